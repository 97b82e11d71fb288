"""The steps of a campaign, one module each, named like the entry scripts.

Each has `carry_out(run) -> Outcome`. Steps never import each other: what one makes, the next reads
from the folder.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from campaign.stages.posts import the_appointments
from campaign.stages.registration import the_roster
from campaign.stages.scores import why_no_contest
from campaign.stages.standby import the_standby

if TYPE_CHECKING:
    from campaign.run import Outcome, Run

ORDER = (
    "check_registrations",
    "prepare_scoring",
    "consolidate_scores",
    "allocate_departments",
    "generate_notices",
    "review_standby",
)
"""The order in which `run_all` takes them."""

_WORKS_FROM: "Mapping[str, Callable[[Run], object]]" = {
    "prepare_scoring": why_no_contest,
    "consolidate_scores": why_no_contest,
    "allocate_departments": the_appointments,
    "generate_notices": the_roster,
    "review_standby": the_standby,
}
"""The stage that a step first asks for."""


def carry_out_step(step: str, run: "Run") -> "Outcome":
    """Carry out a step; while it has to wait, what it would do is not even loaded."""
    if step in _WORKS_FROM:
        run.get(_WORKS_FROM[step])
    outcome: Outcome = import_module(f"campaign.steps.{step}").carry_out(run)
    return outcome
