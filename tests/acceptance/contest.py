"""A contest drawn by lot with classes of posts, stages, cuts, marks typed in, and points tables.

Nothing here reads the program. Two classes (正职, 副职) have a written test and an interview in
common; heads hand in a report, deputies are voted on by approval; points follow from the roster.
"""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

from acceptance.arithmetic import rounded
from acceptance.inputs import ROSTER_COLUMNS
from acceptance.plain_items import PLAIN_ITEMS
from acceptance.workbooks import write_plain

HEADS, DEPUTIES = "正职", "副职"
WRITTEN, REPORT, POINTS, VOTE, INTERVIEW = "笔试", "述职", "资历分", "群众评议", "面试"
FULL = {POINTS: 40}
"""Full marks where they are not 100."""
JUDGES = ("秦山", "顾平", "雷声")
ABSENT = "缺考"
SCHOOLS = {"研究生": 12, "本科": 9, "大专": 6}
AGES = ((35, 8), (45, 6), (49, 4), (200, 0))
"""[32]: up to so many years, so many points."""


@dataclass(frozen=True)
class Post:
    office: str
    title: str
    quota: int
    group: str

    @property
    def label(self) -> str:
        return self.office + self.title


@dataclass(frozen=True)
class Rule:
    """Who goes on after the written test: for a class, so many for each place, or so many."""

    group: str
    kind: str
    number: int
    bound: int | None = None
    """At most so many where all equals go on; beyond it none of them does."""

    @property
    def ties(self) -> str:
        return f"都进入，最多{self.bound}人，超过的都不进入" if self.bound else "都进入"

    def places(self, post: Post) -> int:
        return self.number * post.quota if self.kind == "按职数比例" else self.number


@dataclass
class Contest:
    seed: int
    places: int
    rounding: str
    stage: str
    posts: list[Post]
    rules: list[Rule]
    points: dict[str, int]
    cap: int
    """At most so many points for 优秀, of 5 each on a base of 10."""
    choices: dict[str, tuple[str, ...]]
    school: dict[str, str] = field(default_factory=dict)
    born: dict[str, int] = field(default_factory=dict)
    excellent: dict[str, int] = field(default_factory=dict)
    typed: dict[tuple[str, str], int | str] = field(default_factory=dict)
    """Marks out of 100 by component and person, or 缺考."""
    marks: dict[tuple[str, str], int] = field(default_factory=dict)
    """By judge and person."""
    votes: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """For, against, abstained."""

    def post(self, label: str) -> Post:
        return next(post for post in self.posts if post.label == label)

    def asked(self, name: str, labels: Sequence[str]) -> list[str]:
        """For which of these posts a component is."""
        only = {REPORT: HEADS, VOTE: DEPUTIES}.get(name)
        return [label for label in labels if only in (None, self.post(label).group)]


def random_contest(seed: int) -> Contest:
    """Draw a contest; the same one for the same seed."""
    lot = random.Random(seed)
    posts = [
        Post("党政办", "主任", lot.randint(1, 2), HEADS),
        Post("综治办", "主任", 1, HEADS),
        Post("党政办", "副主任", lot.randint(1, 2), DEPUTIES),
    ]
    numbers = [f"{n:02d}" for n in range(1, lot.randint(9, 16))]
    labels = [post.label for post in posts]
    contest = Contest(
        seed=seed,
        places=lot.randint(0, 3),
        rounding=lot.choice(["四舍五入", "截尾"]),
        stage=lot.choice(["逐步舍入", "各项舍入", "总分舍入"]),
        posts=posts,
        rules=[
            Rule(HEADS, "按职数比例", lot.randint(1, 3)),
            Rule(DEPUTIES, "前几名", best := lot.randint(1, 4), best + seed % 2),
        ],
        points={name: lot.randint(10, 40) for name in (WRITTEN, REPORT, POINTS, VOTE, INTERVIEW)},
        cap=lot.choice([15, 20, 100]),
        choices={number: tuple(lot.sample(labels, lot.randint(1, 2))) for number in numbers},
    )
    for number in numbers:
        contest.school[number] = lot.choice([*SCHOOLS])
        contest.born[number] = lot.randint(1968, 1998)
        contest.excellent[number] = lot.randint(0, 3)
        absent = lot.random() < 0.1
        contest.typed[WRITTEN, number] = ABSENT if absent else lot.randint(50, 60)
        contest.typed[REPORT, number] = lot.randint(0, 100)
        for judge in JUDGES:
            contest.marks[judge, number] = lot.randint(60, 95)
        yes = lot.randint(1, 20)
        no = lot.randint(0, 20 - yes)
        contest.votes[number] = (yes, no, 20 - yes - no)
    return contest


# -- workbooks ------------------------------------------------------------------------------------


def write_inputs(contest: Contest, folder: Path) -> None:
    """Write scheme, roster and register: header rows and data."""
    items = PLAIN_ITEMS | {
        "最多志愿数": 2, "抽签种子": str(contest.seed), "并列处理": "党委决定",
        "保留小数": contest.places, "舍入方式": contest.rounding, "舍入环节": contest.stage,
    }  # fmt: skip
    ways = (
        (WRITTEN, "直接录入", WRITTEN, None, 100), (REPORT, "直接录入", INTERVIEW, HEADS, 100),
        (POINTS, "赋分", INTERVIEW, None, FULL[POINTS]),
        (VOTE, "民主测评", INTERVIEW, DEPUTIES, 100),
        (INTERVIEW, "评委打分", INTERVIEW, None, 100),
    )  # fmt: skip
    schools = [[POINTS, "学历", None, None, school, n] for school, n in SCHOOLS.items()]
    ages = [[POINTS, "年龄", None, most, None, n] for most, n in AGES]
    scheme: dict[str, list[list[Any]]] = {
        "基本信息": [["项目", "内容"], *map(list, items.items())],
        "竞争职位": [
            ["部门", "职务", "职数", "政治面貌要求", "最低工作年限", "类别"],
            *([p.office, p.title, p.quota, None, None, p.group] for p in contest.posts),
        ],
        "双选部门": [["部门", "职数", "包含岗位", "分管领导"]],
        "评分项目": [
            ["项目", "方式", "分值", "单张满分", "环节", "类别"],
            *([n, way, contest.points[n], full, stage, g] for n, way, stage, g, full in ways),
        ],
        "评委名单": [["姓名", "职务", INTERVIEW], *([judge, None, "是"] for judge in JUDGES)],
        "测评等次": [
            ["等次", "折算分", "计入分母"],
            ["赞成", 100, "是"], ["不赞成", 0, "是"], ["弃权", 0, "否"],
        ],
        "晋级规则": [
            ["环节", "适用", "规则", "值", "并列"],
            *([WRITTEN, r.group, r.kind, _value(r), r.ties] for r in contest.rules),
        ],
        "赋分标准": [
            ["项目", "依据", "从", "到", "等于", "得分", "每增", "加分", "封顶"],
            *schools, *ages,
            [POINTS, "优秀次数", None, None, None, 10, 1, 5, contest.cap],
        ],
    }  # fmt: skip
    write_plain(folder / "01活动方案.xlsx", scheme)
    roster = [
        [n, f"人{n}", "女", f"{contest.born[n]}.06", "汉族", "中共党员", contest.school[n],
         "2015.07", "行政编制", "在岗", "党政办", "干事", "竞争和双选", None, None,
         contest.excellent[n]]
        for n in contest.choices
    ]  # fmt: skip
    write_plain(folder / "02干部花名册.xlsx", {"花名册": [[*ROSTER_COLUMNS, "优秀次数"], *roster]})
    when = dt.datetime(2026, 3, 5, 9, 0)
    rows = [
        [n, f"人{n}", *labels, *[None] * (2 - len(labels)), "是", when]
        for n, labels in contest.choices.items()
    ]
    header = ["编号", "姓名", "第一志愿", "第二志愿", "服从调剂", "报名时间"]
    write_plain(folder / "03报名表" / "登记.xlsx", {"竞争上岗报名": [header, *rows]})


def _value(rule: Rule) -> str | int:
    return f"1:{rule.number}" if rule.kind == "按职数比例" else rule.number


# -- arithmetic -----------------------------------------------------------------------------------


@dataclass
class Result:
    """What somebody has at a post; a component is missing where it was not reached."""

    parts: dict[str, Fraction]
    total: Fraction
    out: bool
    rank: int | None = None


def _at(contest: Contest, value: Fraction, stages: set[str]) -> Fraction:
    within = contest.stage in stages
    return rounded(value, contest.places, contest.rounding) if within else value


def _part(contest: Contest, name: str, number: str) -> Fraction:
    mean, full = _mean(contest, name, number), FULL.get(name, 100)
    mean = mean if name in (WRITTEN, REPORT, POINTS) else _at(contest, mean, {"逐步舍入"})
    return _at(contest, mean * contest.points[name] / full, {"逐步舍入", "各项舍入"})


def facts_worth(contest: Contest, number: str) -> int:
    """Points of schooling, age and 优秀, at most 40."""
    age = floor(2026 - contest.born[number] - 1)  # born in June, counted on 7 March
    by_age = next(worth for most, worth in AGES if age <= most)
    excellent = min(contest.cap, 10 + 5 * contest.excellent[number])
    return min(FULL[POINTS], SCHOOLS[contest.school[number]] + by_age + excellent)


def _mean(contest: Contest, name: str, number: str) -> Fraction:
    if name == VOTE:
        yes, no, _ = contest.votes[number]
        return Fraction(100 * yes, yes + no)
    if name == INTERVIEW:
        given = [contest.marks[judge, number] for judge in JUDGES]
        return Fraction(sum(given), len(given))
    if name == POINTS:
        return Fraction(facts_worth(contest, number))
    mark = contest.typed[name, number]
    return Fraction(0) if isinstance(mark, str) else Fraction(mark)


def going_on(contest: Contest) -> dict[str, list[str]]:
    """Who reaches the interview, by post: equal at the cut, all in up to a bound; absent, never."""
    found = {}
    for post in contest.posts:
        rule = next(each for each in contest.rules if each.group == post.group)
        marks = {
            number: _part(contest, WRITTEN, number)
            for number, labels in contest.choices.items()
            if post.label in labels and contest.typed[WRITTEN, number] != ABSENT
        }
        most = rule.places(post)
        inside = [n for n, mark in marks.items() if _above(marks, mark) < most]
        if rule.bound and len(inside) > rule.bound:
            last = min(marks[number] for number in inside)
            inside = [number for number in inside if marks[number] > last]
        found[post.label] = inside
    return found


def _above(marks: Mapping[str, Fraction], mark: Fraction) -> int:
    return sum(other > mark for other in marks.values())


def results(contest: Contest) -> dict[tuple[str, str], Result]:
    """Every person's result at every post."""
    staying = going_on(contest)
    found = {}
    for number, labels in contest.choices.items():
        for label in labels:
            names = [WRITTEN]
            if number in staying[label]:
                names += [
                    name
                    for name in (REPORT, POINTS, VOTE, INTERVIEW)
                    if contest.asked(name, [label])
                ]
            parts = {name: _part(contest, name, number) for name in names}
            total = rounded(sum(parts.values(), Fraction(0)), contest.places, contest.rounding)
            found[label, number] = Result(parts, total, number not in staying[label])
    _rank(contest, found)
    return found


def _rank(contest: Contest, found: Mapping[tuple[str, str], Result]) -> None:
    for post in contest.posts:
        own = [each for (label, _), each in found.items() if label == post.label and not each.out]
        for each in own:
            each.rank = 1 + sum(other.total > each.total for other in own)
