"""What a cell may hold before and after it is understood."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from campaign.issues import Kind

T = TypeVar("T")


class ErrorCell(NamedTuple):
    """A formula that shows an error such as #DIV/0!."""

    text: str


class Uncalculated(NamedTuple):
    """A formula that no spreadsheet program has calculated yet."""

    formula: str


class Merged(NamedTuple):
    """A cell swallowed by a merged range, whose value stands in the range's first cell."""

    area: str


class Struck(NamedTuple):
    """A cell whose words somebody crossed out: whether they count cannot be known."""

    text: str = ""


Raw = (
    str
    | float
    | int
    | bool
    | date
    | datetime
    | time
    | timedelta
    | ErrorCell
    | Uncalculated
    | Merged
    | Struck
)
"""What a file holds in one cell. Blank is the empty string."""


class Fault(NamedTuple):
    """Why a cell cannot be understood."""

    kind: Kind
    data: dict[str, object]


class Noted(NamedTuple):
    """A cell that is understood, but so that somebody should look at it."""

    value: object
    kind: Kind
    data: dict[str, object]


Parsed = Any
"""A plain value, a `Noted` or a `Fault`: what parsing a cell gives."""


class Formula(NamedTuple, Generic[T]):
    """A formula to be written, with the exact value that a recalculation must give again."""

    text: str
    value: T


CellValue = str | int | float | Decimal | bool | date | datetime | None
"""What is written into a cell."""


def exact(number: float) -> Decimal:
    """Return the decimal number that a spreadsheet shows: Excel keeps 15 digits, no more.

    A typed 85.55 is stored as the nearest binary number; its first 15 digits are 85.55 again.
    """
    return Decimal(repr(number) if isinstance(number, int) else format(number, ".15g"))


def as_text(raw: Raw) -> str:
    """Return how a raw value looks to the person who typed it."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        return plain(exact(raw))
    if isinstance(raw, tuple):
        return str(raw[0])
    if isinstance(raw, datetime):
        return f"{raw:%Y-%m-%d %H:%M}"
    return str(raw)


def plain(number: Decimal) -> str:
    """Return a decimal number without exponent or trailing zeros: 85.50 → 85.5, 1E+2 → 100."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def column_letters(index: int) -> str:
    """Return 0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Name the cell of a zero-based row and column: `E7`."""
    return f"{column_letters(column)}{row + 1}"


Rule = dict[str, Any]
"""A data validation, in xlsxwriter's words; `{cell}` in a formula stands for the cell's address."""


class CellKind:
    """Base of all kinds: any text, unrestricted."""

    blank: object = ""
    """What an empty optional cell means."""
    number_format = "@"
    centred = False
    width = 12.0
    """Columns of 宋体 11 that a usual value takes."""
    none_words = False
    """Whether 无, / or — says that there is no value, where it could be taken for one."""

    def expected(self) -> str:
        """Return what to enter, in a few words."""
        return "文字"

    def rule(self) -> Rule | None:
        """Return what Excel enforces while typing, if anything."""
        return None

    def parse(self, raw: Raw) -> Parsed:
        """Return the value that a non-blank cell means, a `Noted` value, or a `Fault`."""
        raise NotImplementedError

    def to_cell(self, value: Any) -> CellValue:
        """Return the cell for a value."""
        cell: CellValue = value
        return cell
