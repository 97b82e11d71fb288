"""Which program this is: its files as one figure, and the versions of everything it runs on."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SOURCES = (
    ("scripts/campaign", ".py"),
    ("scripts/campaign/overview", ".jinja"),
    ("templates/公文模板", ".docx"),
    ("templates/空白表", ".docx"),
    ("templates/自检题", ""),
)
"""Folders whose files decide what comes out, with the ending of those files."""
_PINS = "requirements.txt"


def version() -> str:
    """Return SHA-256 over names and contents of the files that decide what comes out."""
    digest = hashlib.sha256((ROOT / _PINS).read_bytes())
    for label, path in _files():
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds, at every run
            digest.update(label.encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, str]]:
    """Yield each file's place in the program, with slashes, and its path."""
    for top, ending in _SOURCES:
        yield from _below(top, os.path.join(ROOT, top), ending)  # noqa: PTH118 - as above


def _below(label: str, folder: str, ending: str) -> Iterator[tuple[str, str]]:
    """Yield files of a folder in order of name, then those of its subfolders."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    folders = []
    for entry in found:
        if entry.is_dir():
            folders.append(entry)
        elif entry.name.endswith(ending):
            yield f"{label}/{entry.name}", entry.path
    for entry in folders:
        if entry.name != "__pycache__":
            yield from _below(f"{label}/{entry.name}", entry.path, ending)


@cache  # asked for with every output
def figure() -> str:
    """Return this program, on this Python and these packages, as one figure."""
    about = (version(), python(), system(), packages())
    return hashlib.sha256(repr(about).encode()).hexdigest()


def python() -> str:
    """Return the version of Python."""
    return ".".join(map(str, sys.version_info[:3]))


def system() -> str:
    """Return the kind of computer."""
    if sys.platform == "win32":
        return f"win32 {os.environ.get('PROCESSOR_ARCHITECTURE', '')}"
    return f"{sys.platform} {os.uname().machine}"


def packages() -> dict[str, str]:
    """Return the versions of the packages that the program asks for, as Python finds them."""
    wanted = {
        line.partition("==")[0].strip().lower()
        for line in (ROOT / _PINS).read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    found: dict[str, str] = {}
    for entry in (name for place in sys.path for name in _names(place)):
        if entry.endswith(".dist-info"):
            name, _, number = entry.removesuffix(".dist-info").partition("-")
            name = name.lower().replace("_", "-")
            if name in wanted:
                found.setdefault(name, number)
    return dict(sorted(found.items()))


def _names(place: str) -> list[str]:
    try:
        with os.scandir(place or os.curdir) as entries:
            return [entry.name for entry in entries]
    except OSError:  # a zip file, or nothing
        return []
