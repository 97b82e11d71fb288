"""The scheme that a new campaign starts with: the template's, on days that are still to come."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from campaign.calendar import day_of
from campaign.scheme.official_days import arrangement_of
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import SpecialDay

T = TypeVar("T")
_AHEAD = timedelta(days=7)
"""From the day on which a campaign is made to its first day: plan and forms take a while."""
_WEEK = timedelta(weeks=1)


def moved_ahead(scheme: Scheme, today: date) -> Scheme:
    """Return the scheme with all its dates moved by whole weeks, so that each stays on its weekday.

    The first possible weeks within one year and, where its arrangement is known, without holidays
    and make-up working days: the days of one stage are then as far from the next as in the plan.
    """
    days = list(_dates_of(scheme))
    weeks = -((scheme.basics.starts - today - _AHEAD) // _WEEK)
    while not _is_undisturbed(min(days) + weeks * _WEEK, max(days) + weeks * _WEEK):
        weeks += 1
    moved = _moved(scheme.basics, weeks * _WEEK)
    return dataclasses.replace(
        scheme,
        basics=dataclasses.replace(moved, number_year=moved.starts.year),
        schedule=tuple(_moved(each, weeks * _WEEK) for each in scheme.schedule),
        rounds=tuple(_moved(each, weeks * _WEEK) for each in scheme.rounds),
    )


def known_days(scheme: Scheme) -> list[SpecialDay]:
    """Return the special days of the scheme's year, as far as they have been published."""
    return arrangement_of(scheme.basics.starts.year)


def _dates_of(scheme: Scheme) -> Iterator[date]:
    for each in (scheme.basics, *scheme.schedule, *scheme.rounds):
        yield from map(day_of, _moments_in(each).values())


def _moments_in(row: Any) -> dict[str, date]:
    return {name: value for name, value in vars(row).items() if isinstance(value, date)}


def _moved(row: T, by: timedelta) -> T:
    changes: dict[str, Any] = {name: value + by for name, value in _moments_in(row).items()}
    return dataclasses.replace(row, **changes)  # type: ignore[type-var]


def _is_undisturbed(first: date, last: date) -> bool:
    special = (each.day for each in arrangement_of(first.year))
    return first.year == last.year and not any(first <= day <= last for day in special)
