"""One judge's score sheet → its rows, checked: sub-criteria, step, scale, marks near zero."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from campaign.issues import Issue, Kind
from campaign.roster.numbered import with_numbers
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, Criterion
from campaign.scoring.candidates import Candidate, members_of
from campaign.scoring.marking.outliers import LOW, another_scale, near_zero
from campaign.scoring.marking.remarks import contradicted, marks_elsewhere
from campaign.scoring.reading import nothing_hidden
from campaign.scoring.sheets import RECUSED, SCORES, ScoreRow, mark_kind
from campaign.workbook.declare.cells import Raw, Uncalculated, plain
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.header import HEADER_WITHIN, find_table
from campaign.workbook.read.reader import Broken, Row, read
from campaign.workbook.read.vocabulary import vocabulary_of


def score_sheet(scheme: Scheme, component: Component) -> Sheet[ScoreRow]:
    """Return the declaration of a component's score sheet, with its full marks as the limit.

    Where there are sub-criteria, the mark is their sum and need not be written.
    """
    kinds = {"mark": mark_kind(component.full, component.step)}
    return SCORES.varied(kinds, computed=("mark",) if criteria_of(scheme, component) else ())


def with_marks(sheet: Sheet[ScoreRow]) -> Sheet[ScoreRow]:
    """Return the same declaration where the mark itself must be written."""
    return replace(sheet, computed=())


def criteria_of(scheme: Scheme, component: Component) -> list[Criterion]:
    """Return the sub-criteria of a component."""
    return [each for each in scheme.criteria if fold(each.component) == fold(component.name)]


class Scored(NamedTuple):
    """A judge's sheet as it was read."""

    rows: list[Row[ScoreRow]]
    """Those with a mark, or a word instead."""
    listed: list[Row[ScoreRow] | Broken]
    """Those of everybody who stands on the sheet."""


def read_scores(
    grid: Grid,
    sheet: Sheet[ScoreRow],
    component: Component,
    criteria: Sequence[Criterion],
    candidates: Mapping[str, Candidate],
) -> tuple[Scored | None, list[Issue]]:
    """Return the rows of a judge's sheet; None for one on which nothing has been written yet.

    Who writes the mark only needs no columns for sub-criteria; who has one needs them all.
    """
    used = criteria if _any_stands_in(grid, sheet, criteria) else ()
    if not used:
        sheet = with_marks(sheet)
    if _untouched(grid, sheet, used):
        return None, list(marks_elsewhere(grid, sheet))
    reading = read(grid, sheet, [each.name for each in used])
    people = members_of(candidates.values())
    issues = [*nothing_hidden(reading.issues), *with_numbers(reading, people)]
    rows = []
    for row in reading.rows:
        marked, found = _mark_from_criteria(row, used)
        issues += found
        rows += [marked] if marked else []
    issues += [*_check_marks(component, rows), *contradicted(rows)]
    return Scored(rows, [*reading.rows, *reading.broken]), issues


def _any_stands_in(grid: Grid, sheet: Sheet[ScoreRow], criteria: Sequence[Criterion]) -> bool:
    """Tell whether a sub-criterion has a column."""
    vocabulary = vocabulary_of(sheet, tuple(each.name for each in criteria), grid.spoken)
    found = (vocabulary.find_raw(raw) for row in grid.rows[:HEADER_WITHIN] for raw in row)
    return any(column.field == "criteria" for column, _ in filter(None, found))


_PEOPLE = ("staff_id", "name")


def _untouched(grid: Grid, sheet: Sheet[ScoreRow], criteria: Sequence[Criterion]) -> bool:
    """Tell whether no mark has been written yet on a sheet and some are still to be.

    回避 is entered when it is made: where it stands for everybody, nothing is left to write.
    """
    table, _ = find_table(grid, sheet, [each.name for each in criteria])
    if table is None:
        return False
    columns = [place.at for place in table.places if place.column.field in ("mark", "criteria")]
    if not columns:
        return False
    people = next((place.at for place in table.places if place.column.field in _PEOPLE), None)
    left = entered = False
    for row in range(table.first_row, len(grid.rows)):
        written = [raw for raw in (grid.at(row, at) for at in columns) if not _is_open(raw)]
        if any(not isinstance(raw, str) or fold(raw) != _RECUSED for raw in written):
            return False
        entered = entered or bool(written)
        left = left or not (written or (people is not None and is_blank(grid.at(row, people))))
    return left or not entered


def _is_open(raw: Raw) -> bool:
    """Tell whether it is blank, or a sum of sub-criteria that nobody has calculated yet."""
    return is_blank(raw) or isinstance(raw, Uncalculated)


_RECUSED = fold(RECUSED)


# -- sub-criteria ---------------------------------------------------------------------------------


def _mark_from_criteria(
    row: Row[ScoreRow], criteria: Sequence[Criterion]
) -> tuple[Row[ScoreRow] | None, list[Issue]]:
    """Return the row with its mark checked against the sub-criteria, or taken from them.

    No row where the mark is not known.
    """
    score = row.value
    parts = [score.criteria.get(each.name) for each in criteria]
    given = [part for part in parts if part is not None]
    if not given:
        issues = [] if score.mark is not None else [_missing(row, "mark", "得分")]
        return (row if score.mark is not None else None), issues
    issues = [*_blank_parts(row, criteria), *_above_full(row, criteria)]
    total = sum(given, Decimal(0))
    if isinstance(score.mark, str):
        issues.append(_disagrees(row, score.mark, total))
    elif score.mark is not None and score.mark != total and len(given) == len(parts):
        issues.append(_disagrees(row, plain(score.mark), total))
    if score.mark is None:
        row = Row(replace(score, mark=total), row.places, row.number)
    return row, issues


def _blank_parts(row: Row[ScoreRow], criteria: Sequence[Criterion]) -> Iterator[Issue]:
    """Ask for a sub-criterion left blank beside others: it is no zero."""
    for each in criteria:
        if row.value.criteria.get(each.name) is None and not isinstance(row.value.mark, str):
            yield _missing(row, "criteria", each.name)


def _above_full(row: Row[ScoreRow], criteria: Sequence[Criterion]) -> Iterator[Issue]:
    for each in criteria:
        part = row.value.criteria.get(each.name)
        if part is not None and part > each.full:
            yield Kind.VALUE_OUT_OF_RANGE.at(
                row.where("criteria", each.name),
                part,
                column=each.name,
                expected=f"0到{plain(each.full)}之间的数字",
            )


def _missing(row: Row[ScoreRow], field: str, header: str) -> Issue:
    where = row.where("mark") if field == "mark" else row.where(field, header)
    return Kind.VALUE_MISSING.at(where, column=header, expected="分数")


def _disagrees(row: Row[ScoreRow], mark: str, total: Decimal) -> Issue:
    return Kind.MARKS_CRITERIA_SUM.at(row.where("mark"), mark, mark=mark, total=plain(total))


# -- marks ----------------------------------------------------------------------------------------


_USUAL_SCALES = (1, 5, 10, 20, 30, 40, 50)


def _scale_like(component: Component, highest: Decimal) -> str:
    """Return the full marks that a judge may have had in mind: 分值, or the next usual number.

    分值 is none where all marks lie far below it.
    """
    usual = map(Decimal, _USUAL_SCALES)
    points = (component.points,) if highest > component.points * LOW else ()
    return plain(next((each for each in (*points, *usual) if each >= highest), highest))


def _check_marks(component: Component, rows: Sequence[Row[ScoreRow]]) -> Iterator[Issue]:
    """Yield marks that look like another scale, off the step, or like a zero typed for a blank."""
    scored = [
        (row.where("mark"), row.value.mark) for row in rows if isinstance(row.value.mark, Decimal)
    ]
    highest = max((mark for _, mark in scored), default=Decimal(0))
    is_other_scale = bool(highest) and another_scale(component, highest)
    if is_other_scale:
        full = plain(component.full)
        where, mark = next(each for each in scored if each[1] == highest)
        yield Kind.MARKS_OTHER_SCALE.at(
            where, mark, highest=plain(highest), full=full, like=_scale_like(component, highest)
        )
    for where, mark in scored:
        if not is_other_scale and near_zero(component, mark):
            yield Kind.MARKS_NEAR_ZERO.at(where, mark, mark=plain(mark))
        if component.step and mark % component.step:
            step = plain(component.step)
            yield Kind.MARKS_OFF_STEP.at(where, mark, mark=plain(mark), step=step)
