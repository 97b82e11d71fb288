"""The rounds of deferred acceptance as lines that can be followed on paper (过程记录)."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from campaign.matching import Market, Matching, Side


class Outcome(Enum):
    """What became of a proposal in its round, or of one that was held until then."""

    HELD = auto()
    """Kept for the time being: for good, if no later line lets it go."""
    NOT_LISTED = auto()
    """The receiver's list does not contain the proposer."""
    OUTRANKED = auto()
    """The receiver holds as many as it may whom it ranks higher."""
    DISPLACED = auto()
    """Held since an earlier round, and let go in this one for somebody ranked higher."""


WORDS: Mapping[Side, Mapping[Outcome, str]] = {
    Side.APPLICANTS: {
        Outcome.HELD: "暂时入选",
        Outcome.NOT_LISTED: "对方没有列入排序",
        Outcome.OUTRANKED: "名额由排序靠前的占满",
        Outcome.DISPLACED: "让给排序靠前的",
    },
    Side.UNITS: {
        Outcome.HELD: "本人暂时接受",
        Outcome.NOT_LISTED: "本人没有填报",
        Outcome.OUTRANKED: "本人已有更靠前的志愿",
        Outcome.DISPLACED: "本人改去更靠前的志愿",
    },
}
"""What the staff read, by the side that proposes."""


class Event(NamedTuple):
    """One line: in this round, this applicant and this unit, with this outcome."""

    round: int
    applicant: str
    unit: str
    outcome: Outcome


def proceedings(market: Market, matching: Matching) -> Iterator[Event]:
    """Read the log of a matching of this market: in each round the proposals, then those displaced.

    The last line in which an applicant and a unit occur together is their final one.
    """
    forward = matching.proposing is Side.APPLICANTS
    lists = market.rankings if forward else market.choices
    listed = {receiver: set(names) for receiver, names in lists.items()}
    for number, (proposals, refusals) in enumerate(matching.rounds, 1):
        refused, new = set(refusals), set(proposals)
        lines = [
            (pair, _outcome(*pair, refused=pair in refused, listed=listed)) for pair in proposals
        ]
        lines += [(pair, Outcome.DISPLACED) for pair in refusals if pair not in new]
        for (proposer, receiver), outcome in lines:
            applicant, unit = (proposer, receiver) if forward else (receiver, proposer)
            yield Event(number, applicant, unit, outcome)


def _outcome(
    proposer: str, receiver: str, *, refused: bool, listed: Mapping[str, set[str]]
) -> Outcome:
    if not refused:
        return Outcome.HELD
    return Outcome.OUTRANKED if proposer in listed.get(receiver, ()) else Outcome.NOT_LISTED
