"""The console window: plain Chinese sentences, progress that does not flood a pipe."""

import sys
import time

_FIRST_AFTER = 1.0
"""Seconds before progress shows at all: short work needs none."""
_EVERY = {True: 0.2, False: 5.0}
"""Seconds between two progress lines, on a terminal and in a pipe."""


class Console:
    """Prints for the user, and keeps the lines for the log."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._terminal = sys.stdout.isatty()
        self._started: dict[str, float] = {}
        self._shown = 0.0
        self._open_line = False

    def say(self, text: str) -> None:
        """Print a line."""
        self._close_line()
        self.lines.append(text)
        print(text, flush=True)

    def complain(self, text: str) -> None:
        """Print a line about why the work stopped."""
        self._close_line()
        self.lines.append(text)
        print(text, file=sys.stderr, flush=True)

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far it has come, if it takes longer than a second."""
        now = time.monotonic()
        started = self._started.setdefault(what, now)
        last = done == total and self._open_line
        if not last and (
            now - started < _FIRST_AFTER or now - self._shown < _EVERY[self._terminal]
        ):
            return
        self._shown = now
        if self._terminal:
            print(f"\r  {what}：{done}/{total}", end="", flush=True)
            self._open_line = True
        else:
            print(f"  {what}：{done}/{total}", flush=True)

    def _close_line(self) -> None:
        if self._open_line:
            print()
            self._open_line = False
