"""Whether a person meets a condition of the scheme, with the sentence why, in words and figures.

A condition asks one fact of those whom it concerns (限于). What the roster does not say, or says so
that it can be taken in two ways, is never passed in silence: people judge it, by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.registration.condition_rules import RULES, Asking, judge_filled, unit_of
from campaign.registration.eligibility import Finding, judge_party
from campaign.roster.facts import AGE, SERVICE, Fact, fact, spoken_day
from campaign.roster.roster import Member, Roster
from campaign.scheme.condition_sheets import AFTER, AMONG, BEFORE, BLANK, FILLED
from campaign.scheme.conditions import (
    COMPARED,
    PARTY,
    Condition,
    Limit,
    Order,
    day_in,
    order_of,
    orders,
    rank_in,
)
from campaign.scheme.party import USUAL_PARTIES, Party, party_of, party_requirement
from campaign.scheme.rules.of_roster import AskedWords
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.header import Table

_PERIOD_ENDS = "期至"


class Judged(NamedTuple):
    """What a condition comes to for somebody."""

    finding: Finding | None = None
    """None where it asks nothing of them, or where the roster has a fault."""
    by_hand: str = ""
    """What people have to judge, in words; empty where nothing is left to them."""
    issues: tuple[Issue, ...] = ()


def judge(
    condition: Condition, member: Member, on: date, orders: Mapping[str, Order], target: str
) -> Judged:
    """Put a condition to somebody; years and ages are counted to the day `on`."""
    concerned = [is_limited_to(limit, member, on, orders) for limit in condition.limits]
    if False in concerned:
        return Judged()
    if None in concerned:
        unknown = condition.limits[concerned.index(None)]
        return _left_to_people(condition, fact(member, unknown.fact, on).lacks or f"{unknown}不明")
    found = fact(member, condition.fact, on)
    asking = Asking(condition, member, found, on, orders)
    if condition.demand in (FILLED, BLANK) and _may_be_known(found):
        return _judged(asking, judge_filled(asking))
    if found.lacks and found.column and condition.fact.endswith(_PERIOD_ENDS):
        return Judged(Finding(True, f"没有{condition.fact.removesuffix(_PERIOD_ENDS)}期"))
    if found.lacks:
        return _unknown(asking)
    if condition.fact == PARTY and condition.demand == AMONG:
        return _party(asking, target)
    answer = RULES[condition.demand](asking)
    return (
        _left_to_people(condition, answer) if isinstance(answer, str) else _judged(asking, answer)
    )


def in_words_of(condition: Condition) -> str:
    """Return the condition as a sentence: 年龄不高于45岁（性别=女）."""
    text = f"{condition.fact}{condition.demand}{_wanted(condition)}"
    return text + _of_whom(condition)


def _wanted(condition: Condition) -> str:
    if condition.number is not None and len(condition.values) == 1:
        return condition.values[0] + unit_of(condition.fact)
    day = day_in(condition.values) if condition.demand in (BEFORE, AFTER) else None
    return spoken_day(day) if day else "、".join(condition.values)


def _of_whom(condition: Condition) -> str:
    """Of whom it is asked, behind a sentence, if not of everybody."""
    limits = "、".join(
        f"{each.fact}{'为' if each.sign == '=' else each.sign}{each.value}"
        for each in condition.limits
    )
    return f"（{limits}的人员）" if limits else ""


def _judged(asking: Asking, finding: Finding) -> Judged:
    condition = asking.condition
    finding = finding._replace(reason=finding.reason + _of_whom(condition))
    if finding.passed or not condition.by_hand:
        return Judged(finding)
    return Judged(by_hand=f"{in_words_of(condition)}：{finding.reason}")


def _left_to_people(condition: Condition, why: str) -> Judged:
    return Judged(by_hand=f"{in_words_of(condition)}：{why}")


def _unknown(asking: Asking) -> Judged:
    """Return what the roster does not say: a fault where the scheme's own columns ask for it."""
    member, kind = asking.member, asking.condition.if_unknown
    if kind is None:
        return _left_to_people(asking.condition, asking.fact.lacks)
    return Judged(issues=(kind.at(asking.fact.where, name=member.name),))


# -- of whom it is asked --------------------------------------------------------------------------


def is_limited_to(
    limit: Limit, member: Member, on: date, orders: Mapping[str, Order]
) -> bool | None:
    """Tell whether somebody is among those whom a condition asks; None if that cannot be known."""
    found = fact(member, limit.fact, on)
    if limit.value in (FILLED, BLANK) and _may_be_known(found):
        return (found.known is (limit.value == FILLED)) is (limit.sign == "=")
    if not found.known:
        return None
    if limit.sign in "=≠":
        same = fold(found.word) == fold(limit.value)
        return same is (limit.sign == "=")
    there, least = _comparable(found, limit, orders)
    if there is None or least is None:
        return None
    return COMPARED[limit.sign](there, least)


def _comparable(
    found: Fact, limit: Limit, orders: Mapping[str, Order]
) -> tuple[Fraction | int | None, Fraction | int | None]:
    """Return a fact and what it is compared with: as numbers, or how high the words stand."""
    if limit.number is not None:
        return found.number, limit.number
    order = order_of(limit.fact, orders)
    return rank_in(order, found.word), rank_in(order, limit.value)


def check_asked(scheme: Scheme, roster: Roster) -> Iterator[Issue]:
    """Tell of what the scheme asks of the roster, and nobody on it has, at the cell that asks.

    A word that must not be there (≠) then holds for everybody.
    """
    members = [each for each in roster.members if not each.outside]
    if not members:
        return
    on, known = scheme.counted_on, orders(scheme.orders)
    notices: dict[Where, Issue] = {}
    for asked in scheme.asked_facts:
        found = [fact(each, asked.name, on) for each in members]
        notices |= {each.where: each.notice for each in found if each.notice}
        if not any(map(_may_be_known, found)):
            guess = did_you_mean(nearest(asked.name, [*_headers(members[0]), AGE, SERVICE]))
            said = {"fact": asked.name, "consequence": asked.otherwise, "suggestion": guess}
            yield Kind.FACT_UNKNOWN.at(asked.where, asked.name, **said)
    yield from notices.values()
    for cell in scheme.asked_words:
        yield from _of_nobody(cell, members, on, known)


def _may_be_known(found: Fact) -> bool:
    return found.column or found.known


def _headers(member: Member) -> list[str]:
    places = member.row.places
    return [each for each in places.header if each] if isinstance(places, Table) else []


def _of_nobody(
    cell: AskedWords, members: Sequence[Member], on: date, known: Mapping[str, Order]
) -> Iterator[Issue]:
    """Find the words that nobody has, or those that nobody has together."""
    plain = [each._replace(sign=each.sign.replace("≠", "=")) for each in cell.limits]
    answers = [[is_limited_to(each, member, on, known) for member in members] for each in plain]
    missing = [False in each and True not in each for each in answers]
    if cell.one_is_enough and not all(missing):
        return
    for limit, asked, is_missing in zip(cell.limits, plain, missing, strict=True):
        if is_missing:
            words = dict.fromkeys(fact(each, limit.fact, on).word for each in members)
            yield Kind.LIMIT_OF_NOBODY.at(
                cell.where,
                cell.text,
                asked=asked,
                known=_listed([word for word in words if word]),
                limit=limit,
                consequence="人人都符合" if limit.sign == "≠" else cell.otherwise,
            )
    if cell.one_is_enough or any(missing):
        return
    together = [[is_limited_to(each, one, on, known) for each in cell.limits] for one in members]
    if all(False in each for each in together):
        yield Kind.LIMIT_OF_NOBODY.at(
            cell.where,
            cell.text,
            asked=cell.text,
            known="要同时符合",
            limit=cell.text,
            consequence=cell.otherwise,
        )


def _listed(words: list[str]) -> str:
    if not words:
        return "这一列都空白"
    return f"写的是{'、'.join(words[:_SHOWN])}{'等' if len(words) > _SHOWN else ''}"


_SHOWN = 6
"""Words of a column that a reminder names."""


def _party(asking: Asking, target: str) -> Judged:
    """Judge the political status; a probationary member counts where the scheme says so."""
    condition, member = asking.condition, asking.member
    text = "、".join(condition.values)
    wanted = party_requirement(fold(text), text)
    if wanted is None or not wanted.accepted:
        return Judged()
    status, where = asking.fact.word, asking.fact.where
    party = party_of(fold(status))
    if party is None:
        if condition.if_unknown is None:
            return _left_to_people(condition, f"花名册上的政治面貌（{status}）看不出是不是{text}")
        said = {"value": status, "what": Party.MEMBER.value, "usual": USUAL_PARTIES}
        return Judged(issues=(Kind.PERSON_STATUS_UNKNOWN.at(where, status, **said),))
    finding = judge_party(status, party, wanted)
    if party is Party.PROBATIONARY and not finding.passed and not wanted.names_probationary:
        issue = Kind.PARTY_PROBATIONARY.at(
            where, status, name=member.name, post=target, wanted=text
        )
        return _judged(asking, finding)._replace(issues=(issue,))
    return _judged(asking, finding)
