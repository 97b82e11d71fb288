"""What forms were understood as, kept by content, so that ten thousand are understood once.

What a form means follows from its bytes, its name, the program and what it is read by: scheme and
roster. Only what nothing had to be said of is kept; any other form is understood anew.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from campaign import version as program
from campaign.storage import kept
from campaign.storage.folder import Folder
from campaign.workbook.declare import in_json
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.read.labels import Key, Labels
from campaign.workbook.read.reader import Row


class KeptForm(NamedTuple):
    """A form as it was understood."""

    about: Any
    """What was found out about it, as JSON."""
    places: Labels
    values: Sequence[Any]
    """In the order of the sheet's columns."""

    def row(self, sheet: Sheet[Any]) -> Row[Any]:
        """Return its row. Raises `ValueError` if the sheet has other fields."""
        fields = [each.field for each in sheet.columns]
        return Row(sheet.build(dict(zip(fields, self.values, strict=True))), self.places, 0)


class KeptForms:
    """The single forms of one place, as they were understood."""

    def __init__(self, folder: Folder, name: str, read_by: Sequence[str]) -> None:
        """`read_by` names the inputs that decide what a form means, all of them read by now."""
        self._inputs = folder.inputs
        about = [program.figure(), *(folder.inputs[label] for label in read_by)]
        follows = hashlib.sha256(json.dumps(about).encode()).hexdigest()
        self._lines = kept.Lines(folder, f"{name}-读懂", follows)
        self._used: set[str] = set()
        self._cells: dict[str, Mapping[Key, tuple[int, int]]] = {}
        """Where the values stand, by the key of its line: forms from one template share one."""

    def find(self, label: str) -> KeptForm | None:
        """Return what was kept of a form that was just read; None if that is nothing."""
        key = self._inputs.get(label, "")
        if key not in self._lines.before:
            return None
        try:
            name, about, sheet, places, values = json.loads(self._lines.before[key])
            labels = Labels(label, str(sheet), self._cells_of(str(places)))
            found = [in_json.restored(each) for each in values]
        except in_json.DAMAGED:
            return None
        if name != label:
            return None
        self._used.add(key)
        return KeptForm(about, labels, found)

    def keep(self, label: str, about: Sequence[Any], row: Row[Any]) -> None:
        """Keep a form and, as JSON, what else was found out about it, if all of it is plain."""
        if not isinstance(row.places, Labels):
            return
        try:
            values = [in_json.written(each) for each in vars(row.value).values()]
        except ValueError:
            return
        cells = [[*key, *at] for key, at in row.places.cells.items()]
        places = hashlib.sha256(kept.as_line(cells)).hexdigest()
        if places not in self._lines.new:
            self._lines.add(places, cells)
        self._lines.add(self._inputs[label], [label, about, row.places.sheet, places, values])

    def save(self) -> None:
        """Keep what was understood; forms that are gone are forgotten."""
        self._lines.save(self._used)

    def _cells_of(self, key: str) -> Mapping[Key, tuple[int, int]]:
        if key not in self._cells:
            cells = json.loads(self._lines.before[key])
            self._cells[key] = {(field, member): (row, at) for field, member, row, at in cells}
            self._used.add(key)
        return self._cells[key]
