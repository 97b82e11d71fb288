"""Values of cells and fields in JSON, for what is kept: read back, they are the same values."""

from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from campaign.workbook.declare.dates import YearMonth

PLAIN = frozenset((str, float, int, bool))
"""What stands in JSON as it is; None as well, where a field may be empty."""
DAMAGED = (ValueError, TypeError, KeyError, ArithmeticError, RecursionError)
"""What reading a kept line raises that somebody has changed."""
_MOMENT, _DAY, _MONTH, _TEXTS, _EXACT, _BY_NAME = "t", "d", "m", "s", "n", "k"


def written(value: object) -> object:
    """Return a value in JSON. Raises `ValueError` for what has no form in it."""
    kind = type(value)
    if value is None or kind in (str, int, bool) or (kind is float and isfinite(value)):  # type: ignore[arg-type]
        return value
    if isinstance(value, datetime) and kind is datetime:
        return [_MOMENT, value.isoformat()]
    if isinstance(value, date) and kind is date:
        return [_DAY, value.isoformat()]
    if isinstance(value, YearMonth):
        return [_MONTH, *value]
    if isinstance(value, tuple) and kind is tuple and all(type(each) is str for each in value):
        return [_TEXTS, *value]
    if isinstance(value, Decimal) and value.is_finite():
        return [_EXACT, str(value)]
    if isinstance(value, dict) and all(type(each) is str for each in value):
        return [_BY_NAME, {name: written(each) for name, each in value.items()}]
    raise ValueError


def restored(value: Any) -> Any:
    """Return a value as it was before it was written. Raises one of `DAMAGED`."""
    return value if value is None or type(value) in PLAIN else read(*value)


def read(kind: Any, *parts: Any) -> Any:
    """Return a value that is a list in JSON. Raises `ValueError` or `TypeError` for any other."""
    match kind, parts:
        case "t", (str(text),):
            return datetime.fromisoformat(text)
        case "d", (str(text),):
            return date.fromisoformat(text)
        case "m", (int(year), int(month)):
            return YearMonth(year, month)
        case "s", _ if all(type(each) is str for each in parts):
            return parts
        case "n", (str(text),):
            return Decimal(text)
        case "k", (dict(values),):
            return {name: restored(each) for name, each in values.items()}
    raise ValueError
