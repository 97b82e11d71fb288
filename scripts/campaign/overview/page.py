"""The pages as HTML: Jinja2 with autoescape, one file without any outside reference.

A template's own words are put into the campaign's script before it is compiled; sentences of the
program pass the filter `say`; what people typed is printed as it is.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined

from campaign.chinese import chinese_date
from campaign.workbook.declare.wording import Wording

TEMPLATES = Path(__file__).parent
_SUFFIX = ".jinja"


def render(template: str, say: Wording, values: Mapping[str, Any]) -> bytes:
    """Return a page as a file. `say` puts the program's own words into the campaign's script."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(lambda name: say(_source(name))),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "say": lambda text, typed=(): (say.keeping(typed) if typed else say)(text),
        "href": href,
        "day": chinese_date,
    }
    page = bytearray()
    for piece in environment.get_template(template).generate(values):
        page += piece.encode(errors="replace")  # a file's name need not be UTF-8
    return bytes(page)


def _source(name: str) -> str:
    return (TEMPLATES / f"{name}{_SUFFIX}").read_text(encoding="utf-8")


def templates() -> bytes:
    """Return all templates: they tell whether an earlier page would be made the same now."""
    return b"\0".join(path.read_bytes() for path in sorted(TEMPLATES.glob(f"*{_SUFFIX}")))


def href(label: str) -> str:
    """Return a link to a file of the campaign folder, relative to it."""
    return quote(label, safe="/", errors="surrogateescape")
