"""总览.html and 张榜.html as Chromium shows and prints them."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from campaign.version import ROOT
from overview.browser import Browser
from overview.playing import BOARD, OVERVIEW, do

A4, A3 = (595, 842), (1191, 842)
"""Points; A3 lies on its side."""


def shown(dom: str) -> list[str]:
    """编号 of the rows that can be seen."""
    rows = re.findall(r'<tr id="p-(\d+)" role="row"( hidden="")?>', dom)
    return [staff_id for staff_id, hidden in rows if not hidden]


@pytest.mark.parametrize(
    ("fragment", "found"),
    [
        ("", ["01", "02", "03", "04", "05", "06"]),
        ("#q=戴月", ["04"]),
        ("?q=06", ["06"]),
        ("#q=%E7%BB%BC%E6%B2%BB%E5%8A%9E", ["03"]),
        ("#q=没有这个人", []),
    ],
)
def test_people_are_found_by_name_number_and_place(
    browser: Browser, at_end: Path, fragment: str, found: list[str]
) -> None:
    dom = browser.dom(at_end / OVERVIEW, fragment)
    assert shown(dom) == found
    assert 'class="search" role="search">' in dom  # it is shown where it works
    if fragment:
        assert f"找到{len(found)}人" in dom


@pytest.mark.parametrize("name", [OVERVIEW, BOARD])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, at_end: Path, name: str, width: int
) -> None:
    assert browser.breadth(at_end / name, width=width) == f"{width} of {width}"


def test_no_text_runs_out_of_its_cell_on_a_phone(browser: Browser, at_end: Path) -> None:
    cut = (
        "Array.prototype.filter.call(document.querySelectorAll('td,th,li,p,h1,h2,h3'),"
        "function(e){return e.clientWidth&&e.scrollWidth>e.clientWidth+1})"
        ".map(function(e){return e.textContent}).join('|')"
    )
    assert browser.measure(at_end / OVERVIEW, cut, width=390) == ""


def test_overview_prints_whole_on_a4(browser: Browser, at_end: Path) -> None:
    size, *sheets = browser.pages(at_end / OVERVIEW)
    assert tuple(round(float(each)) for each in size) == A4
    words = "".join(word for sheet in sheets for word in sheet)
    assert len(sheets) <= 3  # no sheet that is all but empty
    for text in ("下一步", "27.00", "36.00", "90.00", "安宁", "葛洪", "不要发到活动文件夹以外。"):
        assert text in words
    assert "找人" not in words  # neither the menu nor the search


def test_board_prints_a_sheet_for_each_publication_on_a3(browser: Browser, at_end: Path) -> None:
    size, *sheets = browser.pages(at_end / BOARD)
    assert tuple(round(float(each)) for each in size) == A3
    assert len(sheets) == 3
    assert ["戴月" in sheet for sheet in sheets] == [True, False, False]
    assert "36.00" in sheets[2]
    assert "打印：纸张A3、横向，不印页眉和页脚。" not in "".join(word for s in sheets for word in s)


def test_no_heading_of_the_board_stands_alone(browser: Browser, tmp_path: Path) -> None:
    root = copytree(ROOT / "sample_workbooks" / "样例活动", tmp_path / "样例活动")
    do(root, date(2026, 10, 20))
    _, *sheets = browser.pages(root / BOARD)
    assert len(sheets) == 3
    assert min(len(words) for words in sheets) > 40
