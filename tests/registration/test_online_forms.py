"""Registrations collected with online forms: read as they come, or asked about at their cells."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from campaign.registration.online_questions import questions
from campaign.registration.registrations import Part
from campaign.registration.stages import the_registrations
from campaign.roster.stages import the_roster
from campaign.scheme.stages import the_scheme
from campaign.workbook.declare.script import traditional
from campaigns import codes, run
from maintenance.faulty.papers import Typed, typed_book
from recalculation import needs_soffice
from registration.exports import NAMES, SAMPLE, Rows, book, case, hand_in, read_of, sample, text
from registration.test_any_file_kind import to_xls

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
_MARKS = {
    "03": {("I2", "R72")},
    "11": {("I5", "R77")},
    "14": {("E8", "R79")},
    "15": {("H1", "T06")},
    "16": {("A11", "R82"), ("B5", "R12"), ("D7", "R13"), ("D9", "R13")},
    "20": {("A1", "R71")},
    "21": {("I7", "R78"), ("I9", "R01")},
}
"""What must be said of a case besides how its headings were understood."""
_READ = [name for name in NAMES if name[:2] not in ("03", "20")]
OWN = ("序号", "提交答卷时间", "所用时间", "来源", "来自IP")
ASKED = ("1、您的姓名：", "2、您的编号：", "3、第一志愿部门", "4、第二志愿部门", "5、是否服从调剂")
LUO = ("罗成刚", "013")
SENT = "2026/3/6 9:12:33"


def export(asked: Sequence[str], *answers: Sequence[Any], sent: Any = SENT) -> bytes:
    """An export of 问卷星: its own columns, then the questions'."""
    own = [(n, sent, "77秒", "微信", "10.23.4.21(四川-绵阳)") for n in range(1, len(answers) + 1)]
    lines = [(*mine, *each) for mine, each in zip(own, answers, strict=True)]
    return book([(*OWN, *asked), *lines])


# -- the collected cases --------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_collected_export_is_read_as_it_should_be(name: str, tmp_path: Path) -> None:
    given = case(name)
    for each in ("01活动方案.xlsx", "02干部花名册.xlsx"):
        copyfile(SAMPLE / each, tmp_path / each)
    (tmp_path / given.label).parent.mkdir()
    (tmp_path / given.label).write_bytes(given.data)
    ran = run("check_registrations", tmp_path)
    handed_in = ran.run.get(the_registrations).registrations
    assert read_of(handed_in) == given.read
    refused = {each.member.staff_id for each in handed_in.refused if each.member}
    assert refused == given.to_settle
    own = [issue for issue in ran.issues if issue.where.file == given.label]
    assert codes(own) >= _MARKS.get(name[:2], set())
    assert bool(ran.errors) == bool(given.to_settle or name not in _READ)
    if name not in _READ:
        assert codes(own) == _MARKS[name[:2]]  # one sentence, and nobody was taken for anybody


@pytest.mark.parametrize("name", _READ)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_as_text(name: str, encoding: str) -> None:
    rows = [[_as_shown(raw) for raw in row] for row in case(name).rows]
    found, _ = hand_in(text(rows, encoding), "03报名表/报名.csv")
    assert read_of(found) == case(name).read


@needs_soffice
def test_as_old_workbooks(tmp_path: Path) -> None:
    for name in _READ:
        (tmp_path / f"{name}.xlsx").write_bytes(book(case(name).rows))
    to_xls(sorted(tmp_path.glob("*.xlsx")))
    for name in _READ:
        assert read_of(hand_in((tmp_path / f"{name}.xls").read_bytes())[0]) == case(name).read


@pytest.mark.parametrize("name", _READ)
def test_with_a_title_above_and_the_columns_moved(name: str) -> None:
    rows = case(name).rows
    if name.startswith("18"):
        rows = rows[2:]  # it has a title of its own, over merged headings
    width = max(map(len, rows))
    moved = [[*row, *[""] * (width - len(row))][::-1] for row in rows]
    data = book([["报名情况汇总"], [], *moved], header=2)
    assert read_of(hand_in(data)[0]) == case(name).read


@pytest.mark.parametrize("name", _READ)
def test_in_traditional_script(name: str) -> None:
    names = {member.name for member in sample().get(the_roster).members}
    rows = [
        [raw if raw in names or not isinstance(raw, str) else traditional(raw) for raw in row]
        for row in case(name).rows
    ]  # 魏東昇 alone, without a number, might be another than 魏东升
    assert read_of(hand_in(book(rows))[0]) == case(name).read


def _as_shown(raw: Any) -> Any:
    """A moment as a spreadsheet writes it into text."""
    return f"{raw:%Y/%m/%d %H:%M:%S}" if hasattr(raw, "hour") else raw


# -- headings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        ("1. 姓名（必填）", "2. 干部编号", "3. 第一志愿（必填）", "4. 第二志愿（选填）"),
        ("Q1.您的姓名", "Q2.您的工号", "Q3.您的第一志愿", "Q4.您的第二志愿"),
        ("第1题：姓名", "第2题：编号", "第3题：志愿一", "第4题：志愿二"),
        ("*姓名", "*编号", "*第一志愿", "第二志愿"),
        ("一、姓名", "二、编号", "三、志愿：第一志愿", "四、志愿：第二志愿"),
        ("姓名：", "编号：", "3、想去的部门（第一志愿）", "4、想去的部门（第二志愿）"),
        ("请填姓名（不要写昵称）", "请填您的编号", "请选第一志愿[单选题]", "有第二志愿的，请选"),
        ("【1】姓名", "【2】编号", "【3】第一志愿", "【4】第二志愿"),
    ],
)  # fmt: skip
def test_headings(asked: tuple[str, ...]) -> None:
    data = export((*asked, "5、如未如愿，是否愿意服从调剂"), (*LUO, "综治办", "新村办", "愿意"))
    found, issues = hand_in(data)
    assert read_of(found) == {("选部门", "013", ("综治办", "新村办"), "2026-03-06 09:12:33", True)}
    assert codes(issues) == {("A1", "R70")}


@pytest.mark.parametrize(
    "besides",
    ["6、第一志愿理由", "6、推荐人姓名", "6、家属姓名", "6、本人签名", "6、微信昵称", "6、附件",
     "6、是否填报第二志愿", "6、姓名和编号是否核对过", "6、手机号"],
)  # fmt: skip
def test_a_question_about_something_else_is_not_used_and_told(besides: str) -> None:
    data = export((*ASKED, besides), (*LUO, "综治办", "新村办", "是", "罗成刚"))
    found, issues = hand_in(data)
    assert [each[2] for each in read_of(found)] == [("综治办", "新村办")]
    assert codes(issues) == {("A1", "R70"), ("K1", "T06")}


def test_equality_goes_before_containment_and_two_alike_are_asked_about() -> None:
    row = (*LUO, "综治办", "新村办", "是", "党政办")
    found, _ = hand_in(export((*ASKED, "6、您最想去的部门，作为第一志愿"), row))
    assert [each[2] for each in read_of(found)] == [("综治办", "新村办")]
    found, issues = hand_in(export((*ASKED, "6、第一志愿"), row))
    assert read_of(found) == frozenset()
    assert codes(issues) == {("K1", "T05")}


def test_the_number_of_a_question_is_no_number_of_a_wish() -> None:
    asked = (*ASKED[:2], "2、志愿部门")
    found, _ = hand_in(export(asked, (*LUO, "综治办")))
    assert [each[2] for each in read_of(found)] == [("综治办",)]


@pytest.mark.parametrize("heading", ["6、想去的部门", "志愿部门"])
def test_without_a_services_own_columns_only_names_of_columns_count(heading: str) -> None:
    rows = [("1、姓名", "2、编号", "3、第一志愿", "提交时间"), (*LUO, "综治办", SENT)]
    found, issues = hand_in(book(rows))
    assert [each[1:3] for each in read_of(found)] == [("013", ("综治办",))]
    assert codes(issues) == {("A1", "R70")}
    rows = [("1、姓名", "2、编号", heading, "提交时间"), (*LUO, "综治办", SENT)]
    found, issues = hand_in(book(rows))
    assert read_of(found) == frozenset()
    assert {issue.kind.code for issue in issues if issue.is_error} == {"R81"}


# -- who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["序号", "ID", "编号", "答卷编号"])
def test_answer_numbers_are_nobodys(number: str) -> None:
    rows = [
        (number, "开始答题时间", "结束答题时间", "您的姓名", "第一志愿"),
        ("006", "2026/3/6 8:00", "2026/3/6 8:10", "郑小龙", "综治办"),
        ("007", "2026/3/6 8:00", "2026/3/6 8:11", "邓超群", "综治办"),
    ]
    found, _ = hand_in(book(rows))
    assert {each[1] for each in read_of(found)} == {"014", "019"}


@pytest.mark.parametrize("account", ["提交者", "提交人", "名称", "填写人", "昵称"])
def test_an_account_is_no_name(account: str) -> None:
    rows = [("提交时间", "来源", account, "第一志愿"), (SENT, "微信", "郑小龙", "综治办")]
    found, issues = hand_in(book(rows))
    assert read_of(found) == frozenset()
    assert codes(issues) == {("A1", "R71")}


def test_a_number_and_a_name_side_by_side_are_compared() -> None:
    found, issues = hand_in(export(ASKED, ("郑小龙", "013", "综治办", "", "是")))
    assert read_of(found) == frozenset()
    assert {issue.kind.code for issue in issues if issue.is_error} == {"P05"}


def test_a_number_alone_is_nobodys_beside_a_column_of_names() -> None:
    """Also in an ordinary register."""
    rows = [("编号", "申请人", "第一志愿", "报名时间"), ("013", "郑小龙", "综治办", SENT)]
    found, issues = hand_in(book(rows, "选部门报名"))
    assert read_of(found) == frozenset()
    assert ("B1", "R73") in codes(issues)
    rows[1] = ("013", "骨干", "综治办", SENT)
    assert {each[1] for each in read_of(hand_in(book(rows, "选部门报名"))[0])} == {"013"}


# -- when -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("2026年3月6日 15:42", "2026-03-06 15:42:00"),
        ("2026/3/6 15:42:07", "2026-03-06 15:42:07"),
        ("2026-03-06T15:42:07+08:00", "2026-03-06 15:42:07"),
        ("2026-03-06T07:42:07Z", "2026-03-06 15:42:07"),
        ("2026-03-06T07:42:07.123Z", "2026-03-06 15:42:07"),
        ("2026-03-06 15:42:07.000", "2026-03-06 15:42:07"),
        ("06-Mar-2026 15:42", "2026-03-06 15:42:00"),
        ("Mar 6, 2026 3:42 PM", "2026-03-06 15:42:00"),
        ("6 March 2026 15:42", "2026-03-06 15:42:00"),
        ("13/3/2026 15:42", "2026-03-13 15:42:00"),
        ("3/13/2026 3:42 PM", "2026-03-13 15:42:00"),
    ],
)
def test_times(sent: str, read: str) -> None:
    found, _ = hand_in(export(ASKED, (*LUO, "综治办", "", "是"), sent=sent))
    assert [each[3] for each in read_of(found)] == [read]


def test_day_and_month_are_settled_by_the_column_or_refused() -> None:
    rows: Rows = [[*OWN, *ASKED]]
    for at, who in (("3/6/2026 9:00", LUO), ("3/14/2026 9:00", ("郑小龙", "014"))):
        rows.append([1, at, "", "", "", *who, "综治办", "", "是"])
    assert {each[3] for each in read_of(hand_in(book(rows))[0])} == {
        "2026-03-06 09:00:00",
        "2026-03-14 09:00:00",
    }
    found, issues = hand_in(book(rows[:2]))
    assert (read_of(found), codes(issues)) == (frozenset(), {("B1", "R74")})


def test_a_beginning_is_no_time_of_handing_in() -> None:
    rows = [("开始答题时间", "来源", "姓名", "第一志愿"), (SENT, "微信", "郑小龙", "综治办")]
    found, issues = hand_in(book(rows))
    assert (read_of(found), codes(issues)) == (frozenset(), {("A1", "T04")})


# -- what -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["A.综治办", "1.综治办", "①综治办", "综治办〖〗", "综治办（3人）", "B、综治办（3名）",
     "（2）综治办", "綜治辦"],
)  # fmt: skip
def test_options(typed: str) -> None:
    found, issues = hand_in(export(ASKED, (*LUO, typed, "(空)", "是")))
    assert [each[2] for each in read_of(found)] == [("综治办",)]
    assert codes(issues) == {("A1", "R70")}


@pytest.mark.parametrize(
    "typed", ["综治办-专职副主任", "综治办/专职副主任", "综治办>专职副主任", "综治办—专职副主任"]
)
def test_a_department_and_a_title_joined_are_one_post(typed: str) -> None:
    found, _ = hand_in(export((*ASKED[:2], "3、第一志愿职位"), (*LUO, typed)))
    assert [each[:3] for each in read_of(found)] == [("竞争上岗", "013", ("综治办专职副主任",))]


@pytest.mark.parametrize("mark", ["┋", ";", "；", ",", "|"])
@pytest.mark.parametrize(
    ("asked", "ordered"), [("3、志愿部门", False), ("3、按志愿先后选部门", True)]
)
def test_several_options_in_a_cell(mark: str, asked: str, ordered: bool) -> None:
    found, issues = hand_in(export((*ASKED[:2], asked), (*LUO, f"综治办{mark}新村办{mark}")))
    if ordered:
        assert [each[2] for each in read_of(found)] == [("综治办", "新村办")]
        assert codes(issues) == {("A1", "R70"), ("H2", "R08")}
    else:
        assert (read_of(found), codes(issues)) == (frozenset(), {("A1", "R70"), ("H2", "R75")})


@pytest.mark.parametrize("nothing", ["(空)", "(跳过)", "空", "—", "", -2, -3, "-3"])
def test_blanks(nothing: Any) -> None:
    found, issues = hand_in(export(ASKED, (*LUO, "综治办", nothing, "是")))
    assert [each[2] for each in read_of(found)] == [("综治办",)]
    assert codes(issues) == {("A1", "R70")}


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ((2, 1, ""), ("综治办", "党政办")),
        ((-2, 1, -2), ("综治办",)),
        (("", "综治办", ""), ("综治办",)),
        ((0, 1, 0), ("综治办",)),
        (("", "√", ""), ("综治办",)),
        ((1, 1, ""), None),
        ((2, 3, ""), None),
        (("√", "√", ""), None),
        ((1, "√", ""), None),
    ],
)
def test_a_column_for_each_option(cells: tuple[Any, ...], read: tuple[str, ...] | None) -> None:
    asked = (*ASKED[:2], "3、(党政办)", "3、(综治办)", "3、(新村办)")
    found, issues = hand_in(export(asked, (*LUO, *cells)))
    assert [each[2] for each in read_of(found)] == ([read] if read else [])
    assert any(issue.is_error for issue in issues) is (read is None)


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [("愿意服从", True), ("不愿意服从", False), ("服从组织安排", True), ("不服从调剂", False),
     ("A.是", None), ("(空)", None), (-3, None)],
)  # fmt: skip
def test_readiness(typed: Any, agrees: bool | None) -> None:
    found, issues = hand_in(export(ASKED, (*LUO, "综治办", "", typed)))
    if typed == "A.是":  # an option's letter: refused rather than guessed
        assert codes(issues) == {("A1", "R70"), ("J2", "V05")}
    else:
        assert [each[4] for each in read_of(found)] == [agrees]


# -- nothing lost, nothing kept -------------------------------------------------------------------


def test_a_file_that_names_people_and_posts_is_an_error_if_it_is_not_read() -> None:
    rows: Rows = [["选部门意向"], ["罗成刚", "综治办"]]
    assert codes(hand_in(book(rows))[1]) == {("", "R81")}
    assert codes(hand_in(book([["通知"], ["罗成刚"]]))[1]) == {("", "F08")}


def test_a_fault_of_the_table_is_the_reason_of_its_rows() -> None:
    rows = [("编号", "姓名", "第一志愿"), ("013", "罗成刚", "综治办")]
    found, _ = hand_in(book(rows, "选部门报名"))
    assert [[issue.kind.code for issue in each.issues] for each in found.refused] == [["T04"]]


def test_what_was_read_stands_on_the_screen(tmp_path: Path) -> None:
    for each in ("01活动方案.xlsx", "02干部花名册.xlsx"):
        copyfile(SAMPLE / each, tmp_path / each)
    (tmp_path / "03报名表").mkdir()
    data = export(ASKED, (*LUO, "综治办", "", "是"), ("郑小龙", "014", "水利站", "", "是"))
    (tmp_path / "03报名表" / "报名.xlsx").write_bytes(data)
    ran = run("check_registrations", tmp_path)
    assert ran.outcome
    assert ran.outcome.lines[0] == "打开1个文件，读到2份报名，共2人。"
    assert len(ran.run.get(the_registrations).registrations.of(Part.DEPARTMENTS)) == 1


def test_hidden_rows_count_and_are_told() -> None:
    rows = [(*OWN, *ASKED), (1, SENT, "", "", "", *LUO, "综治办", "", "是")]
    found, issues = hand_in(book(rows, hidden_rows=[2]))
    assert len(read_of(found)) == 1
    assert codes(issues) == {("A1", "R70"), ("A2", "T10")}


def test_a_hidden_export_alone_is_an_error() -> None:
    rows = [(*OWN, *ASKED), (1, SENT, "", "", "", *LUO, "综治办", "", "是")]
    note = Typed("说明", [["数据在另一张表"]])
    found, issues = hand_in(typed_book(note, Typed("数据", rows, hidden=True)))
    assert read_of(found) == frozenset()
    assert codes(issues) == {("", "T14"), ("", "R81")}


# -- what else an export holds --------------------------------------------------------------------

_PRIVATE = ("10.23.4.21", "7013", "阿罗", "13800001111")


def test_what_nobody_needs_to_know_is_kept_nowhere(tmp_path: Path) -> None:
    """The input itself is kept, as every input: in the archive, under its checksum."""
    for each in ("01活动方案.xlsx", "02干部花名册.xlsx"):
        copyfile(SAMPLE / each, tmp_path / each)
    (tmp_path / "03报名表").mkdir()
    asked = (*ASKED, "6、手机号后四位", "7、您的微信昵称", "联系电话")
    row = ("罗成刚", "013", "水利站", "", "是", "7013", "阿罗", "13800001111")
    (tmp_path / "03报名表" / "报名.xlsx").write_bytes(export(asked, row))
    ran = subprocess.run(
        [sys.executable, str(SCRIPTS / "check_registrations.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 1
    made = [*(tmp_path / "结果").rglob("*.xlsx"), *(tmp_path / "运行记录").rglob("*")]
    texts = [ran.stdout, ran.stderr, *(each for path in made for each in _texts(path))]
    assert any("水利站" in each for each in texts)  # what is wrong is shown
    assert [(word, each) for word in _PRIVATE for each in texts if word in each] == []


def _texts(path: Path) -> Iterator[str]:
    """Everything that stands in a result or a record, but for the inputs themselves."""
    if path.suffix in (".json", ".log"):
        yield path.read_text(encoding="utf-8")
    elif path.suffix in (".xlsx", ".zip"):
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".txt")):
                    yield parts.read(name).decode()


# -- the other way round --------------------------------------------------------------------------


@pytest.mark.parametrize("part", list(Part))
def test_the_questions_of_the_paper_are_read_at_once(part: Part) -> None:
    """As 问卷星 and 腾讯文档 export a form that asks them word for word."""
    asked = questions(sample().get(the_scheme), part)
    options = asked[2].options.split("\n")
    answers = ["罗成刚", "013", options[0], options[1], "是"]
    star: Rows = [
        ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP",
         *(f"{n}、{each.title}" for n, each in enumerate(asked, 1))],
        [1, SENT, "77秒", "微信", "N/A", "10.23.4.21(四川-绵阳)", *answers],
    ]  # fmt: skip
    needed = ("（必填）" if each.needed == "必填" else "" for each in asked)
    titles = [f"{each.title}{mark}" for each, mark in zip(asked, needed, strict=True)]
    tencent: Rows = [
        ["提交时间（自动）", *titles, "提交者（自动）"],
        ["2026年3月6日 09:12", *answers, "阿罗"],
    ]
    for rows in (star, tencent):
        found, issues = hand_in(book(rows), f"03报名表/{part.value}报名.xlsx")
        assert [each[:3] for each in read_of(found)] == [(part.value, "013", tuple(options[:2]))]
        assert codes(issues) == {("A1", "R70")}


def test_the_paper_lists_every_option_of_the_scheme(tmp_path: Path) -> None:
    copyfile(SAMPLE / "01活动方案.xlsx", tmp_path / "01活动方案.xlsx")
    copyfile(SAMPLE / "02干部花名册.xlsx", tmp_path / "02干部花名册.xlsx")
    (tmp_path / "03报名表").mkdir()
    (tmp_path / "03报名表" / "报名.xlsx").write_bytes(export(ASKED, (*LUO, "综治办", "", "是")))
    run("check_registrations", tmp_path)
    with zipfile.ZipFile(tmp_path / "空白表" / "网上报名题目.docx") as paper:
        text = paper.read("word/document.xml").decode()
    scheme = sample().get(the_scheme)
    names = [each.name for each in scheme.posts] + [each.name for each in scheme.departments]
    assert [name for name in names if name not in text] == []
    assert "2026年3月7日16:30" in text
    assert "{" not in text
