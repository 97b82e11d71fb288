"""What the rounds of choosing come to together.

A second round is a market of its own: the places that the first left empty, and those whom it left
without a place. Each round is stable and proved by itself; whoever got a place in the first keeps
it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from campaign.intake.verdicts import Verdict
from campaign.outcome.selection import Pool, Selection
from campaign.reallocation import remainder
from campaign.workbook.sheet import numeral


class Choosing(NamedTuple):
    """One round: who took part, and the result."""

    pool: Pool
    selection: Selection


@dataclass(frozen=True)
class Allocation:
    """The result of all rounds that are complete."""

    rounds: Sequence[Choosing]
    later: Pool | None = None
    """Those in a second round whose department sheets are not all in yet."""

    @property
    def several(self) -> bool:
        """Whether there is more than one round to tell of."""
        return len(self.rounds) > 1 or self.later is not None

    @cached_property
    def quotas(self) -> Mapping[str, int]:
        """The places of every department before any round."""
        return self.rounds[0].selection.market.quotas

    @cached_property
    def place_of(self) -> dict[str, str]:
        """The department of everybody placed, by 编号."""
        return {
            staff_id: department
            for each in self.rounds
            for staff_id, department in each.selection.matching.unit_of.items()
            if department is not None
        }

    @cached_property
    def took_part(self) -> frozenset[str]:
        """Everybody who took part in a round that is complete."""
        return frozenset(name for each in self.rounds for name in each.pool.choices)

    @cached_property
    def vacancies(self) -> dict[str, int]:
        """The departments with places left, and how many."""
        last = self.rounds[-1].selection
        return dict(remainder(last.market, last.matching.unit_of).vacancies)

    def members(self, department: str) -> list[str]:
        """Those taken by a department, round by round, best first."""
        reasons = (each.selection.department_reasons[department] for each in self.rounds)
        return [name for reason in reasons for name in reason.state.members]

    # -- in words ---------------------------------------------------------------------------------

    def basis(self, staff_id: str) -> str:
        """Why somebody has the place they have, or none: each round in turn."""
        parts = []
        for number, (pool, selection) in enumerate(self.rounds, 1):
            if outside := pool.outside.get(staff_id):
                text = f"{outside}，没有参加双向选择。" if number == 1 else f"{outside}。"
            else:
                text = selection.sentence(staff_id)
            parts.append(self._headed(number, text))
            if selection.matching.unit_of.get(staff_id):
                break
        if self.later and staff_id in self.later.choices:
            choices = "、".join(self.later.choices[staff_id])
            parts.append(f"第二轮：已报名{choices}，部门初选还没有完成。")
        return "".join(parts)

    def _headed(self, number: int, text: str) -> str:
        return f"第{numeral(number)}轮：{text}" if self.several else text

    def department_basis(self, department: str, name_of: Callable[[str], str]) -> str:
        """Why a department is as full as it is: each round in turn."""
        return "".join(
            self._headed(number, selection.department_sentence(department, name_of))
            for number, (_, selection) in enumerate(self.rounds, 1)
            if number == 1 or selection.market.quotas[department]
        )

    @cached_property
    def registered(self) -> dict[str, Verdict]:
        """The verdict on everybody's latest registration."""
        pools = [each.pool for each in self.rounds] + ([self.later] if self.later else [])
        return {name: verdict for pool in pools for name, verdict in pool.verdicts.items()}
