"""One damaged file put into a copy of the sample campaign, and the campaign read, or run."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from random import Random

from campaign import places
from campaign.checking.recompute import Silence
from campaign.departments.rounds import the_later_picks
from campaign.departments.stages import the_picks, the_placements
from campaign.issues import errors_in
from campaign.posts.stages import the_appointments, the_inspections
from campaign.registration.online_columns import private_in
from campaign.registration.stages import the_registrations
from campaign.roster.stages import the_roster
from campaign.run import Faulty, Run, Waiting
from campaign.scoring.stages import the_scores
from campaign.standby.stages import the_ledger
from campaign.steps.conduct import conduct
from campaign.storage.folder import Folder
from campaign.version import ROOT
from campaign.workbook.declare.cells import address
from campaign.workbook.read.files import open_book
from campaign.workbook.write.marking import CellNote, marked_copy
from maintenance.fuzzing.mutations import mutated, with_words_exchanged

SAMPLE = ROOT / "sample_workbooks" / "样例活动"
_TEMPLATES = ROOT / "templates" / places.OFFICE_TEMPLATES
_CSV = ROOT / "templates" / "自检题" / places.REGISTRATIONS / "选部门报名.csv"
_TODAY = date(2026, 11, 25)
_RUN_WHOLE, _WITH_FAULT = 25, 1
"""Of so many cases one has nothing wrong but the damage, and everything is made of it; in the next
one everything is made that the fault leaves to be made. All others are read, and marked."""
_TEMPLATES_AMONG = 0.05
"""Part of the cases that damage a Word template: there everything has to be made."""
_STAGES: Sequence[Callable[[Run], object]] = (
    the_registrations,
    the_scores,
    the_inspections,
    the_appointments,
    the_picks,
    the_later_picks,
    the_placements,
    the_ledger,
)
_NOBODY = "查无此人"
_NO_PERSON = {"四舍五入", "竞争和双选"}
"""Words of the scheme and of the roster for which `_NOBODY` cannot stand."""


class Trials:
    """Cases of one series: the same number and seed always give the same damage."""

    def __init__(self, place: Path, seed: int, more: Path | None = None) -> None:
        """`more` has further files, each to be handed in as a registration."""
        self.seed = seed
        self.campaign = Path(shutil.copytree(SAMPLE, place / "活动"))
        self._whole = place / "整次办理"
        inputs = [(path, path.relative_to(SAMPLE).parent) for path in SAMPLE.rglob("*.xlsx")]
        others = [_CSV, *(more.iterdir() if more else ())]
        inputs += [(path, Path(places.REGISTRATIONS)) for path in others]
        self._workbooks = _loaded(inputs)
        people = Run(Folder(self.campaign), Silence(), _TODAY).get(the_roster).by_id
        wrong_first = [_NO_PERSON, {each.name for each in people.values()}]
        self.faulty = [
            (label, with_words_exchanged(data, wrong_first, _NOBODY))
            for label, data in self._workbooks
        ]
        """Every workbook with a row in it that is wrong, before it is damaged."""
        templates = _TEMPLATES.glob("*.docx")
        self._templates = _loaded((path, Path(places.OFFICE_TEMPLATES)) for path in templates)

    def case(self, number: int) -> tuple[str, bytes]:
        """Return the label and content of a case's damaged file."""
        random = Random(f"{self.seed}/{number}")
        files = self.faulty if number % _RUN_WHOLE else self._workbooks
        if random.random() < _TEMPLATES_AMONG:
            files = self._templates
        label, data = random.choice(files)
        return label, mutated(data, random)

    def run(self, number: int) -> bool:
        """Read the sample with the damaged file in it; whether there is a marked copy of that.

        Whatever is raised is a bug.
        """
        label, data = self.case(number)
        if label.startswith(places.OFFICE_TEMPLATES) or number % _RUN_WHOLE <= _WITH_FAULT:
            return self._run_whole(label, data)
        return self.read(label, data)

    def read(self, label: str, data: bytes) -> bool:
        """Read the sample with another file in it; whether that can be marked, and is wrong."""
        path = self.campaign / label
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(data)
        try:
            run = Run(Folder(self.campaign), Silence(), _TODAY)
            faulty = False
            for stage in _STAGES:
                try:
                    run.get(stage)
                except Faulty:
                    faulty = True
                except Waiting:
                    pass
            assert not faulty or errors_in(run.issues), "faulty, and no fault"
            _put_in_words(run)
            return _marked(run, label, data)
        finally:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)

    def _run_whole(self, label: str, data: bytes) -> bool:
        shutil.copytree(self.campaign, self._whole)
        try:
            path = self._whole / label
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            conduct("run_all", Run(Folder(self._whole), Silence(), _TODAY))
            assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(data).digest()
            return any((self._whole / places.RESULTS / places.MARKED).rglob(f"{path.stem}*"))
        finally:
            shutil.rmtree(self._whole)


def _loaded(files: Iterable[tuple[Path, Path]]) -> list[tuple[str, bytes]]:
    """Return the label and content of files, given with the folder that they go to."""
    return sorted(((folder / path.name).as_posix(), path.read_bytes()) for path, folder in files)


def _marked(run: Run, label: str, data: bytes) -> bool:
    """Make the copy that its faults call for, or would in its last readable row."""
    grids, _ = open_book(data, label)
    if not grids:
        return False
    own = [issue for issue in run.issues if issue.where.file == label]
    notes = [
        CellNote(each.where.sheet, each.where.cell, each.problem, each.is_error) for each in own
    ]
    last = address(max(len(grids[0].rows) - 1, 0), 0)
    notes.append(CellNote(grids[0].sheet, last, "这一行有错误。", grave=True))
    marked_copy(data, grids, notes, private_in(label, grids))
    return bool(errors_in(own))


def _put_in_words(run: Run) -> None:
    """Put every issue in words, with its place."""
    for issue in run.issues:
        assert issue.where.file, issue
        assert issue.problem
        assert issue.remedy
