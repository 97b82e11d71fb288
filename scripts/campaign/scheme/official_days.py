"""The official arrangement of a year's holidays, as the State Council publishes it.

Each year's notice (国务院办公厅关于…年部分节假日安排的通知) is a text of a few sentences. It is
understood as it stands: staff paste it into 工作日历, and what the program itself knows is kept in
the same words. Every figure in it that can be checked is checked: weekdays, and how many days.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from campaign.scheme.answers import HOLIDAY, WORKDAY
from campaign.scheme.sheets import SpecialDay
from campaign.workbook.declare.text import in_simplified

PUBLISHED = {
    2026: "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
    "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。"
    "2月14日（周六）、2月28日（周六）上班。"
    "三、清明节：4月4日（周六）至6日（周一）放假，共3天。"
    "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。"
    "五、端午节：6月19日（周五）至21日（周日）放假，共3天。"
    "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。"
    "七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。"
    "9月20日（周日）、10月10日（周六）上班。"
}
"""By year: what has been published so far. Another year's arrangement is asked for, not guessed."""

# 1月28日(农历除夕、周二), the year before it only where it is another one, a remark behind it.
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?"
_SPAN = rf"{_DAY}(?:[至到—~-]+{_DAY})?"
# 2月14日(周六)、2月28日(周六)上班: one or several days or spans, and what they are.
_CLAUSE = re.compile(
    rf"(?P<days>{_SPAN}(?:[、,和及]{_SPAN})*)(?P<what>放假|(?:照常|正常|调休|均|需|要|补)*上班|补班)"
)
_ONE_DAY = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?")
_SPANS = re.compile(_SPAN)
_COUNT = re.compile(r"(?:共|放假)(\d{1,2})天")
_TITLED = re.compile(r"(\d{4})年(?:度|全年)?(?:部分|法定)?(?:节假日|放假|元旦)")
"""关于2027年部分节假日安排的通知, 现将2027年元旦、春节……: not the day on which it was published."""
_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKDAYS = {each: number for number, each in enumerate("一二三四五六日")} | {"天": 6}
_SENTENCE = re.compile(r"(?<=[。;；\n])")
_SPEAKS_OF_DAYS = re.compile(r"\d月.*(?:放假|上班|补班)")
_ANY_DAY = re.compile(r"\d日")
_LONGEST = 20
"""Days of a holiday; what is longer was misread."""


class Misread(NamedTuple):
    """A sentence that cannot be right, or cannot be understood, and why."""

    sentence: str
    why: str


def arrangement_of(year: int) -> list[SpecialDay]:
    """Return the published days of a year, in order; none where the program does not know them."""
    return list(_published(year))


@cache
def _published(year: int) -> tuple[SpecialDay, ...]:
    days, _ = understand(PUBLISHED.get(year, ""), year)
    return tuple(sorted(days, key=lambda each: each.day))


def pieces_of(text: str) -> list[str]:
    """Return the sentences of a text as they stand; together they are the text."""
    return [each for each in _SENTENCE.split(text) if each]


def speaks_of_days(text: str) -> bool:
    """Tell whether a text is part of such a notice that says which days are off or worked."""
    return any(_SPEAKS_OF_DAYS.search(each) for each in _sentences(text))


def year_of(text: str) -> int | None:
    """Return the year that a notice says it is about; None where it does not say."""
    named = _TITLED.search(_plain(text))
    return int(named.group(1)) if named else None


def only_year(text: str, years: Iterable[int]) -> int | None:
    """Return the one of these years in which every weekday that a notice names is right.

    None where several will do: a notice without weekdays and without a year is nobody's.
    """
    possible = [year for year in years if not understand(text, year)[1]]
    return possible[0] if len(possible) == 1 else None


def understand(text: str, year: int) -> tuple[list[SpecialDay], list[Misread]]:
    """Return the days that a notice of a year names, and every sentence that does not hold."""
    days: list[SpecialDay] = []
    misread: list[Misread] = []
    for sentence in _sentences(text):
        if not _SPEAKS_OF_DAYS.search(sentence):
            continue
        found, why = _days_of(sentence, year)
        if why:
            misread.append(Misread(sentence, why))
        else:
            days += found
    return days, misread


def _plain(text: str) -> str:
    """Half-width, Simplified, without blanks: 1月1日(周四)至3日(周六)放假."""
    return re.sub(r"[^\S\n]+", "", in_simplified(normalize("NFKC", text)))


def _sentences(text: str) -> list[str]:
    return [each.strip() for each in _SENTENCE.split(_plain(text)) if each.strip()]


def _days_of(sentence: str, year: int) -> tuple[list[SpecialDay], str]:
    """Return the days of one sentence; or why it cannot be taken."""
    basis = f"国务院办公厅关于{year}年部分节假日安排的通知"
    days: list[SpecialDay] = []
    named = 0
    for clause in _CLAUSE.finditer(sentence):
        named += len(_ONE_DAY.findall(clause["days"]))
        kind = HOLIDAY if clause["what"] == "放假" else WORKDAY
        month = None
        for span in _SPANS.findall(clause["days"]):
            found, month, why = _span(span, year, month)
            if why:
                return [], why
            days += (SpecialDay(day=day, kind=kind, basis=basis) for day in found)
    if not days:
        return [], "看不懂"
    if named < len(_ANY_DAY.findall(sentence)):
        return [], "有的日期看不出是放假还是上班"
    off = sum(day.kind == HOLIDAY for day in days)
    said = _COUNT.search(sentence)
    if said and off and int(said.group(1)) != off:
        return [], f"算起来放假{off}天，写的是{said.group(1)}天"
    return days, ""


def _span(span: str, year: int, month: int | None) -> tuple[Sequence[date], int | None, str]:
    """Return the days from one to the other, the month in which they end, or why they cannot be."""
    ends: list[date] = []
    parts = _ONE_DAY.findall(span)
    if [own_month for _, own_month, *_ in parts] == ["12", "1"]:  # New Year begins the year before
        parts[0] = (parts[0][0] or str(year - 1), *parts[0][1:])
        parts[1] = (parts[1][0] or str(year), *parts[1][1:])
    for own_year, own_month, day, remark in parts:
        year = int(own_year or year)
        month = int(own_month) if own_month else month
        if month is None:
            return [], None, "看不出是几月"
        try:
            ends.append(date(year, month, int(day)))
        except ValueError:
            return [], month, f"没有{year}年{month}月{day}日这一天"
        said = _WEEKDAY.search(remark)
        if said and _WEEKDAYS[said.group(1)] != ends[-1].weekday():
            return [], month, f"{year}年{month}月{day}日不是{said.group()}"
    first, last = ends[0], ends[-1]
    if not 0 <= (last - first).days < _LONGEST:
        return [], month, "起止日期不对"
    return list(_each(first, last)), month, ""


def _each(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
