"""Short ways of saying what ready-made schemes are made of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from campaign.scheme.basics import Basics
from campaign.scheme.condition_sheets import ConditionRow
from campaign.scheme.plan_sheets import ScheduleEntry
from campaign.scheme.sheets import POSTS_PART, Component, Department, Grade, Post
from campaign.scoring.marking.by_ballot import ByBallot
from campaign.scoring.marking.by_entry import ByEntry
from campaign.scoring.marking.by_judges import ByJudges
from maintenance import seed_town

YEAR = seed_town.YEAR
YES_OR_NO = (
    Grade(name="赞成", points=Decimal(100), counted=True),
    Grade(name="不赞成", points=Decimal(0), counted=True),
    Grade(name="弃权", points=Decimal(0), counted=False),
)


def basics(name: str, unit: str, prefix: str, office: str, **more: Any) -> Basics:
    """Return the town's basics under another name; what only a town has is left out."""
    return replace(
        seed_town.BASICS,
        name=name,
        party_body=unit,
        government_body="",
        number_prefix=prefix,
        office=office,
        objections_to=office,
        printed_by="",
        recipients="",
        after_failing=more.pop("after_failing", ""),
        **more,
    )


def post(department: str, title: str, quota: int = 1, **more: Any) -> Post:
    """Return a post that is competed for."""
    return Post(department=department, title=title, quota=quota, **more)


def department(name: str, quota: int, includes: str = "") -> Department:
    """Return a department that people choose."""
    return Department(name=name, quota=quota, includes=includes)


def judged(
    name: str, points: int, *, drop: int = 0, above: int | None = None, **more: Any
) -> Component:
    """Declare a component marked out of 100.

    `drop` of the highest and as many of the lowest marks do not count.
    """
    return Component(
        name=name,
        method=ByJudges.word,
        points=Decimal(points),
        full=Decimal(100),
        drop_high=drop,
        drop_low=drop,
        drop_above=above if above is not None else 2 * drop,
        **more,
    )


def ballot(name: str, points: int, **more: Any) -> Component:
    """Make a component that is decided by ballot."""
    return Component(
        name=name,
        method=ByBallot.word,
        points=Decimal(points),
        full=Decimal(100),
        drop_above=0,
        **more,
    )


def entered(name: str, points: int, **more: Any) -> Component:
    """Make a component of figures out of 100 that come from outside."""
    return Component(
        name=name, method=ByEntry.word, points=Decimal(points), full=Decimal(100), **more
    )


def asked(
    fact: str,
    demand: str,
    value: object = "",
    *,
    of: str = "",
    where: str = POSTS_PART,
    otherwise: str = "不通过",
) -> ConditionRow:
    """Return a row of 资格条件; `of` is 限于."""
    return ConditionRow(
        applies_to=where,
        fact=fact,
        demand=demand,
        value=str(value),
        only_for=of,
        otherwise=otherwise,
    )


def schedule(
    entries: Iterable[tuple[str, int, int, str, *tuple[str, ...]]],
) -> tuple[ScheduleEntry, ...]:
    """Date stages by first and last day of March; the registration ends with its minute.

    A fifth item is the class of posts for which alone a line is.
    """
    return tuple(
        ScheduleEntry(
            name=name,
            starts=date(YEAR, 3, first),
            ends=datetime(YEAR, 3, last, 16, 30) if "报名" in name else date(YEAR, 3, last),
            content=content,
            applies_to=whose[0] if whose else "",
        )
        for name, first, last, content, *whose in entries
    )
