"""Drawing the speaking order so that anybody can draw it again.

Rivest's ticket method, as election audits use it (Rivest, “Consistent sampling”, 2018): everybody's
ticket is the SHA-256 of the publicly drawn seed and their own number; the lowest ticket speaks
first. Nobody can foresee the order before the seed is known, and nobody can bend it afterwards.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from campaign.storage import registers as register
from campaign.storage.folder import Folder


class Ticket(NamedTuple):
    """One candidate's lot."""

    digest: str
    """64 hexadecimal digits."""
    staff_id: str


def hashed_text(seed: str, staff_id: str) -> str:
    """Return the text whose SHA-256 is the ticket: the seed, a comma, the 编号 (UTF-8)."""
    return f"{seed},{staff_id}"


def draw(seed: str, staff_ids: Iterable[str]) -> list[Ticket]:
    """Return the tickets in speaking order."""
    return sorted(
        Ticket(hashlib.sha256(hashed_text(seed, staff_id).encode()).hexdigest(), staff_id)
        for staff_id in staff_ids
    )


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
    """Return the seed that was used last; None before the first draw."""
    kept = register.load(folder, _REGISTER, _fits)
    if not kept.get("种子"):
        return None
    return Seed(str(kept["种子"]), str(kept.get("来源", "")), str(kept.get("时间", "")))


def record_seed(folder: Folder, digits: str, source: str, now: datetime) -> None:
    """Keep a seed that is used from now on, and those before it."""
    kept = register.load(folder, _REGISTER, _fits)
    before = kept.pop(_BEFORE, [])
    content = {
        "种子": digits,
        "来源": source,
        "时间": f"{now:%Y-%m-%d %H:%M:%S}",
        _BEFORE: [*before, kept] if kept else [],
    }
    register.save(folder, _REGISTER, content)


def random_seed() -> str:
    """Return twenty random digits."""
    import secrets

    return "".join(secrets.choice("0123456789") for _ in range(_DIGITS))


def _fits(content: dict[str, Any]) -> bool:
    texts = [content.get(name, "") for name in ("种子", "来源", "时间")]
    return all(isinstance(each, str) for each in texts) and isinstance(
        content.get(_BEFORE, []), list
    )
