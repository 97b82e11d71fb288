"""A number as people type it: full-width, with 。 for the point, in quotes, its unit behind."""

import re
from decimal import Decimal
from typing import NamedTuple

from campaign.workbook.text import squeeze

UNITS = "分名个人票张年月日%"
# Western digits only, as \d would take those of other scripts, too; 85. and .5 are numbers.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_TWO_NUMBERS = re.compile(r"\d\s+\d")
_THOUSANDS = re.compile(r",[0-9]{3}$")


class Typed(NamedTuple):
    """A number, and whether a comma was taken for the decimal point."""

    number: Decimal
    comma: bool


def typed_number(raw: str, units: str = UNITS) -> Typed | None:
    """The number that a text says, with one of the units behind it or none.

    Nothing where it may mean two numbers: `8 5`, or `1,000`, which is 1 to one and 1000 to another.
    """
    text = squeeze(raw).replace("。", ".").strip("「」\"'“”")
    if text and text[-1] in units:
        text = text[:-1]
    if not _NUMBER.fullmatch(text) or _TWO_NUMBERS.search(raw) or _THOUSANDS.search(text):
        return None
    return Typed(Decimal(text.replace(",", ".")), "," in text)
