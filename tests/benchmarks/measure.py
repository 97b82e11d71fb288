"""Measuring processor time: whole processes with their memory, pairs of functions, exponents."""

import gc
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    cpu: float
    """Processor seconds, the system's included: what else the machine does is no matter."""
    memory: float
    """Peak resident memory, MB."""


_NOTHING_MORE: Mapping[str, str] = {}


def _environment() -> dict[str, str]:
    """As on any PC: compiled modules are kept, and only the program says where packages are."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


_WATCH = """
import json, os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(json.dumps([usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
                  os.waitstatus_to_exitcode(status)]))
"""
"""A small process that starts the command: Linux counts a parent's memory as its child's."""


def process(command: Sequence[str], environment: Mapping[str, str] = _NOTHING_MORE) -> Cost:
    """Run a command to its end; its output is thrown away. Exit codes 0 and 1 are results."""
    watched = subprocess.run(
        [sys.executable, "-S", "-c", _WATCH, *command],
        stdout=subprocess.PIPE,
        env={**_environment(), **environment},
        check=True,
    )
    cpu, memory, code = json.loads(watched.stdout)
    if code not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} exited with {code}")
    return Cost(cpu, memory)


def python(*arguments: str | Path) -> list[str]:
    """A command for this interpreter."""
    return [sys.executable, *map(str, arguments)]


@dataclass(frozen=True)
class Pair:
    """Two commands or functions measured in turn: medians, and the median of the paired ratios.

    The ratio is taken pair by pair, so that it holds while the machine's speed drifts.
    """

    ours: float
    other: float
    ratio: float
    """How many times the other ours takes."""


def processes(ours: Callable[[], Cost], other: Callable[[], Cost], times: int) -> Pair:
    """Paired runs of two processes."""
    runs = [(ours(), other()) for _ in range(times)]
    return Pair(
        median(a.cpu for a, _ in runs),
        median(b.cpu for _, b in runs),
        median(a.cpu / b.cpu for a, b in runs),
    )


def functions(ours: Callable[[], object], other: Callable[[], object], times: int) -> Pair:
    """Paired runs of two functions in this process."""
    runs = [(_seconds(ours), _seconds(other)) for _ in range(times)]
    return Pair(
        median(a for a, _ in runs), median(b for _, b in runs), median(a / b for a, b in runs)
    )


def _seconds(function: Callable[[], object]) -> float:
    gc.collect()  # what one of the two left behind is not the other's to clear up
    gc.disable()  # as `timeit` does
    try:
        started = time.process_time()
        function()
        return time.process_time() - started
    finally:
        gc.enable()


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The power of the size with which the cost grows, between two sizes."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


@dataclass(frozen=True)
class Target:
    """A figure that was set as a target."""

    what: str
    measured: float
    bound: float
    at_least: bool = False
    """The figure is to be reached, not kept below."""
    unit: str = "times"

    def line(self) -> str:
        """Its row in the summary."""
        met = self.measured >= self.bound if self.at_least else self.measured <= self.bound
        bound = f"{'≥' if self.at_least else '≤'} {self.bound:g}"
        return row(self.what, f"{self.measured:.2f} {self.unit}", bound, "yes" if met else "no")


Lines = Iterator[str | Target]
"""What a part of the benchmarks gives: rows of its own table, and figures for the summary."""


def row(*cells: object) -> str:
    """A line of a Markdown table."""
    return "| " + " | ".join(_cell(each) for each in cells) + " |"


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
