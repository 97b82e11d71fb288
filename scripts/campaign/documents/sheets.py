"""08公文/用印登记表.xlsx: every document that goes to the seal."""

from datetime import date

from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text, Whole
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Sheet, column, row_class


@row_class
class SealRow:
    """One document."""

    number: int = column("序号", Whole(1), width=6, locked=True)
    kind: str = column("文种", Text(), key=True, width=15, locked=True, worded=True)
    document_number: str = column("文号", Text(), default="", width=17, locked=True, worded=True)
    title: str = column("标题", Text(), width=42, locked=True, worded=True)
    addressee: str = column("受文者", Text(), width=22, locked=True, worded=True)
    file: str = column("文件", Text(), width=34, locked=True)
    copies: int | None = column("份数", Whole(0, 10_000), default=None, width=6)
    not_before: date | None = column("最早用印日期", Day(), default=None, width=13, locked=True)
    to_fill: str = column("待填", Text(), default="", width=24, locked=True, worded=True)
    approved_by: str = column("批准人", Name(), default="", width=9)
    sealed_on: str = column(
        "用印日期",
        Text(none_words=True),
        default="",
        other_names=("用印时间", "盖章日期", "盖章时间"),
        width=11,
        needed=True,
    )
    keeper: str = column("监印人", Name(), default="", width=9)
    taker: str = column("领取人签名", Name(), default="", width=12)


SEALS = Sheet(
    "用印登记",
    SealRow,
    "需要用印、编号、送达的公文。",
    title="用印登记表",
    landscape=True,
    protected=True,
    signatures=("经办人", "印章保管人"),
)


@row_class
class Recheck:
    """One request to look again at an eligibility or at marks."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True)
    name: str = column("姓名", Name(), default="")
    subject: str = column("事项", Choice("资格审核", "成绩", "其他"), width=11)
    asked_on: date = column("提出日期", Day(), width=12)
    request: str = column(
        "复核内容",
        Phrase("复核内容", "复核要求", "内容", sentence=True),
        width=34,
        hint="对什么有疑问，要求复核什么",
    )
    taken_by: str = column("受理人", Name(), default="", width=10)
    outcome: str = column(
        "结论", Choice("维持", "更正"), default="", hint="复核完了再填；留空表示还在复核"
    )
    explained: str = column(
        "处理说明",
        Phrase("处理说明", "说明", before="经复核", sentence=True),
        default="",
        width=34,
        hint="查了什么、怎样处理；更正的必须写明",
    )
    answered_on: date | None = column("结论日期", Day(), default=None, width=12)


RECHECKS = Sheet(
    "复核申诉",
    Recheck,
    "谁在什么时候对什么提出复核或申诉，结果怎样；更正的，另在原表上改正。",
    title="复核申诉登记表",
    landscape=True,
    signatures=("受理人", "负责人"),
)
RECHECKS_FILE = "复核申诉登记表.xlsx"
SEALS_FILE = "用印登记表.xlsx"
LATER_SEALS_FILE = "用印登记表（待岗期满）.xlsx"
"""Documents at the end of standby: half a year later, when the first register is closed."""
