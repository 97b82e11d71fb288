"""Dates of the campaign that are coming up."""

from datetime import date, datetime

from campaign.intake.scheme import Scheme

_AHEAD = 30
"""Days ahead that staff are told about."""


def notice_ends(scheme: Scheme) -> date | None:
    """The last day of the public notice; None where its first day is not set."""
    starts = scheme.basics.notice_starts
    return scheme.calendar.last_of(starts, scheme.basics.notice_days) if starts else None


def coming_dates(scheme: Scheme, today: date) -> list[str]:
    """Deadlines from today to thirty days ahead, soonest first."""
    basics = scheme.basics
    dates: list[tuple[date, str]] = []
    closes = basics.registration_closes
    closing_day = closes.date() if isinstance(closes, datetime) else closes
    dates.append((closing_day, "报名截止"))
    if ends := notice_ends(scheme):
        dates.append((ends, "公示最后一天"))
    dates.append((basics.ends, "活动结束"))
    coming = sorted(each for each in dates if 0 <= (each[0] - today).days <= _AHEAD)
    return [f"{day.year}年{day.month}月{day.day}日　{what}" for day, what in coming]
