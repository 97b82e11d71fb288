"""The plan itself, written from the scheme: posts, departments, rules, schedule."""

from decimal import Decimal

from campaign.documents import plan as documents
from campaign.methods import approving, in_use, method_of
from campaign.months import in_words
from campaign.notices.moments import moment, period
from campaign.notices.papers import Office, Paper
from campaign.reports.rules import (
    floor_rule,
    listed,
    rounding_rule,
    second_choice_rule,
    tie_rule,
)
from campaign.sheets.basics import STAFF_FIRST
from campaign.sheets.scheme import Component, Post
from campaign.workbook.cells import plain


def plan_paper(office: Office) -> Paper:
    """实施方案通知. The scheme must have a schedule and a leading group."""
    return Paper(documents.PLAN_NOTICE, _plan(office), office.recipients)


def _plan(office: Office) -> documents.PlanNotice:
    scheme, basics = office.scheme, office.scheme.basics
    return documents.PlanNotice(
        head=office.red_head(office.plan_issued_on, documents.PLAN_NOTICE.name),
        campaign=basics.name,
        plan=office.plan,
        office=office.office,
        group_office=basics.office,
        meeting=office.meeting(basics.plan_decided_on),
        leading_group=tuple(
            documents.LeadingMember(role=each.role, person=each.name, position=each.position)
            for each in scheme.leading_group
        ),
        posts_sentence=_posts_sentence(office),
        posts=tuple(_post(each) for each in scheme.posts),
        departments_sentence=_departments_sentence(office),
        departments=tuple(
            documents.OpenDepartment(
                department=each.name, places=each.quota, includes=each.includes
            )
            for each in scheme.departments
        ),
        scope=f"{staff_in_scope(office)}。",
        most_choices=basics.max_choices,
        registration_from=moment(basics.registration_opens or basics.starts),
        registration_until=moment(basics.registration_closes),
        component_names=listed([each.name for each in scheme.components]),
        speech_minutes=str(basics.speech_minutes or ""),
        components=tuple(_component(office, each) for each in scheme.components),
        panels=tuple(each for way in in_use(scheme) for each in way.panels(scheme)),
        full_marks=plain(sum((each.points for each in scheme.components), Decimal(0))),
        scoring_rules=scoring_rules(office),
        notice_days=basics.notice_days,
        selection_rule=_selection_rule(office),
        second_round_until=moment(second) if (second := basics.second_round_closes) else "",
        schedule=tuple(
            documents.Stage(stage=each.name, when=period(each.starts, each.ends), what=each.content)
            for each in scheme.schedule
        ),
        handover_days=basics.handover_days,
        standby_term=in_words(basics.standby_months),
        standby_pay=basics.standby_pay,
        failing_consequence=failing_consequence(office),
    )


def staff_in_scope(office: Office) -> str:
    """For whom the campaign is: everybody on the establishment and on duty (seed, item 5)."""
    basics = office.scheme.basics
    if basics.participants:
        return basics.participants.rstrip("。")
    if named := basics.establishments:
        return f"全体在编（{named}）在岗机关干部"
    return "全体在编在岗（含集体编制）机关干部"


def failing_consequence(office: Office) -> str:
    """What the plan says of a failed review, in its own words."""
    words = office.scheme.basics.after_failing
    if not words:
        return "按有关规定处理"
    return words if "处分" in words else f"给予{words}处分"


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


def _post(post: Post) -> documents.OpenPost:
    return documents.OpenPost(
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
    side = "个人志愿" if office.scheme.basics.proposing_side == STAFF_FIRST else "部门排序"
    return (
        "以个人志愿和部门排序为依据，在职数之内匹配，不得出现个人和部门都更愿意选择对方却没有选上的"
        f"情形；有多种结果符合要求的，按照{side}优先的原则确定。匹配过程和每个人的结果都有记录可查。"
    )


# -- scoring --------------------------------------------------------------------------------------


def _component(office: Office, component: Component) -> documents.Component:
    return documents.Component(
        component=component.name,
        method=component.method,
        points=plain(component.points),
        rule=method_of(component).description(office.scheme, component),
    )


def scoring_rules(office: Office) -> tuple[str, ...]:
    """The rules of the scoring, a sentence each: rounding, ties, the speech, the floor."""
    scheme = office.scheme
    rules = (
        f"成绩{rounding_rule(scheme)}",
        tie_rule(scheme),
        second_choice_rule(scheme),
        floor_rule(scheme, approving(scheme)),
    )
    return tuple(rule for rule in rules if rule)
