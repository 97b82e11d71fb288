"""Files among results and documents that no run has made, or that cannot be read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from campaign import places
from campaign.checking.findings import Discrepancy, FindingKind, spare_copy
from campaign.checking.sheets import SELF_CHECK_FILE, VERIFICATION_FILE
from campaign.documents.sheets import RECHECKS_FILE
from campaign.storage.folder import Folder
from campaign.storage.names import is_named_after

INPUT_PLACES = (
    *(each for each in places.NUMBERED if each != places.DOCUMENTS),
    places.OFFICE_TEMPLATES,
)
MARKED = f"{places.RESULTS}/{places.MARKED}/"
"""Copies for those who mend their sheets: they come and go with the faults."""
_NOT_LOOKED_AT = (f"{places.DOCUMENTS}/{places.WITHDRAWN}/", MARKED, f"{places.PACKED}/")
NO_RESULTS = {
    places.CHECKED,
    f"{places.DOCUMENTS}/{RECHECKS_FILE}",
    *(f"{places.RESULTS}/{name}" for name in (VERIFICATION_FILE, SELF_CHECK_FILE)),
}
_PAPERS = (".docx", ".docm", ".doc", ".dotx", ".wps", ".wpt", ".rtf", ".odt")


def strangers(
    folder: Folder, known: Iterable[str], published: Mapping[str, str]
) -> Iterator[Discrepancy]:
    """Tell of files among results and documents that no run has made, or that cannot be read.

    `known` was made by some run; `published` has the label of what stands now, by its SHA-256.
    """
    known = {*known, *NO_RESULTS}
    for top in (*INPUT_PLACES, places.RESULTS, places.DOCUMENTS):
        found, issues = folder.collect(top)
        for issue in issues:
            if issue.is_error:
                yield Discrepancy(FindingKind.UNREADABLE, issue.where.file, issue.problem)
        for label in map(folder.label, found):
            if top in INPUT_PLACES or label in known or label.startswith(_NOT_LOOKED_AT):
                continue
            original = published.get(folder.digest(folder.root / label))
            if original and is_named_after(Path(label), Path(original)):  # else it poses as another
                yield spare_copy(label, original)
                continue
            is_paper = top == places.DOCUMENTS and Path(label).suffix.lower() in _PAPERS
            verdict = FindingKind.PAPER_UNKNOWN if is_paper else FindingKind.NOT_MADE_HERE
            yield Discrepancy(verdict, label, "没有任何一次办理做过这个文件")
