"""结果/办理进度.xlsx: how far the campaign is, who has not handed in, and what falls due."""

from datetime import date

from campaign.workbook.dates import Day
from campaign.workbook.kinds import Choice, Text, Whole
from campaign.workbook.sheet import Emphasis, Sheet, column, row_class

DONE, OPEN, WAITING, FAULTY, NOT_HELD = "已办", "在办", "等待", "有错误", "无此项"


@row_class
class ProgressRow:
    """One step of the campaign."""

    step: str = column("步骤", Text(), key=True, worded=True, width=20)
    state: str = column(
        "状态",
        Choice(DONE, OPEN, WAITING, FAULTY, NOT_HELD),
        width=10,
        emphasis={
            DONE: Emphasis.GOOD,
            OPEN: Emphasis.OPEN,
            WAITING: Emphasis.OPEN,
            FAULTY: Emphasis.BAD,
        },
    )
    waits_for: str = column("还在等什么", Text(lines=True), worded=True, width=56)
    next_step: str = column("接下来怎么办", Text(), worded=True, width=48)


@row_class
class DueRow:
    """One day to keep in mind."""

    day: date = column("日期", Day(), width=20)
    left: int = column("还有几天", Whole(0), width=10)
    what: str = column("事项", Text(), worded=True, width=56)


PROGRESS = Sheet(
    "办理进度",
    ProgressRow,
    "每一步办到哪里，还有谁没有交。",
    landscape=True,
    protected=True,
    result=True,
)
DUE = Sheet("近期日期", DueRow, "三十天之内的日期。", landscape=True, protected=True, result=True)
FILE = "办理进度.xlsx"
