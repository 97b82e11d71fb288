"""Step 0: a new campaign folder with the pre-filled scheme, the roster and the blank forms."""

from collections.abc import Iterator
from pathlib import Path

from campaign import places
from campaign.roster.report import roster_pages
from campaign.run import Faulty, Outcome, Run, Waiting
from campaign.scheme.fresh import known_days, moved_ahead
from campaign.scheme.reading import read_scheme
from campaign.scheme.report import scheme_book, scheme_pages
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.scoring.methods import METHODS
from campaign.steps.blanks import make_blanks
from campaign.storage.launchers import MAIN, write_launchers
from campaign.storage.obstacles import obstacle
from campaign.version import ROOT
from campaign.word.official_wording import period
from campaign.workbook.read.files import open_book

TEMPLATES = ROOT / "templates"


def carry_out(run: Run) -> Outcome:
    """Put everything in place that is not there yet; nothing that people made is touched.

    A ready-made scheme that lies there just as it was shipped gets days that are still to come.
    """
    folder = run.folder
    existed = folder.path(places.SCHEME).exists()
    source = _ready_made(run) if existed else TEMPLATES / places.SCHEME
    try:
        if existed and source:
            folder.write(folder.path(places.SCHEME), _ahead(run, source))
            folder.commit()
        folder.path(places.REGISTRATIONS).mkdir(parents=True, exist_ok=True)
        made = _follow_the_scheme(run) if existed else []
        made += [path for name in _shipped(blanks=not made) if (path := _put(run, name))]
        folder.commit()
        write_launchers(folder.root, ROOT)
    except OSError as reason:
        raise obstacle(f"建不了活动文件夹“{folder.root}”", reason, folder.root) from reason
    outcome = Outcome(written=made)
    outcome.lines.append(
        "活动文件夹里已有的文件没有改动，缺少的已经补齐。" if existed else "活动文件夹已经建好。"
    )
    if source:
        outcome.lines += _about_dates(run, source)
    outcome.next_step = (
        f"打开“{places.SCHEME}”和“{places.ROSTER}”，按本单位情况改好并保存；"
        f"把“{places.BLANKS}”里的报名表发给大家，收回后放进“{places.REGISTRATIONS}”，再双击“{MAIN}”。"
        f"空白的报名表跟着方案变：方案改过以后，先双击一次“{MAIN}”，再发表。不清楚的看“{places.GUIDE}”。"
    )
    return outcome


def _follow_the_scheme(run: Run) -> list[Path]:
    """Make roster and blank forms for a scheme that is there already; none if it has faults."""
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
    """Return what a new folder starts with."""
    forms = (TEMPLATES / places.BLANKS).glob("*.xlsx") if blanks else ()
    names = sorted(path.name for path in forms)
    return [
        places.SCHEME,
        places.ROSTER,
        places.GUIDE,
        *(f"{places.BLANKS}/{name}" for name in names),
    ]


def _put(run: Run, name: str) -> Path | None:
    """Copy a template; the scheme's dates follow the day on which the campaign is made."""
    source, target = TEMPLATES / name.removeprefix(f"{places.BUTTONS}/"), run.folder.path(name)
    if run.folder.has(target) or not source.exists():
        return None
    if name == places.SCHEME:
        scheme = _fresh_scheme(run, source)
        return run.write_book(target, scheme_pages(scheme, known_days(scheme), METHODS))
    return run.folder.write(target, source.read_bytes())


def _ready_made(run: Run) -> Path | None:
    """Return the ready-made scheme that lies in the folder untouched."""
    given = run.folder.path(places.SCHEME).read_bytes()
    return next(
        (
            each
            for each in (TEMPLATES / places.READY_MADE).glob("*.xlsx")
            if each.read_bytes() == given
        ),
        None,
    )


def _ahead(run: Run, source: Path) -> bytes:
    scheme = _fresh_scheme(run, source)
    return scheme_book(scheme, known_days(scheme), METHODS, run.today)


def _fresh_scheme(run: Run, path: Path) -> Scheme:
    grids, issues = open_book(path.read_bytes(), path.name)
    scheme, found = read_scheme(grids, path.name, METHODS)
    return moved_ahead(run.require(scheme, [*issues, *found]), run.today)


def _about_dates(run: Run, source: Path) -> Iterator[str]:
    """Say from when to when the pre-filled dates are, and what they lack."""
    scheme = _fresh_scheme(run, source)
    starts, ends = scheme.basics.starts, scheme.basics.ends
    yield f"方案里的日期是预填的（活动{period(starts, ends)}），请改成本单位的日期。"
    if not known_days(scheme):
        yield (
            f"“工作日历”里还没有{starts.year}年的放假安排：把国务院办公厅关于{starts.year}年部分节假日"
            "安排的通知整段贴进去，公示期、报到期限才算得出来。"
        )
