"""Examples in 可选表.xlsx of rules on who passes, who judges, and how many of a kind."""

from decimal import Decimal
from typing import Any

from campaign.scheme.pass_rules import NO_CONTEST, PASSES, PassRow
from campaign.scheme.score_sheets import WHOLE
from campaign.workbook.declare.sheet import Sheet

_PASSES = (
    PassRow(component=WHOLE, least=Decimal(60), only_where="不多于2人"),
    PassRow(component="面试", share=Decimal(70), only_where=NO_CONTEST),
    PassRow(component="笔试", least=Decimal(50), applies_to="正职"),
)
MORE_TO_SAY: tuple[tuple[str, str, str], ...] = (
    (
        "基本信息",
        "并列处理",
        "除评分项目以外，还可以写花名册上的一列（学历、近三年连续优秀年数、距退休年限、参加工作时间；"
        "别的列注明谁在前，如“职称（高者优先）”），“顺延小数位”（比没有舍入的总分），"
        "最后写“抽签”。例：民主测评、近三年优秀次数、顺延小数位、抽签",
    ),
)
"""Usual items that may say more than most schemes do: sheet, item, what can be written."""
CONTEST: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (
        PASSES,
        _PASSES,
        "总分的及格线，或者只在没有竞争时才有的及格线写在这里；一个项目总是适用的，"
        "写在“评分项目”的“及格线”一列。",
    ),
)
