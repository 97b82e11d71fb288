"""Word files as LibreOffice lays them out: where each word stands, and where there is ink."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

MILLIMETRE = 72 / 25.4
BELOW_TEXT = 297 - 35
"""The lower edge of the text area."""


def needed_programs() -> None:
    """Skip, with the reason, where pages cannot be laid out."""
    for program in ("soffice", "pdftotext", "pdftoppm", "fc-list"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so pages cannot be measured")
    if not _output("fc-list", ":lang=zh-cn"):
        pytest.skip("no Chinese font is installed, so pages cannot be measured")


def _output(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=300).stdout


_WITH_EMPTY_PAGES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


def laid_out(
    files: Mapping[str, bytes], folder: Path, *, as_printed: bool = False
) -> dict[str, Path]:
    """Convert Word files to PDF in one go, with a profile of its own.

    as_printed: with the empty pages that a printer puts before an odd page.
    """
    needed_programs()
    sources = []
    for name, content in files.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    form = _WITH_EMPTY_PAGES if as_printed else "pdf"
    to_pdf = ("--headless", "--convert-to", form, "--outdir", str(folder))
    _output("soffice", profile, *to_pdf, *map(str, sources))
    return {name: folder / f"{name}.pdf" for name in files}


@dataclass(frozen=True)
class Box:
    """A word on a page, in millimetres from the upper left corner of the paper."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def words(pdf: Path) -> list[Box]:
    """All words of a PDF in order."""
    return list(_boxes(_output("pdftotext", "-bbox", str(pdf), "-").decode()))


def _boxes(html: str) -> Iterator[Box]:
    page = 0
    pattern = r'<page |<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    for match in re.finditer(pattern, html):
        if match[1] is None:
            page += 1
        else:
            left, top, right, bottom = (float(match[n]) / MILLIMETRE for n in range(1, 5))
            yield Box(page, left, top, right, bottom, unescape(match[5]))


def page_count(pdf: Path) -> int:
    """How many pages a PDF has."""
    return _output("pdftotext", "-bbox", str(pdf), "-").count(b"<page ")


def inked_rows(pdf: Path, page: int, *, red: bool) -> list[tuple[float, float, float]]:
    """Bands of rows with ink: upper edge, lower edge, and the widest row's ink, in millimetres."""
    dots = 150
    command = ("pdftoppm", "-r", str(dots), "-f", str(page), "-l", str(page), str(pdf))
    _, size, _, pixels = _output(*command).split(b"\n", 3)
    width = int(size.split()[0])
    step = 25.4 / dots
    bands: list[tuple[float, float, float]] = []
    above = 0
    for number, start in enumerate(range(0, len(pixels), 3 * width)):
        row = pixels[start : start + 3 * width]
        channels = zip(row[0::3], row[1::3], strict=True)
        ink = sum((r > 150 if red else r < 140) and g < 140 for r, g in channels)
        if ink:
            place = number * step
            first, widest = (bands.pop()[0], above) if above and bands else (place, 0)
            above = max(widest, ink)
            bands.append((first, place + step, above * step))
        else:
            above = 0
    return bands
