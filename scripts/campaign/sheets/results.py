"""结果/: what the program makes and nobody edits."""

from campaign.workbook.kinds import Choice, Name, Number, StaffNumber, Text, Whole
from campaign.workbook.sheet import Emphasis, Many, Sheet, column, row_class

PASSED, NOT_PASSED = "通过", "不通过"
NOT_CHOSEN = "未选中"
TO_POST, TO_DEPARTMENT, TO_STANDBY, OUTSIDE = "中层任职", "部门岗位", "待岗", "不参加"


@row_class
class IssueRow:
    """One line of 问题清单."""

    number: int = column("序号", Whole(1), width=6)
    severity: str = column("级别", Choice("错误", "提醒"), width=7, emphasis={"错误": Emphasis.BAD})
    code: str = column("代码", Text(), width=7)
    file: str = column("文件", Text(), width=28)
    sheet: str = column("工作表", Text(), width=13)
    cell: str = column("单元格", Text(), width=9)
    read: str = column("内容", Text(), width=18)
    problem: str = column("问题", Text(), width=42)
    remedy: str = column("处理办法", Text(), width=38)


ISSUES = Sheet("问题清单", IssueRow, "这一次运行发现的全部问题。", landscape=True, protected=True)
ISSUES_FILE = "问题清单.xlsx"


@row_class
class VerdictRow:
    """One line of 报名审核结果."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    choices: tuple[str, ...] = column("第{n}志愿", Text(), many=Many.NUMBERED, width=18)
    result: str = column(
        "审核结果",
        Choice(PASSED, NOT_PASSED),
        width=11,
        emphasis={NOT_PASSED: Emphasis.BAD},
    )
    reason: str = column("原因", Text(), worded=True, width=64)


POST_VERDICTS = Sheet(
    "竞争上岗",
    VerdictRow,
    "竞争上岗报名的审核结果。",
    title="竞争上岗报名审核结果",
    landscape=True,
    protected=True,
    signatures=("审核人", "负责人"),
)
DEPARTMENT_VERDICTS = Sheet(
    "选部门",
    VerdictRow,
    "选部门报名的审核结果。",
    title="选部门报名审核结果",
    landscape=True,
    protected=True,
    signatures=("审核人", "负责人"),
)
REGISTRATION_FILE = "报名审核结果.xlsx"


@row_class
class DemandRow:
    """How many want one post or department."""

    target: str = column("职位或部门", Text(), key=True, width=22)
    quota: int = column("职数", Whole(0))
    first: int = column("第一志愿人数", Whole(0), width=14)
    all_choices: int = column("报名人数", Whole(0), width=11)
    eligible: int = column("审核通过人数", Whole(0), width=14)
    remark: str = column("说明", Text(), worded=True, width=30)


DEMAND = Sheet(
    "报名情况",
    DemandRow,
    "各职位、各部门的报名人数。",
    title="各职位各部门报名情况",
    protected=True,
)


@row_class
class PlacementResultRow:
    """One person on the sheet 分配结果."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    choices: tuple[str, ...] = column("第{n}志愿", Text(), many=Many.NUMBERED, width=16)
    destination: str = column("去向", Text(), width=16, emphasis={NOT_CHOSEN: Emphasis.BAD})
    basis: str = column("依据", Text(), worded=True, width=70)


PLACEMENT_RESULTS = Sheet(
    "分配结果",
    PlacementResultRow,
    "双向选择的结果，每人一行，写明依据。",
    title="双向选择分配结果",
    landscape=True,
    protected=True,
    signatures=("制表", "复核", "监督"),
)


@row_class
class BalanceRow:
    """Where one person on the roster ends."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    category: str = column(
        "去向类别",
        Choice(TO_POST, TO_DEPARTMENT, TO_STANDBY, OUTSIDE),
        width=12,
        emphasis={TO_STANDBY: Emphasis.BAD, OUTSIDE: Emphasis.OPEN},
    )
    destination: str = column("去向", Text(), width=22)
    basis: str = column("依据", Text(), worded=True, width=60)


BALANCE = Sheet(
    "人员去向",
    BalanceRow,
    "花名册上每人一行，恰好一个去向。",
    title="人员去向一览表",
    landscape=True,
    protected=True,
    signatures=("制表", "复核", "监督"),
)


@row_class
class DepartmentRow:
    """One department after the two-way choice."""

    department: str = column("部门", Text(), key=True, width=16)
    quota: int = column("职数", Whole(0), width=7)
    filled: int = column("选中人数", Whole(0), width=10)
    vacant: int = column("空缺", Whole(0), width=7)
    first: int = column("第一志愿人数", Whole(0), width=13)
    chosen: int = column("填报人数", Whole(0), width=10)
    ranked: int = column("同意人数", Whole(0), width=10)
    members: str = column("选中人员", Text(), width=36)
    explanation: str = column("说明", Text(), worded=True, width=50)


DEPARTMENTS_STATE = Sheet(
    "部门情况",
    DepartmentRow,
    "各部门的职数、填报和选中情况。",
    title="各部门双向选择情况",
    landscape=True,
    protected=True,
)


@row_class
class ProceedingRow:
    """One application and its outcome."""

    number: int = column("序号", Whole(1), width=7)
    round: int = column("轮次", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    choice: str = column("志愿序", Text(), worded=True, width=11)
    department: str = column("部门", Text(), width=18)
    outcome: str = column("结果", Text(), worded=True, width=32)


PROCEEDINGS = Sheet(
    "过程记录", ProceedingRow, "双向选择每一步的过程。", title="双向选择过程记录", protected=True
)


@row_class
class ProofRow:
    """One figure of the stability check."""

    item: str = column("检验项目", Text(), key=True, worded=True, width=52)
    number: int = column("数量", Whole(0), width=12)


PROOF = Sheet(
    "稳定性检验",
    ProofRow,
    "对结果的独立检验。",
    title="双向选择结果稳定性检验",
    protected=True,
    signatures=("检验", "监督"),
)
SELECTION_FILE = "双向选择结果.xlsx"
