"""A new campaign that starts with the scheme of another kind of unit, or with one dropped on it."""

from pathlib import Path

from campaign import places
from campaign.storage.obstacles import Obstacle
from campaign.version import ROOT

READY_MADE = ROOT / "templates" / places.READY_MADE


def scheme_of(like: str) -> Path:
    """Return the ready-made scheme of a kind of unit. Raises `Obstacle` if there is none."""
    name = like.strip('"').removesuffix(".xlsx")
    path = READY_MADE / f"{name}.xlsx"
    if path.is_file():
        return path
    kinds = "、".join(sorted(each.stem for each in READY_MADE.glob("*.xlsx")))
    raise Obstacle(f"没有“{name}”这种方案样例。可以用的有：{kinds}。")


def place(scheme: Path, root: Path) -> None:
    """Put a scheme into a new folder; one that is there already stays, and nothing is put."""
    target = root / places.SCHEME
    if target.exists():
        raise Obstacle(f"“{root}”里已经有“{places.SCHEME}”，没有改动。请另写一个文件夹名。")
    target.write_bytes(scheme.read_bytes())
