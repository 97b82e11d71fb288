"""06部门初选/ and 07定岗决定/: each department's picks, and the committee's decisions on places."""

from campaign.office.history import STANDBY
from campaign.scheme.answers import BEFORE_PLACE, BEHIND_PLACE
from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text, Whole, place_in_order
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

ACCEPT, REFUSE = "同意", "不同意"


@row_class
class Pick:
    """One applicant of a department."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    choice: int | None = column("志愿序", Whole(1, 20), default=None, locked=True, width=8)
    from_department: str = column("现部门", Text(), default="", locked=True, width=14)
    skills: str = column("特长", Text(), default="", locked=True, width=24)
    reasons: str = column("理由", Text(lines=True), default="", locked=True, width=34)
    remark: str = column("提示", Text(), default="", locked=True, worded=True, width=16)
    opinion: str = column(
        "初选意见",
        Choice(ACCEPT, REFUSE, synonyms={"选": ACCEPT, "不选": REFUSE}),
        default="",
        needed=True,
        width=11,
        hint="每人都要填“同意”或“不同意”",
        emphasis={ACCEPT: Emphasis.GOOD, REFUSE: Emphasis.BAD},
    )
    rank: int | None = column(
        "排序",
        place_in_order(said="1、2、3……，一人一个数，不能并列"),
        default=None,
        needed=True,
        width=8,
        hint="同意的按先后填1、2、3……，不能并列；不同意的留空",
    )


PICKS = Sheet(
    "初选",
    Pick,
    "报了本部门、尚未任用的干部；由部门负责人与分管领导共同初选。",
    title="部门初选表",
    landscape=True,
    protected=True,
    signatures=("部门负责人", "分管领导"),
)


@row_class
class NamedPerson:
    """One person whom a department names before it knows who chose it."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True)
    name: str = column("姓名", Name(), default="")
    rank: int | None = column(
        "排序",
        place_in_order(),
        default=None,
        needed=True,
        width=8,
        hint="按愿意的先后填1、2、3……，不能并列",
    )

    @property
    def opinion(self) -> str:
        """To name somebody is to accept them."""
        return ACCEPT


NAMES = Sheet(
    "初选",
    NamedPerson,
    "本部门愿意接收的干部；双方先填，互不知道。",
    title="部门初选表",
    signatures=("部门负责人", "分管领导"),
)


NOT_CHOSEN, NOT_REGISTERED, NOT_OBEYING = "未被选中", "未报名", "不服从安排"
"""The grounds of standby (seed, item 10.3)."""
NOT_ADMITTED, LATE = "报名未通过", "报名逾期"
"""Those of somebody who might not choose what they chose, or was late: no department saw them."""


@row_class
class PlacementRow:
    """One person: where the two-way choice proposes, where the committee decided."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    from_department: str = column("现部门", Text(), default="", locked=True, width=12)
    proposal: str = column(
        "建议去向",
        Text().knowing((STANDBY,)),
        default="",
        locked=True,
        width=12,
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
        "决定理由",
        Text(none_words=True),
        default="",
        width=24,
        hint="决定与建议不一致的，必须写明理由",
    )
    training_in: str = column(
        "跟班学习部门",
        Phrase(
            "跟班学习部门", "部门", before=BEFORE_PLACE, behind=BEHIND_PLACE, judged=True, limit=60
        ),
        default="",
        choices="departments",
        suggested=True,
        width=13,
        hint="决定待岗的，写跟班学习的部门",
    )
    cause: str = column(
        "待岗原因",
        Choice(NOT_CHOSEN, NOT_REGISTERED, NOT_ADMITTED, LATE, NOT_OBEYING),
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
