"""The self-check's test deck.

A campaign small enough to be worked out by hand: `templates/自检题/应有结果.json` has the answers,
with the working, and is written by hand. The workbooks are plain, as another program would write
them, and hold what people really type: full-width figures, figures as text, a formula.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

_CREATED = datetime(2026, 1, 1)

Rows = Sequence[Sequence[Any]]


class Calculated(NamedTuple):
    """A formula with the result that the spreadsheet program has stored."""

    formula: str
    result: float


BASICS = {
    "活动名称": "计票自检",
    "党委全称": "中共自检镇委员会",
    "政府全称": "自检镇人民政府",
    "发文机关代字": "自检委",
    "发文年度": 2026,
    "起始文号": 1,
    "报名开始": date(2026, 3, 3),
    "报名截止": datetime(2026, 3, 7, 16, 30),
    "活动开始": date(2026, 3, 3),
    "活动结束": date(2026, 3, 27),
    "年限计算日": date(2026, 3, 7),
    "最多志愿数": 3,
    "演说时限(分钟)": 10,
    "抽签种子": "20260310",
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
JUDGES = ("柳甲", "柳乙", "柳丙", "柳丁", "柳戊")
POST = ("办公室", "主任")
DEPARTMENTS = ("甲办", "乙办", "丙办")
COMPONENTS: Rows = [
    ("竞职演说", "评委打分", 30, 100, 1, 1, 3),
    ("民主测评", "民主测评", 30, 100, 0, 0, 0),
    ("联席会评分", "评委打分", 40, 100, 0, 0, 0),
]
PEOPLE = {
    "001": ("赵一", "2008.07"),
    "002": ("钱二", "2009.07"),
    "003": ("孙三", date(2024, 3, 7)),
    "004": ("李四", date(2024, 3, 8)),
    "005": ("周五", "2010.07"),
    "011": ("吴六", "2011.07"),
    "012": ("郑七", "2012.07"),
    "013": ("冯八", "2013.07"),
}
HANDED_IN = {
    "001": datetime(2026, 3, 6, 10, 0),
    "002": "2026年3月7日下午4:30",
    "003": datetime(2026, 3, 6, 11, 0),
    "004": datetime(2026, 3, 6, 12, 0),
    "005": datetime(2026, 3, 7, 16, 31),
}
SPEECHES: Mapping[str, Sequence[Any]] = {
    "001": (88, 79, "９３", Calculated("=45*2", 90), "87"),
    "002": (75, 80, 89, 73, 81),
    "003": (87, 75, 70, 80, 77),
}
MEETING = {"001": (85, 85, 87), "002": (78, 76, 84), "003": (80, 81, 80)}
GRADES = (("优秀", 100), ("称职", 80), ("基本称职", 60), ("不称职", 0))
BALLOTS = {"001": (15, 5, 2, 1), "002": (12, 7, 3, 1), "003": (12, 7, 3, 1)}
TURNOUT = {"应到": 25, "实到": 24, "发出": 24, "收回": 24, "有效": 23, "无效": 1}
DECISIONS: Rows = [
    ("001", 87.12, 1, "任用", "任用"),
    ("002", 80.64, 2, "不任用", "不任用"),
    ("003", 80.64, 2, "不任用", "不任用"),
]
CHOICES = {
    "011": ("甲办", "乙办", "丙办"),
    "012": ("乙办", "丙办", "甲办"),
    "013": ("丙办", "甲办", "乙办"),
}
"""Gale and Shapley 1962, example 1: three men and their lists."""
PICKS = {
    "甲办": ("012", "013", "011"),
    "乙办": ("013", "011", "012"),
    "丙办": ("011", "012", "013"),
}
"""The same example's three women."""


def build(place: Path) -> None:
    """Write the deck's workbooks."""
    post = "".join(POST)
    _write(
        place / "01活动方案.xlsx",
        {
            "基本信息": [("项目", "内容"), *BASICS.items()],
            "竞争职位": [
                ("部门", "职务", "职数", "最低工作年限", "分管领导"),
                (*POST, 1, 2, "柳甲"),
            ],
            "双选部门": [("部门", "职数"), *((name, 1) for name in DEPARTMENTS)],
            "评分项目": [
                (
                    "项目",
                    "方式",
                    "分值",
                    "单张满分",
                    "去最高分个数",
                    "去最低分个数",
                    "去高低分起算人数",
                ),
                *COMPONENTS,
            ],
            "评委名单": [
                ("姓名", "职务", "竞职演说", "联席会评分"),
                *((name, "委员", "是", "是" if at < 3 else "否") for at, name in enumerate(JUDGES)),
            ],
            "测评等次": [
                ("等次", "折算分", "计入分母"),
                *((name, points, "是") for name, points in GRADES),
            ],
            "工作日历": [
                ("日期", "类型", "依据"),
                (date(2026, 3, 16), "放假", "自检"),
                (date(2026, 3, 21), "上班", "自检"),
            ],
        },
    )
    _write(place / "02干部花名册.xlsx", {"花名册": [*_roster()]})
    _write(
        place / "03报名表" / "竞争上岗报名.xlsx",
        {
            "竞争上岗报名": [
                ("编号", "姓名", "第一志愿", "服从调剂", "报名时间"),
                *((key, PEOPLE[key][0], post, "是", when) for key, when in HANDED_IN.items()),
            ]
        },
    )
    _write_text(
        place / "03报名表" / "选部门报名.csv",
        [
            ("编号", "姓名", "第一志愿", "第二志愿", "第三志愿", "服从调剂", "报名时间"),
            *(
                (key, PEOPLE[key][0], *names, "是", "2026-3-6 9:00")
                for key, names in CHOICES.items()
            ),
        ],
    )
    for at, judge in enumerate(JUDGES):
        _marks(place, "竞职演说", judge, {key: marks[at] for key, marks in SPEECHES.items()})
        if at < 3:
            _marks(place, "联席会评分", judge, {key: marks[at] for key, marks in MEETING.items()})
    _write(
        place / "04评分表" / "民主测评计票表.xlsx",
        {
            "计票表": [
                ("编号", "姓名", "竞争职位", *(name for name, _ in GRADES)),
                *((key, PEOPLE[key][0], post, *counts) for key, counts in BALLOTS.items()),
            ],
            "票数": [("项目", "票数"), *TURNOUT.items()],
        },
    )
    _write(
        place / "05任用决定" / "任用决定表.xlsx",
        {
            "任用决定": [
                ("部门", "职务", "编号", "姓名", "总分", "名次", "建议", "党委决定"),
                *((*POST, key, PEOPLE[key][0], *rest) for key, *rest in DECISIONS),
            ],
            "会议信息": [
                ("项目", "内容"),
                ("决定日期", date(2026, 3, 11)),
                ("任职日期", date(2026, 3, 20)),
            ],
        },
    )
    for department, ranking in PICKS.items():
        _write(
            place / "06部门初选" / f"部门初选表-{department}.xlsx",
            {"初选": [*_picks(department, ranking)]},
        )


def _roster() -> Rows:
    header = (
        "编号", "姓名", "性别", "出生年月", "民族", "政治面貌", "学历", "参加工作时间", "编制性质",
        "在岗状态", "现部门", "现职务", "参加范围",
    )  # fmt: skip
    rows = [
        (key, name, "女", "1985.06", "汉族", "中共党员", "本科", since, "行政编制", "在岗",
         "办公室", "干事", "竞争和双选")
        for key, (name, since) in PEOPLE.items()
    ]  # fmt: skip
    return [header, *rows]


def _marks(place: Path, component: str, judge: str, marks: Mapping[str, Any]) -> None:
    rows = [(key, PEOPLE[key][0], "".join(POST), mark) for key, mark in marks.items()]
    _write(
        place / "04评分表" / f"{component}评分表-{judge}.xlsx",
        {"评分表": [("编号", "姓名", "竞争职位", "得分"), *rows]},
    )


def _picks(department: str, ranking: Sequence[str]) -> Rows:
    rows = [
        (key, PEOPLE[key][0], names.index(department) + 1, "办公室", "同意", ranking.index(key) + 1)
        for key, names in CHOICES.items()
    ]
    return [("编号", "姓名", "志愿序", "现部门", "初选意见", "排序"), *rows]


def _write(path: Path, sheets: Mapping[str, Rows]) -> None:
    """Write a workbook with the header in row 1 and the data below."""
    import xlsxwriter

    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": _CREATED})
    formats = {
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 12, 14)
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                if isinstance(value, Calculated):
                    sheet.write_formula(number, at, value.formula, None, value.result)
                elif isinstance(value, date):
                    sheet.write_datetime(number, at, value, formats[type(value)])
                else:
                    sheet.write(number, at, value)
    book.close()


def _write_text(path: Path, rows: Rows) -> None:
    """Write a text file as Chinese Excel does."""
    text = "".join(",".join(row) + "\r\n" for row in rows)
    path.write_bytes(text.encode("gb18030"))
