"""One run over one campaign folder, with every stage there is."""

from campaign.run import Faulty, Outcome, Reporter, Waiting
from campaign.stages.standby import StandbyStages

__all__ = ["Campaign", "Faulty", "Outcome", "Reporter", "Waiting"]


class Campaign(StandbyStages):
    """The state of one run; what it gives is worked out when it is first asked for."""
