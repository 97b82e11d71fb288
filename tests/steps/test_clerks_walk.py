"""The whole campaign as a clerk walks it, from 新建活动 to 归档, typed by LibreOffice.

For the seed's town and for a school. Counted on the way: double-clicks, and what lies at the top of
the folder. At each moment the last line on the screen is the true next thing.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from campaign.calendar import add_months
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.workbook.write.styles import ROW_HEIGHT
from campaigns import person, run, table
from steps.clerk import Clerk, can_type, keyboard
from steps.test_ready_made_schemes import FACTS
from steps.units import TURNOUT

pytestmark = pytest.mark.skipif(not can_type(), reason="needs LibreOffice with Python's bridge")

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
JUDGES = ("杜衡", "白芷", "秦艽", "苏木", "石斛", "黄精")
LEADER = JUDGES[0]
REVIEW = "03报名表/资格人工审核表.xlsx"
MOST_CLICKS, MOST_ENTRIES, MOST_AT_FIRST = 16, 15, 12
"""The folder's: the twelve of the campaign's parts, 一键办理, 按钮 and 空白表."""
LINE = 12.0
"""Points that a line takes at the least."""
LONG_REASON = "长期在一线工作，群众基础好，工作岗位特别需要，" * 8


class Walked(NamedTuple):
    """What the walk came to."""

    clerk: Clerk
    lines: dict[str, str]
    """The last line at each moment."""


def scheme_of(clerk: Clerk) -> Scheme:
    return run("check_registrations", clerk.root).run.get(the_scheme)


def walk(clerk: Clerk, like: str) -> Walked:
    lines: dict[str, str] = {}
    made = date(2026, 3, 2)
    lines["new"] = clerk.press("新建活动", made, like=like)
    lines["nothing filled in"] = clerk.press("一键办理", made)
    people = _prepare(clerk, scheme_of(clerk))
    scheme = scheme_of(clerk)
    closes = scheme.basics.registration_closes.date()
    lines["no forms"] = clerk.press("一键办理", closes - timedelta(4))
    _register(clerk, scheme, people)
    lines["forms are in"] = clerk.press("一键办理", closes + timedelta(1))
    if REVIEW in clerk.line:
        with clerk.at(REVIEW) as book:
            rows = table(book.path, "人工审核")
            book.fill("人工审核", "审核结论", dict.fromkeys([row["编号"] for row in rows], "符合"))
            book.fill("人工审核", "审核人", dict.fromkeys([row["编号"] for row in rows], LEADER))
        clerk.press("一键办理", closes + timedelta(1))
    lines["judged"] = clerk.line
    with clerk.at("01活动方案.xlsx") as book:
        book.items("基本信息", {"抽签种子": "20260316"})
    lines["drawn"] = clerk.press("一键办理", closes + timedelta(2))
    _mark(clerk)
    lines["marked"] = clerk.press("一键办理", closes + timedelta(3))
    decided = (scheme.basics.notice_starts or closes + timedelta(5)) - timedelta(1)
    effective = (scheme.notice_ends or decided) + timedelta(1)
    with clerk.at("05任用决定/任用决定表.xlsx") as book:
        decisions = {row["编号"] + row["职务"]: row["建议"] for row in table(book.path, "任用决定")}
        book.fill("任用决定", f"{scheme.basics.body}决定", decisions, also="职务")
        book.fill("任用决定", "决定理由", {"01": LONG_REASON})
        book.items("会议信息", {"决定日期": decided, "任职日期": effective})
    lines["posts decided"] = clerk.press("一键办理", decided)
    _pick(clerk)
    lines["picked"] = clerk.press("一键办理", effective - timedelta(1))
    with clerk.at("07定岗决定/定岗决定表.xlsx") as book:
        proposals = {row["编号"]: row["建议去向"] for row in table(book.path, "定岗决定")}
        book.fill("定岗决定", "决定去向", proposals)
        book.items("会议信息", {"决定日期": effective, "任职日期": effective})
    lines["placed"] = clerk.press("一键办理", effective + timedelta(1))
    starts = scheme.basics.standby_starts or effective
    ends = add_months(starts, scheme.basics.standby_months)
    lines["standby over"] = clerk.press("一键办理", ends + timedelta(1))
    _review(clerk, scheme, ends + timedelta(1))
    lines["reviewed"] = clerk.press("一键办理", ends + timedelta(2))
    lines["archived"] = clerk.press("归档", ends + timedelta(2))
    return Walked(clerk, lines)


def _prepare(clerk: Clerk, scheme: Scheme) -> dict[str, str]:
    """Type what the scheme still lacks, and the roster; everybody by 编号."""
    with clerk.at("01活动方案.xlsx") as book:
        judged = [each.name for each in scheme.components if each.method == "评委打分"]
        book.add(
            "评委名单",
            [{"姓名": name, "职务": "委员"} | dict.fromkeys(judged, "是") for name in JUDGES],
            "姓名",
        )
        led = {"竞争职位": {each.department for each in scheme.posts}}
        led["双选部门"] = {each.name for each in scheme.departments}
        for sheet, departments in led.items():
            book.fill(sheet, "分管领导", dict.fromkeys(departments, LEADER), key="部门")
        book.items("基本信息", {"待岗期限(月)": 6})  # it ends while the calendar is known
    places = sum(each.quota for each in scheme.posts)
    count = min(32, places + len(scheme.departments) * 3 + 3)
    people = {f"{n + 1:02}": f"{SURNAMES[n]}宁" for n in range(count)}
    status = (scheme.basics.establishments or "行政编制").split("、")[0]
    with clerk.at("02干部花名册.xlsx") as book:
        rows = [person(*each, **FACTS, 编制性质=status) for each in people.items()]
        book.add("花名册", [{k: v for k, v in row.items() if v != ""} for row in rows], "编号")
    return people


def _register(clerk: Clerk, scheme: Scheme, people: dict[str, str]) -> None:
    """Registers typed by the office; the last two hand in nothing."""
    posts = [each.name for each in scheme.posts for _ in range(each.quota)]
    ids = list(people)
    when = datetime.combine(scheme.basics.registration_closes.date(), time(10, 0))
    wishes = {
        "竞争上岗": dict(zip(ids, posts, strict=False)),
        "选部门": {
            who: scheme.departments[n % len(scheme.departments)].name
            for n, who in enumerate(ids[len(posts) : -2])
        },
    }
    for part, chosen in wishes.items():
        blank = clerk.root / "空白表" / f"{part}报名登记表.xlsx"
        (clerk.root / "03报名表" / blank.name).write_bytes(blank.read_bytes())
        with clerk.at(f"03报名表/{blank.name}") as book:
            rows = [
                {"编号": who, "姓名": people[who], "第一志愿": what, "服从调剂": "是",
                 "报名时间": when}
                for who, what in chosen.items()
            ]  # fmt: skip
            book.add(f"{part}报名", rows, "编号")


def _mark(clerk: Clerk) -> None:
    for path in sorted((clerk.root / "04评分表").glob("*评分表-*.xlsx")):
        with clerk.at(f"04评分表/{path.name}") as book:
            marks = {row["编号"]: 95 - n for n, row in enumerate(table(path, "评分表"))}
            book.fill("评分表", "得分", marks)
    for path in (clerk.root / "04评分表").glob("*计票表*.xlsx"):
        rows = table(path, "计票表")
        grades = [each for each in rows[0] if each not in ("编号", "姓名", "竞争职位", "备注")]
        with clerk.at(f"04评分表/{path.name}") as book:
            for grade, votes in zip(grades, (8, 2, *[0] * len(grades)), strict=False):
                book.fill("计票表", grade, dict.fromkeys([row["编号"] for row in rows], votes))
            book.items("票数", TURNOUT)


def _pick(clerk: Clerk) -> None:
    for path in sorted((clerk.root / "06部门初选").glob("*.xlsx")):
        rows = [row["编号"] for row in table(path, "初选")]
        with clerk.at(f"06部门初选/{path.name}") as book:
            book.fill("初选", "初选意见", dict.fromkeys(rows, "同意"))
            book.fill("初选", "排序", {who: n for n, who in enumerate(rows, 1)})


def _review(clerk: Clerk, scheme: Scheme, day: date) -> None:
    with clerk.at("09待岗管理/待岗台账.xlsx") as book:
        waiting = [row["编号"] for row in table(book.path, "待岗台账")]
        free = _vacancies(clerk)
        answers: dict[str, Any] = {"考评日期": day, "考评结果": "合格", "决定日期": day}
        for column, value in answers.items():
            book.fill("待岗台账", column, dict.fromkeys(waiting, value))
        book.fill("待岗台账", "去向", dict(zip(waiting, free, strict=False)))


def _vacancies(clerk: Clerk) -> list[str]:
    rows = table(clerk.root / "结果/双向选择结果.xlsx", "部门情况", "部门")
    return [row["部门"] for row in rows for _ in range(int(row.get("空缺") or 0))]


@pytest.fixture(scope="module", params=["", "学校"], ids=["乡镇机关", "学校"])
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    place = tmp_path_factory.mktemp("clerk")
    with keyboard(place) as typist:
        return walk(Clerk(place / "新活动", typist), request.param)


def test_the_clicks_and_the_folder(walked: Walked) -> None:
    assert len(walked.clerk.clicks) <= MOST_CLICKS
    assert len(walked.clerk.at_top[0]) <= MOST_AT_FIRST
    assert [each for each in walked.clerk.at_top if len(each) > MOST_ENTRIES] == []
    loose = {path.name for path in walked.clerk.root.iterdir() if path.is_file()}
    button = {name for name in loose if name.startswith("一键办理")}
    assert len(button) == 1
    assert loose - button == {"01活动方案.xlsx", "02干部花名册.xlsx", "总览.html"}


def test_a_row_grows_with_what_is_typed_and_none_shrinks(walked: Walked) -> None:
    sheet = load_workbook(walked.clerk.root / "05任用决定/任用决定表.xlsx")["任用决定"]
    rows = {
        str(row[2].value): sheet.row_dimensions[number].height or 0
        for number, row in enumerate(sheet.iter_rows(), 1)
    }
    assert rows["01"] > LINE * len(LONG_REASON) / 20
    assert min(rows[f"{n:02}"] for n in (2, 3)) >= ROW_HEIGHT - 2


def test_no_sheet_had_to_be_put_in_the_place_of_another(walked: Walked) -> None:
    assert [path.name for path in walked.clerk.root.rglob("*（新）*")] == []


@pytest.mark.parametrize(
    ("moment", "named"),
    [
        ("new", ["01活动方案.xlsx", "花名册.xlsx", "空白表"]),
        ("nothing filled in", ["花名册.xlsx”里还没有人员"]),
        ("no forms", ["空白表", "03报名表", "截止"]),
        ("judged", ["抽签种子"]),
        ("drawn", ["04评分表", *JUDGES[:2]]),
        ("marked", ["05任用决定/任用决定表.xlsx", "赵宁"]),
        ("posts decided", ["06部门初选"]),
        ("picked", ["07定岗决定/定岗决定表.xlsx"]),
        ("placed", ["现在能办的都已办完", "期满"]),
        ("standby over", ["09待岗管理/待岗台账.xlsx"]),
        ("reviewed", ["各步都已办完", "归档"]),
        ("archived", ["归档"]),
    ],
)
def test_the_last_line(walked: Walked, moment: str, named: list[str]) -> None:
    assert [each for each in named if each not in walked.lines[moment]] == [], walked.lines[moment]


def test_everybody_has_a_place_and_a_letter(walked: Walked) -> None:
    root = walked.clerk.root
    ends = table(root / "结果/双向选择结果.xlsx", "人员去向")
    assert len(ends) == len(table(root / "02干部花名册.xlsx", "花名册"))
    letters = {path.parent.name for path in (root / "08公文").glob("*/*.docx")}
    assert {"任职通知书", "岗位安排通知书", "待岗通知书", "恢复工作通知书"} <= letters
    assert list((root / "结果/归档").glob("*.zip"))
