"""赋分: the published tables of points (plans.md), with their values."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from campaigns import codes, person, table
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import ScoreFolder, results, town

Rows = Sequence[Mapping[str, Any]]


def line(component: str, fact: str, points: Any = None, **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("从", "到", "等于", "每增", "加分", "封顶", "适用"))
    return {"项目": component, "依据": fact, "得分": points} | empty | more


def folder(components: Mapping[str, Any], rows: Rows, people: Mapping[str, Any]) -> ScoreFolder:
    """01 and whoever else is named compete for one post; each has the facts that are given."""
    made = town(年限计算日="2013-06-01")
    made.components = [
        {"项目": name, "方式": "赋分", "分值": points, "单张满分": points}
        for name, points in components.items()
    ]
    made.more["赋分标准"] = rows
    headers = {header for facts in people.values() for header in facts}
    made.people = [
        person(staff_id, f"人{'甲乙丙丁戊己庚辛'[number]}", **dict.fromkeys(headers, "") | facts)
        for number, (staff_id, facts) in enumerate(people.items())
    ]
    for each in made.posts:
        each["政治面貌要求"], each["最低工作年限"] = "", ""
    made.post_choices = dict.fromkeys(people, ("党政办主任",))
    return ScoreFolder(made)


def totals(root: Path, name: str = "总分") -> dict[str, Any]:
    return {row["编号"]: row[name] for row in results(root)}


COAL = [  # [32]
    line("履历", "管理年限", 9, 从=3),
    line("履历", "管理年限", 0, 每增=1, 加分=3),
    line("履历", "本岗位工作", 10, 等于="是"),
    line("履历", "本岗位工作", 0),
    line("履历", "近三年荣誉", 3, 等于="有"),
    line("履历", "近三年荣誉", 0),
    line("履历", "年龄", 8, 到=34),
    line("履历", "年龄", 6, 从=35, 到=45),
    line("履历", "年龄", 4, 从=46, 到=49),
    line("履历", "年龄", 0, 从=50),
]


@pytest.mark.parametrize(
    ("since", "field", "honours", "born", "points"),
    [
        ("2010-05-01", "是", "有", "1979-06-01", 30),  # 34 years: 8
        ("2010-06-01", "是", "有", "1978-06-02", 30),
        ("2011-01-01", "是", "无", "1978-06-01", 22),  # 2 whole years: 6
        ("2012-06-02", "否", "无", "1967-06-02", 6),  # none whole; 45
        ("2012-06-01", "否", "无", "1967-06-01", 7),  # 1 year: 3; 46
        ("2005-01-01", "否", "有", "1963-06-02", 16),  # 49
        ("2005-01-01", "否", "有", "1963-06-01", 12),  # 50
    ],
)
def test_career_of_a_coal_company(
    since: str, field: str, honours: str, born: str, points: int, tmp_path: Path
) -> None:
    facts = {"管理时间": since, "本岗位工作": field, "近三年荣誉": honours, "出生年月": born}
    made = folder({"履历": 30}, COAL, {"01": facts})
    assert made.consolidate(tmp_path).errors == []
    assert totals(tmp_path) == {"01": points}


NINGXIANG = [  # [40], counted to 1 June 2013
    line("学历分", "学历", 8 + 2, 等于="211/985全日制本科", 封顶=15),
    line("学历分", "学历", 8 + 4, 等于="硕士"),
    line("学历分", "学历", 8 + 7, 等于="博士"),
    line("学历分", "学历", 8),
    line("资历分", "职级", 15, 等于="科员"),
    line("资历分", "职级", 20, 等于="副科级"),
    line("资历分", "职级", 25, 等于="副科职"),
    line("职称分", "职称", 8 + 2, 等于="初级", 封顶=15),
    line("职称分", "职称", 8 + 4, 等于="中级"),
    line("职称分", "职称", 8 + 7, 等于="高级"),
    line("职称分", "职称", 8, 等于="无"),
    line("考核分", "近三年优秀次数", 15, 每增=1, 加分=5, 封顶=30),
    line("奖励分", "县级奖励", 8, 每增=1, 加分=5),
    line("奖励分", "上级奖励", 0, 每增=1, 加分=7),
]
NINGXIANG_FULL = {"学历分": 15, "资历分": 25, "职称分": 15, "考核分": 30, "奖励分": 15}


@pytest.mark.parametrize(
    ("facts", "points"),
    [
        (("本科", "科员", "无", "称职称职称职", 0, 0), (8, 15, 8, 15, 8)),
        (("211/985全日制本科", "副科级", "初级", "优秀称职称职", 1, 0), (10, 20, 10, 20, 13)),
        (("硕士", "副科职", "中级", "优秀优秀称职", 0, 1), (12, 25, 12, 25, 15)),
        (("博士", "副科职", "高级", "优秀优秀优秀", 1, 1), (15, 25, 15, 30, 15)),
    ],
)
def test_career_points_of_ningxiang(
    facts: Sequence[Any], points: Sequence[int], tmp_path: Path
) -> None:
    education, rank, title, grades, county, higher = facts
    years = {f"{2010 + n}年考核": grades[2 * n : 2 * n + 2] for n in range(3)}
    own = {"学历": education, "职级": rank, "职称": title, "县级奖励": county, "上级奖励": higher}
    made = folder(NINGXIANG_FULL, NINGXIANG, {"01": own | years})
    assert made.consolidate(tmp_path).errors == []
    row = results(tmp_path)[0]
    assert [row[name] for name in NINGXIANG_FULL] == list(points)
    assert row["总分"] == sum(points)


SECOND_PAGE = [  # the second page at [40]
    line("机关年限", "机关工作年限", 15, 从=3, 到=5),
    line("机关年限", "机关工作年限", 10, 到=3),
    line("机关年限", "机关工作年限", 20, 从=5),
    line("任职", "领导副职年数", 25, 每增=1, 加分=10),
    line("任职", "非领导副职年数", 0, 每增=1, 加分=5),
]


@pytest.mark.parametrize(
    ("since", "leading", "other", "points"),
    [
        ("2010-06-02", 0, 0, (10, 25)),  # 2 years 11 months
        ("2010-06-01", 1, 1, (15, 40)),  # 25 + 10 + 5
        ("2008-06-01", 0, 2, (15, 35)),
        ("2008-05-01", 2, 3, (20, 40)),  # 60, of which 40 count
    ],
)
def test_years_in_organs_and_in_office(
    since: str, leading: int, other: int, points: Sequence[int], tmp_path: Path
) -> None:
    facts = {"机关工作时间": since, "领导副职年数": leading, "非领导副职年数": other}
    made = folder({"机关年限": 20, "任职": 40}, SECOND_PAGE, {"01": facts})
    assert made.consolidate(tmp_path).errors == []
    row = results(tmp_path)[0]
    assert (row["机关年限"], row["任职"]) == points


@pytest.mark.parametrize(
    ("grades", "merits", "points"),
    [("称称称", 0, 20), ("优称优", 0, 24), ("优优优", 0, 27), ("称优称", 1, 30), ("称优优", 0, 24)],
)
def test_excellent_years_and_merits(grades: str, merits: int, points: int, tmp_path: Path) -> None:
    rows = [
        line("考核", "近三年优秀次数", 20 + 7, 从=3),  # three of three years are three in a row
        line("考核", "近三年优秀次数", 20, 每增=1, 加分=2),
        line("考核", "二等功次数", 0, 每增=1, 加分=10),
    ]
    words = {"称": "称职", "优": "优秀"}
    years = {f"{2010 + n}年考核": words[grade] for n, grade in enumerate(grades)}
    made = folder({"考核": 30}, rows, {"01": years | {"二等功次数": merits}})
    assert made.consolidate(tmp_path).errors == []
    assert totals(tmp_path) == {"01": points}


BONUS = [  # gwytk.com, at most 5
    line("加分", "学历", 1, 等于="硕士研究生、研究生"),
    line("加分", "学历", 0),
    line("加分", "职称、任现级年限", 2, 等于="高级"),
    line("加分", "职称、任现级年限", 2, 从=3),
    line("加分", "职称、任现级年限", 1, 等于="中级"),
    line("加分", "职称、任现级年限", 1, 从=0, 到=3),
    line("加分", "职称、任现级年限", 0),
    line("加分", "近三年优秀次数", 0.5, 等于=1),
    line("加分", "近三年优秀次数", 1, 等于=2),
    line("加分", "近三年优秀次数", 2, 等于=3),
    line("加分", "近三年优秀次数", 0),
]


@pytest.mark.parametrize(
    ("education", "title", "since", "excellent", "points"),
    [
        ("本科", "无", "2013-01-01", 0, 1),
        ("研究生", "无", "2010-06-01", 1, 3.5),
        ("研究生", "中级", "2012-01-01", 2, 3),
        ("研究生", "高级", "2012-01-01", 3, 5),
        ("本科", "中级", "2009-01-01", 0, 2),
    ],
)
def test_bonus_of_a_recruitment(
    education: str, title: str, since: str, excellent: int, points: float, tmp_path: Path
) -> None:
    years = {f"{2012 - n}年考核": "优秀" if n < excellent else "称职" for n in range(3)}
    facts = {"学历": education, "职称": title, "任现级时间": since} | years
    made = folder({"加分": 5}, BONUS, {"01": facts})
    assert made.consolidate(tmp_path).errors == []
    assert totals(tmp_path) == {"01": points}


def test_minus_never_falls_below_nothing(tmp_path: Path) -> None:
    rows = [line("履历", "处分次数", 5, 每增=1, 加分=-3)]
    made = folder({"履历": 5}, rows, {"01": {"处分次数": 1}, "02": {"处分次数": 3}})
    assert made.consolidate(tmp_path).errors == []
    assert totals(tmp_path) == {"01": 2, "02": 0}


def test_share_of_the_best(tmp_path: Path) -> None:
    rows = [line("办案", "办案数", 每增="最高", 加分=40)]
    made = folder({"办案": 40}, rows, {"01": {"办案数": 120}, "02": {"办案数": 90}})
    assert made.consolidate(tmp_path).errors == []
    assert totals(tmp_path) == {"01": 40, "02": 30}


def test_points_that_depend_on_the_post(tmp_path: Path) -> None:
    """[32]: work in the field of the post, 10 or 0."""
    rows = [
        line("对口", "专业", 10, 等于="法学", 适用="综治办专职副主任"),
        line("对口", "专业", 10, 等于="中文", 适用="党政办主任、党政办副主任"),
        line("对口", "专业", 0),
    ]
    made = folder({"对口": 10}, rows, {"01": {"专业": "法学"}, "02": {"专业": "中文"}})
    made.town.post_choices = dict.fromkeys(("01", "02"), ("党政办主任", "综治办专职副主任"))
    assert made.consolidate(tmp_path).errors == []
    found = {(row["编号"], row["竞争职位"]): row["总分"] for row in results(tmp_path)}
    assert found == {
        ("01", "党政办主任"): 0, ("01", "综治办专职副主任"): 10,
        ("02", "党政办主任"): 10, ("02", "综治办专职副主任"): 0,
    }  # fmt: skip


def test_points_of_a_class_of_posts(tmp_path: Path) -> None:
    rows = [line("资历", "工作年数", 5, 适用="正职"), line("资历", "工作年数", 3, 适用="副职")]
    made = folder({"资历": 5}, rows, {"01": {"工作年数": 9}})
    for post, group in zip(made.town.posts, ("正职", "副职", "副职"), strict=True):
        post["类别"] = group
    made.town.post_choices = {"01": ("党政办主任", "党政办副主任")}
    assert made.consolidate(tmp_path).errors == []
    assert [row["总分"] for row in results(tmp_path)] == [5, 3]


def test_every_point_is_explained(tmp_path: Path) -> None:
    rows = [line("考核分", "近三年优秀次数", 15, 每增=1, 加分=5, 封顶=22)]
    years = {"2010年考核": "优秀", "2011年考核": "优秀", "2012年考核": "称职"}
    made = folder({"考核分": 30}, rows, {"01": years})
    assert made.consolidate(tmp_path).errors == []
    row = table(tmp_path / "结果" / "成绩汇总.xlsx", "考核分")[0]
    assert row["得分说明"] == "近三年优秀次数2：15＋2×5＝25，最多22分"


@pytest.mark.parametrize(
    ("facts", "found"),
    [({"获奖次数": ""}, "M53"), ({"获奖次数": "几次"}, "M54"), ({"别的": 1}, "M53")],
)
def test_what_the_roster_does_not_say_is_never_zero(
    facts: dict[str, Any], found: str, tmp_path: Path
) -> None:
    made = folder({"奖励": 9}, [line("奖励", "获奖次数", 0, 每增=1, 加分=3)], {"01": facts})
    ran = made.consolidate(tmp_path)
    assert {issue.kind.code for issue in ran.errors} == {found}
    assert ran.errors[0].where.file == "02干部花名册.xlsx"


@pytest.mark.parametrize(
    ("row", "cell", "code"),
    [
        ({}, "C2", "S72"),
        ({"得分": 1, "每增": 1}, "H2", "S72"),
        ({"得分": 1, "等于": "是", "从": 1}, "F2", "S72"),
        ({"得分": 1, "从": 5, "到": 3}, "E2", "S72"),
        ({"得分": 1, "适用": "书记"}, "J2", "S40"),
    ],
)
def test_rows_that_mean_nothing(row: dict[str, Any], cell: str, code: str, tmp_path: Path) -> None:
    rows = [line("奖励", "获奖次数", row.get("得分"), **row)]
    ran = folder({"奖励": 9}, rows, {"01": {"获奖次数": 1}}).consolidate(tmp_path)
    assert codes(ran.errors) == {(cell, code)}


def test_a_component_without_a_table(tmp_path: Path) -> None:
    rows = [line("奖励", "获奖次数", 1)]
    made = folder({"奖励": 9, "学历": 5}, rows, {"01": {"获奖次数": 1}})
    assert codes(made.consolidate(tmp_path).errors) == {("A3", "S71")}


@needs_soffice
def test_the_formulas_give_the_same_elsewhere(tmp_path: Path) -> None:
    rows = [*NINGXIANG[9:], *COAL, line("办案", "办案数", 1, 每增="最高", 加分=39, 封顶=33)]
    people = {
        f"{number:02d}": {
            "管理时间": f"20{10 + number % 3}-0{number}-15", "本岗位工作": "是",
            "办案数": number * 7, "近三年荣誉": "无",
            "出生年月": f"19{60 + number * 4}-03-01", "县级奖励": number % 3,
            "上级奖励": number % 2, "2010年考核": "优秀", "2011年考核": "称职",
            "2012年考核": "优秀" if number % 2 else "称职",
        }
        for number in range(1, 9)
    }  # fmt: skip
    made = folder({"考核分": 30, "奖励分": 15, "履历": 30, "办案": 40}, rows, people)
    made.town.basics["舍入环节"] = "总分舍入"
    assert made.consolidate(tmp_path).errors == []
    file = tmp_path / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


@pytest.mark.parametrize("name", ["学历分", "竞职演说", "履历分"])
def test_a_row_for_nothing_that_is_marked_by_points(tmp_path: Path, name: str) -> None:
    """A row under another name would look as if it counted."""
    rows = [line("履历", "处分次数", 5), line(name, "处分次数", 5)]
    made = folder({"履历": 5}, rows, {"01": {"处分次数": 1}})
    ran = made.consolidate(tmp_path)
    found = {(each.where.sheet, each.where.cell, each.kind.code) for each in ran.issues}
    assert {each for each in found if each[0] == "赋分标准"} == {("赋分标准", "A3", "S26")}
