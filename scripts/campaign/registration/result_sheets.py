"""结果/: what the program makes and nobody edits."""

from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text, Whole
from campaign.workbook.declare.sheet import Emphasis, Many, Sheet, column, row_class

PASSED, NOT_PASSED, UNDER_REVIEW = "通过", "不通过", "待审核"

HANDED_IN, NOT_YET, NOT_ASKED = "已报", "未报", "不参加"


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
    marked: str = column("标注副本", Text(), default="", width=9)
    checked: str = column("核对", Text(), default="", width=8, uncommon=True)


ISSUES = Sheet(
    "问题清单",
    IssueRow,
    "这一次运行发现的全部问题。",
    landscape=True,
    protected=True,
    result=True,
)
ISSUES_FILE = "问题清单.xlsx"


@row_class
class VerdictRow:
    """One line of 报名审核结果."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    choices: tuple[str, ...] = column("第{n}志愿", Text(), many=Many.NUMBERED, width=18)
    result: str = column(
        "审核结果",
        Choice(PASSED, NOT_PASSED, UNDER_REVIEW),
        width=11,
        emphasis={NOT_PASSED: Emphasis.BAD, UNDER_REVIEW: Emphasis.OPEN},
    )
    reason: str = column("原因", Text(), worded=True, width=64)


POST_VERDICTS = Sheet(
    "竞争上岗",
    VerdictRow,
    "竞争上岗报名的审核结果。",
    title="竞争上岗报名审核结果",
    landscape=True,
    protected=True,
    result=True,
    signatures=("审核人", "负责人"),
)
DEPARTMENT_VERDICTS = Sheet(
    "选部门",
    VerdictRow,
    "选部门报名的审核结果。",
    title="选部门报名审核结果",
    landscape=True,
    protected=True,
    result=True,
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
    ratio: str = column("通过人数∶职数", Text(), width=14)
    people: str = column("审核通过人员", Text(), worded=True, width=56)
    remark: str = column("说明", Text(), worded=True, width=24)


DEMAND = Sheet(
    "报名情况",
    DemandRow,
    "各职位、各部门的报名人数。",
    title="各职位各部门报名情况",
    landscape=True,
    protected=True,
    result=True,
    signatures=("审核人", "负责人"),
)


@row_class
class UnregisteredRow:
    """One person who has not handed in what others have."""

    department: str = column("现部门", Text(), key=True, width=18)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    posts: str = column("竞争上岗", Choice(HANDED_IN, NOT_YET, NOT_ASKED), width=12)
    departments: str = column("选部门", Choice(HANDED_IN, NOT_YET), width=12)


UNREGISTERED = Sheet(
    "未报名名单",
    UnregisteredRow,
    "参加活动、还没有交报名表的人。",
    title="未报名人员名单",
    protected=True,
    result=True,
    signatures=("审核人", "负责人"),
)
