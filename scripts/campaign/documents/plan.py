"""What the plan's documents say: the notice that issues the plan, and the mobilisation meeting."""

from datetime import date

from campaign.documents.letterhead import Letterhead
from campaign.documents.placeholders import filling, name, rows, text, words
from campaign.documents.template import DocumentKind


@filling
class LeadingMember:
    """A member of the leading group."""

    role: str = text("组内职务")
    person: str = name("姓名")
    position: str = text("党政职务", default="")


@filling
class OpenPost:
    """A post open to competition."""

    department: str = name("部门")
    post: str = name("职务")
    places: int = text("职数")
    conditions: str = words("资格条件", default="")
    """In words: party membership, years of service, others."""


@filling
class OpenDepartment:
    """A department with places for two-way selection."""

    department: str = name("部门")
    places: int = text("职数")
    includes: str = text("包含岗位", default="")


@filling
class Component:
    """A component of the total."""

    component: str = name("项目")
    method: str = words("方式")
    points: str = text("分值")
    rule: str = words("计分办法")
    """In words: who scores, on which scale, what is dropped."""


@filling
class Stage:
    """A line of the schedule."""

    stage: str = text("阶段")
    when: str = words("时间")
    what: str = text("内容", default="")


@filling
class PlanNotice:
    """The red-headed notice with the plan attached; all its facts come from the scheme."""

    head: Letterhead
    campaign: str = text("活动名称")
    plan: str = words("方案名称")
    office: str = name("主办部门")
    group_office: str = name("办公室设在", default="")
    """The department that is the leading group's office, if the scheme names one."""
    meeting: str = words("决定会议")
    """With its date if that is known."""
    leading_group: tuple[LeadingMember, ...] = rows("领导小组")
    posts_sentence: str = words("竞争职位说明", default="")
    """How many posts there are."""
    posts: tuple[OpenPost, ...] = rows("竞争职位", default=())
    departments_sentence: str = words("双选部门说明", default="")
    departments: tuple[OpenDepartment, ...] = rows("双选部门", default=())
    scope: str = words("参加范围")
    most_choices: int = text("最多志愿数")
    registration_from: str | date = words("报名开始")
    registration_until: str | date = words("报名截止")
    component_names: str = text("评分项目名称", default="")
    """`竞职演说、民主测评和联席会评分`; blank without posts."""
    speech_minutes: str = text("演说时限", default="")
    components: tuple[Component, ...] = rows("评分项目", default=())
    panels: tuple[str, ...] = rows("评委说明", default=())
    """Who marks which components, a sentence each."""
    full_marks: str = text("总分值", default="")
    scoring_rules: tuple[str, ...] = rows("计分规则", default=())
    """Sentences with full stops: rounding, dropped marks, ties, second choices."""
    notice_days: int = text("公示工作日数")
    selection_rule: str = words("双选规则", default="")
    second_round_until: str = words("第二轮报名截止", default="")
    """Sentences on how choices are matched and whose preference comes first."""
    schedule: tuple[Stage, ...] = rows("日程安排")
    handover_days: int = text("移交期限")
    """Working days."""
    standby_term: str = words("待岗期限")
    """`6个月`."""
    standby_pay: str = text("待岗待遇")
    """The plan's words, such as 只发给基本工资."""
    failing_consequence: str = words("不合格处理")
    """The plan's words for a failed review at the end of standby."""


@filling
class Attendant:
    """A line of the attendance list."""

    person: str = name("姓名")
    department: str = name("部门")
    position: str = text("职务", default="")


@filling
class MobilizationNotice:
    """The notice of the mobilisation meeting, with the attendance list attached."""

    head: Letterhead
    campaign: str = text("活动名称")
    plan: str = words("方案名称")
    office: str = name("主办部门")
    when: str = words("会议时间", default="", room=12)
    place: str = text("会议地点", default="", room=12)
    participants: str = words("参会人员")
    contact: str = text("联系人", default="")
    telephone: str = text("联系电话", default="")
    attendants: tuple[Attendant, ...] = rows("签到人员")


PLAN_NOTICE = DocumentKind("实施方案通知", PlanNotice)
MOBILIZATION_NOTICE = DocumentKind("动员会通知", MobilizationNotice)
