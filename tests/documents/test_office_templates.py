"""An office's own templates in the campaign folder win; what is wrong with one is told."""

import subprocess
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import load_workbook

from campaigns import Ran, fill
from documents.finished import ROSTER, Facts, day, generated, made
from documents.own_template import DOCUMENT
from word.pages import needed_programs
from word.word_files import TEMPLATES, changed

LETTER = "任职通知书.docx"


@pytest.fixture
def root(small: Path) -> Path:
    return small


def own_copy(root: Path, old: str, new: str, name: str = LETTER) -> Path:
    """The office's copy of a template, with other words in it."""
    path = root / "公文模板" / name
    path.write_bytes(changed((TEMPLATES / name).read_bytes(), DOCUMENT, old, new))
    return path


def found(ran: Ran) -> set[tuple[str, str]]:
    """What is said of templates."""
    codes = {(issue.where.file, issue.kind.code) for issue in ran.issues}
    return {each for each in codes if each[0].startswith("公文模板/") and each[1][0] == "W"}


def letters(root: Path) -> list[str]:
    return [text for name, text in made(root).items() if name.startswith("任职通知书/")]


def test_the_offices_words_are_printed_in_letters_and_batches(root: Path) -> None:
    own_copy(root, "特此通知。", "望珍惜荣誉，尽职尽责。特此通知。")
    assert generated(root).errors == []
    assert len(letters(root)) == len(Facts(root).appointed)
    assert all("望珍惜荣誉，尽职尽责。特此通知。" in text for text in letters(root))
    batch = made(root)["批量打印/任职通知书（合并）"]
    assert batch.count("望珍惜荣誉") == len(letters(root))


def test_an_edit_is_printed_on_the_next_run(root: Path) -> None:
    generated(root)
    assert not any("望珍惜荣誉" in text for text in letters(root))
    own_copy(root, "特此通知。", "望珍惜荣誉，尽职尽责。")
    generated(root)
    assert all("望珍惜荣誉" in text for text in letters(root))


def test_a_template_saved_by_libreoffice_is_printed(root: Path, tmp_path: Path) -> None:
    needed_programs()
    edited = own_copy(root, "特此通知。", "望珍惜荣誉，尽职尽责。")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = tmp_path / "saved"
    to_word = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved))
    command = ["soffice", profile, "--headless", *to_word, str(edited)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    copyfile(saved / LETTER, edited)
    assert generated(root).errors == []
    facts = Facts(root)
    for key, post in facts.appointed.items():
        text = facts.letter("任职通知书", key).everything
        assert "望珍惜荣誉，尽职尽责。" in text
        assert f"任命你为{post}" in text


def test_an_unknown_placeholder_names_the_template_and_stops_that_kind_only(root: Path) -> None:
    own_copy(root, "{{ 职务 }}", "{{ 职位 }}")
    ran = generated(root)
    assert found(ran) == {("公文模板/任职通知书.docx", "W01")}
    (issue,) = ran.errors
    assert issue.data["name"] == "职位"
    assert letters(root) == []
    assert "任职通知" in made(root)
    assert any(name.startswith("岗位安排通知书/") for name in made(root))


def test_a_broken_template_withdraws_nothing(root: Path) -> None:
    generated(root)
    before = letters(root)
    own_copy(root, "{{ 职务 }}", "{{ 职务")
    assert found(generated(root)) == {("公文模板/任职通知书.docx", "W03")}
    assert letters(root) == before
    assert not (root / "08公文" / "作废").exists()


def test_an_empty_value_names_the_template_and_whose_letter_it_is(root: Path) -> None:
    own_copy(root, "{{ 职务 }}", "{{ 主送 }}{{ 职务 }}")
    ran = generated(root)
    assert found(ran) == {
        ("公文模板/任职通知书.docx", "W02"),
    }
    assert len(ran.errors) == len(Facts(root).appointed)
    assert all(
        key in "".join(issue.problem for issue in ran.errors) for key in Facts(root).appointed
    )
    assert letters(root) == []


def test_a_file_that_is_no_template_is_told(root: Path) -> None:
    copyfile(TEMPLATES / LETTER, root / "公文模板" / "任职通知书（修改）.docx")
    (root / "公文模板" / "~$任职通知书.docx").write_bytes(b"")
    ran = generated(root)
    assert found(ran) == {("公文模板/任职通知书（修改）.docx", "W18")}
    assert ran.errors == []


def test_a_file_that_is_no_word_file_is_told(root: Path) -> None:
    (root / "公文模板" / LETTER).write_bytes(b"not a zip")
    assert found(generated(root)) == {("公文模板/任职通知书.docx", "W04")}
    assert "任职通知" in made(root)


def test_own_templates_are_inputs_of_the_run(root: Path) -> None:
    own_copy(root, "特此通知。", "特此通知！")
    ran = generated(root)
    assert f"公文模板/{LETTER}" in ran.run.folder.inputs


# -- facts of the roster ---------------------------------------------------------------------------


def test_any_column_of_the_roster_and_what_follows_from_it_may_be_printed(root: Path) -> None:
    own_copy(root, "特此通知。", "{{ 学历 }}，{{ 年龄 }}岁，{{ 现部门 }}。特此通知。")
    assert generated(root).errors == []
    facts = Facts(root)
    for staff_id in facts.appointed:
        person = facts.people[staff_id]
        text = facts.letter("任职通知书", staff_id).everything
        year, month = map(int, str(person["出生年月"]).split("."))
        age = 2026 - year - (month > facts.post_meeting["任职日期"].month)
        assert f"{person['学历']}，{age}岁，{person['现部门']}。" in text


def test_a_column_that_the_office_added_itself_may_be_printed(root: Path) -> None:
    book = load_workbook(root / ROSTER)
    sheet = book["花名册"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "编号" for cell in row))
    at = sum(1 for cell in header if cell.value) + 1
    top = list(sheet.iter_rows()).index(header) + 1
    sheet.cell(top, at).value = "籍贯"
    for row in range(top + 1, sheet.max_row + 1):
        sheet.cell(row, at).value = f"籍贯{row}"
    book.save(root / ROSTER)
    own_copy(root, "特此通知。", "{{ 籍贯 }}人。特此通知。")
    assert generated(root).errors == []
    assert all("人。特此通知。" in text and "籍贯" in text for text in letters(root))


def test_a_fact_that_the_roster_lacks_of_somebody_is_told_of_whom(root: Path) -> None:
    who = next(iter(Facts(root).appointed))
    fill(root / ROSTER, "花名册", "学历", {who: None})
    own_copy(root, "特此通知。", "{{ 学历 }}。特此通知。")
    (fault,) = generated(root).errors
    assert fault.kind.code == "W02"
    assert who in fault.problem


def test_a_notice_to_all_knows_nobody_in_particular(root: Path) -> None:
    own_copy(root, "研究决定：", "研究决定（{{ 学历 }}）：", "任职通知.docx")
    assert found(generated(root)) == {("公文模板/任职通知.docx", "W01")}


def test_dates_are_called_what_the_sheets_call_them(root: Path) -> None:
    dates = "{{ 决定日期 }}、{{ 任职日期 }}、{{ 任职起算日期|短日期 }}。"
    own_copy(root, "特此通知。", dates)
    assert generated(root).errors == []
    meeting = Facts(root).post_meeting
    decided, effective = meeting["决定日期"], meeting["任职日期"]
    expected = f"{day(decided)}、{day(effective)}、{decided.month}月{decided.day}日。"
    assert all(expected in text for text in letters(root))


def test_columns_and_what_follows_from_them_in_other_forms(root: Path) -> None:
    who, other = [*Facts(root).appointed][:2]
    fill(root / ROSTER, "花名册", "参加工作时间", {who: date(2008, 7, 1), other: "2009.08"})
    fill(root / ROSTER, "花名册", "出生年月", {who: "1985.06", other: date(1986, 12, 3)})
    dates = "{{ 出生年月|中文 }}，{{ 参加工作时间|短日期 }}，"
    own_copy(root, "特此通知。", f"{dates}{{{{ 年龄|大写数字 }}}}岁，{{{{ 年龄|中文 }}}}。")
    assert generated(root).errors == []
    facts = Facts(root)
    expected = {
        who: "一九八五年六月，7月1日，肆拾岁，四十。",
        other: "一九八六年十二月三日，8月，叁拾玖岁，三十九。",
    }
    for staff_id, text in expected.items():
        assert text in facts.letter("任职通知书", staff_id).everything


@pytest.mark.parametrize(
    ("column", "value", "form"),
    [
        ("备注", "工作二十年", "短日期"),
        ("学历", "大学", "中文"),
        ("备注", "3.5", "大写数字"),
        ("备注", -3, "中文"),
        ("备注", "2019.07", "大写数字"),
        ("备注", 12, "短日期"),
    ],
)
def test_what_cannot_be_written_so_is_told_with_person_and_column(
    root: Path, column: str, value: object, form: str
) -> None:
    who = next(iter(Facts(root).appointed))
    fill(root / ROSTER, "花名册", column, {who: value})
    own_copy(root, "特此通知。", f"{{{{ {column}|{form} }}}}。")
    told = [each for each in generated(root).errors if who in each.problem]
    assert ("W53", column, form) in {
        (each.kind.code, each.data.get("name"), each.data.get("form")) for each in told
    }
    assert not any(who in name for name in made(root) if name.startswith("任职通知书/"))
