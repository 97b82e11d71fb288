"""使用说明.docx: regenerates, explains every code, and shows the sheets as they are."""

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from PIL import Image

from campaign.documents.catalogue import KINDS, placeholder_names
from campaign.documents.groups import GROUPS
from campaign.issues import Kind
from campaign.storage.launchers import PROGRAM_BUTTONS, STEPS
from campaigns import run
from maintenance import pieces
from maintenance.guide import lists, rendering, shots
from word.schema import faults
from word.word_files import WordFile

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "templates" / "使用说明.docx").read_bytes()


def texts() -> Iterator[str]:
    document = Document(BytesIO(GUIDE))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


@pytest.fixture(scope="module")
def said() -> list[str]:
    return list(texts())


def test_the_guide_regenerates() -> None:
    assert pieces.GUIDE.stale() == [], pieces.REBUILD


def test_word_opens_it_without_repairing_it() -> None:
    assert faults(WordFile(GUIDE)) == []


def test_each_code_is_explained_once(said: list[str]) -> None:
    assert sorted(text for text in said if text in {kind.code for kind in Kind}) == sorted(
        kind.code for kind in Kind
    )
    assert {kind.code[0] for kind in Kind} == set(lists.SUBJECTS)


def test_a_code_is_explained_in_the_catalogues_words(said: list[str]) -> None:
    at = said.index(Kind.MARKS_MUST_RECUSE.code)
    assert said[at + 1 : at + 4] == [
        "错误",
        "某评委××，不能给××打分。",
        "把得分改为“回避”。",
    ]
    assert not [text for kind in "FTVSPRMBCDLW" for row in lists.codes(kind) for text in row
                if "{" in re.sub(r"\{\{ [\w×]+ \}\}", "", text)]  # fmt: skip


def test_every_button_and_name_for_templates_is_told_of(said: list[str]) -> None:
    whole = "\n".join(said)
    assert [button for button in PROGRAM_BUTTONS | STEPS if button not in whole] == []
    names = {
        part for kind in KINDS for name in placeholder_names(kind) for part in name.split("：")
    }
    assert [name for name in [*names, *GROUPS] if name not in whole] == []


@pytest.mark.parametrize(
    "word", ["解除锁定", "换一台电脑", "正在 Excel、Word 或 WPS 里打开", "（新）", "演练", "繁體"]
)
def test_what_a_clerk_may_meet_is_told_of(said: list[str], word: str) -> None:
    assert any(word in text for text in said)


def test_a_new_campaign_has_the_guide(tmp_path: Path) -> None:
    run("new_campaign", tmp_path / "新活动")
    assert (tmp_path / "新活动" / "按钮/使用说明.docx").read_bytes() == GUIDE
    assert "使用说明.docx" in (ROOT / "README.md").read_text("utf-8").split("---")[0]


# -- pictures -------------------------------------------------------------------------------------


def test_each_picture_is_in_the_guide_once() -> None:
    with ZipFile(BytesIO(GUIDE)) as file:
        shown = [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
    there = [path.read_bytes() for path in shots.PICTURES.glob("*.png")]
    assert sorted(shown) == sorted(there)
    assert {path.stem for path in shots.PICTURES.glob("*.png")} == {
        each.name for each in shots.SHOTS
    }


def test_the_pictures_are_of_the_sheets_as_they_are(campaigns: dict[str, Path]) -> None:
    assert shots.recorded() == shots.fingerprints(campaigns), f"{pieces.REBUILD} --pictures"


@pytest.mark.skipif(not rendering.can_render(), reason="LibreOffice is not installed")
def test_the_pictures_regenerate(campaigns: dict[str, Path], tmp_path: Path) -> None:
    some = [each for each in shots.SHOTS if each.name in ("基本信息", "评分表", "问题清单")]
    pages = rendering.laid_out(some, campaigns, tmp_path)
    made = rendering.pictures(pages)
    for each in some:
        text = subprocess.check_output(["pdftotext", str(pages[each.name]), "-"], encoding="utf-8")
        on_page = "".join(text.split())
        cells = [cell for row in shots.shown(campaigns, each) for cell in row]
        short = [cell for cell in cells if 0 < len(cell) < 7 and not cell[0].isdigit()]
        assert [cell for cell in short if cell not in on_page] == []
        assert len(short) > 10
        width, height = Image.open(BytesIO(made[each.name])).size
        with Image.open(shots.picture(each.name)) as kept:
            old_width, old_height = kept.size
        assert abs(width - old_width) < 0.05 * old_width
        assert abs(height - old_height) < 0.05 * old_height
