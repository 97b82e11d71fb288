"""The sheets of the democratic evaluation in 成绩汇总: ballots counted, and papers balanced."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, VoterClass
from campaign.scoring.candidates import Candidate
from campaign.scoring.formulas import ScoreFormulas, ballot_rate, live, weighted
from campaign.scoring.marking.ballots import Count, Tallies
from campaign.scoring.marking.electorates import Electorate, electorates
from campaign.scoring.parts import BallotedPart, Parts
from campaign.scoring.reading import groups_of
from campaign.scoring.report_details import reached
from campaign.scoring.result_sheets import (
    BALANCED,
    BALLOTED,
    TURNOUTS,
    UNBALANCED,
    BallotedRow,
    Cell,
    TurnoutRow,
)
from campaign.scoring.rules_in_words import ballot_rule, floor_rule, grade_rule, rounding_rule
from campaign.scoring.ties import needs_exact_means
from campaign.workbook.declare.page import Page


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
        self.parts = parts
        self.tallies = tallies
        self.formulas = ScoreFormulas(scheme)

    def table(self, component: Component, tab: str) -> Page[BallotedRow]:
        """Return a component's sheet, one row for each candidate in speaking order."""
        groups = groups_of(self.scheme, component)
        kinds = {
            "mean": self.formulas.mean,
            "points": self.formulas.points,
            "exact": self.formulas.exact,
        }
        rules = [
            ballot_rule(component) + rounding_rule(self.scheme),
            grade_rule(self.scheme, component),
            floor_rule(self.scheme, self.components),
        ]
        page: Page[BallotedRow] = Page(
            dataclasses.replace(BALLOTED, name=tab).varied(kinds),
            title=f"{component.name}得分表",
            notes=[rule for rule in rules if rule],
            names={
                "counts": [name for group in groups for name in self._headers(component, group)]
            },
            member_kinds={_rate(group): self.formulas.mean for group in groups},
            omit=() if needs_exact_means(self.scheme) else ("exact",),
        )
        rows = [
            self._row(page, component, row, candidate)
            for row, candidate in enumerate(
                reached(self.scheme, self.candidates, component, self.parts)
            )
        ]
        return dataclasses.replace(page, rows=rows)

    def _headers(self, component: Component, group: VoterClass) -> list[str]:
        """Lay out a voter class: its grades, their sum, and its rate where there are others."""
        headers = [_header(group, grade.name) for grade in self.scheme.grades_of(component)]
        return [*headers, _tally_sum(group), *([_rate(group)] if group.name else [])]

    def _row(
        self, page: Page[BallotedRow], component: Component, row: int, candidate: Candidate
    ) -> BallotedRow:
        part = self.parts[component.name, candidate.staff_id].at(candidate.posts[0])
        assert isinstance(part, BallotedPart)
        rates = [
            (
                page.cell(row, "counts", _rate(count.group))
                if count.group.name
                else self._rate_of(page, row, count, component),
                count.group.weight,
            )
            for count in part.counts
        ]
        rate = weighted(rates) if "exact" in page.omit else page.cell(row, "exact")
        points = self.formulas.converted(page.cell(row, "mean"), component)
        return BallotedRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=candidate.posts[0],
            counts=self._cells(page, row, part),
            exact=live(weighted(rates), part.exact_mean),
            mean=live(self.formulas.rounded_mean(rate), part.mean),
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
                cells[_rate(group)] = live(self._rate_of(page, row, count, part.component), rate)
        return cells

    def _rate_of(
        self, page: Page[BallotedRow], row: int, count: Count, component: Component
    ) -> str:
        """Return the mean worth of a class's ballots that are in the denominator."""
        return ballot_rate(
            (self._cell(page, row, count.group, grade.name), grade.points)
            for grade in self.scheme.grades_of(component)
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
        for component in self.components:
            for electorate in self._electorates(component):
                turnout = self.tallies.turnouts.get((component.name, electorate.label))
                if turnout is None:
                    continue
                number, value, where = len(rows), turnout.value, turnout.where("entitled")
                agreeing = self._agreeing(tables[component.name], electorate)
                rows.append(
                    TurnoutRow(
                        component=component.name,
                        group=electorate.label,
                        entitled=value.entitled,
                        present=value.present,
                        issued=value.issued,
                        returned=value.returned,
                        valid=value.valid,
                        invalid=value.invalid,
                        verdict=live(_balance(page, number, agreeing), BALANCED),
                        source=f"{where.file}　{where.sheet}",
                    )
                )
        return dataclasses.replace(page, rows=rows)

    def _electorates(self, component: Component) -> list[Electorate]:
        people = reached(self.scheme, self.candidates, component, self.parts)
        return electorates(self.scheme, component, people)

    def _agreeing(self, table: Page[Any], electorate: Electorate) -> list[str]:
        """Return the areas of the sums of ballots of everybody whom these voters voted on."""
        header = _tally_sum(electorate.group)
        if not electorate.unit:
            return [table.abroad(table.column_area(0, len(table.rows) - 1, "counts", header))]
        own = {(each.staff_id, each.posts[0]) for each in electorate.people}
        return [
            table.abroad(table.cell(number, "counts", header))
            for number, row in enumerate(table.rows)
            if (row.staff_id, row.post) in own
        ]


def _balance(page: Page[TurnoutRow], row: int, sums: Sequence[str]) -> str:
    names = ("entitled", "present", "issued", "returned", "valid", "invalid")
    entitled, present, issued, returned, valid, invalid = (page.cell(row, name) for name in names)
    conditions = (
        f"{returned}<={issued}",
        f"{issued}<={present}",
        f"{present}<={entitled}",
        f"{returned}={valid}+{invalid}",
        f"{'+'.join(f'SUMPRODUCT(--({each}<>{valid}))' for each in sums)}=0",
    )
    return f'IF(AND({",".join(conditions)}),"{BALANCED}","{UNBALANCED}")'


def _header(group: VoterClass, what: str) -> str:
    return f"{group.name}：{what}" if group.name else what


def _tally_sum(group: VoterClass) -> str:
    return _header(group, "合计")


def _rate(group: VoterClass) -> str:
    return _header(group, "得分")
