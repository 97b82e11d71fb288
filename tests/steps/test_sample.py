"""The sample campaign: what is shipped is what its script plays, and it runs through to the end."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from campaigns import run, table
from maintenance import pieces, sample_people

SAMPLE = Path(__file__).resolve().parents[2] / "sample_workbooks" / "样例活动"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = copytree(SAMPLE, tmp_path_factory.mktemp("sample") / "样例活动")
    ran = run("run_all", root, today=date(2026, 9, 22))
    assert ran.outcome
    assert ran.errors == []
    return root


def test_sample_regenerates() -> None:
    assert pieces.SAMPLE.stale() == [], pieces.REBUILD


def test_everybody_ends_in_exactly_one_state(sample: Path) -> None:
    rows = table(sample / "结果" / "双向选择结果.xlsx", "人员去向")
    assert [row["编号"] for row in rows] == [each.staff_id for each in sample_people.people()]
    count: dict[str, int] = {}
    for row in rows:
        count[row["去向类别"]] = count.get(row["去向类别"], 0) + 1
    assert count == {"中层任职": 10, "部门岗位": 26, "待岗": 6, "不参加": 6}


def test_no_file_that_people_filled_is_changed_or_doubled(sample: Path) -> None:
    for path in SAMPLE.rglob("*.xlsx"):
        assert (sample / path.relative_to(SAMPLE)).read_bytes() == path.read_bytes()
    assert [path.name for path in sample.rglob("*（新）*")] == []


def test_same_results_on_a_second_run(sample: Path) -> None:
    places = ("结果", "08公文", "空白表")
    files = [path for place in places for path in (sample / place).rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    assert run("run_all", sample, today=date(2026, 9, 22)).outcome
    assert {path: path.read_bytes() for path in files} == before


def test_one_document_of_each_kind(sample: Path) -> None:
    from campaign.documents.catalogue import KINDS

    made = {
        path.relative_to(sample / "08公文").parts[0].removesuffix(".docx")
        for path in (sample / "08公文").rglob("*.docx")
    }
    asked_for = {kind.name for kind in KINDS if kind.on_demand}
    assert {kind.name for kind in KINDS} - asked_for <= made
    assert not asked_for & made
