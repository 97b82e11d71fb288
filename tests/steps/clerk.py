"""A clerk at her desk: she types into sheets with LibreOffice, and double-clicks buttons.

Nothing here uses the program's own writer. What she sees of a sheet is its headers.
"""

import io
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from campaign.app import run_step
from campaign.storage.launchers import PROGRAM_BUTTONS

TYPIST = Path(__file__).with_name("typist.py")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The one for which the system packages UNO."""


def can_type() -> bool:
    """Whether LibreOffice and its bridge to the system's Python are installed."""
    if not (shutil.which("soffice") and Path(SYSTEM_PYTHON).exists()):
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


@contextmanager
def keyboard(place: Path) -> Iterator["subprocess.Popen[str]"]:
    """The typist with an office of her own, while it is needed."""
    pipe = f"clerk{os.getpid()}"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        with subprocess.Popen(
            [SYSTEM_PYTHON, str(TYPIST), pipe],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment,
        ) as typist:  # fmt: skip
            yield typist
            assert typist.stdin
            typist.stdin.close()
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


@dataclass
class Book:
    """A workbook that lies open before her."""

    path: Path
    cells: list[tuple[str, str, str]] = field(default_factory=list)

    def _table(self, sheet: str, *headers: str) -> tuple[list[tuple[Any, ...]], int]:
        """The rows of a sheet, and which of them has these headers."""
        rows = list(load_workbook(self.path)[sheet].iter_rows(values_only=True))
        return rows, next(n for n, row in enumerate(rows) if {*headers} <= {*row})

    def _enter(self, sheet: str, row: int, column: int, value: Any) -> None:
        self.cells.append((sheet, f"{get_column_letter(column + 1)}{row + 1}", _typed(value)))

    def fill(
        self, sheet: str, column: str, values: Mapping[str, Any], key: str = "编号", also: str = ""
    ) -> None:
        """A column, by the key of the row, or by two of them joined."""
        rows, header = self._table(sheet, key, column)
        at = [rows[header].index(each) for each in filter(None, (key, also))]
        for number in range(header + 1, len(rows)):
            found = "".join(str(rows[number][each]) for each in at)
            if found in values:
                self._enter(sheet, number, rows[header].index(column), values[found])

    def items(self, sheet: str, values: Mapping[str, Any]) -> None:
        """What stands beside the names of items."""
        rows, _ = self._table(sheet, "项目")
        for number, row in enumerate(rows):
            if row[0] in values:
                self._enter(sheet, number, 1, values[row[0]])

    def add(self, sheet: str, lines: Sequence[Mapping[str, Any]], first: str) -> None:
        """New rows below the last one; a header that is not there yet is written beside."""
        rows, header = self._table(sheet, first)
        names = [each for each in rows[header] if each]
        for name in dict.fromkeys(name for line in lines for name in line):
            if name not in names:
                self._enter(sheet, header, len(names), name)
                names.append(name)
        start = next((n for n in range(header + 1, len(rows)) if not any(rows[n])), len(rows))
        for number, line in enumerate(lines, start):
            for name, value in line.items():
                self._enter(sheet, number, names.index(name), value)


def _typed(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass
class Clerk:
    """Her campaign folder, what she has done, and what the program said last."""

    root: Path
    typist: "subprocess.Popen[str]"
    clicks: list[str] = field(default_factory=list)
    """The buttons that she double-clicked."""
    at_top: list[set[str]] = field(default_factory=list)
    """What lay at the top of the folder after each."""
    said: str = ""
    """All that the last one said."""

    @property
    def line(self) -> str:
        """The last line on the screen."""
        return self.said.splitlines()[-1]

    @contextmanager
    def at(self, path: str) -> Iterator[Book]:
        """Open a workbook, type into it, save and close it."""
        book = Book(self.root / path)
        yield book
        assert self.typist.stdin
        assert self.typist.stdout
        print(
            json.dumps({"file": str(book.path), "cells": book.cells}),
            file=self.typist.stdin,
            flush=True,
        )
        assert json.loads(self.typist.stdout.readline()) == [], "a cell for people is locked"

    def press(self, button: str, day: date, *, code: int = 0, like: str = "") -> str:
        """Double-click a button on some day; the last line that it says."""
        step, *flag = PROGRAM_BUTTONS[button].split()
        screen = io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(screen):
            patch.setattr(run_step, "datetime", clock(day))
            ended = run_step.run(step, "".join(flag), str(self.root), lambda: None, like)
        self.clicks.append(button)
        self.at_top.append({p.name for p in self.root.iterdir() if not p.name.startswith(".")})
        self.said = screen.getvalue()
        assert ended == code, self.said
        return self.line


def clock(day: date) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return datetime.combine(day, time(9, 0))

    return Clock
