"""GB/T 9704-2012, 7.3.1: words whole, trapezium or diamond, symmetrical."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.word.official_wording import text_width
from campaign.word.titles import MOST_LINES, broken

PARTY = "中共青溪县柳河镇委员会"
LINE = 20


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("待岗通知书", ["待岗通知书"]),
        (f"{PARTY}中层干部任前公示", [f"{PARTY}中层干部任前公示"]),
        (f"{PARTY}关于王建国等9名同志任职的通知", [PARTY, "关于王建国等9名同志任职的通知"]),
        (
            f"{PARTY}关于印发《柳河镇机关干部双向选择竞争上岗活动实施方案》的通知",
            [PARTY, "关于印发《柳河镇机关干部", "双向选择竞争上岗活动实施方案》的通知"],
        ),
        (
            "柳河镇机关干部双向选择竞争上岗活动成绩公布",
            ["柳河镇机关干部双向选择", "竞争上岗活动成绩公布"],
        ),
        (
            f"{PARTY}关于做好岗位调整人员工作移交的通知",
            [PARTY, "关于做好岗位调整人员工作移交的通知"],
        ),
    ],
)
def test_titles_of_our_documents(title: str, lines: list[str]) -> None:
    assert broken(title, LINE, [PARTY, "王建国"]) == lines


COUNTY = "中共双江拉祜族佤族布朗族傣族自治县勐勐镇委员会"
OTHER_COUNTY = "中共积石山保安族东乡族撒拉族自治县大河家镇委员会"


@pytest.mark.parametrize(
    ("issuer", "rest", "lines"),
    [
        (COUNTY, "关于做好岗位安排工作的通知",
         [COUNTY[:17], "勐勐镇委员会关于做好岗位安排工作的通知"]),
        (OTHER_COUNTY, "关于王建国等12名同志任职的通知",
         [OTHER_COUNTY[:17], "大河家镇委员会关于王建国等", "12名同志任职的通知"]),
        (OTHER_COUNTY, "关于做好岗位安排工作的通知",
         [OTHER_COUNTY[:17], "大河家镇委员会关于做好岗位安排工作的通知"]),
        ("中共景宁畲族自治县大均民族乡委员会", "关于做好岗位安排工作的通知",
         ["中共景宁畲族自治县大均民族乡委员会", "关于做好岗位安排工作的通知"]),
    ],
)  # fmt: skip
def test_long_issuers_break_behind_county_and_town(
    issuer: str, rest: str, lines: list[str]
) -> None:
    assert broken(issuer + rest, LINE, [issuer, "王建国"]) == lines


def test_a_name_is_never_cut() -> None:
    name = "欧阳建国"
    for before in range(12):
        title = f"关于印发活动工作方案{'通' * before}{name}任职的通知"
        lines = broken(title, LINE, [name])
        assert sum(name in line for line in lines) == 1


def test_what_no_line_can_hold_is_left_to_word() -> None:
    endless = "喆" * (MOST_LINES * LINE + 1)
    assert broken(endless, LINE) == [endless]


WORDS = st.sampled_from(
    ["关于", "印发", "机关干部", "双向选择", "竞争上岗", "活动", "实施方案", "的", "通知", "任职",
     "岗位", "安排", "和", "《", "》", PARTY, "王建国", "2026年", "工作", "办公室"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=14).map("".join))
def test_any_title_keeps_its_text_and_gets_a_permitted_shape(title: str) -> None:
    lines = broken(title, LINE, [PARTY, "王建国"])
    assert "".join(lines) == title
    if len(lines) == 1:
        return
    widths = [text_width(line) for line in lines]
    assert max(widths) <= LINE
    assert all(line[0] not in "的和》" for line in lines[1:])
    assert all(one != other for one, other in pairwise(widths))  # no block
    turns = [(one < other) for one, other in pairwise(widths)]
    assert sorted(turns, reverse=True) == turns  # longer first, then shorter: no hourglass


def _well_broken(title: str) -> bool:
    """Whether some breaking into two or three lines is permitted; tries every one."""
    for count in (1, 2):
        for ends in combinations(range(1, len(title)), count):
            lines = [title[a:b] for a, b in pairwise((0, *ends, len(title)))]
            widths = [text_width(line) for line in lines]
            if (
                max(widths) <= LINE
                and all(one != other for one, other in pairwise(widths))
                and not (count == 2 and widths[0] > widths[1] < widths[2])
                and all(line[0] not in "的和与及等》" for line in lines[1:])
                and all(line[-1] != "《" for line in lines[:-1])
            ):
                return True
    return False


@given(st.lists(WORDS, min_size=5, max_size=11).map("".join))
def test_a_title_that_can_be_broken_well_is_broken(title: str) -> None:
    if text_width(title) > LINE and _well_broken(title.replace("2026年", "甲乙丙")):
        assert len(broken(title, LINE)) > 1
