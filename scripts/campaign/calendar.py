"""Working days: Monday to Friday, but for the days that are announced year by year.

Statutory holidays and make-up working days stand in the scheme's 工作日历. A day of a year whose
arrangement is not known is neither worked nor free: nothing is counted over it.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节"}
"""Days that every year's arrangement sets free (全国年节及纪念日放假办法)."""
_MOVING = {"春节": ((1, 21), (2, 20)), "清明节": ((4, 4), (4, 6)), "端午节": ((5, 28), (6, 25))}
"""Holidays of every year whose day moves, and between which days it falls."""

TERM_RULE = (
    "期限按月计算：开始当天不计入，到期月份的对应日是最后一天，没有对应日的是当月最后一天"
    "（民法典第二百零一条、第二百零二条）。如3月20日起6个月，9月20日期满；8月31日起6个月，"
    "二月最后一天期满。"
)
"""Why the last day has the number of the first: readers take it for a day too many."""


class YearUnknown(LookupError):
    """A count of working days came to a year, or a holiday, whose arrangement is not known."""

    def __init__(self, day: date, holiday: str = "") -> None:
        super().__init__(day)
        self.year = day.year
        self.lacks = f"{day.year}年{holiday}"
        """What 工作日历 does not say, in words."""


class WorkCalendar(NamedTuple):
    """Which days are worked."""

    holidays: frozenset[date] = frozenset()
    extra_workdays: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    """The years whose arrangement is known."""

    def is_workday(self, day: date) -> bool:
        """Tell whether people work on this day.

        Raises `YearUnknown`, and so do all who ask this.
        """
        if day.year not in self.years:
            raise YearUnknown(day)
        if day not in self.holidays and (holiday := self._lacks(day)):
            raise YearUnknown(day, holiday)
        if day in self.extra_workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def _lacks(self, day: date) -> str:
        """Return which holiday a day is or may be, where the arrangement says nothing of it."""
        for holiday, (first, last) in _MOVING.items():
            if first <= (day.month, day.day) <= last:
                span = date(day.year, *first), date(day.year, *last)
                return "" if any(span[0] <= each <= span[1] for each in self.holidays) else holiday
        return _FIXED.get((day.month, day.day), "")

    def workdays_from(self, start: date) -> Iterator[date]:
        """Yield working days in order, `start` itself first if it is one."""
        day = start
        while True:
            if self.is_workday(day):
                yield day
            day += timedelta(days=1)

    def last_of(self, start: date, count: int) -> date:
        """Return the last day of a period of `count` working days that begins on `start`.

        The period of a public notice: its first day counts if it is a working day.
        """
        days = self.workdays_from(start)
        return [next(days) for _ in range(count)][-1]

    def before(self, day: date) -> date:
        """Return the last working day before a day."""
        earlier = day - timedelta(days=1)
        while not self.is_workday(earlier):
            earlier -= timedelta(days=1)
        return earlier

    def after(self, start: date, count: int) -> date:
        """Return the day `count` working days after `start`: a deadline; `start` does not count."""
        return self.last_of(start + timedelta(days=1), count)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or that month's last day if it has no such day.

    31 August + 6 months is the last day of February (seed, item 10.3: half a year by the calendar).
    """
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
    """Return 23 → 1年11个月, 24 → 2年, 5 → 5个月."""
    years, rest = divmod(months, 12)
    if not years:
        return f"{rest}个月"
    return f"{years}年{rest}个月" if rest else f"{years}年"


def day_of(moment: date) -> date:
    """Return the day of a date or of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def end_of_day(value: date) -> datetime:
    """Return the last minute of a day that is given without a time of day, else the moment."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment if (moment.hour, moment.minute) != (0, 0) else moment.replace(hour=23, minute=59)
