"""Step 0: a new campaign folder with the pre-filled scheme, the roster and the blank forms."""

from pathlib import Path

from campaign import places
from campaign.run import Faulty, Outcome, Run, Waiting
from campaign.storage.folder import Folder
from campaign.storage.launchers import write_launchers
from campaign.storage.obstacles import obstacle
from campaign.version import ROOT

TEMPLATES = ROOT / "templates"
GUIDE = "使用说明.docx"
_MADE_FOR_PEOPLE = (*places.NUMBERED, places.RESULTS, places.RECORD)


def carry_out(run: Run) -> Outcome:
    """Put everything in place that is not there yet; nothing that exists is touched."""
    folder = run.folder
    existed = folder.path(places.SCHEME).exists()
    try:
        for name in _MADE_FOR_PEOPLE:
            folder.path(name).mkdir(parents=True, exist_ok=True)
        made = _follow_the_scheme(run) if existed else []
        made += [path for name in _shipped(blanks=not made) if (path := _copy(folder, name))]
        folder.commit()
        write_launchers(folder.root, ROOT)
    except OSError as reason:
        raise obstacle(f"建不了活动文件夹“{folder.root}”", reason, folder.root.parent) from reason
    outcome = Outcome(written=made)
    outcome.lines.append(
        "活动文件夹里已有的文件没有改动，缺少的已经补齐。" if existed else "活动文件夹已经建好。"
    )
    outcome.next_step = (
        f"打开“{places.SCHEME}”和“{places.ROSTER}”，按本单位情况改好并保存；"
        f"把“{places.BLANKS}”里的报名表发给大家，收回后放进“{places.REGISTRATIONS}”，再双击“第1步报名审核”。"
        f"不清楚的看“{GUIDE}”。"
    )
    return outcome


def _follow_the_scheme(run: Run) -> list[Path]:
    """Make roster and blank forms for a scheme that is there already; none if it has faults."""
    from campaign.registration.blanks import make_blanks
    from campaign.roster.report import roster_pages
    from campaign.scheme.stages import the_scheme

    try:
        scheme = run.get(the_scheme)
    except (Faulty, Waiting):
        return []
    made = make_blanks(run)
    roster = run.folder.path(places.ROSTER)
    if not run.folder.has(roster):
        pages = roster_pages([], spare=80, with_party=scheme.asks_party)
        made.append(run.write_book(roster, pages))
    return made


def _shipped(*, blanks: bool) -> list[str]:
    """What a new folder starts with, relative to the templates."""
    forms = (TEMPLATES / places.BLANKS).glob("*.xlsx") if blanks else ()
    names = sorted(path.name for path in forms)
    return [places.SCHEME, places.ROSTER, GUIDE, *(f"{places.BLANKS}/{name}" for name in names)]


def _copy(folder: Folder, name: str) -> Path | None:
    source, target = TEMPLATES / name, folder.path(name)
    if folder.has(target) or not source.exists():
        return None
    return folder.write(target, source.read_bytes())
