"""Pictures of sheets as LibreOffice shows them, with the letters of the columns and row numbers."""

import shutil
import subprocess
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from maintenance.guide.shots import Shot

_PER_INCH = "112"
_FRAME = 4
"""White pixels that stay round a picture."""
_FAINT = 5
"""Paper is never quite white."""
_STEP = 17
"""Between two of 16 levels of a colour: the soft edges of letters need no more."""
_NEEDED = ("soffice", "pdftoppm")


def can_render() -> bool:
    """Tell whether the programs are there."""
    return all(map(shutil.which, _NEEDED))


def laid_out(shots: Iterable[Shot], campaigns: dict[str, Path], folder: Path) -> dict[str, Path]:
    """Return a PDF with one page for each shot, made in one go."""
    pages = {shot.name: folder / f"{number:02d}.xlsx" for number, shot in enumerate(shots)}
    for shot in shots:
        _prepare(campaigns[shot.campaign] / shot.file, shot, pages[shot.name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    _run([*convert, *map(str, pages.values())])
    return {name: path.with_suffix(".pdf") for name, path in pages.items()}


def pictures(pages: dict[str, Path]) -> dict[str, bytes]:
    """Return the pages as PNG files, without the paper round them."""
    made = {}
    for name, page in pages.items():
        image = page.with_suffix("")
        _run(["pdftoppm", "-r", _PER_INCH, "-singlefile", str(page), str(image)])
        with Image.open(image.with_suffix(".ppm")) as drawn:
            made[name] = _picture(drawn)
    return made


def _picture(drawn: Image.Image) -> bytes:
    """Return a PNG of what stands on a page, in 256 colours at most: so it is half as large."""
    ink = ImageOps.invert(drawn).point(lambda value: value if value > _FAINT else 0).getbbox()
    assert ink, "the page is empty"
    left, top, right, bottom = ink
    framed = drawn.crop(
        (
            max(left - _FRAME, 0),
            max(top - _FRAME, 0),
            min(right + _FRAME, drawn.width),
            min(bottom + _FRAME, drawn.height),
        )
    )
    coarse = framed.point(lambda value: round(value / _STEP) * _STEP)
    content = BytesIO()
    coarse.quantize(dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _prepare(source: Path, shot: Shot, target: Path) -> None:
    """Copy the workbook so that it prints some rows of one sheet on one page, and nothing else."""
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooter

    book = load_workbook(source)
    book.active = book[shot.sheet]
    for sheet in book:
        sheet.sheet_state = "visible" if sheet.title == shot.sheet else "hidden"
    sheet = book[shot.sheet]
    last = shot.columns or get_column_letter(sheet.max_column)
    sheet.print_area = f"A1:{last}{shot.rows}"
    sheet.print_title_rows = sheet.print_title_cols = None
    sheet.print_options.headings = True
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.HeaderFooter = HeaderFooter()
    book.save(target)
