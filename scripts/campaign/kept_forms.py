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
        self._folder, self._name = folder, f"{name}-读懂"
        about = [program.figure(), *(folder.inputs[label] for label in read_by)]
        self._follows = hashlib.sha256(json.dumps(about).encode()).hexdigest()
        self._before = kept.load_lines(folder, self._name, self._follows)
        self._now: dict[str, bytes] = {}
        self._cells: dict[str, Mapping[Key, tuple[int, int]]] = {}
        """Where the values stand, by the key of its line: forms from one template share one."""
        self._is_new = False

    def find(self, label: str) -> KeptForm | None:
        """Return what was kept of a form that was just read; None if that is nothing."""
        key = self._folder.inputs.get(label, "")
        if key not in self._before:
            return None
        try:
            name, about, sheet, places, values = json.loads(self._before[key])
            labels = Labels(label, str(sheet), self._cells_of(str(places)))
            found = [in_json.restored(each) for each in values]
        except in_json.DAMAGED:
            return None
        if name != label:
            return None
        self._now[key] = self._before[key]
        return KeptForm(about, labels, found)

    def keep(self, label: str, about: Sequence[Any], row: Row[Any]) -> None:
        """Keep a form and, as JSON, what else was found out about it, if all of it is plain."""
        if not isinstance(row.places, Labels):
            return
        try:
            values = [in_json.written(each) for each in vars(row.value).values()]
        except ValueError:
            return
        cells = kept.as_line([[*key, *at] for key, at in row.places.cells.items()])
        places = hashlib.sha256(cells).hexdigest()
        self._now[places] = cells
        line = kept.as_line([label, about, row.places.sheet, places, values])
        self._now[self._folder.inputs[label]] = line
        self._is_new = True

    def save(self) -> None:
        """Keep what was understood; forms that are gone are forgotten."""
        if self._is_new or len(self._now) < len(self._before):
            kept.save_lines(self._folder, self._name, self._follows, self._now)

    def _cells_of(self, key: str) -> Mapping[Key, tuple[int, int]]:
        if key not in self._cells:
            cells = json.loads(self._before[key])
            self._cells[key] = {(field, member): (row, at) for field, member, row, at in cells}
            self._now[key] = self._before[key]
        return self._cells[key]
