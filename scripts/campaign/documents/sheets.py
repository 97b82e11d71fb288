"""08公文/用印登记表.xlsx: every document that goes to the seal."""

from datetime import date

from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Name, Text, Whole
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
    sealed_on: str = column("用印日期", Text(none_words=True), default="", width=11)
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
SEALS_FILE = "用印登记表.xlsx"
LATER_SEALS_FILE = "用印登记表（待岗期满）.xlsx"
"""Documents at the end of standby: half a year later, when the first register is closed."""
