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
from campaign.posts.stages import the_appointments
from campaign.registration.stages import the_registrations
from campaign.run import Faulty, Run, Waiting
from campaign.scoring.stages import the_scores
from campaign.steps.conduct import conduct
from campaign.storage.folder import Folder
from campaign.version import ROOT
from campaign.workbook.declare.cells import address
from campaign.workbook.read.files import open_book
from campaign.workbook.write.marking import CellNote, marked_copy
from maintenance.fuzzing.mutations import mutated

SAMPLE = ROOT / "sample_workbooks" / "样例活动"
_TEMPLATES = ROOT / "templates" / places.OFFICE_TEMPLATES
_CSV = ROOT / "templates" / "自检题" / places.REGISTRATIONS / "选部门报名.csv"
_TODAY = date(2026, 11, 25)
_RUN_WHOLE = 25
"""In every such case everything is made, not only read."""
_TEMPLATES_AMONG = 0.05
"""Part of the cases that damage a Word template: there everything has to be made."""
_STAGES: Sequence[Callable[[Run], object]] = (
    the_registrations,
    the_scores,
    the_appointments,
    the_picks,
    the_later_picks,
    the_placements,
)


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
        templates = _TEMPLATES.glob("*.docx")
        self._templates = _loaded((path, Path(places.OFFICE_TEMPLATES)) for path in templates)

    def case(self, number: int) -> tuple[str, bytes]:
        """Return the label and content of a case's damaged file."""
        random = Random(f"{self.seed}/{number}")
        files = self._templates if random.random() < _TEMPLATES_AMONG else self._workbooks
        label, data = random.choice(files)
        return label, mutated(data, random)

    def run(self, number: int) -> None:
        """Read the sample with the damaged file in it; whatever is raised is a bug."""
        label, data = self.case(number)
        if label.startswith(places.OFFICE_TEMPLATES) or number % _RUN_WHOLE == 0:
            self._run_whole(label, data)
        else:
            self._read(label, data)

    def _read(self, label: str, data: bytes) -> None:
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
            _marked(label, data)
        finally:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)

    def _run_whole(self, label: str, data: bytes) -> None:
        shutil.copytree(self.campaign, self._whole)
        try:
            path = self._whole / label
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            conduct("run_all", Run(Folder(self._whole), Silence(), _TODAY))
            assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(data).digest()
        finally:
            shutil.rmtree(self._whole)


def _loaded(files: Iterable[tuple[Path, Path]]) -> list[tuple[str, bytes]]:
    """Return the label and content of files, given with the folder that they go to."""
    return sorted(((folder / path.name).as_posix(), path.read_bytes()) for path, folder in files)


def _marked(label: str, data: bytes) -> None:
    """Make the copy that a fault in one of its readable rows would call for."""
    grids, _ = open_book(data, label)
    if grids:
        where = address(max(len(grids[0].rows) - 1, 0), 0)
        note = CellNote(grids[0].sheet, where, "这一行有错误。", grave=True)
        marked_copy(data, grids, [note], {})


def _put_in_words(run: Run) -> None:
    """Put every issue in words, with its place."""
    for issue in run.issues:
        assert issue.where.file, issue
        assert issue.problem
        assert issue.remedy
