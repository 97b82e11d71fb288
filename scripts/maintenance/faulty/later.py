"""Sheets of the later steps, as they come back filled: marks, ballots, picks, decisions, ledger.

Each stands in the place of the sample's own, in the whole sample campaign.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from maintenance.faulty.papers import (
    SAMPLE,
    SAMPLE_PARTY,
    SAMPLE_PLACES,
    Case,
    Expected,
    expected,
    packed,
)

_SPEECH, _VOTES = "04评分表/竞职演说评分表-{judge}.xlsx", "04评分表/民主测评计票表.xlsx"
_DECISIONS, _PLACEMENTS = "05任用决定/任用决定表.xlsx", "07定岗决定/定岗决定表.xlsx"
_PICKS, _LEDGER = "06部门初选/部门初选表-综治办.xlsx", "09待岗管理/待岗台账.xlsx"
_SEPTEMBER_1 = 46266
"""1 September 2026 as a spreadsheet counts days."""

Cells = Mapping[str, object]


def cases() -> Iterator[Case]:
    """Yield every case of this kind; 011 is in row 9 of a judge's sheet, 007 in row 5."""
    yield from _scores()
    yield from _choosing()
    yield from _deciding()


def _scores() -> Iterator[Case]:
    sheet = _SPEECH.format(judge="秦卫国")

    def mark(name: str, about: str, value: object, issue: str) -> Case:
        return _case(f"评分-{name}", about, "consolidate_scores", sheet, {"E5": value}, issue)

    yield mark("没有打分", "空着的不是零分", "", "评分表!E5 V01")
    yield mark("超过满分", "满分100", 300, "评分表!E5 V03")
    yield mark("写成汉字", "应是数字", "八十五", "评分表!E5 V02")
    yield mark("写弃权", "只能写回避、缺席、缺考", "弃权", "评分表!E5 V02")
    turnout = {"B5": 43}
    yield _case(
        "计票-到会比应到多",
        "票数不平",
        "consolidate_scores",
        _VOTES,
        turnout,
        "票数!B5 B01",
        sheet=2,
    )
    count = {"D5": 16}
    yield _case("计票-等次之和", "多记了一票", "consolidate_scores", _VOTES, count, "计票表!D5 B02")
    half = {"D5": 14.5, "E5": 18.5}
    yield _case(
        "计票-半票", "票数没有小数", "consolidate_scores", _VOTES, half,
        "计票表!D5 V04", "计票表!E5 V04",
    )  # fmt: skip


def _choosing() -> Iterator[Case]:
    def pick(name: str, about: str, cells: Cells, *issues: str) -> Case:
        return _case(f"初选-{name}", about, "allocate_departments", _PICKS, cells, *issues)

    yield pick("并列", "排序不能并列", {"H6": 1}, "初选!H6 C03", "初选!H8 C04")
    yield pick("没有意见", "同意还是不同意", {"G5": "", "H5": ""}, "初选!G5 C01", "初选!H6 C04")
    yield pick("没有排序", "同意的要排先后", {"H5": ""}, "初选!H5 C02", "初选!H6 C04")
    yield pick("不同意却排了序", "自相矛盾", {"G5": "不同意"}, "初选!H5 C08")


def _deciding() -> Iterator[Case]:
    step = "generate_notices"
    other = {"J5": "不任用"}
    yield _case("决定-与建议不同没有理由", "要写理由", step, _DECISIONS, other, "任用决定!K5 D05")
    yield _case(
        "决定-超职数", "一个职位两人", step, _DECISIONS, {"J6": "任用", "K6": "工作需要"},
        "任用决定!J7 D04", "任用决定!J6 D03",
    )  # fmt: skip
    yield _case(
        "定岗-没有的部门", "不在双选部门里", step, _PLACEMENTS, {"G4": "水利站"}, "定岗决定!G4 D09"
    )
    yield _case(
        "台账-考评早于期满", "要有党委决定", "review_standby", _LEDGER, {"G4": _SEPTEMBER_1},
        "待岗台账!G4 L01",
    )  # fmt: skip
    yield _case(
        "台账-没有考评日期", "有结果没有日期", "review_standby", _LEDGER, {"G4": ""},
        "待岗台账!G4 L02",
    )  # fmt: skip


def _case(
    name: str, about: str, step: str, place: str, cells: Cells, *issues: str, sheet: int = 1
) -> Case:
    data = retyped((SAMPLE / place).read_bytes(), sheet, cells)
    own = tuple(expected(each, place, "") for each in issues)
    return Case(name, about, {place: data}, (*own, *_ALWAYS[step]), step)


_ALWAYS: Mapping[str, tuple[Expected, ...]] = {
    "consolidate_scores": (SAMPLE_PLACES, SAMPLE_PARTY),
    "allocate_departments": (SAMPLE_PLACES, SAMPLE_PARTY),
    "generate_notices": (SAMPLE_PLACES, SAMPLE_PARTY),
    "review_standby": (
        SAMPLE_PLACES,
        SAMPLE_PARTY,
        *(Expected(_LEDGER, "待岗台账", f"K{row}", "L10") for row in range(4, 8)),
    ),
}
"""What the sample campaign itself gives in each step before it meets the fault."""


def retyped(book: bytes, sheet: int, cells: Cells) -> bytes:
    """Return a workbook with other contents in some cells, their formats kept."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    part = f"xl/worksheets/sheet{sheet}.xml"
    for cell, value in cells.items():
        pattern = rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'
        parts[part], count = re.subn(pattern, _typed(cell, value), parts[part])
        assert count == 1, (cell, count)
    return packed(parts)


def _typed(cell: str, value: object) -> str:
    if value == "":
        return rf'<c r="{cell}"\1/>'
    if isinstance(value, str):
        text = f"<is><t>{escape(value)}</t></is>"
        return rf'<c r="{cell}"\1 t="inlineStr">{text}</c>'
    return rf'<c r="{cell}"\1><v>{value}</v></c>'
