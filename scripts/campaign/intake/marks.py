"""04评分表/ → the matrix of judge × candidate × component: complete, or every gap explained."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import PurePosixPath

from campaign.intake.candidates import Candidate, must_recuse
from campaign.intake.opened import Book
from campaign.intake.picking import pick_sheet
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind, Where
from campaign.sheets.scheme import Component, Judge
from campaign.sheets.scoring import ABSENT_CANDIDATE, RECUSED, SCORES, ScoreRow, mark_kind
from campaign.workbook.cells import Uncalculated, plain
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.layout import find_table
from campaign.workbook.reader import Broken, Row, read
from campaign.workbook.sheet import Sheet
from campaign.workbook.text import fold, nearest

_NAME = re.compile(r"^(?P<component>.+)评分表[-－—_ ]+(?P<judge>.+)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One judge's mark for one candidate: points, or the word that explains why there are none."""

    judge: str
    points: Decimal | None
    word: str
    where: Where


@dataclass
class Marks:
    """All marks by component and candidate, in the order of the panel."""

    of: dict[tuple[str, str], list[Mark]] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    """Judges who have not handed in: (component, judge)."""


def score_file(component: str, judge: str) -> str:
    """The name of a judge's score sheet."""
    return f"{component}评分表-{judge}.xlsx"


def score_sheet(scheme: Scheme, component: Component) -> Sheet[ScoreRow]:
    """The declaration of a component's score sheet, with its full marks as the limit."""
    kinds = {"mark": mark_kind(component.full)}
    has_criteria = any(each.component == component.name for each in scheme.criteria)
    return SCORES.varied(kinds, computed=("mark",) if has_criteria else ())


def criteria_of(scheme: Scheme, component: Component) -> list[str]:
    """Headers of the sub-criteria on a component's score sheet."""
    return [each.name for each in scheme.criteria if each.component == component.name]


def read_marks(
    books: Iterable[Book], scheme: Scheme, candidates: Sequence[Candidate]
) -> tuple[Marks, list[Issue]]:
    """Every judge's sheet, checked against the panel and the candidates."""
    tray = _Tray(scheme, candidates)
    for label, grids, issues in books:
        tray.take(label, grids, issues)
    return tray.close()


class _Tray:
    """Takes score sheets one by one."""

    def __init__(self, scheme: Scheme, candidates: Sequence[Candidate]) -> None:
        self.scheme = scheme
        self.candidates = {candidate.staff_id: candidate for candidate in candidates}
        self.components = {fold(each.name): each for each in scheme.judged}
        self.declared = {each.name: score_sheet(scheme, each) for each in scheme.judged}
        self.issues: list[Issue] = []
        self.sheets: dict[tuple[str, str], list[tuple[str, list[Row[ScoreRow]]]]] = {}
        self.marks = Marks()

    def take(self, label: str, grids: Sequence[Grid], issues: Sequence[Issue]) -> None:
        self.issues += issues
        found = self._owner(label)
        if found is None or not grids:
            return
        component, judge = found
        names = criteria_of(self.scheme, component)
        sheet = self.declared[component.name]
        grid, missing = pick_sheet(grids, sheet, label, names)
        self.issues += missing
        if grid is None or _untouched(grid, sheet):
            return
        reading = read(grid, sheet, names)
        self.issues += _without_hidden(reading.issues)
        rows = [self._summed(row, names) for row in reading.rows]
        key = (component.name, judge.name)
        self.sheets.setdefault(key, []).append((label, [row for row in rows if row]))
        self._check_people(label, grid, [*reading.rows, *reading.broken])
        self._check_scale(component, rows)

    def _owner(self, label: str) -> tuple[Component, Judge] | None:
        """Whose sheet a file is, from its name."""
        match = _NAME.match(PurePosixPath(label).stem)
        component = self.components.get(fold(match["component"])) if match else None
        if match is None or component is None:
            self.issues.append(Kind.MARKS_UNKNOWN_COMPONENT.at(Where(label)))
            return None
        panel = {fold(judge.name): judge for judge in self.scheme.panel(component)}
        judge = panel.get(fold(match["judge"]))
        if judge is None:
            guess = nearest(match["judge"], [each.name for each in panel.values()])
            suggestion = f"，是不是“{guess}”" if guess else ""
            self.issues.append(
                Kind.MARKS_UNKNOWN_JUDGE.at(
                    Where(label),
                    match["judge"],
                    judge=match["judge"],
                    component=component.name,
                    suggestion=suggestion,
                )
            )
            return None
        return component, judge

    def _summed(self, row: Row[ScoreRow], names: Sequence[str]) -> Row[ScoreRow] | None:
        """The row with its mark checked against the sub-criteria, or taken from them."""
        score = row.value
        parts = [score.criteria[name] for name in names if score.criteria.get(name) is not None]
        if not names or not parts:
            if score.mark is None:
                self.issues.append(
                    Kind.VALUE_MISSING.at(row.where("mark"), column="得分", expected="分数")
                )
                return None
            return row
        total = sum(parts, Decimal(0))
        if isinstance(score.mark, Decimal) and score.mark != total:
            self.issues.append(
                Kind.MARKS_CRITERIA_SUM.at(
                    row.where("mark"), score.mark, mark=plain(score.mark), total=plain(total)
                )
            )
        if score.mark is not None:
            return row
        return Row(replace(score, mark=total), row.places, row.number)

    def _check_people(self, label: str, grid: Grid, rows: Sequence[Row[ScoreRow] | Broken]) -> None:
        """Every candidate exactly once, and nobody else."""
        listed: Counter[str] = Counter()
        for row in rows:
            values = row.values if isinstance(row, Broken) else vars(row.value)
            staff_id, name = values.get("staff_id", ""), values.get("name", "")
            if not staff_id:
                continue
            listed[staff_id] += 1
            where = row.where("staff_id")
            if staff_id not in self.candidates:
                self.issues.append(
                    Kind.MARKS_CANDIDATE_EXTRA.at(where, staff_id, name=name, staff_id=staff_id)
                )
            elif listed[staff_id] == 2:
                self.issues.append(
                    Kind.MARKS_CANDIDATE_TWICE.at(
                        where, staff_id, name=name, staff_id=staff_id, count="两"
                    )
                )
            elif name and fold(name) != fold(self.candidates[staff_id].name):
                self.issues.append(
                    Kind.PERSON_DISAGREES.at(
                        where,
                        f"{staff_id} {name}",
                        staff_id=staff_id,
                        name=name,
                        roster=self.candidates[staff_id].name,
                    )
                )
        for staff_id, candidate in self.candidates.items():
            if staff_id not in listed:
                where = Where(label, grid.sheet)
                self.issues.append(
                    Kind.MARKS_CANDIDATE_MISSING.at(where, name=candidate.name, staff_id=staff_id)
                )

    def _check_scale(self, component: Component, rows: Sequence[Row[ScoreRow] | None]) -> None:
        """Marks that look like another scale, off the step, or like a zero typed for a blank."""
        scored = [
            (row.where("mark"), row.value.mark)
            for row in rows
            if row and isinstance(row.value.mark, Decimal)
        ]
        marks = [mark for _, mark in scored]
        if len(marks) > 2 and 0 < max(marks) <= component.full * Decimal("0.4"):
            self.issues.append(
                Kind.MARKS_OTHER_SCALE.at(
                    scored[0][0],
                    highest=plain(max(marks)),
                    full=plain(component.full),
                )
            )
        for where, mark in scored:
            if mark == 0:
                self.issues.append(Kind.MARKS_ZERO.at(where, mark))
            if component.step and mark % component.step:
                step = plain(component.step)
                self.issues.append(Kind.MARKS_OFF_STEP.at(where, mark, mark=plain(mark), step=step))

    # -- the matrix -------------------------------------------------------------------------------

    def close(self) -> tuple[Marks, list[Issue]]:
        for component in self.scheme.judged:
            for judge in self.scheme.panel(component):
                self._enter(component, judge)
            for candidate in self.candidates.values():
                self._check_gaps(component, candidate)
        return self.marks, self.issues

    def _enter(self, component: Component, judge: Judge) -> None:
        sheets = self.sheets.get((component.name, judge.name), [])
        if not sheets:
            self.marks.missing.append((component.name, judge.name))
            return
        if len(sheets) > 1:
            files = "、".join(label for label, _ in sheets)
            self.issues.append(
                Kind.MARKS_TWICE.at(
                    Where(sheets[1][0]),
                    judge=judge.name,
                    component=component.name,
                    count=len(sheets),
                    files=files,
                )
            )
        for row in sheets[0][1]:
            candidate = self.candidates.get(row.value.staff_id)
            if candidate:
                mark = self._mark(judge, candidate, row)
                self.marks.of.setdefault((component.name, candidate.staff_id), []).append(mark)

    def _mark(self, judge: Judge, candidate: Candidate, row: Row[ScoreRow]) -> Mark:
        mark, where = row.value.mark, row.where("mark")
        reason = must_recuse(judge.name, candidate, self.scheme)
        if reason and mark != RECUSED:
            self.issues.append(
                Kind.MARKS_MUST_RECUSE.at(
                    where, mark, judge=judge.name, name=candidate.name, reason=reason
                )
            )
        if isinstance(mark, Decimal):
            return Mark(judge.name, mark, "", where)
        return Mark(judge.name, None, str(mark), where)

    def _check_gaps(self, component: Component, candidate: Candidate) -> None:
        """Absent for all or for none; and somebody must have given a mark."""
        marks = self.marks.of.get((component.name, candidate.staff_id), [])
        absent = [mark for mark in marks if mark.word == ABSENT_CANDIDATE]
        given = [mark for mark in marks if mark.points is not None]
        if absent and given:
            self.issues.append(
                Kind.MARKS_PARTLY_ABSENT.at(
                    absent[0].where,
                    ABSENT_CANDIDATE,
                    name=candidate.name,
                    absent="、".join(mark.judge for mark in absent),
                    marked="、".join(mark.judge for mark in given),
                )
            )
        elif marks and not given and not absent and not self.marks.missing:
            gaps = "、".join(f"{mark.judge}{mark.word}" for mark in marks)
            self.issues.append(
                Kind.MARKS_NONE_LEFT.at(
                    marks[0].where, name=candidate.name, component=component.name, gaps=gaps
                )
            )


def _without_hidden(issues: Iterable[Issue]) -> Iterable[Issue]:
    """Hidden rows on a score sheet are no mere notice: whether they count must be known."""
    for issue in issues:
        if issue.kind is Kind.ROWS_HIDDEN:
            yield Kind.MARKS_ROWS_HIDDEN.at(issue.where, issue.read, **issue.data)
        else:
            yield issue


def _untouched(grid: Grid, sheet: Sheet[ScoreRow]) -> bool:
    """A sheet on which no mark has been written yet (回避 is entered when it is made)."""
    table, _ = find_table(grid, sheet)
    if table is None:
        return False
    written = (
        grid.at(row, place.at)
        for row in range(table.first_row, len(grid.rows))
        for place in table.places
        if place.column.field in ("mark", "criteria")
    )
    return all(is_blank(raw) or raw == RECUSED or isinstance(raw, Uncalculated) for raw in written)
