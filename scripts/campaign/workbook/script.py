"""Simplified and Traditional script, through OpenCC. The one importer of that library.

Reading understands both; writing converts the program's own words only, never what people typed.
"""

from collections.abc import Callable
from functools import cache


@cache
def _converter(configuration: str) -> Callable[[str], str]:
    # 100 ms to load: only a campaign or a name that needs it pays.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(configuration).convert
    return convert


@cache
def simplified(text: str) -> str:
    """The text in Simplified characters, for comparing only."""
    return _converter("t2s")(text)


@cache
def traditional(text: str) -> str:
    """The program's own words in Traditional characters."""
    return _converter("s2t")(text)
