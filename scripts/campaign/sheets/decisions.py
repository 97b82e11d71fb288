"""05任用决定/ and 07定岗决定/: the proposal and the committee's decision, side by side."""

from datetime import date
from decimal import Decimal

from campaign.sheets.basics import MOST_PLACES
from campaign.workbook.dates import Day
from campaign.workbook.kinds import Choice, Name, Number, StaffNumber, Text, Whole
from campaign.workbook.sheet import Emphasis, Layout, Sheet, column, row_class

APPOINT, DO_NOT_APPOINT, LEFT_OPEN = "任用", "不任用", "提请党委研究"
STANDBY = "待岗"
NOT_CHOSEN, NOT_REGISTERED, NOT_OBEYING = "未被选中", "未报名", "不服从安排"
"""The grounds of standby (seed, item 10.3)."""


@row_class
class AppointmentRow:
    """One candidate for one post: what the marks propose, what the committee decided."""

    department: str = column("部门", Text(), key=True, locked=True, fill_down=True, width=14)
    title: str = column("职务", Text(), key=True, locked=True, width=12)
    staff_id: str = column("编号", StaffNumber(), key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    total: Decimal | None = column("总分", Number(places=MOST_PLACES), default=None, locked=True)
    rank: int | None = column("名次", Whole(0), default=None, locked=True, width=7)
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
    reason: str = column(
        "决定理由", Text(), default="", width=24, hint="决定与建议不一致的，必须写明理由"
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


MEETING = Sheet("会议信息", Meeting, "作出决定的会议。", layout=Layout.ITEMS, protected=True)

APPOINTMENTS_FILE = "任用决定表.xlsx"


@row_class
class PlacementRow:
    """One person: where the two-way choice proposes, where the committee decided."""

    staff_id: str = column("编号", StaffNumber(), key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    from_department: str = column("现部门", Text(), default="", locked=True, width=12)
    proposal: str = column(
        "建议去向",
        Text(),
        default="",
        locked=True,
        width=12,
        emphasis={STANDBY: Emphasis.BAD},
    )
    basis: str = column("建议依据", Text(), default="", locked=True, worded=True, width=48)
    assignment: str = column(
        "调剂建议",
        Text(),
        default="",
        locked=True,
        width=11,
    )
    decision: str = column(
        "决定去向",
        Text(limit=60),
        default="",
        needed=True,
        choices="destinations",
        width=12,
        hint="从下拉列表选部门，或选“待岗”；没有研究的留空",
        emphasis={STANDBY: Emphasis.BAD},
    )
    reason: str = column(
        "决定理由", Text(), default="", width=24, hint="决定与建议不一致的，必须写明理由"
    )
    training_in: str = column(
        "跟班学习部门",
        Text(limit=60),
        default="",
        choices="departments",
        suggested=True,
        width=13,
        hint="决定待岗的，写跟班学习的部门",
    )
    cause: str = column(
        "待岗原因",
        Choice(NOT_CHOSEN, NOT_REGISTERED, NOT_OBEYING),
        default="",
        width=12,
        hint="决定待岗、原因与规则得出的不同的才选；留空则按规则",
    )


PLACEMENTS = Sheet(
    "定岗决定",
    PlacementRow,
    "建议供党委研究时参考，定人定岗由党委决定。",
    title="一般干部定岗决定表",
    landscape=True,
    protected=True,
    signatures=("主持人", "记录人"),
)
PLACEMENTS_FILE = "定岗决定表.xlsx"


@row_class
class Inspection:
    """What the leader in charge found about a candidate (seed, item 8.1.4)."""

    staff_id: str = column("编号", StaffNumber(), key=True, locked=True)
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
