"""Running one step on one folder: from the folder's lock to the last line on the screen."""

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

from campaign import folder as places
from campaign.app import DONE, FAULTS, SAMPLE_RUN, STOPPED, find_folder
from campaign.commands import COMMANDS
from campaign.console import Console
from campaign.folder import Folder, Obstacle
from campaign.session import Campaign, Faulty, Outcome, Waiting

PROGRAM = Path(__file__).resolve().parents[2]
SAMPLE = PROGRAM / "sample_workbooks" / "样例活动"


def run(step: str, flag: str, given: str, prepare: Callable[[], None]) -> int:
    """Run a step and give the exit code."""
    console = Console()
    try:
        root = _root(step, flag, given)
        prepare()
        return _work(step, flag, root, console)
    except Obstacle as obstacle:
        console.complain(str(obstacle))
        return STOPPED


def _root(step: str, flag: str, given: str) -> Path:
    """The folder to work on. Raises `Obstacle` if it cannot be one."""
    if flag == "--sample":
        return Path(given or PROGRAM / SAMPLE_RUN)
    if step == "new_campaign":
        return Path(given) if given else PROGRAM.parent / "新活动"
    root = find_folder(given, Path.cwd())
    if not root.is_dir():
        raise Obstacle(f"没有这个文件夹：{root}")
    if not (root / places.SCHEME).exists():
        raise Obstacle(
            f"“{root}”里没有“{places.SCHEME}”，不是活动文件夹。"
            "请在命令后面写上活动文件夹，或把活动文件夹拖到启动按钮上。"
        )
    return root


def _work(step: str, flag: str, root: Path, console: Console) -> int:
    title = COMMANDS[step].title
    console.say(f"【{title}】{root.resolve()}")
    module = import_module("campaign.steps." + step)
    if flag == "--sample":
        _copy_sample(root)
    folder = Folder(root)
    campaign = Campaign(folder, console, date.today())
    started = datetime.now()
    try:
        outcome: Outcome = module.run(campaign)
        code = DONE
    except Waiting as waiting:
        for reason in waiting.args:
            console.say(f"还不能{title}：{reason}。")
        return FAULTS
    except Faulty:
        outcome, code = Outcome(), FAULTS
    except Obstacle:
        raise
    except Exception as reason:
        raise Obstacle(_crashed(folder, started, reason)) from reason
    finally:
        campaign.made.save()
    return _finish(campaign, console, outcome, code, started, step)


def _finish(
    campaign: Campaign,
    console: Console,
    outcome: Outcome,
    code: int,
    started: datetime,
    step: str,
) -> int:
    """Issue list, record, and the last lines."""
    from campaign.issues import errors_in

    for line in outcome.lines:
        console.say(line)
    listed = _list_issues(campaign)
    errors = sum(issue.is_error for issue in campaign.issues)
    if campaign.issues:
        console.say(f"发现错误{errors}处、提醒{len(campaign.issues) - errors}处，见“{listed}”。")
    if errors_in(campaign.issues):
        code = FAULTS
        console.say(f"下一步：打开“{listed}”，按处理办法改正错误，保存后再运行一次。")
    elif outcome.next_step:
        console.say(f"下一步：{outcome.next_step}")
    _record(campaign, console, started, step)
    return code


def _list_issues(campaign: Campaign) -> str:
    from campaign.reports.issue_list import write_issue_list
    from campaign.sheets.results import ISSUES_FILE

    path = campaign.folder.path(places.RESULTS, ISSUES_FILE)
    if campaign.issues or path.exists():
        data = write_issue_list(campaign.issues, campaign.created, campaign.banner, campaign.words)
        campaign.folder.write(path, data)
    return campaign.folder.label(path)


def _record(campaign: Campaign, console: Console, started: datetime, step: str) -> None:
    from campaign.record import write_manifest

    write_manifest(
        campaign.folder,
        f"{started:%Y%m%d-%H%M%S}-{COMMANDS[step].title}",
        {
            "步骤": COMMANDS[step].title,
            "开始": f"{started:%Y-%m-%d %H:%M:%S}",
            "输入": dict(sorted(campaign.folder.inputs.items())),
            "输出": dict(sorted(campaign.folder.outputs.items())),
            "问题": len(campaign.issues),
        },
    )


def _crashed(folder: Folder, started: datetime, reason: Exception) -> str:
    """Keep the traceback in a file; the sentence that points to it."""
    import traceback

    text = "".join(traceback.format_exception(reason))
    path = folder.path(places.RECORD, f"{started:%Y%m%d-%H%M%S}-程序错误.log")
    try:
        folder.write(path, text.encode())
    except Obstacle:
        print(text, file=sys.stderr)
        return "程序出错，没有办完；请把上面的内容交给维护人员。"
    return f"程序出错，没有办完；请把“{folder.label(path)}”交给维护人员。"


def _copy_sample(root: Path) -> None:
    """Put a fresh copy of the sample campaign in place; refuse to cover anything else."""
    import shutil

    if root.exists() and any(root.iterdir()):
        if not (root / places.RECORD / ".sample").exists():
            raise Obstacle(f"“{root}”里已有别的文件，样例不会覆盖它；请换一个空文件夹。")
        shutil.rmtree(root)
    shutil.copytree(SAMPLE, root, copy_function=_copy_writable)
    (root / places.RECORD).mkdir(exist_ok=True)
    (root / places.RECORD / ".sample").touch()


def _copy_writable(source: str, target: str) -> None:
    import shutil

    shutil.copyfile(source, target)
    os.utime(target)
