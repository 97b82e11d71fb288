"""Build a campaign of any size: `python3 tests/benchmarks/make_campaign.py FOLDER --people N`.

It is filled in to the last decision: one form a person, marks, votes, choices and decisions.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import bootstrap  # noqa: E402

_FEWEST = 60
"""People: with fewer, some post of the seed's kind has nobody to run for it."""


def main() -> int:
    """Build the campaign that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=600)
    asked = parser.parse_args()
    if asked.people < _FEWEST or asked.folder.exists():
        parser.error(f"at least {_FEWEST} people, and a folder that is not there yet")
    bootstrap.ready()
    from benchmarks import county

    county.build(asked.folder, county.of(asked.people))
    return 0


if __name__ == "__main__":
    bootstrap.run(main)
