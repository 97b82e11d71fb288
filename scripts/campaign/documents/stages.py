"""Stages of documents: what is known of papers made earlier."""

from campaign import places
from campaign.documents.issued import Issued
from campaign.documents.reading import read_sealed
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
