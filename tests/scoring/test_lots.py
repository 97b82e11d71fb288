"""The speaking order: drawn by tickets that anybody can work out again, and drawn once."""

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.scoring.lots import draw, hashed_text
from campaigns import codes, run, table
from scoring.score_folder import ScoreFolder, town

LOTS = Path("结果") / "演说顺序.xlsx"


def prepared(root: Path, **basics: Any) -> list[dict[str, Any]]:
    town(**basics).write(root)
    assert run("prepare_scoring", root).outcome
    return table(root / LOTS, "抽签凭据")


def test_the_lowest_ticket_speaks_first() -> None:
    tickets = draw("314159", ["01", "02", "03"])
    by_hand = {
        staff_id: hashlib.sha256(f"314159,{staff_id}".encode()).hexdigest()
        for staff_id in ("01", "02", "03")
    }
    assert [each.staff_id for each in tickets] == sorted(by_hand, key=by_hand.__getitem__)


def test_the_order_of_registration_is_no_matter() -> None:
    assert draw("7", ["03", "01", "02"]) == draw("7", ["01", "02", "03"])


def test_who_drops_out_leaves_the_others_order() -> None:
    everybody = [each.staff_id for each in draw("7", map(str, range(20)))]
    fewer = [each.staff_id for each in draw("7", map(str, range(1, 20)))]
    assert fewer == [each for each in everybody if each != "0"]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_any_tool_gives_the_printed_tickets(tmp_path: Path) -> None:
    for row in prepared(tmp_path, 抽签种子="60418275"):
        text = f"60418275,{row['编号']}"
        assert row["计算用的文字"] == text == hashed_text("60418275", row["编号"])
        made = subprocess.run(["sha256sum"], input=text.encode(), capture_output=True, check=True)
        assert made.stdout.split()[0].decode() == row["抽签号（SHA-256）"]


def test_the_table_is_in_order_and_the_score_sheets_follow_it(tmp_path: Path) -> None:
    rows = prepared(tmp_path)
    tickets = [row["抽签号（SHA-256）"] for row in rows]
    assert tickets == sorted(tickets)
    wall = table(tmp_path / LOTS, "演说顺序")
    assert [(row["顺序"], row["编号"]) for row in wall] == [
        (number, row["编号"]) for number, row in enumerate(rows, 1)
    ]
    for path in (tmp_path / "04评分表").glob("*评分表-*.xlsx"):
        assert [row["编号"] for row in table(path, "评分表")] == [row["编号"] for row in rows]


def test_the_order_for_the_wall_has_no_hashes(tmp_path: Path) -> None:
    """One page to post; the proof is on a sheet of its own."""
    prepared(tmp_path)
    wall = load_workbook(tmp_path / LOTS)["演说顺序"]
    words = [str(cell.value) for row in wall.iter_rows() for cell in row if cell.value]
    assert not [word for word in words if len(word) == 64]
    assert wall.page_setup.fitToHeight in (1, None)
    assert list(table(tmp_path / LOTS, "演说顺序")[0]) == ["顺序", "编号", "姓名", "竞争职位"]


# -- the seed -------------------------------------------------------------------------------------


def test_a_seed_drawn_by_the_program_stays(tmp_path: Path) -> None:
    first = prepared(tmp_path, 抽签种子="")
    assert prepared(tmp_path, 抽签种子="") == first
    seed, _, _ = first[0]["计算用的文字"].partition(",")
    assert len(seed) == 20
    assert seed.isdigit()
    sheet = table(tmp_path / "04评分表" / "竞职演说评分表-秦山.xlsx", "评分表")
    assert [row["编号"] for row in sheet] == [row["编号"] for row in first]


def test_a_seed_taken_out_of_the_scheme_stays_in_force(tmp_path: Path) -> None:
    first = prepared(tmp_path, 抽签种子="271828")
    assert prepared(tmp_path, 抽签种子="") == first


def test_another_seed_is_told_once_it_is_used(tmp_path: Path) -> None:
    prepared(tmp_path, 抽签种子="1")
    town(抽签种子="2").write(tmp_path)
    assert ("", "M17") in codes(run("prepare_scoring", tmp_path).issues)
    assert ("", "M17") not in codes(run("prepare_scoring", tmp_path).issues)


def test_nothing_is_drawn_while_registrations_are_faulty(tmp_path: Path) -> None:
    faulty = town(抽签种子="")
    faulty.post_choices["02"] = ("不存在的职位",)
    faulty.write(tmp_path)
    assert run("prepare_scoring", tmp_path).outcome is None
    assert not (tmp_path / "运行记录" / "抽签种子.json").exists()


def test_without_a_draw_nothing_is_added_up(tmp_path: Path) -> None:
    ran = ScoreFolder(town(抽签种子="")).consolidate(tmp_path)
    assert ran.waits_for == ("还没有抽签，请先运行“评分准备”",)
