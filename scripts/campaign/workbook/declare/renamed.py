"""What was renamed after a sheet was made: its rows are taken under the names of today."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from campaign.workbook.declare.text import fold

Names = Mapping[str, str]
"""Today's names by the former ones, which are folded."""
NOTHING_RENAMED: Names = MappingProxyType({})

R = TypeVar("R")


def under_names_now(row: R, now: Names) -> R:
    """Return a row with today's name in every cell that holds a former one."""
    changed = {
        field: now[fold(text)]
        for field, text in (vars(row).items() if now else ())
        if isinstance(text, str) and fold(text) in now
    }
    return dataclasses.replace(row, **changed) if changed else row  # type: ignore[type-var]
