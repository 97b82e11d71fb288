"""What a template's styles say: found by the style's name, for WPS renumbers the identifiers."""

import re
from dataclasses import dataclass

_STYLE = re.compile(r'<w:style (?=[^>]*w:styleId="([^"]*)")[^>]*>(.*?)</w:style>', re.DOTALL)
_DEFAULTS = re.compile(r"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_NAME = re.compile(r'<w:name w:val="([^"]*)"')
_BASE = re.compile(r'<w:basedOn w:val="([^"]*)"')
_FONT = re.compile(r'<w:rFonts [^>]*w:eastAsia="([^"]*)"')
_SIZE = re.compile(r'<w:sz w:val="(\d+)"')


@dataclass(frozen=True, slots=True)
class Styles:
    """A template's styles, in their own XML."""

    defaults: str
    by_id: dict[str, str]
    names: dict[str, str]
    """What the office sees, such as 公文标题, by id."""

    @classmethod
    def read(cls, xml: str) -> "Styles":
        """Read `word/styles.xml`; nothing if the template has none."""
        defaults = _DEFAULTS.search(xml)
        by_id = {match[1]: match[2] for match in _STYLE.finditer(xml)}
        names = {style: _found(_NAME, own) for style, own in by_id.items()}
        return cls(defaults[0] if defaults else "", by_id, names)

    def name(self, style: str) -> str:
        """Its name, blank if there is no such style."""
        return self.names.get(style, "")

    def font(self, style: str, run_properties: str) -> str:
        """Return the Chinese font of a run in a paragraph of a style."""
        return self._inherited(_FONT, style, run_properties)

    def half_points(self, style: str, run_properties: str) -> int:
        """Return the size of a run in a paragraph of a style."""
        return int(self._inherited(_SIZE, style, run_properties) or "32")

    def _inherited(self, pattern: re.Pattern[str], style: str, run_properties: str) -> str:
        found = _found(pattern, run_properties)
        seen: set[str] = set()
        while not found and style in self.by_id and style not in seen:
            seen.add(style)
            found = _found(pattern, self.by_id[style])
            style = _found(_BASE, self.by_id[style])
        return found or _found(pattern, self.defaults)


def _found(pattern: re.Pattern[str], xml: str) -> str:
    match = pattern.search(xml)
    return match[1] if match else ""
