"""问题清单 opened for a person at the screen, and for nobody else."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from campaign.app import run_step as shell
from campaigns import Town
from setup.trial_project import SCRIPTS

OPEN = "import sys, pathlib; from campaign.app.window import open_file; " + (
    "sys.exit(not open_file(pathlib.Path(sys.argv[1])))"
)
QUIET = ("NO_PAUSE", "CI", "DISPLAY", "WAYLAND_DISPLAY")


def opened(tmp_path: Path, settings: dict[str, str], *, terminal: bool = True) -> tuple[bool, str]:
    """Ask for a file to be opened; whether it says so, and what the system was asked to open."""
    import pty

    told = tmp_path / "told.txt"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}.part"; mv "{told}.part" "{told}"\n')
    opener.chmod(0o755)
    own, window = pty.openpty()
    bare = {key: value for key, value in os.environ.items() if key not in QUIET}
    stream = window if terminal else subprocess.DEVNULL
    code = subprocess.call(
        [sys.executable, "-c", OPEN, "结果/问题 清单.xlsx"],
        stdin=stream,
        stdout=stream,
        cwd=tmp_path,
        env=bare
        | {"PYTHONPATH": str(SCRIPTS), "PATH": f"{opener.parent}:{os.environ['PATH']}"}
        | settings,
    )
    os.close(own)
    os.close(window)
    until = time.monotonic() + (10 if code == 0 else 0)
    while not told.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return code == 0, told.read_text("utf-8") if told.exists() else ""


@pytest.mark.skipif(sys.platform == "win32", reason="xdg-open is for Linux")
def test_a_file_is_opened_on_a_desktop(tmp_path: Path) -> None:
    assert opened(tmp_path, {"DISPLAY": ":0"}) == (True, str(tmp_path / "结果" / "问题 清单.xlsx"))


@pytest.mark.skipif(sys.platform == "win32", reason="xdg-open is for Linux")
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"DISPLAY": ":0", "CI": "true"},
        {"DISPLAY": ":0", "NO_PAUSE": "1"},
        {"DISPLAY": ":0", "PATH": "/nonexistent"},
    ],
)
def test_without_a_desktop_nothing_is_opened(tmp_path: Path, settings: dict[str, str]) -> None:
    assert opened(tmp_path, settings) == (False, "")


@pytest.mark.skipif(sys.platform == "win32", reason="xdg-open is for Linux")
def test_in_a_pipe_nothing_is_opened(tmp_path: Path) -> None:
    assert opened(tmp_path, {"DISPLAY": ":0"}, terminal=False) == (False, "")


def commanded(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Run 报名审核 as its button does; the files that were to be opened."""
    asked: list[Path] = []

    def open_file(path: Path) -> bool:
        asked.append(path)
        return True

    monkeypatch.setattr(shell, "open_file", open_file)
    shell.run("check_registrations", "", str(root), prepare=lambda: None)
    return asked


def test_after_a_run_with_faults_the_list_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    town = Town(post_choices={"99": ("党政办主任",)})
    assert commanded(town.write(tmp_path), monkeypatch) == [tmp_path / "结果" / "问题清单.xlsx"]
    assert "先关闭它" in capsys.readouterr().out.splitlines()[-1]


def test_after_a_run_without_faults_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(post_choices={"01": ("党政办主任",)})
    assert commanded(town.write(tmp_path), monkeypatch) == []
