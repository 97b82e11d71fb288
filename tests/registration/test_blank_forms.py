"""The blank forms as people know them: one page, lists from the scheme, open where people write."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Town, places, run

FORMS = ("竞争上岗报名表", "选部门报名表")
_COMMON = """
姓名 性别 出生年月 民族 政治面貌 入党时间 参加工作时间 学历 现部门 联系电话 毕业院校及专业 编号 照片
第一志愿 第二志愿 第三志愿 服从调剂 近三年年度考核结果 本人承诺 资格审查意见 报名时间 收表人
撤回时间
"""
PRINTED = {
    "竞争上岗报名表": {
        *f"{_COMMON} 现职务 熟悉专业有何专长 工作简历 奖惩情况 家庭主要成员".split(),
        *["竞争理由及任职设想", "所在单位意见"],
    },
    "选部门报名表": {
        *f"{_COMMON} 现从事工作 特长 工作经历 选择理由 部门意见 分管领导意见 党委意见".split(),
    },
}
LISTS = {
    "竞争上岗报名表": ["党政办主任", "党政办副主任", "综治办专职副主任"],
    "选部门报名表": ["党政办", "综治办"],
}


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    town = Town(post_choices={"01": ("党政办主任",)})
    town.basics["最多志愿数"] = 3
    root = town.write(tmp_path_factory.mktemp("blanks"))
    assert run("check_registrations", root).outcome
    return root / "空白表"


def cells(sheet: Any) -> dict[str, Any]:
    """The cells with a text, by the text without blanks and line breaks."""
    return {
        "".join(str(cell.value).split()): cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    }


def right_of(sheet: Any, label: Any) -> Any:
    areas = [area for area in sheet.merged_cells.ranges if label.coordinate in area]
    last = areas[0].max_col if areas else label.column
    return sheet.cell(label.row, last + 1)


@pytest.mark.parametrize("name", FORMS)
def test_every_box_of_a_real_form_is_there(blanks: Path, name: str) -> None:
    sheet = load_workbook(blanks / f"{name}.xlsx")[name]
    assert PRINTED[name] - set(cells(sheet)) == set()
    assert any("本人签名" in text for text in cells(sheet))


@pytest.mark.parametrize("name", FORMS)
def test_one_page_of_a4(blanks: Path, name: str) -> None:
    sheet = load_workbook(blanks / f"{name}.xlsx")[name]
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation in (None, "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 1), (None, None))
    setup = sheet.sheet_properties.pageSetUpPr
    assert setup
    assert setup.fitToPage
    heights = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
    margins = sheet.page_margins
    page = 842 - 72 * (margins.top + margins.bottom)
    assert 0.9 * page < sum(heights) < 1.05 * page  # filled to its foot, hardly made smaller


@pytest.mark.parametrize("name", FORMS)
def test_open_only_where_people_write(blanks: Path, name: str) -> None:
    sheet = load_workbook(blanks / f"{name}.xlsx")[name]
    assert sheet.protection.sheet
    assert not sheet.protection.objects  # a photo can be put on it
    found = cells(sheet)
    written = {"照片"} | {
        label for label in PRINTED[name] if not right_of(sheet, found[label]).protection.locked
    }
    printed = {"家庭主要成员", "本人承诺", "照片", *(each for each in found if "意见" in each)}
    assert written - {"照片"} == PRINTED[name] - printed
    assert not found["照片"].protection.locked
    assert all(found[label].protection.locked for label in PRINTED[name] - {"照片"})


@pytest.mark.parametrize("name", FORMS)
def test_lists_and_hints(blanks: Path, name: str) -> None:
    sheet = load_workbook(blanks / f"{name}.xlsx")[name]
    found = cells(sheet)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    for label in ("第一志愿", "第二志愿", "第三志愿"):
        rule = rules[right_of(sheet, found[label]).coordinate]
        assert rule.type == "list"
        assert rule.formula1.strip('"').split(",") == LISTS[name]
        assert rule.errorStyle in (None, "stop")
        assert rule.promptTitle == label
        assert rule.prompt
    status = rules[right_of(sheet, found["政治面貌"]).coordinate]
    assert status.errorStyle == "warning"  # 致公党党员 may stand there, too
    for label in PRINTED[name]:
        box = right_of(sheet, found[label])
        if label not in ("照片", "收表人", "家庭主要成员") and not box.protection.locked:
            assert rules[box.coordinate].showInputMessage, label
            assert rules[box.coordinate].prompt, label


@pytest.mark.parametrize("name", ["竞争上岗报名登记表", "选部门报名登记表"])
def test_registers(blanks: Path, name: str) -> None:
    (sheet, *_) = load_workbook(blanks / f"{name}.xlsx").worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert "填报单位" in str(rows[1][0])  # unit, person and date, above the headings
    headings = rows[2]
    assert [each for each in headings if each] == [  # the narrow last column keeps rows tall
        "编号", "姓名", "第一志愿", "第二志愿", "第三志愿", "服从调剂", "报名时间", "撤回时间",
    ]  # fmt: skip
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) >= 4


def test_a_long_list_of_posts_still_drops_down(tmp_path: Path) -> None:
    """A list of more than 255 characters stands on a hidden sheet."""
    town = Town(post_choices={"01": ("第01综合服务中心主任",)})
    post = town.posts[0]
    town.posts = [post | {"部门": f"第{n:02d}综合服务中心"} for n in range(1, 41)]
    root = town.write(tmp_path)
    assert run("check_registrations", root).outcome
    book = load_workbook(root / "空白表" / "竞争上岗报名表.xlsx")
    sheet = book["竞争上岗报名表"]
    (rule,) = {
        rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.promptTitle == "第一志愿"
    }
    area = book.defined_names[rule.lstrip("=")].attr_text
    hidden, _, place = area.rpartition("!")
    options = book[hidden.strip("'")]
    assert options.sheet_state == "hidden"
    words = [cell.value for (cell,) in options[place.replace("$", "")]]
    assert words[:2] == ["第01综合服务中心主任", "第02综合服务中心主任"]
    assert len(words) == 40


@pytest.mark.parametrize(
    ("name", "sheet", "cells"),
    [
        ("竞争上岗报名登记表", "竞争上岗报名", {"B4": "白帆", "C4": "党政办主任"}),
        ("竞争上岗报名登记表", "竞争上岗报名", {"B4": "不在册的人"}),
        ("选部门报名表", "选部门报名表", {"B3": "白帆"}),
    ],
)
def test_a_form_filled_in_among_the_blank_ones_stays_and_is_told(
    tmp_path: Path, name: str, sheet: str, cells: dict[str, str]
) -> None:
    root = Town(post_choices={"01": ("党政办主任",)}).write(tmp_path)
    run("check_registrations", root)
    path = root / "空白表" / f"{name}.xlsx"
    book = load_workbook(path)
    for cell, text in cells.items():
        book[sheet][cell].value = text
    book.save(path)
    typed = path.read_bytes()
    ran = run("check_registrations", root)
    told = {each[0] for each in places(ran.issues) if each[3] == "F56"}
    assert told == {f"空白表/{name}.xlsx"}
    assert path.read_bytes() == typed


def test_a_blank_form_that_was_only_saved_again_is_made_anew(tmp_path: Path) -> None:
    root = Town(post_choices={"01": ("党政办主任",)}).write(tmp_path)
    run("check_registrations", root)
    path = root / "空白表" / "竞争上岗报名表.xlsx"
    made = path.read_bytes()
    load_workbook(path).save(path)
    assert "F56" not in {each.kind.code for each in run("check_registrations", root).issues}
    assert path.read_bytes() == made
