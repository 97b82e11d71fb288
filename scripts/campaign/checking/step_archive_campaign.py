"""归档: the whole campaign in one zip, with a list of checksums that any computer can check."""

import hashlib
import time
import zipfile
from datetime import datetime
from pathlib import Path

from campaign import places
from campaign.checking.recorded import last_record, recorded_runs
from campaign.checking.sheets import HANDOVER, HandoverRow
from campaign.commands import CAMPAIGN_STEPS
from campaign.run import Outcome, Run
from campaign.scheme.stages import the_scheme
from campaign.storage.atomic import Staging
from campaign.storage.folder import Folder
from campaign.storage.names import safe_name
from campaign.storage.obstacles import obstacle
from campaign.storage.plain import digest_of
from campaign.workbook.declare.page import Page

CHECKSUMS = "校验清单.txt"
_PACKED = tuple(f"{each}/" for each in (places.PACKED, places.PACKED_FORMER))
_NOT_VERIFIED = "最近一次办理之后还没有核验通过"
_BUTTONS = (".bat", ".sh")
_CHUNK = 1 << 20
_LONG = 1 << 31
"""Bytes from which a file needs the long form of an entry."""
_FIRST_MOMENT, _LAST_MOMENT = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
"""What a zip can hold: clocks of PCs are off by decades now and then."""
_PACKED_ALREADY = (".xlsx", ".xlsm", ".docx", ".zip", ".png", ".jpg", ".jpeg", ".pdf")


def carry_out(run: Run) -> Outcome:
    """Pack everything that people put in and the program made."""
    folder = run.folder
    name = f"{safe_name(run.get(the_scheme).basics.name)}-{datetime.now():%Y%m%d-%H%M%S}.zip"
    path = folder.path(places.PACKED, name)
    paths = _visible(run)
    staging = Staging(folder.root)
    try:
        temporary = folder.beside(staging, path)
        _pack(run, paths, temporary)
        digest = digest_of(temporary)
    except OSError as reason:
        staging.drop()
        raise obstacle(f"写不了归档文件“{folder.label(path)}”", reason, folder.root) from reason
    folder.put_in_place(staging)
    folder.outputs[folder.label(path)] = digest
    signed = path.with_name(f"{path.stem}-移交单.xlsx")
    record, verified = last_record(folder), _verified(folder)
    rows = [
        HandoverRow(item=item, value=value)
        for item, value in (
            ("归档文件", path.name),
            ("归档文件的 SHA-256", digest),
            ("文件数", str(len(paths))),
            ("最后一次运行记录", record),
            ("核验", verified),
        )
    ]
    run.write_book(signed, [Page(HANDOVER, rows)])
    outcome = Outcome(written=[path, signed])
    outcome.lines = [
        f"{len(paths)}个文件已归档到“{folder.label(path)}”，里面的“{CHECKSUMS}”列出每个文件的校验值。",
        f"归档文件的 SHA-256：{digest}",
        f"最后一次运行记录：{record}",
    ]
    if verified == _NOT_VERIFIED:
        outcome.lines.append(f"注意：{_NOT_VERIFIED}；归档前宜先运行“核验结果”。")
    outcome.next_step = (
        f"把归档文件拷贝到存档介质；打印“{folder.label(signed)}”，核对后签字，与存档介质一同存放。"
    )
    return outcome


def _visible(run: Run) -> list[Path]:
    """Return everything but earlier archives, buttons and what is hidden or temporary.

    Raises `Faulty` where something else lies than plain files under names that can be read.
    """
    folder = run.folder
    found, issues = folder.collect()
    return [
        path
        for path in run.require(found, issues)
        if not path.name.startswith(".")
        and not path.name.endswith(_BUTTONS)
        and not folder.label(path).startswith(_PACKED)
    ]


def _pack(run: Run, paths: list[Path], target: Path) -> None:
    checksums = []
    with zipfile.ZipFile(target, "w") as archive:
        for number, path in enumerate(paths, 1):
            run.reporter.progress("归档", number, len(paths))
            label, about = run.folder.label(path), path.stat()
            entry = _entry(label, about.st_mtime)
            digest = hashlib.sha256()
            with (
                path.open("rb") as content,
                archive.open(entry, "w", force_zip64=about.st_size >= _LONG) as packed,
            ):
                while chunk := content.read(_CHUNK):
                    digest.update(chunk)
                    packed.write(chunk)
            checksums.append(f"{digest.hexdigest()}  {label}")
        listed = "\n".join(checksums) + "\n"
        archive.writestr(_entry(CHECKSUMS, 0), listed.encode())


def _entry(label: str, changed: float) -> zipfile.ZipInfo:
    """Return a file's entry, with the time at which it was last changed, if a zip can hold that."""
    try:
        moment = time.localtime(changed)[:6]
    except (OSError, OverflowError, ValueError):  # Windows knows no time before 1970
        moment = _FIRST_MOMENT
    entry = zipfile.ZipInfo(label, min(max(moment, _FIRST_MOMENT), _LAST_MOMENT))
    if not label.lower().endswith(_PACKED_ALREADY):
        entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _verified(folder: Folder) -> str:
    """Tell whether the results have been verified since they were made."""
    for each in reversed(recorded_runs(folder)[0]):
        if each.step == "verify_results" and each.code == 0:
            return f"已核验通过（{each.name}）"
        if each.step in CAMPAIGN_STEPS:
            break
    return _NOT_VERIFIED
