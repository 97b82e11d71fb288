"""Drawing the speaking order so that anybody can draw it again.

Rivest's ticket method, as election audits use it (Rivest, “Consistent sampling”, 2018): everybody's
ticket is the SHA-256 of the publicly drawn seed and their own number; the lowest ticket speaks
first. Nobody can foresee the order before the seed is known, and nobody can bend it afterwards.
"""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple


class Ticket(NamedTuple):
    """One candidate's lot."""

    digest: str
    """64 hexadecimal digits."""
    staff_id: str


def hashed_text(seed: str, staff_id: str) -> str:
    """The text whose SHA-256 is the ticket: the seed, a comma, the 编号 (UTF-8)."""
    return f"{seed},{staff_id}"


def draw(seed: str, staff_ids: Iterable[str]) -> list[Ticket]:
    """The tickets in speaking order."""
    return sorted(
        Ticket(hashlib.sha256(hashed_text(seed, staff_id).encode()).hexdigest(), staff_id)
        for staff_id in staff_ids
    )
