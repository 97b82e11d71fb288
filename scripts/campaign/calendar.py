"""Working days: Monday to Friday, but for the days that are announced year by year.

Statutory holidays and make-up working days stand in the scheme's 工作日历. A day of a year whose
arrangement is not known is neither worked nor free: nothing is counted over it.
"""

from calendar import monthrange
from collections.abc import Iterator, Set
from datetime import date, datetime, time, timedelta
from typing import NamedTuple


class _Holiday(NamedTuple):
    """A holiday of every year (全国年节及纪念日放假办法), which its arrangement must tell of."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    """Month and day between which it falls."""
    before: int = 0
    after: int = 0
    """Days around that are arranged together with it."""

    def falls(self, year: int) -> tuple[date, date]:
        """Return the days of a year between which it falls."""
        return date(year, *self.first), date(year, *self.last)


_HOLIDAYS = (
    _Holiday("元旦", (1, 1), (1, 1), after=2),
    _Holiday("春节", (1, 21), (2, 20), after=7),
    _Holiday("清明节", (4, 4), (4, 6)),
    _Holiday("劳动节", (5, 1), (5, 1), after=4),
    _Holiday("端午节", (5, 28), (6, 25), after=2),
    _Holiday("国庆节", (10, 1), (10, 1), after=6),
)
# The full moon of the eighth month, in days after 7 September, from 2026 to 2099. A span would not
# do: within it the days of 国庆节 are listed, which say nothing of this one.
_MID_AUTUMN = (
    18, 8, 26, 15, 5, 24, 12, 1, 20, 9, 27, 17, 6, 25, 13, 3, 21, 10, 28, 18, 8, 27, 15, 4, 23,
    12, 0, 19, 9, 28, 17, 6, 25, 14, 2, 21, 10, 29, 18, 8, 26, 16, 4, 22, 12, 1, 19, 9, 28, 17,
    5, 24, 13, 3, 21, 10, 29, 19, 7, 26, 15, 4, 22, 11, 1, 20, 9, 28, 17, 6, 23, 13, 2, 22,
)  # fmt: skip
_FIRST_MID_AUTUMN = 2026

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
        listed = self.holidays | self.extra_workdays
        if day not in listed and (holiday := _lacking(listed, day)):
            raise YearUnknown(day, holiday)
        if day in self.extra_workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

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


def _lacking(listed: Set[date], day: date) -> str:
    """Return the holiday that a day is or may be part of, where nothing is listed of it."""
    for holiday in (*_HOLIDAYS, *_mid_autumn(day.year)):
        first, last = holiday.falls(day.year)
        is_near = -holiday.before <= (day - first).days and (day - last).days <= holiday.after
        if is_near and not any(first <= each <= last for each in listed):
            return holiday.name
    return ""


def _mid_autumn(year: int) -> Iterator[_Holiday]:
    number = year - _FIRST_MID_AUTUMN
    if 0 <= number < len(_MID_AUTUMN):
        day = date(year, 9, 7) + timedelta(days=_MID_AUTUMN[number])
        yield _Holiday("中秋节", (day.month, day.day), (day.month, day.day), before=2, after=2)


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
