"""When a form was handed in: what is odd about it, and for online ones, where and how it is told.

The services name the moment of handing in differently, and write it as a date, in Chinese, in ISO
with a zone or in English. Whether 3/6/2026 is in March or in June, only the rest of its column can
tell; where it does not, the column is refused.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from unicodedata import normalize

from campaign.calendar import day_of
from campaign.issues import Issue, Kind
from campaign.registration.sheets import Application
from campaign.workbook.declare.cells import Raw
from campaign.workbook.declare.text import clean, fold
from campaign.workbook.read.rows import Broken, Row, faulty_in, values_of

HANDED_IN = (
    "提交答卷时间", "结束答题时间", "完成时间", "提交时间", "填写时间", "创建时间",
    "completiontime", "submittime", "submittedat", "timestamp",
)  # fmt: skip
"""Columns that tell when a form was handed in, the one to be taken first; never when it was begun.

The office's own 报名时间 goes before all of them.
"""
BEGUN = ("开始答题时间", "开始时间", "开始填写时间", "starttime")
CHANGED = (
    "修改时间", "更新时间", "上次修改时间", "最后修改时间", "最近修改时间", "最后更新时间",
    "lastmodifiedtime", "updatedat",
)  # fmt: skip

_BEIJING = timedelta(hours=8)
_ISO = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2})[t ]?(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(z|[+-]\d{2}:?\d{2})", re.I
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_REST = r"[-/., ]+(\d{4})\b(.*)"
_MONTH_SECOND = re.compile(rf"{_DAY}[-/. ]([a-z]{{3}})[a-z]*\.?{_REST}")
_MONTH_FIRST = re.compile(rf"([a-z]{{3}})[a-z]*\.?[-/. ]{_DAY}{_REST}")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)(.*)")
_WHOLE_YEAR = 4
_MONTHS_A_YEAR = 12


def about_time(
    row: Row[Application] | Broken, closes: datetime, opens: date | None
) -> Iterable[Issue]:
    """Yield what is odd about the time of a registration, between its opening and its deadline."""
    values, faulty = values_of(row), faulty_in(row)
    submitted = values["submitted_at"]
    if submitted is None:
        if "submitted_at" not in faulty and row.places.has("submitted_at"):
            yield Kind.TIME_MISSING.at(row.where("submitted_at"))
        return
    if not isinstance(submitted, datetime) and submitted == closes.date():
        where = row.where("submitted_at")
        yield Kind.TIME_WITHOUT_CLOCK.at(where, submitted, closes=f"{closes:%H:%M}")
    if opens and day_of(submitted) < day_of(opens):
        where = row.where("submitted_at")
        yield Kind.TIME_EARLY.at(where, submitted, time=submitted, opens=opens)
    withdrawn = values["withdrawn_on"]
    if withdrawn and day_of(withdrawn) < day_of(submitted):
        yield Kind.WITHDRAWN_EARLY.at(
            row.where("withdrawn_on"), withdrawn, withdrawn=withdrawn, submitted=submitted
        )


def rank(key: str) -> int:
    """Return which of the columns of the moment of handing in a folded heading is; -1 for none."""
    return HANDED_IN.index(key) if key in HANDED_IN else -1


class Clock:
    """Reads the texts of one column, in which day and month have one order."""

    def __init__(self, cells: Iterable[Raw]) -> None:
        texts = [_plain(raw) for raw in cells if isinstance(raw, str)]
        found = [each for each in map(_YEAR_LAST.fullmatch, texts) if each]
        self._day_first = any(int(each[1]) > _MONTHS_A_YEAR for each in found)
        month_first = any(int(each[2]) > _MONTHS_A_YEAR for each in found)
        short = any(len(each[3]) < _WHOLE_YEAR for each in found)
        self.example = found[0].group(0) if found else ""
        """A text whose day and month stand before the year."""
        self.is_doubtful = bool(found) and (short or self._day_first == month_first)
        """Nothing in the column tells which of its numbers is the day."""

    def read(self, raw: Raw) -> Raw:
        """Return the cell as the ordinary reader of moments understands it."""
        if not isinstance(raw, str):
            return raw
        text = _plain(raw)
        if found := _ISO.fullmatch(text):
            return _in_beijing(*found.groups()) or raw
        for pattern, month_at, day_at in ((_MONTH_SECOND, 2, 1), (_MONTH_FIRST, 1, 2)):
            if (found := pattern.fullmatch(text)) and found[month_at] in _MONTHS:
                number = _MONTHS.index(found[month_at]) + 1
                return f"{found[3]}-{number}-{found[day_at]} {found[4].strip(' ,')}".strip()
        if (found := _YEAR_LAST.fullmatch(text)) and not self.is_doubtful:
            day, month = (found[1], found[2]) if self._day_first else (found[2], found[1])
            return f"{found[3]}-{month}-{day} {found[4].strip(' ,')}".strip()
        return re.sub(r"(:\d{2})\.\d+$", r"\1", text)


def _plain(text: str) -> str:
    return normalize("NFKC", clean(text)).lower()


def _in_beijing(day: str, clock: str, zone: str) -> str:
    """Return the moment by the clock on the wall, which is one in the whole country.

    Empty if none.
    """
    year, month, date = map(int, day.split("-"))
    hours, minutes, seconds = map(int, f"{clock}:0".split(":")[:3])
    digits = zone[1:].replace(":", "").rjust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    try:
        there = datetime(year, month, date, hours, minutes, seconds)
        moment = there + _BEIJING + (ahead if zone.startswith("-") else -ahead)
    except (ValueError, OverflowError):
        return ""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def time_key(text: str) -> str:
    """Return a heading of a time as a key: without remarks such as （自动）."""
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]|[*:]", "", fold(text))
