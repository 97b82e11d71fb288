"""A contest drawn by lot with a panel in classes, trimmed criteria, ties by facts, pass marks.

Nothing here reads the program. Everybody competes for one post; a written mark is typed in, and
judges of two classes mark two criteria each.
"""

import datetime as dt
import random
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from acceptance.arithmetic import rounded
from acceptance.inputs import ROSTER_COLUMNS
from acceptance.plain_items import PLAIN_ITEMS
from acceptance.workbooks import write_plain

WRITTEN, INTERVIEW = "笔试", "面试"
CRITERIA = {"内容": 60, "表达": 40}
HEADERS = [f"{name}（{full}分）" for name, full in CRITERIA.items()]
SCHOOLS = ("高中", "大专", "本科", "研究生")
AWAY = "缺席"
Marks = tuple[int, int] | None
"""By criterion; None where the judge was away."""


@dataclass
class Panel:
    """What is declared, and how everybody marks."""

    seed: int
    places: int
    rounding: str
    stage: str
    quotas: dict[str, int]
    points: int
    """Of the written test; the rest of 100 is the interview's."""
    judges: dict[str, str]
    """The class of each judge."""
    weights: dict[str, int]
    drop_high: int
    drop_low: int
    drop_over: int
    pass_mark: int
    """Of the interview, always."""
    few: int
    """A total of 60 is asked for where no more compete."""
    choices: dict[str, str]
    written: dict[str, int] = field(default_factory=dict)
    marks: dict[tuple[str, str], Marks] = field(default_factory=dict)
    """By judge and person."""
    excellent: dict[str, int] = field(default_factory=dict)
    school: dict[str, str] = field(default_factory=dict)


def random_panel(seed: int) -> Panel:
    """Draw a contest; the same one for the same seed."""
    lot = random.Random(seed)
    names = ["秦山", "顾平", "雷声", "夏雨", "冬青", "高原", "江河"]
    classes = {name: "领导" if n < 3 else "群众" for n, name in enumerate(names)}
    weight = lot.choice([30, 50, 60])
    high, low = lot.randint(0, 1), lot.randint(0, 1)
    labels = ["党政办主任", "综治办主任", "财政所所长"]
    numbers = [f"{n:02d}" for n in range(1, 15)]
    panel = Panel(
        seed=seed,
        places=lot.randint(0, 2),
        rounding=lot.choice(["四舍五入", "截尾"]),
        stage=lot.choice(["逐步舍入", "各项舍入", "总分舍入"]),
        quotas={label: lot.randint(1, 2) for label in labels},
        points=lot.choice([30, 40, 50]),
        judges=classes,
        weights={"领导": weight, "群众": 100 - weight},
        drop_high=high,
        drop_low=low,
        drop_over=lot.randint(high + low, 4),
        pass_mark=lot.choice([55, 60]),
        few=lot.randint(1, 4),
        choices={
            number: lot.choice(labels[:2]) if n < 11 else labels[2]
            for n, number in enumerate(numbers)
        },
    )
    for number in numbers:
        panel.written[number] = lot.choice([40, 61, 62])
        panel.excellent[number] = lot.randint(0, 1)
        panel.school[number] = lot.choice([*SCHOOLS[2:], ""])
        alike = (lot.choice([30, 42]), 25)
        for place, judge in enumerate(names):
            away = place not in (0, 3) and lot.random() < 0.1  # one of each class is there
            same = lot.random() < 0.96
            mark = alike if same else (lot.randint(30, 60), lot.randint(20, 40))
            panel.marks[judge, number] = None if away else mark
    return panel


# -- workbooks ------------------------------------------------------------------------------------


def write_inputs(panel: Panel, folder: Path) -> None:
    """Write scheme, roster, register and what is handed in: header rows and data."""
    items = PLAIN_ITEMS | {
        "最多志愿数": 1, "抽签种子": str(panel.seed),
        "并列处理": f"{WRITTEN}、优秀次数、学历",
        "保留小数": panel.places, "舍入方式": panel.rounding, "舍入环节": panel.stage,
    }  # fmt: skip
    trimming = [panel.drop_high, panel.drop_low, panel.drop_over]
    scheme: dict[str, list[list[Any]]] = {
        "基本信息": [["项目", "内容"], *map(list, items.items())],
        "竞争职位": [
            ["部门", "职务", "职数", "政治面貌要求", "最低工作年限"],
            *([label[:3], label[3:], n, None, None] for label, n in panel.quotas.items()),
        ],
        "双选部门": [["部门", "职数", "包含岗位", "分管领导"]],
        "评分项目": [
            ["项目", "方式", "分值", "单张满分", "去最高分个数", "去最低分个数",
             "超过几个分才去高低分", "去高低分按", "及格线"],
            [WRITTEN, "直接录入", panel.points, 100, None, None, None, None, None],
            [INTERVIEW, "评委打分", 100 - panel.points, 100, *trimming, "评分细则",
             panel.pass_mark],
        ],
        "评委名单": [
            ["姓名", "职务", "类别", INTERVIEW],
            *([judge, None, kind, "是"] for judge, kind in panel.judges.items()),
        ],
        "测评等次": [["等次", "折算分", "计入分母"]],
        "评分细则": [
            ["项目", "细则", "满分"], *([INTERVIEW, *each] for each in CRITERIA.items()),
        ],
        "评委分类": [
            ["项目", "类别", "权重"], *([INTERVIEW, *each] for each in panel.weights.items()),
        ],
        "及格规则": [
            ["项目", "适用", "不低于", "占满分", "限于"],
            ["总分", None, 60, None, f"不多于{panel.few}人"],
        ],
    }  # fmt: skip
    write_plain(folder / "01活动方案.xlsx", scheme)
    roster = [
        [n, f"人{n}", "女", "1985.06", "汉族", "中共党员", panel.school[n] or None, "2015.07",
         "行政编制", "在岗", "党政办", "干事", "竞争和双选", None, None, panel.excellent[n]]
        for n in panel.choices
    ]  # fmt: skip
    write_plain(folder / "02干部花名册.xlsx", {"花名册": [[*ROSTER_COLUMNS, "优秀次数"], *roster]})
    when = dt.datetime(2026, 3, 5, 9, 0)
    rows = [[n, f"人{n}", label, "是", when] for n, label in panel.choices.items()]
    header = ["编号", "姓名", "第一志愿", "服从调剂", "报名时间"]
    write_plain(folder / "03报名表" / "登记.xlsx", {"竞争上岗报名": [header, *rows]})


def hand_in(panel: Panel, folder: Path) -> None:
    """Type the written marks, and every judge's sheet."""
    who = ["编号", "姓名", "竞争职位"]
    typed = [[n, f"人{n}", label, panel.written[n]] for n, label in panel.choices.items()]
    write_plain(folder / "04评分表" / f"{WRITTEN}成绩表.xlsx", {"成绩": [[*who, "得分"], *typed]})
    for judge in panel.judges:
        rows = []
        for number, label in panel.choices.items():
            given = panel.marks[judge, number]
            own = [*given, sum(given)] if given else [None, None, AWAY]
            rows.append([number, f"人{number}", label, *own])
        sheet = [[*who, *HEADERS, "得分"], *rows]
        write_plain(folder / "04评分表" / f"{INTERVIEW}评分表-{judge}.xlsx", {"评分表": sheet})


# -- arithmetic -----------------------------------------------------------------------------------


@dataclass
class Result:
    """What somebody has at a post."""

    written: Fraction
    interview: Fraction
    total: Fraction
    below: bool = False
    rank: int = 0


def _at(panel: Panel, value: Fraction, stages: set[str]) -> Fraction:
    return rounded(value, panel.places, panel.rounding) if panel.stage in stages else value


def _trimmed(panel: Panel, marks: list[int]) -> Fraction:
    kept = sorted(marks)
    if len(kept) > panel.drop_over:
        kept = kept[panel.drop_low : len(kept) - panel.drop_high]
    return Fraction(sum(kept), len(kept))


def interview_mean(panel: Panel, number: str) -> Fraction:
    """Return the sum of the criteria's means, each class by its weight."""
    mean = Fraction(0)
    for place in range(len(CRITERIA)):
        for kind, weight in panel.weights.items():
            marks = [
                given[place]
                for judge, own in panel.judges.items()
                if own == kind and (given := panel.marks[judge, number])
            ]
            mean += _trimmed(panel, marks) * weight / 100
    return mean


def results(panel: Panel) -> dict[str, Result]:
    """Give everybody's result."""
    found = {}
    for number, label in panel.choices.items():
        mean = _at(panel, interview_mean(panel, number), {"逐步舍入"})
        steps = {"逐步舍入", "各项舍入"}
        written = _at(panel, Fraction(panel.written[number] * panel.points, 100), steps)
        interview = _at(panel, mean * (100 - panel.points) / 100, steps)
        total = rounded(written + interview, panel.places, panel.rounding)
        people = sum(other == label for other in panel.choices.values())
        below = mean < panel.pass_mark or (people <= panel.few and total < 60)
        found[number] = Result(written, interview, total, below)
    for label in panel.quotas:
        own = [number for number, chosen in panel.choices.items() if chosen == label]
        links: list[dict[str, Fraction | int | None]] = [
            {n: found[n].total for n in own},
            {n: found[n].written for n in own},
            {n: panel.excellent[n] for n in own},
            {n: SCHOOLS.index(panel.school[n]) if panel.school[n] else None for n in own},
        ]
        for place, number in _ordered(own, links, 1):
            found[number].rank = place
    return found


def _ordered(
    people: list[str], links: list[dict[str, Fraction | int | None]], first: int
) -> list[tuple[int, str]]:
    """Part equals link by link; what is not known of one of them parts nobody any more."""
    if len(people) == 1 or not links:
        return [(first, number) for number in people]
    values = {number: links[0][number] for number in people}
    known = [value for value in values.values() if value is not None]
    if len(known) < len(people):
        return [(first, number) for number in people]
    placed = []
    for value in sorted(set(known), reverse=True):
        equals = [number for number in people if values[number] == value]
        placed += _ordered(equals, links[1:], first)
        first += len(equals)
    return placed


def advice(panel: Panel) -> dict[str, str]:
    """Propose the best who pass for the places; who is equal at the last one is left open."""
    found = results(panel)
    words = dict.fromkeys(panel.choices, "不任用")
    for label, quota in panel.quotas.items():
        own = [n for n in panel.choices if panel.choices[n] == label and not found[n].below]
        for number in own:
            ahead = sum(found[other].rank < found[number].rank for other in own)
            equals = sum(found[other].rank == found[number].rank for other in own)
            if ahead + equals <= quota:
                words[number] = "任用"
            elif ahead < quota:
                words[number] = "提请党委研究"
    return words
