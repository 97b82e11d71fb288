"""`templates/可选表.xlsx`: what a scheme may have besides, blank and explained, with an example."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from campaign.roster.sheets import ROSTER
from campaign.scheme import basics, plan_sheets
from campaign.scheme import sheets as sheets
from campaign.scheme.choosing import OTHER_PLACES, RANGES
from campaign.scheme.condition_sheets import (
    AMONG,
    AT_LEAST,
    AT_MOST,
    BEFORE,
    CONDITIONS,
    ORDERS,
    ConditionRow,
    RankOrder,
)
from campaign.scheme.report import legend_page
from campaign.scheme.rules.standby_rules import PHASES, PhaseRow
from campaign.workbook.declare.kinds import Text
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import Sheet, column, row_class
from maintenance.kinds_of_unit.parts import asked
from maintenance.optional_contest import CONTEST, MORE_TO_SAY
from maintenance.optional_placing import PLACING, placing_examples
from maintenance.optional_scoring import SCORING, scoring_examples
from maintenance.optional_standby import STANDBY

OPTIONAL = "可选表.xlsx"


@row_class
class OptionalItem:
    """An item or column that most schemes do without."""

    sheet: str = column("工作表", Text(), width=14)
    header: str = column("项目（列）", Text(), width=18)
    hint: str = column("填什么", Text(), width=66)


ITEMS = Sheet("可选项目", OptionalItem, "方案里平常不写、要用时加上的项目和列。", landscape=True)

_CONDITIONS: tuple[ConditionRow, ...] = (
    asked("学历", AT_LEAST, "大专"),
    asked("年龄", AT_MOST, 45, of="性别=男、任职情况=新任"),
    asked("任现职年限", AT_LEAST, 2, where="党政办主任、正职"),
    asked("近三年考核", AT_LEAST, "称职"),
    asked("近一年考核", AT_LEAST, "合格", of="工作年限≥1", where="双向选择"),
    asked("处分期至", BEFORE, where="全部"),
    asked("工作年限", AT_LEAST, 20, where="离岗待退"),
    asked("年龄", AT_LEAST, 55, of="性别=男、工作年限≤29", where="离岗待退"),
    asked("驾照", AMONG, "C1、B2", where="综治办", otherwise="人工复核"),
)
_ORDERS = (
    RankOrder(fact="职称", ascending="初级、中级、副高、正高"),
    RankOrder(fact="学历", ascending="高中/中专、大专、本科、研究生"),
)
_WITH_MORE: tuple[Sheet[Any], ...] = (
    basics.BASICS,
    sheets.POSTS,
    sheets.DEPARTMENTS,
    sheets.COMPONENTS,
    sheets.JUDGES,
    sheets.GRADES,
    plan_sheets.SCHEDULE,
    RANGES,
    OTHER_PLACES,
    PHASES,
    ROSTER,
)
"""Sheets that may have items or columns which most schemes do without."""
_PHASES = (
    PhaseRow(first=1, last=3, pay="发给全额工资，不发奖金", what="参加培训，跟班学习"),
    PhaseRow(
        first=4,
        last=6,
        pay="发给基本项目工资的60%，不低于最低工资标准",
        what="跟班学习",
        base="岗位工资、薪级工资",
        rate=Decimal(60),
        least=Decimal(1690),
    ),
    PhaseRow(first=7, pay="发给最低生活费"),
)
_COPY = "要用的，把这张工作表复制到“01活动方案.xlsx”里再填；工作表名和列名不要改。"
_EXPLAINED: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (
        CONDITIONS,
        _CONDITIONS,
        "一个条件一行，各行都要符合；花名册缺的、看不出的，程序列入人工审核，不会放过。",
    ),
    (
        PHASES,
        _PHASES,
        "待岗期间待遇不变的不用这张表，写“基本信息”的“待岗待遇”就行。每段的起止日期由程序按各人的待岗开始日期"
        "推算，写进待岗通知书、台账和近期日期；花名册有工资列的，还可以算出每月金额，不低于最低标准。",
    ),
    *STANDBY,
    (
        ORDERS,
        _ORDERS,
        "学历、学位、年度考核的高低程序已经知道；别的词，或者另有规定的，写在这里。",
    ),
    *PLACING,
    *SCORING,
    *CONTEST,
)


def optional_pages() -> list[Page[Any]]:
    """Return each optional sheet blank, then all of them filled as an example, then the items."""
    blanks: list[Page[Any]] = [
        Page(sheet, notes=[about, _COPY], spare=15) for sheet, _, about in _EXPLAINED
    ]
    filled = [
        Page(replace(sheet, name=f"{sheet.name}示例"), rows, notes=[f"怎样填：{sheet.purpose}"])
        for sheet, rows, _ in _EXPLAINED
    ]
    filled += placing_examples()
    filled += scoring_examples()
    return [*blanks, *filled, Page(ITEMS, list(_items())), legend_page(blanks)]


def _items() -> Iterator[OptionalItem]:
    for name, header, hint in MORE_TO_SAY:
        yield OptionalItem(sheet=name, header=header, hint=hint)
    for sheet in _WITH_MORE:
        for each in sheet.columns:
            if each.uncommon:
                yield OptionalItem(sheet=sheet.name, header=each.header, hint=each.hint)
