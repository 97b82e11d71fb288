"""One run over one campaign folder, with every stage there is."""

from campaign.run import FAULTS_LEFT, Faulty, Outcome, Reporter, Waiting
from campaign.stages.standby import StandbyStages

__all__ = ["FAULTS_LEFT", "Campaign", "Faulty", "Outcome", "Reporter", "Waiting"]


class Campaign(StandbyStages):
    """The state of one run; what it gives is worked out when it is first asked for."""
