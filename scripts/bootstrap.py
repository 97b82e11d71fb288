"""What every script needs before its work can begin, with nothing present but Python itself.

An entry script calls `start("<step>")`, any other script `run(main)`. The packages that
requirements.txt pins are taken from the folder kept for this kind of Python, such as
`.packages/cp311-win_amd64/`, or from the interpreter where it has exactly these versions; otherwise
pip installs them into that folder, once (`first_run.py`). There is no second interpreter and no
environment to activate: the folder goes on `sys.path`, and the work goes on in the same process.

The check is part of every start and costs about a millisecond, because only what Python has loaded
anyway is imported at the top. The file must parse on Python 3.6, to be able to say that 3.11 is
needed.
"""

import io
import os
import sys

TYPE_CHECKING = False  # True for type checkers; importing `typing` would cost more than the rest
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 11)
STAMP = "complete.txt"
"""In a folder of packages: a copy of the requirements it was made from, written last."""
GARBAGE = 1_000_000
"""New objects before Python looks for circular garbage. A run makes little: looking as often as
usual costs a sixth of it, and not looking at all would keep something of each marked workbook."""
MENDED = "SHUANGXUAN_MENDED"
"""The environment variable that keeps a second try from trying again."""
COMMAND_LINE = "SHUANGXUAN_LINE"
"""The environment variable in which a .bat launcher passes on its own command line."""

# Or openpyxl prefers lxml, which is there for python-docx, to the reader that refuses entities.
os.environ["OPENPYXL_LXML"] = "False"


def start(step: str) -> None:
    """Run one step of a campaign as this process (`app.command_line.main`); exit with its code."""
    import gc

    gc.set_threshold(GARBAGE)

    def work() -> int:
        try:
            from campaign.app import command_line as app

            arguments = whole_path(sys.argv[1:], os.environ.get(COMMAND_LINE, ""))
            code = app.main(step, arguments, prepare=ready)
            gc.freeze()  # or Python looks for it all the same before it ends
            return code
        except Exception:  # what the program itself could not tell of
            sentence = _keep_traceback()
            return _once_more() if _is_damaged() else stop(sentence)

    run(work)


def run(work: "Callable[[], int]") -> None:
    """Do `work` as this process and exit with the code it returns.

    Characters that the console cannot show become `?` instead of an error, and a window that a
    double-click on the .py file opened stays open until a key is pressed.
    """
    try:
        if sys.version_info < OLDEST:
            own = ".".join(map(str, sys.version_info[:2]))
            stop(f"需要 Python 3.11 或更高版本，而这里运行的是 Python {own}。请安装后再运行一次。")
        _have_streams()
        is_plain = sys.getfilesystemencoding() == "ascii" and os.environ.get("PYTHONUTF8") != "1"
        code = _in_utf8() if is_plain else work()
    except KeyboardInterrupt:
        stop("已中断。")
    finally:
        if os.name == "nt" and "PROMPT" not in os.environ and sys.stdin.isatty():
            print("按回车键关闭窗口……")
            sys.stdin.readline()
        _part_from_streams()
    sys.exit(code)


def _in_utf8() -> int:
    """Do the work in a process that knows Chinese names: LC_ALL=C without Python's own help."""
    import subprocess

    command = [sys.executable, *sys.orig_argv[1:]]
    return subprocess.call(command, env=dict(os.environ, PYTHONUTF8="1"))  # noqa: S603 - the same


def _have_streams() -> None:
    """Let there be streams: started without a window (pythonw), or with closed ones, are none."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None or stream.closed:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for good
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _part_from_streams() -> None:
    """Let Python end quietly where nobody reads any more what was printed."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except ValueError:  # closed: nothing waits in it
            pass
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def stop(sentence: str) -> "NoReturn":
    """Say why nothing can be done and exit with 2: something outside the workbooks is wrong."""
    print(sentence, file=sys.stderr)
    sys.exit(2)


def ready() -> None:
    """Make the packages of a campaign importable, or say why that cannot be and exit with 2.

    Asked again, because a run did not come to its end, it looks whether they are as pip left them.
    """
    folder = packages_folder("requirements.txt")
    if folder in sys.path:
        if not _is_damaged():
            return
        sys.path.remove(folder)
    provide("requirements.txt")


def provide(requirements: str) -> "str | None":
    """Make the packages pinned in a requirements file of the project importable.

    Returns the folder that was put on `sys.path`, or None where the interpreter has them itself.
    Where that cannot be, says why and exits with 2.
    """
    wanted = _content(os.path.join(ROOT, requirements))
    if wanted is None:
        stop(f"程序文件夹不完整：缺少 {requirements}。请重新复制整个程序文件夹。")
    if is_in_a_preview(ROOT):
        stop(
            "程序还在压缩包的临时文件夹里，关掉压缩软件就没有了。"
            "请先把整个压缩包解压到固定的文件夹，再从那里双击。"
        )
    folder = packages_folder(requirements)
    if not is_complete(folder, wanted):
        if has_pinned(wanted, sys.path):
            return None
        import first_run

        first_run.install(requirements, wanted, folder)
    sys.path.insert(1, folder)  # after the script's own folder, before any other version
    return folder


def is_in_a_preview(folder: str) -> bool:
    """Tell whether a program for archives has put a folder aside for a look, and will remove it.

    So the Explorer (Temp1_….zip), WinRAR (Rar$…), 7-Zip (7zO…), Bandizip (BNZ.…), HaoZip (HZ$…).
    """
    return any(
        each.startswith(("Rar$", "BNZ.", "HZ$"))
        or (each[:3] in ("7zO", "7zE") and len(each) == 11)
        or (each.startswith("Temp") and "_" in each and each.endswith(".zip"))
        for each in os.path.normpath(folder).split(os.sep)
    )


def packages_folder(requirements: str) -> str:
    """Return where the packages of a requirements file belong, one folder for each kind of Python.

    The kind is what Python itself writes into the names of compiled modules: implementation,
    version, system and processor. So one project folder can serve several PCs.
    """
    from importlib.machinery import EXTENSION_SUFFIXES

    kind = EXTENSION_SUFFIXES[0].split(".")[1]
    purpose = os.path.dirname(requirements).replace("/", "-")
    return os.path.join(ROOT, ".packages", f"{kind}-{purpose}" if purpose else kind)


def is_complete(folder: str, wanted: bytes) -> bool:
    """Tell whether the folder holds all packages of these requirements, and of no earlier ones."""
    return _content(os.path.join(folder, STAMP)) == wanted


def has_pinned(wanted: bytes, search_path: "list[str]") -> bool:
    """Tell whether what `search_path` finds first of every package is the pinned version.

    Reads names of `*.dist-info` folders only; `importlib.metadata` would take forty times as long.
    """
    found: "dict[str, str]" = {}
    for folder in search_path:
        for entry in _entries(folder):
            if entry.endswith(".dist-info"):
                name, _, version = entry[: -len(".dist-info")].partition("-")
                found.setdefault(_normal(name), version)
    return all(found.get(name) == version for name, version in pins(wanted))


def pins(wanted: bytes) -> "list[tuple[str, str]]":
    """Return the (normalised name, version) of every `name==version` line."""
    lines = (line.partition("#")[0].strip() for line in wanted.decode("utf-8").splitlines())
    pairs = (line.split("==") for line in lines if line)
    return [(_normal(name), version) for name, version in pairs]


def whole_path(arguments: "list[str]", line: str) -> "list[str]":
    """Mend a path that cmd cut short.

    Explorer quotes a path dropped on a launcher only where it has blanks, so that cmd lets one
    without blanks end at its first `&`. The launcher's own command line still has all of it.
    """
    at = line.rfind(arguments[-1] + "&") if arguments else -1
    return arguments if at < 0 else [*arguments[:-1], line[at:].rstrip('" ')]


def _keep_traceback() -> str:
    """Write the traceback to a file; return the sentence that points to it."""
    import traceback

    path = os.path.join(ROOT, ".packages", "error.log")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            traceback.print_exc(file=file)
    except OSError:
        traceback.print_exc()
        return "程序出错，没有办完；请把上面的内容交给维护人员。"
    return f"程序出错，没有办完；请把“{path}”交给维护人员。"


def _is_damaged() -> bool:
    """Tell whether the folder of packages is not as pip left it; then it is complete no longer.

    A scanner for viruses may have taken a file away, or a disk have lost one. Nobody looks for that
    at every start: it would cost more than the start itself.
    """
    folder = packages_folder("requirements.txt")
    if MENDED in os.environ or not os.path.isfile(os.path.join(folder, STAMP)):
        return False
    import first_run

    pinned = _content(os.path.join(ROOT, "requirements.txt")) or b""
    if has_pinned(pinned, [folder]) and not first_run.is_damaged(folder):
        return False
    os.remove(os.path.join(folder, STAMP))
    return True


def _once_more() -> int:
    """Do the same again in a process that has loaded nothing; it installs what is needed."""
    import subprocess

    print("所需组件有损坏，重新准备。", file=sys.stderr, flush=True)
    command = [sys.executable, *sys.orig_argv[1:]]
    own = {MENDED: "1", "PROMPT": "$P$G"}  # as in a console: only this process keeps the window
    return subprocess.call(command, env=dict(os.environ, **own))  # noqa: S603 - as it was started


def _content(path: str) -> "bytes | None":
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _entries(folder: str) -> "list[str]":
    try:
        return os.listdir(folder or os.curdir)
    except OSError:  # a zip file, or nothing
        return []


def _normal(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")
