"""Whether the records of all runs still form one chain, each naming the one before it.

The chain shows that no record was changed, added or taken out between two others. That the last
ones were not replaced by others shows only the code of a record, printed and signed at the time.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from campaign.checking.findings import Discrepancy, FindingKind, spare_copy
from campaign.checking.recorded import Recorded, copies, registers
from campaign.storage.folder import Folder
from campaign.storage.registers import NAMES


def chain_findings(folder: Folder, runs: Sequence[Recorded]) -> Iterator[Discrepancy]:
    """Yield what does not fit between one record and the next, and after the last."""
    for run in runs:
        if run.number != run.own_number:
            remark = f"记录里的序号是{run.own_number}，与文件名的不同"
            yield Discrepancy(FindingKind.CHAIN_BROKEN, folder.label(run.path), remark)
    for before, run in pairwise(runs):
        if run.number:  # earlier versions of the program kept no chain
            yield from _break(folder, before, run)
        if before.number:
            yield from _between(before.registers_after, run.registers_before, run)
    if runs and runs[0].number and runs[0].before:
        label = folder.label(runs[0].path)
        yield Discrepancy(FindingKind.CHAIN_BROKEN, label, f"它前面的“{runs[0].before}”不见了")
    for copy, original in copies(folder):
        yield spare_copy(folder.label(copy), original.name)
    if runs and runs[-1].number:
        yield from _between(runs[-1].registers_after, registers(folder), None)


def _break(folder: Folder, before: Recorded, run: Recorded) -> Iterator[Discrepancy]:
    if run.before != before.name:
        remark = f"它前面应当是“{run.before or '（没有）'}”，而不是“{before.name}”"
        yield Discrepancy(FindingKind.CHAIN_BROKEN, folder.label(run.path), remark)
    elif run.digest_before != before.digest:
        remark = f"在“{run.name}”之后被改动过"
        yield Discrepancy(FindingKind.CHAIN_BROKEN, folder.label(before.path), remark)


def _between(
    left: dict[str, str], found: dict[str, str], run: Recorded | None
) -> Iterator[Discrepancy]:
    """Yield registers that are not as the run before left them when the next began.

    None means now.
    """
    for label in sorted(left.keys() | found.keys()):
        if PurePosixPath(label).stem not in NAMES:  # noted by an earlier version of the program
            continue
        if left.get(label) != found.get(label):
            if run is None:
                remark = "最近一次办理以后有改动；如果那次办理中途断了，再办理一次"
                yield Discrepancy(FindingKind.REGISTER_CHANGED, label, remark)
            elif run.after_a_cut:
                remark = f"“{run.name}”之前有一次办理中途断了，登记簿是那时写的"
                yield Discrepancy(FindingKind.AFTER_A_CUT, label, remark)
            else:
                yield Discrepancy(
                    FindingKind.REGISTER_CHANGED, label, f"在“{run.name}”开始之前有改动"
                )
