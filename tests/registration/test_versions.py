"""One person's several forms: the same counts once, different ones wait until one is chosen."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from campaign.registration.registrations import Part
from campaign.registration.stages import the_registrations
from campaigns import Town, places
from registration.forms import Desk, check

FORM = "选部门报名表"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    town = Town()
    town.departments[0]["职数"] = 1  # as many places as people
    return Desk(town.write(tmp_path))


def collect(desk: Desk, place: str, **values: Any) -> str:
    good = {"staff_id": "01", "name": "安宁", "choices": ("党政办", "综治办")}
    return desk.collect(place, Part.DEPARTMENTS, **(good | values))


def kept(ran: Any) -> list[tuple[str, ...]]:
    return [
        each.choices for each in ran.run.get(the_registrations).registrations.of(Part.DEPARTMENTS)
    ]


def test_the_same_form_twice_counts_once_with_a_note(desk: Desk) -> None:
    one = collect(desk, "安宁")
    other = collect(desk, "第一组/安宁", name="安　宁")  # the same but for a blank
    ran = check(desk.root)
    assert kept(ran) == [("党政办", "综治办")]
    assert places(ran.issues) == {(other, FORM, "B3", "R12")}
    assert one in next(issue.problem for issue in ran.issues)


def test_different_versions_are_both_refused_with_the_cells_that_differ(desk: Desk) -> None:
    one = collect(desk, "安宁")
    other = collect(desk, "安宁（新）表", choices=("综治办", "党政办"), reasons="离家近")
    ran = check(desk.root)
    assert kept(ran) == []
    assert places(ran.errors) == {(one, FORM, "B8", "R13"), (other, FORM, "B8", "R13")}
    first = next(issue for issue in ran.errors if issue.where.file == one)
    for words in (
        other,
        "第一志愿（B8 党政办／B8 综治办）",
        "第二志愿（E8 综治办／E8 党政办）",
        "选择理由",
    ):
        assert words in first.problem


def test_three_versions(desk: Desk) -> None:
    labels = {collect(desk, name, choices=(name, "")) for name in ("党政办", "综治办")}
    labels.add(collect(desk, "都行", choices=("党政办", "综治办")))
    ran = check(desk.root)
    assert {(issue.where.file, issue.kind.code) for issue in ran.errors} == {
        (label, "R13") for label in labels
    }
    assert all(issue.data["count"] == 3 for issue in ran.errors)


def test_a_faulty_version_does_not_let_the_other_one_count(desk: Desk) -> None:
    one = collect(desk, "安宁")
    other = collect(desk, "安宁重填", choices=("水利站", "综治办"))
    ran = check(desk.root)
    assert kept(ran) == []
    assert places(ran.errors) == {(one, FORM, "B8", "R13"), (other, FORM, "B8", "R01")}
    version = next(issue for issue in ran.errors if issue.kind.code == "R13")
    assert "第一志愿（B8 党政办／B8 水利站）" in version.problem


def test_one_form_for_each_part_is_no_version(desk: Desk) -> None:
    collect(desk, "选部门")
    desk.collect("竞争", Part.POSTS, staff_id="01", name="安宁", choices=("党政办主任", ""))
    assert check(desk.root).issues == []


def test_what_was_withdrawn_before_stands_in_nobodys_way(desk: Desk) -> None:
    earlier = datetime(2026, 3, 4, 9, 0)
    gone = collect(
        desk,
        "安宁撤回",
        choices=("综治办", ""),
        submitted_at=earlier,
        withdrawn_on=date(2026, 3, 5),
    )
    collect(desk, "安宁", submitted_at=datetime(2026, 3, 6, 9, 0))
    ran = check(desk.root)
    assert kept(ran) == [("党政办", "综治办")]
    assert places(ran.issues) == {(gone, FORM, "G16", "R22")}


def test_what_was_withdrawn_after_does(desk: Desk) -> None:
    collect(desk, "安宁撤回", choices=("综治办", ""), withdrawn_on=datetime(2026, 3, 7, 9, 0))
    collect(desk, "安宁", submitted_at=datetime(2026, 3, 6, 9, 0))
    ran = check(desk.root)
    assert kept(ran) == []
    assert {issue.kind.code for issue in ran.errors} == {"R13"}


@pytest.mark.parametrize(
    ("withdrawn_on", "standing"),
    [(None, "照常有效"), (datetime(2026, 3, 8, 9, 0), "已经撤回")],
)
def test_who_returns_after_the_deadline_is_told_how_the_first_form_stands(
    desk: Desk, withdrawn_on: datetime | None, standing: str
) -> None:
    collect(desk, "安宁", choices=("综治办", ""), withdrawn_on=withdrawn_on)
    late = collect(desk, "安宁再报", submitted_at=datetime(2026, 3, 9, 9, 0))
    ran = check(desk.root)
    assert places(ran.issues) == {(late, FORM, "B16", "R82")}
    assert [issue.data["standing"] for issue in ran.issues] == [standing]


def test_forms_and_register_mixed(desk: Desk) -> None:
    """The register repeats a form: what only the form has is no difference."""
    from campaigns import write_plain

    collect(desk, "安宁", reasons="熟悉业务", born="1985.06")
    row = {
        "编号": "01", "姓名": "安宁", "第一志愿": "党政办", "第二志愿": "综治办", "服从调剂": "是",
        "报名时间": datetime(2026, 3, 6, 10, 0),
    }  # fmt: skip
    write_plain(desk.root / "03报名表" / "登记.xlsx", {"选部门报名": [row]})
    ran = check(desk.root)
    assert kept(ran) == [("党政办", "综治办")]
    assert {issue.kind.code for issue in ran.issues} == {"R12"}
