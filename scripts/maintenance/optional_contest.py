"""Examples in 可选表.xlsx of rules on who passes, who judges, and how many of a kind."""

from decimal import Decimal
from typing import Any

from campaign.scheme.pass_rules import NO_CONTEST, PASSES, WHOLE, PassRow
from campaign.workbook.declare.sheet import Sheet

_PASSES = (
    PassRow(component=WHOLE, least=Decimal(60), only_where="不多于2人"),
    PassRow(component="面试", share=Decimal(70), only_where=NO_CONTEST),
    PassRow(component="笔试", least=Decimal(50), applies_to="正职"),
)
CONTEST: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (
        PASSES,
        _PASSES,
        "总分的及格线，或者只在没有竞争时才有的及格线写在这里；一个项目总是适用的，"
        "写在“评分项目”的“及格线”一列。",
    ),
)
