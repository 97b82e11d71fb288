"""The plan itself, written from the scheme: posts, departments, rules, schedule."""

from datetime import date

from campaign import places
from campaign.calendar import in_words
from campaign.issues import Kind, Where
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.office import Letterhead, Office
from campaign.scheme.answers import STAFF_FIRST
from campaign.scheme.rules.structure import structure_rules
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, Post
from campaign.scoring.marking.by_entry import ByEntry
from campaign.scoring.marking.by_points import ByPoints
from campaign.scoring.methods import approving, in_use, method_of
from campaign.scoring.rules_in_words import listed, scoring_rules
from campaign.scoring.shortlists import chooses_inspected
from campaign.standby.documents import failing_consequence
from campaign.word.official_wording import moment, period
from campaign.word.placeholders import filling, name, rows, text, words
from campaign.workbook.declare.cells import plain


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
class PlanComponent:
    """A component of the total."""

    component: str = name("项目")
    method: str = words("方式")
    points: str = text("分值")
    rule: str = words("计分办法")
    """In words: who scores, on which scale, what is dropped."""


@filling
class PlanStage:
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
    speech: str = text("演说名称", default="演说")
    """What the plan calls it: 演说 or 演讲."""
    speech_minutes: str = text("演说时限", default="")
    """Blank where nobody speaks."""
    speech_for_first: str = text("按第一志愿演说", default="")
    """是 where people may apply for several posts, and speak for the first."""
    scoring_staff: str = words("评分工作人员", default="")
    """`评委、计票和监督人员`: whoever has a part in the scoring."""
    components: tuple[PlanComponent, ...] = rows("评分项目", default=())
    panels: tuple[str, ...] = rows("评委说明", default=())
    """Who marks which components, a sentence each."""
    full_marks: str = text("总分值", default="")
    scoring_rules: tuple[str, ...] = rows("计分规则", default=())
    """Sentences with full stops: rounding, dropped marks, ties, second choices."""
    inspection: str = words("组织考察", default="")
    """Who inspects whom; blank where the scheme rules nothing of the kind."""
    leaders: str = text("分管领导", default="")
    """是 where leaders in charge give an opinion on those who compete."""
    notice_days: int = text("公示工作日数")
    terms_of_office: str = words("任期规定", default="")
    """Sentences on term and probation; blank where the scheme states neither."""
    selection_rule: str = words("双选规则", default="")
    second_round_until: str = words("第二轮报名截止", default="")
    """Sentences on how choices are matched and whose preference comes first."""
    schedule: tuple[PlanStage, ...] = rows("日程安排")
    handover_days: int = text("移交期限")
    """Working days."""
    standby_term: str = words("待岗期限")
    """`6个月`."""
    standby_pay: str = text("待岗待遇")
    """The plan's words, such as 只发给基本工资."""
    failing_consequence: str = words("不合格处理")
    """The plan's words for a failed review at the end of standby."""


# -- papers ----------------------------------------------------------------------------------------


def plan_paper(office: Office) -> Paper:
    """Return 实施方案通知. The scheme must have a schedule and a leading group."""
    return PLAN_NOTICE.paper(office, _plan(office))


def _plan(office: Office) -> PlanNotice:
    scheme, basics = office.scheme, office.scheme.basics
    return PlanNotice(
        head=PLAN_NOTICE.head(office, office.plan_issued_on),
        campaign=basics.name,
        plan=office.plan,
        office=office.office,
        group_office=basics.office,
        meeting=office.meeting(basics.plan_decided_on),
        leading_group=tuple(
            LeadingMember(role=each.role, person=each.name, position=each.position)
            for each in scheme.leading_group
        ),
        posts_sentence=_posts_sentence(office),
        posts=tuple(_post(each) for each in scheme.posts),
        departments_sentence=_departments_sentence(office),
        departments=tuple(
            OpenDepartment(department=each.name, places=each.quota, includes=each.includes)
            for each in scheme.departments
        ),
        scope=f"{office.staff_in_scope}。",
        most_choices=basics.max_choices,
        registration_from=moment(basics.registration_opens or basics.starts),
        registration_until=moment(basics.registration_closes),
        component_names=_component_names(scheme),
        speech=scheme.speech_word or "演说",
        speech_minutes=str(basics.speech_minutes or "") if scheme.has_speech else "",
        speech_for_first="是" if basics.max_choices > 1 else "",
        scoring_staff=_scoring_staff(office),
        components=tuple(_component(office, each) for each in scheme.components),
        panels=tuple(each for way in in_use(scheme) for each in way.panels(scheme)),
        full_marks=_full_marks(office),
        scoring_rules=(
            *scoring_rules(scheme, approving(scheme)),
            *(() if scheme.departments else structure_rules(scheme.structure)),
        ),
        inspection=_inspection(scheme),
        leaders="是" if scheme.leaders else "",
        notice_days=basics.notice_days,
        terms_of_office=_terms_of_office(office),
        selection_rule=_selection_rule(office),
        second_round_until=moment(second) if (second := basics.second_round_closes) else "",
        schedule=tuple(
            PlanStage(
                stage=_of_class(each.name, each.applies_to),
                when=period(each.starts, each.ends),
                what=each.content,
            )
            for each in scheme.schedule
        ),
        handover_days=basics.handover_days,
        standby_term=in_words(basics.standby_months),
        standby_pay=office.scheme.standby_pay,
        failing_consequence=failing_consequence(office),
    )


def _terms_of_office(office: Office) -> str:
    basics = office.scheme.basics
    said = f"任期{in_words(12 * basics.term_years)}。" if basics.term_years else ""
    if basics.probation_months:
        said += (
            f"新任职人员试用期{in_words(basics.probation_months)}，期满考核，由党委决定转正、"
            "延长试用期、降职或者免职。"
        )
    return said


# -- posts and departments ------------------------------------------------------------------------


def _posts_sentence(office: Office) -> str:
    posts = office.scheme.posts
    count = sum(post.quota for post in posts)
    return f"竞争上岗的中层职位{len(posts)}个，职数共{count}名，资格条件如下：" if posts else ""


def _departments_sentence(office: Office) -> str:
    departments = office.scheme.departments
    if not departments:
        return ""
    count = sum(each.quota for each in departments)
    return f"参加双向选择的部门{len(departments)}个，一般干部职数共{count}名："


def _post(post: Post) -> OpenPost:
    return OpenPost(
        department=post.department,
        post=post.title,
        places=post.quota,
        conditions=_conditions(post),
    )


def _conditions(post: Post) -> str:
    parts = [post.party, post.other]
    if post.min_years:
        parts.insert(0, f"参加工作满{in_words(int(post.min_years * 12))}")
    return "；".join(part for part in parts if part) or "符合基本条件"


def _selection_rule(office: Office) -> str:
    limits = "".join(structure_rules(office.scheme.structure))
    side = "个人志愿" if office.scheme.basics.proposing_side == STAFF_FIRST else "部门排序"
    return (
        "以个人志愿和部门排序为依据，在职数之内匹配，不得出现个人和部门都更愿意选择对方却没有选上的"
        f"情形；有多种结果符合要求的，按照{side}优先的原则确定。匹配过程和每个人的结果都有记录可查。"
        f"{limits}"
    )


# -- scoring --------------------------------------------------------------------------------------


def _component(office: Office, component: Component) -> PlanComponent:
    return PlanComponent(
        component=_of_class(component.name, component.applies_to),
        method=component.method,
        points=plain(component.points),
        rule=method_of(component).description(office.scheme, component),
    )


def _of_class(name: str, applies_to: str) -> str:
    return f"{name}（{applies_to}）" if applies_to else name


def _scoring_staff(office: Office) -> str:
    """Name who has a part in the scoring, by the ways of marking in use, and the supervisors."""
    staff = [each.staff for each in in_use(office.scheme) if each.staff]
    return f"{listed([*staff, '监督'])}人员" if staff else "监督人员"


def _component_names(scheme: Scheme) -> str:
    """Name what is held, and then the figures that come from elsewhere."""
    given = [
        each.name for each in scheme.components if each.method in (ByEntry.word, ByPoints.word)
    ]
    held = [each.name for each in scheme.components if each.name not in given]
    if not (held and given):
        return listed(held or given)
    return f"{listed(held)}，计入{listed(given)}的成绩"


def _inspection(scheme: Scheme) -> str:
    if any(post.leader for post in scheme.posts):
        return "分管领导了解竞争人员的德才表现和岗位适应情况，提出推荐意见。"
    if any(chooses_inspected(scheme, post.name) for post in scheme.posts):
        return "了解考察对象的德才表现和岗位适应情况。"
    return ""


def _full_marks(office: Office) -> str:
    """Say 100, or class by class where they differ, to be followed by 分."""
    full = {each.label: plain(each.full) for each in office.scheme.scored.classes}
    if len(set(full.values())) == 1:
        return next(iter(full.values()))
    return "分、".join(f"{label}{points}" for label, points in full.items())


# -- kinds -----------------------------------------------------------------------------------------


def make_plan_papers(desk: Desk) -> None:
    """Take the plan, once the scheme has a schedule and a leading group."""
    scheme = desk.office.scheme
    if scheme.schedule and scheme.leading_group:
        desk.take(PLAN_NOTICE, papers=[plan_paper(desk.office)])
    else:
        desk.run.note([Kind.PLAN_INCOMPLETE.at(Where(places.SCHEME))])


PLAN_NOTICE = DocumentKind(
    "实施方案通知",
    PlanNotice,
    Audience.OFFICES,
    Series.NOTICES,
    Phase.PLAN,
    made_by=make_plan_papers,
)
