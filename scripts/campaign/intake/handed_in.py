"""A sheet of marks or ballots as it was handed in: which tab it is, and nothing of it out of sight.

Elsewhere a hidden row or a second tab is worth a notice; where figures decide about people, it has
to be settled first.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from campaign.intake.picking import fits, pick_sheet
from campaign.issues import Issue, Kind
from campaign.workbook.grid import Grid
from campaign.workbook.sheet import Sheet


def pick_only(
    grids: Sequence[Grid], sheet: Sheet[Any], file: str, names: Sequence[str] = ()
) -> tuple[Grid | None, list[Issue]]:
    """The one tab that holds a declared sheet; a fault if another one might hold it as well."""
    grid, issues = pick_sheet(grids, sheet, file, names)
    if grid is None:
        return None, issues
    others = [each for each in grids if each is not grid and fits(each, sheet, names)]
    rivals = [each.sheet for each in others if not each.hidden]
    if rivals:
        where = next(each for each in others if not each.hidden).where()
        tabs = "、".join([grid.sheet, *rivals])
        return None, [Kind.SHEET_AMBIGUOUS.at(where, sheet=sheet.name, found=tabs)]
    issues = [
        Kind.SHEET_HIDDEN.at(each.where(), sheet=each.sheet, done="没有使用") for each in others
    ]
    if grid.hidden:
        done = "仍然按有效内容读取"
        issues.append(Kind.SHEET_HIDDEN.at(grid.where(), sheet=grid.sheet, done=done))
    return grid, issues


def nothing_hidden(issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues of reading; hidden rows and columns are faults, not mere notices."""
    for issue in issues:
        if issue.kind is Kind.ROWS_HIDDEN:
            yield Kind.MARKS_HIDDEN.at(issue.where, issue.read, hidden=f"第{issue.data['rows']}行")
        elif issue.kind is Kind.COLUMNS_HIDDEN:
            hidden = f"{issue.data['columns']}列"
            yield Kind.MARKS_HIDDEN.at(issue.where, issue.read, hidden=hidden)
        else:
            yield issue
