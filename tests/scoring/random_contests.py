"""Random contests of every kind of rule: classes, stages, entered marks, points, marks by post.

The sheets are those that the program makes; they are filled in as they come, stage by stage.
"""

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import load_workbook

from campaigns import Ran, Town, fill, fill_items, person, run, table

POSTS = ("党政办主任", "党政办副主任", "综治办专职副主任")
CLASSES = ("正职", "副职", "副职")
AWARDS: list[dict[str, Any]] = [
    {"项目": "资历分", "依据": "学历", "等于": "研究生", "得分": 12.5},
    {"项目": "资历分", "依据": "学历", "等于": "本科", "得分": 9},
    {"项目": "资历分", "依据": "学历", "等于": "大专", "得分": 6},
    {"项目": "资历分", "依据": "工作年限", "得分": 1, "每增": 1.5, "加分": 0.7, "封顶": 9.3},
    {"项目": "资历分", "依据": "奖励分", "得分": 0, "每增": "最高", "加分": 8},
    {"项目": "资历分", "依据": "对口", "等于": "是", "得分": 10, "适用": "正职"},
    {"项目": "资历分", "依据": "对口", "等于": "否", "得分": -3, "适用": "正职"},
]


def random_contest(dice: Random) -> Town:
    """A town with three posts in two classes, and any of the further rules."""
    town = Town(people=[_person(dice, n) for n in range(12)])
    for post, group in zip(town.posts, CLASSES, strict=True):
        post |= {"类别": group, "职数": dice.randint(1, 2)}
    town.components = _components(dice)
    names = [each["项目"] for each in town.components if each["分值"]]
    town.basics |= {
        "抽签种子": str(dice.randrange(10**20)),
        "保留小数": dice.choice([0, 1, 2, 2, 3]),
        "舍入方式": dice.choice(["四舍五入", "截尾"]),
        "舍入环节": dice.choice(["逐步舍入", "各项舍入", "总分舍入"]),
        "并列处理": dice.choice(["党委决定", "、".join(dice.sample(names, 2))]),
    }
    if any(each["方式"] == "赋分" for each in town.components):
        town.more["赋分标准"] = AWARDS
    if dice.random() < 0.7:
        rules = (("前几名", 4), ("按职数比例", "1:3"), ("不低于", 1))
        stages = {each["环节"] for each in town.components if each["环节"] != "面试"}
        town.more["晋级规则"] = [
            {"环节": stage, "适用": "", "规则": rule, "值": value, "并列": "都进入"}
            for stage in (*sorted(stages), "总分")
            for rule, value in [dice.choice(rules)]
        ]
    for number in range(dice.randint(3, 12)):
        town.post_choices[f"{number:02d}"] = tuple(dice.sample(POSTS, dice.choice([1, 2])))
    return town


def _person(dice: Random, number: int) -> dict[str, Any]:
    return person(f"{number:02d}", f"人{'甲乙丙丁戊己庚辛壬癸子丑'[number]}") | {
        "学历": dice.choice(["研究生", "本科", "大专"]),
        "参加工作时间": f"{dice.randint(1995, 2020)}.{dice.randint(1, 12):02d}",
        "奖励分": dice.choice([0, 1, 2.5, 7]),
        "对口": dice.choice(["是", "否"]),
        "现部门": dice.choice(["党政办", "综治办", "财政所"]),
    }


def _components(dice: Random) -> list[dict[str, Any]]:
    """A written test first; then whatever the dice give, for all or for one class."""

    def made(name: str, way: str, stage: str, **more: Any) -> dict[str, Any]:
        points = dice.choice([30, 40, 33.3])
        return {"项目": name, "方式": way, "分值": points, "单张满分": 100, "环节": stage} | more

    first = made("笔试", "直接录入", "笔试", 分值=dice.choice([0, 40, 30]))
    drop = dice.choice([0, 1])
    others = [
        made("面试", "评委打分", "面试", 去最高分个数=drop, 去最低分个数=drop),
        made("述职", "评委打分", "面试", 类别="正职", 分开计分="按职位"),
        made("对口评分", "直接录入", "面试", 分开计分="按职位", 单张满分=dice.choice([10, 97.3])),
        made("资历分", "赋分", "面试", 单张满分=30),
        made("科室测评", "民主测评", "面试", 分开计分="按本部门"),
        made("职位测评", "民主测评", "面试", 类别="副职", 分开计分="按职位"),
        made("民主测评", "民主测评", "面试"),
    ]
    return [first, others[0], *dice.sample(others[1:], dice.randint(1, 4))]


def play(town: Town, dice: Random, root: Path) -> Ran:
    """Write, prepare and fill in, stage by stage, until it can be added up."""
    town.write(root)
    done: set[Path] = set()
    for _ in range(3):
        assert run("prepare_scoring", root).errors == []
        for path in sorted((root / "04评分表").glob("*.xlsx")):
            if path not in done and "选票" not in path.name:
                _fill(town, dice, path)
                done.add(path)
        ran = run("consolidate_scores", root)
        if ran.outcome or ran.errors:
            return ran
    return ran


def _fill(town: Town, dice: Random, path: Path) -> None:
    if "计票表" in path.name:
        valid = dice.randint(3, 40)
        people = [row["编号"] for row in table(path, "计票表")]
        first = {who: dice.randint(1, valid) for who in people}
        for grade, counts in (
            ("优秀", first),
            ("称职", {who: valid - given for who, given in first.items()}),
            ("基本称职", dict.fromkeys(people, 0)),
            ("不称职", dict.fromkeys(people, 0)),
        ):
            fill(path, "计票表", grade, counts)
        paper = {"应到": valid + 3, "实到": valid + 2, "发出": valid + 2, "收回": valid + 1}
        fill_items(path, "票数", paper | {"有效": valid, "无效": 1})
        return
    sheet = "成绩" if "成绩表" in path.name else "评分表"
    component = next(each for each in town.components if path.name.startswith(each["项目"]))
    full = Decimal(str(component["单张满分"]))
    book = load_workbook(path)
    rows = list(book[sheet].iter_rows())
    header = next(row for row in rows if any(cell.value == "得分" for cell in row))
    at = {str(cell.value): place for place, cell in enumerate(header)}
    absent = dice.random() < 0.3
    for row in rows[rows.index(header) + 1 :]:
        if row[at["编号"]].value and row[at["竞争职位"]].value:
            mark = full * dice.randint(50, 100) / 100
            row[at["得分"]].value = float(mark.quantize(Decimal("0.1")))
            if absent and sheet == "成绩" and dice.random() < 0.2:
                row[at["得分"]].value = "缺考"
    book.save(path)
