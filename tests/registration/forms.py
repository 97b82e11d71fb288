"""Individual forms on the program's own blanks, filled with whatever somebody typed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from campaign.registration.registrations import Part
from campaign.registration.report import blank_form
from campaign.run import Run
from campaign.scheme.stages import the_scheme
from campaign.storage.folder import Folder
from campaigns import Quiet, run, table
from maintenance.faulty.papers import as_typed, book_of

IN_TIME = datetime(2026, 3, 6, 10, 0)


class Desk:
    """The office that gives out blanks and collects them again, for one campaign folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.scheme = Run(Folder(root), Quiet(), IN_TIME.date()).get(the_scheme)
        self.pages = {part: blank_form(self.scheme, part) for part in Part}

    def collect(self, place: str, part: Part, /, **values: Any) -> str:
        """Put a filled form into the folder; its label."""
        page = self.pages[part]
        given = {"submitted_at": IN_TIME, "adjustable": "是", **values}
        path = self.root / "03报名表" / f"{place}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(book_of(as_typed(page, [page.sheet.row(**given)])))
        return path.relative_to(self.root).as_posix()


def verdicts(root: Path, sheet: str, without: Sequence[str] = ()) -> dict[str, tuple[Any, ...]]:
    """What 报名审核结果 says of each person, by 编号."""
    rows = table(root / "结果" / "报名审核结果.xlsx", sheet)
    return {
        row["编号"]: (row["第一志愿"], row["第二志愿"], row["审核结果"], row["原因"])
        for row in rows
        if row["编号"] not in without
    }


def check(root: Path) -> Any:
    """Check the registrations."""
    return run("check_registrations", root)
