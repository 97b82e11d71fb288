"""A page taken apart: its tags and texts, and everything in it that points somewhere."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Reads a page; tags that are not closed in their order are an error."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    @classmethod
    def of(cls, path: Path) -> "Page":
        return cls(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in ("style", "script"):
            self.texts.append(data.strip())

    @property
    def text(self) -> str:
        return "\n".join(filter(None, self.texts))

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]

    @property
    def links(self) -> list[str]:
        """Files of the folder that the page leads to, decoded."""
        found = [attrs["href"] for _, attrs in self.tags if "href" in attrs]
        return [unquote(each) for each in found if not each.startswith("#")]

    @property
    def jumps(self) -> list[str]:
        found = [attrs["href"] for _, attrs in self.tags if "href" in attrs]
        return [unquote(each[1:]) for each in found if each.startswith("#")]
