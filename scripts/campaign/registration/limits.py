"""限于, held against the roster: an item that fits nobody asks nothing of anybody, unseen."""

from collections.abc import Iterator

from campaign.issues import Issue, Kind
from campaign.registration.conditions import is_limited_to
from campaign.roster.facts import fact
from campaign.roster.roster import Roster
from campaign.scheme.conditions import Limit, limits_in, orders
from campaign.scheme.scheme import Scheme

_SHOWN = 6


def check_limits(scheme: Scheme, roster: Roster) -> Iterator[Issue]:
    """Tell of each item of 限于 whose value nobody has who takes part.

    One that asks for another value than that (≠) then holds for everybody. What the roster says
    of nobody at all is left to people where it is asked, and told there.
    """
    members = [each for each in roster.members if not each.outside]
    on, known = scheme.counted_on, orders(scheme.orders)
    for where, text in scheme.limits:
        for limit in limits_in(text):
            asked = limit._replace(sign=limit.sign.replace("≠", "="))
            answers = {is_limited_to(asked, each, on, known) for each in members}
            if False in answers and True not in answers:
                words = dict.fromkeys(fact(each, limit.fact, on).word for each in members)
                yield Kind.LIMIT_OF_NOBODY.at(
                    where,
                    text,
                    asked=asked,
                    known=_listed([word for word in words if word]),
                    limit=limit,
                    consequence=_consequence(limit),
                )


def _listed(words: list[str]) -> str:
    if not words:
        return "这一列都空着"
    return f"写的是{'、'.join(words[:_SHOWN])}{'等' if len(words) > _SHOWN else ''}"


def _consequence(limit: Limit) -> str:
    return "人人都符合" if limit.sign == "≠" else "管不到任何人"
