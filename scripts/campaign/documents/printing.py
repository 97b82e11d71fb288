"""Papers into files: rendered, left alone once edited, withdrawn when they no longer hold."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from campaign import places
from campaign.chinese import chinese_date
from campaign.documents.catalogue import KINDS, is_about, kind_of
from campaign.documents.issued import first_stem, strike
from campaign.documents.letters import Letter, Letters, together
from campaign.documents.seals import PrintedPaper, never_sealed
from campaign.documents.stages import the_issued, the_own_kinds
from campaign.documents.tray import LARGEST_BATCH, Tray, made_papers
from campaign.issues import Issue, Kind, Where
from campaign.office.kinds import Desk, Paper
from campaign.run import Run
from campaign.storage.made import Put
from campaign.storage.names import new_copy, safe_name
from campaign.word.official_wording import has_room_for_serial, number_parts
from campaign.workbook.declare.text import same

BATCH = "批量打印"
_MADE_ANEW = "重新制作"
"""What a notice of what is past waits for that says something else by now."""
_BECAME = {True: "原件没有改动，移到“作废”", False: "原件已经不在“08公文”里"}
"""What became of a sealed file that no longer holds, by whether it was there."""


@dataclass
class Printed:
    """What one run of printing made."""

    papers: list[PrintedPaper] = field(default_factory=list)
    changed: list[Paper] = field(default_factory=list)
    """Those that say something else than the last run's."""
    withdrawn: list[str] = field(default_factory=list)
    """The kind of each document that was set aside."""
    to_seal: int = 0
    """How many lie ready for the seal."""


def print_papers(run: Run, desk: Desk, mark: str = "") -> Printed:
    """Write every paper, files with all letters of a kind, and those that may be sealed today.

    What was made earlier of the kinds taken and is no longer called for is withdrawn. `mark` keeps
    what goes to the seal apart from that of the other register.
    """
    press = _Press(run, desk, mark)
    for number, paper in enumerate(desk.papers, 1):
        run.reporter.progress("生成公文", number, len(desk.papers))
        press.print(paper)
    for batch in press.batches.values():
        press.close(batch)
    press.withdraw(desk.taken | _given_up(run))
    if press.tray:
        press.printed.to_seal = press.tray.close()
    run.note(_blanks_left(press.printed.papers))
    run.note(never_sealed(press.printed.papers, press.issued.sealed, desk.office, run.today))
    return press.printed


def _given_up(run: Run) -> set[str]:
    """Kinds of the office's own whose template is gone."""
    known = {kind.name for kind in KINDS} | run.get(the_own_kinds).names
    made = (each for each in made_papers(run) if each.endswith(".docx"))
    return {kind_of(label) for label in made} - known


def _blanks_left(printed: Iterable[PrintedPaper]) -> list[Issue]:
    """Remind of each fact that papers leave blank, though the scheme could tell it."""
    kinds: dict[str, dict[str, None]] = {}
    for each in printed:
        if each.paper.kind.is_sealed:
            for name in each.blanks:
                kinds.setdefault(name, {})[each.paper.kind.name] = None
    return [
        Kind.DOCUMENT_BLANK_LEFT.at(Where(places.SCHEME), item=name, documents="、".join(found))
        for name, found in kinds.items()
    ]


def _occasion(paper: Paper) -> str:
    """Return what tells the file of a later paper to the same person from the first."""
    return f"（{paper.occasion}）" if paper.occasion else ""


@dataclass
class _Batch:
    """The letters of one kind, gathered until there are enough for a file."""

    kind: str
    expected: int
    letters: list[Letter] = field(default_factory=list)
    files: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether no letter is missing: then there is no need to hold them any longer."""
        return self.files * LARGEST_BATCH + len(self.letters) == self.expected

    def names(self) -> list[str]:
        """Return the files' names, numbered where one does not hold all letters."""
        if self.expected <= LARGEST_BATCH:
            return [f"{self.kind}（合并）.docx"]
        files = -(-self.expected // LARGEST_BATCH)
        return [f"{self.kind}（合并{number}）.docx" for number in range(1, files + 1)]


class _Press:
    """Puts papers in their places, and those of a kind together into files for printing."""

    def __init__(self, run: Run, desk: Desk, mark: str) -> None:
        papers = desk.papers
        self.run = run
        self.folder = run.folder
        self.office = desk.office
        self.issued = run.get(the_issued)
        self.letters = Letters(run, desk.office)
        self.printed = Printed()
        # What goes to the seal stays as it lies while some decision cannot be read.
        self.tray = None if desk.faulty else Tray(run, mark, len(papers))
        self.renamed = self._renamed(papers)
        letters = Counter(paper.kind.name for paper in papers if paper.member)
        self.batches = {kind: _Batch(kind, number) for kind, number in letters.items()}
        self.called_for = {
            self.folder.label(self._batch_path(name))
            for batch in self.batches.values()
            for name in batch.names()
        }

    def _batch_path(self, name: str) -> Path:
        return self.folder.path(places.DOCUMENTS, BATCH, name)

    def print(self, paper: Paper) -> None:
        path = self._path(paper)
        self.called_for.add(self.folder.label(path))
        letter = self.letters.letter(paper, path)
        if letter is None:
            return
        if self._stays(paper, path, letter):
            self.folder.left_standing.add(self.folder.label(path))
            self._enter(*self._as_sealed(paper, path, letter))
            return
        before = self.renamed.get(path.name, path)
        if before.name in self.issued.sealed:
            anew = self._called_back(paper, before)
            letter = anew and self.letters.letter(anew, self._path(anew))
            if anew is None or letter is None:
                return
            paper, path = anew, self._path(anew)
            self.called_for.add(self.folder.label(path))
        if self._put(path, letter.follows, letter.file, letter.about):
            self.printed.changed.append(paper)
            self.folder.observed.holds = False  # said once
        if paper.kind.is_sealed:
            self.issued.keep(path.name, letter.facts)
        printed = self._enter(paper, path, letter)
        if self.tray:
            self.tray.add(printed, letter)

    def _enter(self, paper: Paper, path: Path, letter: Letter) -> PrintedPaper:
        """Enter a paper for the register, and among those printed in one go."""
        label = self.folder.label(path)
        numbers = [name for name, value in letter.facts.items() if has_room_for_serial(value)]
        title, blanks, _ = letter.about
        printed = PrintedPaper(paper, label, title, blanks, numbers)
        self.printed.papers.append(printed)
        if paper.member:
            batch = self.batches[paper.kind.name]
            batch.letters.append(letter)
            if len(batch.letters) == LARGEST_BATCH or batch.is_whole:
                self.close(batch)
        return printed

    # -- what was issued --------------------------------------------------------------------------

    def _stays(self, paper: Paper, path: Path, letter: Letter) -> bool:
        """Tell whether an earlier paper stays as it lies: sealed and right, or of what is past."""
        label, over_on = self.folder.label(path), self._over_on(paper, path)
        is_sealed = path.name in self.issued.sealed
        if not (is_sealed or over_on):
            return False
        says_the_same = self.issued.says_the_same(path.name, letter.facts)
        if is_sealed and says_the_same:
            return True
        if over_on and not says_the_same:
            self.run.note([Kind.DOCUMENT_PAST.at(Where(label), day=chinese_date(over_on))])
        return bool(over_on) and not says_the_same

    def _as_sealed(self, paper: Paper, path: Path, letter: Letter) -> tuple[Paper, Path, Letter]:
        """Give a paper that stays the number that it bears; not sealed by now, it is not to be."""
        head = paper.data.head
        if path.name not in self.issued.sealed:
            return paper._replace(pending=_MADE_ANEW), path, letter
        number = self.issued.number_on(path.name, head.number)
        if same(number, head.number):
            return paper, path, letter
        own = paper._replace(data=replace(paper.data, head=replace(head, number=number)))
        return own, path, self.letters.letter(own, path) or letter

    def _over_on(self, paper: Paper, path: Path) -> date | None:
        """Return the day since when what an earlier paper speaks of is over; None if it is not."""
        day = paper.over_on(self.office)
        is_over = day and day < self.run.today and self.run.made.knows(self.folder.label(path))
        return day if is_over else None

    def _renamed(self, papers: Sequence[Paper]) -> dict[str, Path]:
        """Find sealed letters to people whose name is written otherwise by now, by the new file."""
        own = {self._path(paper).name for paper in papers}
        letters: dict[str, dict[str, str]] = {}
        for file in self.issued.sealed:
            if file not in own and not self.issued.is_void(file):
                kind, _, rest = first_stem(file).partition("-")
                letters.setdefault(kind, {})[rest] = file
        renamed: dict[str, Path] = {}
        for paper in papers:
            path, whose = self._path(paper), f"{paper.staff_id}{_occasion(paper)}"
            sealed = letters.get(paper.kind.name, {}) if paper.member else {}
            for rest, file in sealed.items():
                if is_about(rest, whose):
                    renamed[path.name] = path.with_name(file)
        return renamed

    def _called_back(self, paper: Paper, path: Path) -> Paper | None:
        """Call a sealed paper back; what takes its place has a number of its own.

        None comes back where only the office can give that number: then nothing is touched.
        """
        row = self.issued.sealed[path.name]
        head = paper.data.head
        where = Where(self.folder.label(path))
        bore = self.issued.bore(path.name, head.number)
        if number_parts(head.number) and (bore or same(head.number, row.document_number)):
            if not strike(self.office, head.number):
                self.run.note([Kind.SEALED_NUMBER_KEPT.at(where, number=head.number)])
                return None
            head = replace(head, number=paper.kind.number(self.office, head.dated, paper.key))
        became = _BECAME[self.folder.has(path)]
        self._set_aside(path, self.folder.label(path))
        anew = paper._replace(data=replace(paper.data, head=head))
        name = self._path(anew).name
        number = f"（{head.number}）" if head.number else ""
        self.run.note([Kind.SEALED_REPLACED.at(where, new=f"{name}{number}", became=became)])
        return anew

    def _path(self, paper: Paper) -> Path:
        kind = paper.kind.name
        if paper.member is None:
            name = f"{kind}-{paper.part}" if paper.part else kind
            return self.folder.path(places.DOCUMENTS, self.issued.name(name))
        name = safe_name(f"{kind}-{paper.member.name}{paper.staff_id}{_occasion(paper)}")
        return self.folder.path(places.DOCUMENTS, kind, self.issued.name(name))

    def _put(
        self, path: Path, follows: str, make: Callable[[], bytes], about: Sequence[Any] = ()
    ) -> bool:
        """Write a document unless it lies there made from the same; whether one was changed.

        One that somebody edited stays, and the new one goes beside it.
        """
        run, label = self.run, self.folder.label(path)
        made = run.kept.made(path, follows)
        if made and made.digest == run.made.latest(label) and run.kept.stands(path, follows):
            return False
        data = make()
        done = run.made.put(path, data)
        if done is not Put.LEFT:
            run.kept.note(path, follows, *about)
            return done is Put.CHANGED
        beside = new_copy(path)
        self.called_for.add(self.folder.label(beside))
        run.made.put(beside, data)
        run.note([Kind.DOCUMENT_EDITED.at(Where(label), new=beside.name)])
        return False

    def close(self, batch: _Batch) -> None:
        """Write the letters gathered into one file, for printing in one go."""
        if batch.letters:
            path = self._batch_path(batch.names()[batch.files])
            self._put(path, *together(batch.letters))
            batch.files += 1
            batch.letters.clear()

    # -- what no longer holds ---------------------------------------------------------------------

    def withdraw(self, kinds: Container[str]) -> None:
        """Set aside documents made earlier that the decisions no longer call for."""
        for label in made_papers(self.run):
            if label in self.called_for or kind_of(label) not in kinds:
                continue
            path = self.folder.root / label
            if path.name in self.issued.sealed and not self.issued.is_void(path.name):
                self._withdraw_sealed(path, label)
            elif not self.folder.has(path):
                self.run.made.forget(label)
            elif self.run.made.untouched(label):
                self._set_aside(path, label)
            else:
                self.run.note([Kind.DOCUMENT_OUTDATED.at(Where(label))])

    def _withdraw_sealed(self, path: Path, label: str) -> None:
        """Keep a sealed paper's number, so that nothing else is ever issued under it."""
        number = self.issued.sealed[path.name].document_number
        strike(self.office, number)
        number, became = number or "没有文号", _BECAME[self.folder.has(path)]
        self.run.note([Kind.SEALED_WITHDRAWN.at(Where(label), number=number, became=became)])
        self._set_aside(path, label)

    def _set_aside(self, path: Path, label: str) -> None:
        if self.folder.has(path):
            aside = self.folder.path(places.DOCUMENTS, places.WITHDRAWN, path.name)
            self.folder.move(path, aside)
        self.run.made.forget(label)
        if path.name in self.issued.sealed:
            self.issued.call_back(path.name)
        self.printed.withdrawn.append(kind_of(label))
