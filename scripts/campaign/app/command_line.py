"""The shell round a step: arguments, console, log, exit code.

Exit code 0: done. 1: faults in the workbooks, or the step cannot run yet. 2: wrong use, or
something outside the workbooks stopped it; then one plain sentence is shown, and the traceback goes
to a file.
"""

import sys
from collections.abc import Callable
from typing import NamedTuple

from campaign.commands import COMMANDS, DONE, FLAGS, LIKE, NEW, SAMPLE, SAMPLE_RUN, STOPPED

_WITHOUT_FOLDER = {"new_campaign": f"不写活动文件夹时，建在程序旁边的“{NEW}”文件夹里。"}

_LIKE_HELP = (
    f"  {LIKE} 种类   用“templates/方案样例”里这一种单位的方案，如 {LIKE} 医院护士长；"
    "也可以把一份方案拖到“新建活动”按钮上。"
)


class Request(NamedTuple):
    """A valid command line."""

    flag: str
    folder: str
    like: str = ""
    """The ready-made scheme of a kind of unit that a new campaign starts with."""


def main(step: str, arguments: list[str], *, prepare: Callable[[], None]) -> int:
    """Run a step; `prepare` makes the packages ready once the arguments are known to be good."""
    if any(each in ("-h", "--help", "/?") for each in arguments):
        _print(_help(step))
        return DONE
    request = _parse(step, arguments)
    if isinstance(request, str):
        _print(request, sys.stderr)
        return STOPPED
    from campaign.app.run_step import run

    return run(step, request.flag, request.folder, prepare, request.like)


def _help(step: str) -> str:
    flags = FLAGS.get(step, {})
    explained = {flag: COMMANDS[task].help for flag, task in flags.items()}
    if SAMPLE in explained:
        explained[SAMPLE] = f"复制一份样例活动并从头办到尾（不写文件夹时放在 {SAMPLE_RUN}）。"
    return "\n".join(
        [
            f"{COMMANDS[step].title}：{COMMANDS[step].help}",
            f"用法：python scripts/{step}.py{' [选项]' if flags else ''} [活动文件夹]",
            _WITHOUT_FOLDER.get(step, "不写活动文件夹时，办理当前文件夹里的活动。"),
            *(f"  {flag:<12}{help}" for flag, help in explained.items()),
            *((_LIKE_HELP,) if step == "new_campaign" else ()),
        ]
    )


def _parse(step: str, arguments: list[str]) -> Request | str:
    """Return the request, or the sentence that says what is wrong with it."""
    like = ""
    if step == "new_campaign" and LIKE in arguments:
        at = arguments.index(LIKE)
        if at + 1 == len(arguments):
            return f"{LIKE} 后面要写单位的种类，如 {LIKE} 学校。加 --help 可以看用法。"
        like, arguments = arguments[at + 1], [*arguments[:at], *arguments[at + 2 :]]
    flags = [each for each in arguments if each.startswith("-")]
    folders = [each for each in arguments if not each.startswith("-")]
    unknown = [each for each in flags if each not in FLAGS.get(step, {})]
    if unknown:
        return f"不认识的选项“{unknown[0]}”。加 --help 可以看用法。"
    if len(flags) > 1 or len(folders) > 1:
        return "参数太多：只需要写一个活动文件夹。加 --help 可以看用法。"
    return Request(flags[0] if flags else "", folders[0].strip('"') if folders else "", like)


def _print(text: str, stream: object = None) -> None:
    print(text, file=stream or sys.stdout)  # type: ignore[arg-type]
