"""What score sheets are called: 评分 is not said twice, and what was named otherwise is read."""

from pathlib import Path

import pytest

from campaign.scoring.reading import score_title
from campaigns import Town, fill, run
from overview.playing import MARKS, fill_scores, town


@pytest.mark.parametrize(
    ("component", "among", "title"),
    [
        ("竞职演说", (), "竞职演说评分表"),
        ("联席会评分", (), "联席会评分表"),
        ("综合得分", (), "综合得分表"),
        ("联席会评分", ("联席会", "联席会评分"), "联席会评分评分表"),
        ("联席会", ("联席会", "联席会评分"), "联席会评分表"),
    ],
)
def test_titles(component: str, among: tuple[str, ...], title: str) -> None:
    assert score_title(component, among) == title


def names(root: Path) -> set[str]:
    return {path.name.partition("-")[0] for path in (root / "04评分表").glob("*-*.xlsx")}


def prepared(plain: Town, root: Path) -> Path:
    run("prepare_scoring", plain.write(root))
    return root


def test_the_sheets_that_are_made(tmp_path: Path) -> None:
    assert names(prepared(town(), tmp_path)) == {"竞职演说评分表", "联席会评分表"}


def test_a_sheet_with_the_doubled_name_is_read_and_no_second_one_made(tmp_path: Path) -> None:
    root = prepared(town(), tmp_path)
    for path in list((root / "04评分表").glob("联席会评分表-*.xlsx")):
        path.rename(path.with_name(path.name.replace("联席会评分表", "联席会评分评分表")))
    fill_scores(root)
    assert run("prepare_scoring", root).outcome
    assert names(root) == {"竞职演说评分表", "联席会评分评分表"}
    ran = run("consolidate_scores", root)
    assert ran.outcome
    assert ran.errors == []


def test_both_names_are_two_sheets_of_one_judge(tmp_path: Path) -> None:
    root = prepared(town(), tmp_path)
    fill_scores(root)
    path = root / "04评分表/联席会评分表-秦山.xlsx"
    other = path.with_name("联席会评分评分表-秦山.xlsx")
    other.write_bytes(path.read_bytes())
    fill(other, "评分表", "得分", {staff_id: mark - 1 for staff_id, mark in MARKS.items()})
    assert "M03" in {each.kind.code for each in run("consolidate_scores", root).errors}
