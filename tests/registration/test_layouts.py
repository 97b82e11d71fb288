"""Forms and registers laid out as other offices lay them out: read, or told with who was seen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from campaigns import DEPARTMENTS, Town, codes, run, table
from registration import exports

VALUES = ["安宁", "01", "党政办主任", "党政办副主任", "2026-3-6 10:00"]
LABELS = ["姓名", "编号", "第一志愿", "第二志愿", "报名时间"]
OTHER = ["白帆", "02", "党政办副主任", "", "2026-3-6 10:00"]
BOTH = ("党政办主任", "党政办副主任")
FIRST = BOTH[0]
SLIP = ["白帆帆", "99", *OTHER[2:]]


def pairs(*labels: str, values: Sequence[str] = VALUES) -> list[list[str]]:
    return [list(each) for each in zip(labels, values, strict=True)]


def in_one(form: str) -> list[list[str]]:
    return [[form.format(*each)] for each in zip(LABELS, VALUES, strict=True)]


def hand_in(root: Path, rows: Sequence[Sequence[Any]], tab: str, merged: Sequence[str] = ()) -> Any:
    Town(departments=[dict(each) for each in DEPARTMENTS]).write(root)
    book = Workbook()
    sheet = book.create_sheet(tab, 0)
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    (root / "03报名表").mkdir()
    book.save(root / "03报名表" / "交来.xlsx")
    return run("check_registrations", root)


def chosen(root: Path) -> dict[str, tuple[str, str]]:
    rows = table(root / "结果" / "报名审核结果.xlsx", "竞争上岗")
    found = {row["编号"]: (row["第一志愿"] or "", row["第二志愿"] or "") for row in rows}
    return {number: each for number, each in found.items() if any(each)}


@pytest.mark.parametrize("tab", ["竞争上岗报名表", "Sheet1"])
@pytest.mark.parametrize(
    "rows",
    [
        pairs(*(f"{n}.{each}" for n, each in enumerate(LABELS, 1))),
        pairs(*(f"{n}、{each}：" for n, each in zip("一二三四五", LABELS, strict=True))),
        pairs(*(f"{n}{each}" for n, each in zip("①②③④⑤", LABELS, strict=True))),
        pairs("姓名", "编号", "竞聘岗位一", "竞聘岗位（二）", "报名时间"),
        pairs("姓名", "编号", "竞聘岗位", "第二志愿", "报名时间"),
        [LABELS[:3], VALUES[:3], LABELS[3:], VALUES[3:]],
        in_one("{}：{}"),
        in_one("{}：＿＿{}＿＿"),
        in_one("{}　{}"),
        in_one("{}\n{}"),
        [["　".join(row[0] for row in in_one("{}：{}"))]],
        [["\n".join(row[0] for row in in_one("{}:{}"))]],
        [["姓名：安宁  编号：01"], ["1.第一志愿：党政办主任；2.第二志愿：党政办副主任"],
         ["报名时间：2026-3-6 10:00"]],
    ],
    ids=range(13),
)  # fmt: skip
def test_labels_and_values(tmp_path: Path, rows: list[list[str]], tab: str) -> None:
    title: list[list[str]] = [["竞争上岗报名表"]] if tab == "Sheet1" else []
    assert codes(hand_in(tmp_path, title + rows, tab).errors) == set()
    assert chosen(tmp_path) == {"01": BOTH}


def test_a_heading_over_numbered_choices(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["编号", "姓名", "报考志愿", None, "报名时间"],
        [None, None, "一", "二", None],
        ["01", "安宁", *BOTH, "2026-3-6 10:00"],
    ]
    assert hand_in(tmp_path, rows, "竞争上岗报名", ["C1:D1"]).errors == []
    assert chosen(tmp_path) == {"01": BOTH}


@pytest.mark.parametrize(
    ("rows", "cell", "code"),
    [
        ([list(each) for each in zip(LABELS, VALUES, OTHER, strict=True)], "C1", "R44"),
        (
            [
                [*one, None, *other]
                for one, other in zip(
                    pairs(*LABELS),
                    (list(each) for each in zip(LABELS, OTHER, strict=True)),
                    strict=True,
                )
            ],
            "A1",
            "T16",
        ),
        (
            [*pairs(*LABELS), [], *(list(each) for each in zip(LABELS, OTHER, strict=True))],
            "A7",
            "T16",
        ),
        (
            [["姓名", "安宁"], ["第一志愿", FIRST], [], ["姓名", "白帆"], ["第一志愿", FIRST]],
            "A4",
            "T16",
        ),
        ([[*each, other] for each, other in zip(pairs(*LABELS), SLIP, strict=True)], "C1", "R44"),
    ],
    ids=["a column each", "side by side", "below each other", "one field differs", "no name known"],
)
def test_several_people_on_a_form(
    tmp_path: Path, rows: list[list[Any]], cell: str, code: str
) -> None:
    ran = hand_in(tmp_path, rows, "竞争上岗报名表")
    assert (cell, code) in codes(ran.errors)
    (told,) = [each.problem for each in ran.errors if each.kind.code == code]
    assert "安宁" in told
    assert ("白帆" in told) != ("99" in told)


def test_a_long_text_is_no_blank_form(tmp_path: Path) -> None:
    text = (
        "本人安宁，现任干事，自愿报名参加这次竞争上岗，" + "报的是党政办的主任，服从组织安排，" * 2
    )
    ran = hand_in(tmp_path, [*([each] for each in LABELS), [text]], "竞争上岗报名表")
    assert ("", "R40") in codes(ran.errors)


@pytest.mark.parametrize(
    ("label", "sheet", "chosen"),
    [
        ("竞聘岗位", "竞争上岗报名表", "党政办主任"),
        ("1.申报职位（单选）：", "竞争上岗报名表", "党政办主任"),
        ("志愿", "竞争上岗报名表", "党政办主任"),
        ("報考崗位", "競爭上崗報名", "党政办主任"),
        ("应聘部门", "选部门报名表", "综治办"),
        ("选择部门", "选部门报名", "综治办"),
    ],
)
@pytest.mark.parametrize("shape", ["form", "in one cell", "register"])
def test_one_choice_without_a_number(label: str, sheet: str, chosen: str, shape: str) -> None:
    rows = pairs("姓名", "编号", label, "报名时间", values=["孙国栋", "005", chosen, VALUES[4]])
    if shape == "in one cell":
        rows = [["：".join(each)] for each in rows]
    if shape == "register":
        rows = [list(each) for each in zip(*rows, strict=True)]
    found, issues = exports.hand_in(exports.text([[sheet], *rows], "utf-8"), "03报名表/1.csv")
    assert [choices for _, _, choices, *_ in exports.read_of(found)] == [(chosen,)]
    assert issues == []


def test_the_choice_of_a_form_in_one_cell_tells_its_part() -> None:
    rows = [
        [f"{label}：{value}"]
        for label, value in pairs(*LABELS, values=["孙国栋", "005", *VALUES[2:]])
    ]
    found, issues = exports.hand_in(exports.book(rows))
    assert ([each[2] for each in exports.read_of(found)], issues) == ([BOTH], [])


@pytest.mark.parametrize("own", [[], ["提交时间", "提交IP"]], ids=["register", "export"])
def test_a_first_choice_without_a_number_before_the_second(own: list[str]) -> None:
    headings = ["姓名", "编号", "竞聘岗位", "第二志愿", own[0] if own else "报名时间", *own[1:]]
    row = ["孙国栋", "005", *BOTH, "2026-3-6 10:00:00", *own[1:]]
    found, issues = exports.hand_in(exports.book([headings, row], "竞争上岗报名"))
    assert [choices for _, _, choices, *_ in exports.read_of(found)] == [BOTH]
    assert {code for _, code in codes(issues)} == ({"R70"} if own else set())


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("竞聘部门", "竞聘职务"), {("", "R81")}),  # which is all of it?
        (("第一志愿", "竞聘岗位"), {("B5", "R42")}),
    ],
)
def test_a_label_without_a_number_beside_another(labels: tuple[str, str], told: set[Any]) -> None:
    values = ["孙国栋", "005", "综治办", "党政办主任", VALUES[4]]
    rows = pairs("姓名", "编号", *labels, "报名时间", values=values)
    _, issues = exports.hand_in(exports.book([["竞争上岗报名表"], *rows]))
    assert codes(issues) - {("B4", "R03")} == told


@pytest.mark.parametrize(
    "row", [["孫國棟", "黨政辦主任"], ["孙 国 栋", "党政办 主任"], ["孙国栋同志报党政办主任"]]
)
def test_an_unknown_table_of_somebody_and_a_post_is_never_just_passed_over(row: list[str]) -> None:
    _, issues = exports.hand_in(exports.book([["干部", "去向"], row]), "03报名表/汇总.xlsx")
    assert codes(issues) == {("", "R81")}
    assert "孙国栋" in issues[0].problem
