"""Numbers that may stand in a cell: exact decimals, whole numbers, percentages, head counts."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from campaign.chinese import counted
from campaign.issues import Kind
from campaign.workbook.declare.cells import (
    CellKind,
    CellValue,
    Fault,
    Noted,
    Parsed,
    Raw,
    Rule,
    as_text,
    exact,
    plain,
)
from campaign.workbook.declare.text import fold, squeeze

UNITS = "分名个人票张年月日"
# Western digits only, as \d would take those of other scripts, too; 85. and .5 are numbers.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_TWO_NUMBERS = re.compile(r"\d\s+\d")
_THOUSANDS = re.compile(r",[0-9]{3}$")
_BECAUSE = re.compile(r"([^(\[【]+)[(\[【]([^()\[\]【】\d?]+)[)\]】]")
"""A word with its reason in brackets: 缺席(出差)."""
_OPEN = re.compile("^[不无否未非没]|[待补改误错代]")
"""A remark that takes the word back, or says that there is more to come."""


class Typed(NamedTuple):
    """A number, and whether a comma was taken for the decimal point."""

    number: Decimal
    comma: bool


def typed_number(raw: str, units: str = UNITS) -> Typed | None:
    """Return the number that a text says, with one of the units behind it or none.

    Nothing where it may mean two numbers: `8 5`, or `1,000`, which is 1 to one and 1000 to another.
    """
    text = squeeze(raw).replace("。", ".").strip("「」\"'“”")
    if text and text[-1] in units:
        text = text[:-1]
    if not _NUMBER.fullmatch(text) or _TWO_NUMBERS.search(raw) or _THOUSANDS.search(text):
        return None
    return Typed(Decimal(text.replace(",", ".")), "," in text)


class Number(CellKind):
    """An exact decimal number; more decimals than allowed are refused, never rounded."""

    blank: object = None
    centred = True
    width = 9.0

    def __init__(
        self,
        low: str | None = None,
        high: str | None = None,
        *,
        places: int = 2,
        words: Sequence[str] = (),
        step: Decimal | None = None,
        shown: int | None = None,
        finest: int | None = None,
        units: str = UNITS,
        percent: bool = False,
        said: str = "",
    ) -> None:
        """`places` decimals at most; `shown` are always displayed; `said` is what to enter.

        More decimals, up to `finest`, are let pass with a notice. `step` is enforced while typing
        only: what it means otherwise the reading stage knows. `percent`: 80% may stand for 80,
        which is said; elsewhere a percentage is refused, however it came to be shown.
        """
        self.low = None if low is None else Decimal(low)
        self.high = None if high is None else Decimal(high)
        self.places = places
        self.words = tuple(words)
        self.step = step
        self.finest = places if finest is None else finest
        self.units = units
        self.percent = percent
        self.said = said
        self.number_format = "General" if shown is None else _decimal_format(shown)

    def expected(self) -> str:
        if self.said:
            return self.said
        span = "数字"
        if self.low is not None and self.high is not None:
            span = f"{plain(self.low)}到{plain(self.high)}之间的数字"
        elif self.low is not None:
            span = f"不小于{plain(self.low)}的数字"
        decimals = f"（最多{self.places}位小数）" if self.places else "（整数）"
        if self.step:
            decimals = f"（{plain(self.step)}的整数倍）"
        return span + decimals + "".join(f"，或“{word}”" for word in self.words)

    def rule(self) -> Rule | None:
        if self.words:
            return {"validate": "custom", "value": self._formula()}
        low = -1e9 if self.low is None else float(self.low)
        high = 1e9 if self.high is None else float(self.high)
        validate = "decimal" if self.places else "integer"
        return {"validate": validate, "criteria": "between", "minimum": low, "maximum": high}

    def parse(self, raw: Raw) -> Parsed:
        if isinstance(raw, float):
            return self._checked(exact(raw))
        if isinstance(raw, str):
            return self._from_text(raw)
        if isinstance(raw, int) and not isinstance(raw, bool):
            return self._checked(Decimal(raw))
        return Fault(Kind.VALUE_NOT_NUMBER, {})

    def _from_text(self, raw: str) -> Parsed:
        text = squeeze(raw)
        if self.words and (word := self._word(text)):
            return word
        is_percent = bool(_SAYS_PERCENT.search(text))
        typed = typed_number(_SAYS_PERCENT.sub("", text) if is_percent else raw, self.units)
        if typed is None:
            return Fault(Kind.VALUE_NOT_NUMBER, {})
        if is_percent and not self.percent:
            without = f"{plain(typed.number)}，不用百分号和百分数格式"
            return Fault(Kind.VALUE_NOT_NUMBER, {"expected": without} if self.places else {})
        if typed.comma and not self.places:
            return Fault(Kind.VALUE_NOT_NUMBER, {})
        value = self._checked(typed.number)
        if (typed.comma or is_percent) and not isinstance(value, Fault | Noted):
            return Noted(value, Kind.VALUE_READ_AS, {"understood": plain(typed.number)})
        return value

    def _word(self, text: str) -> Parsed:
        """Return the word that a text is, with a notice where its reason stands behind it."""
        known = {fold(word): word for word in self.words}
        if word := known.get(fold(text)):
            return word
        because = _BECAUSE.fullmatch(text)
        word = known.get(fold(because[1])) if because else None
        if not because or not word or _OPEN.search(because[2]) or because[2] in known:
            return None
        return Noted(word, Kind.VALUE_READ_AS, {"understood": word})

    def _checked(self, number: Decimal) -> Parsed:
        if (self.low is not None and number < self.low) or (
            self.high is not None and number > self.high
        ):
            return Fault(Kind.VALUE_OUT_OF_RANGE, {})
        if not number:
            return Decimal(0)  # there is no negative zero
        decimals = self._decimals(number)
        if decimals > self.places:
            number = number.normalize()
            decimals = self._decimals(number)
        if decimals > self.finest:
            return Fault(Kind.VALUE_TOO_PRECISE, {})
        if decimals > self.places:
            finer: dict[str, object] = {
                "more": "的小数",
                "understood": plain(number),
                "than": "规定的",
            }
            return Noted(number, Kind.VALUE_FINER, finer)
        return number

    @staticmethod
    def _decimals(number: Decimal) -> int:
        return -int(number.as_tuple().exponent)

    def to_cell(self, value: Any) -> CellValue:
        return None if value is None else value if isinstance(value, str) else Decimal(value)

    def _formula(self) -> str:
        words = ",".join(f'{{cell}}="{word}"' for word in self.words)
        low = -1e9 if self.low is None else self.low
        high = 1e9 if self.high is None else self.high
        number = f"ISNUMBER({{cell}}),{{cell}}>={low},{{cell}}<={high}"
        number = f"{number},ROUND({{cell}},{self.places})={{cell}}"
        if self.step:
            step = plain(self.step)
            number = f"{number},ABS(ROUND({{cell}}/{step},0)*{step}-{{cell}})<0.000001"
        return f"=OR({words},IF(ISNUMBER({{cell}}),AND({number}),FALSE))"


class Whole(Number):
    """A whole number."""

    def __init__(
        self,
        low: int = 0,
        high: int | None = None,
        *,
        units: str = UNITS,
        written: Callable[[str], str] | None = None,
        said: str = "",
    ) -> None:
        """written: makes of a text, without its blanks, the number's own text."""
        highest = None if high is None else str(high)
        super().__init__(str(low), highest, places=0, units=units, said=said)
        self.written = written

    def parse(self, raw: Raw) -> Parsed:
        if self.written and isinstance(raw, str):
            raw = self.written(squeeze(raw))
        value = super().parse(raw)
        if isinstance(value, Decimal):
            return int(value)
        if isinstance(value, Noted) and isinstance(value.value, Decimal):
            return value._replace(value=int(value.value))
        return value

    def to_cell(self, value: Any) -> CellValue:
        return None if value is None else int(value)


class Percent(Number):
    """A percentage from 0 to 100; 60% typed into a cell is stored as 0.6."""

    def __init__(self) -> None:
        super().__init__("0", "100", units="", percent=True)

    def parse(self, raw: Raw) -> Parsed:
        value = super().parse(raw)
        if _SAYS_PERCENT.search(as_text(raw)):
            is_said = isinstance(value, Noted) and value.kind is Kind.VALUE_READ_AS
            return value.value if is_said else value
        if isinstance(value, Decimal) and 0 < value <= 1:
            return Noted(value, Kind.VALUE_READ_AS, {"understood": f"{plain(value)}%"})
        return value


_SAYS_PERCENT = re.compile("[%％]$")
_HEADCOUNT = re.compile(r"(\d+)[名人个]?(?:\([^()]*\))?")
"""A number, its unit, and a remark in brackets, which are half-width here: 8名(含督查室)."""


def headcount(*, zero: bool = False) -> Whole:
    """Return the kind for a number of places, also as plans write it: 8名（含督查室）."""
    said = "人数，如4，或4名（含督查室）"
    return Whole(0 if zero else 1, 100_000, written=_counted_people, said=said)


def _counted_people(text: str) -> str:
    found = _HEADCOUNT.fullmatch(text)
    return found.group(1) if found else text


_PLACE = re.compile(r"第?(\d{1,6}|[一二三四五六七八九十]{1,3})[名位]?")


def place_in_order(said: str = "") -> Whole:
    """Return the kind for a place in an order, also as people write it: 第1名, 四."""
    return Whole(1, 100_000, written=_placed, said=said)


def _placed(text: str) -> str:
    found = _PLACE.fullmatch(text)
    return str(counted(found.group(1))) if found else text


def _decimal_format(places: int) -> str:
    return "0." + "0" * places if places else "0"
