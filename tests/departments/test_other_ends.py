"""Departments without places as destinations, and what is told to who was late or took no part."""

from datetime import datetime
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from campaigns import fill, run, write_plain
from departments.towns import DECISIONS, allocate, answer, decide, result, town


def letters(root: Path, kind: str) -> dict[str, str]:
    return {
        path.stem.removeprefix(f"{kind}-"): "".join(p.text for p in Document(str(path)).paragraphs)
        for path in (root / "08公文").rglob(f"{kind}-*.docx")
    }


def test_a_department_of_no_places_where_the_scheme_says_so(tmp_path: Path) -> None:
    made = town({"甲站": 1, "乙站": 0}, {"01": ["甲站"], "02": ["甲站"], "03": ["甲站"]}, 3)
    made.more["其他去向"] = [
        {"名称": "乙站", "说明": "没有职数，党委可以安排"},
        {"名称": "人才交流中心", "说明": ""},
    ]
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"甲站": {"01": 1}})
    allocate(root)
    reasons = dict.fromkeys(("02", "03"), "工作需要")
    decide(root, {"01": "甲站", "02": "乙站", "03": "人才交流中心"}, reasons)
    assert allocate(root).errors == []
    assert run("generate_notices", root).errors == []
    own = letters(root, "岗位安排通知书")
    assert set(own) == {"安宁01", "白帆02"}
    assert "安排你到乙站工作" in own["白帆02"]
    notice = Document(str(root / "08公文" / "岗位安排通知.docx"))
    assert "白帆" in "".join(each.text for each in notice.paragraphs)
    board = Document(str(root / "08公文" / "双向选择结果公布.docx"))
    assert "还空缺" not in "".join(each.text for each in board.paragraphs)


def test_who_was_late_or_took_no_part_is_told_so(tmp_path: Path) -> None:
    made = town({"甲站": 1}, {each: ["甲站"] for each in ("01", "02", "03")}, 4)
    root = made.write(tmp_path)
    late = made.application("03", ("甲站",)) | {"报名时间": datetime(2026, 3, 8, 9, 0)}
    rows = [made.application(each, ("甲站",)) for each in ("01", "02")]
    write_plain(root / "03报名表" / "选部门报名.xlsx", {"选部门报名": [*rows, late]})
    allocate(root)
    answer(root, {"甲站": {"01": 1}})
    allocate(root)
    decide(root, {"01": "甲站", "02": "待岗", "03": "待岗", "04": "待岗"})
    fill(root / DECISIONS, "定岗决定", "跟班学习部门", dict.fromkeys(("02", "03", "04"), "甲站"))
    assert allocate(root).errors == []
    told = {name: row["依据"] for name, row in result(root, "人员去向").items()}
    assert told["02"].startswith("待岗原因：未被选中。")
    assert told["03"].startswith("待岗原因：报名逾期。")
    assert told["04"].startswith("待岗原因：未报名。")
    assert run("generate_notices", root).errors == []
    own = letters(root, "待岗通知书")
    assert "因在双向选择中没有被选中" in own["白帆02"]
    assert "因报名超过截止时间" in own["池清03"]
    assert "因没有报名参加双向选择" in own["戴月04"]


def test_nobody_undecided_is_red(tmp_path: Path) -> None:
    """A conditional format for 待岗 stands on the decision alone, not on the proposal."""
    made = town({"甲站": 1}, {"01": ["甲站"], "02": ["甲站"]}, 2)
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"甲站": {"01": 1}})
    allocate(root)
    book = root / DECISIONS
    assert red_of(book, "定岗决定", "决定去向")
    assert red_of(book, "定岗决定", "建议去向") == []
    assert red_of(root / "结果" / "双向选择结果.xlsx", "人员去向", "去向类别") == []


def red_of(path: Path, sheet: str, column: str) -> list[str]:
    """The conditions of a column's formats that speak of 待岗."""
    page = load_workbook(path)[sheet]
    header = next(row for row in page.iter_rows() if any(c.value == column for c in row))
    letter = next(cell.column_letter for cell in header if cell.value == column)
    return [
        str(rule.formula)
        for area in page.conditional_formatting
        if str(area.sqref).startswith(letter)
        for rule in area.rules
        if "待岗" in str(rule.formula)
    ]
