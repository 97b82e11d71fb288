"""Every rule of the scoring, worked out by hand: pure rules first, then whole campaigns."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from campaign.scheme.answers import EVERY_COMPONENT, EVERY_STEP, HALF_UP, TOTAL_ONLY, TRUNCATE
from campaign.scoring.arithmetic import (
    GradeRule,
    Rounding,
    Standing,
    Trimming,
    ballot_mean,
    broken_equations,
    convert,
    kept_marks,
    rank,
    round_mean,
    total_of,
    trimmed_mean,
    weighted_mean,
)
from campaigns import codes
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, result, results, town

HEAD = "党政办主任"


def decimals(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


# -- rounding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "places", "half_up", "cut"),
    [
        ("7.125", 2, "7.13", "7.12"),
        ("36.5", 0, "37", "36"),
        ("1.005", 2, "1.01", "1.00"),  # 1.00499999999999989 in binary
        ("2.675", 2, "2.68", "2.67"),  # 2.67499999999999982
        ("0.29", 2, "0.29", "0.29"),  # 28.999999999999996 hundredths
        ("4.35", 1, "4.4", "4.3"),
        ("8.0449", 2, "8.04", "8.04"),
        ("99.995", 2, "100.00", "99.99"),
        ("0.5", 0, "1", "0"),
        ("1.5", 0, "2", "1"),
        ("2.5", 0, "3", "2"),  # half up, not half even
        ("0.000005", 5, "0.00001", "0.00000"),
    ],
)
def test_halves_go_up_and_cutting_cuts(number: str, places: int, half_up: str, cut: str) -> None:
    for rule, expected in ((HALF_UP, half_up), (TRUNCATE, cut)):
        rounding = Rounding(places, rule, EVERY_STEP)
        assert str(rounding.quantize(Decimal(number))) == expected
        assert str(rounding.quantize(Fraction(number))) == expected


def test_thirds_are_rounded_from_their_exact_value() -> None:
    rounding = Rounding(2, HALF_UP, EVERY_STEP)
    assert rounding.quantize(Fraction(200, 3)) == Decimal("66.67")
    # Rounding 0.8945 twice would give 0.895 and then 0.90.
    assert rounding.quantize(Fraction("0.8949")) == Decimal("0.89")


# -- trimmed mean ---------------------------------------------------------------------------------


def test_highest_and_lowest_are_dropped_from_the_stated_number_on() -> None:
    trimming = Trimming(high=1, low=1, above=5)
    five = decimals("70", "80", "85", "90", "100")
    assert trimmed_mean(five, trimming) == 85  # five are not more than five: all count
    six = decimals("70", "80", "85", "90", "100", "95")
    assert trimmed_mean(six, trimming) == Fraction(350, 4)  # 80+85+90+95


def test_of_equal_extremes_one_is_dropped() -> None:
    trimming = Trimming(high=1, low=1, above=3)
    assert kept_marks(decimals("90", "90", "70", "70"), trimming) == decimals("70", "90")


def test_dropping_is_counted_apart_for_high_and_low() -> None:
    marks = decimals("60", "70", "80", "90", "100")
    assert trimmed_mean(marks, Trimming(high=2, low=0, above=4)) == 70
    assert trimmed_mean(marks, Trimming(high=0, low=2, above=4)) == 90


def test_marks_whose_binary_float_is_off() -> None:
    # 85.1+85.2+85.15 = 255.45; ÷3 = 85.15 exactly. In floats the sum is 255.45000000000002.
    assert trimmed_mean(decimals("85.1", "85.2", "85.15"), Trimming(0, 0, 0)) == Fraction("85.15")


def test_nobody_s_marks_are_no_zero() -> None:
    with pytest.raises(ValueError, match="no marks"):
        trimmed_mean([], Trimming(0, 0, 0))


# -- stages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "points", "total"),
    [
        # Means 85.17 and 77.34: 85.17×0.3 = 25.551 → 25.55; 77.34×0.4 = 30.936 → 30.94
        (EVERY_STEP, ["25.55", "30.94"], "56.49"),
        # 85.166…×0.3 = 25.55; 77.335×0.4 = 30.934 → 30.93
        (EVERY_COMPONENT, ["25.55", "30.93"], "56.48"),
        # 25.55 + 30.934 = 56.484
        (TOTAL_ONLY, ["511/20", "15467/500"], "56.48"),
    ],
)
def test_the_three_stages(stage: str, points: list[str], total: str) -> None:
    rounding = Rounding(2, HALF_UP, stage)
    speech = trimmed_mean(decimals("85", "85", "85.5"), Trimming(0, 0, 0))  # 85.1666…
    meeting = trimmed_mean(decimals("77.33", "77.34"), Trimming(0, 0, 0))  # 77.335
    parts = [
        convert(round_mean(speech, rounding), Decimal(30), Decimal(100), rounding),
        convert(round_mean(meeting, rounding), Decimal(40), Decimal(100), rounding),
    ]
    assert [Fraction(part) for part in parts] == [Fraction(each) for each in points]
    assert total_of(parts, rounding) == Decimal(total)


# -- ballots --------------------------------------------------------------------------------------

FOUR = {
    "优秀": GradeRule(Decimal(100), True),
    "称职": GradeRule(Decimal(80), True),
    "基本称职": GradeRule(Decimal(60), True),
    "不称职": GradeRule(Decimal(0), True),
}
YES_NO = {
    "赞成": GradeRule(Decimal(100), True),
    "不赞成": GradeRule(Decimal(0), True),
    "弃权": GradeRule(Decimal(0), False),
}


def test_four_grades_of_the_valid_ballots() -> None:
    counts = {"优秀": 20, "称职": 12, "基本称职": 5, "不称职": 3}
    assert ballot_mean(counts, FOUR) == Fraction(2000 + 960 + 300, 40)


def test_approval_leaves_out_who_abstained() -> None:
    assert ballot_mean({"赞成": 24, "不赞成": 8, "弃权": 8}, YES_NO) == 75


def test_nobody_in_the_denominator_has_no_mean() -> None:
    assert ballot_mean({"赞成": 0, "不赞成": 0, "弃权": 8}, YES_NO) is None


def test_classes_weigh_what_the_scheme_says() -> None:
    means = [(Fraction(90), Decimal("0.6")), (Fraction(75), Decimal("0.4"))]
    assert weighted_mean(means) == 84
    assert weighted_mean([(Fraction(90), Decimal(60)), (Fraction(75), Decimal(40))]) == 84


BALANCED = {"entitled": 42, "present": 41, "issued": 41, "returned": 40, "valid": 39, "invalid": 1}


@pytest.mark.parametrize(
    ("change", "field", "text"),
    [
        ({"returned": 42}, "returned", "收回≤发出，但42＞41"),
        ({"issued": 42}, "issued", "发出≤实到，但42＞41"),
        ({"present": 43}, "present", "实到≤应到，但43＞42"),
        ({"valid": 40}, "returned", "收回=有效+无效，但40+1=41，收回是40"),
    ],
)
def test_a_failing_equation_shows_its_numbers(
    change: dict[str, int], field: str, text: str
) -> None:
    assert (field, text) in [
        (each.field, each.text) for each in broken_equations(BALANCED | change)
    ]
    assert list(broken_equations(BALANCED)) == []


# -- ranks ----------------------------------------------------------------------------------------


def standing(key: str, total: str, *chain: str) -> Standing:
    return Standing(key, Decimal(total), tuple(decimals(*chain)))


def test_equals_share_the_best_place_of_their_group() -> None:
    ranks = rank([standing(*each) for each in (("a", "90"), ("b", "85"), ("c", "85"), ("d", "80"))])
    assert [(each.key, each.rank, each.tied_with) for each in ranks] == [
        ("a", 1, ()),
        ("b", 2, ("c",)),
        ("c", 2, ("b",)),
        ("d", 4, ()),
    ]


def test_the_chain_is_asked_link_by_link() -> None:
    ranks = rank(
        [
            standing("a", "85", "27", "24"),
            standing("b", "85", "27", "25"),
            standing("c", "85", "28", "20"),
        ]
    )
    assert [(each.key, each.rank, each.broken_by) for each in ranks] == [
        ("c", 1, 1),
        ("b", 2, 2),
        ("a", 3, 2),
    ]


# -- whole campaigns ------------------------------------------------------------------------------


def test_an_exact_half_from_the_judges_cell_to_the_published_points(tmp_path: Path) -> None:
    # 23.75 × 30 ÷ 100 = 7.125
    folder = ScoreFolder(usual=Decimal("23.75"))
    folder.consolidate(tmp_path)
    assert result(tmp_path, "01", HEAD)[SPEECH] == 7.13


def test_an_exact_half_cut_off(tmp_path: Path) -> None:
    ScoreFolder(town(舍入方式="截尾"), usual=Decimal("23.75")).consolidate(tmp_path)
    assert result(tmp_path, "01", HEAD)[SPEECH] == 7.12


def test_an_exact_half_without_decimals(tmp_path: Path) -> None:
    # Marks 91, 91, 92 out of 100: the mean 91.33… is 91; the meeting gives 91×40÷100 = 36.4 → 36,
    # and 91.25×40÷100 = 36.5 → 37 where only the points are rounded.
    folder = ScoreFolder(town(保留小数=0, 舍入环节="各项舍入"), usual=Decimal("91.25"))
    folder.consolidate(tmp_path)
    assert result(tmp_path, "01", HEAD)[MEETING] == 37


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        # mean 85.17; 25.55 (25.551), 34.07 (34.068); 30 for the ballots
        ("逐步舍入", (25.55, 30, 34.07, 89.62)),
        # mean 85.1666…; 25.55, 34.07 (34.0666…)
        ("各项舍入", (25.55, 30, 34.07, 89.62)),
        # 25.55 + 30 + 34.0666… = 89.6166…
        ("总分舍入", (25.55, 30, pytest.approx(34 + 1 / 15, abs=1e-12), 89.62)),
    ],
)
def test_stages_in_a_campaign(tmp_path: Path, stage: str, expected: tuple[Any, ...]) -> None:
    folder = ScoreFolder(town(舍入环节=stage), usual=85)
    for component in (SPEECH, MEETING):
        folder.marks[component, "秦山"] = {"01": Decimal("85.5")}
    folder.consolidate(tmp_path)
    row = result(tmp_path, "01", HEAD)
    assert tuple(row[name] for name in (SPEECH, "民主测评", MEETING, "总分")) == expected


def test_dropping_in_a_campaign(tmp_path: Path) -> None:
    own = town()
    own.judges = ("甲一", "乙二", "丙三", "丁四", "戊五", "己六")
    own.components[0] |= {"去最高分个数": 1, "去最低分个数": 1, "去高低分起算人数": 5}
    folder = ScoreFolder(own)
    for judge, mark in zip(own.judges, (70, 80, 85, 90, 100, 95), strict=True):
        folder.marks[SPEECH, judge] = {"01": mark}
    folder.marks[SPEECH, "己六"]["02"] = "缺席"
    folder.consolidate(tmp_path)
    assert result(tmp_path, "01", HEAD)[SPEECH] == 26.25  # (80+85+90+95)÷4 × 0.3
    assert result(tmp_path, "02", HEAD)[SPEECH] == 24  # five marks of 80: none dropped


def test_dropping_without_a_stated_number(tmp_path: Path) -> None:
    """A blank number is no fault: marks are dropped as soon as one is left."""
    own = town()
    own.components[0] |= {"去最高分个数": 1, "去最低分个数": 1, "去高低分起算人数": ""}
    folder = ScoreFolder(own)
    folder.marks = {
        (SPEECH, "秦山"): {"01": 70, "02": 70},
        (SPEECH, "顾平"): {"01": 90, "02": 90},
        (SPEECH, "雷声"): {"01": 75, "02": "缺席"},
    }
    told = codes(folder.consolidate(tmp_path).issues)
    assert told == {("E3", "S55")}  # a reminder that none are dropped for 02
    assert result(tmp_path, "01", HEAD)[SPEECH] == 22.5  # 75 × 0.3
    assert result(tmp_path, "02", HEAD)[SPEECH] == 24  # two marks: none dropped


def test_other_scale_of_the_sheets(tmp_path: Path) -> None:
    own = town()
    own.components[0] |= {"分值": 30, "单张满分": 30}
    folder = ScoreFolder(own, usual=Decimal("27.35"))
    folder.marks = {(MEETING, judge): dict.fromkeys(folder.people, 80) for judge in own.judges}
    folder.consolidate(tmp_path)
    assert result(tmp_path, "01", HEAD)[SPEECH] == 27.35


def test_approval_as_another_setting_of_the_same_sheet(tmp_path: Path) -> None:
    own = town()
    own.grades = [
        {"等次": "赞成", "折算分": 100, "计入分母": "是"},
        {"等次": "不赞成", "折算分": 0, "计入分母": "是"},
        {"等次": "弃权", "折算分": 0, "计入分母": "否"},
    ]
    ScoreFolder(own, usual_count=(6, 2, 2)).consolidate(tmp_path)
    assert result(tmp_path, "01", HEAD)["民主测评"] == 22.5  # 6÷8 × 30


def test_voter_classes_in_a_campaign(tmp_path: Path) -> None:
    own = town()
    own.more["测评分组"] = [{"组别": "班子成员", "权重": 0.4}, {"组别": "一般干部", "权重": 0.6}]
    folder = ScoreFolder(own)
    folder.counts["班子成员"] = {"01": (5, 5, 0, 0)}  # 90
    folder.counts["一般干部"] = {"01": (0, 10, 0, 0)}  # 80
    folder.consolidate(tmp_path)
    assert result(tmp_path, "01", HEAD)["民主测评"] == 25.2  # (90×0.4 + 80×0.6) × 0.3


def test_below_the_floor_is_out_and_says_why(tmp_path: Path) -> None:
    folder = ScoreFolder(town(最低得票率=60))
    folder.counts[""] = {"01": (5, 1, 0, 4), "02": (6, 0, 0, 4)}  # 58 and exactly 60
    folder.consolidate(tmp_path)
    out, within = result(tmp_path, "01", HEAD), result(tmp_path, "02", HEAD)
    assert (out["名次"], within["名次"]) == (None, 1)
    assert "得分率58%，低于最低要求60%" in out["备注"]
    advice = {row["编号"]: row["建议"] for row in decisions(tmp_path, HEAD)}
    assert advice == {"01": "不任用", "02": "任用"}


def test_the_floor_is_held_against_the_exact_rate(tmp_path: Path) -> None:
    # 2 of 3 with nothing rounded up: 66.66…% is below 66.67 although it is shown as 66.67.
    folder = ScoreFolder(town(最低得票率=66.67), usual_count=(2, 0, 0, 1))
    folder.turnouts[""] = {"收回": 3, "有效": 3}
    folder.consolidate(tmp_path)
    assert {row["名次"] for row in results(tmp_path)} == {None}


def test_second_choices_without_the_speech(tmp_path: Path) -> None:
    ScoreFolder(town(第二志愿演说成绩="不计")).consolidate(tmp_path)
    first, second = result(tmp_path, "01", HEAD), result(tmp_path, "01", "党政办副主任")
    assert (first[SPEECH], first["总分"]) == (24, 86)
    assert (second[SPEECH], second["总分"]) == (0, 62)
    assert "不计竞职演说" in second["备注"]


def test_a_second_choice_is_called_so_when_the_first_was_refused(tmp_path: Path) -> None:
    """Who may not have the first choice speaks for the second, which remains the second."""
    guard = "综治办专职副主任"
    folder = ScoreFolder(town(第二志愿演说成绩="不计"))
    folder.town.people[2]["政治面貌"] = "群众"
    folder.town.post_choices["03"] = ("党政办副主任", guard)
    folder.consolidate(tmp_path)
    row = result(tmp_path, "03", guard)
    assert (row["志愿序"], row[SPEECH], row["备注"]) == (2, 24, None)
    basis = [row["建议依据"] for row in decisions(tmp_path, guard)]
    assert len(basis) == 1
    assert basis[0].startswith(f"第二志愿{guard}")


def test_a_tie_is_left_to_the_committee(tmp_path: Path) -> None:
    ScoreFolder().consolidate(tmp_path)
    tied = [result(tmp_path, staff_id, HEAD) for staff_id in ("01", "02")]
    assert [row["名次"] for row in tied] == [1, 1]
    assert all("并列" in row["备注"] for row in tied)
    advice = {row["编号"]: row["建议"] for row in decisions(tmp_path, HEAD)}
    assert advice == {"01": "提请党委研究", "02": "提请党委研究"}


def test_a_tie_is_broken_by_the_scheme_s_chain(tmp_path: Path) -> None:
    folder = ScoreFolder(town(并列处理="民主测评、竞职演说"))
    # 01: 24 + 30 + 32, 02: 27 + 30 + 29: equal totals and ballots, the speech decides.
    folder.marks = {
        (component, judge): {"02": mark}
        for judge in folder.town.judges
        for component, mark in ((SPEECH, 90), (MEETING, Decimal("72.5")))
    }
    folder.consolidate(tmp_path)
    ranked = {row["编号"]: row["名次"] for row in results(tmp_path) if row["竞争职位"] == HEAD}
    assert ranked == {"01": 2, "02": 1}
    assert "总分相同" in result(tmp_path, "02", HEAD)["备注"]


def decisions(root: Path, post: str) -> list[dict[str, Any]]:
    from campaigns import table

    rows = table(root / "05任用决定" / "任用决定表.xlsx", "任用决定")
    return [row for row in rows if row["部门"] + row["职务"] == post]
