"""LibreOffice as the outside judge: recalculate workbooks, and compare each cell with its cache.

One start of soffice takes as many workbooks as there are; it ends well even when it fails, so what
it should have made is looked for.
"""

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from campaign.workbook.declare.cells import address

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_soffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
_FORMAT = "xlsx:Calc MS Excel 2007 XML"
_NOISE = 1e-12
"""What two correct programs may differ by in a number that is not rounded."""


def recalculate(files: Sequence[Path], folder: Path) -> list[Path]:
    """The same workbooks recalculated from their formulas, in the same order."""
    assert SOFFICE is not None
    given, made = folder / "given", folder / "made"
    given.mkdir(parents=True)
    copies = [given / f"{number:04d}.xlsx" for number in range(len(files))]
    for file, copy in zip(files, copies, strict=True):
        shutil.copyfile(file, copy)
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
        command = [
            SOFFICE, "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}",
            "--convert-to", _FORMAT, "--outdir", str(made), *map(str, copies),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    results = [made / copy.name for copy in copies]
    missing = [file.name for file, done in zip(files, results, strict=True) if not done.exists()]
    assert missing == []
    return results


def differences(file: Path, recalculated: Path) -> Iterator[tuple[str, str, Any, Any]]:
    """(sheet, cell, cached, recalculated) wherever the two are not the same figure."""
    before, after = (CalamineWorkbook.from_path(str(each)) for each in (file, recalculated))
    for name in before.sheet_names:
        old, new = _cells(before, name), _cells(after, name)
        for place in sorted(old.keys() | new.keys()):
            if not _same(old.get(place, ""), new.get(place, "")):
                yield name, address(*place), old.get(place, ""), new.get(place, "")
    if errors := _errors(recalculated):
        yield "", "", "", errors


def _cells(book: CalamineWorkbook, name: str) -> dict[tuple[int, int], Any]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return {
        (row, at): value
        for row, values in enumerate(rows)
        for at, value in enumerate(values)
        if value != ""
    }


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= _NOISE * max(1, abs(one))
    return bool(one == other)


def _sheets(file: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                yield package.read(name)


def _errors(file: Path) -> int:
    """How many cells show an error: the fast reader takes them for blank."""
    return sum(part.count(b't="e"') for part in _sheets(file))


def formulas(file: Path) -> int:
    """How many cells hold a formula."""
    return sum(part.count(b"<f>") for part in _sheets(file))
