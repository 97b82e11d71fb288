"""问题清单.xlsx: everything found in this run, gravest first, file by file."""

from collections.abc import Sequence

from campaign.issues import Issue
from campaign.sheets.results import ISSUES, IssueRow
from campaign.workbook.page import Page
from campaign.workbook.wording import Wording


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


def issue_page(issues: Sequence[Issue], words: Wording) -> Page[IssueRow]:
    """The list as a page; what an issue quotes from somebody's sheet stays as it was typed."""
    ordered = in_order(issues)
    errors = sum(issue.is_error for issue in ordered)
    notes = [
        f"错误{errors}处，提醒{len(ordered) - errors}处。"
        + ("请按“处理办法”改正错误，保存后再运行一次。" if errors else "没有错误。")
    ]
    return Page(ISSUES, [_line(*each, words) for each in enumerate(ordered, 1)], notes=notes)


def _line(number: int, issue: Issue, words: Wording) -> IssueRow:
    say = words.keeping(issue.typed)
    return IssueRow(
        number=number,
        severity=issue.kind.severity.value,
        code=issue.kind.code,
        file=issue.where.file,
        sheet=issue.where.sheet,
        cell=issue.where.cell,
        read=issue.read[:300],
        problem=say(issue.problem),
        remedy=say(issue.remedy),
    )


def _row(cell: str) -> int:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else 0
