"""Days, months and moments as people write them: 2026.3.7, 2026年3月7日下午4:30, 一九八五年六月.

What a month looks like when Excel took it for a number needs care: 1985.1 may be January or
October typed as 1985.10. It is read as January with a notice, unless the cell's format shows more.
"""

import re
from datetime import MAXYEAR, date, datetime, timedelta
from typing import Any, NamedTuple
from unicodedata import normalize

from campaign.chinese import chinese_date
from campaign.issues import Kind
from campaign.workbook.declare.cells import CellValue, Fault, Noted, Parsed, Raw, as_text
from campaign.workbook.declare.kinds import CellKind, Rule
from campaign.workbook.declare.text import clean, in_simplified


class YearMonth(NamedTuple):
    """A month of a year, as registers give births: 1985.06."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}.{self.month:02d}"

    @property
    def chinese(self) -> str:
        """As official documents write it: 1985年6月."""
        return f"{self.year}年{self.month}月"


# Any of the usual separators, also mixed. No digit may follow: 2026.3.123 is no date with a rest.
_DAY = re.compile(r"(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|(?!\d))")
_MONTH = re.compile(r"(\d{2}|\d{4})[-/.年](\d{1,2})(?:月份?|\.)?(?![\d])")
# 20260307 and 202603 without separators: only years of this and the last century, or any number
# of six or eight digits would be one.
_PACKED_DAY = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_PACKED_MONTH = re.compile(r"((?:19|20)\d{2})(\d{2})(?!\d)")
# 下午4:30, 16时30分, 16:30:00, 4:30 pm, 晚8点半: minutes and seconds as far as given, the part of
# the day at either end.
_CLOCK = re.compile(
    r"(凌晨|清晨|早上|早晨|早|上午|中午|午后|下午|傍晚|晚上|晚间|夜里|深夜|半夜|晚|am|pm)?"
    r"(\d{1,2})[:时点](?:整|(\d{1,2}|半)(?:[:分](?:(\d{1,2})秒?)?)?)? ?(am|pm)?"
)
_HAN = "〇○零一二三四五六七八九"
_HAN_DIGITS = str.maketrans(_HAN, "000123456789")
_HAN_NUMBER = re.compile(f"[{_HAN}十]+")
_LOOSE_BLANK = re.compile(rf"(?<!\d) | (?![\d{_HAN}十])")  # 7 零点 is not the 70th
_MORNING = ("凌晨", "清晨", "早上", "早晨", "早", "上午", "am")
_NIGHT = ("晚上", "晚间", "夜里", "深夜", "半夜", "晚")
_LATER = ("午后", "下午", "傍晚", "pm", *_NIGHT)
_NEVER = {"中午": (0, *range(4, 10), *range(16, 100)), **dict.fromkeys(_MORNING, range(13, 100)),
          **dict.fromkeys(_NIGHT, range(1, 5))}  # fmt: skip
"""Hours up to 99 that a word rules out: 上午13:30, or 晚上1点, for nobody knows of which night."""
_LAST_OF_NOON, _LAST_DOUBTFUL = 3, 6  # 中午3点 is 15:00, a bare 6:30 may be of the evening

_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000  # 1927 to 2119: days counted by Excel from 1899-12-30
_MOST_DIGITS = 9
"""Of a number that can be a day; Python refuses to read numbers of thousands of digits."""


_NO_SUCH_DAY: dict[str, object] = {"what": "日期", "remedy": "核对后改正，如2026-3-7。"}
_NO_SUCH_TIME: dict[str, object] = {
    "what": "时间",
    "remedy": "当天夜里12点写23:59，或写第二天0:00；分钟不超过59。",
}

_HALF_SECOND = timedelta(microseconds=500_000)
"""Fractions of a day cannot hold every minute exactly."""


class Day(CellKind):
    """A calendar day."""

    blank: object = None
    centred = True
    number_format = "yyyy-mm-dd"
    width = 12.0

    def expected(self) -> str:
        return "日期，如2026-3-7"

    def rule(self) -> Rule | None:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": date(1930, 1, 1),
            "maximum": date(2099, 12, 31),
        }

    def parse(self, raw: Raw) -> Parsed:
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        if isinstance(raw, bool) or not isinstance(raw, str | float | int):
            return Fault(Kind.VALUE_NOT_DATE, {})
        return self._from_text(_readable(raw))

    def _from_text(self, text: str) -> Parsed:
        found = _DAY.match(text) or _PACKED_DAY.match(text)
        if found and found.end() == len(text):
            return _day(*found.groups())
        if serial := _serial_day(text):
            return serial
        return Fault(Kind.VALUE_NOT_DATE, {})

    def to_cell(self, value: Any) -> CellValue:
        day: date | None = value
        return day


class Moment(Day):
    """A day with the time of day; a bare `date` where no time was given."""

    number_format = "yyyy-mm-dd hh:mm"
    width = 17.0

    def __init__(self, *, clock: bool = False) -> None:
        """`clock`: the time of day must be given."""
        self.clock = clock

    def expected(self) -> str:
        return "日期和时间，如2026-3-7 16:30"

    def parse(self, raw: Raw) -> Parsed:
        parsed = self._moment(raw)
        day = parsed.value if isinstance(parsed, Noted) else parsed
        if self.clock and isinstance(day, date) and not isinstance(day, datetime):
            return Fault(Kind.VALUE_NO_CLOCK, {})
        return parsed

    def _moment(self, raw: Raw) -> Parsed:
        if isinstance(raw, datetime):
            rounded = raw if raw.year == MAXYEAR else raw + _HALF_SECOND
            return self._asked(rounded.replace(microsecond=0))
        if isinstance(raw, float) and _FIRST_SERIAL <= raw < _LAST_SERIAL and raw % 1:
            return self._asked(datetime(1899, 12, 30) + timedelta(minutes=round(raw * 1440)))
        return super().parse(raw)

    def _asked(self, moment: datetime) -> Parsed:
        """Return a moment of a real cell.

        Midnight is a whole day where no time of day is needed.
        """
        is_whole_day = not self.clock and (moment.hour, moment.minute) == (0, 0)
        return moment if is_whole_day else _asked_if_early(moment)

    def _from_text(self, text: str) -> Parsed:
        found = _DAY.match(text) or _PACKED_DAY.match(text)
        if not found:
            return super()._from_text(text)
        day = _day(*found.groups())
        rest = text[found.end() :].lstrip("t, ")
        rest = re.sub(r"^\(?(?:星期|周).\)?", "", rest)
        if isinstance(day, Fault) or not rest:
            return day
        clock = _CLOCK.fullmatch(rest)
        if not clock:
            return Fault(Kind.VALUE_NOT_DATE, {})
        return _at(day, clock)


class Month(CellKind):
    """A month of a year (出生年月)."""

    blank: object = None
    centred = True
    width = 10.0

    def expected(self) -> str:
        return "年月，如1985.06"

    def parse(self, raw: Raw) -> Parsed:
        day = self._parse(raw)
        if isinstance(day, date):
            return YearMonth(day.year, day.month)
        if isinstance(day, Noted) and isinstance(day.value, date):
            return day._replace(value=YearMonth(day.value.year, day.value.month))
        return day

    def _parse(self, raw: Raw) -> Parsed:
        """Return a `YearMonth`, or the whole day where one was written."""
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        if isinstance(raw, bool) or not isinstance(raw, str | float | int):
            return Fault(Kind.VALUE_NOT_DATE, {})
        text = _readable(raw)
        if found := _MONTH.fullmatch(text) or _PACKED_MONTH.fullmatch(text):
            month = _month(*found.groups())
            if isinstance(raw, float) and isinstance(month, YearMonth) and text.endswith(".1"):
                return Noted(month, Kind.VALUE_AMBIGUOUS_DATE, _january(month, text))
            return month
        return Day().parse(raw)

    def to_cell(self, value: Any) -> CellValue:
        return None if value is None else str(value)


class Since(Month):
    """A day, or only the month where no day is known (参加工作时间)."""

    width = 12.0

    def expected(self) -> str:
        return "年月或日期，如2019.07或2019-7-15"

    def parse(self, raw: Raw) -> Parsed:
        return self._parse(raw)


def _january(month: YearMonth, text: str) -> dict[str, object]:
    """Return what to say of 2024.1, which a spreadsheet also makes of 2024.10."""
    return {
        "understood": month.chinese,
        "because": f"；“{text}”也可能是10月（Excel 会把{text}0变成{text}）",
        "otherwise": f"是10月的，改成{month.year}-10",
    }


def _two_digits(understood: str) -> dict[str, object]:
    """Return what to say of a year of two digits."""
    return {"understood": understood, "because": "", "otherwise": "不对的，年份写四位数"}


def _readable(raw: str | float) -> str:
    """Half-width, Simplified, Chinese numerals made Arabic, no blanks but between two figures."""
    text = _LOOSE_BLANK.sub("", normalize("NFKC", in_simplified(clean(as_text(raw))).lower()))
    text = text.replace("。", ".").replace("号", "日")
    return _HAN_NUMBER.sub(lambda found: _arabic(found.group()), text)


def _arabic(numeral: str) -> str:
    if "十" not in numeral:
        return numeral.translate(_HAN_DIGITS)
    tens, _, ones = numeral.partition("十")
    return str(int(tens.translate(_HAN_DIGITS) or 1) * 10 + int(ones.translate(_HAN_DIGITS) or 0))


def _year(digits: str) -> tuple[int, bool]:
    """Return the year, and whether two digits had to be completed: 85 → 1985, 07 → 2007."""
    year = int(digits)
    if len(digits) == 4:
        return year, False
    return year + (1900 if year > 40 else 2000), True


def _day(year: str, month: str, day: str) -> Parsed:
    full, completed = _year(year)
    try:
        value = date(full, int(month), int(day))
    except ValueError:
        return Fault(Kind.VALUE_IMPOSSIBLE_DATE, _NO_SUCH_DAY)
    if completed:
        understood = chinese_date(value)
        return Noted(value, Kind.VALUE_AMBIGUOUS_DATE, _two_digits(understood))
    return value


def _month(year: str, month: str) -> Parsed:
    full, completed = _year(year)
    if not 1 <= int(month) <= 12 or not 1900 <= full <= 2199:
        return Fault(Kind.VALUE_IMPOSSIBLE_DATE, _NO_SUCH_DAY)
    value = YearMonth(full, int(month))
    if completed:
        return Noted(value, Kind.VALUE_AMBIGUOUS_DATE, _two_digits(value.chinese))
    return value


def _serial_day(text: str) -> date | None:
    """Return a day that lost its date format: 46088 → 2026-03-07."""
    is_number = len(text) <= _MOST_DIGITS and text.isascii() and text.isdigit()
    if is_number and _FIRST_SERIAL <= int(text) < _LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(text))
    return None


def _at(day: Parsed, clock: re.Match[str]) -> Parsed:
    """Return the moment on a day that a time of day means, as Chinese gives it."""
    before, hour_text, minute, second, after = clock.groups()
    part, hour = before or after, int(hour_text)
    base = day.value if isinstance(day, Noted) else day
    assert isinstance(base, date)
    is_midnight = part in _NIGHT and hour in (0, 12)
    if hour in _NEVER.get(part or "", ()):
        return Fault(Kind.VALUE_NOT_DATE, {})
    if is_midnight or (part in ("am", "凌晨") and hour == 12):
        hour = 0
    elif (part in _LATER and hour < 12) or (part == "中午" and hour <= _LAST_OF_NOON):
        hour += 12
    minutes = 30 if minute == "半" else int(minute or 0)
    try:
        value = datetime(base.year, base.month, base.day, hour, minutes, int(second or 0))
        if is_midnight:
            return _asked(value + timedelta(days=1))  # the night at the end of the day
    except (ValueError, OverflowError):
        return Fault(Kind.VALUE_IMPOSSIBLE_DATE, _NO_SUCH_TIME)
    if part in _MORNING:
        return day._replace(value=value) if isinstance(day, Noted) else value
    asked = _asked_if_early(value)
    if isinstance(day, Noted) and not isinstance(asked, Noted):
        return day._replace(value=value)
    return asked


def _asked_if_early(moment: datetime) -> Parsed:
    """Ask about an hour that nobody said to be in the morning: 4:30 is often 16:30."""
    return _asked(moment) if moment.hour <= _LAST_DOUBTFUL else moment


def _asked(moment: datetime) -> Noted:
    half = "凌晨" if moment.hour < _LAST_DOUBTFUL else "上午"
    understood = f"{chinese_date(moment)}{half}{moment.hour}时{moment.minute:02d}分"
    otherwise = "不对的，写明上午、下午或24小时制的钟点"
    said: dict[str, object] = {"understood": understood, "because": "", "otherwise": otherwise}
    return Noted(moment, Kind.VALUE_AMBIGUOUS_DATE, said)
