"""What nobody sees who reads the cells: hidden tabs, rows next to no height, words in shapes."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from campaigns import places, run
from documents.finished import TODAY, copied
from steps.test_beside_tables import READ, Begin, table_in

_RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

HIDDEN = {
    "check_registrations": {
        "01活动方案.xlsx": ["竞争职位", "评委名单", "基本信息"],
        "02干部花名册.xlsx": ["花名册"],
    },
    "consolidate_scores": {"04评分表/民主测评计票表.xlsx": ["计票表", "票数"]},
    "generate_notices": {
        "05任用决定/任用决定表.xlsx": ["任用决定", "会议信息"],
        "07定岗决定/定岗决定表.xlsx": ["会议信息"],
    },
}


@pytest.mark.parametrize("step", HIDDEN)
def test_hidden_tabs_are_read_with_a_word(tmp_path: Path, step: str) -> None:
    root = copied(tmp_path)
    for label, tabs in HIDDEN[step].items():
        book = load_workbook(root / label)
        book.active = book.create_sheet("说明")
        for tab in tabs:
            book[tab].sheet_state = "veryHidden"
        book.save(root / label)
    found = places(run(step, root, TODAY).issues)
    wanted = {(label, tab, "", "T14") for label, tabs in HIDDEN[step].items() for tab in tabs}
    assert wanted <= found


def with_boxes(path: Path, boxes: dict[str, str]) -> str:
    """Lay text boxes over the sheet with the people, as office programs write them; its name."""
    buffer = io.BytesIO()
    drawn = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = drawn.add_worksheet()
    for cell, text in boxes.items():
        sheet.insert_textbox(cell, text)
    drawn.close()
    book = load_workbook(path)
    name = str(table_in(book)[0].title)
    number = book.sheetnames.index(name) + 1
    part, own = (f"xl/worksheets/{each}" for each in (f"sheet{number}.xml", "_rels/"))
    own += f"sheet{number}.xml.rels"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer) as made:
        parts = {each: old.read(each) for each in old.namelist()}
        assert own not in parts
        parts[own] = made.read("xl/worksheets/_rels/sheet1.xml.rels")
        parts["xl/drawings/drawing1.xml"] = made.read("xl/drawings/drawing1.xml")
    box = b'<drawing xmlns:r="%s" r:id="rId1"/></worksheet>' % _RELATIONS
    parts[part] = parts[part].replace(b"</worksheet>", box)
    with zipfile.ZipFile(path, "w") as new:
        for each, content in parts.items():
            new.writestr(each, content)
    return name


BOXES = {
    "J20": ("另附：\n池清改报综治办", "F58"),
    "J30": ("党政办主任一职暂缓", "F58"),
    "J40": ("池清", None),  # as a cell says, too
    "J50": ("联系电话 8260001", None),
}


@pytest.mark.parametrize(("begin", "step"), READ, ids=lambda each: getattr(each, "__name__", each))
def test_words_in_text_boxes(tmp_path: Path, begin: Begin, step: str) -> None:
    label = begin(tmp_path)
    tab = with_boxes(tmp_path / label, {cell: text for cell, (text, _) in BOXES.items()})
    found = places(run(step, tmp_path).issues)
    told = {(cell, code) for file, name, cell, code in found if (file, name) == (label, tab)}
    assert {(cell, code) for cell, code in told if cell in BOXES} == {
        (cell, code) for cell, (_, code) in BOXES.items() if code
    }


def test_a_sheet_stamped_void_is_not_read(tmp_path: Path) -> None:
    begin, step = READ[0]
    label = begin(tmp_path)
    tab = with_boxes(tmp_path / label, {"B2": "作 废"})
    assert places(run(step, tmp_path).errors) == {(label, tab, "B2", "F53")}


def test_text_boxes_read_before_anybody_is_known(tmp_path: Path) -> None:
    begin, step = READ[0]
    begin(tmp_path)
    labels = "01活动方案.xlsx", "02干部花名册.xlsx"
    tabs = [
        with_boxes(tmp_path / each, {"J30": "白帆不参加", "J40": "白帆另有安排"}) for each in labels
    ]
    found = places(run(step, tmp_path).issues)
    for label, tab in zip(labels, tabs, strict=True):
        assert {(label, tab, "J30", "F58"), (label, tab, "J40", "F58")} <= found
