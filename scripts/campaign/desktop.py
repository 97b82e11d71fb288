"""The desktop of whoever double-clicked a button: a file opened by the system's own program."""

import os
import shutil
import sys
from pathlib import Path
from typing import TextIO


def open_file(path: Path) -> bool:
    """Open a file for whoever sits at the screen; whether there is somebody."""
    if not _is_watched():
        return False
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - what a double-click on the file does
        else:
            import subprocess

            subprocess.Popen(  # noqa: S603 - a fixed command, and it must outlive this process
                [_opener(), str(path.resolve())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError:  # no program for such files
        return False
    return True


def _is_watched() -> bool:
    """Whether a person looks on: not a pipe, a scheduled job, or a machine without a screen."""
    if os.environ.get("NO_PAUSE") == "1" or "CI" in os.environ:
        return False
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        return False
    has_screen = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return sys.platform == "win32" or (has_screen and bool(_opener()))


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether it is a window of text; a program without a window has no streams at all."""
    return stream is not None and stream.isatty()


def _opener() -> str:
    return shutil.which("xdg-open") or ""
