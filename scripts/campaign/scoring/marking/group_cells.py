"""The cells of a panel's sheet in 成绩汇总: marks trimmed and averaged, group by group."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from campaign.scheme.rules.panel_rules import MarkGroup
from campaign.scheme.sheets import Component
from campaign.scoring.arithmetic import trimmed_mean
from campaign.scoring.formulas import ScoreFormulas, dropped_sum, live
from campaign.scoring.marking.marks import Mark
from campaign.scoring.parts import trimming_of, values_of
from campaign.workbook.declare.page import Page

_GIVEN, _HIGHEST, _LOWEST, _MEAN = "有效分个数", "去掉的最高分", "去掉的最低分", "平均分"
_FUNCTIONS = {_HIGHEST: "LARGE", _LOWEST: "SMALL"}


def mark_header(group: MarkGroup, judge: str) -> str:
    """Return the column of a judge's mark in a group."""
    return f"{group.criterion} {judge}" if group.criterion else judge  # wraps at the blank


def mean_header(group: MarkGroup) -> str:
    """Return the column of a group's mean."""
    return _header(group, _MEAN)


def group_headers(group: MarkGroup, component: Component) -> list[str]:
    """Return the columns that a group has where there are several."""
    return [_header(group, what) for what in (_GIVEN, *_dropped(component), _MEAN)]


def _header(group: MarkGroup, what: str) -> str:
    return f"{group.label} {what}"


def _dropped(component: Component) -> Iterator[str]:
    yield from (_HIGHEST,) if component.drop_high else ()
    yield from (_LOWEST,) if component.drop_low else ()


class GroupCells(NamedTuple):
    """Writes the formulas of one row of a panel's sheet."""

    formulas: ScoreFormulas
    page: Page[Any]
    component: Component
    row: int

    def single(self, group: MarkGroup, marks: Sequence[Mark]) -> dict[str, Any]:
        """Return how many marks there are and what is dropped, where all are one group."""
        cells = dict(self._cells(group, marks))
        fields = {_GIVEN: "given", _HIGHEST: "highest", _LOWEST: "lowest"}
        return {fields[what]: cell for what, cell in cells.items()}

    def several(self, groups: Sequence[MarkGroup], marks: Sequence[Mark]) -> dict[str, Any]:
        """Return the same for each group by its headers, and its mean."""
        cells: dict[str, Any] = {}
        for group in groups:
            cells |= {_header(group, what): cell for what, cell in self._cells(group, marks)}
            values = values_of(group, marks)
            exact = trimmed_mean(values, trimming_of(self.component)) if values else Decimal(0)
            cells[mean_header(group)] = live(self.mean(group), exact)
        return cells

    def mean(self, group: MarkGroup) -> str:
        """Write the mean of a group, not rounded."""
        return self.formulas.exact_mean(*self._places(group))

    def rounded_mean(self, group: MarkGroup) -> str:
        """Write the mean of a group as the next step uses it."""
        return self.formulas.trimmed_mean(*self._places(group))

    def weighted(self, groups: Sequence[MarkGroup]) -> str:
        """Write the sum of the groups' means by share."""
        return "+".join(
            f"{self._cell(group, _MEAN)}*{group.share.numerator}/{group.share.denominator}"
            for group in groups
        )

    def _cells(self, group: MarkGroup, marks: Sequence[Mark]) -> Iterator[tuple[str, Any]]:
        area, given, _, component = self._places(group)
        values = sorted(values_of(group, marks))
        trimmed = values if len(values) > component.trims_above else []
        high, low = component.drop_high, component.drop_low
        yield _GIVEN, live(f"COUNT({area})", len(values))
        for what, number, dropped in (
            (_HIGHEST, high, trimmed[len(trimmed) - high :]),
            (_LOWEST, low, trimmed[:low]),
        ):
            formula = dropped_sum(area, given, _FUNCTIONS[what], number, component.trims_above)
            yield what, live(formula, sum(dropped, Decimal(0)) if dropped else None)

    def _places(self, group: MarkGroup) -> tuple[str, str, list[str], Component]:
        """Return a group's area of marks, the cell of their number, those of what is dropped."""
        first, last = (mark_header(group, group.judges[at]) for at in (0, -1))
        cells = [self.page.cell(self.row, "marks", header) for header in (first, last)]
        dropped = [self._cell(group, what) for what in _dropped(self.component)]
        return ":".join(cells), self._cell(group, _GIVEN), dropped, self.component

    def _cell(self, group: MarkGroup, what: str) -> str:
        if self.page.names["groups"]:
            return self.page.cell(self.row, "groups", _header(group, what))
        fields = {_GIVEN: "given", _HIGHEST: "highest", _LOWEST: "lowest"}
        return self.page.cell(self.row, fields[what])
