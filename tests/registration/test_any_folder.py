"""Anything typed anywhere into scheme, roster and registers: the step ends well and says where."""

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.registration.registrations import Part
from campaign.registration.stages import the_registrations
from campaign.roster.stages import the_roster
from campaign.scheme.stages import the_scheme
from campaigns import Ran, Town, person, run
from campaigns import places as places_of

_CELLS = st.one_of(
    st.sampled_from([
        "", "无", "同上", "合计", "001", "01", "王芳", "安宁", "党政办", "党政办主任", "是",
        "1.党政办 2.综治办", "借调", "编外", "不参加", "群众", "2026-3-7 16:31", "1985.13", "85.6",
        "若干", "=1+1", "三",
    ]),
    st.text(max_size=8).filter(lambda text: text.isprintable()),
    st.floats(-1e6, 1e6),
    st.integers(-3, 3000),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)  # fmt: skip
"""What may be written into a cell of a workbook."""


@st.composite
def towns(draw: st.DrawFn) -> tuple[Town, Town]:
    """A town's registers, and its scheme and roster; anything in some of their cells."""
    registers = Town(
        people=_people(),
        post_choices={"00": ("党政办主任",), "01": ("党政办副主任", "党政办主任")},
        department_choices={"00": ("党政办", "综治办"), "02": ("督查",), "03": ("综治办",)},
    )
    town = Town(people=_people(), more={"部门别名": [{"别名": "督查", "部门": "党政办"}]})
    tables: list[dict[str, Any]] = [town.basics, *town.posts, *town.departments, *town.people]
    for _ in range(draw(st.integers(0, 4))):
        row = draw(st.sampled_from(tables))
        row[draw(st.sampled_from(list(row)))] = draw(_CELLS)
    for choices in (registers.post_choices, registers.department_choices):
        who = draw(st.sampled_from(list(choices)))
        if draw(st.booleans()):
            choices[who] = tuple(draw(st.lists(_CELLS.map(str), max_size=3)))
    return registers, town


def _people() -> list[dict[str, Any]]:
    names = ("安宁", "王芳", "王芳", "戴月")
    return [person(f"{number:02d}", name) for number, name in enumerate(names)]


def assert_lawful(ran: Ran) -> None:
    """Whoever was understood is on the roster, and chose what there is, as often as allowed."""
    scheme, roster = ran.run.get(the_scheme), ran.run.get(the_roster)
    targets = {
        Part.POSTS: {post.name for post in scheme.posts},
        Part.DEPARTMENTS: {department.name for department in scheme.departments},
    }
    for part in Part:
        people = []
        for each in ran.run.get(the_registrations).registrations.of(part):
            people.append(each.member.staff_id)
            assert roster.by_id[each.member.staff_id] is each.member
            assert 0 < len(each.choices) <= scheme.basics.max_choices
            assert len(set(each.choices)) == len(each.choices)
            assert set(each.choices) <= targets[part]
            assert isinstance(each.form.submitted_at, datetime | date)
        assert len(set(people)) == len(people)


@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(towns())
def test_the_step_ends_well(towns: tuple[Town, Town]) -> None:
    with TemporaryDirectory() as folder:
        for town in towns:
            root = town.write(Path(folder))
        ran = run("check_registrations", root)  # looks at every sentence, too
        assert all(file.startswith(("01", "02", "03")) for file, *_ in places_of(ran.issues))
        if ran.outcome is None:
            assert ran.errors or ran.waits_for
        else:
            assert_lawful(ran)
