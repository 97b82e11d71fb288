"""One way to say that a cell of the scheme can never take effect."""

from typing import Any

from campaign.issues import Issue, Kind
from campaign.scheme.tables import Tables
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.read.reader import Row

NOT_WANTED = "不用的，清空这一格；写错的改正。"


def in_vain(
    sheet: Sheet[Any], row: Row[Any], field: str, finding: str, advice: str = NOT_WANTED
) -> Issue:
    """Say of a cell that it can never take effect, and why."""
    header, read = sheet.column(field).header, getattr(row.value, field)
    return Kind.VALUE_IN_VAIN.at(
        row.where(field), read, column=header, finding=finding, advice=advice
    )


def is_typed(tables: Tables, item: str) -> bool:
    """Tell whether an item of 基本信息 says anything, be it what goes without saying."""
    return tables.basics.places.has(item) and getattr(tables.basics.value, item) not in (None, "")
