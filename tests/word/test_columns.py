"""Columns are as wide as names need, and no table is wider than before."""

import re
from typing import Any

import pytest

from campaign.office.kinds import DocumentKind
from campaign.posts.notice_documents import PUBLIC_NOTICE
from campaign.scoring.documents import SCORE_PUBLICATION
from campaign.word.columns import spread
from campaign.word.styles import Styles
from campaign.word.template import Template
from word.sample_crowd import of_many
from word.word_files import TEMPLATES, W, WordFile

STYLES = Styles('<w:sz w:val="24"/>', {}, {})
LONG = "买买提·吐尔逊·阿卜杜热"


def table(*rows: tuple[str, ...], widths: tuple[int, ...]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(_row(row, widths) for row in rows)}</w:tbl>"
    )


def _row(texts: tuple[str, ...], widths: tuple[int, ...]) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr>{''.join(cells)}</w:tr>"


def widths_of(xml: str) -> list[list[int]]:
    rows = xml.split("<w:tr>")
    return [
        [int(each) for each in re.findall(r'<w:(?:gridCol|tcW) w:w="(\d+)"', row)] for row in rows
    ]


def spread_out(xml: str) -> str:
    return "".join(spread(xml, 0, len(xml), STYLES))


def test_a_long_name_takes_its_room_from_the_widest_column() -> None:
    before = table(("姓名", "学历", "说明"), (LONG, "大学", "无"), widths=(820, 700, 5000))
    grid, head, row = widths_of(spread_out(before))
    assert grid == head == row
    assert sum(grid) == 6520
    assert grid[0] >= 6 * 240  # two lines
    assert grid[1] >= 2 * 240 + 80  # 学历 stays on its line


@pytest.mark.parametrize("name", ["张三", "欧阳建国", "阿依古丽"])
def test_usual_names_move_nothing(name: str) -> None:
    before = table(("姓名", "说明"), (name, "无"), widths=(820, 5000))
    assert spread_out(before) == before


def test_where_nothing_helps_it_stays() -> None:
    before = table(("字" * 60, "字" * 60), widths=(900, 900))
    assert spread_out(before) == before


def test_rows_that_span_columns_are_left() -> None:
    before = table((LONG, "无", "无"), widths=(820, 2000, 2000)).replace(
        "</w:tbl>", _row(("合计", "3"), (820, 4000)) + "</w:tbl>"
    )
    assert spread_out(before) == before


@pytest.mark.parametrize("kind", [SCORE_PUBLICATION, PUBLIC_NOTICE], ids=lambda kind: kind.name)
def test_our_lists_stay_as_wide_as_the_text(kind: DocumentKind[Any]) -> None:
    template, _ = Template.open(TEMPLATES / kind.file_name, kind.data)
    assert template is not None
    rendered, _ = template.render(of_many(kind, 9))
    assert rendered is not None
    document = WordFile(rendered.file()).document
    for row in document.iter(f"{W}tr"):
        widths = [int(each.get(f"{W}w", "0")) for each in row.iter(f"{W}tcW")]
        assert 8845 - len(widths) <= sum(widths) <= 8845
