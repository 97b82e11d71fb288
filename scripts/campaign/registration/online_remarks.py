"""What is said of an export as a table: how its headings were understood, and what it lacks."""

from collections.abc import Iterator

from campaign.issues import Issue, Kind
from campaign.registration import submitted_times
from campaign.registration.online_columns import ANSWER_NUMBERS, ColumnMeaning, Header
from campaign.registration.online_tables import Export
from campaign.workbook.declare.sheet import numbered_header

_WORDS = {
    "staff_id": "编号",
    "name": "姓名",
    "adjustable": "服从调剂",
    "submitted_at": "报名时间",
    "choices": "志愿",
}
_LONGEST = 300
"""Characters of a list of headings."""


def title(column: ColumnMeaning) -> str:
    """Return what a column is called in the program's tables."""
    if column.field == "choices" and column.number:
        return numbered_header("第{n}志愿", column.number)
    return _WORDS.get(column.field) or column.text.strip()


def missing(export: Export, title: str, guess: ColumnMeaning | None) -> Issue:
    """Return a column that nothing was taken for, and the one that may have been meant."""
    text = guess.text.strip() if guess else ""
    begun = guess is not None and guess.key in submitted_times.BEGUN
    about = f"（“{text}”是开始填写的时间，不能用）" if begun else f"（是不是“{text}”一列）"
    return Kind.COLUMN_MISSING.at(
        export.grid.where(export.header.row, guess.at if guess else 0),
        read=text,
        column=title,
        suggestion=about if guess else "",
    )


def account(header: Header, at: int | None) -> str:
    """Tell of columns that look like a person's, but are the service's own."""
    text = next((each.text.strip() for each in header.columns if each.at == at), "")
    if text:
        return f"；“{text}”一列是交表的账号，不一定是本人"
    numbers = [each.text.strip() for each in header.of("own") if each.key in ANSWER_NUMBERS]
    return f"；“{numbers[0]}”一列是答卷号" if numbers else ""


def said(export: Export) -> Iterator[Issue]:
    """Yield how the headings were understood, and which were not used."""
    row = export.header.row
    taken = [*export.fields.values(), *_choice_columns(export)]
    understood = [
        f"{title}取“{each.text.strip()}”{rest}"
        for title, rest, each in sorted(_titled(export), key=lambda titled: titled[2].at)
        if not each.plain
    ]
    numbers = [each for each in export.header.of("own") if each.key in ANSWER_NUMBERS]
    understood += [f"“{each.text.strip()}”是答卷号，不是编号" for each in numbers[:1]]
    if understood:
        first = min(each.at for each in (*taken, *numbers))
        text = "；".join(understood)
        yield Kind.EXPORT_READ.at(export.grid.where(row, first), understood=text)
    used = {each.at for each in taken}
    ignored = [
        each
        for each in export.header.columns
        if each.at not in used and each.field not in ("own", "phone")
    ]
    if ignored:
        texts = "、".join(" ".join(each.text.split()) for each in ignored)[:_LONGEST]
        where = export.grid.where(row, ignored[0].at)
        yield Kind.COLUMNS_IGNORED.at(where, read=texts, columns=texts)


def _titled(export: Export) -> Iterator[tuple[str, str, ColumnMeaning]]:
    """Yield what the program calls a column that was taken, words behind it, and the column."""
    for each in export.fields.values():
        yield title(each), "", each
    for part, wanted in export.parts.items():
        of = part.value if len(export.parts) > 1 else ""
        for each in filter(None, (*wanted.numbered.values(), wanted.listed)):
            yield of + title(each), "", each
        if wanted.options:
            yield f"{of}志愿", f"等{len(wanted.options)}列", wanted.options[0]


def _choice_columns(export: Export) -> Iterator[ColumnMeaning]:
    for wanted in export.parts.values():
        yield from filter(None, (*wanted.numbered.values(), wanted.listed, *wanted.options))
