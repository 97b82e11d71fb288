"""Formal documents are made from decisions alone: not from proposals, not from blanks."""

from pathlib import Path

from openpyxl import load_workbook

from acceptance import inspector
from acceptance.campaign_play import decide_posts
from acceptance.office import Office
from acceptance.readback import check_documents
from acceptance.workbooks import read_table

TABLE = Path("05任用决定", "任用决定表.xlsx")


def test_some_are_decided(scored: Office) -> None:
    """Letters for those; who may still get a post that is not full is waited for."""
    words = inspector.check_post_proposals(scored.town, scored.folder)
    decisions, appointed = decide_posts(scored.town, words)
    blank = set(list(decisions)[::2])
    assert any(appointed.get(number) == post for post, number in blank)
    scored.decide_posts({key: ("", "") if key in blank else decisions[key] for key in decisions})
    scored.step("generate_notices")
    decided = {number: post for number, post in appointed.items() if (post, number) not in blank}
    assert decided
    check_documents(scored, decided, {}, {})
    told = scored.step("allocate_departments", code=1)
    open_posts = {
        p.label for p in scored.town.posts if [*decided.values()].count(p.label) < p.quota
    }
    undecided = {number for post, number in blank if post in open_posts} - decided.keys()
    assert undecided
    assert all(number in told for number in undecided)


def test_all_are_decided_and_no_day_is_known(scored: Office) -> None:
    words = inspector.check_post_proposals(scored.town, scored.folder)
    scored.decide_posts(decide_posts(scored.town, words)[0])
    book = load_workbook(scored.folder / TABLE)
    for row in book["会议信息"].iter_rows():
        if row[0].value in ("决定日期", "任职日期"):
            row[1].value = None
    book.save(scored.folder / TABLE)
    scored.step("generate_notices")
    check_documents(scored, {}, {}, {})


def test_leaders_who_have_not_handed_in_are_listed(scored: Office) -> None:
    columns = ["编号", "姓名", "竞争职位", "考察意见", "特长", "工作需要"]
    first, *others = sorted(scored.folder.glob("05任用决定/考察意见表-*.xlsx"))
    opinions = {"考察意见": "推荐", "特长": "善于协调", "工作需要": "急需"}
    scored.fill(first, "考察意见", columns, lambda row: opinions)
    told = scored.step("run_all")
    inspector.check_no_errors(scored.folder)
    assert others
    for path in (first, *others):
        assert (f"{path.stem.partition('-')[2]}的考察意见表" in told) == (path != first)
    rows = read_table(scored.folder / TABLE, "任用决定", ["部门", "职务", "编号", "建议"])
    seen = {row["部门"] + row["职务"] + row["编号"] for row in rows if "善于协调" in str(row)}
    known = {row["竞争职位"] + row["编号"] for row in read_table(first, "考察意见", columns)}
    assert seen == known
