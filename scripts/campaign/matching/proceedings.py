"""The rounds of deferred acceptance as lines that can be followed on paper (过程记录)."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from campaign.matching.deferred_acceptance import Market, Matching, Side


class ProposalOutcome(Enum):
    """What became of a proposal in its round, or of one that was held until then."""

    KEPT = auto()
    """Kept for good."""
    HELD = auto()
    """Kept for the time being: a later line lets it go."""
    NOT_LISTED = auto()
    """The receiver's list does not contain the proposer."""
    OUTRANKED = auto()
    """The receiver holds as many as it may whom it ranks higher."""
    DISPLACED = auto()
    """Held since an earlier round, and let go in this one for somebody ranked higher."""


WORDS: Mapping[Side, Mapping[ProposalOutcome, str]] = {
    Side.APPLICANTS: {
        ProposalOutcome.KEPT: "入选",
        ProposalOutcome.HELD: "暂时入选",
        ProposalOutcome.DISPLACED: "让给排序靠前的",
    },
    Side.UNITS: {
        ProposalOutcome.KEPT: "本人接受，入选",
        ProposalOutcome.HELD: "本人暂时接受",
        ProposalOutcome.NOT_LISTED: "本人没有填报",
        ProposalOutcome.OUTRANKED: "本人已有更靠前的志愿",
        ProposalOutcome.DISPLACED: "本人改去更靠前的志愿",
    },
}
"""What the staff read, by the side that proposes.

Why a unit refuses who turns to it at once, the reasons tell (`explanation`).
"""


class Event(NamedTuple):
    """One line: in this round, this applicant and this unit, with this outcome."""

    round: int
    applicant: str
    unit: str
    outcome: ProposalOutcome


def proceedings(market: Market, matching: Matching) -> Iterator[Event]:
    """Read the log of a matching of this market: in each round the proposals, then those displaced.

    The last line in which an applicant and a unit occur together is their final one.
    """
    forward = matching.proposing is Side.APPLICANTS
    lists = market.rankings if forward else market.choices
    listed = {receiver: set(names) for receiver, names in lists.items()}
    kept = {pair if forward else pair[::-1] for pair in matching.unit_of.items()}
    for number, (proposals, refusals) in enumerate(matching.rounds, 1):
        refused, new = set(refusals), set(proposals)
        lines = []
        for pair in proposals:
            if pair not in refused:
                outcome = ProposalOutcome.KEPT if pair in kept else ProposalOutcome.HELD
            elif pair[0] in listed.get(pair[1], ()):
                outcome = ProposalOutcome.OUTRANKED
            else:
                outcome = ProposalOutcome.NOT_LISTED
            lines.append((pair, outcome))
        lines += [(pair, ProposalOutcome.DISPLACED) for pair in refusals if pair not in new]
        for pair, outcome in lines:
            yield Event(number, *(pair if forward else pair[::-1]), outcome)
