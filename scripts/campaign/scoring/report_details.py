"""评分明细 and the judges' matrices: every mark copied with its cell, and what it comes to."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import stages_of, staying
from campaign.scoring.formulas import ScoreFormulas, dropped_sum, live
from campaign.scoring.marking.marks import Mark
from campaign.scoring.parts import Parts
from campaign.scoring.result_sheets import (
    JUDGED,
    MARKS,
    JudgedRow,
    MarkRow,
)
from campaign.scoring.rules_in_words import (
    mark_rule,
    rounding_rule,
    trimming_rule,
)
from campaign.scoring.ties import needs_exact_means
from campaign.workbook.declare.page import Page


def reached(
    scheme: Scheme, candidates: Sequence[Candidate], component: Component, parts: Parts
) -> list[Candidate]:
    """Return who has points in a component, with the posts for which they came so far."""
    stage = next(each for each in stages_of(scheme) if component in each.components)
    people = staying(scheme, candidates, parts, stage)[stage.components.index(component)][1]
    return [each for each in people if (component.name, each.staff_id) in parts]


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
            self._row_of[component, judge, candidate.key] = len(self._row_of)
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
            people = reached(self.scheme, self.candidates, component, self.parts)
            for place, judge in enumerate(self.scheme.panel(component)):
                for candidate in people:
                    part = self.parts[component.name, candidate.staff_id].at(candidate.posts[0])
                    yield component.name, judge.name, candidate, part.marks[place]

    def table(self, component: Component, tab: str) -> Page[JudgedRow]:
        """Return a component's sheet, one row for each candidate in speaking order."""
        kinds = {
            "mean": self.formulas.mean,
            "points": self.formulas.points,
            "exact": self.formulas.exact,
        }
        without = {
            "highest": component.drop_high,
            "lowest": component.drop_low,
            "exact": needs_exact_means(self.scheme),
        }
        page: Page[JudgedRow] = Page(
            dataclasses.replace(JUDGED, name=tab).varied(kinds),
            title=f"{component.name}得分表",
            notes=[mark_rule(component) + trimming_rule(component) + rounding_rule(self.scheme)],
            names={"marks": [judge.name for judge in self.scheme.panel(component)]},
            omit=[field for field, number in without.items() if not number],
        )
        rows = [
            self._matrix_row(page, component, row, candidate)
            for row, candidate in enumerate(
                reached(self.scheme, self.candidates, component, self.parts)
            )
        ]
        return dataclasses.replace(page, rows=rows)

    def _matrix_row(
        self, page: Page[JudgedRow], component: Component, row: int, candidate: Candidate
    ) -> JudgedRow:
        part = self.parts[component.name, candidate.staff_id].at(candidate.posts[0])
        marks, given = page.span(row, "marks"), page.cell(row, "given")
        dropped = [page.cell(row, each) for each in ("highest", "lowest") if each not in page.omit]
        values = sorted(mark.points for mark in part.marks if mark.points is not None)
        high, low, above = component.drop_high, component.drop_low, component.trims_above
        trimmed = values if len(values) > above else []
        highest, lowest = trimmed[len(trimmed) - high :], trimmed[:low]
        from_marks = (marks, given, dropped, component)
        if "exact" in page.omit:
            exact, mean = None, self.formulas.trimmed_mean(*from_marks)
        else:
            exact = live(self.formulas.exact_mean(*from_marks), part.exact_mean)
            mean = self.formulas.rounded_mean(page.cell(row, "exact"))
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
            exact=exact,
            mean=live(mean, part.mean),
            points=live(self.formulas.converted(page.cell(row, "mean"), component), part.points),
        )

    def further(self, tables: Mapping[str, Page[Any]]) -> list[Page[Any]]:
        """Return 评分明细, from which the others take their marks."""
        return [self.listed]

    def _copied(self, component: str, candidate: Candidate, mark: Mark) -> Any:
        """Return a mark taken from the list."""
        row = self._row_of[component, mark.judge, candidate.key]
        return live(self.listed.abroad(self.listed.cell(row, "mark")), _content(mark))


def _content(mark: Mark) -> Decimal | str:
    return mark.word if mark.points is None else mark.points


def _sum(marks: Sequence[Decimal]) -> Decimal | None:
    return sum(marks, Decimal(0)) if marks else None
