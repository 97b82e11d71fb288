"""What a specimen leaves for people to fill in, and nobody has: told before it is printed."""

from pathlib import Path

import pytest

from documents.finished import made
from documents.own_template import ADDRESS, KIND, addressed, told, use


@pytest.fixture
def root(small: Path) -> Path:
    return small


CONTROL = (
    "</w:t></w:r><w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r>"
    "</w:sdtContent></w:sdt><w:r><w:t>"
)
SHOWN, PROMPT = "<w:showingPlcHdr/>", "单击或点击此处输入文字。"


@pytest.mark.parametrize(
    ("of", "words", "codes"),
    [
        (SHOWN, PROMPT, {"W56"}),
        ('<w:showingPlcHdr w:val="0"/>', "青溪镇", set()),
        (SHOWN, "{{ 姓名 }}", set()),
        ("", "青溪镇", set()),
    ],
)
def test_a_content_control_left_unfilled_is_told(
    root: Path, of: str, words: str, codes: set[str]
) -> None:
    ran = use(root, addressed(ADDRESS + CONTROL.format(of, words)))
    assert told(ran) == {("正文", "第3段", each) for each in codes}
    assert any(name.startswith(f"{KIND}/") for name in made(root)) is not bool(codes)


def test_a_content_control_around_whole_paragraphs_is_told_at_its_first(root: Path) -> None:
    block = f"<w:sdt><w:sdtPr>{SHOWN}</w:sdtPr><w:sdtContent>{{}}{{}}</w:sdtContent></w:sdt>"
    lines = block.format(*(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in (PROMPT, "二")))
    parts = f"</w:t></w:r></w:p>{lines}<w:p><w:r><w:t>"
    assert told(use(root, addressed(ADDRESS + parts))) == {("正文", "第4段", "W56")}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("×××同志：", {"W57"}),
        ("XX镇", {"W57"}),
        ("20ＸＸ年", {"W57"}),
        ("3×4", set()),
        ("maxx@qingxi.cn", set()),
    ],
)
def test_crosses_of_a_specimen_are_pointed_at(root: Path, words: str, codes: set[str]) -> None:
    ran = use(root, addressed(ADDRESS + words))
    assert {code for _, _, code in told(ran)} - {"W09"} == codes
    assert any(name.startswith(f"{KIND}/") for name in made(root))
