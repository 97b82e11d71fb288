"""What may stand in a cell: texts, names, numbers, choices. Dates are in `dates`."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from campaign.issues import Kind
from campaign.workbook.cell_kind import CellKind as CellKind
from campaign.workbook.cell_kind import Rule as Rule
from campaign.workbook.cells import CellValue, Fault, Noted, Parsed, Raw, as_text, exact, plain
from campaign.workbook.text import clean, clean_lines, fold, nearest, person_name, squeeze


class Text(CellKind):
    """Free text, one line unless `lines`; `words` are the program's own that may stand there, too.

    They are read in either script, and written in the one that the scheme asks for.
    """

    def __init__(
        self,
        *,
        lines: bool = False,
        limit: int = 2000,
        none_words: bool = False,
        words: Sequence[str] = (),
    ) -> None:
        self.lines = lines
        self.limit = limit
        self.none_words = none_words
        self.words = tuple(words)
        self._known = {fold(word): word for word in words}

    def knowing(self, words: Sequence[str]) -> "Text":
        """The same, with further words of the program."""
        return Text(
            lines=self.lines,
            limit=self.limit,
            none_words=self.none_words,
            words=(*self.words, *words),
        )

    def parse(self, raw: Raw) -> Parsed:
        text = as_text(raw)
        text = clean_lines(text) if self.lines else clean(text)
        if len(text) > self.limit:
            return Fault(Kind.VALUE_TOO_LONG, {"length": len(text), "limit": self.limit})
        return self._known.get(fold(text), text) if self._known else text


class Name(CellKind):
    """A person's name: blanks between Chinese characters are typing, not part of the name."""

    centred = True
    width = 10.0
    none_words = True

    def expected(self) -> str:
        return "姓名"

    def parse(self, raw: Raw) -> Parsed:
        name = person_name(as_text(raw))
        if len(name) > 40:
            return Fault(Kind.VALUE_TOO_LONG, {"length": len(name), "limit": 40})
        return name


class StaffNumber(CellKind):
    """编号, the key of a person: text, so that leading zeros live."""

    centred = True
    width = 10.0
    none_words = True

    def expected(self) -> str:
        return "花名册上的编号"

    def parse(self, raw: Raw) -> Parsed:
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            return Fault(Kind.VALUE_NOT_CHOICE, {"suggestion": ""})
        if isinstance(raw, float) and abs(raw) >= 1e15:
            return Fault(Kind.VALUE_DESTROYED, {})
        number = squeeze(as_text(raw)).removeprefix("'")
        if _SHORTENED.fullmatch(number):
            return Fault(Kind.VALUE_DESTROYED, {})
        if len(number) > 30:
            return Fault(Kind.VALUE_TOO_LONG, {"length": len(number), "limit": 30})
        return number


_SHORTENED = re.compile(r"\d+(?:\.\d+)?[Ee]\+?\d+")
"""A long number as a spreadsheet saves it into text: 5.30102E+17."""
_UNITS = re.compile(r"[分名个人票年月日%％]$")


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
        fixed: bool = False,
    ) -> None:
        """`places` decimals at most; `fixed` shows exactly so many.

        `step` is enforced while typing only: what it means otherwise the reading stage knows.
        """
        self.low = None if low is None else Decimal(low)
        self.high = None if high is None else Decimal(high)
        self.places = places
        self.words = tuple(words)
        self.step = step
        self.number_format = _decimal_format(places) if fixed else "General"

    def expected(self) -> str:
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
        for word in self.words:
            if text == word or fold(text) == fold(word):
                return word
        text = _UNITS.sub("", text.replace("。", ".").strip("「」\"'“”"))
        comma = "," in text
        try:
            number = Decimal(text.replace(",", ".") if comma else text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or not text.isascii() or "_" in text:
            return Fault(Kind.VALUE_NOT_NUMBER, {})
        value = self._checked(number)
        if comma and not isinstance(value, Fault):
            return Noted(value, Kind.VALUE_READ_AS, {"understood": plain(number)})
        return value

    def _checked(self, number: Decimal) -> Decimal | Fault:
        if (self.low is not None and number < self.low) or (
            self.high is not None and number > self.high
        ):
            return Fault(Kind.VALUE_OUT_OF_RANGE, {})
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.places:
            number = number.normalize()
            if -int(number.as_tuple().exponent) > self.places:
                return Fault(Kind.VALUE_TOO_PRECISE, {})
        return number

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

    def __init__(self, low: int = 0, high: int | None = None) -> None:
        super().__init__(str(low), None if high is None else str(high), places=0)

    def parse(self, raw: Raw) -> Parsed:
        value = super().parse(raw)
        if isinstance(value, Decimal):
            return int(value)
        if isinstance(value, Noted) and isinstance(value.value, Decimal):
            return value._replace(value=int(value.value))
        return value

    def to_cell(self, value: Any) -> CellValue:
        return None if value is None else int(value)


_HEADCOUNT = re.compile(r"(\d+)[名人个]?(?:\([^()]*\))?")


class Headcount(Whole):
    """A number of places, also as plans write it: 8名（含督查室）."""

    def __init__(self, *, zero: bool = False) -> None:
        super().__init__(0 if zero else 1, 100_000)

    def parse(self, raw: Raw) -> Parsed:
        found = _HEADCOUNT.fullmatch(squeeze(raw)) if isinstance(raw, str) else None
        return super().parse(found.group(1) if found else raw)


class Choice(CellKind):
    """One of a few words. `synonyms` maps other ways of typing them."""

    centred = True

    def __init__(self, *words: str, synonyms: Mapping[str, str] | None = None) -> None:
        self.words = words
        self._known = {fold(word): word for word in words}
        for typed, word in (synonyms or {}).items():
            self._known.setdefault(fold(typed), word)
        self.width = max(9.0, 2.0 * max(map(len, words)) + 2)

    def expected(self) -> str:
        return "、".join(f"“{word}”" for word in self.words) + "中的一个"

    def rule(self) -> Rule | None:
        return {"validate": "list", "source": list(self.words)}

    def parse(self, raw: Raw) -> Parsed:
        if isinstance(raw, bool):
            raw = "是" if raw else "否"
        word = self._known.get(fold(as_text(raw)))
        if word is None:
            guess = nearest(as_text(raw), self.words)
            return Fault(
                Kind.VALUE_NOT_CHOICE, {"suggestion": f"，是不是“{guess}”" if guess else ""}
            )
        return word


class YesNo(Choice):
    """是 or 否, a truth value in the program."""

    blank: object = False

    def __init__(self, also_yes: Sequence[str] = (), also_no: Sequence[str] = ()) -> None:
        """`also_yes` and `also_no` are what people write besides in this column."""
        yes = ("√", "✓", "✔", "v", "y", "yes", "true", "1", "对", "有", *also_yes)
        no = ("×", "✗", "x", "n", "no", "false", "0", "不", "无", "错", *also_no)
        super().__init__(
            "是", "否", synonyms={**dict.fromkeys(yes, "是"), **dict.fromkeys(no, "否")}
        )
        self.width = 7.0

    def parse(self, raw: Raw) -> Parsed:
        word = super().parse(raw)
        return word if isinstance(word, Fault) else word == "是"

    def to_cell(self, value: Any) -> CellValue:
        return None if value is None else "是" if value else "否"


def _decimal_format(places: int) -> str:
    return "0." + "0" * places if places else "0"
