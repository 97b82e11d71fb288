"""03报名表/: the individual forms and the registers, one declaration for both shapes."""

from datetime import date

from campaign.workbook.dates import Moment, Month, Since, YearMonth
from campaign.workbook.kinds import Choice, Name, StaffNumber, Text, YesNo
from campaign.workbook.sheet import Box, Layout, Many, Sheet, column, row_class

_SIGNED = "本人签名：　　　　　　　　　　年　　月　　日"
_SEALED = "（签字盖章）　　　　　　　　　年　　月　　日"


@row_class
class Application:
    """What both kinds of registration have; all else is for people to read."""

    staff_id: str = column(
        "编号", StaffNumber(), default="", key=True, hint="花名册上的编号，不清楚可问党政办"
    )
    name: str = column("姓名", Name(), default="", key=True)
    choices: tuple[str, ...] = column(
        "第{n}志愿",
        Text(limit=200),
        default="",
        many=Many.NUMBERED,
        other_names=("志愿{n}", "第{n}志愿职位", "第{n}志愿部门", "第{n}选择"),
        choices="choices",
        width=20,
        span=1,
        hint="从下拉列表里选；只报一个的，第二志愿留空",
    )
    adjustable: bool | None = column(
        "服从调剂", YesNo(), default=None, other_names=("是否服从调剂", "服从组织安排"), width=10
    )
    submitted_at: date | None = column(
        "报名时间",
        Moment(),
        default=None,
        other_names=("收表时间", "交表时间"),
        hint="收到表的日期和时间，由收表人填，如2026-3-6 10:30",
    )
    withdrawn_on: date | None = column(
        "撤回时间", Moment(), default=None, hint="本人撤回报名的，由收表人填写日期"
    )
    sex: str = column("性别", Choice("男", "女"), default="", width=7)
    born: YearMonth | None = column("出生年月", Month(), default=None)
    nation: str = column("民族", Text(limit=20), default="")
    party: str = column("政治面貌", Text(limit=40), default="", choices="party_status")
    joined_party: YearMonth | None = column("入党时间", Month(), default=None)
    working_since: date | YearMonth | None = column("参加工作时间", Since(), default=None)
    education: str = column("学历", Text(limit=60), default="", other_names=("学历学位",))
    school: str = column("毕业院校及专业", Text(limit=120), default="", span=2)
    department: str = column("现部门", Text(limit=60), default="")
    position: str = column("现职务", Text(limit=60), default="", other_names=("现从事工作",))
    phone: str = column("联系电话", Text(limit=40), default="")


@row_class
class PostApplication(Application):
    """竞争上岗报名表."""

    skills: str = column(
        "熟悉专业有何专长", Text(limit=500), default="", span=3, other_names=("特长", "专长")
    )
    career: str = column("工作简历", Text(lines=True), default="", span=3, lines=5)
    appraisals: str = column("近三年年度考核结果", Text(lines=True), default="", span=3, lines=2)
    honours: str = column("奖惩情况", Text(lines=True), default="", span=3, lines=2)
    reasons: str = column(
        "竞争理由及任职设想",
        Text(lines=True),
        default="",
        span=3,
        lines=5,
        other_names=("竞争理由", "申请理由", "理由"),
    )


@row_class
class DepartmentApplication(Application):
    """一般干部选部门报名表."""

    skills: str = column("特长", Text(limit=500), default="", span=3, lines=2)
    career: str = column("工作经历", Text(lines=True), default="", span=3, lines=4)
    reasons: str = column(
        "选择理由", Text(lines=True), default="", span=3, lines=5, other_names=("理由", "志愿理由")
    )


_REVIEWED = Box(
    "资格审查意见", "经办人：　　　　　　　　负责人：　　　　　　　　　　年　　月　　日", 2
)

POST_FORM = Sheet(
    "竞争上岗报名表",
    PostApplication,
    "中层干部竞争上岗报名用，一人一表，打印在一页A4纸上。",
    layout=Layout.FORM,
    title="竞争上岗报名表",
    protected=True,
    boxes=(
        Box("本人承诺", "以上内容真实，本人遵守活动纪律，服从组织决定。\n" + _SIGNED, 3),
        Box("所在单位意见", "\n" + _SEALED, 3),
        _REVIEWED,
    ),
)
DEPARTMENT_FORM = Sheet(
    "选部门报名表",
    DepartmentApplication,
    "一般干部选择部门用，一人一表，打印在一页A4纸上。",
    layout=Layout.FORM,
    title="一般干部选部门报名表",
    protected=True,
    other_names=("一般干部选部门报名表",),
    boxes=(
        Box("本人承诺", "以上内容真实，本人服从组织安排。\n" + _SIGNED, 3),
        Box("部门意见", "\n" + _SEALED, 3),
        Box("分管领导意见", "\n" + _SEALED, 3),
        _REVIEWED,
    ),
)
POST_REGISTER = Sheet(
    "竞争上岗报名",
    PostApplication,
    "竞争上岗报名登记，一人一行；与个人报名表任选其一。",
    title="竞争上岗报名登记表",
    landscape=True,
)
DEPARTMENT_REGISTER = Sheet(
    "选部门报名",
    DepartmentApplication,
    "选部门报名登记，一人一行；与个人报名表任选其一。",
    title="选部门报名登记表",
    landscape=True,
)

REGISTER_OMITS = [
    "sex",
    "born",
    "nation",
    "party",
    "joined_party",
    "working_since",
    "education",
    "school",
    "department",
    "position",
    "phone",
    "skills",
    "career",
    "appraisals",
    "honours",
    "reasons",
]
"""Fields that the forms have and the registers do without."""


@row_class
class ManualReview:
    """A condition that only people can judge, and their conclusion."""

    staff_id: str = column("编号", StaffNumber(), key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    post: str = column("志愿职位", Text(), locked=True, width=20)
    condition: str = column("需人工审核的条件", Text(), default="", locked=True, width=40)
    conclusion: str = column(
        "审核结论", Choice("符合", "不符合"), default="", hint="由审核人填写；留空表示尚未审核"
    )
    reason: str = column("理由", Text(), default="", width=26, hint="不符合的写明理由")
    reviewer: str = column("审核人", Name(), default="")


MANUAL_REVIEW = Sheet(
    "人工审核",
    ManualReview,
    "条件里只有人能判断的内容，由审核人逐条写结论。",
    title="资格条件人工审核表",
    landscape=True,
    protected=True,
    signatures=("审核人", "负责人"),
)
MANUAL_REVIEW_FILE = "资格人工审核表.xlsx"
