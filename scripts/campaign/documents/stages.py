"""Stages of documents: what is known of papers made earlier, and the office's own kinds."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from campaign import places
from campaign.documents.catalogue import KINDS
from campaign.documents.issued import Issued, known_papers
from campaign.documents.own_kinds import OwnKinds, own_kind
from campaign.documents.reading import file_of, is_sealed, peek, read_register, register_paths
from campaign.documents.sealed import SealsSeen, slips
from campaign.documents.sheets import LATER_SEALS_FILE, RECHECKS_FILE, SEALS_FILE, SealRow
from campaign.issues import Issue, Kind, Where
from campaign.office.kinds import DocumentKind, Phase
from campaign.run import Run
from campaign.storage.folder import Folder
from campaign.storage.names import is_temporary, is_workbook, new_copy, safe_name
from campaign.word.intake import take_in
from campaign.word.relations import UnfitError
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

_OF_REVIEWS = {kind.name for kind in KINDS if kind.phase is Phase.REVIEWS}
"""Kinds of documents that are sealed after the campaign, on the later register."""


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
        return fault.issue(where)


def the_issued(run: Run) -> Issued:
    """Tell which papers are sealed, by both registers for the seal and their new versions.

    Faulty where a register cannot be read: nobody knows then what may be written over.
    """
    registers: dict[str, dict[str, SealRow]] = {}
    told: set[str] = set()
    seen = SealsSeen(run.folder)
    for name in (SEALS_FILE, LATER_SEALS_FILE):
        found: list[SealRow] = []
        paths = register_paths(run, name)
        for each in (*paths, *map(new_copy, paths)):
            if run.made.is_begun(each):
                rows, issues = read_register(run.open_book(each, keep=True))
                known = run.require(rows, [*issues, *_slips(run, rows or ())])
                found += [row.value for row in known]
        where = Where(run.folder.label(paths[0]))
        registers[name], gone = seen.with_remembered(name, found, where)
        run.note(gone)
        told |= {file_of(row) for row in found if row.sealed_on} | registers[name].keys()
    run.require(registers, _elsewhere(run, told))
    return Issued(run.folder, registers)


def _elsewhere(run: Run, told: Collection[str]) -> Iterator[Issue]:
    """Yield registers under other names that say of papers of this campaign that they are sealed.

    `told` are the papers of which those that are read say whether they are.
    """
    folder, own = run.folder, {run.folder.path(places.DOCUMENTS, RECHECKS_FILE)}
    for name in (SEALS_FILE, LATER_SEALS_FILE):
        paths = register_paths(run, name)
        own |= {*paths, *map(new_copy, paths)}
    known = known_papers(folder)
    for path in _maybe_registers(folder):
        if path in own:
            continue
        rows, issues = peek(run, path)
        sealed = [
            row
            for row in rows or ()
            if is_sealed(row.value) and (file := file_of(row.value)) in known and file not in told
        ]
        if rows is None or not (issues or sealed):
            continue
        folder.read(path)  # what is told of is an input
        yield from issues
        for row in sealed[:1]:
            reviews = row.value.kind in _OF_REVIEWS
            yield Kind.SEALED_ELSEWHERE.at(
                row.where("sealed_on"),
                row.value.sealed_on,
                file=file_of(row.value),
                count=len(sealed),
                read_name=LATER_SEALS_FILE if reviews else SEALS_FILE,
            )


def _maybe_registers(folder: Folder) -> Iterator[Path]:
    """Yield workbooks among the documents, and those in the campaign folder named like one."""
    for top in (folder.path(places.DOCUMENTS), folder.root):
        for path in sorted(top.iterdir()) if top.is_dir() else ():
            is_there = path.is_file() and not path.is_symlink() and not is_temporary(path.name)
            is_named = top != folder.root or "用印" in fold(path.stem)
            if is_named and is_there and is_workbook(path) and not folder.is_too_large(path):
                yield path


def _slips(run: Run, rows: Sequence[Row[SealRow]]) -> Iterator[Issue]:
    """Yield what cannot be right in a register for the seal, held against the papers made.

    Which of the sealed ones lie there is an input like any other, though nobody reads them.
    """
    there = set()
    for row in filter(lambda row: is_sealed(row.value), rows):
        file = file_of(row.value)
        for part in ((row.value.kind, file), (file,), (places.WITHDRAWN, file)):
            path = run.folder.path(places.DOCUMENTS, *map(safe_name, part))
            if run.folder.has(path):
                run.folder.observed.sees([run.folder.label(path)])
                there.add(file)
    yield from slips(rows, there | known_papers(run.folder), there, run.today)
