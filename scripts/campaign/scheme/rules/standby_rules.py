"""Optional sheet of 01活动方案.xlsx about standby: 待岗阶段, the pay of each stretch of months."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from campaign.issues import Issue, Kind
from campaign.scheme.answers import BEFORE_PAY
from campaign.workbook.declare.kinds import Number, Text, Whole
from campaign.workbook.declare.numbers import Percent
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.read.reader import Row

MOST_MONTHS = 60


@row_class
class PhaseRow:
    """Some months of standby, and what they bring."""

    first: int = column("从第几个月", Whole(1, MOST_MONTHS), key=True, width=12)
    last: int | None = column(
        "到第几个月",
        Whole(1, MOST_MONTHS),
        default=None,
        width=12,
        hint="最后一段留空的，到待岗结束为止；填了的，待岗（含延期）最长到这个月",
    )
    pay: str = column(
        "待遇",
        Phrase("待遇", "待岗待遇", before=BEFORE_PAY, sentence=True),
        width=40,
        hint="如“发给基本工资”，写进通知书和台账",
    )
    what: str = column(
        "内容",
        Phrase("内容", before=BEFORE_PAY, sentence=True),
        default="",
        width=40,
        hint="这一段做什么，如培训、跟班学习",
    )
    base: str = column(
        "计发项目",
        Text(),
        default="",
        width=22,
        uncommon=True,
        hint="要算出金额的，写花名册上的列，如“岗位工资、薪级工资”，加起来乘比例",
    )
    rate: Decimal | None = column(
        "比例", Percent(), default=None, uncommon=True, hint="百分数，如60；留空即100"
    )
    least: Decimal | None = column(
        "最低标准",
        Number("0", "1000000", places=2),
        default=None,
        uncommon=True,
        hint="每月不低于多少元，如最低工资标准",
    )


PHASES = Sheet(
    "待岗阶段",
    PhaseRow,
    "待岗期间分几段、每段什么待遇：从第1个月起，一段接一段。",
    landscape=True,
)


def check_phases(rows: Sequence[Row[PhaseRow]], months: int) -> Iterable[Issue]:
    """Find stretches that do not follow each other, or do not cover the term of standby."""
    wanted = 1
    for row in rows:
        value = row.value
        if value.first != wanted:
            yield Kind.PHASE_OUT_OF_ORDER.at(row.where("first"), value.first, wanted=wanted)
        if value.last is None and row is not rows[-1]:
            yield Kind.PHASE_OPEN.at(row.where("last"))
        elif value.last is not None and value.last < value.first:
            yield Kind.PHASE_BACKWARDS.at(
                row.where("last"), value.last, first=value.first, last=value.last
            )
        wanted = (value.last or value.first) + 1
    last = rows[-1] if rows else None
    if last and last.value.last is not None and last.value.last < months:
        end = last.value.last
        yield Kind.PHASE_TOO_SHORT.at(last.where("last"), end, last=end, months=months)


def pay_rule(phases: Iterable[PhaseRow]) -> str:
    """Say which months bring which pay: 第1至3个月全额工资；从第4个月起发给基本工资."""
    return "；".join(f"{_months(each)}{each.pay}" for each in phases)


def _months(phase: PhaseRow) -> str:
    if phase.last is None:
        return f"从第{phase.first}个月起"
    if phase.last == phase.first:
        return f"第{phase.first}个月"
    return f"第{phase.first}至{phase.last}个月"
