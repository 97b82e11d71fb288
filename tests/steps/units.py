"""Campaigns of other units than a township, in their own words, played to the last letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from campaigns import Town, fill, fill_items, person, run, table

TURNOUT = {"应到": 12, "实到": 11, "发出": 11, "收回": 10, "有效": 10, "无效": 0}
MEETING = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 20)}


@dataclass(frozen=True)
class Unit:
    """How a unit names itself, whom and what it chooses."""

    basics: Mapping[str, Any]
    departments: tuple[str, str]
    posts: tuple[str, str]
    """Titles: two posts in the first department, the second one's in the other."""
    establishment: str
    position: str

    @property
    def body(self) -> str:
        return str(self.basics["决策机构"])

    def town(self) -> Town:
        """A whole campaign: three compete for three posts, three choose departments."""
        one, other = self.departments
        head, deputy = self.posts
        people = "01 安宁", "02 白帆", "03 池清", "04 戴月", "05 方舟", "06 葛洪"
        town = Town(
            people=[
                person(*each.split())
                | {"编制性质": self.establishment, "现部门": one, "现职务": self.position}
                | {"政治面貌": ""}
                for each in people
            ],
            post_choices={
                "01": (one + head, one + deputy),
                "02": (one + head, one + deputy),
                "03": (other + head,),
            },
            department_choices={"03": (other,), "04": (one, other), "05": (one,)},
        )
        town.posts = [
            {"部门": department, "职务": title, "职数": 1, "最低工作年限": 2, "分管领导": "顾平"}
            for department, title in ((one, head), (one, deputy), (other, head))
        ]
        town.departments = [
            {"部门": name, "职数": 2, "包含岗位": "", "分管领导": "顾平"} for name in (one, other)
        ]
        for item in ("党委全称", "政府全称"):
            del town.basics[item]
        town.basics |= self.basics
        town.more = {
            "日程安排": [{"阶段": "报名", "开始": date(2026, 3, 3), "结束": date(2026, 3, 7)}],
            "领导小组": [{"组内职务": "组长", "姓名": "秦山", "职务": "负责人"}],
        }
        return town


SCHOOL = Unit(
    {
        "活动名称": "青河中学岗位竞聘", "发文单位全称": "青河中学", "发文机关代字": "青中",
        "决策机构": "校长办公会", "职位统称": "年级组长", "人员统称": "教师",
        "并列处理": "校长办公会决定", "双选优先方": "教师", "在编性质": "事业编制",
        "最高任职年龄": "60",
    },
    ("高一年级", "高二年级"), ("组长", "副组长"), "事业编制", "教员",
)  # fmt: skip
HOSPITAL = Unit(
    {
        "活动名称": "青河医院护士长竞聘", "发文单位全称": "青河医院", "发文机关代字": "青医",
        "决策机构": "院务会", "职位统称": "护士长", "人员统称": "护理人员",
        "并列处理": "院务会决定", "双选优先方": "护理人员", "在编性质": "备案制、事业编制",
    },
    ("内科", "外科"), ("护士长", "副护士长"), "备案制", "护师",
)  # fmt: skip
COMPANY = Unit(
    {
        "活动名称": "青河公司全员竞聘", "单位全称": "青河公司", "发文机关代字": "青司",
        "决策机构": "总经理办公会", "职位统称": "部门经理", "人员统称": "员工",
        "并列处理": "总经理办公会决定", "双选优先方": "员工", "在编性质": "合同制",
    },
    ("市场部", "财务部"), ("经理", "副经理"), "合同制", "专员",
)  # fmt: skip


def play(unit: Unit, root: Path) -> Path:
    """Everything filled in as an outside program would, every proposal followed."""
    unit.town().write(root)
    return play_on(root, unit.body)


def play_on(root: Path, body: str) -> Path:
    """A folder with scheme, roster and registrations, played to the last letter."""
    _no_error(root)
    assert not run("prepare_scoring", root).errors  # 一键办理 leaves the draw to people
    for path in (root / "04评分表").glob("*评分表-*.xlsx"):
        marks = {row["编号"]: 95 - n for n, row in enumerate(table(path, "评分表"))}
        fill(path, "评分表", "得分", marks)
    for path in (root / "04评分表").glob("*成绩表.xlsx"):
        marks = {row["编号"]: 90 - 2 * n for n, row in enumerate(table(path, "成绩"))}
        fill(path, "成绩", "得分", marks)
    for path in (root / "04评分表").glob("*计票表*.xlsx"):
        first, *others = (each for each in headers_of(path, "计票表") if each in GRADES)
        people = [row["编号"] for row in table(path, "计票表")]
        fill(path, "计票表", first, dict.fromkeys(people, 8))
        for grade in others:
            fill(path, "计票表", grade, dict.fromkeys(people, 2 if grade == others[0] else 0))
        fill_items(path, "票数", TURNOUT)
    _no_error(root)
    if (root / "05任用决定" / "任用决定表.xlsx").exists():
        _decide_posts(root / "05任用决定" / "任用决定表.xlsx", f"{body}决定")
        _no_error(root)
    for path in (root / "06部门初选").glob("*.xlsx"):
        rows = [row["编号"] for row in table(path, "初选")]
        fill(path, "初选", "初选意见", dict.fromkeys(rows, "同意"))
        fill(path, "初选", "排序", {row: number for number, row in enumerate(rows, 1)})
    _no_error(root)
    path = root / "07定岗决定" / "定岗决定表.xlsx"
    if not path.exists():
        return root
    proposals = {row["编号"]: row["建议去向"] for row in table(path, "定岗决定")}
    fill(path, "定岗决定", "决定去向", proposals)
    fill_items(path, "会议信息", MEETING)
    _no_error(root)
    ledger = root / "09待岗管理" / "待岗台账.xlsx"
    waiting = {row["编号"] for row in table(ledger, "待岗台账")}
    places = [row["去向"] for row in _everybody(root) if row["去向类别"] == "部门岗位"]
    passed = {"考评日期": date(2026, 9, 21), "考评结果": "合格", f"{body}决定": "恢复工作",
              "去向": places[0]}  # fmt: skip
    for column, value in passed.items():
        fill(ledger, "待岗台账", column, dict.fromkeys(waiting, value))
    ran = run("review_standby", root, today=date(2026, 9, 22))
    assert ran.errors == []
    assert ran.outcome
    return root


def _everybody(root: Path) -> list[dict[str, Any]]:
    return table(root / "结果" / "双向选择结果.xlsx", "人员去向")


GRADES = {"优秀", "称职", "基本称职", "不称职", "赞成", "不赞成", "弃权"}


def headers_of(path: Path, sheet: str) -> dict[str, Any]:
    """The headers of a sheet, in order."""
    return dict.fromkeys(table(path, sheet)[0])


def _no_error(root: Path) -> None:
    assert not run("run_all", root).errors


def _decide_posts(path: Path, column: str) -> None:
    book = load_workbook(path)
    sheet = book["任用决定"]
    rows = list(sheet.iter_rows(values_only=True))
    header = next(n for n, row in enumerate(rows) if column in row)
    proposal, decision = rows[header].index("建议"), rows[header].index(column)
    for number in range(header + 1, len(rows)):
        if rows[number][proposal] in ("任用", "不任用"):
            sheet.cell(number + 1, decision + 1).value = rows[number][proposal]
    book.save(path)
    fill_items(path, "会议信息", MEETING)
