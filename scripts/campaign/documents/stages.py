"""Stages of documents: what is known of papers made earlier, and the office's own kinds."""

from pathlib import Path
from typing import Any

from campaign import places
from campaign.documents.issued import Issued
from campaign.documents.own_kinds import OwnKinds, own_kind
from campaign.documents.reading import read_sealed, register_paths
from campaign.documents.sheets import LATER_SEALS_FILE, SEALS_FILE, SealRow
from campaign.issues import Issue, Kind, Where
from campaign.office.kinds import DocumentKind
from campaign.run import Run
from campaign.storage.folder import NEW
from campaign.word.intake import take_in
from campaign.word.relations import UnfitError


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
