"""A campaign from plain workbooks to documents, filled in between as an outside program would."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from campaigns import Town, fill, fill_items, run, table

MARKS = {"01": 90, "02": 85, "03": 80}
MEETING = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
COUNTS = {"优秀": 6, "称职": 3, "基本称职": 1, "不称职": 0}


def town() -> Town:
    return Town(
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


def fill_scores(root: Path, marks: dict[str, int]) -> None:
    for path in (root / "04评分表").glob("*评分表-*.xlsx"):
        fill(path, "评分表", "得分", marks)
    counts = root / "04评分表" / "民主测评计票表.xlsx"
    for grade, number in COUNTS.items():
        fill(counts, "计票表", grade, dict.fromkeys(marks, number))
    turnout = {"应到": 12, "实到": 11, "发出": 11, "收回": 10, "有效": 10, "无效": 0}
    fill_items(counts, "票数", turnout)


def decide(path: Path, sheet: str, proposal: str, decision: str) -> None:
    """The committee follows every proposal."""
    rows = table(path, sheet)
    fill(path, sheet, decision, {row["编号"]: row[proposal] for row in rows})
    fill_items(path, "会议信息", MEETING)


def decide_posts(root: Path) -> None:
    """The committee follows every proposal on posts, row by row."""
    path = root / "05任用决定" / "任用决定表.xlsx"
    book = load_workbook(path)
    sheet = book["任用决定"]
    rows = list(sheet.iter_rows(values_only=True))
    header = next(n for n, row in enumerate(rows) if "党委决定" in row)
    proposal, decision = rows[header].index("建议"), rows[header].index("党委决定")
    for number in range(header + 1, len(rows)):
        if rows[number][proposal] in ("任用", "不任用"):
            sheet.cell(number + 1, decision + 1).value = rows[number][proposal]
    book.save(path)
    fill_items(path, "会议信息", MEETING)


def pick_everybody(root: Path) -> None:
    """Every department takes everybody, in the order of its sheet."""
    for path in (root / "06部门初选").glob("*.xlsx"):
        rows = [row["编号"] for row in table(path, "初选")]
        fill(path, "初选", "初选意见", dict.fromkeys(rows, "同意"))
        fill(path, "初选", "排序", {row: number for number, row in enumerate(rows, 1)})


@pytest.fixture(scope="module")
def both_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Posts and departments, played to the end."""
    root = town().write(tmp_path_factory.mktemp("both"))
    assert run("check_registrations", root).outcome
    assert run("prepare_scoring", root).outcome
    assert run("consolidate_scores", root).waits_for
    fill_scores(root, MARKS)
    assert run("consolidate_scores", root).outcome
    assert run("allocate_departments", root).waits_for
    decide_posts(root)
    made = run("allocate_departments", root).outcome
    assert made
    assert made.waits_for
    pick_everybody(root)
    assert run("allocate_departments", root).outcome
    decide(root / "07定岗决定" / "定岗决定表.xlsx", "定岗决定", "建议去向", "决定去向")
    assert run("allocate_departments", root).outcome
    assert run("generate_notices", root).outcome
    return root


def test_points_and_totals_by_hand(both_parts: Path) -> None:
    rows = table(both_parts / "结果" / "成绩汇总.xlsx", "成绩汇总")
    first = next(row for row in rows if row["编号"] == "01" and row["竞争职位"] == "党政办主任")
    # 90×30÷100 = 27; (600+240+60)÷10 = 90, ×30÷100 = 27; 90×40÷100 = 36
    assert [first[name] for name in ("竞职演说", "民主测评", "联席会评分", "总分", "名次")] == [
        27, 27, 36, 90, 1,
    ]  # fmt: skip


def test_a_second_choice_wins_where_the_first_is_taken(both_parts: Path) -> None:
    rows = table(both_parts / "结果" / "双向选择结果.xlsx", "人员去向")
    assert {row["编号"]: row["去向"] for row in rows if row["去向类别"] == "中层任职"} == {
        "01": "党政办主任",
        "02": "党政办副主任",
        "03": "综治办专职副主任",
    }


def test_who_is_appointed_leaves_the_pool(both_parts: Path) -> None:
    assert not (both_parts / "06部门初选" / "部门初选表-综治办.xlsx").exists() or "03" not in {
        row["编号"] for row in table(both_parts / "06部门初选" / "部门初选表-综治办.xlsx", "初选")
    }


def test_every_document_the_decisions_call_for(both_parts: Path) -> None:
    documents = both_parts / "08公文"
    made = {path.relative_to(documents).parts[0] for path in documents.rglob("*.docx")}
    assert {
        "动员会通知.docx", "成绩公布.docx", "任前公示.docx", "任职通知.docx", "任职通知书",
        "双向选择结果公布.docx", "岗位安排通知.docx", "岗位安排通知书", "待岗通知书",
    } <= made  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"分值": 60}, 54),  # the speech doubled: 90×60÷100
        ({"单张满分": 200}, 13.5),
    ],
)
def test_a_weight_changed_in_the_scheme_changes_the_points(
    tmp_path: Path, change: dict[str, int], expected: float
) -> None:
    plain = town()
    plain.components[0] |= change
    root = plain.write(tmp_path)
    run("prepare_scoring", root)
    fill_scores(root, MARKS)
    run("consolidate_scores", root)
    rows = table(root / "结果" / "成绩汇总.xlsx", "成绩汇总")
    assert next(row for row in rows if row["编号"] == "01")["竞职演说"] == expected


def test_a_fourth_component_joins_the_total(tmp_path: Path) -> None:
    plain = town()
    plain.components.append(plain.components[0] | {"项目": "笔试", "分值": 20})
    root = plain.write(tmp_path)
    run("prepare_scoring", root)
    fill_scores(root, MARKS)
    run("consolidate_scores", root)
    row = next(
        row for row in table(root / "结果" / "成绩汇总.xlsx", "成绩汇总") if row["编号"] == "01"
    )
    assert (row["笔试"], row["总分"]) == (18, 108)


@pytest.fixture(scope="module")
def departments_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign without posts, played to the end."""
    plain = town()
    plain.posts = []
    plain.post_choices = {}
    root = plain.write(tmp_path_factory.mktemp("departments"))
    assert run("check_registrations", root).outcome
    assert run("allocate_departments", root).outcome
    pick_everybody(root)
    assert run("allocate_departments", root).outcome
    decide(root / "07定岗决定" / "定岗决定表.xlsx", "定岗决定", "建议去向", "决定去向")
    assert run("allocate_departments", root).outcome
    assert run("generate_notices", root).outcome
    return root


def test_departments_only_places_everybody_once(departments_only: Path) -> None:
    rows = table(departments_only / "结果" / "双向选择结果.xlsx", "人员去向")
    assert {row["编号"]: (row["去向类别"], row["去向"]) for row in rows} == {
        "01": ("待岗", "待岗"),
        "02": ("待岗", "待岗"),
        "03": ("部门岗位", "综治办"),
        "04": ("部门岗位", "党政办"),
        "05": ("部门岗位", "党政办"),
        "06": ("待岗", "待岗"),
    }


def test_departments_only_writes_a_letter_for_each(departments_only: Path) -> None:
    letters = sorted(
        path.stem for path in (departments_only / "08公文" / "岗位安排通知书").glob("*.docx")
    )
    assert letters == ["岗位安排通知书-戴月04", "岗位安排通知书-方舟05", "岗位安排通知书-池清03"]
    assert len(list((departments_only / "08公文" / "待岗通知书").glob("*.docx"))) == 3


def test_nothing_a_person_filled_is_written_to_on_a_second_run(departments_only: Path) -> None:
    filled = [
        path
        for place in ("01*", "02*", "03*/*", "06*/*", "07*/*")
        for path in departments_only.glob(place)
        if path.is_file()
    ]
    before = {path: path.read_bytes() for path in filled}
    run("run_all", departments_only)
    assert {path: path.read_bytes() for path in filled} == before
