"""No document before its time, and none from a decision that is open or cannot be."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaigns import Ran, fill, fill_items, table
from documents.finished import PLACES, POSTS, SCHEME, Facts, copied, generated, made, reviewed

APPOINTED_ALONE = "001"
"""Somebody appointed who stands on the decision table once."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


def set_meeting(root: Path, workbook: str, **values: Any) -> None:
    fill_items(root / workbook, "会议信息", values)


def set_scheme(root: Path, values: Mapping[str, Any]) -> None:
    fill_items(root / SCHEME, "基本信息", values)


def kinds(root: Path) -> set[str]:
    return {name.partition("/")[0].partition("-")[0] for name in made(root)} - {"批量打印"}


def error_codes(ran: Ran) -> set[str]:
    return {issue.kind.code for issue in ran.errors}


# -- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2026, 3, 17), date(2026, 3, 18)])
def test_no_appointment_before_the_public_notice_has_ended(root: Path, day: date) -> None:
    before = Facts(root)
    set_meeting(root, POSTS, 任职日期=day)
    ran = generated(root)
    assert error_codes(ran) == {"D13"}
    (issue,) = ran.errors
    assert (issue.where.file, issue.where.sheet) == (POSTS, "会议信息")
    assert issue.where.cell
    assert {"任前公示", "成绩公布", "岗位安排通知", "岗位安排通知书", "待岗通知书"} <= kinds(root)
    assert not {"任职通知", "任职通知书"} & kinds(root)
    # Nor do the papers of handing over speak of them as appointed.
    assert not any(before.file("移交清单", key).exists() for key in before.appointed)
    assert "接交人" in made(root)["工作移交通知-部门岗位"]
    notice = before.paper("工作移交通知-部门岗位")
    holders = {before.name(key) for key in before.appointed}
    assert not holders & {row[0] for row in notice.table("接交人")}


def test_the_first_day_after_the_public_notice_will_do(root: Path) -> None:
    set_meeting(root, POSTS, 任职日期=date(2026, 3, 19))
    assert generated(root).errors == []
    assert {"任职通知", "任职通知书"} <= kinds(root)


def test_a_longer_public_notice_counts(root: Path) -> None:
    set_scheme(root, {"公示工作日数": 6})
    assert error_codes(generated(root)) == {"D13"}


def test_no_public_notice_that_begins_before_the_decision(root: Path) -> None:
    set_meeting(root, POSTS, 决定日期=date(2026, 3, 13))
    ran = generated(root)
    assert error_codes(ran) == {"W13"}
    assert not {"任前公示", "任职通知", "任职通知书"} & kinds(root)
    assert "岗位安排通知书" in kinds(root)


def test_no_appointment_without_any_public_notice(root: Path) -> None:
    set_scheme(root, {"公示开始": None})
    ran = generated(root)
    assert "W14" in {issue.kind.code for issue in ran.issues}
    assert not {"任前公示", "任职通知", "任职通知书"} & kinds(root)


def test_a_public_notice_needs_the_decision_only(root: Path) -> None:
    set_meeting(root, POSTS, 任职日期=None)
    ran = generated(root)
    assert "D14" in {issue.kind.code for issue in ran.issues}
    assert "任前公示" in kinds(root)
    assert not {"任职通知", "任职通知书"} & kinds(root)


def test_nothing_without_the_day_of_the_decision(root: Path) -> None:
    set_meeting(root, PLACES, 决定日期=None)
    ran = generated(root)
    assert ran.outcome
    assert any("会议信息" in each for each in ran.outcome.waits_for)
    assert not {"双向选择结果公布", "岗位安排通知", "岗位安排通知书", "待岗通知书"} & kinds(root)


def test_no_standby_before_the_decision(root: Path) -> None:
    set_scheme(root, {"待岗开始": date(2026, 3, 17)})
    ran = generated(root)
    assert "W15" in error_codes(ran)
    assert "待岗通知书" not in kinds(root)
    assert "岗位安排通知书" in kinds(root)


def test_a_meeting_day_that_nobody_has_said_is_not_made_up(root: Path) -> None:
    set_scheme(root, {"方案决定日期": None})
    assert generated(root).errors == []
    plan = Facts(root).paper("实施方案通知")
    assert "已经党委会议研究同意" in plan.everything
    assert plan.line("成文日期") == "2026年3月2日"  # the last working day before 3 March


def test_scores_are_dated_before_the_public_notice_unless_the_scheme_says(root: Path) -> None:
    set_scheme(root, {"成绩公布日期": None})
    generated(root)
    assert Facts(root).paper("成绩公布").line("成文日期") == "2026年3月11日"


@pytest.mark.parametrize(("months", "said"), [(12, "（试用期1年）"), (6, "（试用期6个月）")])
def test_probation_is_in_the_notice_and_in_each_letter(root: Path, months: int, said: str) -> None:
    set_scheme(root, {"试用期(月)": months})
    assert generated(root).errors == []
    facts, found = Facts(root), made(root)
    assert found["任职通知"].count(said) == len(facts.appointed)
    for key, post in facts.appointed.items():
        assert f"任命你为{post}{said}，" in facts.letter("任职通知书", key).everything


# -- decisions ------------------------------------------------------------------------------------


def test_who_is_undecided_gets_no_document(root: Path) -> None:
    fill(root / POSTS, "任用决定", "党委决定", {APPOINTED_ALONE: None})
    generated(root)
    facts = Facts(root)
    name = facts.people[APPOINTED_ALONE]["姓名"]
    for kind in ("任前公示", "任职通知"):
        assert name not in facts.paper(kind).everything
    assert not facts.file("任职通知书", APPOINTED_ALONE).exists()
    assert not facts.file("岗位安排通知书", APPOINTED_ALONE).exists()


def test_who_has_no_place_yet_gets_no_letter(root: Path) -> None:
    key = next(iter(Facts(root).placed))
    fill(root / PLACES, "定岗决定", "决定去向", {key: None})
    ran = generated(root)
    facts = Facts(root)
    name = facts.people[key]["姓名"]
    assert ran.outcome
    assert "1人的定岗还没有决定" in ran.outcome.waits_for
    assert not facts.file("岗位安排通知书", key).exists()
    for kind in ("双向选择结果公布", "岗位安排通知"):
        assert name not in facts.paper(kind).everything
    assert "另有1人的岗位待党委研究后另行公布" in facts.paper("双向选择结果公布").everything


def test_a_decision_that_contradicts_itself_makes_nothing_and_withdraws_nothing(
    root: Path,
) -> None:
    generated(root)
    before = made(root)
    key = next(iter(Facts(root).placed))
    fill(root / PLACES, "定岗决定", "决定去向", {key: "没有的部门"})
    ran = generated(root)
    assert ran.errors
    assert made(root) == before


def test_a_person_appointed_twice_gets_nothing(root: Path) -> None:
    rows = table(root / POSTS, "任用决定")
    twice = next(
        row["编号"] for row in rows if sum(other["编号"] == row["编号"] for other in rows) > 1
    )
    fill(root / POSTS, "任用决定", "党委决定", {twice: "任用"})
    ran = generated(root)
    assert "D04" in error_codes(ran)
    assert not {"任前公示", "任职通知", "任职通知书"} & kinds(root)


def test_documents_wait_for_decisions_one_part_at_a_time(root: Path) -> None:
    (root / PLACES).unlink()
    ran = generated(root)
    assert ran.outcome
    assert ran.outcome.waits_for
    assert {"任职通知", "任职通知书", "工作移交通知", "移交清单"} <= kinds(root)
    assert not {"岗位安排通知", "待岗通知书"} & kinds(root)


def test_parts_that_take_effect_on_different_days_hand_over_apart(root: Path) -> None:
    set_meeting(root, PLACES, 任职日期=date(2026, 3, 23))
    assert generated(root).errors == []
    facts = Facts(root)
    of_posts, of_departments = (facts.paper(f"工作移交通知{part}") for part in ("", "-部门岗位"))
    assert of_posts.line("成文日期") == "2026年3月19日"
    assert of_departments.line("成文日期") == "2026年3月23日"
    assert "最迟不超过2026年3月30日" in of_departments.everything  # five working days on
    names = [row[0] for paper in (of_posts, of_departments) for row in paper.table("姓名")]
    assert len(names) == len(set(names))
    assert of_posts.line("发文字号") != of_departments.line("发文字号")


def test_the_end_of_standby_waits_for_its_results(root: Path) -> None:
    ledger = root / "09待岗管理" / "待岗台账.xlsx"
    rows = table(ledger, "待岗台账")
    for column in ("考评日期", "考评结果", "党委决定", "去向"):
        fill(ledger, "待岗台账", column, {row["编号"]: None for row in rows})
    assert reviewed(root).outcome
    assert kinds(root) == {"待岗考评表"}


def test_who_passed_needs_a_place_before_the_letter(root: Path) -> None:
    ledger = root / "09待岗管理" / "待岗台账.xlsx"
    passed = [row["编号"] for row in table(ledger, "待岗台账") if row["考评结果"] == "合格"]
    fill(ledger, "待岗台账", "去向", {passed[0]: None})
    reviewed(root)
    facts = Facts(root)
    assert not facts.file("恢复工作通知书", passed[0]).exists()
    assert facts.file("恢复工作通知书", passed[1]).exists()


# -- numbers --------------------------------------------------------------------------------------


def numbers(root: Path) -> dict[str, str]:
    """The number of every document that has one."""
    found = {}
    for name, text in made(root).items():
        lines = [line for line in text.split("\n") if line.endswith("号") and "〔" in line[:8]]
        if lines and not name.startswith("批量打印"):
            found[name] = lines[0]
    return found


def test_numbers_stay_when_documents_come_and_go(root: Path) -> None:
    decided = (root / PLACES).read_bytes()
    (root / PLACES).unlink()
    generated(root)
    first = numbers(root)
    (root / PLACES).write_bytes(decided)
    generated(root)
    then = numbers(root)
    assert {name: then[name] for name in first} == first
    assert len(set(then.values())) == len(then) > len(first)
    generated(root)
    assert numbers(root) == then


def test_without_a_first_number_the_room_stays_blank(root: Path) -> None:
    set_scheme(root, {"起始文号": None})
    assert generated(root).errors == []
    assert set(numbers(root).values()) == {"青委〔2026〕　号"}
    assert reviewed(root).errors == []
    later = [text for name, text in made(root).items() if name.startswith("恢复工作通知书/")]
    assert later
    assert all("（待岗通知书文号：青委〔2026〕　号）" in text for text in later)


def test_another_years_numbers_are_left_to_the_office(root: Path) -> None:
    set_scheme(root, {"发文年度": 2025})
    generated(root)
    assert set(numbers(root).values()) == {"青委〔2026〕　号"}


def test_the_offices_own_number_wins_and_is_not_given_twice(root: Path) -> None:
    set_meeting(root, POSTS, 文号="青委〔2026〕16号")
    assert generated(root).errors == []
    found = numbers(root)
    assert found["任职通知"] == "青委〔2026〕16号"
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    "number", ["青委[2026]16号", "青委〔2026〕016号", "青委〔2026〕第16号", "16"]
)
def test_a_number_written_against_the_rules_is_refused(root: Path, number: str) -> None:
    set_meeting(root, POSTS, 文号=number)
    ran = generated(root)
    assert error_codes(ran) == {"W16"}
    assert "任职通知" not in kinds(root)
    assert "任职通知书" in kinds(root)


def test_a_number_that_another_document_has_is_refused(root: Path) -> None:
    generated(root)
    taken = numbers(root)
    set_meeting(root, PLACES, 文号=taken["任职通知"])
    ran = generated(root)
    assert error_codes(ran) == {"W17"}
    assert numbers(root)["任职通知"] == taken["任职通知"]


def test_two_meetings_cannot_give_one_number(root: Path) -> None:
    for workbook in (POSTS, PLACES):
        set_meeting(root, workbook, 文号="青政〔2026〕3号")
    assert error_codes(generated(root)) == {"W17"}


def test_two_offices_issue_everything_but_the_appointments(root: Path) -> None:
    set_scheme(root, {"联署机关": "青禾镇人民政府"})
    assert generated(root).errors == []
    facts = Facts(root)
    for kind in ("实施方案通知", "动员会通知", "岗位安排通知", "工作移交通知"):
        paper = facts.paper(kind)
        assert (
            paper.line("公文标题")
            .replace(" ", "\u3000")
            .startswith("中共青禾镇委员会\u3000青禾镇人民政府关于")
        )
        assert paper.line("署名").split() == ["中共青禾镇委员会", "青禾镇人民政府"]
    for kind in ("任职通知", "任前公示", "成绩公布"):
        assert "青禾镇人民政府" not in facts.paper(kind).everything


def test_meeting_and_days_to_report_are_the_schemes(root: Path) -> None:
    words = "镇党委（扩大）会议"
    scope = "镇机关全体在编在岗干部职工"
    set_scheme(root, {"会议名称": words, "报到期限(工作日)": 3, "参加对象": scope})
    assert generated(root).errors == []
    assert reviewed(root).errors == []
    found = made(root)
    assert f"已经2026年3月2日{words}研究同意" in found["实施方案通知"]
    assert f"经2026年3月11日{words}研究决定" in found["任职通知"]
    assert "请以上同志于2026年3月24日前到所在部门报到" in found["岗位安排通知"]
    letters = [text for name, text in found.items() if name.startswith("恢复工作通知书/")]
    assert letters
    assert all("请于2026年9月24日前报到" in text for text in letters)
    for name in ("实施方案通知", "动员会通知"):
        assert f"{scope}。" in found[name]


def losing(facts: Facts) -> dict[str, str]:
    """Whoever holds a post that is competed for and does not hold it any more, by 编号."""
    posts = [row["部门"] + row["职务"] for row in facts.posts]
    held = {key: facts.former(key) for key in {**facts.appointed, **facts.placements}}
    left = {key: post for key, post in held.items() if post in posts}
    left = {key: post for key, post in left.items() if facts.appointed.get(key) != post}
    return dict(sorted(left.items(), key=lambda item: posts.index(item[1])))


def taken(facts: Facts) -> set[str]:
    """The posts of which every place has gone to somebody."""
    held = list(facts.appointed.values())
    quotas = {row["部门"] + row["职务"]: row["职数"] for row in facts.posts}
    return {post for post, quota in quotas.items() if held.count(post) == quota}


def removed(facts: Facts) -> list[str]:
    return [line for line in facts.paper("任职通知").lines("公文正文") if line.startswith("免去")]


def test_posts_that_somebody_loses_are_in_the_same_notice(root: Path) -> None:
    ran = generated(root)
    facts = Facts(root)
    stated = {
        key: post
        for key, post in losing(facts).items()
        if key in facts.appointed or post in taken(facts)
    }
    ends = ["；"] * (len(stated) - 1) + ["。"]
    assert removed(facts) == [
        f"免去{facts.name(key)}同志的{post}职务{end}"
        for (key, post), end in zip(stated.items(), ends, strict=True)
    ]
    everybody = len({*facts.appointed, *stated})
    title = facts.paper("任职通知").line("公文标题")
    assert title.endswith(f"关于陈立新等{everybody}名同志职务任免的通知")
    (issue,) = (issue for issue in ran.issues if issue.kind.code == "W19")
    assert issue.where.file == POSTS
    others = {facts.people[key]["姓名"] for key in losing(facts).keys() - stated}
    assert {part.partition("（")[0] for part in issue.data["names"].split("、")} == others
