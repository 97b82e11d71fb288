"""Sheets for people: never written over, renewed beside with everything that was filled in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.departments.sheets import PICKS, PLACEMENTS, Pick, PlacementRow
from campaign.offered import offer
from campaign.office.sheets import MEETING, Meeting
from campaign.run import Run
from campaign.scoring.sheets import BALLOT_COUNTS, TURNOUT, BallotCount, Turnout
from campaign.storage.folder import Folder
from campaign.workbook.declare.page import Page
from campaign.workbook.read.header import pick_sheet
from campaign.workbook.read.reader import read
from campaigns import Quiet, fill, fill_items, table


def pick(staff_id: str, **changes: Any) -> Pick:
    return replace(Pick(staff_id=staff_id, name=f"某{staff_id}", choice=1), **changes)


class Desk:
    """A folder in which one sheet is offered, run after run."""

    def __init__(self, root: Path) -> None:
        self.path = root / "表.xlsx"
        self.new = root / "表（新）.xlsx"
        self.root = root
        self.told: list[str] = []

    def offer(self, page: Page[Any], *others: Page[Any], **more: Any) -> Sequence[str]:
        """One run; the codes of what it says."""
        run = Run(Folder(self.root), Quiet(), date(2026, 3, 10))
        offer(run, self.path, page, lambda row: row.staff_id, others=others, **more)
        run.folder.commit()
        self.told = [each.problem for each in run.issues]
        return [each.kind.code for each in run.issues]

    def picks(self, *staff_ids: str, **changes: Any) -> Sequence[str]:
        return self.offer(Page(PICKS, [pick(each, **changes) for each in staff_ids]))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def filled(path: Path) -> dict[str, tuple[Any, Any]]:
    return {row["编号"]: (row["初选意见"], row["排序"]) for row in table(path, "初选")}


def test_untouched_sheets_follow_every_change(desk: Desk) -> None:
    desk.picks("01")
    assert desk.picks("01", "02") == []
    assert list(filled(desk.path)) == ["01", "02"]
    assert not desk.new.exists()


def test_a_filled_sheet_that_fits_stays_as_it_is(desk: Desk) -> None:
    desk.picks("01", "02")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    before = desk.path.read_bytes()
    assert desk.picks("02", "01") == []  # the order of rows is no matter
    assert desk.path.read_bytes() == before
    assert not desk.new.exists()


def test_a_filled_sheet_that_no_longer_fits_gets_a_new_one_beside(desk: Desk) -> None:
    desk.picks("01", "02")
    fill(desk.path, "初选", "初选意见", {"01": "同意", "02": "不同意"})
    fill(desk.path, "初选", "排序", {"01": 1})
    before = desk.path.read_bytes()
    assert desk.picks("01", "03") == ["T13"]
    assert desk.path.read_bytes() == before
    assert filled(desk.new) == {"01": ("同意", 1), "03": (None, None)}


@pytest.mark.parametrize(
    ("column", "typed"),
    [("姓名", "某03"), ("编号", "99"), ("编号", "01"), ("编号", None)],
)
def test_a_number_and_a_name_of_two_people_make_no_new_sheet(
    desk: Desk, column: str, typed: str | None
) -> None:
    """The stage that reads the sheet says so; a name of nobody may be one corrected since."""
    desk.picks("01", "02", "03")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    fill(desk.path, "初选", column, {"02": typed})
    assert desk.picks("01", "02", "03") == []
    assert not desk.new.exists()


def test_what_is_carried_over_is_counted_and_what_is_not_is_told(desk: Desk) -> None:
    desk.picks("01", "02")
    fill(desk.path, "初选", "初选意见", {"01": "同意", "02": "不同意"})
    fill(desk.path, "初选", "排序", {"01": 1})
    desk.picks("01", "03")
    (told,) = desk.told
    assert "2格" in told
    assert "没有带入的" in told
    assert "不同意" in told


def test_of_two_rows_about_somebody_neither_is_carried_over(desk: Desk) -> None:
    desk.picks("01", "02")
    _with_rows(desk, {"01": "同意"}, ("01", "不同意"))
    assert desk.picks("01", "02", "03") == ["T13"]
    assert filled(desk.new)["01"][0] is None
    assert "没有带入的：某01：同意；某01：不同意" in desk.told[0]


def test_a_second_row_that_is_blank_or_the_same_takes_nothing_away(desk: Desk) -> None:
    desk.picks("01", "02")
    _with_rows(desk, {"01": "同意"}, ("01", None), ("01", "同意"))
    assert desk.picks("01", "02", "03") == ["T13"]
    assert filled(desk.new)["01"][0] == "同意"
    assert "没有带入的" not in desk.told[0]


def _with_rows(desk: Desk, opinions: dict[str, Any], *more: tuple[str, Any]) -> None:
    """Fill the sheet, and add rows about people who stand on it."""
    fill(desk.path, "初选", "初选意见", opinions)
    book = load_workbook(desk.path)
    sheet = book["初选"]
    (header,) = (row for row in sheet.iter_rows() if row[0].value == "编号")
    columns = {cell.value: at for at, cell in enumerate(header, 1)}
    last = max(int(row[0].row or 0) for row in sheet.iter_rows() if row[0].value in ("01", "02"))
    for at, (staff_id, opinion) in enumerate(more, last + 1):
        sheet.insert_rows(at)
        values = {"编号": staff_id, "姓名": f"某{staff_id}", "初选意见": opinion}
        for column, value in values.items():
            sheet.cell(at, columns[column]).value = value
    book.save(desk.path)


def test_the_old_sheet_is_the_one_that_counts_until_it_is_replaced(desk: Desk) -> None:
    desk.picks("01")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    desk.picks("01", "02")
    assert desk.picks("01", "02") == ["T13"]  # and it is said again
    desk.path.unlink()
    desk.new.rename(desk.path)
    assert desk.picks("01", "02") == []
    assert filled(desk.path) == {"01": ("同意", None), "02": (None, None)}


def test_the_new_sheet_is_kept_up_to_date_while_nobody_touches_it(desk: Desk) -> None:
    desk.picks("01")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    desk.picks("01", "02")
    fill(desk.path, "初选", "排序", {"01": 1})
    desk.picks("01", "02", "03")
    assert filled(desk.new) == {"01": ("同意", 1), "02": (None, None), "03": (None, None)}


def test_a_new_sheet_that_somebody_fills_is_not_written_over_either(desk: Desk) -> None:
    desk.picks("01")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    desk.picks("01", "02")
    fill(desk.new, "初选", "初选意见", {"02": "不同意"})
    before = desk.new.read_bytes()
    assert desk.picks("01", "02") == ["T13"]
    assert desk.new.read_bytes() == before
    assert desk.picks("01", "02", "03") == ["T13", "T13"]
    assert desk.new.read_bytes() == before
    newest = desk.new.with_name("表（新）（新）.xlsx")
    assert filled(newest) == {
        "01": ("同意", None),
        "02": ("不同意", None),
        "03": (None, None),
    }


def test_a_new_sheet_goes_when_the_old_one_fits_again(desk: Desk) -> None:
    desk.picks("01")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    desk.picks("01", "02")
    assert desk.new.exists()
    assert desk.picks("01") == []
    assert not desk.new.exists()


def test_a_filled_new_sheet_stays_even_then(desk: Desk) -> None:
    desk.picks("01")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    desk.picks("01", "02")
    fill(desk.new, "初选", "初选意见", {"02": "同意"})
    desk.picks("01")
    assert desk.new.exists()


def test_what_was_carried_over_survives_the_deletion_of_the_old_sheet(desk: Desk) -> None:
    desk.picks("01")
    fill(desk.path, "初选", "初选意见", {"01": "同意"})
    desk.picks("01", "02")
    desk.path.unlink()  # and a run comes between that and the renaming
    desk.picks("01", "02")
    assert filled(desk.new)["01"] == ("同意", None)


def test_a_sheet_that_cannot_be_read_is_left_to_its_reader(desk: Desk) -> None:
    desk.picks("01")
    fill(desk.path, "初选", "排序", {"01": "靠前"})
    assert desk.picks("01", "02") == []
    assert not desk.new.exists()


def test_columns_that_another_program_leaves_out_do_not_matter(desk: Desk) -> None:
    from campaigns import write_plain

    row = {"编号": "01", "姓名": "某01", "志愿序": 1, "初选意见": "同意", "排序": 1}
    write_plain(desk.path, {"初选": [row]})
    assert desk.picks("01", skills="写作", reasons="愿意", from_department="党政办") == []


def test_rows_that_people_may_add_are_theirs(desk: Desk) -> None:
    desk.picks("01", "02")
    fill(desk.path, "初选", "编号", {"02": "09"})  # instead of 02 they wrote somebody else
    fill(desk.path, "初选", "初选意见", {"01": "同意", "09": "同意"})

    def may_add(row: Pick) -> bool:
        return row.staff_id == "09"

    page = Page(PICKS, [pick("01")])
    assert desk.offer(page, may_add=may_add) == []
    assert desk.offer(Page(PICKS, [pick("01"), pick("03")]), may_add=may_add) == ["T13"]
    assert filled(desk.new) == {
        "01": ("同意", None),
        "03": (None, None),
        "09": ("同意", None),
    }


# -- workbooks of several sheets ------------------------------------------------------------------


def decision(staff_id: str, proposal: str) -> PlacementRow:
    return PlacementRow(staff_id=staff_id, name=f"某{staff_id}", proposal=proposal)


def test_the_meeting_is_carried_over_too(desk: Desk) -> None:
    desk.offer(Page(PLACEMENTS, [decision("01", "党政办")]), Page(MEETING))
    fill(desk.path, "定岗决定", "决定去向", {"01": "党政办"})
    fill_items(desk.path, "会议信息", {"决定日期": date(2026, 3, 18)})
    assert desk.offer(Page(PLACEMENTS, [decision("01", "待岗")]), Page(MEETING)) == ["T13"]
    assert table(desk.new, "定岗决定")[0]["决定去向"] == "党政办"
    assert items(desk.new, MEETING) == [Meeting(decided_on=date(2026, 3, 18))]


def test_only_the_wording_of_a_reason_makes_no_new_sheet(desk: Desk) -> None:
    desk.offer(Page(PLACEMENTS, [replace(decision("01", "党政办"), basis="甲")]))
    fill(desk.path, "定岗决定", "决定去向", {"01": "党政办"})
    assert desk.offer(Page(PLACEMENTS, [replace(decision("01", "党政办"), basis="乙")])) == []


def counts(*staff_ids: str, grades: Sequence[str] = ("优秀", "称职")) -> list[Page[Any]]:
    rows = [BallotCount(staff_id=each, name=f"某{each}", grades={}) for each in staff_ids]
    return [Page(BALLOT_COUNTS, rows, names={"grades": grades}), Page(TURNOUT)]


def test_half_filled_counts_and_turnout_are_carried_over(desk: Desk) -> None:
    desk.offer(*counts("01"))
    fill(desk.path, "计票表", "优秀", {"01": 7})
    fill_items(desk.path, "票数", {"应到": 12})
    assert desk.offer(*counts("01", "02")) == ["T13"]
    assert [(row["编号"], row["优秀"], row["称职"]) for row in table(desk.new, "计票表")] == [
        ("01", 7, None),
        ("02", None, None),
    ]
    assert table(desk.new, "票数", key="项目")[0]["票数"] == 12


def test_a_new_grade_makes_a_new_sheet(desk: Desk) -> None:
    desk.offer(*counts("01"))
    fill(desk.path, "计票表", "优秀", {"01": 7})
    assert desk.offer(*counts("01", grades=("优秀", "称职", "弃权"))) == ["T13"]
    row = table(desk.new, "计票表")[0]
    assert (row["优秀"], row["称职"], row["弃权"]) == (7, None, None)


def items(path: Path, sheet: Any) -> list[Turnout | Meeting]:
    run = Run(Folder(path.parent), Quiet(), date(2026, 3, 10))
    label, grids, _ = run.open_book(path)
    grid, _ = pick_sheet(grids, sheet, label)
    assert grid is not None
    return list(read(grid, sheet).values)
