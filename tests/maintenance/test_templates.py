"""The blank workbooks that are shipped are those that the declarations make, byte for byte."""

from pathlib import Path
from typing import Any

import pytest

from campaign.departments import sheets as departments
from campaign.documents import sheets as documents
from campaign.issues import errors_in
from campaign.posts import sheets as posts
from campaign.registration import sheets as registration
from campaign.roster import sheets as roster
from campaign.scheme import sheets as scheme
from campaign.scoring import sheets as scoring
from campaign.standby import sheets as standby
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.grid import Grid
from campaign.workbook.read.files import open_book
from campaign.workbook.read.reader import read
from campaign.workbook.read.rows import Reading
from maintenance import pieces, seed_town
from maintenance.blank_workbooks import blank_workbooks

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
BLANK = blank_workbooks(seed_town)


@pytest.mark.parametrize("name", sorted(BLANK))
def test_blank_workbooks_regenerate(name: str) -> None:
    assert (TEMPLATES / name).read_bytes() == BLANK[name], pieces.REBUILD


def test_no_other_workbook_is_shipped() -> None:
    shipped = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.xlsx")}
    deck = {name for name in shipped if name.startswith("自检题/")}
    assert shipped - deck == set(BLANK), pieces.REBUILD


# -- blank sheets read back -----------------------------------------------------------------------

FILLED: dict[str, Sheet[Any]] = {
    sheet.name: sheet
    for sheet in (
        scheme.POSTS, roster.ROSTER, registration.POST_REGISTER, registration.DEPARTMENT_REGISTER,
        scoring.SCORES, scoring.BALLOT_COUNTS, posts.INSPECTIONS, posts.APPOINTMENTS,
        departments.PICKS, departments.PLACEMENTS, standby.LEDGER, documents.RECHECKS,
    )
}  # fmt: skip
GRADES = [grade.name for grade in seed_town.GRADES]


def tables(book: str) -> list[Grid]:
    """The sheets of a blank workbook that people fill row by row, but for the scheme's own."""
    grids, issues = open_book(BLANK[book], book)
    assert issues == []
    return [grid for grid in grids if grid.sheet in FILLED and grid.sheet != scheme.POSTS.name]


def reads(grid: Grid, sheet: Sheet[Any]) -> Reading[Any]:
    return read(grid, sheet, GRADES if sheet is scoring.BALLOT_COUNTS else ())


@pytest.mark.parametrize("name", sorted(BLANK))
def test_a_blank_sheet_reads_as_empty(name: str) -> None:
    for grid in tables(name):
        reading = reads(grid, FILLED[grid.sheet])
        assert (reading.rows, reading.broken, reading.issues) == ([], [], [])


@pytest.mark.parametrize("name", sorted(name for name in BLANK if name.startswith("表样/")))
def test_a_blank_sheet_is_refused_as_any_other(name: str) -> None:
    grid = tables(name)[0]
    taken_for = [
        other.name
        for other in FILLED.values()
        if other.name != grid.sheet and not errors_in(reads(grid, other).issues)
    ]
    assert taken_for == []
