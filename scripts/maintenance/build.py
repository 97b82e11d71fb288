"""Build everything that is built: `python3 scripts/maintenance/build.py`.

Blank workbooks, Word templates, the self-check's test deck, the sample, faulty workbooks, the
guide, launchers, in this order; only files that differ are written, and the same sources give the
same bytes. The pictures in the guide need LibreOffice and are taken with `--pictures` only.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap


def main() -> int:
    """Build, or with `--check` only say what is stale; exit code 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="say what is stale, write nothing")
    what.add_argument("--pictures", action="store_true", help="take outdated pictures again")
    options = parser.parse_args()
    bootstrap.ready()
    from maintenance.guide import making
    from maintenance.pieces import GUIDE, PIECES

    stale = False
    for piece in PIECES:
        if piece is GUIDE and options.pictures:
            bootstrap.provide("tests/requirements.txt")
            making.take_pictures()
        names = piece.stale() if options.check else piece.build()
        stale = stale or bool(names)
        print(f"{piece.name}: {_told(names, 'stale' if options.check else 'written')}", flush=True)
    if outdated := making.outdated_pictures():
        print(f"pictures in the guide: {', '.join(outdated)} outdated, take them with --pictures")
    return int(bool(outdated) or (options.check and stale))


def _told(names: list[str], done: str) -> str:
    return f"{len(names)} {done} ({', '.join(names)})" if names else "as they should be"


if __name__ == "__main__":
    bootstrap.run(main)
