"""Sheets for people to fill in: made once, never written over.

A file is replaced only while it is still, byte for byte, what the program made. Once somebody has
touched it, it stays. Should its rows no longer fit, a new one with the filled values carried over
is put beside it, marked （新）, and the person decides.
"""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from campaign.folder import NEW
from campaign.intake.picking import pick_sheet
from campaign.issues import Kind, Where
from campaign.session import Campaign
from campaign.workbook.page import Page
from campaign.workbook.reader import read

R = TypeVar("R")


def offer(
    campaign: Campaign,
    path: Path,
    page: Page[R],
    key: Callable[[R], Any],
    others: Sequence[Page[Any]] = (),
) -> bool:
    """Make a sheet for people to fill in; whether it was written.

    `key` tells rows apart; `others` are further pages of the same workbook.
    """
    folder = campaign.folder
    if campaign.made.put(path, campaign.book_bytes([page, *others])):
        return True
    existing = _rows(campaign, path, page)
    if existing is None or _fits(existing, page, key):
        return False
    carried = dataclasses.replace(page, rows=_carry(existing, page, key))
    beside = path.with_name(f"{path.stem}{NEW}{path.suffix}")
    folder.write(beside, campaign.book_bytes([carried, *others]))
    campaign.note([Kind.SHEET_RENEWED.at(Where(folder.label(path)), new=beside.name)])
    return True


def _rows(campaign: Campaign, path: Path, page: Page[R]) -> list[R] | None:
    """The rows of the file as it is; None if it cannot be read (the reading stage will say why)."""
    label, grids, _ = campaign.open_book(path)
    names = [name for names in page.names.values() for name in names]
    grid, _ = pick_sheet(grids, page.sheet, label, names)
    if grid is None:
        return None
    reading = read(grid, page.sheet, names)
    return None if reading.broken else reading.values


def _fields(page: Page[Any], *, locked: bool) -> list[str]:
    return [each.field for each in page.sheet.columns if each.locked is locked]


def _fits(existing: Sequence[R], page: Page[R], key: Callable[[R], Any]) -> bool:
    """Whether what the program had filled in is still the same; how it is worded is no matter."""
    prose = {each.field for each in page.sheet.columns if each.worded and not each.emphasis}
    names = [name for name in _fields(page, locked=True) if name not in {*page.omit, *prose}]

    def content(rows: Sequence[R]) -> dict[Any, list[Any]]:
        return {key(row): [_plain(getattr(row, name)) for name in names] for row in rows}

    return content(existing) == content(page.rows)


def _plain(value: Any) -> Any:
    return value or None


def _carry(existing: Sequence[R], page: Page[R], key: Callable[[R], Any]) -> list[R]:
    """The new rows, with what people had filled in."""
    filled = {key(row): row for row in existing}
    names = _fields(page, locked=False)
    carried = []
    for row in page.rows:
        old = filled.get(key(row))
        values = {name: getattr(old, name) for name in names} if old is not None else {}
        carried.append(dataclasses.replace(row, **values))  # type: ignore[type-var]
    return carried
