"""How a spreadsheet displays a number: 1 in the format 000 is 001, 0.95 in 0% is 95%.

What a cell shows is what its author saw and signed, so that is what counts. Only formats whose
text is the same in every program are worked out; fractions and exponents are none of them, and
give nothing. Of a day it matters where only the month is shown, of a moment where the
time of day is not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

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
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne,
}  # fmt: skip
_ALL_PARTS = 4
"""Of a format: for positive numbers, negative ones, zero, and words."""


def displayed(number: Decimal, code: str) -> str:
    """Return a number in a format, without marks between thousands.

    Nothing where that is not certain, and where nothing is shown.
    """
    return _shown(number, code) or ""


def shows_nothing(raw: Raw, code: str) -> bool:
    """Tell whether a format leaves a cell with a number or words as if it were blank."""
    if isinstance(raw, str):
        parts = _parts(code)
        return len(parts) == _ALL_PARTS and parts[-1].in_words == ""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return False
    return _shown(exact(raw), code) == ""


def hides_something(code: str) -> bool:
    """Tell whether a format leaves some numbers or words as if their cells were blank."""
    parts = _parts(code)
    return len(parts) > 1 and any(each.in_words == "" for each in parts)


def _shown(number: Decimal, code: str) -> str | None:
    """Return a number in a format; None where that is not certain."""
    if not number.is_finite():  # a damaged file may hold 1E999
        return None
    part, is_negative = _part_for(number, _parts(code))
    if part is None:
        return None
    digits = next((each for each in _DIGITS.finditer(part.pattern) if each.group()), None)
    if digits is None or not (digits[2] or digits[3] or digits[4] or digits[1]):
        return part.in_words
    before, after = part.pattern[: digits.start()], part.pattern[digits.end() :]
    if not (_PLAIN_LITERAL.fullmatch(before) and _PLAIN_LITERAL.fullmatch(after)):
        return None
    words = iter(part.literals)
    head, tail = (_with_words(each, words) for each in (before, after))
    return f"{'-' if is_negative else ''}{head}{_in_digits(abs(number), digits)}{tail}".strip()


class _Part(NamedTuple):
    """What a format has for some of the numbers."""

    pattern: str
    literals: tuple[str, ...]
    condition: tuple[Callable[[Decimal, Decimal], bool], Decimal] | None

    @property
    def in_words(self) -> str | None:
        """What stands there in place of a number; None if that is a number or a day.

        A dash or the like is how accounts write 0.
        """
        if not _PLAIN_LITERAL.fullmatch(self.pattern):
            return None
        text = _with_words(self.pattern, iter(self.literals)).strip()
        return text if not text or any(map(str.isalnum, text)) else None


def _with_words(pattern: str, words: Iterator[str]) -> str:
    return "".join(next(words) if each == _MARK else each for each in pattern)


@lru_cache(maxsize=256)
def _parts(code: str) -> tuple[_Part, ...]:
    """Take a format apart: for positive numbers, negative ones, zero and words, as far as given."""
    masked = _LITERAL.sub(lambda found: _MARK * len(found.group()), code)
    ends = (-1, *(at for at, each in enumerate(masked) if each == ";"), len(code))
    return tuple(_part(code[end + 1 : after]) for end, after in pairwise(ends))


def _part(section: str) -> _Part:
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append((found[1] or "") + (found[2] or ""))
        return _MARK

    pattern = _LITERAL.sub(keep, section).strip()
    condition = _CONDITION.search(pattern)
    if condition is None:
        return _Part(pattern, tuple(literals), None)
    limit = _COMPARED[condition[1]], Decimal(condition[2])
    return _Part(pattern.replace(condition[0], "").strip(), tuple(literals), limit)


def _part_for(number: Decimal, parts: tuple[_Part, ...]) -> tuple[_Part | None, bool]:
    """Return the part that a number is shown by, and whether with a minus of its own."""
    if any(part.condition for part in parts):
        return _part_by_condition(number, parts), False
    is_negative = number < 0
    if is_negative and len(parts) > 1:
        return parts[1], False
    return parts[2 if not number and len(parts) > 2 else 0], is_negative


def _part_by_condition(number: Decimal, parts: tuple[_Part, ...]) -> _Part | None:
    """Return the first part whose condition holds, else the one after them."""
    if number < 0 or parts[0].condition is None:  # programs differ
        return None
    for part in parts[:3]:
        if part.condition is None or part.condition[0](number, part.condition[1]):
            return part
    return None


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
    """Tell whether some of the formats would show a number as another one, padded or in words."""
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
