"""The pages of a campaign in Traditional script whose sheets were typed in Simplified."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from campaign import places
from campaigns import BASICS, COMPONENTS, DEPARTMENTS, JUDGES, PEOPLE, POSTS, fill_items
from overview.html import Page
from overview.playing import BOARD, OVERVIEW, do
from steps.test_traditional_campaign import simplified_only

TYPED = (
    *JUDGES,
    *(each.split()[1] for each in PEOPLE),
    *(each["部门"] + each["职务"] for each in POSTS),
    *(each["部门"] for each in DEPARTMENTS),
    *(each["项目"] for each in COMPONENTS),
    *(value for value in BASICS.values() if isinstance(value, str)),
    *("党政办干事", "汉族", "中共党员", "党委会议"),
    *places.NUMBERED,
    "　定岗决定 ",  # the sheet of a workbook made before the script was changed
)


@pytest.fixture(scope="module")
def root(at_end: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = copytree(at_end, tmp_path_factory.mktemp("traditional") / "活动")
    fill_items(root / "01活动方案.xlsx", "基本信息", {"文字": "繁體"})
    do(root, date(2026, 3, 19))
    return root


@pytest.mark.parametrize("name", [OVERVIEW, BOARD])
def test_own_words_are_traditional_and_typed_ones_as_typed(root: Path, name: str) -> None:
    page = Page.of(root / name)
    assert ("html", {"lang": "zh-Hant"}) in page.tags
    text = page.text
    assert "党政办主任" in text
    for typed in sorted(TYPED, key=len, reverse=True):
        text = text.replace(typed, "")
    text = re.sub(r"\S+\.(?:xlsx|docx|html)", "", text)
    left = {line: wrong for line in text.split("\n") if (wrong := simplified_only(line))}
    assert left == {}


def test_links_lead_to_files_that_are_there(root: Path) -> None:
    links = Page.of(root / OVERVIEW).links
    assert [link for link in links if not (root / link).is_file()] == []


def test_steps_that_are_done_look_done(root: Path) -> None:
    tags = Page.of(root / OVERVIEW).tags
    assert [a["class"] for tag, a in tags if tag == "li" and a.get("class")] == ["done"] * 6
