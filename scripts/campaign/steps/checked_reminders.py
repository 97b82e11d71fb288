"""提醒核对表.xlsx: reminders that somebody looked at and that need not be told of again.

People copy lines of 问题清单 into it. A reminder stays quiet as long as it is about the same cell
with the same content; errors never do.
"""

from collections.abc import Iterator, Sequence

from campaign.issues import Issue, Kind, Severity
from campaign.run import Book
from campaign.workbook.declare.kinds import Name, Text
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.declare.text import fold
from campaign.workbook.read.header import pick_sheet
from campaign.workbook.read.reader import Row, read

MOST_READ = 300
"""Characters of a cell that a line repeats."""


@row_class
class CheckedRow:
    """One line of 问题清单, and who looked at it."""

    number: str = column("序号", Text(), default="", width=6)
    severity: str = column("级别", Text(), default="", width=7)
    code: str = column("代码", Text(), key=True, width=7)
    file: str = column("文件", Text(), default="", width=26, hint="留空表示不论哪个文件")
    sheet: str = column("工作表", Text(), default="", width=12, hint="留空表示不论哪张")
    cell: str = column("单元格", Text(), default="", width=9, hint="留空表示不论哪一格")
    read_there: str = column("内容", Text(none_words=True), default="", width=16)
    problem: str = column("问题", Text(lines=True), default="", width=34)
    remedy: str = column("处理办法", Text(lines=True), default="", width=30)
    checked_by: str = column("核对人", Name(), default="", width=10)


CHECKED = Sheet(
    "已核对",
    CheckedRow,
    "核对过、不必再提醒的事项；错误不能列在这里。",
    title="提醒核对表",
    landscape=True,
)
NOTES = (
    "核对过的提醒，从“问题清单”整行复制到这里，下次办理就不再提醒；那一格的内容变了，会重新提醒。",
)


def read_checked(book: Book) -> tuple[Sequence[CheckedRow], list[Issue]]:
    """Read the lines that people put there, and what is wrong with the sheet."""
    label, grids, opening = book
    grid, missing = pick_sheet(grids, CHECKED, label)
    if grid is None:
        return (), [*opening, *missing]
    reading = read(grid, CHECKED)
    return reading.values, [*opening, *missing, *reading.issues, *_in_vain(reading.rows)]


def _in_vain(rows: Sequence[Row[CheckedRow]]) -> Iterator[Issue]:
    """Tell of lines that quiet nothing whatever happens: the code of an error, or of nothing."""
    kinds = {fold(kind.code): kind for kind in Kind}
    for row in rows:
        code = row.value.code
        kind = kinds.get(fold(code))
        if kind is None or kind.severity is Severity.ERROR:
            why = "是错误" if kind else "不是问题清单里的代码"
            yield Kind.CHECKED_IN_VAIN.at(row.where("code"), code, code=code, why=why)


def is_checked(issue: Issue, rows: Sequence[CheckedRow]) -> bool:
    """Say whether a reminder is among the lines; what a line leaves blank may be anything."""
    where = issue.where
    told = (issue.kind.code, where.file, where.sheet, where.cell, issue.read[:MOST_READ])
    said = tuple(map(fold, told))
    return not issue.is_error and any(
        all(not mine or fold(mine) == its for mine, its in zip(_content(row), said, strict=True))
        for row in rows
    )


def _content(row: CheckedRow) -> tuple[str, ...]:
    return row.code, row.file, row.sheet, row.cell, row.read_there
