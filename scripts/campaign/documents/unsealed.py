"""The stage that every page asks for: which papers wait for the seal, by the registers alone."""

from datetime import date

from campaign.documents.reading import file_of, is_sealed, peek, register_paths
from campaign.documents.sheets import LATER_SEALS_FILE, SEALS_FILE, SealRow
from campaign.run import Run


def the_unsealed(run: Run) -> list[str]:
    """Give the kind of each paper that may be sealed today and is not, by the registers.

    That is for the page to show, and no input of any result: dates may be filled in at any time.
    """
    listed: list[SealRow] = []
    for path in (*register_paths(run, SEALS_FILE), *register_paths(run, LATER_SEALS_FILE)):
        if run.folder.has(path):
            rows, _ = peek(run, path)
            listed += [row.value for row in rows or ()]
    sealed = {file_of(row) for row in listed if is_sealed(row)}
    return [
        row.kind for row in listed if file_of(row) not in sealed and _may_be_sealed(row, run.today)
    ]


def _may_be_sealed(row: SealRow, today: date) -> bool:
    is_due = row.not_before is not None and row.not_before <= today  # forms have no such day
    return is_due and not is_sealed(row) and not row.to_fill
