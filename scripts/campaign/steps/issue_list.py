"""问题清单.xlsx: everything found in this run, gravest first, file by file."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from campaign import places
from campaign.issues import Issue
from campaign.offered import offer
from campaign.registration.result_sheets import ISSUES, IssueRow
from campaign.run import Run
from campaign.steps.checked_reminders import CHECKED, MOST_READ, NOTES, is_checked, read_checked
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.wording import Wording

_OPEN, _CHECKED = "打开", "已核对"
MOST_OF_A_FILE = 3_000
"""Lines, and notes on a marked copy: nobody mends more at a time, and each takes its second."""
_MOST_LINKED = 20_000
"""Lines; Excel bears 65,530 links on a sheet."""
_LONGEST_LINK = 180


def in_order(issues: Sequence[Issue]) -> list[Issue]:
    """Sort issues: errors first, then by file, sheet and cell; each once."""
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


def set_aside_checked(run: Run) -> None:
    """Set those reminders aside that people have checked.

    The sheet for it comes with the first reminder of a run without faults.
    """
    place, former = map(run.folder.path, (places.CHECKED, places.CHECKED_FORMER))
    if run.folder.has(former) and not run.folder.has(place):
        place = former
    if all(each.is_error for each in run.issues) and not run.folder.has(place):
        return
    if not any(each.is_error for each in run.issues):
        offer(run, place, Page(CHECKED, notes=NOTES, spare=40), lambda row: row.number)
    elif not run.folder.has(place):  # a run with faults makes nothing but the list of them
        return
    rows, issues = read_checked(run.open_book(place))
    run.note(issues)
    run.checked = [each for each in run.issues if is_checked(each, rows)]
    run.issues = [each for each in run.issues if each not in run.checked]


def issue_page(
    issues: Sequence[Issue],
    words: Wording,
    copies: Mapping[str, str],
    checked: Sequence[Issue] = (),
    *,
    finished: bool = True,
) -> Page[IssueRow]:
    """Return the list as a page; what an issue quotes from somebody's sheet stays as it was typed.

    Cells lead to where they are, and each line of a faulty workbook to its marked copy (`copies`,
    by the label of the original); those that people have `checked` come last. Where the run was not
    `finished`, the list may lack something.
    """
    ordered = in_order(issues)
    errors = sum(issue.is_error for issue in ordered)
    notes = [
        f"错误{errors}处，提醒{len(ordered) - errors}处。"
        + (
            "请按“处理办法”改正错误，保存后再运行一次。"
            if errors
            else "没有错误。"
            if finished
            else ""
        )
    ]
    if checked:
        notes.append(f"另有{len(checked)}处提醒已经核对过，列在最后。")
    if not finished:
        notes.append("程序中途出错，没有查完；这里只是已经查到的。")
    ordered, left_out = _most(ordered)
    if left_out:
        notes.append(
            f"一份文件最多列{MOST_OF_A_FILE}处，还有{left_out}处没有列出；改正以后再运行，会列出来。"
        )
    if copies:
        notes.append(
            "点“单元格”打开原表的那一格；点“标注副本”打开涂了颜色、写了批注的副本，改要改原表。"
        )
    last = in_order(checked)
    rows = [_line(*each, words, copies) for each in enumerate([*ordered, *last], 1)]
    rows[len(ordered) :] = [replace(row, checked=_CHECKED) for row in rows[len(ordered) :]]
    links = dict(_links(rows, copies)) if len(rows) <= _MOST_LINKED else {}
    omit = () if copies else ("marked",)
    return Page(ISSUES, rows, notes=notes, links=links, omit=omit)


def _most(ordered: Sequence[Issue]) -> tuple[list[Issue], int]:
    """Return the first issues of each file, and how many are left out."""
    counts: Counter[str] = Counter()
    listed = []
    for issue in ordered:
        counts[issue.where.file] += 1
        if counts[issue.where.file] <= MOST_OF_A_FILE:
            listed.append(issue)
    return listed, len(ordered) - len(listed)


def _links(
    rows: Sequence[IssueRow], copies: Mapping[str, str]
) -> Iterator[tuple[tuple[int, str], str]]:
    for number, row in enumerate(rows):
        place = _at(row.sheet, row.cell) if row.cell else ""
        if row.cell and _linkable(row.file):
            yield (number, "cell"), f"../{row.file}{place}"
        if row.marked and _linkable(copies[row.file]):
            beside = copies[row.file].removeprefix(f"{places.RESULTS}/")
            yield (number, "marked"), f"{beside}{place}"


def _at(sheet: str, cell: str) -> str:
    quoted = sheet.replace("'", "''")
    return f"#'{quoted}'!{cell}" if sheet else ""


def _linkable(label: str) -> bool:
    """Excel takes # for the end of the file's name, and no link that is too long."""
    return "#" not in label and len(label) <= _LONGEST_LINK


def _line(number: int, issue: Issue, words: Wording, copies: Mapping[str, str]) -> IssueRow:
    say = words.keeping(issue.typed)
    return IssueRow(
        number=number,
        severity=issue.kind.severity.value,
        code=issue.kind.code,
        file=issue.where.file,
        sheet=issue.where.sheet,
        cell=issue.where.cell,
        read=issue.read[:MOST_READ],
        problem=say(issue.problem),
        remedy=say(issue.remedy),
        marked=_OPEN if issue.where.file in copies else "",
    )


def _row(cell: str) -> int:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else 0
