"""How far each step has come, worked out from what is known: also of steps not run this time."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from campaign.commands import COMMANDS, ORDER
from campaign.departments.stages import the_allocation, the_placements, the_pool
from campaign.overview.model import StepState
from campaign.posts.stages import the_appointments
from campaign.registration.stages import the_post_verdicts
from campaign.run import Run
from campaign.scoring.stages import the_candidates, the_scoreboard, the_scores
from campaign.standby.stages import the_ledger
from campaign.steps.progress import (
    AGAIN,
    DONE,
    FAULTY,
    NOT_HELD,
    OPEN,
    WAITING,
    waits_with,
    when_there,
)

AnyStage = Callable[[Run], Any]

NEEDS: Mapping[str, tuple[AnyStage, ...]] = {
    "check_registrations": (the_post_verdicts,),
    "prepare_scoring": (the_candidates, the_scores),
    "consolidate_scores": (the_scoreboard, the_appointments),
    "allocate_departments": (the_pool, the_allocation, the_placements),
    "generate_notices": (the_appointments, the_placements),
    "review_standby": (the_ledger,),
}
"""The stages of which something has to be known for a step to be done."""
_FAULTS, _MEND = "有错误没有改正", f"按“问题清单”改正错误，{AGAIN}"
_LIST = "先双击一次“一键办理”，再按“问题清单”改正。"
"""What is to be done about errors that this run has not listed."""


class Looked(NamedTuple):
    """Which stages wait for what, and which are faulty; all others have a result."""

    waits: Mapping[AnyStage, tuple[str, ...]] = MappingProxyType({})
    faulty: frozenset[AnyStage] = frozenset()
    not_held: Mapping[str, str] = MappingProxyType({})
    """Steps that the campaign does not have, and why."""


def standing(
    looked: Looked,
    still_open: Mapping[str, Sequence[str]],
    said: Mapping[str, StepState],
) -> tuple[StepState, ...]:
    """Return every step. What a step itself said in this run holds (`said`, by the step's title).

    `still_open` has what is owed to a step that could do its part.
    """
    steps: list[StepState] = []
    for step in ORDER:
        derived = _derived(step, looked, still_open.get(step, ()))
        steps.append(said.get(derived.title) or _without_repeating(derived, steps))
    return tuple(steps)


def _without_repeating(state: StepState, before: Sequence[StepState]) -> StepState:
    """Return the step, which refers to one before it that waits for all that it waits for."""
    if state.state == NOT_HELD:
        return state
    said = waits_with(state.waits_for, ((each.title, each.waits_for) for each in before))
    return state._replace(waits_for=(said[0],), next_step=said[1]) if said else state


def title_of(step: str) -> str:
    """Name a step as the screen does: 第3步成绩汇总."""
    return f"第{ORDER.index(step) + 1}步{COMMANDS[step].title}"


def state_of_row(row: tuple[str, str, str, str]) -> StepState:
    """Return what 一键办理 found about a step."""
    title, state, waits_for, next_step = row
    return StepState(title, state, tuple(filter(None, waits_for.split("\n"))), next_step)


def state_of_step(
    step: str, waits_for: Sequence[str], next_step: str, *, could_run: bool, faulty: bool
) -> StepState:
    """Return what a step that was carried out by itself came to."""
    title = title_of(step)
    if faulty:
        return StepState(title, FAULTY, (_FAULTS,), _MEND)
    if not could_run:
        return StepState(title, WAITING, tuple(waits_for), when_there(waits_for))
    return (
        StepState(title, OPEN, tuple(waits_for), next_step) if waits_for else StepState(title, DONE)
    )


def _derived(step: str, looked: Looked, still_open: Sequence[str]) -> StepState:
    title = title_of(step)
    if reason := looked.not_held.get(step):
        return StepState(title, NOT_HELD, (reason,))
    if any(stage in looked.faulty for stage in NEEDS[step]):
        return StepState(title, FAULTY, (_FAULTS,), f"{title}{_FAULTS}：{_LIST}")
    for stage in NEEDS[step]:
        if waits := looked.waits.get(stage):
            return StepState(title, WAITING, waits, when_there(waits))
    if still_open:
        return StepState(title, OPEN, tuple(still_open), when_there(still_open))
    return StepState(title, DONE)
