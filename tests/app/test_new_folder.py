"""A new campaign's folder: what lies at its top, and what the clerk sees first."""

import os
from pathlib import Path

import pytest

from campaign.app.run_step import run

KIND = "bat" if os.name == "nt" else "sh"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("办公") / "新活动"
    assert run("new_campaign", "", str(made), prepare=lambda: None) == 0
    return made


def test_what_lies_at_the_top(root: Path) -> None:
    assert {path.name for path in root.iterdir() if not path.name.startswith(".")} == {
        "01活动方案.xlsx", "02干部花名册.xlsx", "03报名表", "空白表", "总览.html",
        f"一键办理.{KIND}", "按钮", "运行记录",
    }  # fmt: skip


def test_the_page_says_what_to_do_first(root: Path) -> None:
    page = (root / "总览.html").read_text("utf-8")
    assert "01活动方案.xlsx" in page
    assert "花名册.xlsx”里还没有人员" in page
