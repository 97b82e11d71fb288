"""The buttons: a file for each step that a double-click starts, on Windows and on Linux.

They lie in `scripts/双击运行/`, apart from the code, where a campaign folder can be dropped on
them; and in every campaign folder, for that campaign: the one that does everything beside the
workbooks, all others in 按钮/, and only those of the system on which the folder was made. On the
other system, 新建活动 adds that one's. The Windows ones are ASCII inside, for cmd
reads them in the code page of the PC; what the staff read comes from Python. In a campaign folder
the hidden folder `.shuangxuan` knows where the program is, by a relative and an absolute path, so
that both may move together to another PC.

On Linux they are shell scripts and not .desktop files: a script finds its own folder, while a
.desktop file wants absolute paths; and the file managers of UOS and Kylin both offer to run a
script in a terminal.
"""

import os
import sys
from pathlib import Path
from stat import FILE_ATTRIBUTE_HIDDEN

from campaign import places
from campaign.commands import COMMANDS, FLAGS, ORDER, SAMPLE
from campaign.storage.atomic import Staging
from campaign.storage.plain import refuse_others

STEPS = {
    **{f"第{number}步{COMMANDS[step].title}": step for number, step in enumerate(ORDER, 1)},
    COMMANDS["run_all"].title: "run_all",
    **{
        COMMANDS[task].title: f"run_all {flag}"
        for flag, task in FLAGS["run_all"].items()
        if flag != SAMPLE
    },
}
"""The buttons of a campaign. Not simply 1, 2, 3, or they would mix with the folders 01 to 09."""

PROGRAM_BUTTONS = STEPS | {
    COMMANDS["new_campaign"].title: "new_campaign",
    "样例演示": f"run_all {SAMPLE}",
}
"""The buttons of the program: those of a campaign, and the ones that make one."""

HIDDEN = ".shuangxuan"
"""Where a campaign folder keeps what its buttons need, out of the way."""

BUTTONS = "双击运行"
"""The folder of the program's own buttons, in `scripts`."""

MAIN, OTHERS = COMMANDS["run_all"].title, places.BUTTONS
"""The button that lies beside a campaign's workbooks, and the folder of all others."""

NO_PYTHON = (
    "没有找到 Python 3.11 或更高版本。请换用自带 Python 的离线包；或者请管理员安装"
    "64 位的 Python 3.11 或更高版本，安装时勾选“Add python.exe to PATH”。"
)
CMD_ENCODING = "oem" if os.name == "nt" else "gbk"
"""How cmd reads a text file; made elsewhere, the folder is meant for a PC in Chinese."""

BAT = r"""@echo off
rem Made by scripts/campaign/storage/launchers.py. ASCII only: what staff read comes from Python.
setlocal EnableExtensions EnableDelayedExpansion
set "SHUANGXUAN_LINE=!cmdcmdline!"
setlocal DisableDelayedExpansion
if not exist "%~dp0{script}" goto unpack
set "CHECK=import sys; sys.exit(sys.version_info < (3, 11))"
{own_python}
if not exist %PYTHON% goto installed
%PYTHON% -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
:installed
set PYTHON=py -3
%PYTHON% -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
set PYTHON=python
%PYTHON% -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
echo Python 3.11 or newer was not found.
type "%~dp0{message}"
set "CODE=2"
goto end
:unpack
echo This file is alone. Unpack the whole zip file first, then start it in the unpacked folder.
set "CODE=2"
goto end
:run
%PYTHON% -X utf8 "%~dp0{script}"{arguments} %*
set "CODE=%ERRORLEVEL%"
:end
if not "%NO_PAUSE%"=="1" pause
exit /b %CODE%
"""

IN_PACK = r"""set PYTHON="%~dp0..\..\python\python.exe" """.strip()
"""For the program's buttons: the Python that an offline pack may bring."""

RECORDED = r"""set PYTHON="-"
set "RECORD=%~dp0{up}.shuangxuan\python.txt"
if not exist "%RECORD%" goto installed
for /f "usebackq delims=" %%P in ("%RECORD%") do if exist "%%P" set PYTHON="%%P"
for /f "usebackq delims=" %%P in ("%RECORD%") do if exist "%~dp0{up}%%P" set PYTHON="%~dp0{up}%%P"
""".strip()
"""For a campaign's buttons: the same, from a record; the relative path goes before the absolute."""

SH = """#!/bin/sh
# Made by scripts/campaign/storage/launchers.py.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if [ "$NO_PAUSE" != 1 ] && ! [ -t 0 ] && ! [ -t 1 ] && [ -n "$DISPLAY$WAYLAND_DISPLAY" ] &&
    command -v x-terminal-emulator >/dev/null; then
    exec x-terminal-emulator -e "$here/$(basename -- "$0")" "$@"
fi
check='import sys; sys.exit(sys.version_info < (3, 11))'
python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c "$check" 2>/dev/null; then
        python=$name
        break
    fi
done
if ! [ -f "$here/{script}" ]; then
    echo '这个文件是单独打开的。请先把整个压缩包解压到固定的文件夹，再从那里打开。'
    code=2
elif [ -n "$python" ]; then
    "$python" "$here/{script}"{arguments} "$@"
    code=$?
else
    echo '没有找到 Python 3.11 或更高版本。请管理员安装软件包 python3（3.11 或更高版本）。'
    code=2
fi
if [ "$NO_PAUSE" != 1 ] && [ -t 0 ]; then
    printf '按回车键关闭窗口……'
    read -r _
fi
exit $code
"""


def write_program_launchers(scripts: Path) -> None:
    """Write the program's own buttons, for both systems."""
    folder = scripts / BUTTONS
    folder.mkdir(exist_ok=True)
    for name, command in PROGRAM_BUTTONS.items():
        step, *rest = command.split()
        arguments = "".join(f" {each}" for each in rest)
        _write(
            folder / f"{name}.bat",
            _bat(IN_PACK, rf"..\{step}.py", arguments, r"..\campaign\no_python.txt"),
        )
        _write(folder / f"{name}.sh", _sh(f"../{step}.py", arguments))
    _write(scripts / "campaign" / "no_python.txt", _for_cmd(NO_PYTHON))


def write_launchers(folder: Path, program: Path, system: str = os.name) -> None:
    """Write a campaign's buttons into its folder; `program` is the folder with `scripts` in it.

    `system` is the one for which they are (`os.name`). Whatever is there already and right is left
    untouched.
    """
    hidden = folder / HIDDEN
    refuse_others(hidden, folder)
    hidden.mkdir(exist_ok=True)
    folder.joinpath(OTHERS).mkdir(exist_ok=True)
    for name, step in STEPS.items():
        place, up = (folder, "") if name == MAIN else (folder / OTHERS, "../")
        if system == "nt":
            _write(place / f"{name}.bat", _campaign_bat(up.replace("/", "\\"), step))
        else:
            _write(place / f"{name}.sh", _sh(f"{up}{HIDDEN}/start.py", f" {step}"))
    _write(hidden / "start.py", Path(__file__).parents[1].joinpath("folder_start.py").read_bytes())
    _write(hidden / "no_python.txt", _for_cmd(NO_PYTHON))
    _write(hidden / "program.txt", _ways(folder, program).encode())
    own = program / "python" / "python.exe"
    if own.exists():
        ways = _ways(folder, own).replace("/", "\\")
        for_utf8 = "" if ways.isascii() else ways  # the folder may move to a PC set to UTF-8
        record = ways.encode(CMD_ENCODING, errors="replace") + for_utf8.encode()
        _write(hidden / "python.txt", record)
    _hide(hidden)


def _campaign_bat(up: str, step: str) -> bytes:
    own, hidden = RECORDED.replace("{up}", up), f"{up}{HIDDEN}"
    return _bat(own, rf"{hidden}\start.py", f" {step}", rf"{hidden}\no_python.txt")


def _bat(own_python: str, script: str, arguments: str, message: str) -> bytes:
    text = BAT.format(own_python=own_python, script=script, arguments=arguments, message=message)
    return text.replace("\n", "\r\n").encode("ascii")


def _sh(script: str, arguments: str) -> bytes:
    return SH.format(script=script, arguments=arguments).encode()


def _for_cmd(text: str) -> bytes:
    """Encode text so that `type` shows it right in any code page."""
    return f"\ufeff{text}\r\n".encode("utf-16-le")


def _ways(folder: Path, target: Path) -> str:
    """Return the way from `folder` to `target` and its absolute path, a line each."""
    ways = [target.absolute()]
    if target.absolute().drive == folder.absolute().drive:
        ways.insert(0, Path(os.path.relpath(target, folder)))
    return "".join(f"{way.as_posix()}\r\n" for way in ways)


def _write(path: Path, content: bytes) -> None:
    """Write a file unless it is there and right; one that is cut off halfway is not there."""
    if refuse_others(path, path.parent) and path.read_bytes() == content:
        return
    staging = Staging(path.parent)
    staging.write(path, content)
    if path.suffix == ".sh":
        staging.beside(path).chmod(0o755)
    staging.commit()


def _hide(folder: Path) -> None:
    """Hide the folder where a dot before the name does not do so."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(folder), FILE_ATTRIBUTE_HIDDEN)
