"""Values of cells and fields in JSON, for what is kept: read back, they are the same values."""

from datetime import date, datetime
from math import isfinite
from typing import Any

from campaign.workbook.declare.dates import YearMonth

PLAIN = frozenset((str, float, bool))
"""What stands in JSON as it is; None as well, where a field may be empty."""
_MOMENT, _DAY, _MONTH, _TEXTS = "t", "d", "m", "s"


def written(value: object) -> object:
    """Return a value in JSON. Raises `ValueError` for what has no form in it."""
    kind = type(value)
    if value is None or kind is str or kind is bool or (kind is float and isfinite(value)):  # type: ignore[arg-type]
        return value
    if isinstance(value, datetime) and kind is datetime:
        return [_MOMENT, value.isoformat()]
    if isinstance(value, date) and kind is date:
        return [_DAY, value.isoformat()]
    if isinstance(value, YearMonth):
        return [_MONTH, *value]
    if isinstance(value, tuple) and kind is tuple and all(type(each) is str for each in value):
        return [_TEXTS, *value]
    raise ValueError


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
    raise ValueError
