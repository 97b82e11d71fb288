"""会议信息: the day, the number and the effective day of a meeting that decided."""

from datetime import date

from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Text
from campaign.workbook.declare.sheet import Sheet, SheetLayout, column, row_class


@row_class
class Meeting:
    """The deciding meeting."""

    decided_on: date | None = column("决定日期", Day(), default=None, hint="党委会议作出决定的日期")
    number: str = column(
        "文号", Text(limit=60), default="", hint="公文的文号；留空则按方案的起始文号编排"
    )
    effective_on: date | None = column(
        "任职日期", Day(), default=None, hint="任职（到岗）的日期，也是通知的落款日期"
    )


MEETING = Sheet("会议信息", Meeting, "作出决定的会议。", layout=SheetLayout.ITEMS, protected=True)
