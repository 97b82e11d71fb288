"""The campaign's files as the page lists them, and the letters about each person."""

import os
from collections.abc import Container, Iterator
from itertools import count
from pathlib import Path

from campaign import places
from campaign.documents.tray import made_papers
from campaign.office.kinds import occasion
from campaign.overview.model import FolderFiles
from campaign.roster.roster import Member
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.storage.names import is_temporary, safe_name
from campaign.storage.plain import trouble_with

_MOST_FILES = 60
_OF_PERSON = 2
"""Slashes in the label of a document about one person."""

_TOPS = (
    ("要填的表", (places.SCHEME, places.ROSTER, places.CHECKED, places.CHECKED_FORMER)),
    ("张榜、使用说明", (places.BOARD, places.GUIDE)),
    *(
        (top, (top,))
        for top in (
            places.RESULTS,
            places.DOCUMENTS,
            places.APPOINTMENTS,
            places.PLACEMENTS,
            places.STANDBY,
            places.SCORES,
            places.PICKS,
            places.REGISTRATIONS,
            places.BLANKS,
        )
    ),
)
_SHOWN = (".xlsx", ".docx", ".xls", ".et", ".csv", ".html")


def files_of(run: Run) -> Iterator[FolderFiles]:
    """Yield workbooks and documents by folder; letters lie deeper and are left."""
    listed: set[str] = set()
    for title, tops in _TOPS:
        labels = sorted({label for top in tops for label in _labels(run, top)} - listed)
        listed.update(labels)
        if labels:
            yield FolderFiles(title, tuple(labels[:_MOST_FILES]), len(labels[_MOST_FILES:]))


def _labels(run: Run, top: str) -> Iterator[str]:
    place = run.folder.path(top)
    if place.is_dir():
        with os.scandir(place) as entries:
            for entry in entries:
                path, is_file = Path(entry.path), not trouble_with(entry) and entry.is_file()
                if path.suffix in _SHOWN and is_file and not is_temporary(path.name):
                    yield run.folder.label(path)
    elif run.folder.has(place):
        yield top


def papers_of(run: Run) -> dict[str, list[tuple[str, str]]]:
    """Return documents about one person each, by 编号: 08公文/任职通知书/任职通知书-安宁01.docx."""
    found: dict[str, list[tuple[str, str]]] = {}
    roster = run.known(the_roster)
    made = dict.fromkeys(each for each in made_papers(run) if each.count("/") == _OF_PERSON)
    for kind in dict.fromkeys(label.split("/")[1] for label in made):
        for member in roster.members if roster else ():
            for label in _letters(made, kind, member):
                if run.folder.has(run.folder.root / label):
                    found.setdefault(member.staff_id, []).append((label, kind))
    return found


def _letters(made: Container[str], kind: str, member: Member) -> Iterator[str]:
    """Yield the letters of a kind to somebody: the first, the second time and on."""
    for each in map(occasion, count(1)):
        again = f"（{each}）" if each else ""
        name = safe_name(f"{kind}-{member.name}{member.staff_id}{again}")
        label = f"{places.DOCUMENTS}/{kind}/{name}.docx"
        if label not in made:
            return
        yield label
