"""03报名表/: the individual forms and the registers, one declaration for both shapes."""

from datetime import date

from campaign.roster.sheets import NUMBER_NAMES, SEX
from campaign.workbook.declare.dates import Moment, Month, Since, YearMonth
from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text, YesNo
from campaign.workbook.declare.sheet import Many, Sheet, column, row_class

_CHOICES = (
    "第{n}志愿职位",
    "第{n}志愿岗位",
    "第{n}志愿部门",
    "第{n}选择",
    *(
        f"{how}{what}{{n}}"
        for how in (
            "",
            "岗位",
            "部门",
            "职位",
            "报考",
            "报名",
            "申报",
            "竞聘",
            "竞争",
            "应聘",
            "意向",
        )
        for what in ("志愿", "岗位", "职位", "职务", "部门")
        if how or what == "志愿"
    ),
)
"""What people call the first, the second of their choices: 志愿一, 竞聘岗位2."""
_READY = ("服从", "愿意", "同意", "可以", "服从调剂", "愿意调剂", "同意调剂", "愿意服从")
_CAREER = "何年何月至何年何月，在何处任何职，一段一行（换行按 Alt+回车）"
_SKILLS = "熟悉哪方面工作，有什么专长"
_APPRAISALS = "每年一个等次，如2023年称职、2024年优秀、2025年称职"


@row_class
class Application:
    """What both kinds of registration have; all else is for people to read."""

    staff_id: str = column(
        "编号",
        StaffNumber(),
        default="",
        key=True,
        other_names=NUMBER_NAMES,
        hint="花名册上的编号，不清楚可问收表人",
    )
    name: str = column("姓名", Name(), default="", key=True)
    choices: tuple[str, ...] = column(
        "第{n}志愿",
        Text(limit=200, none_words=True),
        default="",
        many=Many.NUMBERED,
        other_names=_CHOICES,
        choices="choices",
        width=20,
        hint="从下拉列表里选；只报一个的，其余留空",
        needed=True,
    )
    adjustable: bool | None = column(
        "服从调剂",
        YesNo(also_yes=_READY, also_no=[f"不{each}" for each in _READY]),
        default=None,
        other_names=(
            *("服从", "服从安排", "服从分配", "服从组织安排", "同意调剂"),
            *("是否服从", "是否服从调剂", "是否服从安排", "是否服从分配", "是否服从组织安排"),
            *("是否同意调剂", "是否接受调剂"),
        ),
        width=10,
    )
    submitted_at: date | None = column(
        "报名时间",
        Moment(),
        default=None,
        other_names=("收表时间", "交表时间", "报名日期", "报名日期和时间"),
        hint="收到表的日期和时间，由收表人填，如2026-3-6 10:30",
        width=17,
        needed=True,
    )
    withdrawn_on: date | None = column(
        "撤回时间", Moment(), default=None, hint="本人撤回报名的，由收表人填写日期和时间"
    )
    sex: str = column("性别", SEX, default="", width=7)
    born: YearMonth | None = column("出生年月", Month(), default=None)
    nation: str = column("民族", Text(limit=20), default="", hint="如汉族")
    party: str = column(
        "政治面貌", Text(limit=40), default="", choices="party_status", suggested=True
    )
    joined_party: YearMonth | None = column("入党时间", Month(), default=None)
    working_since: date | YearMonth | None = column("参加工作时间", Since(), default=None)
    education: str = column(
        "学历", Text(limit=60), default="", other_names=("学历学位",), hint="如本科、法学学士"
    )
    school: str = column(
        "毕业院校及专业", Text(limit=120), default="", hint="最高学历的毕业院校和专业"
    )
    department: str = column("现部门", Text(limit=60), default="", hint="现在所在的部门")
    position: str = column(
        "现职务", Text(limit=60), default="", other_names=("现任职务", "现任岗位"), hint="如干事"
    )
    phone: str = column("联系电话", Text(limit=40), default="", hint="手机或办公电话")


@row_class
class PostApplication(Application):
    """竞争上岗报名表."""

    skills: str = column(
        "熟悉专业有何专长",
        Text(limit=500),
        default="",
        other_names=("特长", "专长"),
        hint=_SKILLS,
    )
    career: str = column("工作简历", Text(lines=True), default="", hint=_CAREER)
    appraisals: str = column(
        "近三年年度考核结果",
        Text(lines=True),
        default="",
        hint=_APPRAISALS,
    )
    honours: str = column(
        "奖惩情况", Text(lines=True), default="", hint="何时受过何种奖励、处分；没有的写“无”"
    )
    reasons: str = column(
        "竞争理由及任职设想",
        Text(lines=True),
        default="",
        other_names=("竞争理由", "申请理由", "理由"),
        hint="为什么竞争这个职位，任职后怎么做",
    )


@row_class
class DepartmentApplication(Application):
    """一般干部选部门报名表."""

    position: str = column(
        "现从事工作", Text(limit=60), default="", other_names=("现职务", "现任岗位")
    )
    skills: str = column(
        "特长", Text(limit=500), default="", other_names=("熟悉专业有何专长",), hint=_SKILLS
    )
    career: str = column(
        "工作经历", Text(lines=True), default="", other_names=("工作简历",), hint=_CAREER
    )
    appraisals: str = column(
        "近三年年度考核结果",
        Text(lines=True),
        default="",
        hint=_APPRAISALS,
    )
    reasons: str = column(
        "选择理由",
        Text(lines=True),
        default="",
        other_names=("理由", "志愿理由"),
        hint="为什么选这个部门，有什么长处",
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


FITS, FITS_NOT = "符合", "不符合"


@row_class
class ManualReview:
    """A condition that only people can judge, and their conclusion."""

    staff_id: str = column("编号", StaffNumber(), key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    post: str = column("志愿职位", Text(), locked=True, other_names=("志愿部门", "志愿"), width=20)
    condition: str = column("需人工审核的条件", Text(), default="", locked=True, width=40)
    conclusion: str = column(
        "审核结论",
        Choice(FITS, FITS_NOT, synonyms={"通过": FITS, "不通过": FITS_NOT}),
        default="",
        hint="由审核人填写；留空表示尚未审核",
    )
    reason: str = column(
        "理由", Text(none_words=True), default="", width=26, hint="不符合的写明理由"
    )
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
