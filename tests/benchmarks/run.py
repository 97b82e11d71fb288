"""All benchmarks: `python3 tests/benchmarks/run.py [start reading documents allocation whole]`.

Ratios against floors and against the naive pipeline, measured in turn in the same session, as
Markdown tables for the README. Takes some minutes; with `--large`, about half an hour, most of it
the naive pipeline's own time over ten thousand forms and letters.
"""

import platform
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import bootstrap  # noqa: E402

PARTS = ("start", "reading", "documents", "allocation", "whole")


def main() -> int:
    """Run the parts that are asked for, all of them by default."""
    extra = bootstrap.provide("tests/benchmarks/requirements.txt")
    bootstrap.ready()
    from benchmarks import parts

    wanted = [each for each in sys.argv[1:] if not each.startswith("-")] or list(PARTS)
    large = "--large" in sys.argv
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}")
    for name in wanted:
        print(f"\n### {name}\n", flush=True)
        for line in getattr(parts, name)(large=large, extra=extra or ""):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    bootstrap.run(main)
