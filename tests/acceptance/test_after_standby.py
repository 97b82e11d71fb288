"""Standby by stretches, refusals and absences counted, trials, extensions: by own arithmetic."""

import calendar
import datetime as dt
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from acceptance.office import run
from acceptance.workbooks import fill, read_table, write_plain

PAY = {1: "发给全额工资", 4: "发给基本工资", 7: "发给最低生活费"}
"""From which month on."""
FIRST, SECOND = "发给生活补助", "停发待遇"
BEGINS, REVIEWED = dt.date(2026, 3, 20), dt.date(2026, 9, 21)
NAMES = ("毛彤", "田峻", "石轩", "龙瑾", "万楠", "段祺", "侯妍", "邵涵")
Entry = tuple[dt.date, str, dict[str, Any]]


def later(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class Somebody:
    """One person on standby, and what the office writes down of it."""

    number: str
    entries: list[Entry] = field(default_factory=list)
    pay: list[tuple[dt.date, str]] = field(default_factory=list)
    ends: dt.date = dt.date(2026, 9, 20)
    over_on: dt.date | None = None
    state: str = "待期满考评"
    back_in: str = ""
    letters: dict[str, int] = field(default_factory=dict)

    def happens(self, day: dt.date, case: str, letter: str, **more: Any) -> None:
        self.entries.append((day, case, more))
        if letter:
            self.letters[letter] = self.letters.get(letter, 0) + 1

    def is_dismissed(self, day: dt.date, case: str, **more: Any) -> None:
        self.happens(day, case, "解除合同通知书", **more)
        self.over_on, self.state = day, "结束待岗"


def draw(number: str, lot: random.Random) -> Somebody:
    """Let things happen to somebody until the end of standby."""
    one, day, refused, absent = Somebody(number), BEGINS, 0, 0
    while one.over_on is None:
        day += dt.timedelta(days=lot.randint(9, 60))
        if day >= dt.date(2026, 9, 18) or lot.random() < 0.2:
            break
        if lot.random() < 0.6:
            refused += 1
            if refused == 3:
                one.is_dismissed(day, "拒绝上岗")
            else:
                one.happens(day, "拒绝上岗", "待岗处理通知书")
                one.pay.append((day, FIRST if refused == 1 else SECOND))
        else:
            days = lot.choice((1, 7, 8, 14, 15))
            absent += days
            if absent >= 15:
                one.is_dismissed(day, "旷工", 天数=days)
            else:
                one.happens(day, "旷工", "", 天数=days)
    if one.over_on is None and lot.random() < 0.4:
        one.ends = lot.choice((dt.date(2026, 10, 31), dt.date(2026, 12, 31), dt.date(2027, 2, 28)))
        one.happens(dt.date(2026, 9, 18), "延长待岗", "延长待岗通知书", 至=one.ends)
    elif one.over_on is None and lot.random() < 0.7:
        one.back_in = lot.choice(("党政办", "综治办"))
        one.over_on = REVIEWED
        one.state = "试岗中" if one.back_in == "综治办" else "恢复工作"
    return one


def paid(one: Somebody) -> str:
    """The stretches of pay with their days: worked out day by day."""
    last = min(one.ends, one.over_on) if one.over_on else one.ends
    said: list[tuple[dt.date, dt.date, str]] = []
    day = BEGINS
    while day <= last:
        month = max(m for m in PAY if m == 1 or day > later(BEGINS, m - 1))
        own = [pay for since, pay in one.pay if since <= day]
        pay = own[-1] if own else PAY[month]
        starts_anew = not said or said[-1][2] != pay
        said.append((day, day, pay)) if starts_anew else said.append((said.pop()[0], day, pay))
        day += dt.timedelta(days=1)
    return "；".join(f"{span(first, end)}{pay}" for first, end, pay in said)


def span(first: dt.date, end: dt.date) -> str:
    if first.year == end.year:
        return f"{first.month}月{first.day}日至{end.month}月{end.day}日"
    return f"{first.year}年{first.month}月{first.day}日至{end.year}年{end.month}月{end.day}日"


def write_town(folder: Path) -> None:
    """A campaign of departments alone, with the rules of what follows on standby."""
    items: dict[str, Any] = {
        "活动名称": "柳河镇双向选择活动", "党委全称": "中共柳河镇委员会",
        "政府全称": "柳河镇人民政府", "发文机关代字": "柳委", "发文年度": 2026, "起始文号": 7,
        "报名开始": dt.datetime(2026, 3, 3), "报名截止": dt.datetime(2026, 3, 7, 16, 30),
        "活动开始": dt.datetime(2026, 3, 3), "活动结束": dt.datetime(2026, 3, 20),
        "年限计算日": dt.datetime(2026, 3, 7), "最多志愿数": 1, "保留小数": 2,
        "舍入方式": "四舍五入", "舍入环节": "总分舍入", "公示工作日数": 5, "移交期限(工作日)": 5,
        "待岗期限(月)": 6, "待岗待遇": "只发给基本工资",
        "待岗开始": dt.datetime(2026, 3, 20), "双选优先方": "干部", "文字": "简体",
    }  # fmt: skip
    months = sorted(PAY)
    stretches: list[list[Any]] = [
        [first, after - 1 if after else None, PAY[first]]
        for first, after in zip(months, [*months[1:], None], strict=True)
    ]
    sheets: dict[str, list[list[Any]]] = {
        "基本信息": [["项目", "内容"], *map(list, items.items())],
        "竞争职位": [["部门", "职务", "职数"]],
        "双选部门": [["部门", "职数"], ["党政办", 9], ["综治办", 9]],
        "待岗阶段": [["从第几个月", "到第几个月", "待遇"], *stretches],
        "待岗处理": [
            ["情形", "次数", "累计天数", "处理", "待遇", "结束待岗", "公文"],
            ["拒绝上岗", 1, None, "给予警告", FIRST, None, None],
            ["拒绝上岗", 2, None, "停发待遇", SECOND, None, None],
            ["拒绝上岗", 3, None, "解除聘用合同", None, "是", "解除合同通知书"],
            ["旷工", None, 15, "解除聘用合同", None, "是", "解除合同通知书"],
        ],
        "试岗": [["适用", "期限(月)", "待遇"], ["新岗位", 3, "发给岗位工资"]],
    }
    write_plain(folder / "01活动方案.xlsx", sheets)
    header = [
        "编号", "姓名", "性别", "出生年月", "民族", "政治面貌", "学历", "参加工作时间",
        "编制性质", "在岗状态", "现部门", "现职务", "参加范围",
    ]  # fmt: skip
    people = [
        [f"{n:02}", name, "女", "1985.06", "汉族", "群众", "本科", "2008.07", "行政编制", "在岗",
         "党政办", "干事", "仅双选"]
        for n, name in enumerate(NAMES, 1)
    ]  # fmt: skip
    write_plain(folder / "02干部花名册.xlsx", {"花名册": [header, *people]})
    columns = ["编号", "姓名", "第一志愿", "服从调剂", "报名时间"]
    rest = ["党政办", "是", dt.datetime(2026, 3, 5)]
    wishes = [[f"{n:02}", name, *rest] for n, name in enumerate(NAMES, 1)]
    write_plain(folder / "03报名表" / "报名.xlsx", {"选部门报名": [columns, *wishes]})


def step(script: str, folder: Path) -> None:
    done = run(script, folder)
    assert done.returncode == 0, done.stdout + done.stderr


def put_on_standby(folder: Path) -> None:
    """Nobody is picked, and the committee follows the proposals."""
    step("allocate_departments", folder)
    picks = folder / "06部门初选" / "部门初选表-党政办.xlsx"
    fill(picks, "初选", ["编号", "初选意见"], lambda row: {"初选意见": "不同意"})
    step("allocate_departments", folder)
    path = folder / "07定岗决定" / "定岗决定表.xlsx"
    columns = ["编号", "姓名", "决定去向"]
    rows = [[row["编号"], row["姓名"], "待岗"] for row in read_table(path, "定岗决定", columns[:2])]
    days = [["决定日期", dt.datetime(2026, 3, 18)], ["任职日期", dt.datetime(2026, 3, 19)]]
    sheets: dict[str, list[list[Any]]] = {
        "定岗决定": [columns, *rows],
        "会议信息": [["项目", "内容"], *days],
    }
    write_plain(path, sheets)
    step("review_standby", folder)


def write_down(folder: Path, people: list[Somebody]) -> None:
    """The office keeps both sheets of standby."""
    found = {one.number: one for one in people}

    def review(row: dict[str, Any]) -> dict[str, Any]:
        one = found[str(row["编号"])]
        if not one.back_in:
            return {}
        day = dt.datetime(2026, 9, 21)
        return {"考评日期": day, "考评结果": "合格", "去向": one.back_in, "决定日期": day}

    columns = ["编号", "考评日期", "考评结果", "去向", "决定日期"]
    fill(folder / "09待岗管理" / "待岗台账.xlsx", "待岗台账", columns, review)
    header = ["编号", "日期", "情形", "天数", "至", "决定日期"]
    rows = [
        [one.number, day, case, more.get("天数"), more.get("至"), day]
        for one in people
        for day, case, more in one.entries
    ]
    write_plain(folder / "09待岗管理" / "待岗经过.xlsx", {"待岗经过": [header, *rows]})


@pytest.mark.parametrize("seed", [4, 26])
def test_what_follows_on_standby(seed: int, tmp_path: Path) -> None:
    write_town(tmp_path)
    put_on_standby(tmp_path)
    lot = random.Random(seed)
    people = [draw(f"{n:02}", lot) for n in range(1, len(NAMES) + 1)]
    write_down(tmp_path, people)
    step("review_standby", tmp_path)
    rows = read_table(tmp_path / "结果" / "待岗情况.xlsx", "待岗情况", ["编号", "状态"])
    shown = {str(row["编号"]): row for row in rows}
    for one in people:
        row = shown[one.number]
        assert row["状态"] == one.state, one
        assert row["分段待遇"] == paid(one), one
        assert str(row["期满日期"])[:10] == str(one.ends), one
        made = {
            path.parent.name: len([*path.parent.glob(f"*{one.number}*.docx")])
            for path in (tmp_path / "08公文").glob(f"*通知书/*{one.number}*.docx")
        }
        made.pop("恢复工作通知书", None)
        assert made == one.letters, one
        if one.state == "试岗中":
            assert "9月21日至12月21日" in row["说明"]


def test_the_seeds_hold_what_they_are_chosen_for() -> None:
    """Somebody is dismissed for each reason, back in either post, extended, and warned twice."""
    drawn = []
    for seed in (4, 26):
        lot = random.Random(seed)
        drawn += [draw(f"{n:02}", lot) for n in range(1, len(NAMES) + 1)]
    last = {one.entries[-1][1] for one in drawn if one.state == "结束待岗"}
    assert last == {"拒绝上岗", "旷工"}
    assert {one.back_in for one in drawn} == {"", "党政办", "综治办"}
    assert any(one.letters.get("延长待岗通知书") for one in drawn)
    assert any(one.letters.get("待岗处理通知书") == 2 for one in drawn)
