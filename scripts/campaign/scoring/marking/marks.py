"""04评分表/ → the matrix of judge × candidate × component: complete, or every gap explained."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from campaign import places
from campaign.issues import Issue, Kind, Where
from campaign.roster.owner import SIGNED, Signs, a_person, a_thing
from campaign.run import Book
from campaign.scheme.rules.panel_rules import mark_groups
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import BY_CRITERION, Component, Judge
from campaign.scoring.candidates import Candidate, check_candidates, key_of, must_recuse
from campaign.scoring.marking.judge_number import called_by_number
from campaign.scoring.marking.outliers import MarkGiven, doubtful
from campaign.scoring.marking.score_rows import (
    Scored,
    criteria_of,
    read_scores,
    score_sheet,
    with_marks,
)
from campaign.scoring.marking.whose_list import of_another
from campaign.scoring.reading import score_file, score_title
from campaign.scoring.sheets import ABSENT_CANDIDATE, ScoreRow
from campaign.workbook.declare.names import same_person
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import Table
from campaign.workbook.read.reader import Row
from campaign.workbook.read.tabs import pick_only


class Mark(NamedTuple):
    """One judge's mark for one candidate: points, or the word that explains why there are none."""

    judge: str
    points: Decimal | None
    word: str
    where: Where
    criteria: Mapping[str, MarkGiven] = MappingProxyType({})
    """The parts of the mark by sub-criterion, where the judge has given them."""


@dataclass
class Marks:
    """All marks by component and candidate, in the order of the panel."""

    of: dict[tuple[str, str], list[Mark]] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    """Judges who have not handed in: (component, judge)."""


class _Sheet(NamedTuple):
    """A judge's sheet as it was read."""

    file: str
    rows: list[Row[ScoreRow]]

    @property
    def content(self) -> dict[tuple[str, str], object]:
        """What it says about each candidate."""
        return {(row.value.staff_id, fold(row.value.post)): row.value.mark for row in self.rows}


def read_marks(
    files: Sequence[tuple[tuple[Component, Judge], Book]],
    components: Sequence[Component],
    scheme: Scheme,
    candidates: Sequence[Candidate],
) -> tuple[Marks, list[Issue]]:
    """Read every judge's sheet, checked against the panel and the candidates."""
    panel = _Panel(components, scheme, candidates)
    for (component, judge), book in files:
        panel.take(component, judge, book)
    return panel.close()


class _Panel:
    """Takes the judges' sheets one by one."""

    def __init__(
        self, components: Sequence[Component], scheme: Scheme, candidates: Sequence[Candidate]
    ) -> None:
        self.components = components
        self.scheme = scheme
        self.candidates: Mapping[str, Candidate] = {each.key: each for each in candidates}
        self.issues: list[Issue] = []
        self.sheets: dict[tuple[str, str], list[_Sheet]] = {}
        self.files: set[tuple[str, str]] = set()
        """Judges of whom there is a file, filled in or not."""
        self.marks = Marks()

    def take(self, component: Component, judge: Judge, book: Book) -> None:
        label, grids, issues = book
        self.issues += issues
        self.files.add((component.name, judge.name))
        if not grids:
            return
        criteria = criteria_of(self.scheme, component)
        sheet = score_sheet(self.scheme, component)
        grid, missing = pick_only(grids, with_marks(sheet), label)
        self.issues += missing
        if grid is None:
            return
        scored, found = read_scores(grid, sheet, component, criteria, self.candidates)
        self.issues += found
        if scored is None:
            return
        self.issues += self._whose(grid, scored, component, judge)
        self.issues += check_candidates(grid, scored.listed, self.candidates, found)
        key = (component.name, judge.name)
        self.sheets.setdefault(key, []).append(_Sheet(label, scored.rows))

    def _whose(
        self, grid: Grid, scored: Scored, component: Component, judge: Judge
    ) -> Iterator[Issue]:
        """Yield a sheet printed for or signed by another judge, or for another component."""
        tables = (each.places for each in scored.listed)
        first_row = next((each.first_row for each in tables if isinstance(each, Table)), _HEAD)
        offices = self.scheme.offices
        judges = [*offices, *self.scheme.leaders]
        parts = [each.name for each in self.components]
        by_name = a_person(judge.name, judges, _JUDGE_LABELS, offices)
        by_part = a_thing(component.name, parts, _COMPONENT_LABELS)
        signs = Signs(grid, first_row)
        named = list(signs.called_otherwise(by_name))
        if not named:
            panel = self.scheme.panel(component)
            yield from called_by_number(grid, signs, judge.name, self.scheme.judges, panel)
        for own, calls in (
            (judge.name, named),
            (component.name, signs.called_otherwise(by_part)),
        ):
            for where, written in calls:
                yield of_another(where, own, written)

    # -- the matrix -------------------------------------------------------------------------------

    def close(self) -> tuple[Marks, list[Issue]]:
        for component in self.components:
            for judge in self.scheme.panel(component):
                self._enter(component, judge)
            for candidate in self.candidates.values():
                self.issues += self._check_gaps(component, candidate)
            self.issues += doubtful(self._given(component), self._names, component)
            self.issues += self._dropped_unevenly(component)
        return self.marks, self.issues

    @property
    def _names(self) -> Mapping[str, str]:
        return {key: each.name for key, each in self.candidates.items()}

    def _given(self, component: Component) -> dict[str, dict[str, MarkGiven]]:
        """Return the marks of a component in points, by judge and then by the candidate's key."""
        given: dict[str, dict[str, MarkGiven]] = {}
        for key in self.candidates:
            for mark in self.marks.of.get((component.name, key), ()):
                if mark.points is not None:
                    of_judge = given.setdefault(mark.judge, {})
                    of_judge[key] = MarkGiven(mark.points, mark.where)
        return given

    def _enter(self, component: Component, judge: Judge) -> None:
        sheets = self.sheets.get((component.name, judge.name), [])
        if not sheets:
            self._miss(component, judge)
            return
        if len(sheets) > 1:
            self.issues.append(_doubled(component, judge, sheets))
        for row in sheets[0].rows:
            candidate = self.candidates.get(key_of(row, self.candidates))
            if candidate:
                mark = self._mark(component, judge, candidate, row)
                self.marks.of.setdefault((component.name, candidate.key), []).append(mark)

    def _miss(self, component: Component, judge: Judge) -> None:
        """Not handed in: still awaited, or a gap once the others' sheets are there."""
        self.marks.missing.append((component.name, judge.name))
        others = any(name == component.name for name, _ in self.sheets)
        if others and (component.name, judge.name) not in self.files:
            title = score_title(component.name, self.scheme.component_names)
            where = Where(f"{places.SCORES}/{score_file(title, judge.name)}")
            self.issues.append(
                Kind.MARKS_JUDGE_MISSING.at(where, judge=judge.name, component=component.name)
            )

    def _mark(
        self, component: Component, judge: Judge, candidate: Candidate, row: Row[ScoreRow]
    ) -> Mark:
        mark, where = row.value.mark, row.where("mark")
        if not isinstance(mark, Decimal):
            return Mark(judge.name, None, str(mark), where)
        reason = must_recuse(judge.name, candidate, self.scheme)
        if reason:
            name = candidate.name
            self.issues.append(
                Kind.MARKS_MUST_RECUSE.at(
                    where,
                    mark,
                    judge=judge.name,
                    name=name,
                    reason=reason,
                    target="自己" if same_person(judge.name, name) else "他",
                )
            )
        criteria = {
            name: MarkGiven(points, row.where("criteria", name))
            for name, points in row.value.criteria.items()
            if points is not None
        }
        if component.trims_by == BY_CRITERION and not criteria:
            needed = Kind.MARKS_CRITERIA_NEEDED.at(where, mark, component=component.name)
            self.issues.append(needed)
        return Mark(judge.name, mark, "", where, criteria)

    def _check_gaps(self, component: Component, candidate: Candidate) -> Iterator[Issue]:
        """Absent for all or for none; and somebody must have given a mark."""
        marks = self.marks.of.get((component.name, candidate.key), [])
        absent = [mark for mark in marks if mark.word == ABSENT_CANDIDATE]
        given = [mark for mark in marks if mark.points is not None]
        if absent and given:
            fewer = min(absent, given, key=len)
            yield Kind.MARKS_PARTLY_ABSENT.at(
                fewer[0].where,
                fewer[0].word or fewer[0].points,
                name=candidate.name,
                absent="、".join(mark.judge for mark in absent),
                marked="、".join(mark.judge for mark in given),
            )
        elif marks and not given and not absent and not self.marks.missing:
            gaps = "、".join(f"{mark.judge}{mark.word}" for mark in marks)
            yield Kind.MARKS_NONE_LEFT.at(
                marks[0].where, name=candidate.name, component=component.name, gaps=gaps
            )
        elif given and not self.marks.missing:
            yield from self._empty_classes(component, candidate, marks)

    def _dropped_unevenly(self, component: Component) -> Iterator[Issue]:
        """Find candidates with too few marks for any to be dropped, beside others with enough."""
        above, is_awaited = component.trims_above, component.name in dict(self.marks.missing)
        if is_awaited or not component.drop_high + component.drop_low:
            return
        groups = mark_groups(self.scheme, component)
        for judges in dict.fromkeys(group.judges for group in groups):
            gaps: dict[str, list[Mark]] = {}
            counts = []
            for key, candidate in self.candidates.items():
                marks = self.marks.of.get((component.name, key), ())
                own = [mark for mark in marks if mark.judge in judges]
                without = [mark for mark in own if mark.points is None]
                counts.append(len(own) - len(without))
                if without and 0 < counts[-1] <= above:
                    gaps[candidate.name] = without
            if gaps and max(counts) > above:
                yield _kept_all(component, gaps)

    def _empty_classes(
        self, component: Component, candidate: Candidate, marks: Sequence[Mark]
    ) -> Iterator[Issue]:
        """Find classes of judges that have a weight and no mark."""
        gave = {mark.judge for mark in marks if mark.points is not None}
        for group in mark_groups(self.scheme, component):
            if gave.isdisjoint(group.judges):
                where = next((each.where for each in marks if each.judge in group.judges), None)
                yield Kind.MARKS_CLASS_EMPTY.at(
                    where or marks[0].where,
                    name=candidate.name,
                    component=component.name,
                    group=group.label,
                )


_HEAD = 4
"""Rows of the head of a sheet on which nobody stands."""
_JUDGE_LABELS = (
    rf"(?:评分|打分)?(?:评委|评审专家|评审|考官|专家)(?:职务|{SIGNED})",
    rf"(?:评分人|打分人|评审人){SIGNED}",
    "(?:本人)?(?:签名|签字)",
)
_COMPONENT_LABELS = ("(?:评分)?项目(?:名称)?",)


def _kept_all(component: Component, gaps: Mapping[str, Sequence[Mark]]) -> Issue:
    """Return whose marks all count, and who gave them none."""
    first = next(mark for marks in gaps.values() for mark in marks)
    names = "、".join(
        f"{name}（{'、'.join(mark.judge + mark.word for mark in marks)}）"
        for name, marks in gaps.items()
    )
    return Kind.MARKS_DROPPED_UNEVENLY.at(
        first.where, first.word, component=component.name, above=component.trims_above, names=names
    )


def _doubled(component: Component, judge: Judge, sheets: Sequence[_Sheet]) -> Issue:
    """More than one sheet of a judge: no harm while they say the same."""
    first, second = sheets[0], sheets[1]
    if all(each.content == first.content for each in sheets):
        return Kind.FORM_TWICE.at(Where(second.file), other=first.file)
    return Kind.MARKS_TWICE.at(
        Where(second.file),
        judge=judge.name,
        component=component.name,
        count=len(sheets),
        files="、".join(each.file for each in sheets),
    )
