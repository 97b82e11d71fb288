"""Chromium without a window: what a page is after its script has run, and what it prints."""

import re
import subprocess
from pathlib import Path

_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--no-pdf-header-footer",
)  # fmt: skip


class Browser:
    """One browser with a profile of its own."""

    def __init__(self, command: str, place: Path) -> None:
        self.command = command
        self.place = place

    def _run(self, url: str, *options: str, width: int = 1280) -> str:
        profile = f"--user-data-dir={self.place / 'profile'}"
        size = f"--window-size={width},900"
        ran = subprocess.run(
            [self.command, *_OPTIONS, profile, size, *options, url],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
        return ran.stdout

    def dom(self, page: Path, fragment: str = "", *, width: int = 1280) -> str:
        """The page as HTML after its script has run."""
        return self._run(page.resolve().as_uri() + fragment, "--dump-dom", width=width)

    def measure(self, page: Path, script: str, *, width: int) -> str:
        """What an expression comes to on a page seen through a frame of this width."""
        frame = self.place / "frame.html"
        measured = self.place / "measured.html"
        probe = f"<script>document.documentElement.title=String({script})</script></body>"
        measured.write_text(page.read_text("utf-8").replace("</body>", probe), encoding="utf-8")
        frame.write_text(
            f'<meta charset="utf-8"><body style="margin:0"><iframe src="{measured.name}" '
            f'style="border:0;width:{width}px;height:800px"></iframe>'
            "<script>onload=function(){document.title="
            "frames[0].document.documentElement.title}</script>",
            encoding="utf-8",
        )
        found = self._run(frame.as_uri(), "--dump-dom", "--allow-file-access-from-files")
        title = re.search(r"<title>([^<]*)</title>", found)
        assert title, found
        return title[1]

    def pages(self, page: Path) -> list[list[str]]:
        """The size of the paper, and the words on each sheet that is printed."""
        made = self.place / "printed.pdf"
        self._run(page.resolve().as_uri(), f"--print-to-pdf={made}")
        info = subprocess.run(
            ["pdfinfo", made], capture_output=True, encoding="utf-8", check=True
        ).stdout
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
        assert size
        text = subprocess.run(
            ["pdftotext", "-layout", made, "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        return [[size[1], size[2]], *(each.split() for each in text.rstrip("\f").split("\f"))]

    def breadth(self, page: Path, *, width: int) -> str:
        """How wide a page is, of how many pixels of the screen."""
        wide = "document.documentElement.scrollWidth+' of '+innerWidth"
        return self.measure(page, wide, width=width)
