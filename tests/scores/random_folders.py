"""Random score folders under random rules: what the formulas must get right, whatever comes."""

from decimal import Decimal
from random import Random
from typing import Any

from campaigns import Town, person
from scores.score_folder import ScoreFolder

_SURNAMES = "赵钱孙李周吴郑王冯陈"
_NAMES = "一二三四五六七八九十"
POSTS = ("党政办主任", "党政办副主任", "综治办专职副主任")


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
    town = Town(people=people)
    town.basics |= {
        "抽签种子": str(dice.randrange(10**20)),
        "保留小数": dice.choice([0, 1, 2, 2, 3, 4]),
        "舍入方式": dice.choice(["四舍五入", "截尾"]),
        "舍入环节": dice.choice(["逐步舍入", "各项舍入", "总分舍入"]),
        "第二志愿演说成绩": dice.choice(["沿用", "不计"]),
        "并列处理": dice.choice(["党委决定", "民主测评", "联席会评分、竞职演说、党委决定"]),
        "最低得票率": dice.choice(["", "", 62.5]),
        "文字": dice.choice(["简体", "简体", "繁體"]),
    }
    town.judges = tuple(_SURNAMES[n] + "委员" for n in range(dice.randint(1, 10)))
    for component in town.components:
        high, low = dice.choice([(0, 0), (1, 1), (1, 1), (2, 1), (0, 1)])
        component |= {
            "分值": dice.choice([30, 40, 33.3, 27.5]),
            "单张满分": 100 if component["方式"] == "民主测评" else dice.choice([100, 100, 30, 10]),
            "去最高分个数": high,
            "去最低分个数": low,
            "去高低分起算人数": high + low + dice.randint(0, 3),
        }
    if dice.random() < 0.4:
        town.more["测评分组"] = [
            {"组别": "班子成员", "权重": 0.35},
            {"组别": "中层干部", "权重": 0.3},
            {"组别": "一般干部", "权重": 0.35},
        ]
    for number in range(dice.randint(2, 12)):
        count = dice.choice([1, 2])
        town.post_choices[f"{number:02d}"] = tuple(dice.sample(POSTS, count))
    return town


def _mark(dice: Random, folder: ScoreFolder, component: dict[str, Any]) -> None:
    name, full = component["项目"], Decimal(component["单张满分"])
    away = dice.choice([None, *folder.people])
    unit = dice.choice(["1", "0.5", "0.1", "0.01"])
    for judge in folder.town.judges:
        marks: dict[str, Any] = {}
        for staff_id in folder.people:
            share = Decimal(dice.randint(60, 100)) / 100 - Decimal(dice.randrange(100)) / 10000
            marks[staff_id] = float((full * share).quantize(Decimal(unit)))
            if staff_id == away:
                marks[staff_id] = "缺考"
            elif judge != folder.town.judges[0] and dice.random() < 0.08:
                marks[staff_id] = dice.choice(["回避", "缺席"])
        folder.marks[name, judge] = marks


def _count(dice: Random, folder: ScoreFolder, group: str) -> None:
    valid = dice.randint(3, 60)
    counts: dict[str, tuple[int, ...]] = {}
    for staff_id in folder.people:
        cuts = sorted(dice.randint(0, valid) for _ in range(3))
        counts[staff_id] = (cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], valid - cuts[2])
    folder.counts[group] = counts
    paper = {"应到": valid + 3, "实到": valid + 2, "发出": valid + 2, "收回": valid + 1}
    folder.turnouts[group] = {**paper, "有效": valid, "无效": 1}
