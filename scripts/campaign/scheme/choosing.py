"""Optional sheets of 01活动方案.xlsx about choosing each other: 选岗范围, 轮次, 其他去向."""

import re
from datetime import datetime
from typing import NamedTuple

from campaign.workbook.declare.dates import Moment
from campaign.workbook.declare.kinds import Choice, Text, Whole, YesNo
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Sheet, column, numeral, row_class

STANDBY = "待岗"
OWN = "本部门"
"""One's own department, wherever 选岗范围 names departments."""
LAST_ROUND = "末轮"
PLACED_FIRST, STAYS = "优先安排", "留现部门"
MOST_ROUNDS = 20


@row_class
class RangeRow:
    """What somebody may choose, or may not."""

    only_for: str = column(
        "限于",
        Text(),
        default="",
        key=True,
        width=28,
        hint="管哪些人，如“学科=语文”“任现职年限≥5”，几个用顿号隔开（都要符合）；留空则管所有人",
    )
    allowed: str = column(
        "可选",
        Text(),
        default="",
        key=True,
        width=36,
        hint="只能选这些部门、职位或职位类别，用顿号隔开；“本部门”指本人现部门；不限的留空",
    )
    closed: str = column(
        "不可选",
        Text(),
        default="",
        key=True,
        width=36,
        hint="不能选这些部门、职位或职位类别，用顿号隔开；写“本部门”即必须轮岗，写“待岗”即不得列为待岗",
    )
    rounds: str = column(
        "轮次",
        Text(),
        default="",
        key=True,
        width=10,
        hint="只管哪一轮，如“1、2”或“末轮”；每轮都管的留空",
    )
    arranged: str = column(
        "安排",
        Choice(PLACED_FIRST, STAYS),
        default="",
        width=12,
        uncommon=True,
        hint="优先安排：所报部门同意的，排在其他人前面；留现部门：不参加双向选择，占现部门一个职数",
    )


RANGES = Sheet(
    "选岗范围",
    RangeRow,
    "谁可以选哪些部门和职位：一条规定一行；几行都管到的人，几行都要符合。",
    landscape=True,
)

CHOOSE_AFTERWARDS, BOTH_FIRST = "先报后选", "双方先填"


@row_class
class RoundRow:
    """One round of the two-way choice."""

    number: int = column("轮次", Whole(1, MOST_ROUNDS), key=True, hint="1、2、3……，依次")
    closes: datetime | None = column(
        "报名截止",
        Moment(),
        default=None,
        hint="第一轮留空的照“基本信息”；以后各轮留空的，到活动结束当天为止",
    )
    way: str = column(
        "方式",
        Choice(CHOOSE_AFTERWARDS, BOTH_FIRST),
        default=CHOOSE_AFTERWARDS,
        width=12,
        hint="先报后选：部门从报名的人里选；双方先填：部门和个人互不知道，各自填报，互相填了的才算",
    )
    names: str = column(
        "部门填报人数",
        Text(limit=20),
        default="",
        width=14,
        hint="双方先填时每个部门填几人，如“2”或“1至3”；不限的留空",
    )
    choices: str = column(
        "个人填报个数",
        Text(limit=20),
        default="",
        width=14,
        hint="这一轮每人填几个部门，如“2”或“1至2”；留空的照“最多志愿数”",
    )
    note: str = column("说明", Text(), default="", width=40)


ROUNDS = Sheet(
    "轮次", RoundRow, "双向选择分几轮，每轮什么时候截止、怎样进行；没有此表的，最多两轮。"
)


@row_class
class OtherPlace:
    """A destination beside posts, departments and 待岗."""

    name: str = column(
        "名称", Text(limit=40), key=True, width=22, hint="如留原岗位、人才交流中心、离岗待退"
    )
    note: str = column(
        "说明",
        Phrase("说明", "去向说明", sentence=True),
        default="",
        width=60,
        hint="什么情形去这里，印在通知书里",
    )
    document: str = column(
        "公文",
        Phrase("公文", "模板", behind=r"\.docx?", limit=40),
        default="",
        width=22,
        hint="用哪个模板：去向通知书、离岗待退通知书，或者“公文模板/其他公文”里自己的；不发的留空",
    )
    hands_over: bool = column(
        "办理移交",
        YesNo(),
        default=True,
        uncommon=True,
        hint="留在原岗位这类不用移交工作的填“否”",
    )


OTHER_PLACES = Sheet(
    "其他去向", OtherPlace, "部门、待岗以外，党委还可以决定的去向；人员去向里单列人数。"
)


def round_name(number: int) -> str:
    """Return 第二轮: how a round is called, and the folder of its forms and picks."""
    return f"第{numeral(number)}轮"


_SPAN = re.compile(r"(\d{1,3})(?:\s*(?:至|到|-|—|–|~|～)\s*(\d{1,3}))?[名人个]?")


class Span(NamedTuple):
    """How many may be named: from least to most, both included."""

    least: int
    most: int

    def __str__(self) -> str:
        return str(self.least) if self.least == self.most else f"{self.least}至{self.most}"


def span_in(text: str) -> Span | None:
    """Return exactly 2, or 1至3; None if a text says neither."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        return None
    span = Span(int(found[1]), int(found[2] or found[1]))
    return span if span.least <= span.most and span.most else None
