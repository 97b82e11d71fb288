"""Documents in Simplified or Traditional script: wording, fonts, and characters that fonts hold."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from campaign.documents.fonts import LIKE_FONTS
from campaign.documents.intake import text_of
from campaign.workbook.package import Packed
from campaign.workbook.wording import Wording, as_written

_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)")
_WORDED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_STYLED = re.compile(r"word/(?:document|styles|numbering|header\d*|footer\d*)\.xml")


class Writing(NamedTuple):
    """How a campaign writes its documents."""

    say: Wording = as_written
    """Writes the program's own words; typed ones stay."""
    is_traditional: bool = False

    @property
    def charset(self) -> str:
        """What the fonts of the templates hold."""
        return "gbk" if self.is_traditional else "gb2312"

    def rewritten(self, parts: Mapping[str, Packed]) -> dict[str, Packed]:
        """A template's parts in this script, in fonts that have its characters.

        Every template is Simplified at heart, also an office's own: what it fills in is what the
        campaign is asked to write in the other script. Its tags are understood in both.
        """
        if not self.is_traditional:
            return dict(parts)
        return {
            name: self._rewritten(name, part) if _STYLED.fullmatch(name) else part
            for name, part in parts.items()
        }

    def _rewritten(self, name: str, part: Packed) -> Packed:
        xml = text_of(part)
        if _WORDED.fullmatch(name):
            xml = _TEXT.sub(lambda match: match[1] + self.say(match[2]), xml)
        for font, like in LIKE_FONTS.items():
            xml = xml.replace(f'"{font}"', f'"{like}"')
        return Packed.packing([xml])


SIMPLIFIED = Writing()
