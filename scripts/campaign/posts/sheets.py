"""05任用决定/: the leaders' opinions, and the proposal beside the committee's decision."""

from datetime import date
from decimal import Decimal

from campaign.scheme.basics import MOST_PLACES
from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Choice, Name, Number, StaffNumber, Text, Whole
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

APPOINT, DO_NOT_APPOINT, LEFT_OPEN = "任用", "不任用", "提请党委研究"
NO_OBJECTION, ON_HOLD = "无异议", "暂缓"
NO_SEAT = "具体岗位还没有定"
NO_RESULT, HELD_UP = "公示结果还没有填", "公示结果是“暂缓”"
"""Why somebody who was decided on does not take office yet."""


@row_class
class AppointmentRow:
    """One candidate for one post: what the marks propose, what the committee decided."""

    department: str = column("部门", Text(), key=True, locked=True, fill_down=True, width=14)
    title: str = column("职务", Text(), key=True, locked=True, width=12)
    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    total: Decimal | None = column("总分", Number(places=MOST_PLACES), default=None, locked=True)
    rank: int | None = column("名次", Whole(0), default=None, locked=True, width=7)
    inspected: str = column("考察对象", Text(), default="", locked=True, width=9)
    opinion: str = column("分管领导意见", Text(), default="", locked=True, width=18)
    proposal: str = column(
        "建议",
        Text(),
        default="",
        locked=True,
        worded=True,
        width=13,
        emphasis={APPOINT: Emphasis.GOOD, LEFT_OPEN: Emphasis.OPEN},
    )
    basis: str = column("建议依据", Text(), default="", locked=True, worded=True, width=34)
    decision: str = column(
        "党委决定",
        Choice(APPOINT, DO_NOT_APPOINT),
        default="",
        width=11,
        needed=True,
        hint="党委研究后填“任用”或“不任用”；没有研究的留空",
        emphasis={APPOINT: Emphasis.GOOD},
    )
    unit: str = column(
        "任职部门",
        Text(limit=60),
        default="",
        width=14,
        hint="岗位待定的职位，决定任用的写定到哪个部门；还没有定的留空",
    )
    seat: str = column(
        "任职职务",
        Text(limit=60),
        default="",
        width=14,
        hint="岗位待定的职位，决定任用的写任什么职务；与“职务”一栏相同的可以留空",
    )
    reason: str = column(
        "决定理由",
        Text(none_words=True),
        default="",
        width=24,
        hint="决定与建议不一致的，必须写明理由",
    )
    gave_up: str = column(
        "退出原因",
        Text(none_words=True, limit=60),
        default="",
        width=18,
        hint="决定任用后不能任职的写原因，如“本人放弃”“公示未通过”“体检不合格”；名次在后的按规定递补",
    )
    left_on: date | None = column(
        "退出日期",
        Day(),
        default=None,
        width=13,
        hint="任职以后才退出的（如试用期满免职），写党委决定的日期；任职以前退出的留空",
    )
    own_notice_starts: date | None = column(
        "递补公示开始",
        Day(),
        default=None,
        width=14,
        hint="公示开始以后递补的人另行公示的第一天；留空的按下一个工作日",
    )
    own_effective_on: date | None = column(
        "递补任职日期",
        Day(),
        default=None,
        width=14,
        hint="另行公示的人从哪天起任职；留空的按公示期满的下一个工作日",
    )
    notice_result: str = column(
        "公示结果",
        Choice(NO_OBJECTION, ON_HOLD),
        default="",
        width=11,
        hint="公示结束以后填；填“暂缓”的不发任职通知书，查清以后再改为“无异议”",
        emphasis={NO_OBJECTION: Emphasis.GOOD, ON_HOLD: Emphasis.OPEN},
    )
    entitled: int | None = column("应到", Whole(0, 1000), default=None, width=6)
    present: int | None = column("实到", Whole(0, 1000), default=None, width=6)
    votes_for: int | None = column("同意", Whole(0, 1000), default=None, width=6)
    votes_against: int | None = column("反对", Whole(0, 1000), default=None, width=6)
    abstained: int | None = column("弃权", Whole(0, 1000), default=None, width=6)


APPOINTMENTS = Sheet(
    "任用决定",
    AppointmentRow,
    "总分和建议供党委研究时参考，任用由党委决定。",
    title="中层干部任用决定表",
    landscape=True,
    protected=True,
    signatures=("主持人", "记录人"),
)

APPOINTMENTS_FILE = "任用决定表.xlsx"


@row_class
class Inspection:
    """What the leader in charge found about a candidate (seed, item 8.1.4)."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    post: str = column("竞争职位", Text(), default="", locked=True, width=22)
    opinion: str = column(
        "考察意见",
        Choice("推荐", "同意", "不同意"),
        default="",
        needed=True,
        width=12,
        emphasis={"推荐": Emphasis.GOOD, "不同意": Emphasis.BAD},
    )
    strengths: str = column("特长", Text(), default="", width=30)
    needs: str = column("工作需要", Text(), default="", width=34)


INSPECTIONS = Sheet(
    "考察意见",
    Inspection,
    "分管领导对所分管职位竞职人员的考察意见。",
    title="竞职人员考察意见表",
    landscape=True,
    protected=True,
    signatures=("分管领导",),
)
