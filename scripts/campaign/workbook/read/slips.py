"""Words that lie on a sheet: notes and text boxes. Nobody reads them; what matters is told."""

from collections.abc import Callable, Iterator, Sequence

from campaign.issues import Issue, Kind, Where
from campaign.workbook.declare.cells import as_text
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import BOX, NOTE, Grid, Knows, Slip
from campaign.workbook.read.beside import LONGEST, changes, is_void


def names_besides(knows: Knows) -> Callable[[str], bool]:
    """Return what tells whether words that change nothing name somebody or something known."""
    return lambda text: not changes(text) and knows.named_in(text)


def slips_told(grids: Sequence[Grid], matters: Callable[[str], bool]) -> Iterator[Issue]:
    """Tell of the words that matter, and do not only repeat a cell of the sheet.

    作废 written across a sheet is a fault: whether it counts has to be known.
    """
    for grid in grids:
        cells = {fold(as_text(raw)) for row in grid.rows for raw in row} if grid.slips else set()
        for slip in grid.slips:
            lines = [line for line in _lines(slip) if fold(line) not in cells and matters(line)]
            if lines:
                is_stamp = slip.what == BOX and any(map(is_void, lines))
                kind = Kind.TABLE_VOIDED if is_stamp else Kind.SLIP_UNREAD
                where, text = grid.where(slip.row, slip.column), " ".join(lines)
                yield kind.at(where, text, what=slip.what, text=text)


def slips_there(grids: Sequence[Grid], file: str) -> list[Issue]:
    """Say of a workbook that such words are not read, whatever they are."""
    kinds = dict.fromkeys(slip.what for grid in grids for slip in grid.slips)
    return [Kind.FILE_NOTES_UNREAD.at(Where(file), what="和".join(kinds))] if kinds else []


def _lines(slip: Slip) -> Iterator[str]:
    """Yield the short lines; office programs put the author, or what threads are, above a note."""
    for line in slip.text.splitlines():
        text = line.strip()
        is_head = slip.what == NOTE and text.endswith((":", "："))
        if text and len(text) <= LONGEST and not is_head:
            yield text
