"""All benchmarks: `python3 tests/benchmarks/run.py`, or some of them by name.

They are start, reading, saved, documents, allocation, rounds, panels and whole.

Ratios against floors and against the naive pipeline, measured in turn in the same session, as
Markdown tables for the README. Takes some minutes; with `--large`, a quarter of an hour, most of it
the naive pipeline's own time over six and ten thousand forms and letters.
"""

import os
import platform
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import bootstrap  # noqa: E402

PARTS = ("start", "reading", "saved", "documents", "allocation", "rounds", "panels", "whole")


def main() -> int:
    """Run the parts that are asked for, all of them by default."""
    extra = bootstrap.provide("tests/benchmarks/requirements.txt")
    bootstrap.ready()
    from benchmarks import panels, parts, rounds, runs
    from benchmarks.measure import Target, row

    wanted = [each for each in sys.argv[1:] if not each.startswith("-")] or list(PARTS)
    large = "--large" in sys.argv
    print(f"{date.today()}, {_machine()}, Python {platform.python_version()}")
    targets: list[Target] = []
    for name in wanted:
        print(f"\n### {name}\n", flush=True)
        apart = {"whole": runs.whole, "rounds": rounds.rounds, "panels": panels.counts}
        part = apart.get(name) or getattr(parts, name)
        for line in part(large=large, extra=extra or ""):
            if isinstance(line, Target):
                targets.append(line)
            else:
                print(line, flush=True)
    print("\n### Summary\n")
    print(row("what", "measured", "target", "met"), row(*["---"] * 4), sep="\n")
    for target in targets:
        print(target.line())
    return 0


def _machine() -> str:
    return f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}"


if __name__ == "__main__":
    bootstrap.run(main)
