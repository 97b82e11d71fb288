"""Published plans of choosing each other, played from the forms to the ends (K7)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from campaigns import codes, person, run, table, write_plain
from departments.test_ranges import COAL, SUBJECTS, UNITS, rule, ruled
from departments.test_rounds import round_row, wish
from departments.towns import DECISIONS, allocate, answer, decide, found, places, result, town


def verdicts(root: Path) -> dict[str, str]:
    rows = table(root / "结果" / "报名审核结果.xlsx", "选部门")
    return {row["编号"]: row["审核结果"] for row in rows}


def to_the_end(
    root: Path, answers: Mapping[str, Mapping[str, int | None]]
) -> dict[str, tuple[str, str]]:
    """Picks, proposals followed, and where everybody ends."""
    allocate(root)
    answer(root, answers)
    assert {code for _, code in found(allocate(root))} == set()
    proposed = {row["编号"]: row["建议去向"] for row in table(root / DECISIONS, "定岗决定")}
    decide(root, proposed)
    assert allocate(root).errors == []
    ends = result(root, "人员去向")
    return {name: (row["去向类别"], row["去向"]) for name, row in ends.items()}


def offered(root: Path) -> list[str]:
    """The departments in the drop-down of the blank form."""
    book = load_workbook(root / "空白表" / "选部门报名表.xlsx")
    return [
        str(rule.formula1)
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.formula1
    ]


def test_plan_29_own_subject_only_and_service_period_exempt(tmp_path: Path) -> None:
    """33 posts in short subjects; only one's own subject; in the service period exempt."""
    quotas = {"语文岗": 17, "数学岗": 16}
    facts = {f"{n:03}": {"学科": "语文" if n <= 18 else "数学"} for n in range(1, 36)}
    choices = {each: [f"{fact['学科']}岗"] for each, fact in facts.items()}
    choices["001"] = ["数学岗"]
    made = ruled(SUBJECTS, quotas, {}, {})
    made.people = [person(each, f"人员{each}", **fact) for each, fact in facts.items()]
    made.department_choices = {each: tuple(own) for each, own in choices.items()}
    made.people[-1] |= {"参加范围": "直接定岗", "定岗部门": "数学岗"}
    root = made.write(tmp_path)
    run("check_registrations", root)
    told = verdicts(root)
    assert {each for each, said in told.items() if said != "通过"} == {"001", "035"}
    ranks = {
        name: {each: n for n, each in enumerate(own, 1)}
        for name, own in {
            "语文岗": [f"{n:03}" for n in range(2, 19)],
            "数学岗": [f"{n:03}" for n in range(19, 35)],
        }.items()
    }
    ends = to_the_end(root, ranks)
    assert sum(category == "部门岗位" for category, _ in ends.values()) == 33
    assert ends["035"] == ("部门岗位", "数学岗")
    assert {each for each, (category, _) in ends.items() if category == "待岗"} == {"001", "034"}


def test_plan_34_nobody_from_the_face_upwards(tmp_path: Path) -> None:
    quotas = {"采掘队": 1, "辅助队": 1, "地面队": 1, "机关科室": 1}
    kinds = {"01": "采掘", "02": "辅助", "03": "地面", "04": "机关"}
    facts = {each: {"岗位类别": kind} for each, kind in kinds.items()}
    choices = {
        "01": ["辅助队", "采掘队"], "02": ["地面队", "辅助队"],
        "03": ["机关科室", "地面队"], "04": ["机关科室", "采掘队"],
    }  # fmt: skip
    root = ruled(COAL, quotas, choices, facts).write(tmp_path)
    allocate(root)
    listed = {
        name: [
            row["编号"] for row in table(root / "06部门初选" / f"部门初选表-{name}.xlsx", "初选")
        ]
        for name in quotas
    }
    assert "01" not in listed["辅助队"]  # nobody upwards is even put before the team
    every = {name: {each: n for n, each in enumerate(own, 1)} for name, own in listed.items()}
    ends = to_the_end(root, every)
    assert {each: place for each, (_, place) in ends.items()} == {
        "01": "采掘队", "02": "辅助队", "03": "地面队", "04": "机关科室",
    }  # fmt: skip


def test_plan_10_two_units_stay_among_themselves(tmp_path: Path) -> None:
    quotas = {"城管中队": 1, "环卫所": 1, "党政办": 1}
    facts = {
        "01": {"现部门": "城管中队"}, "02": {"现部门": "环卫所"}, "03": {"现部门": "党政办"},
    }  # fmt: skip
    choices = {
        "01": ["党政办", "城管中队"], "02": ["党政办", "环卫所"], "03": ["城管中队", "党政办"],
    }  # fmt: skip
    root = ruled(UNITS, quotas, choices, facts).write(tmp_path)
    ends = to_the_end(
        root, {"城管中队": {"01": 1, "03": 2}, "环卫所": {"02": 1}, "党政办": {"03": 1}}
    )
    assert {each: place for each, (_, place) in ends.items()} == {
        "01": "城管中队", "02": "环卫所", "03": "党政办",
    }  # fmt: skip
    ran = run("allocate_departments", root)
    assert ran.errors == []
    decide(root, {"01": "党政办", "03": "城管中队"}, {"01": "工作需要", "03": "工作需要"})
    assert "D70" in {code for _, code in found(run("allocate_departments", root))}


def test_plan_28_the_last_round_is_the_bureaus(tmp_path: Path) -> None:
    """Nine of ten inside the school; who is left goes to lower levels, placed by the bureau."""
    quotas = {"一中": 9, "二中": 1, "三中": 1}
    facts = {f"{n:02}": {"学校等级": "一级"} for n in range(1, 11)}
    rules = [
        rule("学校等级=一级", "一中", rounds="1"),
        rule("学校等级=一级", closed="一中", rounds="末轮"),
    ]
    made = ruled(rules, quotas, {each: ["一中"] for each in facts}, {})
    made.people = [person(each, f"人员{each}", **fact) for each, fact in facts.items()]
    made.more["轮次"] = [round_row(n) for n in (1, 2, 3)]
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"一中": {f"{n:02}": n for n in range(1, 10)}})
    allocate(root)
    assert sum(place == "一中" for place in places(root).values()) == 9  # about 90 %
    wish(made, root, 2, {"10": ["二中"]})
    allocate(root)
    answer(root, {"二中": {}}, "第二轮")  # no school wants the tenth
    allocate(root)
    decide(root, {"10": "三中"}, {"10": "教育局统筹安排到下一级学校"})
    assert allocate(root).errors == []
    ends = result(root, "人员去向")["10"]
    assert (ends["去向类别"], ends["去向"]) == ("部门岗位", "三中")
    assert "教育局统筹安排到下一级学校" in ends["依据"]


def test_plan_08_exempt_posts_keep_their_people(tmp_path: Path) -> None:
    """66 cadres; heads of centres, finance, justice, land and duty posts are exempt."""
    exempt = {"财政所": 3, "司法所": 2, "国土所": 2, "驻村": 4}
    quotas = {"综合岗": 55, **exempt}
    numbers = [f"{n:03}" for n in range(1, 67)]
    people = [person(each, f"人员{each}") for each in numbers]
    placed = [name for name, count in exempt.items() for _ in range(count)]
    for each, name in zip(people, placed, strict=False):
        each |= {"参加范围": "直接定岗", "定岗部门": name}
    made = town(quotas, {each: ["综合岗"] for each in numbers[11:]})
    made.people = people
    root = made.write(tmp_path)
    ends = to_the_end(root, {"综合岗": {each: n for n, each in enumerate(numbers[11:], 1)}})
    assert len(ends) == 66
    assert {category for category, _ in ends.values()} == {"部门岗位"}
    for name, count in quotas.items():
        assert sum(place == name for _, place in ends.values()) == count
    assert run("generate_notices", root).errors == []
    assert len(list((root / "08公文").rglob("直接定岗通知书-*.docx"))) == 11


# -- a round's own deadline, and registering twice ------------------------------------------------


def forms(made: Any, *rows: tuple[str, Sequence[str], datetime]) -> list[dict[str, Any]]:
    return [made.application(each, tuple(own)) | {"报名时间": at} for each, own, at in rows]


def test_the_first_rounds_own_deadline_decides_which_version_counts(tmp_path: Path) -> None:
    made = town({"甲站": 1, "乙站": 1}, {}, 2, 重复报名="以最后一次为准")
    made.more["轮次"] = [round_row(1) | {"报名截止": datetime(2026, 3, 9, 17, 0)}]
    made.department_choices = {"01": ("甲站",)}
    root = made.write(tmp_path)
    rows = forms(
        made,
        ("01", ["甲站"], datetime(2026, 3, 7, 9, 0)),
        ("01", ["乙站"], datetime(2026, 3, 9, 9, 0)),  # after 报名截止, in time for the round
        ("02", ["甲站"], datetime(2026, 3, 9, 16, 0)),
        ("02", ["乙站"], datetime(2026, 3, 9, 18, 0)),  # too late for the round
    )
    write_plain(root / "03报名表" / "选部门报名.xlsx", {"选部门报名": rows})
    ran = run("check_registrations", root)
    assert ran.errors == []
    told = {
        row["编号"]: (row["第一志愿"], row["审核结果"])
        for row in table(root / "结果" / "报名审核结果.xlsx", "选部门")
    }
    assert told == {"01": ("乙站", "通过"), "02": ("甲站", "通过")}


def test_a_later_rounds_deadline_does_the_same(tmp_path: Path) -> None:
    made = town({"甲站": 1, "乙站": 1, "丙站": 1}, {"01": ["甲站"], "02": ["甲站"]}, 2,
                重复报名="以最后一次为准")  # fmt: skip
    made.more["轮次"] = [
        round_row(1), round_row(2) | {"报名截止": datetime(2026, 3, 12, 17, 0)},
    ]  # fmt: skip
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"甲站": {"01": 1}})
    allocate(root)
    rows = forms(
        made,
        ("02", ["乙站"], datetime(2026, 3, 11, 9, 0)),
        ("02", ["丙站"], datetime(2026, 3, 12, 9, 0)),
        ("02", ["乙站"], datetime(2026, 3, 12, 18, 0)),
    )
    write_plain(root / "03报名表" / "第二轮" / "报名.xlsx", {"选部门报名": rows})
    ran = run("allocate_departments", root)
    assert ran.errors == []
    (told,) = table(root / "结果" / "第二轮报名审核结果.xlsx", "选部门")
    assert (told["第一志愿"], told["审核结果"]) == ("丙站", "通过")


def test_different_versions_in_a_round_are_asked_about_where_nothing_is_laid_down(
    tmp_path: Path,
) -> None:
    made = town({"甲站": 1, "乙站": 1}, {"01": ("甲站",)}, 1)
    made.more["轮次"] = [round_row(1) | {"报名截止": datetime(2026, 3, 9, 17, 0)}]
    root = made.write(tmp_path)
    rows = forms(
        made,
        ("01", ["甲站"], datetime(2026, 3, 7, 9, 0)),
        ("01", ["乙站"], datetime(2026, 3, 9, 9, 0)),
    )
    write_plain(root / "03报名表" / "选部门报名.xlsx", {"选部门报名": rows})
    assert codes(run("check_registrations", root).errors)
