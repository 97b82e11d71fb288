"""Tables as they were read, kept by content, so that a sheet of a thousand rows is read once.

What a table says follows from its workbook's bytes, the program, its declaration, and scheme and
roster, by which the campaign's own words and names are known. Only what nothing had to be said of
is kept; any other table is read anew.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from campaign import places
from campaign import version as program
from campaign.storage import kept
from campaign.storage.folder import Folder
from campaign.workbook.declare import in_json
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.grid import KNOWS_NOBODY, Grid
from campaign.workbook.read.header import find_table
from campaign.workbook.read.rows import Reading, Row


class KeptTables:
    """The tables of one kind of workbook, as they were read."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder = folder
        self._lines = kept.Lines(folder, f"{name}-读懂", program.figure())
        self._used: set[str] = set()

    def find(self, grid: Grid, sheet: Sheet[Any], names: Sequence[str]) -> Reading[Any] | None:
        """Return what a table gave; None if nothing was kept of it."""
        key = self._key(grid, sheet, names)
        line = self._lines.before.get(key)
        table, _ = find_table(grid, sheet, names) if line else (None, ())
        if line is None or table is None:
            return None
        fields = [each.field for each in sheet.columns]
        try:
            rows = [
                Row(
                    sheet.build(dict(zip(fields, map(in_json.restored, values), strict=True))),
                    table,
                    int(number),
                )
                for number, values in json.loads(line)
            ]
        except in_json.DAMAGED:
            return None
        self._used.add(key)
        return Reading(rows)

    def keep(
        self, grid: Grid, sheet: Sheet[Any], names: Sequence[str], reading: Reading[Any]
    ) -> None:
        """Keep what a table gave, if all of it is plain."""
        if reading.broken or reading.issues:
            return
        fields = [each.field for each in sheet.columns]
        try:
            rows = [
                [row.number, [in_json.written(getattr(row.value, each)) for each in fields]]
                for row in reading.rows
            ]
        except ValueError:
            return
        self._lines.add(self._key(grid, sheet, names), rows)

    def save(self, *, all_read: bool) -> None:
        """Keep what was read; tables that are gone are forgotten, once all have been read."""
        self._lines.save(self._used if all_read else self._lines.before)

    def _key(self, grid: Grid, sheet: Sheet[Any], names: Sequence[str]) -> str:
        found = self._folder.inputs.get
        kinds = [(name, type(kind).__qualname__, vars(kind)) for name, kind in sheet.kinds]
        asked = (sheet.name, sheet.row.__qualname__, kinds, sheet.computed, *names)
        read_by = (
            found(places.SCHEME),
            found(places.ROSTER),
            grid.knows is not KNOWS_NOBODY,
            grid.spoken,
        )
        about = (grid.of_book, grid.index, asked, read_by)
        return hashlib.sha256(repr(about).encode("utf-8", "surrogatepass")).hexdigest()
