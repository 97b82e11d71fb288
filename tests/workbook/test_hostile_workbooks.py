"""Workbooks made to do harm are refused within seconds, in bounded memory, with their code."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

import bootstrap
from workbook import hostile_workbooks

SECONDS = 5
MEMORY = 300_000_000
"""Bytes, the program itself included."""
_READ = f"""
import json, sys, time
from pathlib import Path
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, ({MEMORY}, {MEMORY}))
from campaign.workbook.read.files import open_book
for path in sorted(Path(sys.argv[1]).iterdir()):
    data = path.read_bytes()
    started = time.process_time()
    grids, issues = open_book(data, path.name)
    seconds = time.process_time() - started
    said = [issue.problem + issue.remedy for issue in issues]
    codes = [issue.kind.code for issue in issues if issue.is_error]
    print(json.dumps([path.name, codes, seconds, said]), flush=True)
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], float, list[str]]]:
    """Codes, seconds and sentences of each file, all read in one bounded process."""
    place = tmp_path_factory.mktemp("hostile")
    for number, (_, content, _) in enumerate(CASES):
        is_binary = content[:2] in (b"PK", b"\xd0\xcf")
        (place / f"{number:03}.{'bin' if is_binary else 'csv'}").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(place)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == "", "nothing but sentences reaches the screen"
    found = {}
    for line in done.stdout.splitlines():
        name, codes, seconds, said = json.loads(line)
        found[CASES[int(name[:3])][0]] = codes, seconds, said
    return found


CASES = hostile_workbooks.ALL()


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in CASES])
def test_refused_soon_with_a_sentence(
    read: dict[str, tuple[list[str], float, list[str]]], name: str, code: str
) -> None:
    codes, seconds, said = read[name]
    assert codes == ([code] if code else [])
    assert seconds < SECONDS
    assert all(said)


# -- marked copies ---------------------------------------------------------------------------------

_COPY = f"""
import json, sys, time
from pathlib import Path
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, ({MEMORY}, {MEMORY}))
from campaign.workbook.read.files import open_book
from campaign.workbook.write.marking import CellNote, marked_copy
path = Path(sys.argv[1])
data = path.read_bytes()
started = time.process_time()
grids, _ = open_book(data, path.name)
copy = marked_copy(data, grids, [CellNote(grids[0].sheet, "A1", "有错误。", True)], {{}})
seconds = time.process_time() - started
path.write_bytes(copy)
print(seconds)
"""


def office_book(rows: str = "", after: str = "", styles: str = "") -> bytes:
    """A workbook as openpyxl writes it, with something put into its sheet or its styles."""
    content, book = io.BytesIO(), Workbook()
    book.worksheets[0]["A1"] = "编号"
    book.save(content)
    with zipfile.ZipFile(content) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace("</sheetData>", f"{rows}</sheetData>{after}")
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace("</cellXfs>", f"{styles}</cellXfs>")
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return again.getvalue()


def with_comment(text: str) -> bytes:
    """A workbook with a comment that holds something."""
    content, book = io.BytesIO(), Workbook()
    book.worksheets[0]["A1"] = "编号"
    book.worksheets[0]["B1"].comment = Comment("注", "")
    book.save(content)
    again = io.BytesIO()
    with (
        zipfile.ZipFile(content) as file,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in file.namelist():
            part = file.read(name)
            if "comment" in name and name.endswith(".xml"):
                part = re.sub(b"<text>.*</text>", f"<text>{text}</text>".encode(), part, flags=re.S)
            target.writestr(name, part)
    return again.getvalue()


def merged(area: str) -> str:
    return f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'


def linked(area: str) -> str:
    return f"<hyperlinks><hyperlink tooltip='>' ref = '{area}' location='x'/></hyperlinks>"


def many(count: int, text: str) -> str:
    return "".join(text.replace("#", str(number)) for number in range(2, count))


def inside(element: str, attributes: str) -> str:
    return f"<{element}s>{many(100_000, f'<{element} {attributes}/>')}</{element}s>"


COPIES = {
    "the whole sheet merged": office_book(after=merged("A1:XFD1048576")),
    "a link over the whole sheet": office_book(after=linked("$A$1:$XFD$1048576")),
    "a link over whole rows": office_book(after=linked("1:1048576")),
    "a million rows": office_book(many(1_000_000, '<row r="#" ht="20"/>')),
    "a million blank cells": office_book(many(1_700, f'<row r="#">{"<c/>" * 600}</row>')),
    "400,000 styles": office_book(styles='<xf numFmtId="2"/>' * 400_000),
    "100,000 links": office_book(after=inside("hyperlink", 'ref="A#" location="x"')),
    "100,000 drop-down lists": office_book(after=inside("dataValidation", 'sqref="A#"')),
    "a drop-down list for two million places": office_book(
        after=f'<dataValidations><dataValidation sqref="{"A1 " * 2_000_000}"/></dataValidations>'
    ),
    "the same places written otherwise": office_book(
        after=f"<sheetViews><selection sqref = '{'A1&#32;' * 900_000}'/></sheetViews>"
    ),
    "a comment in 400,000 pieces": with_comment("<r><t>a</t></r>" * 400_000),
    "600,000 filled cells": office_book(many(60_000, f'<row r="#">{"<c><v>7</v></c>" * 10}</row>')),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_it_is_made_soon_in_plain_values(name: str, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(COPIES[name])
    done = subprocess.run(
        [sys.executable, "-c", _COPY, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert float(done.stdout) < SECONDS
    cell = load_workbook(path).worksheets[0]["A1"]
    assert cell.value == "编号"
    assert "有错误" in cell.comment.text


def test_the_second_reader_keeps_its_guard_though_lxml_is_there() -> None:
    code = "import bootstrap; bootstrap.ready(); from openpyxl.xml import functions as each; "
    code += "import lxml; print(each.fromstring.__module__, each.iterparse.__module__)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(bootstrap.ROOT, "scripts"),
        env=os.environ | {"OPENPYXL_LXML": "True"},
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["defusedxml.common"] * 2, ran.stderr
