"""Numerals and dates in Chinese words: one place to write them, and to read numerals."""

from datetime import date

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


def chinese_date(day: date) -> str:
    """Write a date as `2026年3月9日`: Arabic digits, no leading zeros (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def numeral(number: int) -> str:
    """Write 1 to 99,999,999 in Chinese numerals, as headings count: 一, 十二, 一万零一十二."""
    ten_thousands, rest = divmod(number, 10_000)
    if ten_thousands:
        gap = "零" if 0 < rest < 1_000 else ""
        return f"{numeral(ten_thousands)}万{gap}{_thousands(rest)}"
    return _thousands(rest).removeprefix("一") if 10 <= rest < 20 else _thousands(rest)


def _thousands(number: int) -> str:
    """Return 0 (blank) to 9,999."""
    written, gap = "", False
    for unit, name in _UNITS:
        digit = number // unit % 10
        if digit:
            written += f"{'零' if gap and written else ''}{_DIGITS[digit]}{name}"
        gap = not digit
    return written


def in_chinese(value: date | int) -> str:
    """Return a number in numerals, or a date as on seals of state: 二〇二六年三月九日."""
    if isinstance(value, int):
        return numeral(value) if value else "零"
    return f"{month_in_chinese(value.year, value.month)}{numeral(value.day)}日"


def month_in_chinese(year: int, month: int) -> str:
    """Return a month where no day is known: 一九八五年六月."""
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    return f"{digits}年{numeral(month)}月"


_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def capital_numeral(number: int) -> str:
    """Return a number as on receipts, where none can be altered: 壹拾贰."""
    written = numeral(number) if number else "零"
    return (f"一{written}" if written.startswith("十") else written).translate(_CAPITALS)


_VALUES = {each: value for value, each in enumerate(_DIGITS)} | {"两": 2}


def counted(numeral: str) -> int:
    """Read figures, or Chinese numerals below a hundred: 12 and 十二 are 12, 两 is 2."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_VALUES.get(tens, 1) * 10 if ten else 0) + _VALUES.get(ones, 0)
