"""变更对照: what a later correction changes, and which documents made before it are now wrong."""

from pathlib import Path

import pytest

from campaign.documents import changes
from campaign.documents.catalogue import KINDS
from campaign.office.history import SCORES, Change, Difference, History
from campaign.scheme.rules.classes import PostClass
from campaign.scheme.sheets import Post
from campaign.storage.folder import Folder
from campaigns import Town, changed_rows, fill, fill_items, run
from departments.towns import RESULT, allocate, answer, follow_proposals, town

NOTHING: list[str] = []


def documents_of(difference: Difference) -> list[str]:
    return [f"{difference.staff_id}的公文"] if difference.item == "双向选择结果" else NOTHING


# -- the history ----------------------------------------------------------------------------------


def follow(history: History, content: dict[str, dict[str, str]]) -> list[Change]:
    history.follow("去向", content, documents_of)
    return history.changes


def test_the_first_result_is_no_change() -> None:
    assert follow(History(), {"01": {"双向选择结果": "甲"}}) == []


def test_a_change_is_told_with_both_values_and_the_documents() -> None:
    history = History()
    follow(history, {"01": {"双向选择结果": "甲"}, "02": {"双向选择结果": "乙"}})
    assert follow(history, {"01": {"双向选择结果": "乙"}, "02": {"双向选择结果": "乙"}}) == [
        Change(1, "去向", "01", "双向选择结果", "甲", "乙", ["01的公文"])
    ]


def test_a_run_without_changes_tells_the_same_again() -> None:
    history = History()
    follow(history, {"01": {"双向选择结果": "甲"}})
    told = list(follow(history, {"01": {"双向选择结果": "乙"}}))
    again = History.of(history.record())
    assert follow(again, {"01": {"双向选择结果": "乙"}}) == told


def test_later_changes_are_counted_on() -> None:
    history = History()
    for place in ("甲", "乙", "甲"):
        follow(history, {"01": {"双向选择结果": place}})
    assert [(each.number, each.before, each.after) for each in history.changes] == [
        (1, "甲", "乙"),
        (2, "乙", "甲"),
    ]


def test_a_first_decision_is_no_change_but_another_one_is() -> None:
    history = History()
    follow(history, {"01": {}})
    follow(history, {"01": {"党委定岗": "甲"}})
    assert history.changes == []
    follow(history, {"01": {"党委定岗": "乙"}})
    follow(history, {"01": {}})
    assert [(each.before, each.after) for each in history.changes] == [("甲", "乙"), ("乙", "")]


def test_what_goes_with_standby_is_told_while_it_lasts() -> None:
    history = History()
    for content in (
        {"党委定岗": "甲"},
        {"党委定岗": "待岗", "待岗原因": "未被选中", "跟班学习部门": ""},
        {"党委定岗": "待岗", "待岗原因": "未被选中", "跟班学习部门": "乙"},  # nothing printed yet
        {"党委定岗": "待岗", "待岗原因": "不服从安排", "跟班学习部门": "丙"},
        {"党委定岗": "丁"},
    ):
        follow(history, {"01": content})
    assert [(each.item, each.before, each.after) for each in history.changes] == [
        ("党委定岗", "甲", "待岗"),
        ("待岗原因", "未被选中", "不服从安排"),
        ("跟班学习部门", "乙", "丙"),
        ("党委定岗", "待岗", "丁"),
    ]


def test_people_who_come_and_go() -> None:
    history = History()
    follow(history, {"01": {"双向选择结果": "甲"}})
    follow(history, {"02": {"双向选择结果": "乙"}})
    assert [(each.staff_id, each.before, each.after) for each in history.changes] == [
        ("02", "", "乙"),
        ("01", "甲", ""),
    ]


def test_parts_are_followed_apart() -> None:
    history = History()
    follow(history, {"01": {"双向选择结果": "甲"}})
    history.follow(SCORES, {"01": {"主任总分": "88"}}, documents_of)
    assert history.changes == []


# -- documents ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "staff_id", "expected"),
    [
        ("08公文/岗位安排通知.docx", "02", True),
        ("08公文/岗位安排通知书/岗位安排通知书-王芳02.docx", "02", True),
        ("08公文/岗位安排通知书/岗位安排通知书-王芳02（新）.docx", "02", True),
        ("08公文/批量打印/岗位安排通知书（合并）.docx", "02", True),
        ("08公文/批量打印/岗位安排通知书（合并2）.docx", "02", True),
        ("08公文/岗位安排通知书/岗位安排通知书-王芳102.docx", "02", False),
        ("08公文/岗位安排通知书/岗位安排通知书-王芳03.docx", "02", False),
        ("08公文/作废/岗位安排通知书-王芳02.docx", "02", False),
        ("08公文/任职通知.docx", "02", False),
    ],
)
def test_documents_about_somebody(label: str, staff_id: str, expected: bool) -> None:
    difference = Difference(staff_id, "党委定岗", "党政办", "综治办")
    assert states(label, difference) is expected


def states(label: str, difference: Difference, *classes: PostClass) -> bool:
    spoiled = changes.spoiled(difference)
    kinds = {each.name: each for each in KINDS if each.name in spoiled}
    return changes._states(label, kinds, difference, classes)


@pytest.mark.parametrize(
    ("label", "item", "expected"),
    [
        ("08公文/成绩公布-正职.docx", "党政办主任总分", True),
        ("08公文/成绩公布-副职.docx", "党政办主任总分", False),
        ("08公文/成绩公布.docx", "党政办主任总分", True),
        ("08公文/入围人员名单-面试.docx", "党政办主任面试入围", True),
        ("08公文/入围人员名单-考察.docx", "党政办主任面试入围", False),
        ("08公文/入围人员名单-考察.docx", "党政办主任总分", False),
    ],
)
def test_papers_of_a_class_or_a_stage(label: str, item: str, expected: bool) -> None:
    """One of several papers for the notice board is wrong only where it states the item."""
    classes = [
        PostClass((Post(department="党政办", title=title, quota=1, group=group),), ())
        for title, group in (("主任", "正职"), ("副主任", "副职"))
    ]
    assert states(label, Difference("02", item, "88", "89"), *classes) is expected


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        ("党政办", "综治办", {"岗位安排通知书"}),
        ("党政办", "待岗", {"岗位安排通知书", "待岗通知书"}),
        ("待岗", "党政办", {"岗位安排通知书", "待岗通知书", "恢复工作通知书"}),
        ("党政办", "", {"岗位安排通知书"}),
        ("待岗", "", {"待岗通知书", "恢复工作通知书"}),
    ],
)
def test_kinds_that_a_decision_touches(before: str, after: str, touched: set[str]) -> None:
    kinds = changes.spoiled(Difference("02", "党委定岗", before, after))
    assert kinds & {"岗位安排通知书", "待岗通知书", "恢复工作通知书"} == touched
    assert "双向选择结果公布" in kinds


# -- a campaign corrected after its documents were made -------------------------------------------


def changed(root: Path, file: Path = RESULT) -> list[tuple[int, str, str, str, str]]:
    rows = changed_rows(root / file)
    return [(row["第几次变更"], row["编号"], row["项目"], row["原来"], row["现在"]) for row in rows]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """01 has the one place of 党政办, 02 goes on standby; the letters are printed."""
    plain = town({"党政办": 1}, {"01": ("党政办",), "02": ("党政办",)}, people=2)
    made = plain.write(tmp_path)
    allocate(made)
    answer(made, {"党政办": {"01": 1, "02": 2}})
    allocate(made)
    follow_proposals(made)
    allocate(made)
    assert run("generate_notices", made).outcome
    return made


def correct(root: Path) -> None:
    """党政办 had meant it the other way round, and the committee decides again."""
    answer(root, {"党政办": {"01": 2, "02": 1}})
    assert run("allocate_departments", root).outcome is None  # decided on the old proposal
    (root / "07定岗决定" / "定岗决定表.xlsx").unlink()
    (root / "07定岗决定" / "定岗决定表（新）.xlsx").rename(root / "07定岗决定" / "定岗决定表.xlsx")
    follow_proposals(root)
    allocate(root)


def test_nothing_has_changed_at_first(root: Path) -> None:
    assert changed(root) == []


def test_places_before_and_after(root: Path) -> None:
    correct(root)
    assert changed(root) == [
        (1, "01", "双向选择结果", "党政办", "待岗"),
        (1, "01", "党委定岗", "党政办", "待岗"),
        (1, "02", "双向选择结果", "待岗", "党政办"),
        (1, "02", "党委定岗", "待岗", "党政办"),
    ]


def test_another_cause_or_place_to_train_makes_the_letter_wrong(root: Path) -> None:
    decisions = root / "07定岗决定" / "定岗决定表.xlsx"
    fill(decisions, "定岗决定", "待岗原因", {"02": "不服从安排"})
    fill(decisions, "定岗决定", "跟班学习部门", {"02": "财政所"})
    allocate(root)
    assert changed(root) == [
        (1, "02", "待岗原因", "未被选中", "不服从安排"),
        (1, "02", "跟班学习部门", "（无）", "财政所"),  # the letter could not name one
    ]
    wrong = [row["原来已制、需要更正的公文"] for row in changed_rows(root / RESULT)]
    both = "08公文/待岗通知书/待岗通知书-白帆02.docx\n08公文/批量打印/待岗通知书（合并）.docx"
    assert wrong == [both, both]


def test_documents_that_are_now_wrong(root: Path) -> None:
    correct(root)
    rows = [row for row in changed_rows(root / RESULT) if row["项目"] == "党委定岗"]
    wrong = {row["编号"]: set(row["原来已制、需要更正的公文"].split("\n")) for row in rows}
    assert "08公文/岗位安排通知书/岗位安排通知书-安宁01.docx" in wrong["01"]
    assert "08公文/待岗通知书/待岗通知书-白帆02.docx" in wrong["02"]
    assert "08公文/岗位安排通知.docx" in wrong["01"] & wrong["02"]
    assert not any("安宁01" in label for label in wrong["02"])
    for label in wrong["01"] | wrong["02"]:
        assert (root / label).exists()


def test_the_wrong_letters_are_withdrawn_and_the_right_ones_made(root: Path) -> None:
    correct(root)
    assert run("generate_notices", root).outcome
    letters = root / "08公文"
    assert not (letters / "岗位安排通知书" / "岗位安排通知书-安宁01.docx").exists()
    assert (letters / "作废" / "岗位安排通知书-安宁01.docx").exists()
    assert (letters / "岗位安排通知书" / "岗位安排通知书-白帆02.docx").exists()


def test_a_notice_that_would_name_nobody_is_withdrawn(root: Path) -> None:
    decisions = root / "07定岗决定" / "定岗决定表.xlsx"
    fill(decisions, "定岗决定", "决定去向", {"01": "待岗"})
    fill(decisions, "定岗决定", "决定理由", {"01": "工作需要"})
    fill(decisions, "定岗决定", "待岗原因", {"01": "不服从安排"})
    allocate(root)
    assert (root / "08公文" / "岗位安排通知.docx").exists()
    assert run("generate_notices", root).outcome
    assert not (root / "08公文" / "岗位安排通知.docx").exists()
    assert (root / "08公文" / "作废" / "岗位安排通知.docx").exists()


def test_a_further_run_tells_the_same(root: Path) -> None:
    correct(root)
    before = (root / RESULT).read_bytes()
    run("generate_notices", root)
    allocate(root)
    assert (root / RESULT).read_bytes() == before


# -- scores ---------------------------------------------------------------------------------------


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    plain = Town(
        posts=[{"部门": "党政办", "职务": "主任", "职数": 1}],
        departments=[],
        post_choices={"01": ("党政办主任",), "02": ("党政办主任",)},
    )
    plain.components = [each for each in plain.components if each["方式"] == "评委打分"]
    made = plain.write(tmp_path)
    run("prepare_scoring", made)
    mark(made, {"01": 90, "02": 80})
    assert run("consolidate_scores", made).outcome
    return made


def mark(root: Path, marks: dict[str, int]) -> None:
    for path in (root / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", marks)


def test_totals_and_ranks_before_and_after(scored: Path) -> None:
    scores = Path("结果", "成绩汇总.xlsx")
    assert changed(scored, scores) == []
    mark(scored, {"02": 95})
    assert run("consolidate_scores", scored).outcome
    # 30 and 40 points of 100: 80×30÷100 + 80×40÷100 = 56, with 95: 66.5
    assert changed(scored, scores) == [
        (1, "02", "党政办主任总分", "56", "66.5"),
        (1, "02", "党政办主任名次", "2", "1"),
        (1, "01", "党政办主任名次", "1", "2"),
    ]


def test_a_changed_appointment(scored: Path) -> None:
    table_of = scored / "05任用决定" / "任用决定表.xlsx"
    fill(table_of, "任用决定", "党委决定", {"01": "任用", "02": "不任用"})
    fill_items(table_of, "会议信息", {"决定日期": "2026-03-11", "任职日期": "2026-03-19"})
    assert run("allocate_departments", scored).outcome
    assert run("generate_notices", scored).outcome
    fill(table_of, "任用决定", "党委决定", {"01": "不任用", "02": "任用"})
    fill(table_of, "任用决定", "决定理由", {"01": "工作需要", "02": "工作需要"})
    assert run("allocate_departments", scored).outcome
    rows = changed_rows(scored / RESULT)
    assert [(row["编号"], row["项目"], row["原来"], row["现在"]) for row in rows] == [
        ("01", "党政办主任任用决定", "任用", "不任用"),
        ("02", "党政办主任任用决定", "不任用", "任用"),
    ]
    assert "08公文/任职通知书/任职通知书-安宁01.docx" in rows[0]["原来已制、需要更正的公文"]


def test_the_record_is_where_an_inspector_looks(root: Path) -> None:
    from campaign.storage import registers as register

    assert register.load(Folder(root), "结果变更", lambda _: True)["现在"]["去向"]["01"] == {
        "双向选择结果": "党政办",
        "党委定岗": "党政办",
    }
