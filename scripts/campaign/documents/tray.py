"""08公文/待印/: what may be sealed today and is not yet, in the order of 用印登记表.

Papers of a kind that follow one another lie in one file, each on a sheet of its own, so that the
folder is printed from top to bottom. Each run makes it anew. These are copies: nobody fills them
in, and whoever writes into one finds it in 作废.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from campaign import places
from campaign.documents.letters import Letter, together
from campaign.documents.seals import PrintedPaper
from campaign.run import Run
from campaign.storage.atomic import remove_empty

LARGEST_BATCH = 500
"""Letters in one file for printing: a ream of paper, and what Word opens in a moment."""
AFTER_STANDBY = "期满"
"""Begins the names of what stands in the register of the end of standby."""
TRAY = f"{places.DOCUMENTS}/{places.TO_SEAL}/"


def made_papers(run: Run) -> Iterator[str]:
    """Yield what was made among the documents, copies for the seal apart."""
    return (each for each in run.made.labels(places.DOCUMENTS) if not each.startswith(TRAY))


class Tray:
    """Gathers what goes to the seal, in the order in which it is printed."""

    def __init__(self, run: Run, mark: str, papers: int) -> None:
        """Take what names begin with, and how many papers there may be."""
        self._run, self._folder = run, run.folder
        self._mark = mark
        self._digits = max(len(str(papers)), 2)
        self._letters: list[Letter] = []
        self._gathered: list[PrintedPaper] = []
        self._files: list[str] = []
        self._papers = 0

    def add(self, printed: PrintedPaper, letter: Letter) -> None:
        """Take a paper that may be sealed today; one that somebody edited as it lies."""
        if not printed.may_be_sealed(self._run.today):
            return
        self._papers += 1
        is_as_made = printed.label in self._folder.outputs
        before = self._gathered[-1:]
        goes_on = before and before[0].paper.kind is printed.paper.kind
        if not (is_as_made and goes_on and len(self._letters) < LARGEST_BATCH):
            self._flush()
        if is_as_made:
            self._gathered.append(printed)
            self._letters.append(letter)
        else:
            path = self._folder.root / printed.label
            self._put(printed.stem, "", partial(self._folder.content, path))

    def close(self) -> int:
        """Take away what no longer goes to the seal; how many papers do."""
        self._flush()
        made = self._run.made
        for label in made.labels(TRAY.rstrip("/")):
            name = label.removeprefix(TRAY)
            if label not in self._files and name.startswith(AFTER_STANDBY) == bool(self._mark):
                path = self._folder.root / label
                if made.lies_as_made(path):
                    self._folder.remove(path)
                self._set_aside(path)
                made.forget(label)
        remove_empty(self._folder.path(places.DOCUMENTS, places.TO_SEAL))
        return self._papers

    def _flush(self) -> None:
        letters = self._letters
        if len(letters) > 1:
            name = f"{self._gathered[0].paper.kind.name}（{len(letters)}份）"
            self._put(name, *together(letters))
        elif letters:
            self._put(self._gathered[0].stem, letters[0].follows, letters[0].file)
        self._letters.clear()
        self._gathered.clear()

    def _put(self, stem: str, follows: str, make: Callable[[], bytes]) -> None:
        """Write a copy unless it lies there made from the same."""
        number = f"{len(self._files) + 1:0{self._digits}}"
        name = f"{self._mark}{number}{stem}.docx"
        path = self._folder.path(places.DOCUMENTS, places.TO_SEAL, name)
        run, label = self._run, self._folder.label(path)
        self._files.append(label)
        is_as_made = run.made.lies_as_made(path)
        if is_as_made and run.kept.stands(path, follows):
            return
        if not is_as_made:
            self._set_aside(path)
        run.made.put(path, make())
        run.kept.note(path, follows)

    def _set_aside(self, path: Path) -> None:
        """Keep what somebody made of a copy, or put there under its name."""
        if path.exists():
            aside = self._folder.path(places.DOCUMENTS, places.WITHDRAWN, path.name)
            self._folder.move(path, aside)
