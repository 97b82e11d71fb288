"""Whose column it is on a sheet of single ballots, however its header names a candidate."""

from collections.abc import Iterator, Mapping, Sequence

from campaign.issues import Issue, Kind
from campaign.roster.naming import Naming
from campaign.scoring.candidates import Candidate
from campaign.scoring.sheets import VOTES
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import HEADER_WITHIN, header_texts
from campaign.workbook.read.vocabulary import header_key

_NUMBER = header_key(VOTES.column("number").header)


def vote_header(candidate: Candidate) -> str:
    """Return a candidate's column among single ballots, as the program writes it."""
    return f"{candidate.name}({candidate.staff_id})"


def headers_on(
    grids: Sequence[Grid], candidates: Mapping[str, Candidate]
) -> tuple[dict[str, str], list[Issue]]:
    """Return each candidate's column as the sheet heads it; the program's own where none does.

    安宁, 安宁同志(01) and 01安宁 are 安宁(01) where nobody else can be meant.
    """
    headers = {key: vote_header(each) for key, each in candidates.items()}
    naming = Naming({key: each.member.person for key, each in candidates.items()})
    numbered: dict[str, set[str]] = {}
    for key, each in candidates.items():
        numbered.setdefault(fold(each.staff_id), set()).add(key)
    found: dict[str, list[tuple[Grid, int, int, str]]] = {}
    for grid, row, at, text in _texts(grids):
        keys = naming.named_in(text) | numbered.get(fold(text), set())
        if len(keys) == 1:
            found.setdefault(keys.pop(), []).append((grid, row, at, text))
    issues = []
    for key, places in found.items():
        if len(places) == 1:
            grid, row, at, text = places[0]
            if fold(text) not in (fold(headers[key]), fold(candidates[key].name)):
                data = {"name": text, "understood": headers[key]}
                issues.append(Kind.PERSON_NAME_READ_AS.at(grid.where(row, at), text, **data))
            headers[key] = text
    return headers, issues


def _texts(grids: Sequence[Grid]) -> Iterator[tuple[Grid, int, int, str]]:
    """Yield what stands in the row with the heading of the ballots' numbers."""
    for grid in grids:
        rows = map(header_texts, grid.rows[:HEADER_WITHIN])
        for number, texts in enumerate(rows):
            if any(header_key(text) == _NUMBER for text in texts):
                yield from ((grid, number, at, text) for at, text in enumerate(texts) if text)
                break
