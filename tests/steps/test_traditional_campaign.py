"""A whole campaign in Traditional script: typed in it, run to the end, written in it, read back."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from campaign import places
from campaign.app import run_step
from campaign.commands import FLAGS, ORDER, SAMPLE
from campaign.workbook.declare.script import traditional as t
from campaigns import Town, fill, fill_items, person, run, table
from overview.html import Page
from steps.clerk import clock

PEOPLE = ("01 于文里", "02 范台生", "03 余后兰", "04 刘丽华", "05 干志愿", "06 鍾岳")
"""Names that a converter would spoil, one of them typed in Simplified characters."""
NAMES = [each.split()[1] for each in PEOPLE]
LEADERS = ("秦山", "顧平", "范里")
FOLDERS = (*places.NUMBERED, places.RESULTS, places.RECORD)
ADDRESS = "复兴街后里3号于家台"
"""Typed in Simplified characters, and to be printed so."""
MARKS = {"01": 90, "02": 85, "03": 80}
COUNTS = {"優秀": 6, "稱職": 3, "基本稱職": 1, "不稱職": 0}
MEETING = {t("决定日期"): date(2026, 3, 11), t("任职日期"): date(2026, 3, 20)}
TURNOUT = {"应到": 12, "实到": 11, "发出": 11, "收回": 10, "有效": 10, "无效": 0}


def write_town(root: Path) -> None:
    """Scheme, roster and registers in plain workbooks, typed in Traditional characters."""
    town = Town(
        judges=LEADERS,
        people=[person(*each.split()) for each in PEOPLE],
        post_choices={
            "01": ("党政办主任", "党政办副主任"),
            "02": ("党政办主任", "党政办副主任"),
            "03": ("综治办专职副主任",),
        },
        department_choices={
            "03": ("综治办",),
            "04": ("党政办", "综治办"),
            "05": ("党政办",),
        },
    )
    town.basics |= {"文字": "繁體", "受理地址": ADDRESS, "受理电话": "0123-4567"}
    town.more = {
        "日程安排": [{"阶段": "报名", "开始": date(2026, 3, 3), "结束": date(2026, 3, 7)}],
        "领导小组": [{"组内职务": "组长", "姓名": LEADERS[0], "党政职务": "党委书记"}],
    }
    for each in town.departments:
        each["分管领导"] = LEADERS[1]
    for path in sorted(town.write(root).rglob("*.xlsx")):
        _type_in_traditional(path)


def _type_in_traditional(path: Path) -> None:
    from opencc import OpenCC

    typed = OpenCC("s2t").convert  # other forms than the program's own: 羣, 裏, 爲
    kept = {*NAMES, *LEADERS, ADDRESS, "繁體"}
    book = load_workbook(path)
    for sheet in book:
        sheet.title = typed(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value not in kept:
                    cell.value = typed(cell.value)
    book.save(path)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("traditional")
    write_town(root)
    assert run("run_all", root).errors == []
    for path in (root / "04评分表").glob("*评分表-*.xlsx"):
        fill(path, t("评分表"), "得分", MARKS, key=t("编号"))
    (counts,) = (root / "04评分表").glob("*计票表.xlsx")
    for grade, number in COUNTS.items():
        fill(counts, t("计票表"), grade, dict.fromkeys(MARKS, number), key=t("编号"))
    fill_items(counts, t("票数"), {t(key): value for key, value in TURNOUT.items()})
    assert run("run_all", root).errors == []
    _decide_posts(root / "05任用决定" / "任用决定表.xlsx")
    assert run("run_all", root).errors == []
    for path in (root / "06部门初选").glob("*.xlsx"):
        rows = [row[t("编号")] for row in table(path, t("初选"), t("编号"))]
        fill(path, t("初选"), t("初选意见"), dict.fromkeys(rows, t("同意")), t("编号"))
        ranks = {row: number for number, row in enumerate(rows, 1)}
        fill(path, t("初选"), t("排序"), ranks, t("编号"))
    assert run("run_all", root).errors == []
    _decide_departments(root / "07定岗决定" / "定岗决定表.xlsx")
    last = run("run_all", root)
    assert last.errors == []
    return root


def _decide_posts(path: Path) -> None:
    book = load_workbook(path)
    sheet = book[t("任用决定")]
    rows = list(sheet.iter_rows(values_only=True))
    header = next(n for n, row in enumerate(rows) if t("党委决定") in row)
    proposal, decision = (rows[header].index(t(each)) for each in ("建议", "党委决定"))
    for number in range(header + 1, len(rows)):
        if rows[number][proposal]:
            sheet.cell(number + 1, decision + 1).value = rows[number][proposal]
    book.save(path)
    fill_items(path, t("会议信息"), MEETING)


def _decide_departments(path: Path) -> None:
    rows = table(path, t("定岗决定"), t("编号"))
    proposals = {row[t("编号")]: row[t("建议去向")] for row in rows}
    fill(path, t("定岗决定"), t("决定去向"), proposals, t("编号"))
    fill_items(path, t("会议信息"), MEETING)


# -- what stands in the files ---------------------------------------------------------------------


def words_of(path: Path) -> Iterator[str]:
    """Every text that somebody may read in a workbook or document."""
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if not name.endswith(".xml") or name.startswith(("docProps/app", "xl/theme")):
                continue
            xml = file.read(name).decode()
            if name == "xl/styles.xml" or name == "word/styles.xml":
                continue  # names of fonts and styles
            xml = re.sub(r'(?:typeface|w:ascii|w:hAnsi|w:eastAsia|w:cs)="[^"]*"', "", xml)
            xml = re.sub(r"<wp:docPr [^>]*/>", "", xml)
            xml = re.sub(r"[^<>]*\.(?:docx|xlsx)", "", xml)
            xml = re.sub(r'<rFont val="[^"]*"/>|&amp;"[^&]*,Regular&quot;', "", xml)
            yield from re.findall(r'[^<>"=]*[\u3400-\u9fff][^<>"=]*', xml)


def simplified_only(text: str) -> str:
    """Characters that exist in the Simplified national standard and not in Big5."""
    return "".join(each for each in text if _in(each, "gb2312") and not _in(each, "big5hkscs"))


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return "\u3400" <= character <= "\u9fff"


def test_no_simplified_word_is_left(played: Path) -> None:
    files = [
        path
        for path in [*played.rglob("*.xlsx"), *played.rglob("*.docx")]
        if path.parts[len(played.parts)][:2] not in ("01", "02", "03")
    ]
    assert len(files) > 30
    found = []
    for path in files:
        for text in words_of(path):
            if wrong := simplified_only(own_words(text)):
                found.append((path.name, wrong, text[:60]))
    assert not found, "\n".join(map(str, found))


BUTTONS = (
    *((step, "") for step in ORDER),
    *(("run_all", flag) for flag in FLAGS["run_all"] if flag != SAMPLE),
    ("new_campaign", ""),
)


@pytest.fixture(scope="module")
def pressed(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign when 一键办理 has made its pages."""
    root = Path(shutil.copytree(played, tmp_path_factory.mktemp("pressed") / "huodong"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_step, "datetime", clock(date(2026, 3, 12)))
        run_step.run("run_all", "", str(root), lambda: None)
    return root


@pytest.mark.parametrize("button", BUTTONS, ids="".join)
def test_no_simplified_word_is_on_the_screen(
    pressed: Path,
    tmp_path: Path,
    button: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = Path(shutil.copytree(pressed, tmp_path / "huodong"))
    monkeypatch.setattr(run_step, "datetime", clock(date(2026, 3, 12)))
    for _ in range(2):  # the second run may have nothing to do
        run_step.run(*button, str(root), lambda: None)
    said = capsys.readouterr()
    for line in (said.out + said.err).splitlines():
        assert simplified_only(own_words(line)) == "", line
    for path in [*root.glob("*.html"), *(root / "结果").glob("*.html")]:
        text = Page.of(path).text
        assert simplified_only(own_words(text)) == ""
    said_of_itself = root / "结果" / "自检结果.xlsx"
    if said_of_itself.exists():
        assert not any(map(simplified_only, map(own_words, words_of(said_of_itself))))


def own_words(text: str) -> str:
    """What the program says of its own: without names of people, folders and files."""
    text = re.sub(r"[^\s“”]*\.(?:docx|xlsx|html|zip|txt)", "", text)
    for name in [*NAMES, ADDRESS, *FOLDERS, "仿宋", "宋体", "黑体", "楷体", "方正小标宋_GBK"]:
        text = text.replace(name, "")
    return text


def test_typed_text_is_printed_as_it_was_typed(played: Path) -> None:
    rows = table(played / "结果" / "双向选择结果.xlsx", t("人员去向"), t("编号"))
    assert [row["姓名"] for row in rows] == NAMES
    notice = "".join(words_of(played / "08公文" / "任前公示.docx"))
    assert ADDRESS in notice
    assert all(name in notice for name in NAMES[:3])
