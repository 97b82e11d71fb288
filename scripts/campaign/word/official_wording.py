"""Small forms of official writing: dates, document numbers, numerals, lists of people.

GB/T 9704-2012: 7.2.5 (document number), 7.3.5.4 (date).
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from campaign.chinese import chinese_date


def document_number(agency_code: str, year: int, serial: int | None) -> str:
    """Write `柳委〔2026〕7号`: no 第, no leading zero (7.2.5); no serial leaves room for it."""
    return f"{agency_code}〔{year}〕{'　' if serial is None else serial}号"


def has_room_for_serial(value: object) -> bool:
    """Tell whether a value is a document number whose serial is to be written in by hand."""
    return isinstance(value, str) and value.endswith("〕　号")


class NumberParts(NamedTuple):
    """What a document number is made of."""

    agency_code: str
    year: int
    serial: int


_NUMBER = re.compile(r"([^\d\s〔〕第]{1,14})〔((?:19|20)\d\d)〕([1-9]\d*)号")


def number_parts(number: str) -> NumberParts | None:
    """Return the parts of a document number; None if it is not written as 7.2.5 asks."""
    found = _NUMBER.fullmatch(number)
    return NumberParts(found[1], int(found[2]), int(found[3])) if found else None


def people_phrase(names: Sequence[str]) -> str:
    """Name people in a title: one or two by name, from three on the first and the number."""
    if len(names) > 2:
        return f"{names[0]}等{len(names)}名同志"
    return "、".join(names) + "同志"


def text_width(text: str) -> float:
    """Return width in Chinese characters.

    In the official fonts a Latin letter or digit is half of one.
    """
    return len(text) - len(text.encode("ascii", "ignore")) / 2


_WEEKDAYS = "一二三四五六日"
_NOON = 12


def moment(value: date) -> str:
    """Return a day, with its hour if it has one: 2026年3月7日16时30分."""
    return chinese_date(value) + clock(value)


def period(starts: date | None, ends: date | None) -> str:
    """Say from when until when, within a year without naming it: 3月3日至3月7日16时30分."""
    first, last = starts or ends, ends or starts
    if first is None or last is None:
        return "另行通知"
    write = _short if first.year == last.year else moment
    begin, end = write(first), write(last)
    return begin if begin == end else f"{begin}至{end}"


def meeting_time(value: date) -> str:
    """Say when people meet: day of the week, morning or afternoon."""
    day = f"{chinese_date(value)}（星期{_WEEKDAYS[value.weekday()]}）"
    timed = _timed(value)
    if timed is None:
        return day
    if timed.hour > _NOON:
        return f"{day}下午{timed.hour - _NOON}时{_minutes(timed)}"
    return f"{day}{'中午' if timed.hour == _NOON else '上午'}{timed.hour}时{_minutes(timed)}"


def clock(value: date) -> str:
    """Return the hour of a moment; nothing for a day or for midnight."""
    timed = _timed(value)
    return f"{timed.hour}时{_minutes(timed)}" if timed else ""


def _timed(value: date) -> datetime | None:
    at_an_hour = isinstance(value, datetime) and (value.hour, value.minute) != (0, 0)
    return value if isinstance(value, datetime) and at_an_hour else None


def _minutes(value: datetime) -> str:
    return f"{value.minute}分" if value.minute else ""


def _short(value: date) -> str:
    return f"{value.month}月{value.day}日{clock(value)}"
