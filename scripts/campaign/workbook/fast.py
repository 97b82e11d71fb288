"""The fast reader: calamine. The one importer of that library."""

import io
from functools import partial
from typing import TYPE_CHECKING, cast

from campaign.workbook.cells import Raw
from campaign.workbook.grid import Area, Grid
from campaign.workbook.package import Encrypted, Suspicious, TooLarge
from campaign.workbook.scan import LARGEST_AREA

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_BROKEN = "内部结构不规范"


def fast_grids(data: bytes, label: str) -> list[Grid]:
    """The worksheets of a workbook's bytes. Raises `Suspicious`, `TooLarge`, `Encrypted`."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            _grid(book.get_sheet_by_index(number), meta.visible, label, number)
            for number, meta in enumerate(book.sheets_metadata)
            if meta.typ is SheetTypeEnum.WorkSheet
        ]
    except PasswordError as reason:
        raise Encrypted from reason
    except (CalamineError, OSError, ValueError, OverflowError) as reason:
        raise Suspicious(_BROKEN) from reason
    except BaseException as reason:  # a panic of the Rust reader is no Exception
        if type(reason).__name__ == "PanicException":
            raise Suspicious(_BROKEN) from None
        raise


def _grid(sheet: "CalamineSheet", visible: object, label: str, number: int) -> Grid:
    from python_calamine import SheetVisibleEnum

    if sheet.total_height * sheet.total_width > LARGEST_AREA:
        raise TooLarge(f"用到{sheet.total_height}行、{sheet.total_width}列")
    rows = cast(list[list[Raw]], sheet.to_python(skip_empty_area=False))
    return Grid(
        label,
        sheet.name,
        rows,
        hidden=visible is not SheetVisibleEnum.Visible,
        find_merged=partial(_areas, sheet),
        index=number,
    )


def _areas(sheet: "CalamineSheet") -> list[Area]:
    ranges = sheet.merged_cell_ranges or []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]
