"""The seed of the draw: kept once it has been used, so that the order cannot be drawn again.

A seed that the program draws is recorded and stays. One that the scheme gives is recorded as well;
should another one take its place later, the first remains in the record, and the staff are told.
"""

from datetime import datetime
from typing import NamedTuple

from campaign import register
from campaign.folder import Folder

FROM_SCHEME, BY_PROGRAM = "方案", "程序随机产生"
_REGISTER = "抽签种子"
_BEFORE = "以前"
_DIGITS = 20


class Seed(NamedTuple):
    """A seed that was used, where it came from, and since when."""

    digits: str
    source: str
    time: str


def recorded_seed(folder: Folder) -> Seed | None:
    """The seed that was used last; None before the first draw."""
    kept = register.load(folder, _REGISTER)
    if not kept.get("种子"):
        return None
    return Seed(str(kept["种子"]), str(kept.get("来源", "")), str(kept.get("时间", "")))


def record_seed(folder: Folder, digits: str, source: str, now: datetime) -> None:
    """Keep a seed that is used from now on, and those before it."""
    kept = register.load(folder, _REGISTER)
    before = kept.pop(_BEFORE, [])
    content = {
        "种子": digits,
        "来源": source,
        "时间": f"{now:%Y-%m-%d %H:%M:%S}",
        _BEFORE: [*before, kept] if kept else [],
    }
    register.save(folder, _REGISTER, content)


def random_seed() -> str:
    """Twenty random digits."""
    import secrets

    return "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
