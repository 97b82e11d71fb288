"""What is known of a person: every column of 花名册 by its header, and what follows from it.

`fact(member, name, on)` is the one place that conditions, points, ties, who may choose what,
reports and letters ask. A fact is the cell exactly as it shows; the asker takes it as a word, a
number or a day. Beside the columns themselves:

    年龄            full years on the day `on`, from 出生年月
    工作年限        from 参加工作时间; <X>年限 from <X>时间: 任现职时间 → 任现职年限.
                    A column <X>扣除月数 holds the months that do not count (long leave)
    距<X>年限       from `on` to the day in <X>时间: 退休时间 → 距退休年限
    到龄时间        the birthday on which 最高任职年龄 is reached; 任职情况 is 现任 for whoever
                    holds a post such as are competed for, else 新任
    近<N>年考核     the appraisals of the last N full years, from 近三年考核 or 2023年考核 …;
                    近<N>年<等次>次数 counts a grade, 近<N>年连续<等次>年数 the latest in a row

What is missing is said in `Fact.lacks`, in a sentence for people; it is never guessed.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.calendar import add_months, in_words, whole_months
from campaign.chinese import chinese_date, counted
from campaign.issues import Issue, Where
from campaign.roster.appraisals import Appraisals, appraisals
from campaign.roster.roster import Member
from campaign.roster.sheets import TOP_AGE
from campaign.workbook.declare.cells import Noted, Raw, as_text
from campaign.workbook.declare.dates import Since, YearMonth
from campaign.workbook.declare.numbers import Number
from campaign.workbook.declare.text import clean, fold
from campaign.workbook.grid import is_blank
from campaign.workbook.read.vocabulary import header_key

Day = date | YearMonth

AGE, BORN, SERVICE, WORKING_SINCE = "年龄", "出生年月", "工作年限", "参加工作时间"
_BASES = {AGE: BORN, SERVICE: WORKING_SINCE}
TOP_AGE_DAY = "到龄时间"
_YEARS, _SINCE_ENDINGS = "年限", ("时间", "日期", "年月")
_LEAVE = "扣除月数"
_UNTIL = "距"
_APPRAISALS = re.compile(
    r"近([一二两三四五六七八九十]|\d{1,2})年(?:度|年度)?考核(?:结果|等次|情况)?"
)
_GRADES = re.compile(r"近([一二两三四五六七八九十]|\d{1,2})年(连续)?(.+?)(次数|年数)")
_NUMBER = Number(places=10)
_TOO_LONG = 100_000_000
"""Numerals are written of smaller numbers only."""


class Fact(NamedTuple):
    """One fact about a person; `lacks` says what the roster would have to hold, if it is missing.

    A span of years has `months` and the day it runs from (`since`); appraisals have `graded`.
    """

    name: str
    where: Where
    raw: Raw | YearMonth | Fraction = ""
    lacks: str = ""
    column: bool = True
    """Whether the roster has such a column at all; a blank cell of it may mean something."""
    since: Day | None = None
    months: int | None = None
    leave: int = 0
    """Months that were taken off a span."""
    graded: Appraisals | None = None
    notice: Issue | None = None
    """What somebody should look at: a cell that was understood, but not beyond doubt."""

    @property
    def known(self) -> bool:
        """Whether the roster says it."""
        return not self.lacks

    @property
    def word(self) -> str:
        """As it stands, for a sentence or a letter; nothing where it is missing."""
        if self.months is not None:
            return in_words(self.months)
        if isinstance(self.raw, Fraction):
            return f"{float(self.raw):g}" if self.raw.denominator > 1 else str(self.raw.numerator)
        return spoken_day(self.raw) if isinstance(self.raw, date | YearMonth) else text_of(self.raw)

    @property
    def number(self) -> Fraction | None:
        """As a number: years for a span; None if it is none."""
        if self.months is not None:
            return Fraction(self.months, 12)
        if isinstance(self.raw, Fraction):
            return self.raw
        if isinstance(self.raw, YearMonth) or is_blank(self.raw):
            return None
        parsed = _NUMBER.parse(self.raw)
        return Fraction(parsed) if isinstance(parsed, Decimal) else None

    @property
    def day(self) -> Day | None:
        """As a day, or as a month where no day is known; None if it is neither."""
        return day_of(self.raw)

    @property
    def meanings(self) -> list[Day | int]:
        """As what can be written in another form: a day or month, a whole number of a few digits.

        46088 under 工号 is a number, under 退休时间 a day: the likelier comes first.
        """
        number = self.number
        day = self.day if self.months is None else None
        found: list[Day | int] = [day] if day else []
        if number is not None and number.denominator == 1 and 0 <= number < _TOO_LONG:
            is_dated = header_key(self.name).endswith(_SINCE_ENDINGS)
            found.insert(len(found) if is_dated else 0, int(number))
        return found


def fact(member: Member, name: str, on: date) -> Fact:
    """Give what the roster says of a person under a name, on a day.

    A column of that very name is read as it stands. Only 年龄 and 工作年限 are worked out wherever
    the roster has the date that they follow from, for a typed age grows old; and appraisals are
    those of the years before that day, whatever else the column holds.
    """
    key = header_key(name)
    if asked := _APPRAISALS.fullmatch(key):
        return _appraised(member, name, counted(asked[1]), on)
    if key == AGE and (born := _cell(member, BORN)).known:
        return _age(born, on)
    if key == SERVICE and (start := _cell(member, WORKING_SINCE)).known:
        return _span(member, name, start, on)
    own = _cell(member, name)
    return own if own.column else _followed(member, key, on) or own


def _followed(member: Member, name: str, on: date) -> Fact | None:
    """Return a fact that follows from other columns, if `name` is of such a form."""
    if name in _BASES:
        return _cell(member, _BASES[name])._replace(name=name)
    if name == TOP_AGE_DAY:
        return _top_age_day(member)
    if asked := _GRADES.fullmatch(name):
        return _grades_counted(member, name, asked, on)
    if not name.endswith(_YEARS):
        return None
    stem = name.removesuffix(_YEARS)
    if stem.startswith(_UNTIL):
        return _left(member, name, _dated(member, stem.removeprefix(_UNTIL)), on)
    return _span(member, name, _dated(member, stem), on)


# -- cells ----------------------------------------------------------------------------------------


def _cell(member: Member, name: str) -> Fact:
    """Return the cell under a header, exactly as it shows what it holds."""
    cell = member.cell(name)
    if cell is None:
        return Fact(name, member.row.where("name"), lacks=f"花名册没有“{name}”一列", column=False)
    raw, where = cell
    if isinstance(raw, Noted):
        assert isinstance(raw.value, str | YearMonth)
        if not raw.value:
            return Fact(name, where, "", f"花名册上“{name}”的内容看不见（格式或字的颜色遮住了）")
        found = Fact(name, where, raw.value)
        return found if member.is_declared(name) else found._replace(notice=_said(found, raw))
    lacks = f"花名册上没有填“{name}”" if _is_nothing(raw) else ""
    return Fact(name, where, raw, lacks)


def _is_nothing(raw: "Raw | YearMonth") -> bool:
    return not isinstance(raw, YearMonth) and is_blank(raw)


def _dated(member: Member, stem: str) -> Fact:
    """Return the first column <stem>时间, <stem>日期 or <stem>年月 that the roster has."""
    found = [_cell(member, stem + ending) for ending in _SINCE_ENDINGS]
    first = next((each for each in found if each.column), found[0])
    is_top_age = first.name == TOP_AGE_DAY and not first.column
    return _top_age_day(member) if is_top_age else first


def text_of(raw: "Raw | YearMonth | Fraction") -> str:
    """Return a cell as text."""
    return str(raw) if isinstance(raw, YearMonth | Fraction) else clean(as_text(raw))


def day_of(raw: "Raw | YearMonth | Fraction") -> Day | None:
    """Return the day or month that a cell says; None if it says none beyond doubt."""
    if isinstance(raw, YearMonth):
        return raw
    if isinstance(raw, Fraction) or is_blank(raw):
        return None
    parsed = Since().parse(raw)
    value = parsed.value if isinstance(parsed, Noted) else parsed
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date | YearMonth) else None


def spoken_day(day: Day) -> str:
    """Return 2019年7月15日, or 2019年7月 where no day is known."""
    return chinese_date(day) if isinstance(day, date) else f"{day.year}年{day.month}月"


# -- what follows ---------------------------------------------------------------------------------


def months_since(since: Day, on: date) -> int:
    """Complete months from `since` to the day `on`, that day included.

    Where only the month is known, months are subtracted from months.
    """
    if isinstance(since, YearMonth):
        return (on.year - since.year) * 12 + on.month - since.month
    return whole_months(since, on)


def _unreadable(base: Fact, name: str) -> Fact:
    """Return what to say where a date is missing, or is none."""
    lacks = base.lacks or f"花名册上的“{base.name}”（{text_of(base.raw)}）看不出是哪一天"
    return base._replace(name=name, lacks=lacks)


def _doubt(member: Member, base: Fact) -> Issue | None:
    """Return the notice that a date was understood, but might be another: 1985.1."""
    if base.notice or member.is_declared(base.name) or isinstance(base.raw, YearMonth | Fraction):
        return base.notice
    parsed = Since().parse(base.raw)
    return _said(base, parsed) if isinstance(parsed, Noted) else None


def _said(base: Fact, noted: Noted) -> Issue:
    data = {"column": base.name, "expected": Since().expected()}
    return noted.kind.at(base.where, text_of(base.raw), **data | noted.data)


def _age(born: Fact, on: date) -> Fact:
    day = born.day
    if day is None:
        return _unreadable(born, AGE)
    years = months_since(day, on) // 12
    return Fact(AGE, born.where, Fraction(years), since=day)


def _span(member: Member, name: str, start: Fact, on: date) -> Fact:
    """Years from a date, less the months of leave that a column beside it says."""
    since = start.day
    if since is None:
        return _unreadable(start, name)
    months = months_since(since, on)
    taken_off = _cell(member, header_key(name).removesuffix(_YEARS) + _LEAVE)
    less = taken_off.number if taken_off.known else Fraction(0)
    if less is None or less < 0 or less.denominator != 1:
        said = f"花名册上的“{taken_off.name}”（{taken_off.word}）不是整月数"
        return taken_off._replace(name=name, lacks=said)
    leave = int(less)
    notice = _doubt(member, start)
    return Fact(name, start.where, since=since, months=months - leave, leave=leave, notice=notice)


def _left(member: Member, name: str, end: Fact, on: date) -> Fact:
    """Years that are left until a date."""
    until = end.day
    if until is None:
        return _unreadable(end, name)
    if isinstance(until, YearMonth):
        months = (until.year - on.year) * 12 + until.month - on.month
    else:
        months = whole_months(on, until)
    return Fact(name, end.where, since=until, months=months, notice=_doubt(member, end))


def _top_age_day(member: Member) -> Fact:
    born, age = _cell(member, BORN), _cell(member, TOP_AGE)
    day, years = born.day, age.number
    if not age.known or years is None:
        return age._replace(name=TOP_AGE_DAY)
    if day is None:
        return _unreadable(born, TOP_AGE_DAY)
    if isinstance(day, YearMonth):
        return born._replace(name=TOP_AGE_DAY, raw=YearMonth(day.year + int(years), day.month))
    return born._replace(name=TOP_AGE_DAY, raw=add_months(day, int(years * 12)))


def _appraised(member: Member, name: str, years: int, on: date) -> Fact:
    found = appraisals(member, years, on)
    return Fact(name, found.where, found.text, found.lacks, column=found.has_column, graded=found)


def _grades_counted(member: Member, name: str, asked: re.Match[str], on: date) -> Fact:
    found = appraisals(member, counted(asked[1]), on)
    grade = fold(asked[3])
    count = found.in_a_row(grade) if asked[2] else found.count(grade)
    return Fact(name, found.where, Fraction(count), found.lacks, column=found.has_column)
