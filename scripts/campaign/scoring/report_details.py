"""评分明细 and the judges' matrices: every mark copied with its cell, and what it comes to."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from campaign.scheme.rules.panel_rules import MarkGroup, class_rule, mark_groups
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import stages_of, staying
from campaign.scoring.formulas import ScoreFormulas, live
from campaign.scoring.marking.group_cells import GroupCells, group_headers, mark_header, mean_header
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
        self.groups = {each.name: mark_groups(scheme, each) for each in components}
        self._row_of: dict[tuple[str, str, str, str], int] = {}
        """Row of a mark by component, sub-criterion, judge and 编号."""
        notes = [
            "照抄自各位评委的评分表，来源写到单元格；各项目的得分表都从这里取数。"
            f"计分规则：{rounding_rule(scheme)}"
        ]
        self.listed = Page(MARKS, list(self._rows()), notes=notes)

    def _rows(self) -> Iterator[MarkRow]:
        """Judge by judge, as their sheets are."""
        for component, criterion, candidate, mark in self._all():
            self._row_of[component, criterion, mark.judge, candidate.key] = len(self._row_of)
            where = mark.criteria[criterion].where if criterion in mark.criteria else mark.where
            yield MarkRow(
                component="·".join(filter(None, (component, criterion))),
                judge=mark.judge,
                order=candidate.order,
                staff_id=candidate.staff_id,
                name=candidate.name,
                mark=_content(mark, criterion),
                file=where.file,
                sheet=where.sheet,
                cell=where.cell,
            )

    def _all(self) -> Iterator[tuple[str, str, Candidate, Mark]]:
        for component in self.components:
            people = reached(self.scheme, self.candidates, component, self.parts)
            criteria = dict.fromkeys(group.criterion for group in self.groups[component.name])
            for place, _ in enumerate(self.scheme.panel(component)):
                for candidate in people:
                    part = self.parts[component.name, candidate.staff_id].at(candidate.posts[0])
                    for criterion in criteria:
                        yield component.name, criterion, candidate, part.marks[place]

    def table(self, component: Component, tab: str) -> Page[JudgedRow]:
        """Return a component's sheet, one row for each candidate in speaking order."""
        kinds = {
            "mean": self.formulas.mean,
            "points": self.formulas.points,
            "exact": self.formulas.exact,
        }
        groups = self.groups[component.name]
        without = {
            "given": len(groups) == 1,
            "highest": component.drop_high if len(groups) == 1 else 0,
            "lowest": component.drop_low if len(groups) == 1 else 0,
            "exact": needs_exact_means(self.scheme),
        }
        rules = (
            mark_rule(component),
            trimming_rule(component),
            class_rule(self.scheme, component),
            rounding_rule(self.scheme),
        )
        headers = [name for group in groups for name in group_headers(group, component)]
        page: Page[JudgedRow] = Page(
            dataclasses.replace(JUDGED, name=tab).varied(kinds),
            title=f"{component.name}得分表",
            notes=["".join(rules)],
            names={
                "marks": [mark_header(group, judge) for group in groups for judge in group.judges],
                "groups": headers if len(groups) > 1 else [],
            },
            omit=[field for field, number in without.items() if not number],
            member_kinds={
                mean_header(group): self.formulas.exact for group in groups if len(groups) > 1
            },
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
        groups = self.groups[component.name]
        cells = GroupCells(self.formulas, page, component, row)
        if len(groups) == 1:
            own = cells.single(groups[0], part.marks)
            expression = cells.mean(groups[0])
        else:
            own = {"groups": cells.several(groups, part.marks)}
            expression = cells.weighted(groups)
        mean = self.formulas.rounded_mean(expression)
        if "exact" not in page.omit:
            own["exact"] = live(expression, part.exact_mean)
            mean = self.formulas.rounded_mean(page.cell(row, "exact"))
        elif len(groups) == 1:
            mean = cells.rounded_mean(groups[0])
        return JudgedRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=candidate.posts[0],
            marks={
                mark_header(group, mark.judge): self._copied(component, group, candidate, mark)
                for group in groups
                for mark in part.marks
                if mark.judge in group.judges
            },
            mean=live(mean, part.mean),
            points=live(self.formulas.converted(page.cell(row, "mean"), component), part.points),
            **{"given": None, "highest": None, "lowest": None} | own,
        )

    def further(self, tables: Mapping[str, Page[Any]]) -> list[Page[Any]]:
        """Return 评分明细, from which the others take their marks."""
        return [self.listed]

    def _copied(
        self, component: Component, group: MarkGroup, candidate: Candidate, mark: Mark
    ) -> Any:
        """Return a mark taken from the list."""
        row = self._row_of[component.name, group.criterion, mark.judge, candidate.key]
        cell = self.listed.abroad(self.listed.cell(row, "mark"))
        return live(cell, _content(mark, group.criterion))


def _content(mark: Mark, criterion: str) -> Decimal | str:
    if mark.points is None:
        return mark.word
    return mark.criteria[criterion].points if criterion else mark.points
