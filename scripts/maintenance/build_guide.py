"""Make 使用说明.docx: `python scripts/maintenance/build_guide.py [--pictures]`.

The pictures of the sheets lie beside the chapters; `--pictures` makes those again whose sheet says
something else now, and those that were deleted. It needs LibreOffice. Everything else follows from
the chapters and the catalogue of messages; the same bytes on every run, and a test says so.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap

GUIDE = Path(__file__).resolve().parents[2] / "templates" / "使用说明.docx"


def main() -> int:
    """Write the guide, with new pictures if they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", action="store_true", help="make outdated pictures again")
    options = parser.parse_args()
    bootstrap.ready()
    bootstrap.provide("tests/requirements.txt")
    if options.pictures:
        take_pictures()
    GUIDE.write_bytes(guide())
    print(f"{GUIDE.name}: {GUIDE.stat().st_size / 1e6:.1f} MB")
    return 0


def guide() -> bytes:
    """The guide as a Word file."""
    from maintenance.guide import chapters, shots
    from maintenance.guide.word import Guide

    made = Guide(shots.PICTURES)
    chapters.write(made)
    return made.file()


def take_pictures() -> None:
    """Play the sample, and make the pictures that do not show its sheets as they are now."""
    from maintenance.guide import rendering, shots

    if not rendering.can_render():
        bootstrap.stop("The pictures need LibreOffice and poppler-utils.")
    with tempfile.TemporaryDirectory() as folder:
        campaigns = shots.play(Path(folder, "campaigns"))
        pages = Path(folder, "pages")
        pages.mkdir()
        found = shots.fingerprints(campaigns)
        if outdated := shots.outdated(found):
            laid_out = rendering.laid_out(outdated, campaigns, pages)
            for name, content in rendering.pictures(laid_out).items():
                shots.picture(name).write_bytes(content)
        shots.record(found)


if __name__ == "__main__":
    sys.exit(main())
