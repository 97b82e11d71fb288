"""Notes on cells. Nobody reads them, but what takes something back in one is told at its cell."""

from collections.abc import Iterator, Sequence

from campaign.issues import Issue, Kind, Where
from campaign.workbook.grid import Grid
from campaign.workbook.read.beside import CHANGED, LONGEST
from campaign.workbook.read.container import Suspicious
from campaign.workbook.read.second_look import CarefulReader


def notes_that_change(careful: CarefulReader, grids: Sequence[Grid], label: str) -> Iterator[Issue]:
    """Tell of notes by which a row counts no more, or otherwise. Damaged ones are passed over."""
    for grid in grids:
        try:
            found = list(careful.notes(grid.sheet))
        except Suspicious:  # only the fast reader gets along with such a file
            continue
        for cell, note in found:
            # Office programs put the author, or what threaded comments are, on lines above.
            text = note.strip().rpartition("\n")[2].strip()
            if len(text) <= LONGEST and CHANGED.search(text):
                yield Kind.NOTE_UNREAD.at(Where(label, grid.sheet, cell), text, text=text)
