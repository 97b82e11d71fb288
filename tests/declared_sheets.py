"""Every sheet that the program declares, wherever its chapter keeps it."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import campaign
from campaign.workbook.declare.sheet import Sheet

_ROOMS = ("sheets", "basics", "forms", "progress")


def declared_sheets() -> Iterator[Sheet[Any]]:
    """The sheets of all chapters, each once."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(campaign.__path__, "campaign."):
        if module.name.endswith(_ROOMS):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Sheet) and id(value) not in seen:
                    seen.add(id(value))
                    yield value
