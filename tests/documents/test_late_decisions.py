"""Who is decided on when the public notice is up already stands in no notice: nothing is sealed."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from campaigns import Ran, codes, fill, run, table
from documents.finished import POSTS, SEALS, TRAY, Word, copied

LATE = "001"
DECISION = ("J5", "D90")


def made(root: Path, today: date) -> Ran:
    ran = run("generate_notices", root, today)
    assert ran.errors == []
    return ran


FURTHER = SEALS.replace(".xlsx", "（续1）.xlsx")


def put_off(root: Path) -> set[str]:
    rows = table(root / FURTHER, "用印登记", key="文件")
    return {row["文件"] for row in rows if str(row["待填"]).startswith("另行公示")}


def announced_apart(root: Path, day: date) -> None:
    """Add 递补公示开始 to the table, filled in for whoever came late."""
    book = load_workbook(root / POSTS)
    sheet = book["任用决定"]
    at = sheet.max_column + 1
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if "编号" in row or LATE in row:
            sheet.cell(number, at).value = day if LATE in row else "递补公示开始"
    book.save(root / POSTS)


def test_decided_while_the_notice_is_up(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "07定岗决定/定岗决定表.xlsx").unlink()
    fill(root / POSTS, "任用决定", "党委决定", {LATE: None})
    notice, letter = root / "08公文/任前公示.docx", "任职通知书-陈立新001.docx"
    made(root, date(2026, 3, 13))
    before = notice.read_bytes()
    fill(root / SEALS, "用印登记", "用印日期", {notice.name: date(2026, 3, 12)}, key="文件")
    fill(root / POSTS, "任用决定", "党委决定", {LATE: "任用"})
    for day in (date(2026, 3, 16), date(2026, 3, 20)):
        assert DECISION in codes(made(root, day).issues)
        assert notice.read_bytes() == before
        assert put_off(root) == {"任职通知.docx", letter}
        assert not list((root / "08公文" / TRAY).glob("*任职通知.docx"))
    announced_apart(root, date(2026, 3, 23))
    assert DECISION not in codes(made(root, date(2026, 3, 20)).issues)
    assert put_off(root) == set()
    own = Word(root / "08公文/任前公示-递补0323.docx").everything
    assert "陈立新" in own
    assert "2026年3月23日" in own
    rows = table(root / FURTHER, "用印登记", key="文件")
    (day,) = (row["最早用印日期"] for row in rows if row["文件"] == letter)
    assert day.date() == date(2026, 3, 30)


def test_papers_of_a_meeting_still_to_be_held_are_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert ("B3", "D89") in codes(made(root, date(2026, 3, 10)).issues)
    assert "D89" not in {code for _, code in codes(made(root, date(2026, 3, 18)).issues)}
