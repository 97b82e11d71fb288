"""评分明细 and the judges' matrices: every mark copied with its cell, and what it comes to."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, VoterClass
from campaign.scoring.candidates import Candidate
from campaign.scoring.formulas import ScoreFormulas, ballot_rate, dropped_sum, live, weighted
from campaign.scoring.marking.ballots import Count, Tallies
from campaign.scoring.marking.marks import Mark
from campaign.scoring.reading import groups_of
from campaign.scoring.result_sheets import (
    BALANCED,
    BALLOTED,
    JUDGED,
    MARKS,
    TURNOUTS,
    UNBALANCED,
    BallotedRow,
    Cell,
    JudgedRow,
    MarkRow,
    TurnoutRow,
)
from campaign.scoring.rules_in_words import (
    ballot_rule,
    floor_rule,
    grade_rule,
    mark_rule,
    rounding_rule,
    trimming_rule,
)
from campaign.scoring.scoreboard import BallotedPart, Parts
from campaign.workbook.declare.page import Page


def reached(candidates: Sequence[Candidate], component: Component, parts: Parts) -> list[Candidate]:
    """Return who came so far as to have points in a component; the rest is 未进入."""
    return [each for each in candidates if (component.name, each.staff_id) in parts]


class MarkSheets:
    """The list of all marks, and one matrix for each component that the panel marks."""

    def __init__(
        self,
        scheme: Scheme,
        components: Sequence[Component],
        candidates: Sequence[Candidate],
        parts: Parts,
    ) -> None:
        self.scheme = scheme
        self.components = components
        self.candidates = candidates
        self.parts = parts
        self.formulas = ScoreFormulas(scheme)
        self._row_of: dict[tuple[str, str, str], int] = {}
        """Row of a mark by component, judge and 编号."""
        notes = [
            "照抄自各位评委的评分表，来源写到单元格；各项目的得分表都从这里取数。"
            f"计分规则：{rounding_rule(scheme)}"
        ]
        self.listed = Page(MARKS, list(self._rows()), notes=notes)

    def _rows(self) -> Iterator[MarkRow]:
        """Judge by judge, as their sheets are."""
        for component, judge, candidate, mark in self._all():
            self._row_of[component, judge, candidate.staff_id] = len(self._row_of)
            yield MarkRow(
                component=component,
                judge=judge,
                order=candidate.order,
                staff_id=candidate.staff_id,
                name=candidate.name,
                mark=_content(mark),
                file=mark.where.file,
                sheet=mark.where.sheet,
                cell=mark.where.cell,
            )

    def _all(self) -> Iterator[tuple[str, str, Candidate, Mark]]:
        for component in self.components:
            for place, judge in enumerate(self.scheme.panel(component)):
                for candidate in reached(self.candidates, component, self.parts):
                    part = self.parts[component.name, candidate.staff_id]
                    yield component.name, judge.name, candidate, part.marks[place]

    def table(self, component: Component, tab: str) -> Page[JudgedRow]:
        """Return a component's sheet, one row for each candidate in speaking order."""
        kinds = {"mean": self.formulas.mean, "points": self.formulas.points}
        without = {"highest": component.drop_high, "lowest": component.drop_low}
        page: Page[JudgedRow] = Page(
            dataclasses.replace(JUDGED, name=tab).varied(kinds),
            title=f"{component.name}得分表",
            notes=[mark_rule(component) + trimming_rule(component) + rounding_rule(self.scheme)],
            names={"marks": [judge.name for judge in self.scheme.panel(component)]},
            omit=[field for field, number in without.items() if not number],
        )
        rows = [
            self._matrix_row(page, component, row, candidate)
            for row, candidate in enumerate(reached(self.candidates, component, self.parts))
        ]
        return dataclasses.replace(page, rows=rows)

    def _matrix_row(
        self, page: Page[JudgedRow], component: Component, row: int, candidate: Candidate
    ) -> JudgedRow:
        part = self.parts[component.name, candidate.staff_id]
        marks, given = page.span(row, "marks"), page.cell(row, "given")
        dropped = [page.cell(row, each) for each in ("highest", "lowest") if each not in page.omit]
        values = sorted(mark.points for mark in part.marks if mark.points is not None)
        high, low, above = component.drop_high, component.drop_low, component.trims_above
        trimmed = values if len(values) > above else []
        highest, lowest = trimmed[len(trimmed) - high :], trimmed[:low]
        return JudgedRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=candidate.posts[0],
            marks={
                mark.judge: self._copied(component.name, candidate, mark) for mark in part.marks
            },
            given=live(f"COUNT({marks})", len(values)),
            highest=live(dropped_sum(marks, given, "LARGE", high, above), _sum(highest)),
            lowest=live(dropped_sum(marks, given, "SMALL", low, above), _sum(lowest)),
            mean=live(self.formulas.trimmed_mean(marks, given, dropped, component), part.mean),
            points=live(self.formulas.converted(page.cell(row, "mean"), component), part.points),
        )

    def further(self, tables: Mapping[str, Page[Any]]) -> list[Page[Any]]:
        """Return 评分明细, from which the others take their marks."""
        return [self.listed]

    def _copied(self, component: str, candidate: Candidate, mark: Mark) -> Any:
        """Return a mark taken from the list."""
        row = self._row_of[component, mark.judge, candidate.staff_id]
        return live(self.listed.abroad(self.listed.cell(row, "mark")), _content(mark))


def _content(mark: Mark) -> Decimal | str:
    return mark.word if mark.points is None else mark.points


def _sum(marks: Sequence[Decimal]) -> Decimal | None:
    return sum(marks, Decimal(0)) if marks else None


class BallotSheets:
    """The sheets of the democratic evaluation."""

    def __init__(
        self,
        scheme: Scheme,
        components: Sequence[Component],
        candidates: Sequence[Candidate],
        parts: Parts,
        tallies: Tallies,
    ) -> None:
        self.scheme = scheme
        self.components = components
        self.candidates = candidates
        self.parts = {key: part for key, part in parts.items() if isinstance(part, BallotedPart)}
        self.tallies = tallies
        self.formulas = ScoreFormulas(scheme)

    def table(self, component: Component, tab: str) -> Page[BallotedRow]:
        """Return a component's sheet, one row for each candidate in speaking order."""
        groups = groups_of(self.scheme)
        kinds = {"mean": self.formulas.mean, "points": self.formulas.points}
        rules = [
            ballot_rule(component) + rounding_rule(self.scheme),
            grade_rule(self.scheme),
            floor_rule(self.scheme, self.components),
        ]
        page: Page[BallotedRow] = Page(
            dataclasses.replace(BALLOTED, name=tab).varied(kinds),
            title=f"{component.name}得分表",
            notes=[rule for rule in rules if rule],
            names={"counts": [name for group in groups for name in self._headers(group)]},
            member_kinds={_rate(group): self.formulas.mean for group in groups},
        )
        rows = [
            self._row(page, component, row, candidate)
            for row, candidate in enumerate(reached(self.candidates, component, self.parts))
        ]
        return dataclasses.replace(page, rows=rows)

    def _headers(self, group: VoterClass) -> list[str]:
        """Lay out a voter class: its grades, their sum, and its rate where there are others."""
        headers = [_header(group, grade.name) for grade in self.scheme.grades]
        return [*headers, _tally_sum(group), *([_rate(group)] if group.name else [])]

    def _row(
        self, page: Page[BallotedRow], component: Component, row: int, candidate: Candidate
    ) -> BallotedRow:
        part = self.parts[component.name, candidate.staff_id]
        rates = [
            (
                page.cell(row, "counts", _rate(count.group))
                if count.group.name
                else self._rate_of(page, row, count),
                count.group.weight,
            )
            for count in part.counts
        ]
        points = self.formulas.converted(page.cell(row, "mean"), component)
        return BallotedRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=candidate.posts[0],
            counts=self._cells(page, row, part),
            mean=live(self.formulas.rounded_mean(weighted(rates)), part.mean),
            points=live(points, part.points),
            source="；".join(count.source for count in part.counts),
        )

    def _cells(self, page: Page[BallotedRow], row: int, part: BallotedPart) -> dict[str, Cell]:
        """Return counts as given; sums and rates worked out in the sheet."""
        cells: dict[str, Cell] = {}
        for count, rate in zip(part.counts, part.rates, strict=True):
            group = count.group
            for grade, number in count.grades.items():
                cells[_header(group, grade)] = number
            counted = "+".join(self._cell(page, row, group, grade) for grade in count.grades)
            cells[_tally_sum(group)] = live(counted, sum(count.grades.values()))
            if group.name:
                cells[_rate(group)] = live(self._rate_of(page, row, count), rate)
        return cells

    def _rate_of(self, page: Page[BallotedRow], row: int, count: Count) -> str:
        """Return the mean worth of a class's ballots that are in the denominator."""
        return ballot_rate(
            (self._cell(page, row, count.group, grade.name), grade.points)
            for grade in self.scheme.grades
            if grade.counted
        )

    def _cell(self, page: Page[BallotedRow], row: int, group: VoterClass, grade: str) -> str:
        return page.cell(row, "counts", _header(group, grade))

    # -- papers -----------------------------------------------------------------------------------

    def further(self, tables: Mapping[str, Page[Any]]) -> list[Page[Any]]:
        """Lay out 票数核对; `tables` has each component's sheet with the candidates' sums."""
        return [self._turnouts(tables)]

    def _turnouts(self, tables: Mapping[str, Page[Any]]) -> Page[TurnoutRow]:
        """Return one row for each voter class whose papers were counted."""
        page: Page[TurnoutRow] = Page(
            TURNOUTS,
            notes=["应当：收回≤发出≤实到≤应到；收回=有效+无效；每人各等次票数之和=有效。"],
        )
        rows: list[TurnoutRow] = []
        for (component, group), turnout in self.tallies.turnouts.items():
            if turnout is None:
                continue
            number, value = len(rows), turnout.value
            where = turnout.where("entitled")
            sums = self._sums(tables[component], group)
            rows.append(
                TurnoutRow(
                    component=component,
                    group=group,
                    entitled=value.entitled,
                    present=value.present,
                    issued=value.issued,
                    returned=value.returned,
                    valid=value.valid,
                    invalid=value.invalid,
                    verdict=live(_balance(page, number, sums), BALANCED),
                    source=f"{where.file}　{where.sheet}",
                )
            )
        return dataclasses.replace(page, rows=rows)

    def _sums(self, table: Page[Any], group: str) -> str:
        """Return the area of the sums of every candidate's ballots in a class."""
        header = _tally_sum(VoterClass(name=group, weight=Decimal(0)))
        area = table.column_area(0, len(table.rows) - 1, "counts", header)
        return table.abroad(area)


def _balance(page: Page[TurnoutRow], row: int, sums: str) -> str:
    names = ("entitled", "present", "issued", "returned", "valid", "invalid")
    entitled, present, issued, returned, valid, invalid = (page.cell(row, name) for name in names)
    conditions = (
        f"{returned}<={issued}",
        f"{issued}<={present}",
        f"{present}<={entitled}",
        f"{returned}={valid}+{invalid}",
        f"SUMPRODUCT(--({sums}<>{valid}))=0",
    )
    return f'IF(AND({",".join(conditions)}),"{BALANCED}","{UNBALANCED}")'


def _header(group: VoterClass, what: str) -> str:
    return f"{group.name}：{what}" if group.name else what


def _tally_sum(group: VoterClass) -> str:
    return _header(group, "合计")


def _rate(group: VoterClass) -> str:
    return _header(group, "得分")
