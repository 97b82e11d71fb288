"""Each document read with python-docx and held against what the committee decided.

A recomputation would make the same mistake twice if printing itself were wrong; here the decisions
are taken from the decided sheets, and looked for in the words of the papers.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from campaign import places
from campaign.checking.findings import Discrepancy, FindingKind
from campaign.departments.documents import PLACEMENT_LETTER, PLACEMENT_NOTICE
from campaign.departments.stages import the_placements
from campaign.documents.catalogue import KINDS, kind_and_rest
from campaign.documents.printing import BATCH
from campaign.posts.documents import APPOINTMENT_LETTER, APPOINTMENT_NOTICE
from campaign.posts.stages import the_appointments
from campaign.roster.roster import Roster
from campaign.roster.stages import the_roster
from campaign.run import Faulty, Run, Waiting
from campaign.scheme.choosing import STANDBY
from campaign.scheme.stages import the_scheme
from campaign.storage.folder import Folder
from campaign.word.reading import paragraphs_of

_KNOWN = {kind.name for kind in KINDS}
_LEFT = ("{{", "}}", "{%", "%}", "{#", "None")


def read_against_decisions(run: Run, labels: Iterable[str]) -> Iterator[Discrepancy]:
    """Read the documents of a folder and tell what they lack; nothing is written.

    run: a run over the folder as it lies there.
    """
    expected = _Expected(run)
    for label in labels:
        try:
            text = "\n".join(paragraphs_of(run.folder.content(run.folder.root / label)))
        except Exception as reason:  # python-docx lets through whatever its parser meets
            yield Discrepancy(FindingKind.UNREADABLE, label, f"python-docx 打不开（{reason}）")
            continue
        if left := [each for each in _LEFT if each in expected.without_names(text)]:
            remark = f"还有没有换掉的标记“{left[0]}”"
            yield Discrepancy(FindingKind.DOCUMENT_DIFFERS, label, remark)
        for fact in expected.of(label):
            if fact not in text:
                remark = "按决定表应当写明的，公文里没有"
                yield Discrepancy(FindingKind.DOCUMENT_DIFFERS, label, remark, published=fact)


class _Expected:
    """What the decided sheets say must stand in each kind of document."""

    def __init__(self, run: Run) -> None:
        self._folder: Folder = run.folder
        self._names: Mapping[str, str] = {}
        self._posts: Mapping[str, str] = {}
        self._places: Mapping[str, str] = {}
        try:
            roster: Roster = run.get(the_roster)
            self._names = {each.staff_id: each.name for each in roster.members}
            self._posts = run.get(the_appointments).holder_of
            elsewhere = {STANDBY, *run.get(the_scheme).other_names}
            placed = run.get(the_placements).of.items()
            self._places = {key: e.place for key, e in placed if e.place not in elsewhere}
        except (Waiting, Faulty):
            pass  # what is not decided yet, or cannot be read, is in no document

    def without_names(self, text: str) -> str:
        """Return a text without people's names: somebody's may well look like a mark."""
        for name in sorted(self._names.values(), key=len, reverse=True):
            text = text.replace(name, "")
        return text

    def of(self, label: str) -> Iterator[str]:
        """Yield what a document must say; in an office's own words it may say what it likes."""
        kind, rest = kind_and_rest(label)
        own = self._folder.path(places.OFFICE_TEMPLATES, f"{kind}.docx")
        if f"/{BATCH}/" in label or kind not in _KNOWN or self._folder.has(own):
            return
        staff_id = next((key for key, name in self._names.items() if rest == f"{name}{key}"), "")
        yield from (self._names[staff_id],) if staff_id else ()
        by_kind = {
            APPOINTMENT_LETTER.name: self._posts,
            PLACEMENT_LETTER.name: self._places,
            APPOINTMENT_NOTICE.name: self._posts,
            PLACEMENT_NOTICE.name: self._places,
        }
        decided = by_kind.get(kind, {})
        if staff_id:
            yield from (decided[staff_id],) if staff_id in decided else ()
        elif PurePosixPath(label).parent.name == places.DOCUMENTS:
            for key, place in decided.items():
                yield from (self._names[key], place)
