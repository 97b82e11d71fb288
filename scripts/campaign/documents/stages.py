"""Stages of documents: what is known of papers made earlier."""

from datetime import date

from campaign import places
from campaign.documents.issued import Issued
from campaign.documents.reading import read_register, read_sealed
from campaign.documents.sheets import LATER_SEALS_FILE, SEALS_FILE, SealRow
from campaign.run import Run
from campaign.storage.folder import NEW


def the_issued(run: Run) -> Issued:
    """Tell which papers are sealed, by both registers for the seal and their new versions.

    Faulty where a register cannot be read: nobody knows then what may be written over.
    """
    registers: dict[str, dict[str, SealRow]] = {}
    for name in (SEALS_FILE, LATER_SEALS_FILE):
        sealed = registers.setdefault(name, {})
        path = run.folder.path(places.DOCUMENTS, name)
        for each in (path, path.with_name(f"{path.stem}{NEW}{path.suffix}")):
            if run.folder.has(each) and not run.made.untouched(run.folder.label(each)):
                rows = run.require(*read_sealed(run.open_book(each, keep=True)))
                sealed.update({row.file: row for row in rows})
    return Issued(run.folder, registers)


def the_unsealed(run: Run) -> list[str]:
    """Give the kind of each paper that may be sealed today and is not, by the registers."""
    kinds: list[str] = []
    for name in (SEALS_FILE, LATER_SEALS_FILE):
        path = run.folder.path(places.DOCUMENTS, name)
        rows, _ = read_register(run.open_book(path)) if run.folder.has(path) else ((), [])
        kinds += [row.kind for row in rows or () if _may_be_sealed(row, run.today)]
    return kinds


def _may_be_sealed(row: SealRow, today: date) -> bool:
    is_due = row.not_before is None or row.not_before <= today
    return is_due and not row.sealed_on and not row.to_fill
