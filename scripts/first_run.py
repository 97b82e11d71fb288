"""Installing the pinned packages, once for each kind of Python that uses this project folder.

pip fills a folder beside the final one, which is renamed when all is in it: what carries the final
name is complete. `pip install --target` needs no virtual environment, and no permission where the
system manages its own Python (PEP 668).
"""

import base64
import csv
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import bootstrap

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

RUN_WHEEL = """
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module("pip", run_name="__main__", alter_sys=True)
"""
"""Runs pip out of its wheel, which is a zip file that Python can import from."""

OPTIONS = ["--no-deps", "--only-binary=:all:", "--no-user", "--no-input"]
"""The requirements name every package; nothing is compiled here, and nothing is asked."""

PATIENCE = {"PIP_RETRIES": "2", "PIP_DEFAULT_TIMEOUT": "15"}
"""What holds unless the user has set it: without a network, say so soon."""


def install(requirements: str, wanted: bytes, packages_folder: str) -> None:
    """Install the packages of a requirements file into their folder, or say why not and exit.

    A second window that needs them at the same time waits for the first and finds the work done.
    """
    folder = Path(packages_folder)
    try:
        folder.parent.mkdir(exist_ok=True)
        with one_at_a_time(_beside(folder, ".lock")):
            if not bootstrap.is_complete(packages_folder, wanted):
                _build(requirements, wanted, folder)
    except OSError as error:
        bootstrap.stop(
            f"不能写入程序文件夹中的“{error.filename or folder}”。请关闭其他正在运行的窗口；"
            "程序放在只读的共享文件夹里的，请把它整个复制到本机硬盘；然后再运行一次。"
        )


def _build(requirements: str, wanted: bytes, folder: Path) -> None:
    scratch, log = _beside(folder, ".building"), _beside(folder, ".log")
    shutil.rmtree(scratch, ignore_errors=True)  # left by a run that was cut off
    scratch.mkdir()
    log.unlink(missing_ok=True)
    try:
        packages = scratch / "packages"
        _say("正在准备所需组件（只需一次），大约需要一分钟")
        trouble = _fill(packages, requirements, scratch, log)
        _say("\n")
        if trouble:
            bootstrap.stop(trouble)
        (packages / bootstrap.STAMP).write_bytes(wanted)
        _put_in_place(packages, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _fill(packages: Path, requirements: str, scratch: Path, log: Path) -> str:
    """Let pip install into `packages`; return what to tell the user where it could not."""
    command = pip(scratch, log)
    if not command:
        return (
            "这台电脑的 Python 没有安装组件用的 pip。请改用离线包，"
            "或先装上 pip（Linux 的软件包名是 python3-pip），再运行一次。"
        )
    command += ["install", "--target", str(packages), *OPTIONS, *offline()]
    command += ["-r", str(Path(bootstrap.ROOT, requirements))]
    return "" if succeeds(command, log) else _what_failed(log)


def pip(scratch: Path, log: Path) -> list[str]:
    """Return the command that runs pip: the offline pack's, this Python's, or else a passing one.

    Python may bring a pip that is not installed (`ensurepip`); a throw-away environment in
    `scratch` is the official way to it. Empty where there is none at all.
    """
    pack = max(_wheels().glob("pip-*.whl"), default=None)
    if pack:
        return [sys.executable, "-c", RUN_WHEEL, str(pack)]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    passing = scratch / "pip"
    if succeeds([sys.executable, "-m", "venv", str(passing)], log):
        return [str(passing / ("Scripts" if os.name == "nt" else "bin") / "python"), "-m", "pip"]
    return []


def offline() -> list[str]:
    """Return the options that keep pip to the wheels beside the project, where there are any."""
    return ["--no-index", "--find-links", str(_wheels())] if _wheels().is_dir() else []


def _wheels() -> Path:
    return Path(bootstrap.ROOT, "wheels")


def succeeds(command: list[str], log: Path) -> bool:
    """Run a command; its output goes to the log, a dot every second to the screen."""
    environment = PATIENCE | os.environ | {"PIP_REQUIRE_VIRTUALENV": "0"}
    with (
        log.open("ab") as output,
        subprocess.Popen(
            command,
            cwd=log.parent,  # not where some file called pip.py may lie
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        while True:
            try:
                return process.wait(timeout=1) == 0
            except subprocess.TimeoutExpired:
                _say(".")


def _what_failed(log: Path) -> str:
    if offline():
        kind = Path(bootstrap.packages_folder("requirements.txt")).name
        return (
            f"离线包里没有适合这台电脑的组件（{kind}）。请用离线包自带的启动按钮运行，"
            f"或换用离线包“先看这里.txt”中列出的 Python 版本。详细记录：{log}"
        )
    return (
        "没能下载所需组件：连不上网络，或者网上没有适合这台电脑的版本。"
        f"请接通网络后再运行一次；不能上网的电脑请使用离线包。详细记录：{log}"
    )


def _put_in_place(packages: Path, folder: Path) -> None:
    """Rename the new folder to its final name; virus scanners may hold it for a moment."""
    old = packages.with_name("old")
    for _ in range(8):
        try:
            if folder.exists():
                folder.rename(old)
            packages.rename(folder)
        except PermissionError:
            time.sleep(0.25)
        else:
            return
    raise PermissionError(13, "still in use", str(folder))


def is_damaged(packages_folder: str) -> bool:
    """Tell whether a file that pip put there is gone or changed, by pip's own records."""
    records = list(Path(packages_folder).glob("*.dist-info/RECORD"))
    return not records or not all(_is_intact(*each) for each in _installed(records))


def _installed(records: list[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file that these records list, with the hash that it had."""
    for record in records:
        with record.open(encoding="utf-8", errors="replace", newline="") as file:
            for row in csv.reader(file):
                if row and not row[0].startswith("..") and not row[0].endswith(".pyc"):
                    yield record.parents[1] / row[0], row[1] if len(row) > 1 else ""


def _is_intact(path: Path, expected: str) -> bool:
    kind, _, value = expected.partition("=")
    try:
        content = path.read_bytes()
    except OSError:
        return False
    if kind != "sha256":
        return True
    found = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return found.rstrip(b"=").decode() == value


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the lock on this file; until another window has left it, say so and wait."""
    with path.open("ab") as lock:
        if not _locked(lock):
            _say("另一个窗口正在准备所需组件，请稍候")
            while not _locked(lock):
                time.sleep(0.5)
                _say(".")
            _say("\n")
        yield


def _locked(lock: IO[bytes]) -> bool:
    """Try to take the lock, which the system frees when its holder ends, however it ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a network share without locks; the renaming keeps the folder whole even so
        return True
    return True


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(folder.name + ending)


def _say(text: str) -> None:
    print(text, end="", file=sys.stderr, flush=True)
