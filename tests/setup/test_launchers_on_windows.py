"""The .bat buttons run by cmd, as wine has it: which Python they choose and what they pass on.

In place of Python stands a small program that writes down its arguments; without wine, or without
the locale that gives wine the code page of Chinese Windows, there is nothing to run them with.
"""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pytest

from campaign.storage import launchers

LOCALE = "zh_CN.UTF-8"
GOOD = r"""@echo off
echo %*>>C:\record.txt
if "%~2"=="-c" exit /b 0
if "%~3"=="-c" exit /b 0
exit /b 7
"""
OLD = "@exit /b 1\n"


def _can_run() -> bool:
    locales = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower()
    return "zh_cn.utf" in locales


pytestmark = pytest.mark.skipif(
    shutil.which("wine") is None or not _can_run(), reason=f"needs wine and the locale {LOCALE}"
)


@dataclass(frozen=True)
class Windows:
    """A wine prefix of its own."""

    prefix: Path

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    def wine(
        self, *command: str, folder: Path | None = None, pause: bool = False
    ) -> tuple[int, str]:
        environment = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "LC_ALL": LOCALE}
        said = self.prefix.with_name("said.txt")
        with said.open("wb") as output:  # a pipe would stay open as long as wine's services run
            code = subprocess.run(
                ["wine", *command],
                cwd=folder,
                env=os.environ | environment | {"NO_PAUSE": "" if pause else "1", "DISPLAY": ""},
                input=b"\r\n",
                stdout=output,
                stderr=output,
                timeout=120,
            ).returncode
        return code, said.read_bytes().decode("gbk", "replace")

    def press(self, button: Path, *arguments: str, pause: bool = False) -> tuple[int, str]:
        return self.wine("cmd", "/c", button.name, *arguments, folder=button.parent, pause=pause)

    def put_python(self, program: Path, behaviour: str) -> None:
        """Write a Windows program that runs a batch file of this behaviour with its arguments.

        It is the one that installers put before a script: it starts what its `#!` line names.
        """
        batch = self.drive / f"{program.stem}-{len(list(self.drive.glob('*.bat')))}.bat"
        batch.write_text(behaviour, "ascii", newline="\r\n")
        start = resources.files("distlib").joinpath("t64.exe").read_bytes()
        line = f"#!C:\\windows\\system32\\cmd.exe /c C:\\{batch.name}\n".encode("ascii")
        rest = io.BytesIO()
        with zipfile.ZipFile(rest, "w") as archive:
            archive.writestr("__main__.py", "")
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_bytes(start + line + rest.getvalue())

    def started(self) -> list[str]:
        """Return the command lines that the stand-ins for Python got, and forget them."""
        record = self.drive / "record.txt"
        lines = record.read_bytes().decode("gbk").splitlines() if record.exists() else []
        record.unlink(missing_ok=True)
        return [line.strip() for line in lines]


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    made = Windows(tmp_path_factory.mktemp("wine") / "prefix")
    assert made.wine("wineboot", "--init")[0] == 0
    yield made
    made.wine("wineboot", "--kill")


@pytest.fixture
def installed(windows: Windows) -> Iterator[Path]:
    """The folder in which `py.exe` and `python.exe` are found; empty again after the test."""
    folder = windows.drive / "windows"
    yield folder
    for name in ("py.exe", "python.exe"):
        (folder / name).unlink(missing_ok=True)


def seen_by_wine(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program folder with an awkward name and its buttons."""
    folder = tmp_path / "双 选&(1)!^"
    (folder / "scripts" / "campaign").mkdir(parents=True)
    launchers.write_program_launchers(folder / "scripts")
    for step in ("check_registrations", "run_all"):
        (folder / "scripts" / f"{step}.py").touch()
    return folder


def button(program: Path, name: str) -> Path:
    return program / "scripts" / launchers.BUTTONS / f"{name}.bat"


def test_the_packs_own_python_comes_first(windows: Windows, installed: Path, program: Path) -> None:
    own = program / "python" / "python.exe"
    windows.put_python(own, GOOD)
    windows.put_python(installed / "py.exe", GOOD)
    code, _ = windows.press(button(program, "第1步报名审核"), r"D:\活 动")
    assert code == 7
    script = seen_by_wine(program / "scripts" / launchers.BUTTONS / ".." / "check_registrations.py")
    probe, start = windows.started()
    assert '-c "import sys;' in probe
    assert start == rf'"{seen_by_wine(own)}" -X utf8 "{script}" "D:\活 动"'


def test_an_installed_python_serves_if_it_is_new_enough(
    windows: Windows, installed: Path, program: Path
) -> None:
    windows.put_python(installed / "py.exe", OLD)
    windows.put_python(installed / "python.exe", GOOD)
    assert windows.press(button(program, "样例演示"))[0] == 7
    assert 'run_all.py" --sample' in windows.started()[-1]
    windows.put_python(installed / "py.exe", GOOD)
    assert windows.press(button(program, "样例演示"))[0] == 7
    assert 'py.exe" -3 -X utf8' in windows.started()[-1]


def test_a_button_works_from_a_network_share(
    windows: Windows, installed: Path, program: Path
) -> None:
    share = windows.prefix / "dosdevices" / "unc" / "server"
    share.mkdir(parents=True, exist_ok=True)
    (share / "双选").symlink_to(program)
    windows.put_python(installed / "py.exe", GOOD)
    folder = rf"\\server\双选\scripts\{launchers.BUTTONS}"
    code, said = windows.wine("cmd", "/c", rf"{folder}\一键办理.bat", r"\\server\活 动")
    assert (code, said) == (7, "")
    assert windows.started()[-1].endswith(rf'-3 -X utf8 "{folder}\..\run_all.py" "\\server\活 动"')


def test_no_python_is_said_and_the_window_stays(
    windows: Windows, installed: Path, program: Path
) -> None:
    code, said = windows.press(button(program, "一键办理"))
    assert (code, said.splitlines()[0]) == (2, "Python 3.11 or newer was not found.")
    paused_code, paused = windows.press(button(program, "一键办理"), pause=True)
    assert paused_code == 2
    assert len(paused) > len(said), "the line that asks for a key"


def test_a_button_opened_inside_the_zip_says_what_to_do(windows: Windows, program: Path) -> None:
    shutil.rmtree(program / "scripts" / "campaign")
    (program / "scripts" / "run_all.py").unlink()
    code, said = windows.press(button(program, "一键办理"))
    assert (code, "Unpack the whole zip" in said) == (2, True)


def test_a_campaigns_button_starts_its_step_with_the_recorded_python(
    windows: Windows, installed: Path, tmp_path: Path
) -> None:
    program, campaign = tmp_path / "pro gram&(1)!", tmp_path / "活 动&(1)!^"
    windows.put_python(program / "python" / "python.exe", GOOD)
    campaign.mkdir()
    launchers.write_launchers(campaign, program, "nt")
    assert windows.press(campaign / launchers.OTHERS / "第4步双向选择.bat")[0] == 7
    own = seen_by_wine(program / "python" / "python.exe")
    start = seen_by_wine(campaign / launchers.OTHERS / ".." / launchers.HIDDEN / "start.py")
    assert windows.started()[-1] == f'"{own}" -X utf8 "{start}" allocate_departments'
    assert windows.press(campaign / "一键办理.bat")[0] == 7
    start = seen_by_wine(campaign / launchers.HIDDEN / "start.py")
    assert windows.started()[-1] == f'"{own}" -X utf8 "{start}" run_all'
    program.rename(tmp_path / "elsewhere")
    windows.put_python(installed / "py.exe", GOOD)
    assert windows.press(campaign / launchers.OTHERS / "第4步双向选择.bat")[0] == 7
    assert 'py.exe" -3' in windows.started()[-1]
