"""成绩汇总.xlsx as people and other programs see it: columns, formulas, sources, rules, charts."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import run, table, write_plain
from scoring.score_folder import (
    MEETING,
    SPEECH,
    VOTE,
    ScoreFolder,
    count_path,
    results,
    score_path,
    town,
    write_votes,
)

FILE = Path("结果") / "成绩汇总.xlsx"
HEAD = "党政办主任"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign with different marks for everybody."""
    folder = ScoreFolder()
    for number, judge in enumerate(folder.town.judges):
        folder.marks[SPEECH, judge] = {"01": 90 + number, "02": 85 + number / 2, "03": 80}
    folder.marks[MEETING, "雷声"] = {"03": "回避"}
    path: Path = tmp_path_factory.mktemp("book")
    assert folder.consolidate(path).outcome
    return path


def sheets(root: Path) -> list[str]:
    names: list[str] = load_workbook(root / FILE).sheetnames
    return names


def test_the_sheets_in_their_order(root: Path) -> None:
    assert sheets(root) == [
        "成绩汇总", "得分构成图", SPEECH, VOTE, MEETING, "票数核对", "评分明细",
        "评分分析",
    ]  # fmt: skip


def test_the_contract_s_columns_and_one_row_per_candidate_and_post(root: Path) -> None:
    rows = results(root)
    assert {"竞争职位", "名次", "编号", "姓名", SPEECH, VOTE, MEETING, "总分", "备注"} <= set(
        rows[0]
    )
    assert [(row["竞争职位"], row["名次"], row["编号"]) for row in rows] == [
        (HEAD, 1, "01"),
        (HEAD, 2, "02"),
        ("党政办副主任", 1, "01"),
        ("党政办副主任", 2, "03"),
        ("综治办专职副主任", 1, "03"),
    ]


def trace(root: Path, sheet: str, cell: str) -> Any:
    """What a cell's formula refers to, if it is nothing but another cell."""
    value = load_workbook(root / FILE)[sheet][cell].value
    assert isinstance(value, str)
    assert value.startswith("='")
    name, _, place = value[2:].partition("'!")
    return name, place


def place(root: Path, sheet: str, column: str, **key: str) -> str:
    """The cell under a header in the row that has these values."""
    page = load_workbook(root / FILE, data_only=True)[sheet]
    rows = list(page.iter_rows(values_only=True))
    at = next(n for n, row in enumerate(rows) if "编号" in row)
    header = list(rows[at])
    for number, row in enumerate(rows[at + 1 :], at + 2):
        values = dict(zip(header, row, strict=True))
        if all(values[name] == value for name, value in key.items()):
            address: str = page.cell(number, header.index(column) + 1).coordinate
            return address
    raise KeyError(key)


def test_from_the_rank_to_the_judge_s_own_cell(root: Path) -> None:
    formulas = load_workbook(root / FILE)
    rank = place(root, "成绩汇总", "名次", 编号="01", 竞争职位=HEAD)
    total = place(root, "成绩汇总", "总分", 编号="01", 竞争职位=HEAD)
    points = place(root, "成绩汇总", SPEECH, 编号="01", 竞争职位=HEAD)
    assert total in formulas["成绩汇总"][rank].value
    assert points in formulas["成绩汇总"][total].value
    sheet, converted = trace(root, "成绩汇总", points)
    assert (sheet, converted) == (SPEECH, place(root, SPEECH, "折算分", 编号="01"))
    mean, mark = (place(root, SPEECH, name, 编号="01") for name in ("平均分", "顾平"))
    assert mean in formulas[SPEECH][converted].value
    assert "SUM(" in formulas[SPEECH][mean].value
    sheet, listed = trace(root, SPEECH, mark)
    row = next(
        row
        for row in table(root / FILE, "评分明细")
        if (row["项目"], row["评委"], row["编号"]) == (SPEECH, "顾平", "01")
    )
    assert formulas[sheet][listed].value == row["得分"] == 91
    own = load_workbook(root / row["来源文件"])[row["工作表"]][row["单元格"]]
    assert own.value == 91


def test_every_mark_is_listed_with_its_source(root: Path) -> None:
    rows = table(root / FILE, "评分明细")
    assert len(rows) == 2 * 3 * 3
    for row in rows:
        cell = load_workbook(root / row["来源文件"])[row["工作表"]][row["单元格"]]
        assert cell.value == row["得分"]


def test_ballots_name_their_cells(root: Path) -> None:
    row = next(row for row in table(root / FILE, VOTE) if row["编号"] == "01")
    assert [row[name] for name in ("优秀", "称职", "合计", "测评得分", "折算分")] == [
        10, 0, 10, 100, 30,
    ]  # fmt: skip
    assert row["票数来源"] == "04评分表/民主测评计票表.xlsx　计票表　D2至G2"
    assert table(root / FILE, "票数核对", key="应到")[0]["核对"] == "平衡"


def texts(root: Path, sheet: str) -> str:
    rows = load_workbook(root / FILE)[sheet].iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row if value)


def test_rules_and_signatures_on_every_sheet(root: Path) -> None:
    for sheet in ("成绩汇总", SPEECH, VOTE, MEETING):
        assert "保留2位小数，四舍五入，平均分、折算分、总分各舍入一次" in texts(root, sheet)
        assert "计分：" in texts(root, sheet)
        assert "复核：" in texts(root, sheet)
        assert "监督：" in texts(root, sheet)
    for sheet in ("得分构成图", "评分明细", "评分分析"):
        assert "保留2位小数，四舍五入，平均分、折算分、总分各舍入一次" in texts(root, sheet)
    assert "总分相同的名次并列，由党委研究决定" in texts(root, "成绩汇总")


def test_a_stacked_bar_chart_for_each_post(root: Path) -> None:
    with zipfile.ZipFile(root / FILE) as package:
        charts = [
            package.read(name).decode() for name in package.namelist() if "charts/chart" in name
        ]
    assert len(charts) == 3
    for chart in charts:
        assert '<c:grouping val="stacked"/>' in chart
        assert chart.count("<c:ser>") == 3
    assert any(HEAD in chart for chart in charts)


def test_nothing_on_it_is_to_be_filled_in(root: Path) -> None:
    for sheet in load_workbook(root / FILE):
        assert sheet.protection.sheet
        assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)
        assert not sheet.data_validations.dataValidation


def test_the_same_bytes_on_every_run(root: Path) -> None:
    before = (root / FILE).read_bytes()
    assert run("consolidate_scores", root).outcome
    assert (root / FILE).read_bytes() == before


def test_unrounded_points_are_said_to_be_so(tmp_path: Path) -> None:
    folder = ScoreFolder(town(舍入环节="总分舍入"))
    folder.marks[SPEECH, "秦山"] = {"01": 81}
    folder.consolidate(tmp_path)
    assert "没有舍入的折算分" in texts(tmp_path, "成绩汇总")
    row = results(tmp_path)[0]
    assert row[SPEECH] == pytest.approx(24.1, abs=1e-12)
    assert row["总分"] == 86.1


def test_component_names_that_excel_does_not_take_for_a_sheet(tmp_path: Path) -> None:
    own = town()
    names = [
        "成绩汇总",
        "民主测评",
        "演说/答辩[含提问]：时间、内容、表达、形象等各方面的综合评分（百分制）",
    ]
    for component, name in zip(own.components, names, strict=True):
        component["项目"] = name
    folder = ScoreFolder(own)
    folder.town.write(tmp_path)
    run("prepare_scoring", tmp_path)
    from campaigns import fill

    for path in (tmp_path / "04评分表").glob("*评分表-*.xlsx"):
        fill(path, "评分表", "得分", dict.fromkeys(folder.people, 80))
    folder.write_counts(tmp_path, "民主测评")
    assert run("consolidate_scores", tmp_path).outcome
    assert len(set(sheets(tmp_path))) == 8
    assert results(tmp_path)[0]["总分"] == 86


def test_what_people_typed_is_never_a_formula(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.people[0]["姓名"] = "=1+1"
    folder.consolidate(tmp_path)
    names = {row["姓名"] for row in results(tmp_path)}
    assert "=1+1" in names


def test_single_ballots_name_their_column(tmp_path: Path) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    count_path(root).unlink()
    write_votes(root, folder.people, [dict.fromkeys(folder.people, "优秀")] * 10)
    assert run("consolidate_scores", root).outcome
    row = next(row for row in table(root / FILE, VOTE) if row["编号"] == "02")
    assert row["票数来源"] == "04评分表/民主测评选票.xlsx　选票　C2:C11"


def test_people_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    folder = ScoreFolder()
    for person in folder.town.people[:2]:
        person["姓名"] = "王芳"
    folder.marks[SPEECH, "秦山"] = {"01": 85}
    folder.consolidate(tmp_path)
    assert [row["编号"] for row in results(tmp_path) if row["竞争职位"] == HEAD] == ["01", "02"]
    assert "王芳（01）" in texts(tmp_path, "评分分析")


def test_old_workbooks_of_scores(tmp_path: Path) -> None:
    """Score sheets in the layout of the office's own making: titles above, extra columns."""
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    rows = [
        {"序": 1, "编 号": staff_id, "姓　名": name, "得分": 80, "印象": "好"}
        for staff_id, name in folder.people.items()
    ]
    write_plain(score_path(root, SPEECH, "顾平"), {"Sheet1": rows})
    ran = run("consolidate_scores", root)
    assert ran.outcome
    assert {each.kind.code for each in ran.issues} == {"T06"}
