"""The pile as it comes: forms and registers, sub-folders, several sheets a file, every kind."""

import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from campaign.registration.registrations import Part
from campaign.run import Run
from campaign.steps.conduct import conduct
from campaign.storage.folder import Folder
from campaigns import Quiet, Town, person, run, write_plain
from recalculation import SOFFICE, needs_soffice
from registration.forms import Desk, verdicts

IN_TIME = datetime(2026, 3, 6, 10, 0)
NAMES = ("安宁", "白帆", "池清", "戴月", "方舟", "葛洪", "韩雪", "江川")
HEADINGS = "编号,姓名,第一志愿,第二志愿,服从调剂,报名时间"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    people = [person(f"{number:02d}", name) for number, name in enumerate(NAMES, 1)]
    return Town(people=people).write(tmp_path / "活动")


def line(staff_id: str, choice: str) -> dict[str, Any]:
    return {
        "编号": staff_id, "姓名": NAMES[int(staff_id) - 1], "第一志愿": choice, "第二志愿": "",
        "服从调剂": "是", "报名时间": IN_TIME,
    }  # fmt: skip


def text(*staff_ids: str) -> str:
    rows = (f"{each},{NAMES[int(each) - 1]},综治办,,是,2026-3-6 10:00" for each in staff_ids)
    return "\r\n".join([HEADINGS, *rows]) + "\r\n"


def to_xls(paths: list[Path]) -> None:
    """Turn workbooks into .xls beside them, in one start of LibreOffice."""
    assert SOFFICE is not None
    folder = paths[0].parent
    profile = f"-env:UserInstallation={(folder / 'user').as_uri()}"
    command = [SOFFICE, "--headless", profile, "--convert-to", "xls:MS Excel 97", "--outdir"]
    subprocess.run([*command, str(folder), *map(str, paths)], check=True, capture_output=True)


@needs_soffice
def test_every_kind_of_file(root: Path, tmp_path: Path) -> None:
    desk = Desk(root)
    forms = root / "03报名表"
    desk.collect("个人/一", Part.DEPARTMENTS, staff_id="01", name="安宁", choices=("党政办", ""))
    desk.collect("二", Part.DEPARTMENTS, staff_id="02", name="白帆", choices=("综治办", ""))
    (forms / "二.xlsx").rename(forms / "启用宏的.xlsm")
    desk.collect("三", Part.DEPARTMENTS, staff_id="03", name="池清", choices=("党政办", "综治办"))
    write_plain(forms / "四.xlsx", {"选部门报名": [line("04", "党政办")]})
    old = [shutil.move(forms / f"{name}.xlsx", tmp_path / f"{name}.xlsx") for name in ("三", "四")]
    to_xls([Path(each) for each in old])
    shutil.copyfile(tmp_path / "三.xls", forms / "旧表.xls")
    (forms / "深" / "更深").mkdir(parents=True)
    shutil.copyfile(tmp_path / "四.xls", forms / "深" / "更深" / "金山表.et")
    (forms / "选部门-甲.csv").write_text(text("05"), encoding="utf-8-sig", newline="")
    (forms / "选部门-乙.csv").write_text(text("06"), encoding="gb18030", newline="")
    write_plain(
        forms / "几张表在一起.xlsx",
        {
            "竞争上岗报名": [line("07", "党政办主任")],
            "选部门报名": [line("07", "党政办"), line("08", "综治办")],
            "说明": [{"说明": "请各部门核对"}],
        },
    )
    ran = run("check_registrations", root)
    assert {issue.kind.code for issue in ran.issues} <= {"S18"}
    assert sorted(verdicts(root, "选部门")) == [f"{number:02d}" for number in range(1, 9)]
    assert sorted(verdicts(root, "竞争上岗")) == ["07"]
    assert verdicts(root, "选部门")["03"][:2] == ("党政办", "综治办")


def test_a_campaign_in_traditional_script(tmp_path: Path) -> None:
    town = Town(people=[person("01", "劉麗"), person("02", "于謙")])
    root = town.write(tmp_path)
    rows = [
        {
            "編號": "01",
            "姓名": "刘丽",
            "第一志願": "黨政辦",
            "服從調劑": "願意",
            "報名時間": IN_TIME,
        },
        {"編號": "02", "姓名": "于谦", "第一志願": "綜治辦", "服從調劑": "否", "報名時間": IN_TIME},
    ]
    write_plain(root / "03报名表" / "報名.xlsx", {"選部門報名": rows})
    ran = run("check_registrations", root)
    assert ran.errors == []
    assert sorted(verdicts(root, "选部门")) == ["01", "02"]


def test_old_forms_of_another_office(root: Path) -> None:
    """A form laid out by somebody else: labels moved, a table of kin, a remark, no 编号."""
    rows: list[list[Any]] = [
        ["禾川镇机关干部选部门意向表"],
        ["姓名", "安宁", "性别", "女", "出生年月", "1985年6月"],
        ["政治面貌", "党员", "现部门", "党政办", "参加工作时间", "2008.7"],
        ["志愿一", "督查室", "志愿二", "综治办", "是否服从组织安排", "服从"],
        ["家庭成员", "称谓", "姓名", "年龄"],
        ["", "父亲", "安大", 70],
        ["收表时间", "2026年3月6日上午10:00"],
        ["注：本表一式两份。"],
    ]
    path = root / "03报名表" / "意向表.xlsx"
    path.parent.mkdir()
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sheet1")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.merge_range("A1:F1", rows[0][0])
    book.close()
    ran = run("check_registrations", root)
    assert {(issue.where.cell, issue.kind.code) for issue in ran.issues} - {("", "S18")} == {
        ("B4", "R03")
    }
    assert verdicts(root, "选部门")["01"][:3] == ("党政办", "综治办", "通过")


def test_what_cannot_be_told_is_not_guessed(root: Path) -> None:
    """One of them is for a person who is not there: no row is invented for anybody."""
    rows = [line("01", "党政办") | {"编号": "", "姓名": ""}, line("02", "党政办")]
    write_plain(root / "03报名表" / "登记.xlsx", {"选部门报名": rows})
    ran = run("check_registrations", root)
    assert [(issue.where.cell, issue.kind.code) for issue in ran.errors] == [("B2", "P06")]
    assert sorted(verdicts(root, "选部门")) == ["02"]


def test_files_of_other_kinds_are_told_once_a_kind(root: Path) -> None:
    folder = root / "03报名表"
    write_plain(folder / "登记.xlsx", {"选部门报名": [line("01", "党政办")]})
    for name in ("照片/安宁.jpg", "照片/白帆.JPG", "报名表.docx", "说明.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    ran = run("check_registrations", root)
    told = {issue.where.file: issue for issue in ran.issues if issue.kind.code == "F13"}
    assert set(told) == {"03报名表/报名表.docx", "03报名表/照片/安宁.jpg", "03报名表/说明.txt"}
    assert told["03报名表/照片/安宁.jpg"].data["count"] == 2
    assert ran.errors == []


def test_a_form_with_a_photo(root: Path) -> None:
    """A picture on the form changes nothing; it needs no library for pictures either."""
    path = root / "03报名表" / "安宁.xlsx"
    path.parent.mkdir()
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("选部门报名表")
    rows = [["姓名", "安宁", "编号", "01"], ["第一志愿", "水利站"], ["报名时间", "2026-3-6 10:00"]]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.insert_image("G1", "照片.png", {"image_data": BytesIO(bytes.fromhex(_PIXEL))})
    book.close()
    own = Run(Folder(root), Quiet(), IN_TIME.date())
    conduct("check_registrations", own)
    errors = [(each.where.cell, each.kind.code) for each in own.issues if each.is_error]
    assert errors == [("B2", "R01")]
    assert (root / "结果" / "标注副本" / "03报名表" / "安宁（标注）.xlsx").exists()


_PIXEL = (
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "f8cf50000003860180e5b6dd530000000049454e44ae426082"
)
"""A picture of one point."""
