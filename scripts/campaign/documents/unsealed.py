"""The stage that every page asks for: which papers wait for the seal, by the registers alone."""

from datetime import date
from pathlib import Path

from campaign.documents.reading import file_of, is_sealed, peek, register_paths
from campaign.documents.sheets import LATER_SEALS_FILE, SEALS_FILE, SealRow
from campaign.run import Run
from campaign.storage.names import new_copy


def the_unsealed(run: Run) -> list[str]:
    """Give the kind of each paper that may be sealed today and is not, by the registers.

    Where a new version of a register lies beside it, that one tells which papers there are. It is
    for the page to show, and no input of any result: dates may be filled in at any time.
    """
    listed: list[SealRow] = []
    sealed: set[str] = set()
    for path in (*register_paths(run, SEALS_FILE), *register_paths(run, LATER_SEALS_FILE)):
        versions = [_rows(run, each) for each in (path, new_copy(path)) if run.folder.has(each)]
        sealed |= {file_of(row) for rows in versions for row in rows if is_sealed(row)}
        listed += [row for rows in versions[-1:] for row in rows]
    return [
        row.kind for row in listed if file_of(row) not in sealed and _may_be_sealed(row, run.today)
    ]


def _rows(run: Run, path: Path) -> list[SealRow]:
    rows, _ = peek(run, path)
    return [row.value for row in rows or ()]


def _may_be_sealed(row: SealRow, today: date) -> bool:
    is_due = row.not_before is not None and row.not_before <= today  # forms have no such day
    return is_due and not is_sealed(row) and not row.to_fill
