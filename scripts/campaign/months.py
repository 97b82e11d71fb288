"""Months by the calendar: lengths of service, and the end of a standby period."""

from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day if it has no such day.

    31 August + 6 months is the last day of February (seed, item 10.3: half a year by the calendar).
    """
    from calendar import monthrange

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months(start: date, end: date) -> int:
    """Complete months from `start` to `end`, both by the calendar; negative if `end` is earlier.

    The month is complete on the same day of the month, so 7 March 2024 to 7 March 2026 is 24.
    """
    if end < start:
        return -whole_months(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def in_words(months: int) -> str:
    """23 → 1年11个月, 24 → 2年, 5 → 5个月."""
    years, rest = divmod(months, 12)
    if not years:
        return f"{rest}个月"
    return f"{years}年{rest}个月" if rest else f"{years}年"
