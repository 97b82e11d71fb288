"""考察意见, the proposal for posts, and what the committee may decide."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.posts.stages import the_appointments
from campaigns import Ran, codes, places, run, table, write_plain
from scoring.score_folder import SPEECH, ScoreFolder, count_path, town

HEAD, DEPUTY, GUARD = "党政办主任", "党政办副主任", "综治办专职副主任"
DECISIONS = "05任用决定/任用决定表.xlsx"


def folder(**basics: Any) -> ScoreFolder:
    """01 before 02 before 03; 顾平 is in charge of 党政办, 雷声 of 综治办."""
    made = ScoreFolder(town(**basics))
    for post in made.town.posts:
        post["分管领导"] = "顾平" if post["部门"] == "党政办" else "雷声"
    for judge in made.town.judges:
        made.marks[SPEECH, judge] = {"01": 90, "02": 85, "03": 80}
    return made


def proposals(root: Path) -> list[dict[str, Any]]:
    return table(root / DECISIONS, "任用决定")


def decided(
    tmp_path: Path,
    decisions: dict[tuple[str, str], str],
    made: ScoreFolder | None = None,
    more: dict[tuple[str, str], dict[str, Any]] | None = None,
    extra: list[dict[str, Any]] | None = None,
    effective_on: date = date(2026, 3, 19),
) -> Ran:
    """The table with decisions by post and 编号, then the step that reads them."""
    (made or folder()).consolidate(tmp_path)
    rows = proposals(tmp_path)
    for row in rows:
        key = (row["部门"] + row["职务"], row["编号"])
        row["党委决定"] = decisions.get(key, "")
        row["决定理由"] = "工作需要"
        row |= (more or {}).get(key, {})
    items: list[dict[str, Any]] = [
        {"项目": "决定日期", "内容": date(2026, 3, 11)},
        {"项目": "文号", "内容": ""},
        {"项目": "任职日期", "内容": effective_on},
    ]
    sheets = {
        "任用决定": rows + (extra or []),
        "会议信息": items,
    }
    write_plain(tmp_path / DECISIONS, sheets)
    return run("generate_notices", tmp_path)


def cell(root: Path, post: str, staff_id: str, column: str) -> str:
    sheet = load_workbook(root / DECISIONS)["任用决定"]
    rows = list(sheet.iter_rows(values_only=True))
    header = rows[0]
    for number, row in enumerate(rows[1:], 2):
        value = dict(zip(header, row, strict=True))
        if (f"{value['部门']}{value['职务']}", value["编号"]) == (post, staff_id):
            address: str = sheet.cell(number, header.index(column) + 1).coordinate
            return address
    raise KeyError(post, staff_id)


# -- the proposal ---------------------------------------------------------------------------------


def test_the_proposal_follows_totals_and_preferences(tmp_path: Path) -> None:
    folder().consolidate(tmp_path)
    advice = {(row["部门"] + row["职务"], row["编号"]): row["建议"] for row in proposals(tmp_path)}
    assert advice == {
        (HEAD, "01"): "任用",
        (HEAD, "02"): "不任用",
        (DEPUTY, "01"): "不任用",
        (DEPUTY, "03"): "不任用",  # takes the first choice
        (GUARD, "03"): "任用",
    }


def test_a_relation_with_the_leader_in_charge_is_no_proposal(tmp_path: Path) -> None:
    made = folder()
    made.town.judges = ("秦山", "雷声")
    made.town.more["回避关系"] = [{"评委": "顾平", "编号": "01", "姓名": "", "原因": "夫妻"}]
    made.consolidate(tmp_path)
    rows = [row for row in proposals(tmp_path) if row["部门"] + row["职务"] == HEAD]
    assert {row["编号"]: row["建议"] for row in rows} == {"01": "不任用", "02": "任用"}
    assert "夫妻" in next(row["建议依据"] for row in rows if row["编号"] == "01")


def test_the_total_is_called_advice(tmp_path: Path) -> None:
    folder().consolidate(tmp_path)
    for file, sheet in ((DECISIONS, "任用决定"), ("结果/成绩汇总.xlsx", "成绩汇总")):
        cells = load_workbook(tmp_path / file)[sheet].iter_rows(values_only=True)
        text = "".join(str(value) for row in cells for value in row if value)
        assert "参考" in text
        assert "不是" in text


# -- the leaders' opinions ------------------------------------------------------------------------


def opinions(root: Path, leader: str, rows: list[dict[str, Any]]) -> None:
    write_plain(root / "05任用决定" / f"考察意见表-{leader}.xlsx", {"考察意见": rows})


def opinion(staff_id: str, post: str, **values: Any) -> dict[str, Any]:
    blank = {"姓名": "", "考察意见": "同意", "特长": "", "工作需要": ""}
    return {"编号": staff_id, "竞争职位": post} | blank | values


def test_each_leader_gets_the_candidates_in_their_charge(tmp_path: Path) -> None:
    ran = folder().consolidate(tmp_path)
    assert ran.outcome
    assert ran.outcome.waits_for == ["顾平的考察意见表还没有交", "雷声的考察意见表还没有交"]
    sheet = table(tmp_path / "05任用决定" / "考察意见表-雷声.xlsx", "考察意见")
    assert [(row["编号"], row["竞争职位"]) for row in sheet] == [("03", GUARD)]


def test_opinions_stand_beside_the_total(tmp_path: Path) -> None:
    root = folder().write(tmp_path)
    opinions(root, "雷声", [opinion("03", GUARD, 考察意见="推荐", 特长="调解", 工作需要="急需")])
    ran = run("consolidate_scores", root)
    assert ran.outcome
    assert ran.outcome.waits_for == ["顾平的考察意见表还没有交"]
    row = next(row for row in proposals(root) if row["部门"] == "综治办")
    assert row["分管领导意见"] == "推荐；特长：调解；工作需要：急需"


def test_how_many_are_still_without_an_opinion(tmp_path: Path) -> None:
    root = folder().write(tmp_path)
    rows = [opinion("01", HEAD), opinion("02", HEAD, 姓名="白帆", 考察意见="")]
    opinions(root, "顾平", rows)
    ran = run("consolidate_scores", root)
    assert ran.outcome
    # 02 has no opinion on the sheet; for the deputy's post neither 01 nor 02 stands on it at all
    assert "顾平的考察意见表还差3人" in ran.outcome.waits_for


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([opinion("02", GUARD)], {("A2", "D22")}),  # does not compete for that post
        ([opinion("03", GUARD, 姓名="安宁")], {("A2", "P05")}),
        ([opinion("03", GUARD, 考察意见="很好")], {("D2", "V05")}),
        ([opinion("03", GUARD), opinion("03", GUARD, 考察意见="不同意")], {("A3", "D23")}),
        ([opinion("03", GUARD), opinion("03", GUARD)], set()),
    ],
)
def test_opinions_that_cannot_be_used(
    tmp_path: Path, rows: list[dict[str, Any]], expected: set[tuple[str, str]]
) -> None:
    root = folder().write(tmp_path)
    opinions(root, "雷声", [{"编号": "", "姓名": "", "竞争职位": ""} | row for row in rows])
    assert codes(run("consolidate_scores", root).issues) - {("", "T13")} == expected


# -- the decision ---------------------------------------------------------------------------------

FOLLOWED = {(HEAD, "01"): "任用", (HEAD, "02"): "不任用", (GUARD, "03"): "任用"}


def test_following_the_proposal(tmp_path: Path) -> None:
    ran = decided(tmp_path, FOLLOWED)
    assert ran.errors == []
    assert ran.run.get(the_appointments).holder_of == {"01": HEAD, "03": GUARD}
    assert (tmp_path / "08公文" / "任前公示.docx").exists()


def test_a_blank_decision_is_undecided_and_makes_no_document(tmp_path: Path) -> None:
    ran = decided(tmp_path, {})
    undecided = ran.run.get(the_appointments).undecided
    assert {staff_id: set(posts) for staff_id, posts in undecided.items()} == {
        "01": {HEAD, DEPUTY},
        "02": {HEAD},
        "03": {GUARD, DEPUTY},
    }
    assert not (tmp_path / "08公文" / "任前公示.docx").exists()


def test_more_than_the_quota(tmp_path: Path) -> None:
    ran = decided(tmp_path, {(HEAD, "01"): "任用", (HEAD, "02"): "任用"})
    assert codes(ran.errors) == {(cell(tmp_path, HEAD, "02", "党委决定"), "D03")}


def test_one_person_twice(tmp_path: Path) -> None:
    ran = decided(tmp_path, {(HEAD, "01"): "任用", (DEPUTY, "01"): "任用"})
    assert codes(ran.errors) == {(cell(tmp_path, DEPUTY, "01", "党委决定"), "D04")}


def test_somebody_who_does_not_compete_for_the_post(tmp_path: Path) -> None:
    stranger = {"部门": "党政办", "职务": "主任", "编号": "04", "姓名": "戴月", "党委决定": "任用"}
    ran = decided(tmp_path, {}, extra=[stranger])
    assert codes(ran.errors) == {(cell(tmp_path, HEAD, "04", "党委决定"), "D01")}


def test_somebody_below_the_least_approval(tmp_path: Path) -> None:
    made = folder(最低得票率=60)
    made.counts[""] = {"01": (5, 0, 0, 5)}
    ran = decided(tmp_path, {(HEAD, "01"): "任用"}, made)
    assert (cell(tmp_path, HEAD, "01", "党委决定"), "D19") in codes(ran.errors)


def test_somebody_under_a_related_leader_or_beside_a_related_head(tmp_path: Path) -> None:
    made = folder()
    made.town.judges = ("秦山", "雷声")
    made.town.more["回避关系"] = [
        {"评委": "顾平", "编号": "02", "姓名": "", "原因": "夫妻"},
        {"评委": "安宁", "编号": "03", "姓名": "", "原因": "姻亲"},
    ]
    ran = decided(tmp_path / "a", {(HEAD, "02"): "任用"}, made)
    assert codes(ran.errors) == {(cell(tmp_path / "a", HEAD, "02", "党委决定"), "D12")}
    ran = decided(tmp_path / "b", {(HEAD, "01"): "任用", (DEPUTY, "03"): "任用"}, made)
    assert codes(ran.errors) == {(cell(tmp_path / "b", DEPUTY, "03", "党委决定"), "D12")}


def test_another_decision_needs_a_reason(tmp_path: Path) -> None:
    other = {(HEAD, "01"): "不任用", (HEAD, "02"): "任用"}
    blank = {key: {"决定理由": ""} for key in other}
    ran = decided(tmp_path, other, more=blank)
    assert codes(ran.errors) == {
        (cell(tmp_path, HEAD, staff_id, "决定理由"), "D05") for staff_id in ("01", "02")
    }
    assert decided(tmp_path / "reasoned", other).errors == []


def test_a_table_made_from_other_marks_is_refused(tmp_path: Path) -> None:
    decided(tmp_path, FOLLOWED)
    again = folder()
    again.counts[""] = {"01": (9, 1, 0, 0)}
    again.write_counts(tmp_path, "民主测评")
    assert count_path(tmp_path).exists()
    ran = run("generate_notices", tmp_path)
    assert {(cell(tmp_path, post, "01", "总分"), "D06") for post in (HEAD, DEPUTY)} == codes(
        ran.errors
    )


def test_who_is_left_open_for_a_post_that_is_full_is_told(tmp_path: Path) -> None:
    ran = decided(tmp_path, {(HEAD, "01"): "任用"})
    assert ran.errors == []
    assert (cell(tmp_path, HEAD, "02", "党委决定"), "D08") in codes(ran.issues)


def test_a_row_missing_or_twice_or_of_two_people(tmp_path: Path) -> None:
    ran = decided(tmp_path, {}, more={(HEAD, "02"): {"编号": "05", "姓名": "方舟"}})
    assert (DECISIONS, "任用决定", "", "D02") in places(ran.errors)
    twice = {"部门": "综治办", "职务": "专职副主任", "编号": "03", "姓名": "池清"}
    ran = decided(tmp_path / "twice", {}, extra=[twice])
    assert {each.kind.code for each in ran.errors} == {"D15"}
    ran = decided(tmp_path / "named", {}, more={(GUARD, "03"): {"姓名": "安宁"}})
    assert codes(ran.errors) == {(cell(tmp_path / "named", GUARD, "03", "姓名"), "P05")}


VOTES = {"应到": 9, "实到": 8, "同意": 6, "反对": 1, "弃权": 1}


@pytest.mark.parametrize(
    ("votes", "column", "code"),
    [
        ({"同意": 7}, "实到", "D07"),  # 7+1+1 ≠ 8
        ({"实到": 10, "同意": 8}, "实到", "D07"),  # more than were to come
        ({"反对": ""}, "反对", "D20"),
        ({"同意": 4, "反对": 3}, "同意", "D21"),  # not more than half of nine
    ],
)
def test_votes_that_do_not_add_up(
    tmp_path: Path, votes: dict[str, Any], column: str, code: str
) -> None:
    ran = decided(tmp_path, FOLLOWED, more={(HEAD, "01"): VOTES | votes})
    assert (cell(tmp_path, HEAD, "01", column), code) in codes(ran.issues)
    assert bool(ran.errors) is (code == "D07")


def test_votes_that_add_up(tmp_path: Path) -> None:
    ran = decided(tmp_path, FOLLOWED, more={(HEAD, "01"): VOTES})
    assert ran.errors == []
    assert {each.kind.code for each in ran.issues}.isdisjoint({"D07", "D20", "D21"})


# -- whose opinions, whose numbers ----------------------------------------------------------------


def test_opinions_about_posts_in_another_leaders_charge(tmp_path: Path) -> None:
    folder().write(tmp_path)
    opinions(tmp_path, "顾平", [opinion("03", GUARD)])
    ran = run("consolidate_scores", tmp_path)
    assert places(ran.errors) == {("05任用决定/考察意见表-顾平.xlsx", "考察意见", "B2", "D41")}


@pytest.mark.parametrize(
    "text", ["分管领导：雷声", "分管领导：＿＿雷声＿＿", "分管领导：顾平、雷声", "党委委员：雷声"]
)
def test_opinions_signed_by_another_leader(tmp_path: Path, text: str) -> None:
    folder().write(tmp_path)
    opinions(tmp_path, "顾平", [opinion("01", HEAD)])
    path = tmp_path / "05任用决定" / "考察意见表-顾平.xlsx"
    book = load_workbook(path)
    book["考察意见"]["A9"].value = text
    book.save(path)
    ran = run("consolidate_scores", tmp_path)
    assert places(ran.errors) == {("05任用决定/考察意见表-顾平.xlsx", "考察意见", "A9", "D40")}


@pytest.mark.parametrize(("below", "told"), [("雷声", {"D40"}), ("顾平", set())])
def test_opinions_in_the_folder_of_another_leader(
    tmp_path: Path, below: str, told: set[str]
) -> None:
    folder().write(tmp_path)
    opinions(tmp_path, "顾平", [opinion("01", HEAD)])
    path = tmp_path / "05任用决定" / "考察意见表-顾平.xlsx"
    path.parent.joinpath(below).mkdir()
    path.rename(path.parent / below / path.name)
    assert {each.kind.code for each in run("consolidate_scores", tmp_path).errors} == told


def test_numbers_that_lost_their_zeros(tmp_path: Path) -> None:
    """Excel makes 1 of 01: each row is told, and none is missed."""
    numbers = {(HEAD, "01"): {"编号": 1}, (DEPUTY, "03"): {"编号": 3}}
    ran = decided(tmp_path, {(HEAD, "01"): "任用"}, more=numbers)
    assert {issue.kind.code for issue in ran.errors} == set()
    assert [issue.kind.code for issue in ran.issues].count("P07") == 2


@pytest.mark.parametrize("number", ["01号", "№01", "91"])
def test_a_candidate_beside_a_number_that_is_nobodys(tmp_path: Path, number: str) -> None:
    """It is untrue that they do not compete, and that they are not on the table."""
    ran = decided(tmp_path, FOLLOWED, more={(HEAD, "01"): {"编号": number}})
    assert {(each.where.cell, each.kind.code) for each in ran.errors} == {("C2", "M46")}


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        "/",
        "无",
        "—",
        "。",
        "……",
        "？",
        "√",
        "（无）",
        "没",
        "略。",
        "12",
        "N/A",
        "待补",
        "同意",
        "同意任用。",
        "见会议记录",
        "详见附件",
        "見黨委會紀要",
    ],
)
def test_no_reason_is_none(tmp_path: Path, nothing: str) -> None:
    more = {(HEAD, "02"): {"决定理由": nothing}}
    ran = decided(tmp_path, {(HEAD, "02"): "任用"}, more=more)
    assert "D05" in {issue.kind.code for issue in ran.errors}


@pytest.mark.parametrize("reason", ["工作需要", "党委研究决定", "见习期未满", "有处分"])
def test_a_reason_in_few_words_is_one(tmp_path: Path, reason: str) -> None:
    more = {(HEAD, "02"): {"决定理由": reason}}
    ran = decided(tmp_path, {(HEAD, "02"): "任用"}, more=more)
    assert "D05" not in {issue.kind.code for issue in ran.errors}


def test_a_sister_of_the_table_is_told(tmp_path: Path) -> None:
    decided(tmp_path, {(HEAD, "01"): "任用"})
    sister = tmp_path / "05任用决定" / "任用决定表(1).xlsx"
    write_plain(sister, {"任用决定": [{"编号": "01", "党委决定": "不任用"}]})
    ran = run("generate_notices", tmp_path)
    assert ("05任用决定/任用决定表(1).xlsx", "", "", "F40") in places(ran.issues)


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2027, 3, 19), True), (date(2026, 11, 19), False), (date(2026, 5, 6), False)],
)
def test_taking_office_most_of_a_year_after_the_decision_is_asked_about(
    tmp_path: Path, day: date, told: bool
) -> None:
    ran = decided(tmp_path, {(HEAD, "01"): "任用"}, effective_on=day)
    assert (("B4", "D31") in codes(ran.issues)) == told


# -- a tick for a word ----------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["党委决定", "公示结果"])
@pytest.mark.parametrize("tick", ["√", "✓", " √ ", "×"])
def test_a_tick_says_no_word_and_both_words_are_offered(
    tmp_path: Path, column: str, tick: str
) -> None:
    ran = decided(tmp_path, {}, more={(HEAD, "01"): {column: tick}})
    at = cell(tmp_path, HEAD, "01", column)
    assert [(issue.where.cell, issue.kind.code) for issue in ran.errors] == [(at, "V05")]
    words = ("任用", "不任用") if column == "党委决定" else ("无异议", "暂缓")
    assert all(f"“{word}”" in ran.errors[0].remedy for word in words)


# -- what stands beside the decision --------------------------------------------------------------


@pytest.mark.parametrize("text", ["否", "没有退出", "√", "是", "待定", "未定", "待研究"])
def test_a_cause_that_is_none_makes_nobody_give_up(tmp_path: Path, text: str) -> None:
    ran = decided(tmp_path, {(HEAD, "01"): "任用"}, more={(HEAD, "01"): {"退出原因": text}})
    assert (cell(tmp_path, HEAD, "01", "退出原因"), "D78") in codes(ran.errors)


def test_the_result_of_a_notice_beside_nobody_appointed_is_told(tmp_path: Path) -> None:
    rows = {(HEAD, "01"): {"公示结果": "无异议"}, (HEAD, "02"): {"公示结果": "暂缓"}}
    ran = decided(tmp_path, {(HEAD, "01"): "任用", (HEAD, "02"): "不任用"}, more=rows)
    told = {each for each in codes(ran.issues) if each[1] == "D79"}
    assert told == {(cell(tmp_path, HEAD, "02", "公示结果"), "D79")}
