"""An insider may change any file of a campaign: what is shown then is not confirmed."""

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from campaign.checking.recorded import outputs_in_use, recorded_runs, registers
from campaign.documents.changes import load_history
from campaign.office.numbers import Numbers
from campaign.scoring.lots import recorded_seed
from campaign.storage.folder import Folder
from campaign.storage.made import MadeFiles
from campaign.storage.obstacles import Obstacle
from campaign.word.differences import differences as in_words
from campaign.workbook.read.differences import differences
from campaigns import table
from checking.offices import RECORD, command

SCORES = "结果/成绩汇总.xlsx"
PAPER = "08公文/成绩公布.docx"
REPORT = "结果/核验报告.xlsx"


def kinds(root: Path) -> set[tuple[str, str]]:
    """(kind, file) of everything that the report lists."""
    rows = table(root / REPORT, "核验报告", key="类别")
    return {(row["类别"], row["文件"]) for row in rows}


def fails_with(root: Path, *expected: tuple[str, str]) -> None:
    assert command(root, "--verify") == 1
    assert set(expected) <= kinds(root)


def last(root: Path) -> Path:
    return max(root.glob(f"{RECORD}/0*.json"))


def edit(path: Path, change: Callable[[Any], None]) -> None:
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def part_changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """An Office file with one part changed, all others as they were."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    before = parts[name].decode()
    parts[name] = change(before).encode()
    assert parts[name].decode() != before
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for each, part in parts.items():
            new.writestr(each, part)
    return content.getvalue()


# -- the record ------------------------------------------------------------------------------------


def test_one_line_of_json_that_takes_a_result_out_of_the_record(finished: Path) -> None:
    edit(last(finished), lambda record: record["输出"].pop(SCORES))
    (finished / SCORES).write_bytes(b"forged")
    fails_with(finished, ("运行记录不符", SCORES))


def test_one_line_of_json_that_takes_a_paper_out_of_the_record(finished: Path) -> None:
    edit(last(finished), lambda record: record["输出"].pop(PAPER))
    (finished / PAPER).write_bytes(b"forged")
    fails_with(finished, ("运行记录不符", PAPER), ("来历不明的公文", PAPER))


def test_a_digest_in_the_record_made_to_fit(finished: Path) -> None:
    edit(last(finished), lambda record: record["输出"].update({SCORES: "0" * 64}))
    fails_with(finished, ("运行记录不符", SCORES))


def test_an_earlier_record_changed(finished: Path) -> None:
    first = last(finished)
    assert command(finished, step="check_registrations") == 0
    edit(first, lambda record: record.update({"当天": "2026-11-29"}))
    fails_with(finished, ("运行记录不连贯", first.relative_to(finished).as_posix()))


def test_a_record_taken_out(finished: Path) -> None:
    for step in ("check_registrations", "consolidate_scores", "check_registrations"):
        assert command(finished, step=step) == 0
    records = sorted(finished.glob(f"{RECORD}/0*.json"))
    records[1].unlink()
    fails_with(finished, ("运行记录不连贯", records[2].relative_to(finished).as_posix()))


def test_a_record_put_in(finished: Path) -> None:
    for step in ("check_registrations", "check_registrations"):
        assert command(finished, step=step) == 0
    records = sorted(finished.glob(f"{RECORD}/0*.json"))
    shutil.copy(records[1], records[1].with_name(records[1].name.replace("0002-2", "0002-3")))
    assert command(finished, "--verify") == 1
    assert "运行记录不连贯" in {kind for kind, _ in kinds(finished)}


@pytest.mark.parametrize("runs_on", [False, True])
def test_registers_changed(finished: Path, runs_on: bool) -> None:
    labels = [f"{RECORD}/{name}.json" for name in ("抽签种子", "文号", "已制文件", "结果变更")]
    for path in (finished / label for label in labels):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\n ", 1))
    if runs_on:
        assert command(finished) == 0
    fails_with(finished, *(("登记簿有改动", label) for label in labels))


def test_a_paper_taken_away_with_its_entry_in_the_register(finished: Path) -> None:
    path = next((finished / "08公文" / "任职通知书").glob("*.docx"))
    label = path.relative_to(finished).as_posix()
    path.unlink()
    edit(finished / RECORD / "已制文件.json", lambda register: register.pop(label))
    fails_with(finished, ("登记簿有改动", f"{RECORD}/已制文件.json"))


def rechained(root: Path) -> None:
    """Make the records one chain again, as an insider would who knows how."""
    before: Path | None = None
    for path in sorted(root.glob(f"{RECORD}/0*.json")):
        link = (
            {"记录": before.stem, "校验值": sha256(before.read_bytes()).hexdigest()}
            if before
            else {}
        )
        content = json.loads(path.read_bytes()) | {"上一次": link}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        before = path
    assert before
    edit(before, lambda content: content["登记簿"].update({"结束": registers(Folder(root))}))


def test_the_same_with_the_chain_made_anew_and_a_record_under_another_number(
    finished: Path,
) -> None:
    path = next((finished / "08公文" / "任职通知书").glob("*.docx"))
    label = path.relative_to(finished).as_posix()
    path.unlink()
    edit(finished / RECORD / "已制文件.json", lambda register: register.pop(label))
    page = finished / "总览.html"
    page.write_bytes(page.read_bytes() + b" ")
    assert command(finished, step="check_registrations") == 0
    record = last(finished)
    record = record.rename(record.with_name(record.name.replace("0002-", "0009-")))
    template = finished / "公文模板" / "任职通知.docx"
    template.parent.mkdir(exist_ok=True)
    shutil.copy(finished / PAPER, template)
    rechained(finished)
    fails_with(
        finished,
        ("不见了", label),
        ("运行记录不连贯", record.relative_to(finished).as_posix()),
        ("新增输入", "公文模板/任职通知.docx"),
    )


def test_the_code_on_paper_tells_when_the_last_record_was_replaced(finished: Path) -> None:
    """Nothing else can: whoever redoes the last run makes a consistent record of it."""
    assert command(finished, "--verify") == 0
    records = table(finished / REPORT, "运行记录", key="编码")
    code = sha256(last(finished).read_bytes()).hexdigest()[:16].upper()
    assert len(records) == 1
    assert records[0]["编码"].replace("-", "") != code, "the verification has a record of its own"
    first = min(finished.glob(f"{RECORD}/0*.json"))
    code = sha256(first.read_bytes()).hexdigest()[:16].upper()
    assert records[0]["编码"] == "-".join(re.findall("....", code))


# -- papers and results ----------------------------------------------------------------------------


def test_formal_papers_that_nobody_made(finished: Path) -> None:
    labels = [f"08公文/{name}" for name in ("任命通知.docx", "旧/通知.doc", "通知.WPS", "通知.rtf")]
    (finished / "08公文" / "旧").mkdir()
    for label in labels:
        shutil.copy(finished / PAPER, finished / label)
    fails_with(finished, *(("来历不明的公文", label) for label in labels))


def test_the_board_in_the_corridor_is_compared(finished: Path) -> None:
    path = finished / "结果/张榜.html"
    path.write_bytes(path.read_bytes().replace("党政办".encode(), "综治办".encode(), 1))
    fails_with(finished, ("公文不符", "结果/张榜.html"))
    path.unlink()
    fails_with(finished, ("不见了", "结果/张榜.html"))


def test_for_other_files_among_the_results_nobody_can_vouch(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = ("08公文/扫描件.pdf", "结果/最终成绩.xlsx")
    for label in labels:
        shutil.copy(finished / SCORES, finished / label)
    fails_with(finished, *(("不是程序做的", label) for label in labels))
    said = capsys.readouterr().out
    assert "不能担保" in said
    assert "核验通过" not in said


def figure(book: Any) -> Any:
    """A cell with a figure on a sheet of the scores."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=5):
            for cell in row:
                if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
                    return cell
    raise AssertionError


def number_format(book: Any) -> None:
    figure(book).number_format = '"99.99"'


def white_font(book: Any) -> None:
    figure(book).font = Font(color="FFFFFFFF")


def tiny_font(book: Any) -> None:
    figure(book).font = Font(size=1)


def hidden_column(book: Any) -> None:
    cell = figure(book)
    cell.parent.column_dimensions[cell.column_letter].hidden = True


def narrow_column(book: Any) -> None:
    cell = figure(book)
    cell.parent.column_dimensions[cell.column_letter].width = 0.1


def low_row(book: Any) -> None:
    cell = figure(book)
    cell.parent.row_dimensions[cell.row].height = 1


def two_hidden_rows(book: Any) -> None:
    cell = figure(book)
    for row in (cell.row, cell.row + 1):
        cell.parent.row_dimensions[row].hidden = True


def very_hidden_sheet(book: Any) -> None:
    book.worksheets[-1].sheet_state = "veryHidden"


def conditional(book: Any) -> None:
    style = DifferentialStyle(font=Font(color="FFFFFFFF"))
    rule = Rule("cellIs", dxf=style, operator="greaterThan", formula=["0"])
    cell = figure(book)
    cell.parent.conditional_formatting.add(cell.coordinate, rule)


def chart(book: Any) -> None:
    figure(book).parent.add_chart(BarChart(), figure(book).coordinate)


def note(book: Any) -> None:
    from openpyxl.comments import Comment

    figure(book).comment = Comment("实为99分", "")


def zeros_not_shown(book: Any) -> None:
    figure(book).parent.sheet_view.showZeros = False


def black_ground(book: Any) -> None:
    figure(book).fill = PatternFill("solid", fgColor="FF000000")


def struck_out(book: Any) -> None:
    figure(book).font = Font(strike=True)


def pictures_for_words(book: Any) -> None:
    figure(book).font = Font(name="Wingdings")


def words_above_each_page(book: Any) -> None:
    book.worksheets[0].oddHeader.center.text = "以下名次作废"


@pytest.mark.parametrize(
    "change",
    [
        black_ground, struck_out, pictures_for_words, words_above_each_page,
        number_format, white_font, tiny_font, hidden_column, narrow_column, low_row,
        two_hidden_rows, very_hidden_sheet, conditional, chart, note, zeros_not_shown,
    ],
)  # fmt: skip
def test_a_result_that_shows_something_else_than_it_holds(
    finished_once: Path, change: Callable[[Any], None]
) -> None:
    made = (finished_once / "结果" / "报名审核结果.xlsx").read_bytes()
    assert differences(saved(made, lambda book: None), made, "x.xlsx") == []
    assert differences(saved(made, change), made, "x.xlsx")


def saved(data: bytes, change: Callable[[Any], None]) -> bytes:
    """A workbook as another program saves it after a change."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


NUMBER = r'<c r="[A-Z]+\d+"( s="\d+")?><v>[\d.]+</v></c>'
"""A cell with a figure of its own."""


def foreign_cell(xml: str) -> str:
    """The true figure for simple readers, another one for office programs."""
    found = re.search(NUMBER, xml)
    assert found
    foreign = found[0].replace("<c ", '<x:c xmlns:x="urn:x" ').replace("</c>", "</x:c>")
    return xml.replace(found[0], foreign.replace("<v>", "<x:v>").replace("</v>", "</x:v>"))


def prefixed_formula(xml: str) -> str:
    """A formula under another prefix of the same namespace."""
    found = re.search(NUMBER, xml)
    assert found
    space = 'xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return xml.replace(found[0], found[0].replace("<v>", f"<m:f {space}>99+0</m:f><v>"))


@pytest.mark.parametrize("change", [foreign_cell, prefixed_formula])
def test_other_namespaces_and_prefixes_in_a_result(
    finished_once: Path, change: Callable[[str], str]
) -> None:
    made = (finished_once / SCORES).read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        names = [name for name in file.namelist() if "/sheet" in name]
        name = next(name for name in names if re.search(NUMBER, file.read(name).decode()))
    assert differences(part_changed(made, name, change), made, "x.xlsx")


@pytest.mark.parametrize(
    "hidden",
    [
        "<cols>" + '<col min="1" max="16384" width="0.1"/>' * 50_000 + "</cols>",
        "".join(f'<row r="{number}" hidden="1"/>' for number in range(100, 120_000)),
    ],
)
def test_what_is_hidden_again_and_again_is_soon_enough(finished_once: Path, hidden: str) -> None:
    made = (finished_once / SCORES).read_bytes()
    sheet = "xl/worksheets/sheet1.xml"
    flooded = part_changed(
        made, sheet, lambda xml: xml.replace("</sheetData>", f"{hidden}</sheetData>")
    )
    started = process_time()
    refused = ("打不开", "文件里的内容大得不合常理")
    assert any(each.left.startswith(refused) for each in differences(flooded, made, "x.xlsx"))
    assert process_time() - started < 5


def replaced(before: str, after: str) -> Callable[[str], str]:
    return lambda xml: re.sub(before, after, xml, count=1)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    "change",
    [
        replaced("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t"),
        replaced("<w:r><w:t", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t'),
        replaced("<w:r><w:t", '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t'),
        replaced("<w:r><w:t", "<w:r><w:rPr><w:strike/></w:rPr><w:t"),
        replaced("<w:r><w:t", '<w:r><w:rPr><w:highlight w:val="black"/></w:rPr><w:t'),
        replaced("<w:r><w:t", '<w:r><w:rPr><w:shd w:fill="000000"/></w:rPr><w:t'),
        replaced("<w:r><w:t", '<w:r><w:rPr><w:rFonts w:eastAsia="Wingdings"/></w:rPr><w:t'),
        replaced("<w:r><w:t", '<w:r><w:rPr><w:position w:val="-2000"/></w:rPr><w:t'),
        replaced("<w:pPr>", '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/>'),
        replaced("<w:pPr>", '<w:pPr><w:framePr w:x="-9000"/>'),
        replaced("</w:p>", f'<q:r xmlns:q="{WORD}"><q:t>另加</q:t></q:r></w:p>'),
        replaced("</w:p>", "<w:r><w:delText>另加</w:delText></w:r></w:p>"),
        replaced("</w:p>", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'),
        replaced("</w:p>", "<w:r><w:pict/></w:r></w:p>"),
        replaced("</w:p>", '<w:ins w:id="1"><w:r><w:t>另加</w:t></w:r></w:ins></w:p>'),
        replaced("</w:p>", '<w:r><w:instrText>QUOTE "99"</w:instrText></w:r></w:p>'),
        replaced("</w:p>", '<m:t xmlns:m="urn:math">99</m:t></w:p>'),
        replaced("<w:pPr>", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'),
        lambda xml: "<!DOCTYPE x [<!ENTITY a 'b'>]>" + xml.partition("?>")[2],
    ],
    ids=[
        "vanish", "white", "tiny", "struck", "highlight", "ground", "pictures", "lowered",
        "pressed", "frame", "prefix", "deleted", "symbol", "picture", "revision", "field",
        "formula", "numbering", "entity",
    ],
)  # fmt: skip
def test_a_paper_that_shows_something_else_than_its_words(
    finished_once: Path, change: Callable[[str], str]
) -> None:
    made = (finished_once / PAPER).read_bytes()
    assert in_words(part_changed(made, "word/document.xml", change), made)


def test_a_style_that_hides(finished_once: Path) -> None:
    made = (finished_once / PAPER).read_bytes()
    before, after = r'(w:styleId="LeadIn".*?)</w:style>', r"\1<w:rPr><w:vanish/></w:rPr></w:style>"
    assert in_words(part_changed(made, "word/styles.xml", replaced(before, after)), made)


@pytest.mark.parametrize(
    "change",
    [
        replaced("<w:rPrDefault><w:rPr>", '<w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/>'),
        replaced(
            r'(w:styleId="LeadIn".*?)</w:style>',
            r'\1<w:basedOn w:val="Z"/></w:style>'
            '<w:style w:styleId="Z"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
    ],
    ids=["defaults", "based on one that hides"],
)
def test_what_styles_hand_on(finished_once: Path, change: Callable[[str], str]) -> None:
    made = (finished_once / PAPER).read_bytes()
    assert in_words(part_changed(made, "word/styles.xml", change), made)


def test_a_decoy_that_simple_readers_take_for_the_document(finished_once: Path) -> None:
    made = (finished_once / PAPER).read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/other.bin"] = parts["word/document.xml"].replace("公布".encode(), "公告".encode())
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"word/other.bin")
    assert in_words(packed(parts), made)


def test_what_office_programs_change_by_themselves_is_no_difference(finished: Path) -> None:
    """Marks of spelling, split runs, a bookmark for the cursor."""
    added = (
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:proofErr w:type="spellStart"/>'
        '<w:bookmarkEnd w:id="0"/><w:r><w:rPr><w:lang w:val="zh-CN"/></w:rPr></w:r></w:p>'
    )
    path = finished / PAPER
    change = replaced("</w:p>", added)
    path.write_bytes(part_changed(path.read_bytes(), "word/document.xml", change))
    assert command(finished, "--verify") == 1
    assert kinds(finished) == {("另存过", PAPER)}


def test_hidden_text_in_a_published_paper_fails(finished: Path) -> None:
    path = finished / PAPER
    change = replaced("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t")
    path.write_bytes(part_changed(path.read_bytes(), "word/document.xml", change))
    fails_with(finished, ("公文不符", PAPER))


# -- another computer ------------------------------------------------------------------------------


def test_the_same_content_packed_by_another_zlib_is_confirmed(finished: Path) -> None:
    """As if the campaign had been held on a PC whose zlib packs otherwise."""
    record = last(finished)
    outputs = json.loads(record.read_bytes())["输出"]
    repacked = {}
    for label in outputs:
        if label.startswith(("结果/", "08公文/")) and not label.endswith(".html"):
            path = finished / label
            with zipfile.ZipFile(path) as old:
                parts = {name: old.read(name) for name in old.namelist()}
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
                for name, content in parts.items():
                    new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
            repacked[label] = sha256(path.read_bytes()).hexdigest()
    assert any(outputs[label] != digest for label, digest in repacked.items())
    edit(record, lambda content: content["输出"].update(repacked))
    assert command(finished, "--verify") == 0


# -- what cannot be read ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b'"x"', b"[" * 100_000, b'{"\xff": 1}', b"\x00" * 100,
        b'{"\\u547d\\u4ee4": 5}',
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_read_is_told_of(
    finished_once: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    finished = tmp_path / "活动"
    shutil.copytree(finished_once / RECORD, finished / RECORD)
    last(finished).write_bytes(content)
    assert command(finished, "--verify") == 2
    said = capsys.readouterr().err
    assert "程序出错" not in said
    assert last(finished).name in said or "-一键办理.json" in said


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("输入", []), ("输入", {"a": 1}), ("输入", {"../x": "0" * 64}), ("输出", {"结果/x": None}),
        ("输出", {"\ud800": "0" * 64}), ("当天", 5), ("当天", "昨天"), ("程序", []),
        ("程序", {"版本": 1}), ("结束代码", "0"), ("命令", ["run_all"]), ("命令", "rm"),
        ("上一次", "x"), ("上一次", {"记录": 5}), ("登记簿", [1]), ("登记簿", {"结束": {"x": 1}}),
        ("另见", {"x": 1}), ("另见", ["../x"]), ("另见", [5]),
    ],
)  # fmt: skip
def test_a_record_with_a_value_of_another_kind_is_damaged(
    finished_once: Path, tmp_path: Path, place: str, value: Any
) -> None:
    path = tmp_path / RECORD / last(finished_once).name
    path.parent.mkdir()
    content = json.loads(last(finished_once).read_bytes())
    path.write_text(json.dumps(content), encoding="utf-8")
    assert [run.name for run in recorded_runs(Folder(tmp_path))[0]] == [path.stem]
    path.write_text(json.dumps(content | {place: value}), encoding="utf-8")
    assert recorded_runs(Folder(tmp_path)) == ([], [path])
    assert outputs_in_use(Folder(tmp_path), ["run_all"]) == [], "nobody is kept from work by it"


@pytest.mark.parametrize(
    "load",
    [MadeFiles, recorded_seed, lambda folder: Numbers(folder, 1), load_history],
    ids=["已制文件", "抽签种子", "文号", "结果变更"],
)
@pytest.mark.parametrize(
    "content",
    [
        '{"种子": {"x": 1}, "变更": 5}', '{"x": 5.5, "种子": 5, "现在": 5}',
        '{"x": [5], "种子": [], "变更": 5}', "[]",
        '{"种子": 5, "x": {}, "变更": [[1]], "现在": 5}', '{"x": ["\\ud800"], "现在": {"a": 1}}',
        '{"现在": {"a": {"b": 5}}, "x": true, "以前": {}}', "[" * 9999, "",
    ],
)  # fmt: skip
def test_a_register_with_values_of_another_kind_is_told_of(
    tmp_path: Path, content: str, load: Callable[[Folder], Any]
) -> None:
    (tmp_path / RECORD).mkdir()
    for name in ("抽签种子", "文号", "已制文件", "结果变更"):
        (tmp_path / RECORD / f"{name}.json").write_text(content, encoding="utf-8")
    with pytest.raises(Obstacle, match="读不出来"):
        load(Folder(tmp_path))


def test_an_archive_made_to_unfold_for_ever(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack,) = finished.glob(f"{RECORD}/存档/*.zip")
    with zipfile.ZipFile(pack) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = next(name for name in parts if name.endswith(".xlsx"))
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as new:
        for each, content in parts.items():
            new.writestr(each, b"\0" * 400_000_000 if each == name else content)
    assert command(finished, "--verify") == 2
    assert "程序出错" not in capsys.readouterr().err


def test_an_archive_that_lists_too_much_is_refused(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack,) = finished.glob(f"{RECORD}/存档/*.zip")
    data = pack.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    pack.write_bytes(data[: end + 12] + b"\xff\xff\xff\x7f" + data[end + 16 :])
    assert command(finished, "--verify") == 2
    said = capsys.readouterr().err
    assert "程序出错" not in said
    assert "存档" in said


def test_a_form_of_gigabytes_is_refused_by_its_code(finished: Path) -> None:
    path = finished / "03报名表" / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    assert command(finished) == 1
    rows = table(finished / "结果" / "问题清单.xlsx", "问题清单", key="序号")
    assert ("03报名表/大.xlsx", "F05") in {(row["文件"], row["代码"]) for row in rows}


def test_a_result_too_large_to_compare_is_not_read(finished: Path) -> None:
    with (finished / SCORES).open("r+b") as file:
        file.truncate(3_000_000_000)
    fails_with(finished, ("结果不符", SCORES))


# -- read-only media -------------------------------------------------------------------------------


def test_from_a_disk_that_may_only_be_read(
    finished: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(finished, "--verify") == 0
    before = {path: path.read_bytes() for path in finished.rglob("*") if path.is_file()}
    opening, making = os.open, Path.mkdir

    def open_(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if str(path).startswith(str(finished)) and flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(30, "Read-only file system")
        return opening(path, flags, *rest, **more)

    def mkdir(path: Path, *rest: Any, **more: Any) -> None:
        if str(path).startswith(str(finished)) and not path.exists():
            raise OSError(30, "Read-only file system")
        making(path, *rest, **more)

    writing = Path.write_bytes

    def write(path: Path, data: bytes) -> int:
        if str(path).startswith(str(finished)):
            raise OSError(30, "Read-only file system")
        return writing(path, data)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(Path, "mkdir", mkdir)
    monkeypatch.setattr(Path, "write_bytes", write)
    capsys.readouterr()
    assert command(finished, "--verify") == 0
    said = capsys.readouterr()
    assert "核验通过" in said.out
    assert "核验报告没有写成" in said.out
    assert said.err == ""
    assert {path: path.read_bytes() for path in finished.rglob("*") if path.is_file()} == before
    assert command(finished) == 2, "any other work needs to write"
    assert "只读" in capsys.readouterr().err
