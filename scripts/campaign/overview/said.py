"""What 总览.html says is next, and in which script, read from the page.

Nothing else that is kept may name people.
"""

import html
import re
from collections.abc import Callable

from campaign import places
from campaign.storage.folder import Folder
from campaign.storage.obstacles import Obstacle
from campaign.workbook.declare.script import Traditional

_TRADITIONAL = b'<html lang="zh-Hant">'
_NEXT = re.compile(r'<section id="now"[^>]*>\s*<h2>[^<]*</h2>\s*<p>(.*?)</p>', re.DOTALL)
"""The first paragraph of the first section."""


def as_on_page(folder: Folder) -> Callable[[str], str]:
    """Return how to put what is said before the scheme is read: in the script of the page."""
    place = folder.path(places.OVERVIEW)
    try:
        if not (place.is_file() and _TRADITIONAL in folder.content(place)):
            return str
    except Obstacle:  # whoever renews it says what is wrong with it
        return str
    return Traditional()


def next_on_page(folder: Folder) -> str:
    """Return the sentence of the page that lies in the folder; empty where there is none."""
    place = folder.path(places.OVERVIEW)
    if not place.is_file():
        return ""
    found = _NEXT.search(folder.content(place).decode(errors="replace"))
    return html.unescape(found[1]) if found else ""
