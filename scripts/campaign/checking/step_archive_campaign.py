"""归档: the whole campaign in one zip, with a list of checksums that any computer can check."""

import hashlib
import os
import time
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from campaign.checking.record import recorded_runs
from campaign.issues import Kind, Where
from campaign.run import Faulty, Outcome, Run
from campaign.scheme.stages import the_scheme
from campaign.steps import CAMPAIGN_STEPS
from campaign.storage.atomic import Staging
from campaign.storage.folder import Folder
from campaign.storage.names import is_temporary, safe_name
from campaign.storage.obstacles import obstacle

PLACE = "归档"
CHECKSUMS = "校验清单.txt"
_BUTTONS = (".bat", ".sh")
_PACKED_ALREADY = (".xlsx", ".xlsm", ".docx", ".zip", ".png", ".jpg", ".jpeg", ".pdf")
_CHUNK = 1 << 20


def carry_out(run: Run) -> Outcome:
    """Pack everything that people put in and the program made."""
    folder = run.folder
    name = f"{safe_name(run.get(the_scheme).basics.name)}-{datetime.now():%Y%m%d-%H%M%S}.zip"
    path = folder.path(PLACE, name)
    paths, links = _visible(folder)
    run.note(Kind.FILE_IS_LINK.at(Where(folder.label(each))) for each in links)
    if links:
        raise Faulty
    staging = Staging(folder.root)
    try:
        temporary = staging.beside(path)
        _pack(run, paths, temporary)
        digest = _digest(temporary)
    except OSError as reason:
        staging.drop()
        raise obstacle(f"写不了归档文件“{folder.label(path)}”", reason, folder.root) from reason
    folder.put_in_place(staging)
    folder.outputs[folder.label(path)] = digest
    outcome = Outcome(written=[path])
    outcome.lines = [
        f"{len(paths)}个文件已归档到“{folder.label(path)}”，里面的“{CHECKSUMS}”列出每个文件的校验值。",
        f"归档文件的 SHA-256：{digest}",
        *_unverified(folder),
    ]
    outcome.next_step = "把归档文件拷贝到存档介质，把上面的 SHA-256 抄在移交记录上。"
    return outcome


def _visible(folder: Folder) -> tuple[list[Path], list[Path]]:
    """Everything but earlier archives, buttons and what is hidden or temporary; and links."""
    paths, links = [], []
    for top, subfolders, names in os.walk(folder.root):
        place = Path(top)
        links += [place / name for name in (*subfolders, *names) if (place / name).is_symlink()]
        subfolders[:] = sorted(
            name for name in subfolders if not name.startswith(".") and place / name not in links
        )
        if place == folder.root and PLACE in subfolders:
            subfolders.remove(PLACE)
        paths += [
            place / name
            for name in names
            if not name.startswith(".")
            and not is_temporary(name)
            and not name.endswith(_BUTTONS)
            and place / name not in links
        ]
    return sorted(paths, key=folder.label), links


def _pack(run: Run, paths: list[Path], target: Path) -> None:
    checksums = []
    with zipfile.ZipFile(target, "w") as archive:
        for number, path in enumerate(paths, 1):
            run.reporter.progress("归档", number, len(paths))
            label, content = run.folder.label(path), path.read_bytes()
            archive.writestr(_entry(label, path.stat().st_mtime), content)
            checksums.append(f"{hashlib.sha256(content).hexdigest()}  {label}")
        listed = "\n".join(checksums) + "\n"
        archive.writestr(_entry(CHECKSUMS, 0), listed.encode())


def _entry(label: str, changed: float) -> zipfile.ZipInfo:
    """A file's entry, with the time at which it was last changed."""
    moment = time.localtime(changed)[:6]
    entry = zipfile.ZipInfo(label, max(moment, (1980, 1, 1, 0, 0, 0)))
    if not label.lower().endswith(_PACKED_ALREADY):
        entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _unverified(folder: Folder) -> Iterator[str]:
    """A word if the results have not been verified since they were made."""
    for each in reversed(recorded_runs(folder)):
        if each.step == "verify_results" and each.code == 0:
            return
        if each.step in CAMPAIGN_STEPS:
            yield "注意：最近一次办理之后还没有核验过；归档前宜先运行“核验结果”。"
            return
