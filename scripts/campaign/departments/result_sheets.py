"""双向选择结果.xlsx: who goes where, why, and the proof; made by the program, never edited."""

import dataclasses

from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text, Whole
from campaign.workbook.declare.sheet import Emphasis, Many, Sheet, SheetLayout, column, row_class

FILE = "双向选择结果.xlsx"
NOT_CHOSEN = "未选中"
TO_POST, TO_DEPARTMENT, TO_STANDBY, OUTSIDE = "中层任职", "部门岗位", "待岗", "不参加"
ELSEWHERE, STAYING, UNDECIDED = "其他去向", "留现部门", "待决定"
CATEGORIES = (TO_POST, TO_DEPARTMENT, TO_STANDBY, ELSEWHERE, OUTSIDE)
"""其他去向 only where the scheme names such destinations."""
WITHOUT_DEPARTMENTS = (TO_POST, STAYING, UNDECIDED, OUTSIDE)
"""Where people end in a campaign for posts alone: nobody is given a place in a department."""
_ENDS = Choice(*dict.fromkeys((*CATEGORIES, *WITHOUT_DEPARTMENTS)))
YES, NO, NOT_SAID = "是", "否", "未填"


@row_class
class PlacementResultRow:
    """One person on the sheet 分配结果."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    choices: tuple[str, ...] = column("第{n}志愿", Text(), many=Many.NUMBERED, width=15)
    later_choices: str = column("第二轮志愿", Text(), default="", width=15)
    destination: str = column("去向", Text(), width=15, emphasis={NOT_CHOSEN: Emphasis.BAD})
    basis: str = column("依据", Text(), worded=True, width=70)


PLACEMENT_RESULTS = Sheet(
    "分配结果",
    PlacementResultRow,
    "双向选择的结果，每人一行，写明依据。",
    title="双向选择分配结果",
    landscape=True,
    protected=True,
    result=True,
    signatures=("制表", "复核", "监督"),
)


@row_class
class BalanceRow:
    """Where one person on the roster ends."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    category: str = column(
        "去向类别",
        _ENDS,
        width=12,
        emphasis={
            TO_STANDBY: Emphasis.BAD,
            OUTSIDE: Emphasis.OPEN,
            UNDECIDED: Emphasis.OPEN,
        },
    )
    destination: str = column("去向", Text(words=(TO_STANDBY,)), width=22)
    basis: str = column("依据", Text(), worded=True, width=76)


BALANCE = Sheet(
    "人员去向",
    BalanceRow,
    "花名册上每人一行，恰好一个去向。",
    title="人员去向一览表",
    landscape=True,
    protected=True,
    result=True,
    signatures=("制表", "复核", "监督"),
)


@row_class
class OpenBalanceRow(BalanceRow):
    """The same line before all is decided."""

    category: str = column(
        "去向类别",
        _ENDS,
        width=12,
        emphasis={OUTSIDE: Emphasis.OPEN, UNDECIDED: Emphasis.OPEN},
    )


OPEN_BALANCE = dataclasses.replace(BALANCE, row=OpenBalanceRow)
"""Before all is decided: nobody is put on standby in red by a mere proposal."""


@row_class
class DepartmentRow:
    """One department after the two-way choice."""

    department: str = column("部门", Text(), key=True, width=14)
    quota: int = column("职数", Whole(0), width=6)
    direct: int = column("直接定岗人数", Whole(0), default=0, width=9)
    filled: int = column("选中人数", Whole(0), width=10)
    vacant: int = column("空缺", Whole(0), width=6)
    occupancy: str = column("选中/职数", Text(), width=11)
    first: int = column("第一志愿人数", Whole(0), width=9)
    chosen: int = column("填报人数", Whole(0), width=10)
    accepted: int = column("同意人数", Whole(0), width=10)
    decided: int | None = column("党委定岗人数", Whole(0), default=None, width=9)
    members: str = column("选中人员", Text(), width=26)
    explanation: str = column("说明", Text(), worded=True, width=50)


DEPARTMENTS_STATE = Sheet(
    "部门情况",
    DepartmentRow,
    "各部门的职数、填报和选中情况。",
    title="各部门双向选择情况",
    landscape=True,
    protected=True,
    result=True,
)
DEPARTMENTS_CHART = Sheet(
    "职数与选中图",
    DepartmentRow,
    "各部门的职数和选中人数。",
    layout=SheetLayout.CHARTS,
    title="各部门职数与选中人数",
    protected=True,
    result=True,
)


@row_class
class ProceedingRow:
    """One application and its outcome."""

    number: int = column("序号", Whole(1), width=7)
    choosing: str = column("轮次", Text(), default="", worded=True, width=8)
    step: int | None = column("第几步", Whole(1), default=None, width=8)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    choice: str = column("志愿序", Text(), worded=True, width=11)
    department: str = column("部门", Text(), width=18)
    outcome: str = column("结果", Text(), worded=True, width=36)


PROCEEDINGS = Sheet(
    "过程记录",
    ProceedingRow,
    "每个人的每一个志愿，怎样提出、结果如何。",
    title="双向选择过程记录",
    protected=True,
    result=True,
)


@row_class
class ProofRow:
    """One figure of the stability check."""

    item: str = column("检验项目", Text(), key=True, worded=True, width=46)
    figures: dict[str, int] = column("数量", Whole(0), many=Many.NAMED, width=11)
    remark: str = column("怎样核对", Text(), default="", worded=True, width=46)


PROOF = Sheet(
    "稳定性检验",
    ProofRow,
    "对结果的独立检验。",
    title="双向选择结果稳定性检验",
    protected=True,
    result=True,
    signatures=("检验", "监督"),
)


@row_class
class LeftOverRow:
    """A vacancy on the left, somebody without a place on the right: not a pair."""

    department: str = column("空缺部门", Text(), default="", width=15)
    vacant: int | None = column("空缺", Whole(1), default=None, width=7)
    staff_id: str = column("编号", StaffNumber(), default="")
    name: str = column("姓名", Name(), default="")
    from_department: str = column("现部门", Text(), default="", width=14)
    adjustable: str = column("服从调剂", Choice(YES, NO, NOT_SAID), default="", width=9)
    basis: str = column("没有去向的原因", Text(), default="", worded=True, width=76)


LEFT_OVER = Sheet(
    "空缺与未选中",
    LeftOverRow,
    "左边是还有空缺的部门，右边是还没有去向的人员；左右两边各自成列，同一行没有对应关系。",
    title="空缺部门与未选中人员",
    landscape=True,
    protected=True,
    result=True,
)


@row_class
class AssignmentRow:
    """What is proposed to somebody left over."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    from_department: str = column("现部门", Text(), default="", width=14)
    adjustable: str = column("服从调剂", Choice(YES, NO, NOT_SAID), width=9)
    proposal: str = column("调剂建议", Text(), default="", width=16)
    basis: str = column("理由", Text(), worded=True, width=64)


ASSIGNMENTS = Sheet(
    "调剂建议",
    AssignmentRow,
    "对服从调剂、还没有去向的人员的建议，由党委决定。",
    title="调剂建议",
    landscape=True,
    protected=True,
    result=True,
)


@row_class
class ApartRow:
    """A decision of the committee that is not what the rule gives."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    proposal: str = column("双向选择结果", Text(), width=16)
    assignment: str = column("调剂建议", Text(), default="", width=16)
    decision: str = column("党委决定", Text(), width=16)
    reason: str = column("决定理由", Text(), width=60)


APART = Sheet(
    "党委决定对照",
    ApartRow,
    "党委决定与双向选择结果不同的人员，单独列出。",
    title="党委决定与双向选择结果对照",
    landscape=True,
    protected=True,
    result=True,
)


@row_class
class ChangeRow:
    """One thing that is not as it was in an earlier run."""

    number: int = column("第几次变更", Whole(1), width=12)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    item: str = column("项目", Text(), worded=True, width=26)
    before: str = column("原来", Text(), default="", width=18)
    after: str = column("现在", Text(), default="", width=18)
    documents: str = column("原来已制、需要更正的公文", Text(lines=True), default="", width=52)


CHANGES = Sheet(
    "变更对照",
    ChangeRow,
    "结果作出以后又有变动的，原来是什么，现在是什么，哪些公文因此不对了。",
    title="结果变更对照",
    landscape=True,
    protected=True,
    result=True,
)
