"""Random score folders under random rules: what the formulas must get right, whatever comes."""

from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

from campaigns import Town, person
from scoring.score_folder import ScoreFolder

_SURNAMES = "赵钱孙李周吴郑王冯陈"
_NAMES = "一二三四五六七八九十"
POSTS = ("党政办主任", "党政办副主任", "综治办专职副主任")
_MORE = (
    {"项目": "笔试", "方式": "评委打分", "分值": 20, "单张满分": 100},
    {"项目": "群众测评", "方式": "民主测评", "分值": 10, "单张满分": 100},
)
_APPROVAL: list[dict[str, Any]] = [
    {"等次": "赞成", "折算分": 100, "计入分母": "是"},
    {"等次": "不赞成", "折算分": 0, "计入分母": "是"},
    {"等次": "弃权", "折算分": 0, "计入分母": "否"},
]
_WEIGHTS = ((0.35, 0.3, 0.35), (20, 30, 50), (33.3, 33.3, 33.4))


def random_folder(dice: Random) -> ScoreFolder:
    """A campaign with everything that a scheme may vary."""
    town = _town(dice)
    folder = ScoreFolder(town)
    for component in town.components:
        if component["方式"] == "评委打分":
            _mark(dice, folder, component)
    for group in folder.groups:
        _count(dice, folder, group)
    return folder


def _town(dice: Random) -> Town:
    people = [person(f"{n:02d}", f"人{_NAMES[n % 10]}{_NAMES[n // 10]}") for n in range(12)]
    people[3]["姓名"], people[4]["姓名"] = "王芳（大）", "Anna O'Brien"
    town = Town(people=people)
    town.components = _components(dice, town)
    names = [each["项目"] for each in town.components]
    town.basics |= {
        "抽签种子": str(dice.randrange(10**20)),
        "保留小数": dice.choice([0, 1, 2, 2, 3, 4, 5, 6]),
        "舍入方式": dice.choice(["四舍五入", "截尾"]),
        "舍入环节": dice.choice(["逐步舍入", "各项舍入", "总分舍入"]),
        "第二志愿演说成绩": dice.choice(["沿用", "不计" if "竞职演说" in names else "沿用"]),
        "并列处理": dice.choice(["党委决定", names[0], "、".join([*reversed(names), "党委决定"])]),
        "最低得票率": dice.choice(["", "", 62.5]),
        "文字": dice.choice(["简体", "简体", "繁體"]),
        "缺考处理": dice.choice(["", "该项计0分", "不参加排名"]),
    }
    town.judges = tuple(_SURNAMES[n] + "委员" for n in range(dice.randint(1, 10)))
    if dice.random() < 0.3:
        town.grades = [dict(each) for each in _APPROVAL]
    if dice.random() < 0.4:
        names = ["班子成员", "中层干部", "一般干部"]
        weights = zip(names, dice.choice(_WEIGHTS), strict=True)
        town.more["测评分组"] = [{"组别": name, "权重": weight} for name, weight in weights]
    for number in range(dice.randint(1, 12)):
        count = dice.choice([1, 2])
        town.post_choices[f"{number:02d}"] = tuple(dice.sample(POSTS, count))
    _contest(dice, town, [each["项目"] for each in town.components])
    return town


def _contest(dice: Random, town: Town, names: list[str]) -> None:
    """Rules that only some schemes have: ties by facts and lots, pass marks, classes of judges."""
    for each in town.people:
        each["学历"] = dice.choice(["大专", "本科", "本科", "研究生", ""])
        each["退休时间"] = f"{dice.randint(2030, 2032)}-5-2"
    if dice.random() < 0.6:
        links = [*names, "学历", "退休时间", "顺延小数位", "志愿先后", "年龄（少者优先）"]
        town.basics["并列处理"] = "、".join([*dice.sample(links, dice.randint(1, 4)), "抽签"])
        town.basics["并列抽签种子"] = dice.choice(["", "271828"])
    if dice.random() < 0.4:
        only = dice.choice(["", "没有竞争", "不多于3人"])
        town.more["及格规则"] = [
            {"项目": "总分", "占满分": dice.choice(["60%", "85%"]), "限于": only}
        ]
    if dice.random() < 0.4:
        town.posts[0] |= {"职数": 3, "最少报名人数": "1:2"}
        town.basics["报名人数不足时"] = dice.choice(["减少职数进一", "照常"])
    judged = [each["项目"] for each in town.components if each["方式"] == "评委打分"]
    if judged and len(town.judges) > 1 and dice.random() < 0.4:
        cut = dice.randint(1, len(town.judges) - 1)
        town.judge_classes = {
            name: "领导" if n < cut else "职工" for n, name in enumerate(town.judges)
        }
        weights = dice.choice([(60, 40), (33.3, 66.7)])
        town.more["评委分类"] = [
            {"项目": component, "类别": name, "权重": weight}
            for component in judged
            for name, weight in zip(("领导", "职工"), weights, strict=True)
        ]


def _components(dice: Random, town: Town) -> list[dict[str, Any]]:
    """One to five of the components that there may be, with or without sub-criteria."""
    every = [*town.components, *(dict(each) for each in _MORE)]
    usual = every[:3]
    chosen = usual if dice.random() < 0.5 else dice.sample(every, dice.randint(1, len(every)))
    for component in chosen:
        component["分值"] = dice.choice([30, 40, 33.3, 27.5])
        if component["方式"] == "民主测评":
            continue
        high, low = dice.choice([(0, 0), (1, 1), (1, 1), (2, 1), (0, 1)])
        component |= {
            "单张满分": dice.choice([100, 100, 30, 10, 97.3]),
            "去最高分个数": high,
            "去最低分个数": low,
            "去高低分起算人数": high + low + dice.randint(0, 3),
        }
    return chosen


def _mark(dice: Random, folder: ScoreFolder, component: dict[str, Any]) -> None:
    name, full = component["项目"], Decimal(str(component["单张满分"]))
    away = dice.choice([None, *folder.people])
    unit = dice.choice(["1", "0.5", "0.1", "0.01", "0.01", "0.001"])
    lowest = dice.choice([0, 60, 60, 95])
    classes = folder.town.judge_classes
    firsts = {next(each for each in classes if classes[each] == name) for name in classes.values()}
    always = firsts or {folder.town.judges[0]}
    for judge in folder.town.judges:
        marks: dict[str, Any] = {}
        for staff_id in folder.people:
            share = Decimal(dice.randint(lowest, 100) * 100 - dice.randrange(100)) / 10000
            marks[staff_id] = float((full * max(share, Decimal(0))).quantize(Decimal(unit)))
            if staff_id == away:
                marks[staff_id] = "缺考"
            elif judge not in always and dice.random() < 0.08:
                marks[staff_id] = dice.choice(["回避", "缺席"])
        folder.marks[name, judge] = marks


def _count(dice: Random, folder: ScoreFolder, group: str) -> None:
    valid = dice.randint(3, 60)
    counts: dict[str, tuple[int, ...]] = {}
    grades = len(folder.town.grades)
    for staff_id in folder.people:
        first = dice.randint(1, valid)  # somebody is in the denominator
        cuts = sorted(dice.randint(first, valid) for _ in range(grades - 2))
        bounds = [0, first, *cuts, valid]
        counts[staff_id] = tuple(end - start for start, end in pairwise(bounds))
    folder.counts[group] = counts
    paper = {"应到": valid + 3, "实到": valid + 2, "发出": valid + 2, "收回": valid + 1}
    folder.turnouts[group] = {**paper, "有效": valid, "无效": 1}
