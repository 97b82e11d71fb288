"""The console window: plain Chinese sentences, progress that does not flood a pipe."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

_MOST_LISTED = 30
_FIRST_AFTER = 1.0
"""Seconds before progress shows at all: short work needs none."""
_EVERY = {True: 0.2, False: 5.0}
"""Seconds between two progress lines, on a terminal and in a pipe."""
_QUIET = {True: 1.0, False: 5.0}
"""Seconds without a line after which it is said that the work goes on."""


class Console:
    """Prints for the user, and keeps the lines for the log."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        """As the log has them."""
        self.shown: list[str] = []
        """As they were printed."""
        self.words: Callable[[str], str] = str
        """Puts the program's words as the campaign writes; its names stay as they were typed."""
        self.title = ("", "")
        """What is done and where: goes before the first line, when it is known how to write."""
        self._terminal = _is_terminal(sys.stdout)
        self._started: dict[str, float] = {}
        self._shown = self._begun = time.monotonic()
        self._open_line = ""
        """What the cursor stands behind."""
        self._one_at_a_time = threading.RLock()

    def say(self, text: str, *, logged: str | None = None) -> None:
        """Print a line; the log keeps `logged` instead, where the line names people."""
        with self._one_at_a_time:
            self.say_title()
            self._close_line()
            self.lines.append(self.words(text if logged is None else logged))
            self.shown.append(self.words(text))
            _print(self.shown[-1])
            self._shown = time.monotonic()

    def say_list(self, title: str, items: Sequence[str]) -> None:
        """Print one thing on the line itself, several below it."""
        if len(items) == 1:
            self.say(f"{title}：{items[0]}。")
            return
        self.say(f"{title}：")
        for item in items[:_MOST_LISTED]:
            self.say(f"  {item}")
        if len(items) > _MOST_LISTED:
            self.say(f"  ……共{len(items)}项")

    def say_title(self) -> None:
        """Print the title, unless that is done."""
        (what, where), self.title = self.title, ("", "")
        if what:
            line = f"【{self.words(what)}】{where}"
            self.lines.append(line)
            self.shown.append(line)
            _print(line)

    def complain(self, text: str) -> None:
        """Print a line about why the work stopped."""
        with self._one_at_a_time:
            self.say_title()
            self._close_line()
            self.lines.append(self.words(text))
            _print(self.words(text), stream=sys.stderr)

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far it has come, if it takes longer than a second."""
        now = time.monotonic()
        started = self._started.setdefault(what, now)
        last = done == total and self._open_line.startswith(f"  {what}：")
        if not last and (
            now - started < _FIRST_AFTER or now - self._shown < _EVERY[self._terminal]
        ):
            return
        self._show(f"  {what}：{done}/{total}")

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Show that the work goes on whenever nothing else has been shown for a while."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(_QUIET[self._terminal] / 4):
                now = time.monotonic()
                if now - self._shown >= _QUIET[self._terminal]:
                    self._show(f"  正在办理，请稍候（{now - self._begun:.0f}秒）")

        watcher = threading.Thread(target=watch, daemon=True)
        with suppress(RuntimeError):  # no room for another thread: then nobody watches
            watcher.start()
        try:
            yield
        finally:
            over.set()
            if watcher.ident:
                watcher.join()

    def _show(self, text: str) -> None:
        """Show a line that the next one replaces; in a pipe a line like any other."""
        with self._one_at_a_time:
            self.say_title()
            text = self.words(text)
            self._shown = time.monotonic()
            if not self._terminal:
                _print(text)
                return
            self._close_line()
            _print(text, end="")
            self._open_line = text

    def _close_line(self) -> None:
        if self._open_line:
            blank = "".join(" " if each.isascii() else "  " for each in self._open_line)
            _print(f"\r{blank}\r", end="")
            self._open_line = ""


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether it is a window of text; a program without a window has no streams at all."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # it has been closed
        return False


def _print(text: str, end: str = "\n", stream: TextIO | None = None) -> None:
    """Print for whoever looks on, if anybody does.

    A program started without a window has no streams; one may be closed, or a pipe that nobody
    reads any more. None of that is a reason to stop the work.
    """
    stream = stream or sys.stdout
    try:
        print(text, end=end, file=stream, flush=True)
    except UnicodeEncodeError as reason:
        _print(text.encode(reason.encoding, "replace").decode(reason.encoding), end, stream)
    except (OSError, ValueError):
        pass


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
    """Tell whether a person looks on: no pipe, no scheduled job, no machine without a screen."""
    if os.environ.get("NO_PAUSE") == "1" or "CI" in os.environ:
        return False
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        return False
    has_screen = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return sys.platform == "win32" or (has_screen and bool(_opener()))


def _opener() -> str:
    return shutil.which("xdg-open") or ""
