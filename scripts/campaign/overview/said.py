"""What 总览.html says is next, read from the page: nothing else that is kept may name people."""

import html
import re

from campaign import places
from campaign.storage.folder import Folder

_NEXT = re.compile(r'<section id="now"[^>]*>\s*<h2>[^<]*</h2>\s*<p>(.*?)</p>', re.DOTALL)
"""The first paragraph of the first section."""


def next_on_page(folder: Folder) -> str:
    """Return the sentence of the page that lies in the folder; empty where there is none."""
    place = folder.path(places.OVERVIEW)
    if not place.is_file():
        return ""
    found = _NEXT.search(folder.content(place).decode(errors="replace"))
    return html.unescape(found[1]) if found else ""
