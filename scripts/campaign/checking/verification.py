"""Whether what is published follows from the archived inputs: everything is worked out again.

Three questions. Are the inputs still those that were archived? Does each result and each document
come out again, byte for byte, and if not, which cell or paragraph differs? Is anything missing, or
there that the program did not make?
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from campaign import places
from campaign import version as program
from campaign.checking.recompute import recomputed
from campaign.checking.record import Recorded, recorded_runs
from campaign.checking.sheets import (
    SELF_CHECK_FILE,
    VERIFICATION,
    VERIFICATION_FILE,
    VerificationRow,
)
from campaign.run import Reporter
from campaign.steps import CAMPAIGN_STEPS
from campaign.storage.archive import Archive
from campaign.storage.folder import Folder
from campaign.storage.made import MadeFiles
from campaign.workbook.declare.page import Page


class FindingKind(Enum):
    """What may be found, and whether the published results stand in spite of it."""

    INPUT_CHANGED = ("输入有改动", False)
    INPUT_MISSING = ("输入不见了", False)
    INPUT_NEW = ("新增输入", False)
    RESULT_DIFFERS = ("结果不符", False)
    DOCUMENT_DIFFERS = ("公文不符", False)
    MISSING = ("不见了", False)
    SAVED_AGAIN = ("另存过", True)
    NOT_MADE_HERE = ("不是程序做的", True)

    @property
    def stands(self) -> bool:
        """Whether this is only to be noted."""
        return self.value[1]


class Discrepancy(NamedTuple):
    """One thing found."""

    verdict: FindingKind
    label: str
    remark: str
    sheet: str = ""
    cell: str = ""
    published: str = ""
    recomputed: str = ""


@dataclass
class Verification:
    """What a verification came to."""

    findings: list[Discrepancy] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    """Names of the runs that were done again."""
    checked: int = 0
    """Results and documents compared."""
    other_program: bool = False
    """Some run was done by another version of the program."""

    @property
    def holds(self) -> bool:
        """Whether everything published follows from the archived inputs."""
        return all(each.verdict.stands for each in self.findings)


_INPUT_PLACES = (
    places.REGISTRATIONS,
    places.SCORES,
    places.APPOINTMENTS,
    places.PICKS,
    places.PLACEMENTS,
    places.STANDBY,
    places.OFFICE_TEMPLATES,
)
_WITHDRAWN = f"{places.DOCUMENTS}/{places.WITHDRAWN}/"
_MARKED = f"{places.RESULTS}/{places.MARKED}/"
"""Copies for those who mend their sheets: they come and go with the faults."""
_NO_RESULTS = {f"{places.RESULTS}/{name}" for name in (VERIFICATION_FILE, SELF_CHECK_FILE)}


def verify(folder: Folder, archive: Archive, reporter: Reporter) -> Verification | None:
    """Verify a campaign folder; None if no run is recorded. Raises `Obstacle`."""
    runs = [run for run in recorded_runs(folder) if run.step in CAMPAIGN_STEPS]
    if not runs:
        return None
    latest = {label: run for run in runs for label in run.outputs}
    made = MadeFiles(folder).labels(places.DOCUMENTS)
    published = {label for label in latest if _is_result(label)}
    published |= {label for label in made if label.endswith(".docx")} & latest.keys()
    again = [run for run in runs if any(latest[label] is run for label in published)]
    verification = Verification(runs=[run.name for run in again], checked=len(published))
    version = program.version()
    verification.other_program = any(run.program != version for run in again)
    for number, run in enumerate(again, 1):
        reporter.progress("重算", number, len(again))
        own = sorted(label for label in published if latest[label] is run)
        verification.findings += _inputs(folder, run, own, runs)
        verification.findings += _outputs(folder, archive, run, own)
    verification.findings += _strangers(folder, runs)
    return verification


def _is_result(label: str) -> bool:
    own = f"{places.RESULTS}/"
    return label.startswith(own) and not label.startswith(_MARKED) and label not in _NO_RESULTS


# -- inputs ---------------------------------------------------------------------------------------


def _inputs(
    folder: Folder, run: Recorded, own: list[str], runs: list[Recorded]
) -> Iterator[Discrepancy]:
    """Inputs of a run that are not any more what they were."""
    what = f"“{own[0]}”等{len(own)}个文件" if len(own) > 1 else f"“{own[0]}”"
    for label, digest in run.inputs.items():
        if label.startswith(f"{places.RECORD}/") or label.rpartition("/")[2].startswith((".", "~")):
            continue
        now = folder.digest(folder.root / label)
        if not now:
            yield Discrepancy(FindingKind.INPUT_MISSING, label, f"{what}是根据它算出来的")
        elif now not in (digest, run.outputs.get(label)):
            yield Discrepancy(
                FindingKind.INPUT_CHANGED, label, f"{what}是根据改动之前的内容算出来的"
            )
    if run is runs[-1]:
        known = {label for each in runs for label in (*each.inputs, *each.outputs)}
        for top in _INPUT_PLACES:
            for path in folder.collect(top).paths:
                if (label := folder.label(path)) not in known and _was_looked_at(top, run):
                    yield Discrepancy(FindingKind.INPUT_NEW, label, "没有任何一次办理读过这个文件")


def _was_looked_at(top: str, run: Recorded) -> bool:
    """Whether the run read anything in a place at all."""
    return any(label.startswith(f"{top}/") for label in run.inputs)


# -- outputs --------------------------------------------------------------------------------------


def _outputs(
    folder: Folder, archive: Archive, run: Recorded, own: list[str]
) -> Iterator[Discrepancy]:
    """What the run made, compared with what it makes again."""
    with recomputed(folder, archive, run) as again:
        for label in own:
            now = folder.digest(folder.root / label)
            expected = again.digest(again.root / label)
            if not now:
                yield Discrepancy(FindingKind.MISSING, label, "办理时做过这个文件")
            elif not expected:
                verdict = _differs(label)
                yield Discrepancy(verdict, label, "按存档的输入重算，不应有这个文件")
            elif now != expected:
                yield from _compared(folder, again, label)


def _differs(label: str) -> FindingKind:
    return FindingKind.RESULT_DIFFERS if _is_result(label) else FindingKind.DOCUMENT_DIFFERS


def _compared(folder: Folder, again: Folder, label: str) -> Iterable[Discrepancy]:
    published = (folder.root / label).read_bytes()
    expected = (again.root / label).read_bytes()
    found = [
        Discrepancy(_differs(label), label, "与重算的不同", *place, left[:200], right[:200])
        for place, left, right in _places(published, expected, label)
    ]
    return found or [
        Discrepancy(FindingKind.SAVED_AGAIN, label, "内容与重算的相同，只是文件被另存过")
    ]


def _places(
    published: bytes, expected: bytes, label: str
) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Where two files differ: sheet and cell, and what stands there in each."""
    if label.endswith(".xlsx"):
        from campaign.workbook.read.differences import differences

        for each in differences(published, expected, label):
            yield (each.sheet, each.cell), each.left, each.right
    else:
        from campaign.word.differences import differences as in_words

        for paragraphs in in_words(published, expected):
            yield ("", ""), paragraphs.left, paragraphs.right


def _strangers(folder: Folder, runs: list[Recorded]) -> Iterator[Discrepancy]:
    """Files among the results and documents that no run has made."""
    known = {label for run in runs for label in run.outputs} | _NO_RESULTS
    for top in (places.RESULTS, places.DOCUMENTS):
        for path in folder.collect(top).paths:
            label = folder.label(path)
            if label not in known and not label.startswith((_WITHDRAWN, _MARKED)):
                yield Discrepancy(FindingKind.NOT_MADE_HERE, label, "没有任何一次办理做过这个文件")


def verification_page(verification: Verification) -> Page[VerificationRow]:
    """One row per finding, and in the notes what was done."""
    rows = [
        VerificationRow(
            number=number,
            verdict=each.verdict.value[0],
            file=each.label,
            sheet=each.sheet,
            cell=each.cell,
            published=each.published,
            recomputed=each.recomputed,
            remark=each.remark,
        )
        for number, each in enumerate(verification.findings, 1)
    ]
    return Page(VERIFICATION, rows, notes=list(_notes(verification)))


def _notes(verification: Verification) -> list[str]:
    conclusion = (
        "结论：公布的结果和公文都由存档的输入得出。"
        if verification.holds
        else "结论：有与存档的输入不符之处，见下表。"
    )
    notes = [
        conclusion,
        f"用存档的输入重算了这些办理：{'、'.join(verification.runs)}；对照了{verification.checked}个结果和公文。",
        f"程序版本（SHA-256）：{program.version()}。",
    ]
    if verification.other_program:
        notes.append("办理时的程序版本与现在的不同；如有不符，请用当时的程序再核验一次。")
    return notes
