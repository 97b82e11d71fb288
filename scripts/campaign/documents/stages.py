"""Stages of documents: what is known of papers made earlier, and the office's own kinds."""

from datetime import date
from pathlib import Path
from typing import Any

from campaign import places
from campaign.documents.issued import Issued
from campaign.documents.own_kinds import OwnKinds, own_kind
from campaign.documents.reading import read_register, read_sealed, register_paths
from campaign.documents.sheets import LATER_SEALS_FILE, SEALS_FILE, SealRow
from campaign.issues import Issue, Kind, Where
from campaign.office.kinds import DocumentKind
from campaign.run import Run
from campaign.storage.folder import NEW
from campaign.word.intake import take_in
from campaign.word.relations import UnfitError
from campaign.workbook.read.files import open_book


def the_own_kinds(run: Run) -> OwnKinds:
    """Find the kinds of paper that the office made up itself, by their templates."""
    top = run.folder.path(places.OFFICE_TEMPLATES, places.OWN_KINDS)
    found, issues = run.folder.collect(places.OFFICE_TEMPLATES, places.OWN_KINDS)
    templates = [each for each in found if each.parent == top and each.suffix == ".docx"]
    made = [_own_kind(run, each) for each in templates]
    return OwnKinds(
        [each for each in made if isinstance(each, DocumentKind)],
        frozenset(each.stem for each in templates),
        [*issues, *(each for each in made if isinstance(each, Issue))],
    )


def _own_kind(run: Run, path: Path) -> DocumentKind[Any] | Issue:
    where = Where(run.folder.label(path))
    run.folder.read(path)  # an input of this run like any other
    try:
        return own_kind(path.stem, take_in(path), where)
    except UnfitError as fault:
        return Kind.TEMPLATE_REFUSED.at(where, finding=str(fault))


def the_issued(run: Run) -> Issued:
    """Tell which papers are sealed, by both registers for the seal and their new versions.

    Faulty where a register cannot be read: nobody knows then what may be written over.
    """
    registers: dict[str, dict[str, SealRow]] = {}
    for name in (SEALS_FILE, LATER_SEALS_FILE):
        sealed = registers.setdefault(name, {})
        paths = register_paths(run, name)
        for each in (*paths, *(path.with_name(f"{path.stem}{NEW}{path.suffix}") for path in paths)):
            if run.folder.has(each) and not run.made.untouched(run.folder.label(each)):
                rows = run.require(*read_sealed(run.open_book(each, keep=True)))
                sealed.update({row.file: row for row in rows})
    return Issued(run.folder, registers)


def the_unsealed(run: Run) -> list[str]:
    """Give the kind of each paper that may be sealed today and is not, by the registers.

    That is for the page to show, and no input of any result: dates may be filled in at any time.
    """
    listed: list[SealRow] = []
    for path in (*register_paths(run, SEALS_FILE), *register_paths(run, LATER_SEALS_FILE)):
        if run.folder.has(path):
            label = run.folder.label(path)
            rows, _ = read_register((label, *open_book(run.folder.content(path), label)))
            listed += rows or ()
    sealed = {row.file for row in listed if row.sealed_on}
    return [row.kind for row in listed if row.file not in sealed and _may_be_sealed(row, run.today)]


def _may_be_sealed(row: SealRow, today: date) -> bool:
    is_due = row.not_before is None or row.not_before <= today
    return is_due and not row.sealed_on and not row.to_fill
