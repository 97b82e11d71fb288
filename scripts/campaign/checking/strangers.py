"""Files among results and documents that no run has made, or that cannot be read."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from campaign import places
from campaign.checking.findings import Discrepancy, FindingKind, spare_copy
from campaign.checking.sheets import SELF_CHECK_FILE, VERIFICATION_FILE
from campaign.documents.catalogue import KINDS, kind_of
from campaign.documents.sheets import RECHECKS_FILE
from campaign.storage.folder import Folder
from campaign.storage.names import is_named_after
from campaign.workbook.declare.text import in_simplified

INPUT_PLACES = (
    *(each for each in places.NUMBERED if each != places.DOCUMENTS),
    places.OFFICE_TEMPLATES,
)
MARKED = f"{places.RESULTS}/{places.MARKED}/"
"""Copies for those who mend their sheets: they come and go with the faults."""
_VOID = f"{places.DOCUMENTS}/{places.WITHDRAWN}/"
_MOVED_AGAIN = re.compile(r"-\d+$")
"""How `Folder.move` ends the name of what finds another one there."""
_NOT_LOOKED_AT = (MARKED, f"{places.PACKED}/")
NO_RESULTS = {
    places.CHECKED,
    f"{places.DOCUMENTS}/{RECHECKS_FILE}",
    *(f"{places.RESULTS}/{name}" for name in (VERIFICATION_FILE, SELF_CHECK_FILE)),
}
_PAPERS = (".docx", ".docm", ".doc", ".dotx", ".wps", ".wpt", ".rtf", ".odt")
_PICTURES = (".pdf", ".ofd", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".heic")
"""What a scanner, or a telephone, makes of a sealed paper."""
_OF_A_SCAN = re.compile(
    r"(?:[\W_]|\d{1,3}(?!\d)|[第页份共张的]|扫描|照片|原件|复印|已?(?:用印|盖章|签收|签字)"
    r"|回执|合并|全部|[件版后])*"
)
"""What stands before or behind a paper's name in that of its scan, and tells of no other paper."""


def strangers(
    folder: Folder, known: Iterable[str], published: Mapping[str, str]
) -> Iterator[Discrepancy]:
    """Tell of files among results and documents that no run has made, or that cannot be read.

    `known` was made by some run; `published` has the SHA-256 of what stands now, by its label.
    """
    originals = {digest: label for label, digest in published.items()}
    names = _names_of_papers(published)
    known = {*known, *NO_RESULTS}
    stems = {Path(each).stem for each in known if each.startswith(f"{places.DOCUMENTS}/")}
    for top in (*INPUT_PLACES, places.RESULTS, places.DOCUMENTS):
        found, issues = folder.collect(top)
        for issue in issues:
            if issue.is_error:
                yield Discrepancy(FindingKind.UNREADABLE, issue.where.file, issue.problem)
        for label in map(folder.label, found):
            if top in INPUT_PLACES or label in known or label.startswith(_NOT_LOOKED_AT):
                continue
            if label.startswith(_VOID) and not _was_never_made(Path(label), stems):
                continue
            original = originals.get(folder.digest(folder.root / label))
            if original and is_named_after(Path(label), Path(original)):  # else it poses as another
                yield spare_copy(label, original)
                continue
            if top == places.DOCUMENTS and (paper := _scanned(Path(label), names)):
                remark = f"按名称是“{paper}”的扫描件，不核对"
                yield Discrepancy(FindingKind.SCAN, label, remark)
                continue
            poses = top == places.DOCUMENTS and _poses_as_paper(Path(label))
            verdict = FindingKind.PAPER_UNKNOWN if poses else FindingKind.NOT_MADE_HERE
            yield Discrepancy(verdict, label, "没有任何一次办理做过这个文件")


# -- scans -----------------------------------------------------------------------------------------


def _names_of_papers(published: Iterable[str]) -> dict[str, str]:
    """Return the papers that stand by what their scans are called: themselves, or all of a kind."""
    papers = [Path(each) for each in published if each.startswith(f"{places.DOCUMENTS}/")]
    kinds = {kind_of(each.name) for each in papers}
    return {
        **{in_simplified(kind): kind for kind in kinds},
        **{in_simplified(each.stem): each.name for each in papers},
    }


def _scanned(path: Path, names: Mapping[str, str]) -> str:
    """Return the paper whose scan a file is by its name; "" if that tells of none, or of more."""
    name = in_simplified(path.stem)
    if path.suffix.lower() not in _PICTURES:
        return ""
    for paper in sorted((each for each in names if each in name), key=len, reverse=True):
        before, _, behind = name.partition(paper)
        is_cut = paper[-1:].isdigit() and behind[:1].isdigit()
        if not is_cut and _OF_A_SCAN.fullmatch(before) and _OF_A_SCAN.fullmatch(behind):
            return names[paper]
    return ""


def _was_never_made(path: Path, stems: Container[str]) -> bool:
    """Tell whether what lies in 作废 is a paper under a name that none ever had."""
    of = (path.stem, _MOVED_AGAIN.sub("", path.stem))
    return _poses_as_paper(path) and not any(each in stems for each in of)


def _poses_as_paper(path: Path) -> bool:
    """Tell whether readers would take a file among the documents for one of its papers."""
    name, suffix = in_simplified(path.stem), path.suffix.lower()
    is_called_so = any(each.name in name for each in KINDS)
    return suffix in _PAPERS or (suffix in _PICTURES and is_called_so)
