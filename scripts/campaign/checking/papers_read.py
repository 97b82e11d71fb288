"""Each document read with python-docx and held against what the committee decided.

A recomputation would make the same mistake twice if printing itself were wrong; here the decisions
are taken from the decided sheets, and looked for in the words of the papers.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from campaign import places
from campaign.checking.decided_facts import DecidedFacts
from campaign.checking.findings import Discrepancy, FindingKind
from campaign.documents.catalogue import KINDS, kind_and_rest
from campaign.documents.printing import BATCH
from campaign.run import Run
from campaign.word.reading import paragraphs_of
from campaign.workbook.declare.text import in_simplified

_KNOWN = {kind.name for kind in KINDS}
_LEFT = ("{{", "}}", "{%", "%}", "{#", "None")


def read_against_decisions(run: Run, labels: Iterable[str]) -> Iterator[Discrepancy]:
    """Read the documents of a folder and tell what they lack; nothing is written.

    run: a run over the folder as it lies there.
    """
    reading = _Reading(run)
    for label in labels:
        try:
            text = "\n".join(paragraphs_of(run.folder.content(run.folder.root / label)))
        except Exception as reason:  # python-docx lets through whatever its parser meets
            yield Discrepancy(FindingKind.UNREADABLE, label, f"python-docx 打不开（{reason}）")
            continue
        if left := reading.marks_in(text):
            remark = f"还有没有换掉的标记“{left[0]}”"
            yield Discrepancy(FindingKind.DOCUMENT_DIFFERS, label, remark)
        for fact in dict.fromkeys(reading.lacking(label, text)):
            remark = "按决定表应当写明的，公文里没有"
            yield Discrepancy(FindingKind.DOCUMENT_DIFFERS, label, remark, published=fact)


class _Reading:
    """What is asked of each paper's words."""

    def __init__(self, run: Run) -> None:
        self._folder = run.folder
        self._decided = DecidedFacts(run)

    def marks_in(self, text: str) -> list[str]:
        """Return marks left over; somebody's name may well look like one."""
        for name in sorted(self._decided.names.values(), key=len, reverse=True):
            text = text.replace(name, "")
        return [each for each in _LEFT if each in text]

    def lacking(self, label: str, text: str) -> Iterator[str]:
        """Yield what a document should say and does not, in either script.

        In an office's own words it may say what it likes.
        """
        kind, rest = kind_and_rest(label)
        own = self._folder.path(places.OFFICE_TEMPLATES, f"{kind}.docx")
        if kind not in _KNOWN or f"/{BATCH}/" in label or self._folder.has(own):
            return
        names = self._decided.names.items()
        staff_id = next((key for key, name in names if rest == f"{name}{key}"), "")
        if not staff_id and PurePosixPath(label).parent.name != places.DOCUMENTS:
            return
        simplified = in_simplified(text)
        for fact in self._decided.of(kind, staff_id or rest):
            if not any(each in text or in_simplified(each) in simplified for each in fact):
                yield fact[0]
