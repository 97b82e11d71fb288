"""总览.html as a file: one file, nothing from outside, nothing typed taken for markup."""

import itertools
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from campaign.overview.model import Debt, Debts, OwedPaper, PersonPlace
from campaign.overview.page import render
from campaign.workbook.declare.wording import as_written
from overview.html import Page
from overview.playing import BOARD, OVERVIEW, do
from overview.test_what_is_told import told

EVIL = "<b>&\"王'{{ 1 }}</script>"


@pytest.fixture(params=[OVERVIEW, BOARD])
def page_file(at_end: Path, request: pytest.FixtureRequest) -> Path:
    return at_end / str(request.param)


def test_nothing_comes_from_outside(page_file: Path) -> None:
    source = page_file.read_text("utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", source)
    page = Page(source)
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in page.tags}
    assert not any("src" in attrs or "onclick" in attrs for _, attrs in page.tags)


@pytest.mark.parametrize("moment", ["at_scores", "at_end"])
def test_links_lead_to_files_that_are_there(moment: str, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(moment)
    page = Page.of(root / OVERVIEW)
    assert len(page.links) > 10
    assert [link for link in page.links if not (root / link).is_file()] == []
    assert sorted(set(page.jumps) - set(page.ids)) == []
    assert len(set(page.ids)) == len(page.ids)


def test_typed_words_are_never_markup(at_end: Path) -> None:
    model = told(at_end)
    person = model.people[0]._replace(name=EVIL, staff_id=EVIL, reasons=(EVIL,))
    debt = Debt(EVIL, (OwedPaper(EVIL, f"04评分表/{EVIL}.xlsx", ""),), (EVIL,))
    evil = model._replace(
        campaign=EVIL,
        people=(person,),
        debts=(Debts(EVIL, (debt,), EVIL),),
        departments=(model.departments[0]._replace(members=((EVIL, EVIL),)),),
    )
    source = render("overview.html", as_written, evil._asdict()).decode()
    page = Page(source)
    assert EVIL in page.text
    assert f"p-{EVIL}" in page.ids
    assert {tag for tag, _ in page.tags} == {
        tag for tag, _ in Page(render("overview.html", as_written, model._asdict()).decode()).tags
    } | {"b"}
    assert source.count("<script>") == 1


def test_headings_and_tables_can_be_read_aloud(page_file: Path) -> None:
    page = Page.of(page_file)
    tags = [tag for tag, _ in page.tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert ("html", {"lang": "zh-Hans"}) in page.tags
    assert tags.count("table") == tags.count("thead")
    assert all("scope" in a or a.get("role") == "columnheader" for t, a in page.tags if t == "th")


def test_no_telephone_of_anybody(at_end: Path) -> None:
    assert not re.search(r"\d{7,}|\d{3,4}-\d{7}", Page.of(at_end / OVERVIEW).text)


def test_the_same_inputs_give_the_same_bytes(at_end: Path, tmp_path: Path) -> None:
    root = copytree(at_end, tmp_path / "活动")
    for name in (OVERVIEW, BOARD):
        (root / name).unlink()
    do(root, date(2026, 3, 19))
    for name in (OVERVIEW, BOARD):
        assert (root / name).read_bytes() == (at_end / name).read_bytes()


def test_a_page_that_stays_the_same_loads_no_template_library(at_end: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from overview.playing import do\n"
        f"do(Path({str(at_end)!r}), date(2026, 3, 19))\n"
        "assert 'campaign.overview.showing' in sys.modules\n"
        "sys.exit('jinja2' in sys.modules)"
    )
    environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"}
    assert subprocess.run([sys.executable, "-c", code], env=environment).returncode == 0


def test_a_person_without_a_result_is_listed(at_scores: Path) -> None:
    person: PersonPlace = told(at_scores).people[3]
    assert person.category == ""
    assert "党政办、综治办" in person.reasons[0]
