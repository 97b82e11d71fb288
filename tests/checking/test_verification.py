"""`run_all.py --verify`: the published follows from the archived inputs, or it says where not."""

import json
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from campaigns import fill, fill_items, table
from checking.offices import RECORD, command, digests
from word.word_files import TEMPLATES, changed

SCORES = "结果/成绩汇总.xlsx"
REPORT = "结果/核验报告.xlsx"


def found(root: Path) -> set[tuple[str, str, str]]:
    """(kind, file, cell) of everything that the report lists."""
    return {
        (row["类别"], row["文件"], row["单元格"] or "")
        for row in table(root / REPORT, "核验报告", key="类别")
    }


def set_cell(path: Path, sheet: str, cell: str, value: str | float) -> None:
    book = load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


def score_cell(root: Path) -> tuple[str, str]:
    """A cell with a judge's mark on the published sheet of marks."""
    book = load_workbook(root / SCORES)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "n" and isinstance(cell.value, float | int) and cell.row > 4:
                    return sheet.title, cell.coordinate
    raise AssertionError("no figure anywhere")


def test_an_untouched_campaign_is_confirmed(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(finished)
    assert command(finished, "--verify") == 0
    assert "核验通过" in capsys.readouterr().out
    assert found(finished) == set()
    after = digests(finished)
    after.pop(REPORT)
    assert after == before
    assert command(finished, "--verify") == 0, "its own report is no result"


def test_papers_issued_anew_are_confirmed(finished: Path) -> None:
    letter = sorted((finished / "08公文/任职通知书").glob("*.docx"))[0]
    register = finished / "08公文/用印登记表.xlsx"
    fill(register, "用印登记", "用印日期", {letter.name: "3.23"}, key="文件")
    day = {"任职日期": date(2026, 3, 20)}
    fill_items(finished / "05任用决定/任用决定表.xlsx", "会议信息", day)
    assert command(finished) == 0
    assert letter.with_name(f"{letter.stem}（重发）.docx").exists()
    assert not letter.exists()
    assert command(finished, "--verify") == 0


def test_a_changed_input_is_named(finished: Path) -> None:
    set_cell(finished / "02干部花名册.xlsx", "花名册", "B4", "别人")
    assert command(finished, "--verify") == 1
    assert found(finished) == {("输入有改动", "02干部花名册.xlsx", "")}


def test_inputs_that_vanished_or_came_later_are_named(finished: Path) -> None:
    forms = sorted((finished / "03报名表").rglob("*.xlsx"))
    forms[0].rename(forms[0].with_name("改名.xlsx"))
    assert command(finished, "--verify") == 1
    labels = {path.relative_to(finished).as_posix() for path in (forms[0],)}
    assert ("输入不见了", labels.pop(), "") in found(finished)
    assert "新增输入" in {kind for kind, _, _ in found(finished)}


def test_a_changed_figure_is_named_by_its_cell(finished: Path) -> None:
    sheet, cell = score_cell(finished)
    set_cell(finished / SCORES, sheet, cell, 99.99)
    assert command(finished, "--verify") == 1
    assert ("结果不符", SCORES, cell) in found(finished)


def test_a_changed_formula_is_named_by_its_cell(finished: Path) -> None:
    path = finished / SCORES
    book = load_workbook(path)
    sheet, cell = next(
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    )
    set_cell(path, sheet, cell, "=1+1")
    assert command(finished, "--verify") == 1
    assert ("结果不符", SCORES, cell) in found(finished)


def test_a_changed_document_is_named(finished: Path) -> None:
    path = next((finished / "08公文" / "任职通知书").glob("*.docx"))
    name = path.stem.partition("-")[2].rstrip("0123456789")
    path.write_bytes(changed(path.read_bytes(), "word/document.xml", name, "别人"))
    label = path.relative_to(finished).as_posix()
    assert command(finished, "--verify") == 1
    assert {(kind, file) for kind, file, _ in found(finished)} == {("公文不符", label)}
    rows = table(finished / REPORT, "核验报告", key="类别")
    assert any("别人" in row["现有的内容"] and name in row["重算的内容"] for row in rows)


def test_missing_results_and_files_of_others_are_named(finished: Path) -> None:
    (finished / SCORES).unlink()
    (finished / "08公文" / "手写通知.docx").write_bytes(b"?")
    assert command(finished, "--verify") == 1
    assert found(finished) == {
        ("不见了", SCORES, ""),
        ("来历不明的公文", "08公文/手写通知.docx", ""),
    }


def test_for_the_looks_of_a_result_saved_again_nobody_can_vouch(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = finished / "结果" / "报名审核结果.xlsx"
    load_workbook(path).save(path)
    assert command(finished, "--verify") == 1
    said = capsys.readouterr().out
    assert "不能担保" in said
    assert "核验通过" not in said
    assert "核验不通过" not in said
    assert found(finished) == {("另存过", "结果/报名审核结果.xlsx", "")}


def test_hidden_rows_in_a_result_are_named(finished: Path) -> None:
    path = finished / "结果" / "报名审核结果.xlsx"
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[6].hidden = True
    book.save(path)
    assert command(finished, "--verify") == 1
    assert {kind for kind, _, _ in found(finished)} == {"结果不符"}


def test_results_of_single_steps_are_verified_by_their_own_runs(finished: Path) -> None:
    assert command(finished, step="check_registrations") == 0
    assert command(finished, step="consolidate_scores") == 0
    assert command(finished, "--verify") == 0
    sheet, cell = score_cell(finished)
    set_cell(finished / SCORES, sheet, cell, 99.99)
    assert command(finished, "--verify") == 1


def test_a_document_that_somebody_edited_before_the_run_is_told_of(finished: Path) -> None:
    path = next((finished / "08公文" / "任职通知书").glob("*.docx"))
    path.write_bytes(changed(path.read_bytes(), "word/document.xml", "</w:body>", " </w:body>"))
    assert command(finished) == 0
    assert command(finished, "--verify") == 1
    assert found(finished) == {("另存过", path.relative_to(finished).as_posix(), "")}


@pytest.mark.parametrize("label", ["../../别处.xlsx", "/etc/x", "C:\\x"])
def test_a_record_that_points_out_of_the_folder_is_refused(finished: Path, label: str) -> None:
    manifest = max(finished.glob(f"{RECORD}/*-一键办理.json"))
    content = json.loads(manifest.read_bytes())
    content["输入"][label] = next(iter(content["输入"].values()))
    manifest.write_text(json.dumps(content), encoding="utf-8")
    assert command(finished, "--verify") == 2


def test_a_tampered_archive_is_refused(finished: Path) -> None:
    (pack,) = finished.glob(f"{RECORD}/存档/*.zip")
    data = bytearray(pack.read_bytes())
    data[2000] ^= 0xFF
    pack.write_bytes(bytes(data))
    assert command(finished, "--verify") == 2


def test_nothing_recorded_is_said(tmp_path: Path) -> None:
    assert command(tmp_path / "新", step="new_campaign") == 0
    assert command(tmp_path / "新", "--verify") == 1


def test_papers_of_the_offices_own_kinds_are_printed_again(finished: Path) -> None:
    own = finished / "公文模板" / "其他公文"
    copytree(TEMPLATES / "其他公文", own)
    assert command(finished) == 0
    assert command(finished, "--verify") == 0
    letter = next((finished / "08公文" / "聘书").iterdir())
    letter.write_bytes(changed(letter.read_bytes(), "word/document.xml", "兹聘任", "兹聘请"))
    assert command(finished, "--verify") == 1
    assert found(finished) == {("公文不符", f"08公文/聘书/{letter.name}", "")}
