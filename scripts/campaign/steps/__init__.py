"""The steps of a campaign, one module each, named like the entry scripts.

Each has `carry_out(run) -> Outcome`. Steps never import each other: what one makes, the next reads
from the folder.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaign.run import Outcome, Run

_OF_CHECKING = ("verify_results", "archive_campaign", "self_check")
"""Buttons that look at what the others did."""


def carry_out_step(step: str, run: "Run") -> "Outcome":
    """Carry out a step; while it has to wait, what it would do is not even loaded."""
    if stage := _first_stage(step):
        run.get(stage)
    own = f"campaign.steps.{step}" if step not in _OF_CHECKING else f"campaign.checking.step_{step}"
    outcome: Outcome = import_module(own).carry_out(run)
    return outcome


def _first_stage(step: str) -> "Callable[[Run], object] | None":
    """Return the stage that a step first asks for, loaded without what builds on it."""
    match step:
        case "prepare_scoring" | "consolidate_scores":
            from campaign.scoring.stages import why_no_contest

            return why_no_contest
        case "allocate_departments":
            from campaign.posts.stages import the_appointments

            return the_appointments
        case "generate_notices":
            from campaign.roster.stages import the_roster

            return the_roster
        case "review_standby":
            from campaign.tenure.stages import some_ledger

            return some_ledger
    return None
