"""Measuring: whole processes with their peak memory, pairs of functions in one, exponents."""

import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    wall: float
    """Seconds."""
    memory: float
    """Peak resident memory, MB."""


def process(command: Sequence[str], environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end; its output is thrown away. Exit codes 0 and 1 are results."""
    started = time.perf_counter()
    with Path(os.devnull).open("wb") as nothing:
        child = subprocess.Popen(
            command, stdout=nothing, stderr=nothing, env=environment or dict(os.environ)
        )
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} exited with {child.returncode}")
    return Cost(wall, usage.ru_maxrss / 1024)


def python(*arguments: str | Path) -> list[str]:
    """A command for this interpreter."""
    return [sys.executable, *map(str, arguments)]


@dataclass(frozen=True)
class Pair:
    """Two commands or functions measured in turn."""

    ours: float
    other: float
    memory: float = 0.0
    other_memory: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times the other ours takes."""
        return self.ours / self.other


def processes(ours: Callable[[], Cost], other: Callable[[], Cost], times: int) -> Pair:
    """Medians of paired runs of two processes."""
    runs = [(ours(), other()) for _ in range(times)]
    return Pair(
        median(a.wall for a, _ in runs),
        median(b.wall for _, b in runs),
        median(a.memory for a, _ in runs),
        median(b.memory for _, b in runs),
    )


def functions(ours: Callable[[], object], other: Callable[[], object], times: int) -> Pair:
    """Medians of paired runs of two functions in this process."""
    runs = [(_seconds(ours), _seconds(other)) for _ in range(times)]
    return Pair(median(a for a, _ in runs), median(b for _, b in runs))


def _seconds(function: Callable[[], object]) -> float:
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The power of the size with which the cost grows, between two sizes."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def row(*cells: object) -> str:
    """A line of a Markdown table."""
    return "| " + " | ".join(_cell(each) for each in cells) + " |"


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
