"""The fast reader: calamine. The one importer of that library."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from campaign.workbook.cells import Raw
from campaign.workbook.grid import Area, Grid
from campaign.workbook.package import Encrypted, Suspicious, TooLarge
from campaign.workbook.scan import LARGEST_AREA

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_BROKEN = "内部结构不规范"
_ERRORS = 2
"""The number of the standard error stream."""


def fast_grids(data: bytes, label: str, most: int) -> list[Grid]:
    """The worksheets of a workbook's bytes, of which there are `most`.

    Raises `Suspicious`, `TooLarge`, `Encrypted`.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with _nothing_said():
            return _grids(CalamineWorkbook.from_filelike(io.BytesIO(data)), label, most)
    except PasswordError as reason:
        raise Encrypted from reason
    except (CalamineError, OSError, ValueError, OverflowError) as reason:
        raise Suspicious(_BROKEN) from reason
    except BaseException as reason:  # a panic of the Rust reader is no Exception
        if type(reason).__name__ == "PanicException":
            raise Suspicious(_BROKEN) from None
        raise


def _grids(book: "CalamineWorkbook", label: str, most: int) -> list[Grid]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    tabs = enumerate(book.sheets_metadata)
    sheets = [(number, tab) for number, tab in tabs if tab.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > most:
        raise Suspicious(_BROKEN)
    grids, area = [], 0
    for number, tab in sheets:
        sheet = book.get_sheet_by_index(number)
        area += sheet.total_height * sheet.total_width
        if area > LARGEST_AREA:
            raise TooLarge(f"用到{sheet.total_height}行、{sheet.total_width}列")
        rows = cast(list[list[Raw]], sheet.to_python(skip_empty_area=False))
        hidden = tab.visible is not SheetVisibleEnum.Visible
        find_merged = partial(_areas, sheet)
        grids.append(
            Grid(label, sheet.name, rows, hidden=hidden, find_merged=find_merged, index=number)
        )
    return grids


@contextmanager
def _nothing_said() -> Iterator[None]:
    """Keep off the screen what a panic of the Rust reader says there."""
    try:
        screen = os.dup(_ERRORS)
    except OSError:  # no screen at all
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _ERRORS)
        os.close(nowhere)
        yield
    finally:
        os.dup2(screen, _ERRORS)
        os.close(screen)


def _areas(sheet: "CalamineSheet") -> list[Area]:
    ranges = sheet.merged_cell_ranges or []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]
