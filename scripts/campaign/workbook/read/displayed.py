"""How a spreadsheet displays a number: 1 in the format 000 is 001, 0.95 in 0% is 95%.

What a cell shows is what its author saw and signed, so that is what counts. Only formats whose
text is the same in every program are worked out; fractions, exponents and conditions are none of
them, and give nothing. Of a day it matters where only the month is shown, of a moment where the
time of day is not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from campaign.workbook.declare.cells import Raw, exact

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
}  # fmt: skip
"""Excel's own formats of numbers, which a file need not spell out, by their number."""
_MONTH_ALONE, _DAY_ALONE = "yyyy年m月", "yyyy年m月d日"
BUILT_IN_DAYS = {
    **dict.fromkeys((17, 27, 36, 50, 52, 57), _MONTH_ALONE),
    **dict.fromkeys((14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58), _DAY_ALONE),
}
"""The same of days of which a Chinese Excel shows the month alone, or no time of day."""
# Words in quotes and characters behind a backslash are shown; what stands behind _ is only as wide
# as a blank, behind * repeated, in brackets a colour or a currency.
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?:[A-Za-z]+|[\u4e00-\u9fff]+|\$[^\]]*)\]')
_DIGITS = re.compile(r"([#,]*)(0*)(?:\.(0*)(#*))?(%?)")
_PLAIN_LITERAL = re.compile(r"[^0-9A-Za-z#?.,%/@\[\]]*")
# 001, and 2024.10, which is October where 2024.1 may be January.
_PADDED = re.compile(r"-?0\d|(?:19|20)\d\d\.10$")
_MARK = "\ue000"
"""Stands for literal words while the digits' places are looked for."""


def displayed(number: Decimal, code: str) -> str:
    """Return a number in a format, without marks between thousands.

    Nothing where that is not certain.
    """
    if not number.is_finite():  # a damaged file may hold 1E999
        return ""
    sections = _sections(code)
    section = sections[0]
    negative = number < 0
    if negative and len(sections) > 1:
        section, number, negative = sections[1], -number, False
    elif not number and len(sections) > 2:
        section = sections[2]
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append((found[1] or "") + (found[2] or ""))
        return _MARK

    pattern = _LITERAL.sub(keep, section).strip()
    digits = next((each for each in _DIGITS.finditer(pattern) if each.group()), None)
    if digits is None or not (digits[2] or digits[3] or digits[4] or digits[1]):
        return ""
    before, after = pattern[: digits.start()], pattern[digits.end() :]
    if not (_PLAIN_LITERAL.fullmatch(before) and _PLAIN_LITERAL.fullmatch(after)):
        return ""
    words = iter(literals)
    head, tail = (
        "".join(next(words) if c == _MARK else c for c in each) for each in (before, after)
    )
    return f"{'-' if negative else ''}{head}{_in_digits(abs(number), digits)}{tail}".strip()


def shown_of(day: date, code: str) -> str:
    """Return what a format shows of a day or a moment, where that is less than it holds."""
    parts = _parts_of_a_date(code)
    if "h" in parts:
        return ""
    if {"y", "m"} <= parts and "d" not in parts:
        return f"{day:%Y-%m}"
    has_clock = isinstance(day, datetime) and (day.hour, day.minute) != (0, 0)
    return f"{day:%Y-%m-%d}" if has_clock and "d" in parts else ""


@lru_cache(maxsize=256)
def _parts_of_a_date(code: str) -> frozenset[str]:
    return frozenset("ymdh").intersection(_LITERAL.sub("", code.lower()))


def may_differ(number: Decimal, codes: Iterable[str]) -> bool:
    """Tell whether some of the formats would show a number as another one, or padded."""
    return any(
        shown and ("%" in shown or _PADDED.match(shown) is not None or not _is(number, shown))
        for shown in (displayed(number, code) for code in codes)
    )


def _is(number: Decimal, shown: str) -> bool:
    try:
        return Decimal(shown) == number
    except InvalidOperation:  # it has words
        return False


def displayed_in(
    rows: Sequence[Sequence[Raw]], formats: Mapping[tuple[int, int], str], row: int, at: int
) -> str:
    """Return a cell's number as its format shows it.

    Nothing for a cell without a format or a number.
    """
    code, raw = formats.get((row, at), ""), rows[row][at]
    if isinstance(raw, date):
        return shown_of(raw, code)
    if not code or isinstance(raw, bool) or not isinstance(raw, int | float):
        return ""
    return displayed(exact(raw), code)


def _sections(code: str) -> list[str]:
    """Return the patterns for positive numbers, negative ones and zero, as far as given."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])*', code)[::2] if ";" in code else [code]


def _in_digits(number: Decimal, digits: re.Match[str]) -> str:
    whole, fixed, loose = digits[2] or "", digits[3] or "", digits[4] or ""
    if digits[5]:
        number *= 100
    places = len(fixed) + len(loose)
    all_digits = Context(prec=max(number.adjusted(), 0) + places + 2)
    text = format(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, all_digits), "f")
    before, _, after = text.partition(".")
    after = after[: len(fixed)] + after[len(fixed) :].rstrip("0")
    before = before.lstrip("0").rjust(max(len(whole), 1), "0")
    return before + (f".{after}" if after else "") + (digits[5] or "")
