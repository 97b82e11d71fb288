"""The record of every run, so that an inspector can reconstruct each figure a year later."""

import json
from datetime import datetime
from typing import Any

from campaign import folder as places
from campaign.folder import Folder

_SEED_FILE = "抽签种子.json"


def recorded_seed(folder: Folder) -> str:
    """The seed that the program drew for this campaign before; empty if it has not."""
    path = folder.path(places.RECORD, _SEED_FILE)
    if not path.exists():
        return ""
    seed: str = json.loads(folder.read(path).decode("utf-8"))["种子"]
    return seed


def record_seed(folder: Folder, seed: str, now: datetime) -> None:
    """Keep a seed drawn by the program, with the time of the draw."""
    content = {"种子": seed, "来源": "程序随机产生", "时间": f"{now:%Y-%m-%d %H:%M:%S}"}
    folder.write(folder.path(places.RECORD, _SEED_FILE), _json(content))


def write_manifest(folder: Folder, name: str, content: dict[str, Any]) -> None:
    """Write what one run read, decided by, and made."""
    folder.write(folder.path(places.RECORD, f"{name}.json"), _json(content))


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
