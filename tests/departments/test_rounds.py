"""Any number of rounds, and rounds in which both sides name first (K7; plans 06, 07 and 28)."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from campaign.matching.deferred_acceptance import Market
from campaigns import Town, codes, next_line, person, run, table, write_plain
from departments.test_ranges import rule
from departments.towns import allocate, answer, decide, found, places, result, town
from markets import stable_matchings

BLIND = "双方先填"


def round_row(number: int, way: str = "先报后选", names: str = "", choices: str = "") -> Any:
    closes = None if number == 1 else datetime(2026, 3, 10 + number, 17, 0)
    return {
        "轮次": number, "报名截止": closes, "方式": way, "部门填报人数": names,
        "个人填报个数": choices, "说明": "",
    }  # fmt: skip


def names(root: Path, department: str, named: Sequence[str], *below: str) -> None:
    """A department names persons, best first."""
    rows = [{"编号": each, "姓名": "", "排序": rank} for rank, each in enumerate(named, 1)]
    path = root.joinpath("06部门初选", *below, f"部门初选表-{department}.xlsx")
    write_plain(path, {"初选": rows})


def wish(made: Town, root: Path, number: int, choices: Mapping[str, Sequence[str]]) -> None:
    """Forms for a later round."""
    rows = [
        made.application(name, tuple(wanted)) | {"报名时间": datetime(2026, 3, 10 + number, 9, 0)}
        for name, wanted in choices.items()
    ]
    folder = {2: "第二轮", 3: "第三轮", 4: "第四轮", 5: "第五轮"}[number]
    write_plain(root / "03报名表" / folder / "报名.xlsx", {"选部门报名": rows})


def blind_town(
    quotas: Mapping[str, int],
    choices: Mapping[str, Sequence[str]],
    rounds: Sequence[Any],
) -> Town:
    made = town(quotas, choices)
    made.people = [person(each, f"人员{number:03}") for number, each in enumerate(choices)]
    made.more["轮次"] = list(rounds)
    return made


@pytest.mark.parametrize(
    ("closes", "code"),
    [
        (datetime(2025, 3, 12, 17, 0), "S12"),  # before the first
        (datetime(2027, 3, 12, 17, 0), "S23"),  # a year late
        (datetime(2026, 3, 25, 17, 0), "S50"),  # after the campaign
        (datetime(2026, 3, 12, 17, 0), ""),
    ],
)
def test_when_a_later_round_closes(tmp_path: Path, closes: datetime, code: str) -> None:
    rounds = [round_row(1), round_row(2) | {"报名截止": closes}]
    made = blind_town({"甲村": 2}, {"01": ["甲村"], "02": ["甲村"]}, rounds)
    ran = run("check_registrations", made.write(tmp_path))
    own = [each for each in ran.issues if each.where.sheet == "轮次"]
    assert codes(own) == ({("B3", code)} if code else set())


def test_the_sheets_of_a_blind_round_tell_nothing(tmp_path: Path) -> None:
    made = blind_town({"甲村": 2}, {"01": ["甲村"], "02": ["甲村"]}, [round_row(1, BLIND, "2")])
    root = made.write(tmp_path)
    ran = allocate(root)
    assert ran.outcome
    assert ran.outcome.waits_for == ["甲村的初选表还没有交"]
    assert table(root / "06部门初选" / "部门初选表-甲村.xlsx", "初选") == []
    headers = set(_headers(root / "06部门初选" / "部门初选表-甲村.xlsx"))
    assert {"编号", "姓名", "排序"} <= headers
    assert not headers & {"志愿序", "理由", "特长", "现部门"}
    line = next_line(root, date(2026, 3, 6))
    assert [each for each in ("继续收报名表", "甲村") if each not in line] == []
    names(root, "甲村", ["01", "02"])
    assert "继续收报名表" in next_line(root, date(2026, 3, 6)), "until its deadline"


def _headers(path: Path) -> list[str]:
    from openpyxl import load_workbook

    return [str(cell.value) for row in load_workbook(path)["初选"].rows for cell in row]


# [06]: each village names two, each cadre names two; where both agree it stands; 9 leaders and 17
# heads. The wishes are made up, the numbers are the plan's.
def test_plan_06_two_names_on_each_side(tmp_path: Path) -> None:
    people = [f"{n:03}" for n in range(1, 27)]
    villages = [f"{'一二三四五六七八九十甲乙丙'[n]}村" for n in range(13)]
    wanted = {each: (villages[n % 13], villages[(n + 1) % 13]) for n, each in enumerate(people)}
    made = blind_town(dict.fromkeys(villages, 2), wanted, [round_row(1, BLIND, "2", "2")])
    root = made.write(tmp_path)
    allocate(root)
    named = {
        village: [people[n], people[(n + 13 if n % 2 else n + 14) % 26]]
        for n, village in enumerate(villages)
    }
    for village, own in named.items():
        names(root, village, own)
    assert found(allocate(root)) == set()
    mutual = {(a, v) for v, own in named.items() for a in own if v in wanted[a]}
    got = {(a, v) for a, v in places(root).items() if v != "未选中"}
    assert got <= mutual
    assert {a for a, _ in got} == {a for a, _ in mutual}  # nobody who is wanted back is left out
    told = result(root, "分配结果")
    assert "部门也填报了本人，排第1" in told["001"]["依据"]


# [07]: 42 places, 18 villages; villages name 1 to 3, then cadres 1 or 2; the second round the same;
# 41 placed, 1 not.
def test_plan_07_two_blind_rounds_place_41_of_42(tmp_path: Path) -> None:
    people = [f"{n:03}" for n in range(1, 43)]
    quotas = {
        f"{name}村": 3 if n < 6 else 2
        for n, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未")
    }
    villages = [name for name, quota in quotas.items() for _ in range(quota)]
    assert (len(quotas), len(villages)) == (18, 42)
    rounds = [round_row(n, BLIND, "1至3", "1至2") for n in (1, 2)]
    home = dict(zip(people, villages, strict=True))
    made = blind_town(quotas, {each: [home[each]] for each in people}, rounds)
    root = made.write(tmp_path)
    allocate(root)
    late = set(people[:36:6])  # in the first round their villages name the others only
    for village in quotas:
        names(root, village, [a for a in people if home[a] == village and a not in late])
    assert found(allocate(root)) == set()
    assert sum(place != "未选中" for place in places(root).values()) == 36
    left = [each for each, place in places(root).items() if place == "未选中"]
    wish(made, root, 2, {each: [home[each]] for each in left})
    allocate(root)
    stubborn = left[-1]
    for each in left:
        wanted = each if each != stubborn else left[0]
        names(root, home[each], [wanted], "第二轮")
    ran = allocate(root)
    assert not ran.errors
    assert sum(place != "未选中" for place in places(root).values()) == 41
    assert places(root)[stubborn] == "未选中"
    assert "第二轮：第一志愿" in result(root, "分配结果")[stubborn]["依据"]
    assert "部门没有填报本人" in result(root, "分配结果")[stubborn]["依据"]


@pytest.mark.parametrize(("count", "wanted"), [(1, "2"), (3, "2"), (4, "1至3")])
def test_another_number_of_names_is_an_error(tmp_path: Path, count: int, wanted: str) -> None:
    people = [f"0{n}" for n in range(1, 6)]
    made = blind_town({"甲村": 3}, {each: ["甲村"] for each in people},
                      [round_row(1, BLIND, wanted)])  # fmt: skip
    root = made.write(tmp_path)
    allocate(root)
    names(root, "甲村", people[:count])
    assert ("", "C56") in codes(run("allocate_departments", root).errors)


def test_naming_somebody_who_did_not_register_comes_to_nothing(tmp_path: Path) -> None:
    made = blind_town({"甲村": 1}, {"01": ["甲村"], "02": ["甲村"]}, [round_row(1, BLIND)])
    made.department_choices = {"01": ("甲村",)}
    root = made.write(tmp_path)
    allocate(root)
    names(root, "甲村", ["02", "01"])
    assert found(allocate(root)) == {("A2", "C57")}
    assert places(root)["01"] == "甲村"


@pytest.mark.parametrize("row", [round_row(1, names="几个"), round_row(1, choices="3至1")])
def test_numbers_that_are_none_are_errors(tmp_path: Path, row: Any) -> None:
    made = blind_town({"甲村": 1}, {"01": ["甲村"]}, [row])
    issues = codes(run("check_registrations", made.write(tmp_path)).errors)
    assert "C55" in {code for _, code in issues}


def test_rounds_are_numbered_in_order(tmp_path: Path) -> None:
    made = blind_town({"甲村": 1}, {"01": ["甲村"]}, [round_row(1), round_row(3)])
    assert ("A3", "C54") in codes(run("check_registrations", made.write(tmp_path)).errors)


def test_more_than_the_choices_of_the_round_is_an_error(tmp_path: Path) -> None:
    made = blind_town({"甲村": 1, "乙村": 1}, {"01": ["甲村", "乙村"]}, [round_row(1, choices="1")])
    issues = run("check_registrations", made.write(tmp_path)).errors
    assert [each.kind.name for each in issues] == ["CHOICES_TOO_MANY"]


def test_three_rounds_and_the_last_for_lower_schools_only(tmp_path: Path) -> None:
    """[28]: inside the school, then the same or a lower level, at last lower levels only."""
    quotas = {"一中": 1, "二中": 1, "三中": 1}
    choices: dict[str, Sequence[str]] = {f"0{n}": ["一中"] for n in range(1, 5)}
    made = blind_town(quotas, choices, [round_row(n) for n in (1, 2, 3)])
    made.more["选岗范围"] = [
        rule("学校等级=一级", "一中", rounds="1"),
        rule("学校等级=一级", closed="一中", rounds="末轮"),
    ]
    made.people = [each | {"学校等级": "一级"} for each in made.people]
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"一中": {"01": 1}})
    allocate(root)
    assert (root / "03报名表" / "第二轮").is_dir()
    assert not (root / "03报名表" / "第三轮").exists()
    wish(made, root, 2, {each: ["二中"] for each in ("02", "03", "04")})
    allocate(root)
    answer(root, {"二中": {"02": 1}}, "第二轮")
    allocate(root)
    assert (root / "空白表" / "第三轮" / "选部门报名表.xlsx").exists()
    wish(made, root, 3, {"03": ["三中"], "04": ["一中"]})
    allocate(root)
    verdicts = table(root / "结果" / "第三轮报名审核结果.xlsx", "选部门")
    assert {row["编号"]: row["审核结果"] for row in verdicts} == {"03": "通过", "04": "不通过"}
    answer(root, {"三中": {"03": 1}}, "第三轮")
    ran = allocate(root)
    assert not ran.errors
    assert places(root) == {"01": "一中", "02": "二中", "03": "三中", "04": "未选中"}
    ends = result(root, "人员去向")
    assert {name: row["去向类别"] for name, row in ends.items()} == {
        "01": "部门岗位", "02": "部门岗位", "03": "部门岗位", "04": "待岗",
    }  # fmt: skip
    basis = result(root, "分配结果")["03"]["依据"]
    assert all(each in basis for each in ("第一轮：", "第二轮：", "第三轮："))
    assert not (root / "03报名表" / "第四轮").exists()


def test_blind_rounds_come_out_as_one_of_all_stable_results(tmp_path: Path) -> None:
    """The oracle tries every way to place everybody, on the lists that both sides wrote."""
    chance = random.Random(7)
    for case in range(5):
        people, villages = [f"0{n}" for n in range(1, 6)], ["甲村", "乙村", "丙村"]
        wanted = {each: chance.sample(villages, 2) for each in people}
        quotas = {each: chance.choice((1, 2)) for each in villages}
        named = {each: chance.sample(people, 3) for each in villages}
        root = blind_town(quotas, wanted, [round_row(1, BLIND, "1至3")]).write(tmp_path / str(case))
        allocate(root)
        for village, own in named.items():
            names(root, village, own)
        allocate(root)
        got = {a: None if v == "未选中" else v for a, v in places(root).items()}
        assert got in stable_matchings(Market(wanted, named, quotas))
        ends = table(root / "结果" / "双向选择结果.xlsx", "人员去向")
        assert sorted(str(row["编号"]) for row in ends) == people


def test_other_destinations_are_decided_and_counted_apart(tmp_path: Path) -> None:
    made = town({"甲村": 1, "乙村": 0}, {"01": ["甲村"], "02": ["甲村"], "03": ["甲村"]}, 3)
    made.more["其他去向"] = [
        {"名称": "人才交流中心", "说明": "没有落实岗位的"},
        {"名称": "乙村", "说明": "没有职数，党委可以安排"},
    ]
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"甲村": {"01": 1}})
    allocate(root)
    decisions = {"01": "甲村", "02": "人才交流中心", "03": "乙村"}
    decide(root, decisions, {"02": "党委研究决定", "03": "党委研究决定"})
    assert allocate(root).errors == []
    ends = result(root, "人员去向")
    assert {name: (row["去向类别"], row["去向"]) for name, row in ends.items()} == {
        "01": ("部门岗位", "甲村"),
        "02": ("其他去向", "人才交流中心"),
        "03": ("其他去向", "乙村"),
    }
    ran = run("generate_notices", root)
    assert ran.errors == []
    papers = [path.stem for path in (root / "08公文").rglob("*.docx")]
    assert not any("待岗" in each for each in papers)
    assert not any(each.startswith("定岗通知") and "03" in each for each in papers)
