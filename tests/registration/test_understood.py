"""What people write and the office understands without asking, or with a notice of what it took.

The other tables of practice, what is refused, are in the faulty sample workbooks.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.issues import Where
from campaign.registration.reading import read_registrations
from campaign.registration.registrations import Part, Registration
from campaign.registration.stages import the_registrations
from campaign.roster.numbered import told_once
from campaign.roster.roster import Roster, read_as
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.steps.conduct import conduct
from campaign.storage.folder import Folder
from campaign.workbook.read.files import open_book
from campaigns import Quiet, Town, codes, person, run, write_plain

HandedIn = tuple[list[Registration], set[tuple[str, str]]]
HandIn = Callable[..., HandedIn]

HEADINGS = ("编号", "姓名", "第一志愿", "第二志愿", "服从调剂", "报名时间")
IN_TIME = datetime(2026, 3, 6, 10, 0)
TOWN = Town(
    people=[
        person("001", "安宁"),
        person("002", "王芳", 出生年月="1983.11"),
        person("003", "王芳", 出生年月="1990.08", 现部门="综治办"),
        person("004", "馬駿"),
        person("005", "阿依古丽·买买提"),
        person("006", "于谦"),
    ],
    more={"部门别名": [{"别名": "党政综合办", "部门": "党政办"}]},
)


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scheme, Roster]:
    """The town's scheme and roster, read once."""
    own = Run(Folder(TOWN.write(tmp_path_factory.mktemp("town"))), Quiet(), IN_TIME.date())
    return own.get(the_scheme), own.get(the_roster)


@pytest.fixture
def hand_in(basis: tuple[Scheme, Roster], tmp_path: Path) -> HandIn:
    """Hands in a register of one part; what was understood, and (cell, code) of what was said."""

    def do(part: Part, *rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS) -> HandedIn:
        sheet = "竞争上岗报名" if part is Part.POSTS else "选部门报名"
        lines = [dict(zip(headings, row, strict=True)) for row in rows]
        path = write_plain(tmp_path / "登记.xlsx", {sheet: lines})
        book = ("登记.xlsx", *open_book(path.read_bytes(), "登记.xlsx"))
        registrations, issues = read_registrations([book], *basis)
        return registrations.of(part), codes(issues)

    return do


@pytest.mark.parametrize(
    ("typed", "staff_id"),
    [
        (("001", "安 宁"), "001"),
        (("001", "安　宁"), "001"),
        (("001", "安\u00a0宁"), "001"),
        (("001", "安\u200b宁\ufeff"), "001"),
        (("001", "安\n宁"), "001"),
        (("００１", "安宁"), "001"),
        ((" 001\t", "安宁 "), "001"),
        (("'001", "安宁"), "001"),
        (("", "安宁"), "001"),
        (("004", "马骏"), "004"),  # the roster has it in Traditional
        (("", "马骏"), "004"),
        (("005", "阿依古丽•买买提"), "005"),
        (("", "阿依古丽.买买提"), "005"),
        (("005", ""), "005"),
        (("001", "安宁（党政办）"), "001"),
        (("", "安宁(党政办)"), "001"),
        (("", "王芳（003）"), "003"),
        (("", "王芳（综治办）"), "003"),
        (("", "综治办王芳"), "003"),
        (("", "005阿依古丽·买买提"), "005"),
    ],
)
def test_people(typed: tuple[str, str], staff_id: str, hand_in: HandIn) -> None:
    kept, told = hand_in(Part.DEPARTMENTS, (*typed, "党政办", "", "是", IN_TIME))
    assert [each.member.staff_id for each in kept] == [staff_id]
    assert {code for _, code in told} <= {"P08"}


@pytest.mark.parametrize(
    ("typed", "understood", "code"),
    [
        ("党政办主任", "党政办主任", ""),
        ("党政办 主任", "党政办主任", ""),
        ("党政办（主任）", "党政办主任", ""),
        ("黨政辦主任", "党政办主任", ""),
        ("党政办公室主任", "党政办主任", ""),
        ("党政办-主任", "党政办主任", ""),
        ("主任（党政办）", "党政办主任", "R03"),
        ("镇党政办主任", "党政办主任", "R03"),
        ("禾川镇党政办公室主任", "党政办主任", "R03"),
        ("党政综合办主任", "党政办主任", "R03"),
        ("综治办", "综治办专职副主任", "R03"),  # the one post there
    ],
)
def test_posts(typed: str, understood: str, code: str, hand_in: HandIn) -> None:
    kept, told = hand_in(Part.POSTS, ("001", "安宁", typed, "", "是", IN_TIME))
    assert [each.choices for each in kept] == [(understood,)]
    assert told == ({("C2", code)} if code else set())


@pytest.mark.parametrize(
    "typed",
    [
        "1.党政办 2.综治办", "党政办、综治办", "党政办，综治办", "党政办/综治办", "党政办或综治办",
        "①党政办②综治办", "（一）党政办（二）综治办", "党政办\n综治办",
        "第一志愿：党政办；第二志愿：综治办",
        "一、督查室 二、综治办",
    ],
)  # fmt: skip
def test_two_choices_in_one_cell(typed: str, hand_in: HandIn) -> None:
    kept, told = hand_in(Part.DEPARTMENTS, ("001", "安宁", typed, "", "是", IN_TIME))
    assert [each.choices for each in kept] == [("党政办", "综治办")]
    assert told == {("C2", "R08")}


@pytest.mark.parametrize("nothing", ["", "无", "/", "—", "-", "0", "暂无", " ", "　"])
def test_no_second_choice(nothing: str, hand_in: HandIn) -> None:
    row = ("001", "安宁", "党政办", nothing, "是", IN_TIME)
    kept, told = hand_in(Part.DEPARTMENTS, row)
    assert [each.choices for each in kept] == [("党政办",)]
    assert told == set()


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [
        ("是", True), ("√", True), ("✓", True), ("V", True), ("对", True), ("Y", True), (1, True),
        ("服从", True), ("愿意", True), ("同意", True), ("否", False), ("×", False),
        ("不服从", False), ("不愿意", False), ("", None), ("/", None),
    ],
)  # fmt: skip
def test_ready_for_another_place(typed: Any, agrees: bool | None, hand_in: HandIn) -> None:
    kept, told = hand_in(Part.DEPARTMENTS, ("001", "安宁", "党政办", "", typed, IN_TIME))
    assert [each.form.adjustable for each in kept] == [agrees]
    assert told == set()


@pytest.mark.parametrize(
    "typed",
    [
        "2026-3-6 10:00", "2026/3/6 10:00", "2026.3.6 10:00", "2026.03.06　10:00",
        "2026年3月6日10时", "2026年3月6日上午10:00", "2026年3月6日10点", "二〇二六年三月六日十时",
        "２０２６－３－６　１０：００",
        "2026-03-06T10:00:00", "20260306 10:00", "2026年3月6号 10：00", 46087.416666666664,
        "2026年3月6日（星期五）10:00",
    ],
)  # fmt: skip
def test_times(typed: Any, hand_in: HandIn) -> None:
    kept, told = hand_in(Part.DEPARTMENTS, ("001", "安宁", "党政办", "", "是", typed))
    assert [each.form.submitted_at for each in kept] == [IN_TIME]
    assert told == set()


@pytest.mark.parametrize(
    "headings",
    [
        ("工号", "姓　名", "志愿1", "志愿2", "是否服从调剂", "收表时间"),
        ("编\n号", "姓名：", "第1志愿", "第2志愿", "是否服从组织安排", "报名时间*"),
        ("職工編號", "姓名(必填)", "志愿（一）", "志愿（二）", "服從調劑", "報名時間"),
        ("编号", "姓名", "部门志愿一", "部门志愿二", "服从组织安排", "交表时间"),
        (" 编 号 ", "姓 名", "第一志愿部门", "第二志愿部门", "服从调剂（是/否）", "报名日期"),
    ],
)
def test_header_variants(headings: tuple[str, ...], hand_in: HandIn) -> None:
    row = ("001", "安宁", "党政办", "综治办", "是", IN_TIME)
    kept, told = hand_in(Part.DEPARTMENTS, row, headings=headings)
    assert [(each.choices, each.form.adjustable) for each in kept] == [(("党政办", "综治办"), True)]
    assert told == set()


def test_moved_and_extra_columns(hand_in: HandIn) -> None:
    headings = ("报名时间", "序号", "第二志愿", "姓名", "服从调剂", "第一志愿", "编号")
    row = (IN_TIME, 1, "综治办", "安宁", "是", "党政办", "001")
    kept, told = hand_in(Part.DEPARTMENTS, row, headings=headings)
    assert [each.choices for each in kept] == [("党政办", "综治办")]
    assert told == set()  # everybody numbers lines


def test_both_parts_by_one_person(tmp_path: Path) -> None:
    """Whoever does not get the post goes on to the two-way choice."""
    root = TOWN.write(tmp_path)
    post = dict(zip(HEADINGS, ("001", "安宁", "党政办主任", "", "是", IN_TIME), strict=True))
    department = post | {"第一志愿": "党政办"}
    write_plain(
        root / "03报名表" / "登记.xlsx", {"竞争上岗报名": [post], "选部门报名": [department]}
    )
    ran = run("check_registrations", root)
    assert codes(ran.issues) <= {("", "S18")}
    assert [len(ran.run.get(the_registrations).registrations.of(part)) for part in Part] == [1, 1]


@pytest.mark.parametrize(
    ("on_roster", "typed", "told"),
    [
        (("1", "2"), ("001", "002"), {("", "R46")}),
        (("1", "2"), ("1", "02"), {("A3", "P07")}),
        (("001", "002"), ("1", "2"), {("A2", "P07")}),
        (("001", "002"), ("注：001", "*002"), {("A2", "P02"), ("A3", "P02")}),
        (("1", "01", "2"), ("001", "002"), {("A2", "P02"), ("A3", "P07"), ("B3", "P17")}),
        (("001", "002"), ("2", "1"), {("A2", "P05"), ("A3", "P05")}),
    ],
)
def test_zeros_before_numbers(
    tmp_path: Path, on_roster: tuple[str, ...], typed: tuple[str, ...], told: set[Any]
) -> None:
    """A column that lost them is told of once, whichever it is; nobody is taken by guess."""
    people = [person(each, "安宁" if int(each) == 1 else "白帆") for each in on_roster]
    root = Town(people=people, department_choices={}).write(tmp_path)
    lines = [
        dict(zip(HEADINGS, (number, name, "党政办", "", "是", IN_TIME), strict=True))
        for number, name in zip(typed, ("安宁", "白帆"), strict=True)
    ]
    write_plain(root / "03报名表" / "登记.xlsx", {"选部门报名": lines})
    ran = Run(Folder(root), Quiet(), IN_TIME.date())
    conduct("check_registrations", ran)
    assert codes(ran.issues) - {("", "S18")} == told


def test_a_mark_before_a_number_is_no_zero() -> None:
    told = [read_as(Where("表", "", f"A{n}"), f"注：00{n}", f"00{n}") for n in (1, 2)]
    assert told_once(told) == told


def test_namesakes_by_number(hand_in: HandIn) -> None:
    rows = [(staff_id, "王芳", "党政办", "", "是", IN_TIME) for staff_id in ("002", "003")]
    kept, told = hand_in(Part.DEPARTMENTS, *rows)
    assert [each.member.staff_id for each in kept] == ["002", "003"]
    assert told == set()


@pytest.mark.parametrize("typed", ["安宁", "001安宁", "党政办安宁", "1"])
def test_a_name_typed_into_the_cell_of_the_number(typed: str, hand_in: HandIn) -> None:
    kept, told = hand_in(Part.DEPARTMENTS, (typed, "", "党政办", "", "是", IN_TIME))
    assert [each.member.staff_id for each in kept] == ["001"]
    assert told == {("A2", "P07")}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("", "安宁（综治办）"), "P03"),  # she is in 党政办: another one?
        (("", "王芳（大）"), "P04"),
        (("安宁", "001"), "P02"),  # the wrong way round
    ],
)
def test_people_who_cannot_be_known(typed: tuple[str, str], code: str, hand_in: HandIn) -> None:
    kept, told = hand_in(Part.DEPARTMENTS, (*typed, "党政办", "", "是", IN_TIME))
    assert kept == []
    assert {each for _, each in told} == {code}


def test_surnames_that_only_folding_makes_one(hand_in: HandIn) -> None:
    """於谦 may be another family than 于谦: with a number it is told, without it is refused."""
    row = ("006", "於谦", "党政办", "", "是", IN_TIME)
    kept, told = hand_in(Part.DEPARTMENTS, row)
    assert (len(kept), told) == (1, {("A2", "P08")})
    kept, told = hand_in(Part.DEPARTMENTS, ("", *row[1:]))
    assert (kept, told) == ([], {("B2", "P03")})


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM", "{{ 姓名 }}", "<b>&"])
def test_words_that_look_like_formulas_stay_words(text: str, tmp_path: Path) -> None:
    """A cell may begin with anything; the list of issues shows it as it was typed."""
    town = Town(department_choices={"01": (text,)})
    conduct("check_registrations", Run(Folder(town.write(tmp_path)), Quiet(), date.max))
    sheet = load_workbook(tmp_path / "结果" / "问题清单.xlsx")["问题清单"]
    shown = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert shown
    assert {cell.data_type for cell in shown} == {"s"}
