"""日程安排 and 领导小组 of 01活动方案.xlsx: what the published plan lists beside its rules."""

from datetime import date

from campaign.workbook.declare.dates import Moment
from campaign.workbook.declare.kinds import Name, Text
from campaign.workbook.declare.sheet import Sheet, column, row_class


@row_class
class ScheduleEntry:
    """A line of the schedule."""

    name: str = column("阶段", Text(), key=True, width=22)
    starts: date | None = column("开始", Moment(), default=None)
    ends: date | None = column("结束", Moment(), default=None)
    content: str = column("内容", Text(lines=True), default="", width=60)
    applies_to: str = column(
        "类别",
        Text(),
        default="",
        width=14,
        uncommon=True,
        hint="只是一部分职位的日子，如正职一天、副职一天，写“竞争职位”里的类别；都一样的留空",
    )


@row_class
class GroupMember:
    """A member of the leading group."""

    role: str = column("组内职务", Text(), key=True, fill_down=True, width=14)
    name: str = column("姓名", Name(), key=True)
    position: str = column(
        "党政职务", Text(), default="", other_names=("职务", "单位职务", "行政职务"), width=30
    )


SCHEDULE = Sheet("日程安排", ScheduleEntry, "活动各阶段的起止时间。", landscape=True)
LEADING_GROUP = Sheet("领导小组", GroupMember, "活动领导小组成员。")
