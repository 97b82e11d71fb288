"""Workbooks as they were opened, kept by content, so that ten thousand forms are opened once.

What a file's bytes hold depends on nothing but the bytes and the program. Only what is plain is
kept: where there was anything to say, or a cell that needs a careful look, the file is opened anew.
"""

import json
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from campaign import version as program
from campaign.kept_tables import KeptTables
from campaign.storage import kept
from campaign.storage.folder import Folder
from campaign.workbook.declare import in_json
from campaign.workbook.grid import Area, Grid, nothing_shown

if TYPE_CHECKING:
    from campaign.workbook.read.files import Opened

IsPrivate = Callable[[str, Sequence[Grid]], bool]


class KeptBooks:
    """The plain workbooks of one kind, by content."""

    def __init__(
        self,
        folder: Folder,
        name: str,
        is_private: IsPrivate,
        *,
        keeps_tables: bool = False,
    ) -> None:
        """`is_private` tells, by label and sheets, what is kept nowhere."""
        self._tables = KeptTables(folder, name) if keeps_tables else None
        self._is_private = is_private
        self._lines = kept.Lines(folder, name, program.figure())
        self._used: set[str] = set()

    def open(self, data: bytes, label: str, digest: str) -> "Opened":
        """Open a workbook, or give what opening it gave before."""
        grids, issues = self._open(data, label, digest)
        for grid in grids:
            grid.tables, grid.of_book = self._tables, digest
        return grids, issues

    def _open(self, data: bytes, label: str, digest: str) -> "Opened":
        key = digest + PurePosixPath(label).suffix.lower()
        line = self._lines.before.get(key)
        if line is not None and (grids := _restored(line, data, label)):
            self._used.add(key)
            return grids, []
        grids, issues = _opened(data, label)
        record = None if issues or self._is_private(label, grids) else _recorded(grids)
        if record and key not in self._lines.new:
            self._lines.add(key, record)
        return grids, issues

    def save(self, *, all_opened: bool = True) -> None:
        """Keep what was opened; files that are gone are forgotten, once all have been opened."""
        if self._tables:
            self._tables.save(all_read=all_opened)
        self._lines.save(self._used if all_opened else self._lines.before)


def _opened(data: bytes, label: str) -> "Opened":
    from campaign.workbook.read.files import open_book

    return open_book(data, label)


def _recorded(grids: Sequence[Grid]) -> list[dict[str, Any]] | None:
    """Return what is to be kept of a workbook; None if something in it is not plain."""
    if any(grid.hidden_rows or grid.hidden_columns or grid.unseen for grid in grids):
        return None
    try:
        return [
            {
                "sheet": grid.sheet,
                "hidden": grid.hidden,
                "index": grid.index,
                "rows": [[*map(in_json.written, row)] for row in grid.rows],
                "merged": grid.merged,
                "as_shown": grid.shown is nothing_shown,
            }
            for grid in grids
        ]
    except ValueError:
        return None


def _restored(line: bytes, data: bytes, label: str) -> list[Grid] | None:
    """Return the sheets of a workbook; None if their record is damaged."""
    try:
        records = enumerate(json.loads(line))
        return [_grid(each, _Again(data, label, number)) for number, each in records]
    except in_json.DAMAGED:
        return None


def _grid(record: dict[str, Any], again: "_Again") -> Grid:
    rows, merged = record["rows"], [_area(*each) for each in record["merged"]]
    return Grid(
        again.label,
        str(record["sheet"]),
        [
            [raw if type(raw) in in_json.PLAIN else in_json.read(*raw) for raw in row]
            for row in rows
        ],
        hidden=bool(record["hidden"]),
        find_merged=lambda: merged,
        shown=nothing_shown if record["as_shown"] else again.shown,
        counts_from_1904=again.counts_from_1904,
        index=int(record["index"]),
    )


def _area(top: int, left: int, bottom: int, right: int) -> Area:
    return top, left, bottom, right


class _Again:
    """What is seldom asked of a sheet is looked up in the workbook itself."""

    def __init__(self, data: bytes, label: str, number: int) -> None:
        self._data = data
        self.label = label
        self._number = number

    @cached_property
    def _grid(self) -> Grid:
        return _opened(self._data, self.label)[0][self._number]

    def shown(self, row: int, column: int) -> str:
        return self._grid.shown(row, column)

    def counts_from_1904(self) -> bool:
        return self._grid.counts_from_1904()
