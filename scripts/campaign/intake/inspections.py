"""05任用决定/考察意见表-<分管领导>.xlsx → what the leaders in charge found (seed, item 8.1.4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from campaign.intake.opened import Book
from campaign.intake.picking import pick_sheet
from campaign.intake.roster import Roster
from campaign.issues import Issue
from campaign.sheets.decisions import INSPECTIONS, Inspection
from campaign.workbook.reader import read

_PREFIX = "考察意见表-"


def inspection_file(leader: str) -> str:
    """The name of a leader's sheet."""
    return f"{_PREFIX}{leader}.xlsx"


def is_inspection(path: Path) -> bool:
    """Whether a file is a leader's sheet."""
    return path.name.startswith(_PREFIX)


@dataclass
class Inspections:
    """Opinions by post and 编号; leaders who have handed in."""

    of: dict[tuple[str, str], Inspection] = field(default_factory=dict)
    handed_in: set[str] = field(default_factory=set)


def read_inspections(books: Iterable[Book], roster: Roster) -> tuple[Inspections, list[Issue]]:
    """All opinions that have been handed in."""
    found = Inspections()
    issues: list[Issue] = []
    for label, grids, opening in books:
        issues += opening
        grid, missing = pick_sheet(grids, INSPECTIONS, label)
        if grid is None:
            issues += missing
            continue
        reading = read(grid, INSPECTIONS)
        issues += reading.issues
        for row in reading.rows:
            value = row.value
            _, wrong = roster.identify(value.staff_id, value.name, row.where("staff_id"))
            issues += wrong
            if value.opinion and not wrong:
                found.of[value.post, value.staff_id] = value
                found.handed_in.add(Path(label).stem.removeprefix(_PREFIX))
    return found, issues
