"""Small campaigns for tests, in plain workbooks: a header row and the data, nothing else.

That is how another program would write them, so every test that uses this also tests that the
contract is enough.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import load_workbook

from campaign.issues import Issue
from campaign.overview.showing import overview_of
from campaign.run import Faulty, Outcome, Run, Waiting
from campaign.storage.folder import Folder

Row = Mapping[str, Any]
Table = Sequence[Row]

BASICS: dict[str, Any] = {
    "活动名称": "禾川镇双向选择、竞争上岗活动",
    "党委全称": "中共禾川镇委员会",
    "政府全称": "禾川镇人民政府",
    "发文机关代字": "禾委",
    "发文年度": 2026,
    "起始文号": 5,
    "报名开始": date(2026, 3, 3),
    "报名截止": datetime(2026, 3, 7, 16, 30),
    "活动开始": date(2026, 3, 3),
    "活动结束": date(2026, 3, 20),
    "年限计算日": date(2026, 3, 7),
    "最多志愿数": 2,
    "演说时限(分钟)": 10,
    "抽签种子": "314159",
    "保留小数": 2,
    "舍入方式": "四舍五入",
    "舍入环节": "逐步舍入",
    "第二志愿演说成绩": "沿用",
    "并列处理": "党委决定",
    "公示工作日数": 5,
    "公示开始": date(2026, 3, 12),
    "移交期限(工作日)": 5,
    "待岗期限(月)": 6,
    "待岗待遇": "只发给基本工资",
    "待岗开始": date(2026, 3, 20),
    "双选优先方": "干部",
    "文字": "简体",
    "演练": "否",
}
POSTS: list[dict[str, Any]] = [
    {"部门": "党政办", "职务": "主任", "职数": 1, "政治面貌要求": "中共党员", "最低工作年限": 2},
    {"部门": "党政办", "职务": "副主任", "职数": 1, "政治面貌要求": "中共党员", "最低工作年限": 2},
    {"部门": "综治办", "职务": "专职副主任", "职数": 1, "政治面貌要求": "", "最低工作年限": 2},
]
DEPARTMENTS: list[dict[str, Any]] = [
    {"部门": "党政办", "职数": 2, "包含岗位": "督查室", "分管领导": "顾平"},
    {"部门": "综治办", "职数": 2, "包含岗位": "", "分管领导": "雷声"},
]
COMPONENTS: list[dict[str, Any]] = [
    {"项目": "竞职演说", "方式": "评委打分", "分值": 30, "单张满分": 100,
     "去最高分个数": 0, "去最低分个数": 0, "去高低分起算人数": 0},
    {"项目": "民主测评", "方式": "民主测评", "分值": 30, "单张满分": 100,
     "去最高分个数": 0, "去最低分个数": 0, "去高低分起算人数": 0},
    {"项目": "联席会评分", "方式": "评委打分", "分值": 40, "单张满分": 100,
     "去最高分个数": 0, "去最低分个数": 0, "去高低分起算人数": 0},
]  # fmt: skip
JUDGES = ("秦山", "顾平", "雷声")
GRADES: list[dict[str, Any]] = [
    {"等次": "优秀", "折算分": 100, "计入分母": "是"},
    {"等次": "称职", "折算分": 80, "计入分母": "是"},
    {"等次": "基本称职", "折算分": 60, "计入分母": "是"},
    {"等次": "不称职", "折算分": 0, "计入分母": "是"},
]
PEOPLE = ("01 安宁", "02 白帆", "03 池清", "04 戴月", "05 方舟", "06 葛洪")


def person(staff_id: str, name: str, **changes: Any) -> dict[str, Any]:
    """A roster row of somebody who may apply for everything."""
    row = {
        "编号": staff_id, "姓名": name, "性别": "女", "出生年月": "1985.06", "民族": "汉族",
        "政治面貌": "中共党员", "学历": "本科", "参加工作时间": "2008.07", "编制性质": "行政编制",
        "在岗状态": "在岗", "现部门": "党政办", "现职务": "干事", "参加范围": "竞争和双选",
        "不参加原因": "", "备注": "",
    }  # fmt: skip
    return row | changes


@dataclass
class Town:
    """A campaign's inputs; change what the test is about and write it to a folder."""

    basics: dict[str, Any] = field(default_factory=lambda: dict(BASICS))
    posts: list[dict[str, Any]] = field(default_factory=lambda: [dict(each) for each in POSTS])
    departments: list[dict[str, Any]] = field(
        default_factory=lambda: [dict(each) for each in DEPARTMENTS]
    )
    components: list[dict[str, Any]] = field(
        default_factory=lambda: [dict(each) for each in COMPONENTS]
    )
    judges: tuple[str, ...] = JUDGES
    judge_classes: dict[str, str] = field(default_factory=dict)
    """类别 of judges, for those who have one."""
    grades: list[dict[str, Any]] = field(default_factory=lambda: [dict(each) for each in GRADES])
    more: dict[str, Table] = field(default_factory=dict)
    """Further sheets of the scheme, such as 回避关系."""
    people: list[dict[str, Any]] = field(
        default_factory=lambda: [person(*each.split()) for each in PEOPLE]
    )
    post_choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Posts applied for, by 编号."""
    department_choices: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def write(self, root: Path) -> Path:
        """Write scheme, roster and registers; the folder."""
        root.mkdir(parents=True, exist_ok=True)
        judged = [each["项目"] for each in self.components if each["方式"] == "评委打分"]
        judges = [
            {"姓名": name, "职务": "委员"}
            | ({"类别": self.judge_classes[name]} if name in self.judge_classes else {})
            | dict.fromkeys(judged, "是")
            for name in self.judges
        ]
        scheme: dict[str, Table] = {
            "基本信息": [{"项目": key, "内容": value} for key, value in self.basics.items()],
            "竞争职位": self.posts,
            "双选部门": self.departments,
            "评分项目": self.components,
            "评委名单": judges,
            "测评等次": self.grades,
            **self.more,
        }
        headers = {
            "竞争职位": list(POSTS[0]),
            "双选部门": list(DEPARTMENTS[0]),
            "评分项目": list((self.components or COMPONENTS)[0]),
            "评委名单": ["姓名", "职务"],
        }
        write_plain(root / "01活动方案.xlsx", scheme, headers)
        write_plain(root / "02干部花名册.xlsx", {"花名册": self.people})
        for sheet, choices in (
            ("竞争上岗报名", self.post_choices),
            ("选部门报名", self.department_choices),
        ):
            if choices:
                path = root / "03报名表" / f"{sheet}.xlsx"
                write_plain(path, {sheet: [self.application(*each) for each in choices.items()]})
        return root

    def application(self, staff_id: str, choices: Sequence[str]) -> dict[str, Any]:
        """A register row, handed in in time."""
        names = {each["编号"]: each["姓名"] for each in self.people}
        numerals = "一二三四五六"
        count = max(2, len(choices), int(self.basics["最多志愿数"]))
        wishes = {
            f"第{numerals[n]}志愿": choices[n] if n < len(choices) else "" for n in range(count)
        }
        return {
            "编号": staff_id,
            "姓名": names.get(staff_id, ""),
            **wishes,
            "服从调剂": "是",
            "报名时间": datetime(2026, 3, 6, 10, 0),
        }


def write_plain(
    path: Path, sheets: Mapping[str, Table], headers: Mapping[str, Sequence[str]] | None = None
) -> Path:
    """A workbook with the header in row 1 and the data below."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    clock = book.add_format({"num_format": "h:mm"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        columns = list((headers or {}).get(name, ()))
        for row in rows:
            columns += [key for key in row if key not in columns]
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                value = row.get(column)
                if isinstance(value, datetime):
                    sheet.write_datetime(number, at, value, moment)
                elif isinstance(value, time):
                    sheet.write_datetime(number, at, value, clock)
                elif isinstance(value, date):
                    sheet.write_datetime(
                        number, at, datetime(value.year, value.month, value.day), day
                    )
                elif value not in (None, ""):
                    sheet.write(number, at, value)
    book.close()
    return path


# -- running and reading back ---------------------------------------------------------------------


class Quiet:
    """A reporter that nobody watches."""

    def say(self, text: str) -> None:
        pass

    def progress(self, what: str, done: int, total: int) -> None:
        pass


@dataclass
class Ran:
    """What a step came to."""

    run: Run
    outcome: Outcome | None
    """None if it waited or was faulty."""
    waits_for: tuple[str, ...] = ()

    @property
    def issues(self) -> list[Issue]:
        return self.run.issues

    @property
    def errors(self) -> list[Issue]:
        return [issue for issue in self.run.issues if issue.is_error]


def run(step: str, root: Path, today: date = date(2026, 3, 10)) -> Ran:
    """Run one step in this process, as the shell does."""
    own = Run(Folder(root), Quiet(), today)
    try:
        outcome = import_module(f"campaign.steps.{step}").carry_out(own)
        return Ran(own, outcome)
    except Waiting as waiting:
        return Ran(own, None, tuple(str(each) for each in waiting.args))
    except Faulty:
        return Ran(own, None)
    finally:
        own.folder.commit()
        for issue in own.issues:
            assert issue.problem  # every sentence has all that it needs
            assert issue.remedy


def next_line(root: Path, today: date = date(2026, 3, 10)) -> str:
    """The next thing to do, as window and page say it."""
    return overview_of(Run(Folder(root), Quiet(), today)).next_step


def codes(issues: Iterable[Issue]) -> set[tuple[str, str]]:
    """(cell, code) of each issue."""
    return {(issue.where.cell, issue.kind.code) for issue in issues}


def places(issues: Iterable[Issue]) -> set[tuple[str, str, str, str]]:
    """(file, sheet, cell, code) of each issue."""
    return {(each.where.file, each.where.sheet, each.where.cell, each.kind.code) for each in issues}


def table(path: Path, sheet: str, key: str = "编号") -> list[dict[str, Any]]:
    """The rows of a sheet by header, found by name; rows without the key are remarks."""
    worksheet = load_workbook(path, data_only=True)[sheet]
    rows = list(worksheet.iter_rows(values_only=True))
    at = next(n for n, row in enumerate(rows) if key in row)
    header = rows[at]
    found = [dict(zip(header, row, strict=True)) for row in rows[at + 1 :]]
    return [{str(k): v for k, v in row.items() if k} for row in found if row[key] not in (None, "")]


def changed_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of 变更对照; the sheet is there once something has changed."""
    there = "变更对照" in load_workbook(path, read_only=True).sheetnames
    return table(path, "变更对照") if there else []


def fill(path: Path, sheet: str, column: str, values: Mapping[str, Any], key: str = "编号") -> None:
    """Write values into a column of a made sheet, by the key of the row, as a person would."""
    book = load_workbook(path)
    worksheet = book[sheet]
    rows = list(worksheet.iter_rows(values_only=True))
    header = next(n for n, row in enumerate(rows) if key in row and column in row)
    key_at, value_at = rows[header].index(key), rows[header].index(column)
    for number in range(header + 1, len(rows)):
        found = str(rows[number][key_at])
        if found in values:
            worksheet.cell(number + 1, value_at + 1).value = values[found]
    book.save(path)


def fill_items(path: Path, sheet: str, values: Mapping[str, Any]) -> None:
    """Write values into an items sheet (票数, 会议信息), by the name of the item."""
    book = load_workbook(path)
    worksheet = book[sheet]
    for number, row in enumerate(worksheet.iter_rows(values_only=True), 1):
        if str(row[0]) in values:
            worksheet.cell(number, 2).value = values[str(row[0])]
    book.save(path)


def earlier(path: Path) -> bytes:
    """The form as if it had been handed in a minute earlier, with another telephone."""
    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for label, cell in pairwise(row):
            if label.value == "报名时间" and isinstance(cell.value, datetime):
                cell.value -= timedelta(minutes=1)
            if label.value == "联系电话":
                cell.value = "0571-88000000"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
