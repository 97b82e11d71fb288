"""The steps of a campaign, one module each, named like the entry scripts.

Each has `carry_out(run) -> Outcome`. Steps never import each other: what one makes, the next reads
from the folder.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from campaign.posts.stages import the_appointments
from campaign.roster.stages import the_roster
from campaign.scoring.stages import why_no_contest
from campaign.standby.stages import the_standby

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

_OF_CHECKING = ("verify_results", "archive_campaign", "self_check")
"""Buttons that look at what the others did."""


def carry_out_step(step: str, run: "Run") -> "Outcome":
    """Carry out a step; while it has to wait, what it would do is not even loaded."""
    if step in _WORKS_FROM:
        run.get(_WORKS_FROM[step])
    own = f"campaign.steps.{step}" if step not in _OF_CHECKING else f"campaign.checking.step_{step}"
    outcome: Outcome = import_module(own).carry_out(run)
    return outcome


CAMPAIGN_STEPS = (*ORDER, "run_all")
"""The steps that work from the workbooks; what they found goes into the list of issues."""
