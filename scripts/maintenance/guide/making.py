"""The guide as a file, and the pictures in it.

A picture of a sheet lies beside the chapters until the sheet says something else; then it is taken
again, with LibreOffice. Everything else follows from the chapters and the catalogue of messages.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bootstrap
from maintenance.guide import chapters, shots
from maintenance.guide.word import Guide


def guide() -> bytes:
    """Make the guide as a Word file; the same bytes for the same content."""
    made = Guide(shots.PICTURES)
    chapters.write(made)
    return made.file()


def outdated_pictures() -> list[str]:
    """Name the pictures that do not show the sample's sheets as they are now."""
    with _played() as (_, campaigns):
        return [shot.name for shot in shots.outdated(shots.fingerprints(campaigns))]


def take_pictures() -> None:
    """Take outdated pictures again."""
    from maintenance.guide import rendering  # with Pillow, which is for the tests and this only

    if not rendering.can_render():
        bootstrap.stop("The pictures need LibreOffice and poppler-utils.")
    with _played() as (folder, campaigns):
        found = shots.fingerprints(campaigns)
        if outdated := shots.outdated(found):
            laid_out = rendering.laid_out(outdated, campaigns, folder)
            for name, content in rendering.pictures(laid_out).items():
                shots.picture(name).write_bytes(content)
        shots.record(found)


@contextmanager
def _played() -> Iterator[tuple[Path, dict[str, Path]]]:
    """Play the campaigns that the pictures show; add a folder for other things."""
    with tempfile.TemporaryDirectory() as place:
        pages = Path(place, "pages")
        pages.mkdir()
        yield pages, shots.play(Path(place, "campaigns"))
