"""The steps of a campaign, one module each, named like the entry scripts.

Each has `run(campaign) -> Outcome`. Steps never import each other: what one makes, the next reads
from the folder.
"""

ORDER = (
    "check_registrations",
    "prepare_scoring",
    "consolidate_scores",
    "allocate_departments",
    "generate_notices",
    "review_standby",
)
"""The order in which `run_all` takes them."""
