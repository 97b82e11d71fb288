"""Whether what is published follows from the archived inputs: everything is worked out again.

Five questions. Do the records of the runs still form one chain? Does each result and each document
come out again, byte for byte, and if not, which cell or paragraph differs? Would it come out of the
inputs as they lie there today as well? Is anything missing, or there that the program
did not make? And does every paper say, read by another program, what was decided?
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import islice, zip_longest

from campaign import places
from campaign import version as program
from campaign.checking.chain import chain_findings
from campaign.checking.findings import Discrepancy, FindingKind, RecordSeen, Verification
from campaign.checking.papers_read import read_against_decisions
from campaign.checking.recompute import NOTHING, Restore, from_archive, from_today, recomputed
from campaign.checking.recorded import Files, Recorded, recorded_runs, registers
from campaign.checking.strangers import INPUT_PLACES, MARKED, NO_RESULTS, strangers
from campaign.commands import CAMPAIGN_STEPS, STOPPED
from campaign.documents.catalogue import KINDS, kind_of
from campaign.documents.tray import TRAY
from campaign.registration.result_sheets import ISSUES_FILE
from campaign.run import Reporter, Run
from campaign.signed_code import code_of
from campaign.steps.progress import FILE as PROGRESS_FILE
from campaign.storage.archive import Archive
from campaign.storage.folder import Folder
from campaign.storage.made import MadeFiles
from campaign.storage.names import is_temporary
from campaign.storage.obstacles import Obstacle
from campaign.word.differences import differences as in_words
from campaign.workbook.read.differences import differences, same_parts

_OVER_SOME_DAY = {kind.name for kind in KINDS if kind.over_on}
_OF_THE_MOMENT = {f"{places.RESULTS}/{name}" for name in (PROGRESS_FILE, ISSUES_FILE)}
"""They tell how things stood when they were made, whatever has been handed in since."""
_PRINTING = ("run_all", "generate_notices", "review_standby")
"""The steps that take papers away, too: what the last of them has made must lie there."""
_MOST_PLACES = 500
"""Differences listed of one file."""
_LARGEST_COMPARED = 50_000_000
_LONGEST_SHOWN = 200


def verify(folder: Folder, archive: Archive, reporter: Reporter) -> Verification | None:
    """Verify a campaign folder; None if no run is recorded. Raises `Obstacle`."""
    recorded, damaged = recorded_runs(folder)
    if damaged:
        raise Obstacle(
            f"运行记录“{folder.label(damaged[0])}”读不出来，被改动过或者已损坏，无法核验。"
            "请从备份中恢复这个文件，再核验一次。"
        )
    runs = [run for run in recorded if run.step in CAMPAIGN_STEPS]
    if not runs:
        return None
    verification = Verification()
    verification.records = [
        RecordSeen(run.number, run.name, code_of(run.digest)) for run in recorded
    ]
    verification.findings += chain_findings(folder, recorded)
    latest: dict[str, Recorded] = {}
    known: set[str] = set()
    for run in runs:
        files = _files(run)
        latest |= dict.fromkeys(files.outputs, run)
        known |= files.inputs.keys()
    made = MadeFiles(folder).labels(places.DOCUMENTS)
    published = {label for label in latest if _is_result(label)}
    there = {label for label in made if _is_paper(label)}
    printing = next((run for run in reversed(runs) if run.step in _PRINTING), None)
    there |= {label for label, run in latest.items() if run is printing and _is_paper(label)}
    published |= {label for label in latest.keys() & there if not _is_gone(folder, label)}
    if latest.get(places.BOARD) is runs[-1]:  # else it has been taken down
        published.add(places.BOARD)
    again = [run for run in runs if any(latest[label] is run for label in published)]
    verification.runs = [run.name for run in again]
    verification.checked = len(published)
    version = program.version()
    verification.other_program = any(run.program != version for run in again)
    for number, run in enumerate(again, 1):
        reporter.progress("重算", number, len(again))
        own = sorted(label for label in published if latest[label] is run)
        verification.findings += _Recomputation(folder, archive, run, own, known).findings()
    verification.findings += strangers(folder, latest.keys(), _digests(latest, published))
    verification.findings += _page_to_look_at(folder, latest)
    if not verification.fails:  # else the decisions or the papers are not what they were
        papers = [
            label
            for label in sorted(filter(_is_paper, published))
            # a notice that was over stays as it was, whatever is decided later
            if latest[label] is runs[-1] or kind_of(label) not in _OVER_SOME_DAY
        ]
        as_it_lies = Run(folder, reporter, runs[-1].today)
        verification.findings += read_against_decisions(as_it_lies, papers)
    return verification


def _page_to_look_at(folder: Folder, latest: Mapping[str, Recorded]) -> Iterator[Discrepancy]:
    """Tell whether 总览.html is not as it was made; it lists what lay there then, so no more."""
    label = places.OVERVIEW
    now = folder.digest(folder.root / label)
    if now and label in latest and now != _files(latest[label]).outputs[label]:
        remark = f"与“{latest[label].name}”做的不同，再办理一次就重新做好"
        yield Discrepancy(FindingKind.RESULT_DIFFERS, label, remark)


def _digests(latest: Mapping[str, Recorded], published: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 with which each published file was made; copies for the seal apart."""
    labels = (label for label in published if not label.startswith(TRAY))
    return {label: _files(latest[label]).outputs[label] for label in labels}


def _files(run: Recorded) -> Files:
    files = run.files
    if files is None:
        raise Obstacle(f"运行记录“{run.name}”在核验的时候变了，请再核验一次。")
    return files


def _is_result(label: str) -> bool:
    own, others = f"{places.RESULTS}/", {*NO_RESULTS, places.BOARD}
    return label.startswith(own) and not label.startswith(MARKED) and label not in others


def _is_gone(folder: Folder, label: str) -> bool:
    """Tell whether a copy for the seal is no longer wanted: nobody misses it."""
    return label.startswith(TRAY) and not folder.has(folder.root / label)


def _is_published(label: str) -> bool:
    return _is_result(label) or _is_paper(label) or label == places.BOARD


def _is_paper(label: str) -> bool:
    return label.startswith(f"{places.DOCUMENTS}/") and label.endswith(".docx")


class _Recomputation:
    """One run, done again.

    `own` are the published files that it made last of all runs, `known` what any run has read.
    """

    def __init__(
        self, folder: Folder, archive: Archive, run: Recorded, own: list[str], known: Container[str]
    ) -> None:
        self.folder = folder
        self.archive = archive
        self.run = run
        self.own = own
        self.known = known
        self.files = _files(run)
        self.expected: dict[str, str] = {}
        """What it makes again, from the archived inputs."""

    def findings(self) -> Iterator[Discrepancy]:
        """Yield what differs: from the archived inputs, then from those of today."""
        with self._again(
            dict.fromkeys(self.files.seen, NOTHING) | self.files.inputs, from_archive(self.archive)
        ) as again:
            yield from self._outputs(again)
        yield from self._later_inputs()

    def _again(self, inputs: Mapping[str, str], restore: Restore) -> AbstractContextManager[Folder]:
        return recomputed(self.folder, self.run.step, self.run.today, inputs, restore)

    # -- from the archive -------------------------------------------------------------------------

    def _outputs(self, again: Folder) -> Iterator[Discrepancy]:
        """Yield what the run made, compared with what it makes again."""
        claimed, expected = self.files.outputs, again.outputs
        for label in sorted(filter(_is_published, claimed.keys() | expected.keys())):
            found = list(self._published(again, label)) if label in self.own else []
            yield from found
            # A run that was stopped halfway made less than it does when it is done again.
            if not found and self.run.code < STOPPED and (label in claimed) != (label in expected):
                remark = f"“{self.run.name}”说的与按存档的输入重算的不是一回事"
                yield Discrepancy(FindingKind.RECORD_DIFFERS, label, remark)
        self.expected = dict(expected)

    def _published(self, again: Folder, label: str) -> Iterable[Discrepancy]:
        now = self.folder.digest(self.folder.root / label)
        expected, claimed = again.outputs.get(label), self.files.outputs[label]
        if not now:
            return [Discrepancy(FindingKind.MISSING, label, "办理时做过这个文件")]
        if not expected:
            return [Discrepancy(_differs(label), label, "按存档的输入重算，不应有这个文件")]
        if now == expected != claimed:
            remark = f"“{self.run.name}”里的校验值不是这个文件的"
            return [Discrepancy(FindingKind.RECORD_DIFFERS, label, remark)]
        is_as_made = now == claimed
        return () if now == expected else _compared(self.folder, again, label, is_as_made)

    # -- from what lies there today ---------------------------------------------------------------

    def _later_inputs(self) -> Iterator[Discrepancy]:
        """Yield inputs that have changed since, and whether that changes what was made."""
        more = f"等{len(self.own)}个文件" if len(self.own) > 1 else ""
        what = f"“{self.own[0]}”{more}"
        today = self._inputs_today()
        changed = sorted(self._changed(today), key=lambda each: each[1])
        gone = any(verdict is FindingKind.INPUT_MISSING for verdict, _, _ in changed)
        if changed and not gone and self._comes_out_of(today):
            remark = f"{what}按现在的内容重算也一样"
            changed = [
                (FindingKind.INPUT_LATER, label, remark)
                for verdict, label, _ in changed
                if verdict is FindingKind.INPUT_CHANGED or label not in self.known
            ]
        for verdict, label, remark in changed:
            yield Discrepancy(verdict, label, remark.format(what=what))

    def _inputs_today(self) -> dict[str, str]:
        """Return all that a run would read now, with the registers as they are now."""
        folder = self.folder
        tops = (path for top in INPUT_PLACES for path in folder.collect(top).paths)
        labels = {folder.label(path) for path in tops} | self.files.inputs.keys()
        found = {label: folder.digest(folder.root / label) for label in sorted(labels)}
        kept = {label: digest for label, digest in found.items() if digest and not _passing(label)}
        own = {label: digest for label, digest in kept.items() if not _is_register(label)}
        return own | registers(folder)

    def _changed(self, today: Mapping[str, str]) -> Iterator[tuple[FindingKind, str, str]]:
        for label, digest in self.files.inputs.items():
            if _is_register(label) or _passing(label):
                continue
            if label not in today:
                yield FindingKind.INPUT_MISSING, label, "{what}是根据它算出来的"
            elif today[label] not in (digest, self.files.outputs.get(label)):
                yield FindingKind.INPUT_CHANGED, label, "{what}是根据改动之前的内容算出来的"
        looked_at = {label.partition("/")[0] for label in self.files.inputs if "/" in label}
        if any(map(_is_paper, self.own)):
            looked_at.add(places.OFFICE_TEMPLATES)
        known = {*self.files.inputs, *self.files.outputs, *self.files.seen}
        for label in today.keys() - known:
            if label.partition("/")[0] in looked_at and not _is_register(label):
                yield FindingKind.INPUT_NEW, label, "算{what}的时候没有读到这个文件"

    def _comes_out_of(self, today: Mapping[str, str]) -> bool:
        """Tell whether the inputs of today lead to the same published files."""
        with self._again(today, from_today(self.folder)) as again:
            return all(
                label in again.left_standing  # sealed, or of what is past
                or again.outputs.get(label) == self.expected.get(label)
                for label in self.own
                if label not in _OF_THE_MOMENT and not label.startswith(TRAY)
            )


def _is_register(label: str) -> bool:
    return label.startswith(f"{places.RECORD}/")


def _passing(label: str) -> bool:
    name = label.rpartition("/")[2]
    return name.startswith(".") or is_temporary(name)


def _differs(label: str) -> FindingKind:
    return FindingKind.RESULT_DIFFERS if _is_result(label) else FindingKind.DOCUMENT_DIFFERS


def _compared(folder: Folder, again: Folder, label: str, is_as_made: bool) -> Iterable[Discrepancy]:
    """Return where a file differs from the recomputed one.

    Nowhere, perhaps, but in how it is packed.
    """
    path = folder.root / label
    if path.stat().st_size > _LARGEST_COMPARED:
        return [Discrepancy(_differs(label), label, "大得不合常理，没有逐处比较")]
    published, expected = folder.content(path), again.content(again.root / label)
    if same_parts(published, expected):
        remark = "内容与重算的一点不差，只是重新压缩过"
        return () if is_as_made else [Discrepancy(FindingKind.SAVED_AGAIN, label, remark)]
    found = [
        Discrepancy(_differs(label), label, "与重算的不同", *place, _short(left), _short(right))
        for place, left, right in islice(_places(published, expected, label), _MOST_PLACES)
    ]
    remark = "内容与重算的相同，只是文件被另存过，样子不能担保"
    return found or [Discrepancy(FindingKind.SAVED_AGAIN, label, remark)]


def _short(text: str) -> str:
    return text[:_LONGEST_SHOWN]


def _places(
    published: bytes, expected: bytes, label: str
) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Yield where two files differ: sheet and cell, and what stands there in each."""
    if label == places.BOARD:
        pages = (each.decode("utf-8", "replace").splitlines() for each in (published, expected))
        for left, right in zip_longest(*pages, fillvalue=""):
            if left != right:
                yield ("", ""), left.strip(), right.strip()
        return
    if label.endswith(".xlsx"):
        for each in differences(published, expected, label):
            yield (each.sheet, each.cell), each.left, each.right
    else:
        for paragraphs in in_words(published, expected):
            yield ("", ""), paragraphs.left, paragraphs.right
