"""问题清单.xlsx: everything found in this run, gravest first, file by file."""

from collections.abc import Sequence
from datetime import date

from campaign.issues import Issue
from campaign.sheets.results import ISSUES, IssueRow
from campaign.workbook.page import Page
from campaign.workbook.writer import Say, as_written, write_book


def in_order(issues: Sequence[Issue]) -> list[Issue]:
    """Errors first, then by file, sheet and cell; each once."""
    unique = list({(each.kind, each.where, each.problem): each for each in issues}.values())
    return sorted(
        unique,
        key=lambda each: (
            not each.is_error,
            each.where.file,
            each.where.sheet,
            _row(each.where.cell),
            each.where.cell,
            each.kind.code,
        ),
    )


def write_issue_list(
    issues: Sequence[Issue], created: date, banner: str, say: Say = as_written
) -> bytes:
    """The bytes of the list."""
    ordered = in_order(issues)
    errors = sum(issue.is_error for issue in ordered)
    notes = [
        f"错误{errors}处，提醒{len(ordered) - errors}处。"
        + ("请按“处理办法”改正错误，保存后再运行一次。" if errors else "没有错误。")
    ]
    rows = [
        IssueRow(
            number=number,
            severity=issue.kind.severity.value,
            code=issue.kind.code,
            file=issue.where.file,
            sheet=issue.where.sheet,
            cell=issue.where.cell,
            read=issue.read[:300],
            problem=issue.problem,
            remedy=issue.remedy,
        )
        for number, issue in enumerate(ordered, 1)
    ]
    return write_book([Page(ISSUES, rows, notes=notes)], created=created, banner=banner, say=say)


def _row(cell: str) -> int:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else 0
