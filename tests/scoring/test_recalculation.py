"""The formulas give in LibreOffice what is cached: over many campaigns, and in the sample run."""

from datetime import date
from pathlib import Path
from random import Random
from shutil import copytree

from campaigns import run
from recalculation import differences, formulas, needs_soffice, recalculate
from scoring.random_contests import play, random_contest
from scoring.random_folders import random_folder

CAMPAIGNS = 24
CONTESTS = 8
SAMPLE = Path(__file__).resolve().parents[2] / "sample_workbooks" / "样例活动"

pytestmark = needs_soffice


def test_random_campaigns_recalculate_to_the_same_figures(tmp_path: Path) -> None:
    files = []
    for number in range(CAMPAIGNS):
        root = tmp_path / str(number)
        ran = random_folder(Random(number)).consolidate(root)
        assert ran.errors == [], number
        assert ran.outcome
        files += [root / "结果" / "成绩汇总.xlsx", root / "05任用决定" / "任用决定表.xlsx"]
    again = recalculate(files, tmp_path / "again")
    assert sum(map(formulas, files)) > 100 * CAMPAIGNS
    found = [
        (str(file), *each)
        for file, new in zip(files, again, strict=True)
        for each in differences(file, new)
    ]
    assert found == []


def test_random_contests_of_every_kind_recalculate_to_the_same_figures(tmp_path: Path) -> None:
    """Classes, stages with cuts, entered marks, points tables, marks and ballots by post."""
    files = []
    for number in range(CONTESTS):
        root = tmp_path / str(number)
        dice = Random(number)
        ran = play(random_contest(dice), dice, root)
        assert ran.errors == [], number
        assert ran.outcome, (number, ran.waits_for)
        files.append(root / "结果" / "成绩汇总.xlsx")
    again = recalculate(files, tmp_path / "again")
    found = [
        (str(file), *each)
        for file, new in zip(files, again, strict=True)
        for each in differences(file, new)
    ]
    assert found == []


def test_every_workbook_of_the_sample_run(tmp_path: Path) -> None:
    root: Path = copytree(SAMPLE, tmp_path / "样例活动")
    assert run("run_all", root, today=date(2026, 9, 22)).outcome
    files = sorted(root.rglob("*.xlsx"))
    again = recalculate(files, tmp_path / "again")
    found = [
        (file.name, *each)
        for file, new in zip(files, again, strict=True)
        for each in differences(file, new)
    ]
    assert found == []
