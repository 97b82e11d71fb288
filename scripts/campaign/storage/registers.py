"""Small registers in the campaign's record: what has to be remembered from one run to the next."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from campaign import places
from campaign.storage.folder import Folder
from campaign.storage.obstacles import Obstacle

NAMES = (
    "公文用印",
    "公文要点",
    "公文重发",
    "公示人选",
    "已制文件",
    "总览",
    "抽签种子",
    "文号",
    "结果变更",
    "通知书文号",
)
"""All there are. What else lies beside them, such as a copy of one, is read by nobody."""
_MOST_ENTRIES = 1_000_000
"""Four times what 10,000 people come to; each takes a hundred times its bytes in memory."""


def place_of(folder: Folder, name: str) -> Path:
    """Return where a register lies."""
    assert name in NAMES
    return folder.path(places.RECORD, f"{name}.json")


def load(folder: Folder, name: str, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Return the content of a register, empty if there is none.

    Raises `Obstacle` if it is damaged: no JSON, or of a shape that its owner does not write.
    """
    path = place_of(folder, name)
    if not folder.has(path):
        return {}
    data = folder.read(path)
    try:
        content = json.loads(data) if data.count(b",") <= _MOST_ENTRIES else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or not is_text(content) or not fits(content):
        raise Obstacle(
            f"“{folder.label(path)}”被改动过，读不出来。请从备份中恢复这个文件，再运行一次。"
        )
    return content


def is_text(content: Any) -> bool:
    """Tell whether all words in a register can be written again."""
    try:
        json.dumps(content, ensure_ascii=False).encode()
    except ValueError:
        return False
    return True


def save(folder: Folder, name: str, content: dict[str, Any], *, settled: bool = False) -> None:
    """Put a register in place, before the outputs that it speaks of.

    `settled`: a run that finds it so comes to the same as the one that keeps it.
    """
    folder.write_ahead(place_of(folder, name), as_json(content), settled=settled)


def as_json(content: dict[str, Any]) -> bytes:
    """Write JSON that people can read, bit by bit: a register of ten thousand papers is long."""
    written = bytearray()
    for piece in json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(content):
        written += piece.encode()
    return bytes(written) + b"\n"
