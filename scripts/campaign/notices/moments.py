"""Days and hours as official documents write them: 2026年3月3日（星期二）上午9时."""

from datetime import date, datetime

from campaign.documents.wording import chinese_date

_WEEKDAYS = "一二三四五六日"
_NOON = 12


def moment(value: date) -> str:
    """A day, with its hour if it has one: 2026年3月7日16时30分."""
    return chinese_date(value) + clock(value)


def period(starts: date | None, ends: date | None) -> str:
    """From when until when, within a year without naming it: 3月3日至3月7日16时30分."""
    first, last = starts or ends, ends or starts
    if first is None or last is None:
        return "另行通知"
    write = _short if first.year == last.year else moment
    begin, end = write(first), write(last)
    return begin if begin == end else f"{begin}至{end}"


def meeting_time(value: date) -> str:
    """When people meet: day of the week, morning or afternoon."""
    day = f"{chinese_date(value)}（星期{_WEEKDAYS[value.weekday()]}）"
    timed = _timed(value)
    if timed is None:
        return day
    if timed.hour > _NOON:
        return f"{day}下午{timed.hour - _NOON}时{_minutes(timed)}"
    return f"{day}{'中午' if timed.hour == _NOON else '上午'}{timed.hour}时{_minutes(timed)}"


def clock(value: date) -> str:
    """The hour of a moment; nothing for a day or for midnight."""
    timed = _timed(value)
    return f"{timed.hour}时{_minutes(timed)}" if timed else ""


def _timed(value: date) -> datetime | None:
    at_an_hour = isinstance(value, datetime) and (value.hour, value.minute) != (0, 0)
    return value if isinstance(value, datetime) and at_an_hour else None


def _minutes(value: datetime) -> str:
    return f"{value.minute}分" if value.minute else ""


def _short(value: date) -> str:
    return f"{value.month}月{value.day}日{clock(value)}"
