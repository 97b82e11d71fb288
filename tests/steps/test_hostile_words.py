"""Words typed to do harm go through a whole campaign as words: nothing runs, nothing escapes."""

import re
import zipfile
from pathlib import Path
from shutil import copytree
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook

from campaign.issues import errors_in
from campaign.standby.documents import STANDBY_LETTER
from campaign.word.template import Template
from campaigns import table
from checking.offices import command
from maintenance.kill_runs import SAMPLE
from word.word_files import TEMPLATES, changed

NAMES = {
    "陈立新": "=1+1",
    "马骏": '=HYPERLINK("http://x","点")',
    "丁一鸣": "@SUM(A1:A9)",
    "高志强": "-2+3+cmd|' /C x'!A0",
    "赵文博": "{{ 7*7 }}",
    "沈浩然": "{% for x in y %}",
    "刘佳怡": "</w:t><x>&amp;\"'",
    "唐立军": "../../../逃",
    "徐海燕": "CON",
    "蒋文静": "C:\\x\\y",
    "江月明": "江_x0007_明",
}
"""Who of the sample is called otherwise, in every workbook."""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with these names, run from beginning to end."""
    root = Path(copytree(SAMPLE, tmp_path_factory.mktemp("words") / "活动"))
    for path in root.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name).decode() for name in book.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, part in parts.items():
                for known, hostile in NAMES.items():
                    part = part.replace(known, escape(hostile, {'"': "&quot;"}))
                book.writestr(name, part)
    assert command(root) == 0
    return root


def books(root: Path) -> list[Path]:
    made = [path for path in root.rglob("*.xlsx") if path.relative_to(root).parts[0] != "03报名表"]
    assert len(made) > 30
    return made


def test_no_typed_word_is_a_formula_or_a_link(played: Path) -> None:
    formulas = 0
    for path in books(played):
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                part = book.read(name).decode(errors="replace")
                assert "externalLink" not in name
                for target in re.findall(r'Target="([^"]*)" TargetMode="External"', part):
                    linked = (path.parent / unquote(target)).resolve()
                    assert linked.is_relative_to(played.resolve()), "links lead into the folder"
                for formula in re.findall(r"<f[^>]*>([^<]*)</f>", part):
                    formulas += 1
                    assert not re.search(r"^1\+1$|HYPERLINK|A1:A9|cmd|\{\{", formula)
    assert formulas > 100


def test_names_stand_in_the_results_as_they_were_typed(played: Path) -> None:
    names = {row["姓名"] for row in table(played / "结果" / "双向选择结果.xlsx", "人员去向")}
    shown = {name.replace("_x0007_", "\x07") for name in NAMES.values()}
    assert shown - names <= {"江\x07明"}
    assert "江明" in names, "a control character is no letter of a name"
    cells = {
        cell.value: cell.data_type
        for sheet in load_workbook(played / "结果" / "成绩汇总.xlsx")
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in NAMES.values()
    }
    assert {"=1+1", "@SUM(A1:A9)"} & cells.keys()


def test_documents_hold_the_words_and_nothing_else(played: Path) -> None:
    texts = []
    for path in (played / "08公文").rglob("*.docx"):
        with zipfile.ZipFile(path) as file:
            for name in file.namelist():
                if name.endswith((".xml", ".rels")):
                    root = ElementTree.fromstring(file.read(name))
                    assert not [each for each in root.iter() if each.tag.rpartition("}")[2] == "x"]
                    texts += ["".join(root.itertext())]
    whole = "\n".join(texts)
    for typed in ("=1+1", "{{ 7*7 }}", "{% for x in y %}", "</w:t><x>&amp;\"'", "../../../逃"):
        assert typed in whole
    assert "49同志" not in whole


def test_no_file_is_made_outside_the_folder(played: Path) -> None:
    assert {path.name for path in played.parent.iterdir()} == {"活动"}
    for path in played.rglob("*"):
        assert path.resolve().is_relative_to(played.resolve())
        assert not re.search(r'[\\:*?"<>|]', path.name)
        assert not re.fullmatch(r"(?i)(con|nul|aux|prn)(\..*)?", path.name)


def test_the_results_can_be_verified(played: Path) -> None:
    assert command(played, "--verify") == 0


@pytest.mark.parametrize(
    "reach",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 姓名.__class__ }}",
        "{{ 姓名|attr('__class__') }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{{ range(10**9)|list }}",
    ],
)
def test_a_template_that_reaches_for_python_is_refused(tmp_path: Path, reach: str) -> None:
    """The language of the templates has placeholders, conditions and lists, and nothing else."""
    content = (TEMPLATES / STANDBY_LETTER.file_name).read_bytes()
    path = tmp_path / STANDBY_LETTER.file_name
    added = f"<w:body><w:p><w:r><w:t>{escape(reach)}</w:t></w:r></w:p>"
    path.write_bytes(changed(content, "word/document.xml", "<w:body>", added))
    template, issues = Template.open(path, STANDBY_LETTER.data)
    assert template is None
    assert {issue.kind.code for issue in issues} <= {"W01", "W02", "W03", "W04", "W06"}
    assert errors_in(issues)
