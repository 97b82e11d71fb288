"""The sheet 填写说明: what to enter in each column, from the declarations themselves."""

from collections.abc import Iterator, Sequence
from typing import Any

from campaign.workbook.kinds import Text
from campaign.workbook.page import Page, Written
from campaign.workbook.sheet import Column, Many, Sheet, column, row_class

_WHOLE = "（整张表）"


@row_class
class LegendRow:
    """What one column is for."""

    sheet: str = column("工作表", Text(), worded=True, width=14)
    header: str = column("列（项目）", Text(), worded=True, width=20)
    who: str = column("由谁填", Text(), worded=True, width=11)
    expected: str = column("填什么", Text(), worded=True, width=38)
    hint: str = column("说明", Text(), worded=True, width=60)


LEGEND = Sheet(
    "填写说明",
    LegendRow,
    "各列怎么填。",
    title="填写说明",
    landscape=True,
    protected=True,
    result=True,
)


def legend_page(pages: Sequence[Page[Any]]) -> Page[LegendRow]:
    """The legend of these pages."""
    return Page(LEGEND, [row for page in pages for row in _rows(page)])


def _rows(page: Page[Any]) -> Iterator[LegendRow]:
    """What the sheet is for, then each of its columns."""
    sheet = page.sheet
    yield LegendRow(sheet=sheet.name, header=_WHOLE, who="", expected="", hint=sheet.purpose)
    yield from (_row(page, written) for written in page.written if _is_first(written))


def _is_first(written: Written) -> bool:
    """Numbered columns are explained once."""
    return written.column.many is not Many.NUMBERED or written.member == 1


def _row(page: Page[Any], written: Written) -> LegendRow:
    declared = written.column
    return LegendRow(
        sheet=page.sheet.name,
        header=written.header,
        who=_who(declared),
        expected="" if declared.locked else declared.kind.expected(),
        hint=declared.hint,
    )


def _who(declared: Column) -> str:
    if declared.locked:
        return "程序"
    return "必填" if declared.required else "可以不填"
