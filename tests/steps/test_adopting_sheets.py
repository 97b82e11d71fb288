"""采用新表: a renewed sheet is put in place by a button; the old one lies in 作废."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from campaigns import fill, run, table
from overview.playing import decide_posts, do, fill_scores, town

TABLE, NEW = "05任用决定/任用决定表.xlsx", "05任用决定/任用决定表（新）.xlsx"


def decisions(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    rows = table(path, "任用决定")
    return {(row["职务"], row["编号"]): (str(row["总分"]), row["党委决定"]) for row in rows}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Decided; then a mark is corrected, so that the totals on the table are others."""
    made = town().write(tmp_path_factory.mktemp("corrected"))
    do(made, date(2026, 3, 9))
    fill_scores(made)
    do(made)
    decide_posts(made)
    fill(made / "04评分表/竞职演说评分表-秦山.xlsx", "评分表", "得分", {"01": 96})
    do(made)
    assert (made / NEW).exists()
    return made


@pytest.fixture
def root(corrected: Path, tmp_path: Path) -> Path:
    return copytree(corrected, tmp_path / "活动")


def test_what_is_carried_over_is_told_before(root: Path) -> None:
    rows = table(root / "结果/问题清单.xlsx", "问题清单", "序号")
    told = next(row["问题"] for row in rows if row["代码"] == "T13")
    decided = sum(bool(decision) for _, decision in decisions(root / TABLE).values())
    assert f"填过的{decided + 2}格已经带入" in told  # and both days of the meeting
    assert "没有带入" not in told


def test_the_new_sheet_is_put_in_place(root: Path) -> None:
    old, new = (root / TABLE).read_bytes(), (root / NEW).read_bytes()
    ran = run("adopt_sheets", root)
    assert ran.outcome
    assert not (root / NEW).exists()
    assert (root / TABLE).read_bytes() == new
    assert (root / "运行记录/作废" / TABLE).read_bytes() == old
    do(root)
    assert not (root / NEW).exists()
    codes = {row["代码"] for row in table(root / "结果/问题清单.xlsx", "问题清单", "序号")}
    assert "T13" not in codes
    assert decisions(root / TABLE)["主任", "01"][1] == "任用"


def test_sheets_in_a_folder_of_old_ones_are_not_read(root: Path) -> None:
    run("adopt_sheets", root)
    assert do(root).code == 0


def test_a_second_time_keeps_both_old_ones(root: Path) -> None:
    run("adopt_sheets", root)
    decide_posts(root)
    fill(root / "04评分表/竞职演说评分表-秦山.xlsx", "评分表", "得分", {"01": 91})
    do(root)
    run("adopt_sheets", root)
    assert len(list((root / "运行记录/作废/05任用决定").iterdir())) == 2


def test_without_new_sheets_nothing_happens(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root, date(2026, 3, 9))
    before = sorted(root.rglob("*"))
    ran = run("adopt_sheets", root)
    assert ran.outcome
    assert ran.outcome.lines == ["没有要换的新表。"]
    assert sorted(root.rglob("*")) == before


def test_what_was_changed_on_the_old_sheet_meanwhile_is_told(root: Path) -> None:
    fill(root / TABLE, "任用决定", "决定理由", {"01": "工作需要"})
    ran = run("adopt_sheets", root)
    assert [(issue.where.file, issue.kind.code) for issue in ran.issues] == [(TABLE, "T20")]


def test_nothing_is_told_where_the_new_sheet_is_the_later_one(root: Path) -> None:
    fill(root / NEW, "任用决定", "决定理由", {"01": "工作需要"})
    assert run("adopt_sheets", root).issues == []
