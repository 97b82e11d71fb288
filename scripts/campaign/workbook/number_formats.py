"""How many decimals a number format shows: 1985.1 in the format 0.00 is 1985.10 to its reader."""

import re

# Numbers of Excel's own formats, which a file need not spell out, and the decimals they show.
_BUILT_IN = {"1": 0, "2": 2, "3": 0, "4": 2, "37": 0, "38": 0, "39": 2, "40": 2}
_BUILT_IN_PERCENT = {"9": 0, "10": 2}
# Words in quotes, colours and conditions in brackets, and a character that stands for itself or
# only for its width.
_DECORATION = re.compile(r'"[^"]*"|\[[^\]]*\]|[_*\\].')
_FIXED = re.compile(r"[#,]*0+(?:\.(0+))?\s*")
_PERCENT = re.compile(r"[#,]*0+(?:\.(0+))?%")


def decimal_places(number: str, code: str | None) -> int | None:
    """Decimals that a format always shows; None where that depends on the value.

    `number` is the format's number, `code` its own pattern if it is not one of Excel's.
    """
    if code is None:
        return _BUILT_IN.get(number)
    positive = _DECORATION.sub("", code.split(";")[0])
    found = _FIXED.fullmatch(positive.strip())
    return len(found.group(1) or "") if found else None


def percent_places(number: str, code: str | None) -> int | None:
    """Decimals of a format that shows percentages; None for any other format."""
    if code is None:
        return _BUILT_IN_PERCENT.get(number)
    found = _PERCENT.fullmatch(_DECORATION.sub("", code.split(";")[0]).strip())
    return len(found.group(1) or "") if found else None
