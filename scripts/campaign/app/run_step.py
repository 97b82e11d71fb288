"""Running one step on one folder: from the folder's lock to the last line on the screen."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from campaign import places
from campaign.app import ready_made, sample
from campaign.app.settled import Ending, keep_ending, same_again
from campaign.app.window import Console, open_file
from campaign.checking.recorded import outputs_in_use
from campaign.commands import (
    CAMPAIGN_STEPS,
    COMMANDS,
    FAULTS,
    FLAGS,
    NEW,
    SAMPLE,
    SAMPLE_RUN,
    STOPPED,
)
from campaign.overview.said import as_on_page, next_on_page
from campaign.run import BEFORE_ANY_SCHEME, FAULTS_LEFT, Run
from campaign.storage.archive import Archive
from campaign.storage.atomic import remove_leftovers
from campaign.storage.folder import Folder
from campaign.storage.lock import Hold, Unwritable, only_run
from campaign.storage.obstacles import Obstacle, new_folder, unforeseen
from campaign.version import ROOT

if TYPE_CHECKING:
    from campaign.checking.record import RunRecord
    from campaign.issues import Issue
    from campaign.steps.conduct import Conducted

_NEXT = "下一步："


def run(step: str, flag: str, given: str, prepare: Callable[[], None], like: str = "") -> int:
    """Run a step and give the exit code; `like` names the scheme that a new campaign gets."""
    console = Console()
    task = FLAGS.get(step, {}).get(flag, step)
    try:
        scheme, given = _scheme_to_start_with(task, given, like)
        root = _root(task, flag, given)
        prepare()
        with _held(task, root) as hold:
            if hold.after_a_cut:
                prepare()  # again: a damaged package may have ended a run like a power cut
            if flag == SAMPLE:
                sample.place(root)
            if scheme:
                ready_made.place(scheme, root)
            return _Work(task, root, hold, console, prepare).do()
    except Obstacle as obstacle:
        console.complain(str(obstacle))
    except OSError as reason:
        console.complain(str(unforeseen(reason)))
    return STOPPED


def _scheme_to_start_with(task: str, given: str, like: str) -> tuple[Path | None, str]:
    """Return the scheme asked for or dropped on the button, and the folder given."""
    if like:
        return ready_made.scheme_of(like), given
    if task == "new_campaign" and given.endswith(".xlsx") and Path(given).is_file():
        return Path(given), str(ROOT.parent / f"{NEW}-{Path(given).stem}")
    return None, given


def _root(task: str, flag: str, given: str) -> Path:
    """Return the folder to work on. Raises `Obstacle` if it cannot be one."""
    if flag == SAMPLE:
        return sample.check_place(Path(given or ROOT / SAMPLE_RUN))
    if task == "new_campaign":
        if given and not _may_be_folder(Path(given)):
            raise Obstacle(f"“{given}”是一个文件，不能当活动文件夹。请另写一个文件夹名。")
        return new_folder(Path(given) if given else ROOT.parent / NEW)
    root = _found(given, Path.cwd())
    if not root.is_dir():
        raise Obstacle(f"没有“{root}”这个文件夹。")
    if _is_campaign(root):
        return root
    if task == "self_check":
        return root if given else ROOT.parent
    raise Obstacle(
        f"“{root.resolve()}”里没有“{places.SCHEME}”，不是活动文件夹。"
        "请在命令后面写上活动文件夹，或把活动文件夹拖到启动按钮上。"
    )


def _may_be_folder(path: Path) -> bool:
    return path.is_dir() or not path.exists()


def _found(given: str, here: Path) -> Path:
    """Return the folder given, or the campaign in which what was dropped on a button lies.

    Else `here`.
    """
    if not given:
        return here
    path = Path(given).expanduser()
    folder = path.parent if path.is_file() else path
    around = (folder, *folder.absolute().parents[:2]) if folder.is_dir() else ()
    return next(filter(_is_campaign, around), folder)


def _is_campaign(root: Path) -> bool:
    """Tell whether a campaign is kept here, be it that its scheme is still to come."""
    return any((root / name).exists() for name in (places.SCHEME, places.ROSTER, places.RECORD))


@contextmanager
def _held(task: str, root: Path) -> Iterator[Hold]:
    """Hold the folder's lock, where there is a campaign and something may be written."""
    if task == "self_check" and not _is_campaign(root):
        yield Hold(after_a_cut=False)
        return
    with ExitStack() as stack:
        try:
            hold = stack.enter_context(only_run(root / places.RECORD))
        except Unwritable:
            if task != "verify_results":
                raise
            hold = Hold(after_a_cut=False, may_write=False)
        yield hold


class _Work:
    """One piece of work: carried out, told, recorded."""

    def __init__(
        self, task: str, root: Path, hold: Hold, console: Console, prepare: Callable[[], None]
    ) -> None:
        self.task = task
        self.prepare = prepare
        self.title = COMMANDS[task].title
        self.console = console
        console.title = (self.title, str(root.resolve()))
        self.hold = hold
        if hold.after_a_cut:
            remove_leftovers(root)
        self.started = datetime.now()
        self.folder = Folder(root)
        self.console.words = self._as_on_page = as_on_page(self.folder)
        self.folder.remembers = task in CAMPAIGN_STEPS
        self.may_be_same = task in CAMPAIGN_STEPS and not hold.after_a_cut
        steps = CAMPAIGN_STEPS if task == "run_all" else (task,)
        self.in_use = outputs_in_use(self.folder, steps) if hold.may_write else []
        """Labels of outputs that are open in Excel or Word."""
        self.faulty = ""
        """The list of issues, if it names an error."""

    def do(self) -> int:
        """Do it; the exit code."""
        with self.console.busy():
            code = self._code_of_same_again()
            if code is None:
                self._begin()
                self.hold.is_over = False
                self._carry_out()
                self._keep_ending()
                self.hold.is_over = self._keep_record()
                code = self.record.code
        if self.faulty and open_file(self.folder.root / self.faulty):
            self.console.say("已打开问题清单；改好以后，先关闭它，再运行一次。")
        return code

    def _begin(self) -> None:
        """Begin the record and the archive of a run that has something to do."""
        from campaign.checking.record import list_cells, new_record

        cut = self.hold.after_a_cut
        self.record = new_record(self.folder, self.task, self.started, cut_before=cut)
        self.archive = Archive(self.folder)
        if self.hold.may_write:
            self.archive.start(self.record.name, list_cells)
        self.record.list_of = self.archive.list_of
        self.run = Run(self.folder, self.console, self.started.date())
        self.console.words = self._worded

    def _code_of_same_again(self) -> int | None:
        """Say again what there is to say, where there is nothing to do; else give None."""
        if not self.may_be_same or self.in_use:
            return None
        ending = same_again(self.folder, self.task, self.started)
        if ending is None:
            return None
        self.console.say_title()
        self.console.words = str  # the lines are as they were said
        for line in ending.lines:
            named = next_on_page(self.folder) if line.startswith(_NEXT) else ""
            self.console.say(f"{_NEXT}{named}" if named else line)
        self.faulty = ending.faulty
        return ending.code

    def _keep_ending(self) -> None:
        if self.may_be_same and self.folder.observed.holds and self.record.code != STOPPED:
            ending = Ending(self.record.code, tuple(self.console.shown[1:]), self.faulty)
            keep_ending(self.folder, self.task, self.started, ending, self.run.keepers)

    def _carry_out(self) -> None:
        """Do the work."""
        from campaign.steps.conduct import conduct

        try:
            self._refuse_open_outputs()
            conducted = conduct(self.task, self.run)
            self._tell(conducted)
            self._tell_next(conducted)
            self.run.kept.books.save(all_opened=self.run.all_read)
            self.archive.finish()
        except Obstacle as obstacle:
            self._stopped(str(obstacle))
        except (ImportError, SyntaxError):
            raise  # a package is damaged: whoever started the program mends that
        except OSError as reason:
            self._stopped(str(unforeseen(reason, self.folder.root)))
        except Exception as reason:
            self._stopped(_crashed(self.folder, self.record, reason))
            self.prepare()  # again: a damaged package may be at fault
        finally:
            self.archive.drop()

    def _refuse_open_outputs(self) -> None:
        """Notice outputs that are open in Excel or Word before any long work."""
        if self.in_use:
            listed = "、".join(f"“{label}”" for label in self.in_use[:5])
            more = f"等{len(self.in_use)}个文件" if len(self.in_use) > 5 else ""
            raise Obstacle(
                f"{listed}{more}正在 Excel、Word 或 WPS 里打开，或者是只读的，这一步要更新它。"
                "请关闭后再运行一次。"
            )

    def _tell(self, conducted: "Conducted") -> None:
        """Print the last lines."""
        issues, say = self.run.issues, self.console.say
        self.record.code = conducted.code
        if conducted.waits_for:
            self.console.say_list(f"还不能办理“{self.title}”", conducted.waits_for)
        for line in conducted.outcome.lines:
            say(line)
        if open_items := [each for each in conducted.outcome.waits_for if each != FAULTS_LEFT]:
            self.console.say_list("还没有办完", open_items)
        errors = sum(issue.is_error for issue in issues)
        notices = len(issues) - errors
        if errors and not conducted.issue_list:
            self.console.say_list(f"发现错误{errors}处", _told(issues))
        elif errors:
            say(f"发现错误{errors}处、提醒{notices}处，见“{conducted.issue_list}”。")
        elif notices and conducted.issue_list:
            say(f"没有发现错误；有提醒{notices}处，请看一下“{conducted.issue_list}”。")
        if errors:
            self.record.code = FAULTS
            self.faulty = conducted.issue_list

    def _tell_next(self, conducted: "Conducted") -> None:
        """Say the last line: the true next thing, as on the page, which is renewed here."""
        if self.task in (*CAMPAIGN_STEPS, "new_campaign"):
            from campaign.overview.showing import show

            told = show(self.task, self.run, conducted)
        if self.task in CAMPAIGN_STEPS:
            self.console.say(f"{_NEXT}{told.next_step}", logged=f"{_NEXT}{told.for_the_log}")
        elif conducted.outcome.next_step:
            self.console.say(f"{_NEXT}{conducted.outcome.next_step}")

    def _worded(self, text: str) -> str:
        """Put a sentence as the campaign writes, which is known once the scheme is read."""
        known = self.run.manner is not BEFORE_ANY_SCHEME
        return self.run.words(text) if known else self._as_on_page(text)

    def _stopped(self, sentence: str) -> None:
        self.record.code = STOPPED
        self.console.complain(sentence)

    def _keep_record(self) -> bool:
        """Keep the record of a run in a campaign folder; what stops that is told if news."""
        is_campaign = self.folder.has(self.folder.path(places.SCHEME))
        if not is_campaign or not self.hold.may_write:
            return True
        from campaign.checking.record import write_record

        self.record.lines = self.console.lines
        try:
            write_record(self.run, self.record, datetime.now())
        except Obstacle as obstacle:
            self.folder.drop()
            if self.record.code != STOPPED:
                self._stopped(str(obstacle))
            return False
        return True


def _told(issues: "Sequence[Issue]") -> list[str]:
    """Return what is wrong and how to mend it, for work that makes no list of it."""
    return [
        f"“{'·'.join(filter(None, issue.where))}”{issue.problem}{issue.remedy.rstrip('。')}"
        for issue in issues
        if issue.is_error
    ]


def _crashed(folder: Folder, record: "RunRecord", reason: Exception) -> str:
    """Keep the traceback in a file; the sentence that points to it."""
    import traceback

    text = "".join(traceback.format_exception(reason))
    path = folder.path(places.RECORD, f"{record.name}-程序错误.log")
    try:
        folder.write_ahead(path, text.encode())
    except Obstacle:
        print(text, file=sys.stderr)
        return "程序出错，没有办完；请把上面的内容交给维护人员。"
    return f"程序出错，没有办完；请把“{folder.label(path)}”交给维护人员。"
