"""The steps of a campaign, one module each, named like the entry scripts.

Each has `run(campaign) -> Outcome`. Steps never import each other: what one makes, the next reads
from the folder.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaign.session import Campaign, Outcome

ORDER = (
    "check_registrations",
    "prepare_scoring",
    "consolidate_scores",
    "allocate_departments",
    "generate_notices",
    "review_standby",
)
"""The order in which `run_all` takes them."""

_WORKS_FROM = {
    "prepare_scoring": "no_contest",
    "consolidate_scores": "no_contest",
    "allocate_departments": "appointments",
    "generate_notices": "roster",
    "review_standby": "standby",
}
"""What a step first asks of the campaign."""


def carry_out(step: str, campaign: "Campaign") -> "Outcome":
    """Run a step; while it has to wait, what it would do is not even loaded."""
    if step in _WORKS_FROM:
        getattr(campaign, _WORKS_FROM[step])
    outcome: Outcome = import_module(f"campaign.steps.{step}").run(campaign)
    return outcome
