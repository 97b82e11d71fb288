"""Whose score sheet it is by what stands on it; marks that hardly anybody can have meant."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import codes, fill, person, places, run
from scoring.score_folder import (
    MEETING,
    SPEECH,
    ScoreFolder,
    count_path,
    score_path,
    town,
    write_votes,
)

HEAD = "党政办主任"
PANEL = ("秦山", "顾平", "雷声", "严正")
FILE = f"04评分表/{SPEECH}评分表-顾平.xlsx"
USUAL = {"01": 92, "02": 88, "03": 84, "04": 80, "05": 86}
# Rows 2 to 6 are 01 to 05 where nothing stands above the header; column E is 得分.


def folder() -> ScoreFolder:
    """Five candidates; every judge has an order of their own."""
    made = ScoreFolder(town())
    made.town.judges = PANEL
    made.town.people = [person(f"{n:02}", name) for n, name in enumerate(
        ("安宁", "白帆", "池清", "戴月", "方舟"), 1
    )]  # fmt: skip
    made.town.post_choices = dict.fromkeys(USUAL, (HEAD,))
    for at, judge in enumerate(PANEL):
        for component in (SPEECH, MEETING):
            made.marks[component, judge] = {key: mark - at for key, mark in USUAL.items()}
            made.marks[component, judge]["03"] += 2 * at
    return made


def written_on(
    tmp_path: Path, above: list[list[Any]], below: list[list[Any]], tab: str = ""
) -> Any:
    """顾平's sheet with rows above the header and below the last mark."""
    made = folder()
    root = made.write(tmp_path)
    path = score_path(root, SPEECH, "顾平")
    book = load_workbook(path)
    sheet = book["评分表"]
    sheet.insert_rows(1, len(above)) if above else None
    for number, row in enumerate(above, 1):
        for at, value in enumerate(row, 1):
            sheet.cell(number, at).value = value
    for row in below:
        sheet.append(row)
    if tab:
        sheet.title = tab
    book.save(path)
    return run("consolidate_scores", root)


@pytest.mark.parametrize(
    ("above", "below", "cell"),
    [
        ([["评委：雷声"]], [], "A1"),
        ([["评委　雷声"]], [], "A1"),
        ([["评委 某某"]], [], "A1"),  # somebody on no list
        ([["评委姓名", "雷声"]], [], "B1"),
        ([["评委", "", "雷声同志"]], [], "C1"),
        ([["竞职演说评分表（雷声）"]], [], "A1"),
        ([], [["评委签名：雷声"]], "A7"),
        ([], [["评委签字：", "司马徽"]], "B7"),
        ([], [["评委签名雷声"]], "A7"),
        ([["评委：雷　声　　满分100分"]], [], "A1"),
        ([["联席会评分评分表"]], [], "A1"),
        ([], [["评委签名：＿＿雷声＿＿＿　　年　　月　　日"]], "A7"),  # typed on the line
        ([], [["评委签名：____司马徽____"]], "A7"),
        ([], [["评委签名：", "＿＿雷声＿＿"]], "B7"),
        ([], [["评委签名：顾平、雷声"]], "A7"),  # whose marks are they?
        ([], [["评委签名：顾平（雷声代）"]], "A7"),
        ([], [["评委签名：雷声代签"]], "A7"),
        ([], [["评委签名：2026年3月10日 雷声"]], "A7"),
        ([["评 委：雷声"]], [], "A1"),
        ([["評委簽名：雷聲"]], [], "A1"),
        ([], [["填表人：雷声"]], "A7"),  # another judge
        ([], [["", "", "", "", "", "雷声"]], "F7"),  # signed below the table
        ([["评委：3号"]], [], "A1"),  # nothing but a number
        ([["评委号", 3]], [], "A1"),
        ([["竞职演说评分表（3号评委）"]], [], "A1"),
        ([["评委三"]], [], "A1"),
        ([["席位3"]], [], "A1"),
        ([["座位号：", 3]], [], "A1"),
        ([], [["第3评委签名：＿＿＿"]], "A7"),
    ],
)
def test_a_sheet_that_names_another(
    tmp_path: Path, above: list[list[Any]], below: list[list[Any]], cell: str
) -> None:
    ran = written_on(tmp_path, above, below)
    assert (FILE, "评分表", cell, "M16") in places(ran.errors)
    assert ran.outcome is None


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([["评委：顾平"]], [["评委签名：顾　平"]]),
        ([["评委：顾平同志　　满分100分。去掉1个最高分。"]], []),
        ([["竞职演说评分表"], ["评委 顾平"]], [["评委签名：＿＿＿＿", "", "2026年3月10日"]]),
        ([["竞职演说评分表（顾平）"]], [["评委签名：", "", "监督人：", "雷声"]]),
        ([], [["评委签名：＿顾平＿　监督人：雷声"]]),
        ([], [["评委签名：顾平 监督 雷声"]]),
        ([], [["评委：2号评委"]]),
        ([["评委：二号"]], []),
        ([["评委席：4"]], [["评委签名：顾平"]]),  # where he sits
        ([["评委7人，去掉1个最高分"]], []),
        ([], [["填表人：司马徽"]]),  # a clerk
        ([], [["", "", "", "", "", "监督人：雷声"]]),
    ],
)
def test_a_sheet_that_names_its_own(
    tmp_path: Path, above: list[list[Any]], below: list[list[Any]]
) -> None:
    ran = written_on(tmp_path, above, below)
    assert [issue for issue in ran.errors if issue.kind.code == "M16"] == []
    assert ran.outcome is not None


@pytest.mark.parametrize(
    ("where", "text", "told"),
    [
        ("A1", "评委：人大主席", True),
        ("A1", "评委职务：人大主席", True),
        ("A1", "竞职演说评分表（人大主席）", True),
        ("A7", "评委签名：雷主席", True),
        ("tab", "人大主席", True),
        ("tab", "3号评委", True),
        ("folder", "雷声", True),
        ("folder", "03雷声（人大主席）", True),
        ("folder", "评委3", True),
        ("A1", "评委：镇长", False),
        ("A1", "评委：党委副书记、镇长", False),
        ("A7", "评委签名：顾镇长", False),
        ("tab", "2号评委", False),
        ("folder", "顾平", False),
        ("folder", "第一天", False),
    ],
)
def test_judges_by_their_offices_tabs_and_folders(
    tmp_path: Path, where: str, text: str, told: bool
) -> None:
    made = folder()
    root = made.write(tmp_path)
    scheme = root / "01活动方案.xlsx"
    offices = dict(zip(PANEL, ("委员", "党委副书记、镇长", "人大主席", "委员"), strict=True))
    fill(scheme, "评委名单", "职务", offices, key="姓名")
    path = score_path(root, SPEECH, "顾平")
    book = load_workbook(path)
    if where == "A1":
        book["评分表"].insert_rows(1)
    if where in ("A1", "A7"):
        book["评分表"][where].value = text
    if where == "tab":
        book["评分表"].title = text
    book.save(path)
    if where == "folder":
        path.parent.joinpath(text).mkdir()
        path.rename(path.parent / text / path.name)
    found = {issue.kind.code for issue in run("consolidate_scores", root).errors}
    assert ("M16" in found) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("3号评委", False), ("席位：3", False), ("评委二号", True), ("7号评委", True)],
)
def test_seats_drawn_by_lot_stand_on_the_list_of_judges(
    tmp_path: Path, text: str, told: bool
) -> None:
    made = folder()
    root = made.write(tmp_path)
    scheme = root / "01活动方案.xlsx"
    book = load_workbook(scheme)
    judges = book["评委名单"]
    seats: tuple[str | int, ...] = ("评委号", 1, "3号", 2, 4)  # 顾平 sits on the third
    for row, seat in enumerate(seats, 1):
        judges.cell(row, 9).value = seat
    book.save(scheme)
    path = score_path(root, SPEECH, "顾平")
    book = load_workbook(path)
    book["评分表"].insert_rows(1)
    book["评分表"]["A1"].value = text
    book.save(path)
    found = places(run("consolidate_scores", root).issues)
    assert ((FILE, "评分表", "A1", "M16") in found) == told
    assert "T06" not in {code for _, _, _, code in found}


def test_titles_on_the_panel_and_in_file_names(tmp_path: Path) -> None:
    made = folder()
    made.town.judges = ("秦山", "顾平同志", "雷声", "严正")
    made.town.more["回避关系"] = [{"评委": "雷声副镇长", "编号": "01", "姓名": "", "原因": "夫妻"}]
    root = made.write(tmp_path)
    for component in (SPEECH, MEETING):
        path = score_path(root, component, "顾平同志")
        path.rename(score_path(root, component, "顾平"))
    ran = run("consolidate_scores", root)
    found = places(ran.issues)
    assert ("01活动方案.xlsx", "评委名单", "A3", "P40") in found
    assert (f"04评分表/{SPEECH}评分表-雷声.xlsx", "评分表", "E2", "M07") in found  # it takes effect


@pytest.mark.parametrize("typed", ["雷生", "程立民"])
def test_a_relation_with_nobody_is_a_fault(tmp_path: Path, typed: str) -> None:
    made = folder()
    made.town.more["回避关系"] = [{"评委": typed, "编号": "01", "姓名": "", "原因": "夫妻"}]
    ran = run("check_registrations", made.town.write(tmp_path))
    assert places(ran.errors) == {("01活动方案.xlsx", "回避关系", "A2", "S17")}


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        ({"评委": "顾平", "姓名": "安宁、白帆"}, ("C2", "T25")),
        ({"评委": "顾平", "姓名": "安宁\n白帆"}, ("C2", "T25")),
        ({"评委": "顾平", "编号": "01、02"}, ("B2", "T25")),
        ({"评委": "顾平/雷声", "编号": "01"}, ("A2", "T25")),
        ({"评委": "安宁", "姓名": "顾平"}, ("A2", "S65")),  # the wrong way round
        ({"评委": "顾平", "编号": "01", "姓名": "白帆"}, ("B2", "P05")),
        ({"评委": "顾平", "姓名": "党政办全体"}, ("C2", "P03")),
    ],
)
def test_a_relation_that_nobody_would_heed(
    tmp_path: Path, relation: dict[str, str], told: tuple[str, str]
) -> None:
    made = folder()
    made.town.more["回避关系"] = [{"评委": "", "编号": "", "姓名": "", "原因": "夫妻"} | relation]
    ran = run("check_registrations", made.town.write(tmp_path))
    assert places(ran.errors) == {("01活动方案.xlsx", "回避关系", *told)}


@pytest.mark.parametrize("nothing", ["无", "/", "——"])
def test_a_list_without_anybody_may_say_so(tmp_path: Path, nothing: str) -> None:
    made = folder()
    row = dict.fromkeys(("评委", "编号", "姓名", "原因"), nothing)
    made.town.more["回避关系"] = [row]
    assert made.consolidate(tmp_path).issues == []


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        ({"评委": "安宁", "编号": "06", "姓名": "葛洪"}, "M07"),
        ({"评委": "葛洪", "编号": "01", "姓名": ""}, "M07"),
        ({"评委": "安宁", "编号": "06", "姓名": ""}, "S65"),
    ],
)
def test_a_relation_counts_whichever_of_the_two_is_named_first(
    tmp_path: Path, relation: dict[str, str], told: str
) -> None:
    """A judge who is on the roster may stand in either column."""
    made = folder()
    made.town.people.append(person("06", "葛洪"))
    made.town.judges = (*PANEL, "葛洪")
    made.town.more["回避关系"] = [relation | {"原因": "夫妻"}]
    assert told in {issue.kind.code for issue in made.consolidate(tmp_path).errors}


def test_marks_in_another_column_are_no_missing_sheet(tmp_path: Path) -> None:
    root = folder().write(tmp_path)
    path = score_path(root, SPEECH, "顾平")
    book = load_workbook(path)
    for row in book["评分表"].iter_rows(min_row=2):
        row[5].value, row[4].value = row[4].value, None
    book["评分表"]["F1"].value = "备注"
    book.save(path)
    assert places(run("consolidate_scores", root).errors) == {(FILE, "评分表", "F2", "M44")}


def changed(tmp_path: Path, marks: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    made = folder()
    made.marks[SPEECH, "顾平"] = marks
    return places(made.consolidate(tmp_path).issues)


def test_the_usual_panel_is_not_asked(tmp_path: Path) -> None:
    assert changed(tmp_path, folder().marks[SPEECH, "顾平"]) == set()


def test_a_sheet_out_of_fifty(tmp_path: Path) -> None:
    marks = {key: mark / 2 for key, mark in USUAL.items()}
    assert changed(tmp_path, marks) == {(FILE, "评分表", "E5", "M40")}


def test_one_mark_for_all(tmp_path: Path) -> None:
    assert changed(tmp_path, dict.fromkeys(USUAL, 85)) == {(FILE, "评分表", "E2", "M41")}


def test_marks_copied_from_another_judge(tmp_path: Path) -> None:
    marks = folder().marks[SPEECH, "秦山"]
    assert changed(tmp_path, marks) == {(FILE, "评分表", "E2", "M42")}


def test_a_mark_that_lost_a_digit(tmp_path: Path) -> None:
    assert changed(tmp_path, {**USUAL, "01": 9.2, "04": 79}) == {(FILE, "评分表", "E2", "M43")}


# -- the post beside the number -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("post", "told"),
    [
        (HEAD, set()),
        (f"禾川镇{HEAD}", set()),  # the whole name
        ("", set()),
        ("党政办副主任", {("D2", "M18")}),  # another post, although one that 01 applies for
        ("综治办主任", {("D2", "M18")}),
    ],
)
def test_a_post_changed_by_hand_on_a_score_sheet_is_told(
    tmp_path: Path, post: str, told: set[Any]
) -> None:
    ScoreFolder().write(tmp_path)
    write_with_post(score_path(tmp_path, SPEECH, "顾平"), "评分表", post)
    assert codes(run("consolidate_scores", tmp_path).issues) == told


def test_a_post_changed_on_a_counting_sheet_and_on_a_list_is_told(tmp_path: Path) -> None:
    made = ScoreFolder()
    made.town.components[0]["方式"] = "直接录入"
    made.write(tmp_path)
    write_with_post(tmp_path / "04评分表" / f"{SPEECH}成绩表.xlsx", "成绩", "综治办主任")
    write_with_post(count_path(tmp_path), "计票表", "综治办主任")
    ran = run("consolidate_scores", tmp_path)
    assert codes(ran.issues) == {("C2", "M18")}
    assert {each.where.sheet for each in ran.issues} == {"成绩", "计票表"}


def write_with_post(path: Path, sheet: str, post: str) -> None:
    fill(path, sheet, "竞争职位", {"01": post})


# -- whose row is it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code"),
    [("01号", "M46"), ("№01", "M46"), ("05", "M46"), ("99", "M46")],
)
def test_a_wrong_number_beside_a_candidates_name_is_told_as_such(
    tmp_path: Path, number: str, code: str
) -> None:
    """It is untrue that they do not compete, and that they are not on the sheet."""
    root = ScoreFolder().write(tmp_path)
    for path, cell in ((score_path(root, SPEECH, "顾平"), "B2"), (count_path(root), "A2")):
        book = load_workbook(path)
        book.worksheets[0][cell].value = number
        book.save(path)
    found = places(run("consolidate_scores", root).errors)
    assert {(each[2], each[3]) for each in found} == {("B2", code), ("A2", code)}


def renamed(root: Path, name: str, *, columns: bool = True) -> Any:
    """Score and counting sheets that name 01 otherwise, without number or the numbers' column."""
    made = ScoreFolder()
    made.write(root)
    for path, at in ((score_path(root, SPEECH, "顾平"), 2), (count_path(root), 1)):
        book = load_workbook(path)
        sheet = book.worksheets[0]
        sheet.cell(2, at + 1).value = name
        sheet.cell(2, at).value = None
        if not columns:
            sheet.delete_cols(at)
        book.save(path)
    return run("consolidate_scores", root)


@pytest.mark.parametrize("columns", [True, False])
@pytest.mark.parametrize(
    "name", ["安宁", "*安宁", "安宁同志", "01安宁", "安宁 01", "安宁（01）", "党政办安宁", "安寧"]
)
def test_a_candidate_by_name_alone(tmp_path: Path, name: str, columns: bool) -> None:
    ran = renamed(tmp_path, name, columns=columns)
    assert ran.outcome, codes(ran.errors)


@pytest.mark.parametrize(("name", "told"), [("", "V01"), ("安平", "V01"), ("葛洪", "V01")])
def test_a_row_of_nobody_who_competes(tmp_path: Path, name: str, told: str) -> None:
    found = places(renamed(tmp_path, name).errors)
    assert {("评分表", "B2", told), ("计票表", "A2", told)} <= {each[1:] for each in found}


def test_a_sheet_without_numbers_and_names(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    path = score_path(root, SPEECH, "顾平")
    book = load_workbook(path)
    book["评分表"].delete_cols(2, 2)
    book.save(path)
    assert {each[2:] for each in places(run("consolidate_scores", root).errors)} == {("", "T04")}


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("安宁", set()),
        ("安宁同志(01)", {("B1", "P08")}),
        ("01安宁", {("B1", "P08")}),
        ("安宁-01", {("B1", "P08")}),
        ("01", {("B1", "P08")}),
        ("*安宁(01)", {("B1", "P08")}),
        ("安寧（01）", set()),
        ("安平(01)", {("B1", "T04"), ("B1", "T06")}),
    ],
)
def test_columns_of_single_ballots(tmp_path: Path, header: str, told: set[Any]) -> None:
    made = folder()
    root = made.write(tmp_path)
    count_path(root).unlink()
    path = write_votes(root, made.people, [dict.fromkeys(made.people, "优秀")] * 10, 应到=12)
    book = load_workbook(path)
    book["选票"]["B1"].value = header
    book.save(path)
    assert codes(run("consolidate_scores", root).issues) == told


def test_a_column_of_single_ballots_by_a_number_with_letters(tmp_path: Path) -> None:
    made = ScoreFolder()
    made.town.people[0]["编号"] = "A1"
    made.town.post_choices["A1"] = made.town.post_choices.pop("01")
    root = made.write(tmp_path)
    count_path(root).unlink()
    path = write_votes(root, made.people, [dict.fromkeys(made.people, "优秀")] * 10, 应到=12)
    book = load_workbook(path)
    sheet = book["选票"]
    at = next(each for each in sheet[1] if each.value == "安宁(A1)")
    at.value = "A1"
    book.save(path)
    assert codes(run("consolidate_scores", root).issues) == {(at.coordinate, "P08")}


def test_a_component_with_a_fault_leaves_its_column_alone(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.components[0]["分值"] = "三十"
    assert {issue.kind.code for issue in folder.consolidate(tmp_path).issues} == {"V02"}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("竞职演说计票表", True),
        ("项目：竞职演说", True),
        ("民主测评计票表（另有竞职演说）", False),
        ("民主测评计票表", False),
    ],
)
def test_a_counting_sheet_of_another_component(tmp_path: Path, title: str, told: bool) -> None:
    root = folder().write(tmp_path)
    book = load_workbook(count_path(root))
    book["计票表"].insert_rows(1)
    book["计票表"]["A1"].value = title
    book.save(count_path(root))
    label = count_path(root).relative_to(root).as_posix()
    found = places(run("consolidate_scores", root).errors)
    assert ((label, "计票表", "A1", "M16") in found) == told


def test_a_name_across_the_columns_below_the_marks_is_a_signature(tmp_path: Path) -> None:
    root = folder().write(tmp_path)
    for component in (SPEECH, MEETING):
        book = load_workbook(score_path(root, component, "顾平"))
        book["评分表"]["C8"].value = "顾平"
        book["评分表"].merge_cells("C8:F8")
        book.save(score_path(root, component, "顾平"))
    assert run("consolidate_scores", root).issues == []


@pytest.mark.parametrize(("title", "told"), [("竞职演说选票", True), ("民主测评选票", False)])
def test_ballots_of_another_component(tmp_path: Path, title: str, told: bool) -> None:
    made = folder()
    root = made.write(tmp_path)
    count_path(root).unlink()
    path = write_votes(root, made.people, [dict.fromkeys(made.people, "优秀")] * 10, 应到=12)
    book = load_workbook(path)
    book["选票"].insert_rows(1)
    book["选票"]["A1"].value = title
    book.save(path)
    label = path.relative_to(root).as_posix()
    assert ((label, "选票", "A1", "M16") in places(run("consolidate_scores", root).errors)) == told


@pytest.mark.parametrize(
    ("title", "told"), [("联席会评分成绩单", True), ("竞职演说成绩单（2026年）", False)]
)
def test_a_list_of_figures_of_another_component(tmp_path: Path, title: str, told: bool) -> None:
    made = folder()
    made.town.components[0]["方式"] = "直接录入"
    root = made.write(tmp_path)
    path = root / "04评分表" / f"{SPEECH}成绩表.xlsx"
    book = load_workbook(path)
    book["成绩"].insert_rows(1)
    book["成绩"]["A1"].value = title
    book.save(path)
    label = path.relative_to(root).as_posix()
    assert ((label, "成绩", "A1", "M16") in places(run("consolidate_scores", root).errors)) == told


def test_swapped_counting_sheets_of_two_classes_of_voters(tmp_path: Path) -> None:
    made = folder()
    made.town.more["测评分组"] = [
        {"组别": "领导班子", "权重": 60},
        {"组别": "中层干部", "权重": 40},
    ]
    root = made.write(tmp_path)
    path = count_path(root, group="领导班子")
    book = load_workbook(path)
    book["计票表"].insert_rows(1)
    book["计票表"]["A1"].value = "民主测评计票表（中层干部）"
    book.save(path)
    label = path.relative_to(root).as_posix()
    assert (label, "计票表", "A1", "M16") in places(run("consolidate_scores", root).errors)
