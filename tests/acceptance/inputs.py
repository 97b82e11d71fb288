"""Writes scheme, roster and registrations as another program would: header row and data."""

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from acceptance.town import DEADLINE, Application, Person, Town
from acceptance.workbooks import write_plain

SCHEME = "01活动方案.xlsx"
ROSTER = "02干部花名册.xlsx"
ORDINALS = "一二三四五六七八九十"
ROSTER_COLUMNS = [
    "编号",
    "姓名",
    "性别",
    "出生年月",
    "民族",
    "政治面貌",
    "学历",
    "参加工作时间",
    "编制性质",
    "在岗状态",
    "现部门",
    "现职务",
    "参加范围",
    "不参加原因",
    "备注",
]


def _shuffled(lot: random.Random, rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The same table with its columns in another order and one that is nobody's business."""
    columns = [*map(list, zip(*rows, strict=True)), ["经办备注", *[None] * (len(rows) - 1)]]
    lot.shuffle(columns)
    return [*map(list, zip(*columns, strict=True))]


def _typed(number: str) -> str | int:
    """A 编号 as a spreadsheet program keeps it when somebody types it."""
    return number if number[0] in "0G" else int(number)


def wishes_header(count: int) -> list[str]:
    return [f"第{ORDINALS[index]}志愿" for index in range(count)]


def basic_items(town: Town) -> list[tuple[str, Any]]:
    """Every item the contract names, in its order; the deadline as a date or as it is spoken."""
    deadline = DEADLINE if town.seed % 3 else "2026年3月7日下午4:30"
    return [
        ("活动名称", "柳河镇双向选择竞争上岗活动"),
        ("党委全称", "中共柳河镇委员会"),
        ("政府全称", "柳河镇人民政府"),
        ("发文机关代字", "柳委"),
        ("发文年度", 2026),
        ("起始文号", 7),
        ("报名开始", dt.datetime(2026, 3, 3)),
        ("报名截止", deadline),
        ("活动开始", dt.datetime(2026, 3, 3)),
        ("活动结束", dt.datetime(2026, 3, 20)),
        ("年限计算日", dt.datetime(2026, 3, 7)),
        ("最多志愿数", town.most_choices),
        ("演说时限(分钟)", 10),
        ("抽签种子", str(town.seed) if town.seed % 2 else None),
        ("保留小数", town.places),
        ("舍入方式", town.rounding),
        ("舍入环节", town.stage),
        ("第二志愿演说成绩", town.later_speech),
        ("并列处理", "、".join(town.ties) or "党委决定"),
        ("公示工作日数", 5),
        ("公示开始", dt.datetime(2026, 3, 12)),
        ("移交期限(工作日)", 5),
        ("待岗期限(月)", 6),
        ("待岗待遇", "只发给基本工资"),
        ("待岗开始", dt.datetime(2026, 3, 20)),
        ("双选优先方", town.first_side),
        ("文字", "简体"),
        ("演练", "否"),
    ]


def scheme_sheets(town: Town) -> dict[str, list[list[Any]]]:
    """Give the sheets of the scheme, with the contract's columns and no other."""
    marked = [component.name for component in town.components if not component.by_ballot]
    return {
        "基本信息": [
            ["项目", "内容", "说明"],
            *([name, value, None] for name, value in basic_items(town)),
        ],
        "竞争职位": [
            ["部门", "职务", "职数", "政治面貌要求", "最低工作年限", "其他条件", "分管领导"],
            *([p.office, p.title, p.quota, p.party, p.years, None, p.leader] for p in town.posts),
        ],
        "双选部门": [
            ["部门", "职数", "包含岗位", "分管领导"],
            *([name, quota, None, None] for name, quota in town.departments.items()),
        ],
        "评分项目": [
            [
                "项目",
                "方式",
                "分值",
                "单张满分",
                "去最高分个数",
                "去最低分个数",
                "去高低分起算人数",
            ],
            *(
                [c.name, "民主测评" if c.by_ballot else "评委打分", c.points, c.full, *c.trimming]
                for c in town.components
            ),
        ],
        "评委名单": [
            ["姓名", "职务", *marked],
            *(
                [judge, None, *("是" if name in names else "否" for name in marked)]
                for judge, names in town.judges.items()
            ),
        ],
        "测评等次": [
            ["等次", "折算分", "计入分母"],
            *([g.name, g.worth, "是" if g.counted else "否"] for g in town.grades),
        ],
        "日程安排": [["阶段", "开始", "结束", "内容"]],
        "领导小组": [["组内职务", "姓名", "党政职务"]],
        "回避关系": [
            ["评委", "编号", "姓名", "原因"],
            *([judge, n, town.person(n).name, "近姻亲"] for judge, n in sorted(town.recusals)),
        ],
        "部门别名": [["别名", "部门"]],
        "工作日历": [["日期", "类型", "依据"]],
    }


def _roster_row(person: Person) -> list[Any]:
    joined = f"{person.joined[0]}.{person.joined[1]:02d}"
    away = "借调县里" if person.scope == "不参加" else None
    return [
        _typed(person.number),
        person.name,
        "女",
        "1970.05",
        "汉族",
        person.party,
        "本科",
        joined,
        "行政编制",
        "在岗",
        person.office,
        person.title,
        person.scope,
        away,
        None,
    ]


def _register(town: Town, applications: Sequence[Application]) -> list[list[Any]]:
    header = ["编号", "姓名", *wishes_header(town.most_choices), "服从调剂", "报名时间"]
    rows: list[list[Any]] = [header]
    for entry in applications:
        wishes = [*entry.choices, *[None] * (town.most_choices - len(entry.choices))]
        name = town.person(entry.number).name
        rows.append(
            [_typed(entry.number), name, *wishes, "是" if entry.obeys else "否", entry.when]
        )
    return rows


def _form(town: Town, entry: Application) -> list[list[Any]]:
    labels = [("编号", _typed(entry.number)), ("姓名", town.person(entry.number).name)]
    labels += zip(wishes_header(town.most_choices), entry.choices, strict=False)
    rows: list[list[Any]] = [[label, value] for label, value in labels]
    return [*rows, ["服从调剂", "是" if entry.obeys else "否", "报名时间", entry.when]]


def write_inputs(town: Town, folder: Path) -> None:
    """Write the scheme, the roster and every registration, forms and registers mixed."""
    lot = random.Random(town.seed)
    roster = [ROSTER_COLUMNS, *(_roster_row(person) for person in town.people)]
    _write_tables(lot, folder / SCHEME, scheme_sheets(town))
    _write_tables(lot, folder / ROSTER, {"花名册": roster})
    sheets = {}
    for sheet, applications in (("竞争上岗", town.for_posts), ("选部门", town.for_departments)):
        forms = [entry for entry in applications if lot.random() < 0.3]
        for entry in forms:
            path = folder / "03报名表" / f"{sheet}-{entry.number}.xlsx"
            write_plain(path, {f"{sheet}报名表": _form(town, entry)})
        others = [entry for entry in applications if entry not in forms]
        if others:
            sheets[f"{sheet}报名"] = _register(town, others)
    if lot.random() < 0.5:
        for title, rows in sheets.items():
            _write_tables(lot, folder / "03报名表" / "收到的" / f"{title}汇总.xlsx", {title: rows})
    elif sheets:
        _write_tables(lot, folder / "03报名表" / "登记.xlsx", sheets)
    (folder / "03报名表").mkdir(exist_ok=True)


def _write_tables(lot: random.Random, path: Path, sheets: dict[str, list[list[Any]]]) -> None:
    """Write tables with their columns as the contract names them, or in another order."""
    if lot.random() < 0.5:
        sheets = {title: _shuffled(lot, rows) for title, rows in sheets.items()}
    write_plain(path, sheets)
