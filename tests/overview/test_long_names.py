"""The pages where departments, posts and names are long and components many."""

from pathlib import Path

import pytest

from campaigns import COMPONENTS, person
from overview.browser import Browser
from overview.html import Page
from overview.playing import BOARD, OVERVIEW, to_decisions, town

ONE = "党群工作部（纪检监察室、工会办公室）"
OTHER = "国际工程项目管理公司东南亚区域分公司筹备处"
NAMESAKE = "阿依古丽·买买提江·吐尔逊"
MORE = ("专业技术能力评价", "综合能力素质评价", "近三年工作业绩评价", "岗位认知")
CUT = (
    "Array.prototype.filter.call(document.querySelectorAll('td,th,li,p,h1,h2,h3,a,table'),"
    "function(e){return e.clientWidth&&e.scrollWidth>e.clientWidth+1&&"
    "getComputedStyle(e).overflowX!='auto'})"
    ".map(function(e){return e.textContent}).join('|')"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven components; two namesakes whose departments alone tell them apart."""
    plain = town()
    long = {"党政办": ONE, "综治办": OTHER}
    for row in (*plain.posts, *plain.departments):
        row["部门"] = long[row["部门"]]
    plain.components = [
        *({**each, "分值": 20} for each in COMPONENTS),
        *({**COMPONENTS[0], "项目": name, "分值": 10} for name in MORE),
    ]
    plain.people = [
        person(who, name, 现部门=department)
        for who, name, department in zip(
            ("01", "02", "03", "04", "05", "06"),
            (NAMESAKE, "白帆", "池清", "戴月", NAMESAKE, "葛洪"),
            (OTHER, ONE, ONE, ONE, ONE, OTHER),
            strict=True,
        )
    ]
    for choices in (plain.post_choices, plain.department_choices):
        for who, wanted in choices.items():
            choices[who] = tuple(each.replace(each[:3], long[each[:3]]) for each in wanted)
    return to_decisions(plain, tmp_path_factory.mktemp("long") / "活动")


@pytest.mark.parametrize("name", [OVERVIEW, BOARD])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_or_wider_than_the_screen(
    browser: Browser, root: Path, name: str, width: int
) -> None:
    assert browser.breadth(root / name, width=width) == f"{width} of {width}"
    assert browser.measure(root / name, CUT, width=width) == ""


def test_a_name_with_a_mark_stays_one_name(root: Path) -> None:
    items = [each.strip() for each in Page.of(root / BOARD).text.split("\n")]
    assert f"{NAMESAKE}（{ONE}）" in items


def test_each_sheet_of_the_board_says_what_it_is(browser: Browser, root: Path) -> None:
    _, *sheets = browser.pages(root / BOARD)
    titles = ["双向选择结果公布", "任前公示", "竞争上岗成绩公布"]
    feet = [f"第{number}页，共3页" for number in (1, 2, 3)]
    assert [sheet[-2:] for sheet in sheets] == [[*each] for each in zip(titles, feet, strict=True)]
