"""The plan itself, written from the scheme, and the notice of the mobilisation meeting."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from campaign.documents import plan as documents
from campaign.documents.wording import chinese_date
from campaign.intake.roster import Roster
from campaign.months import in_words
from campaign.notices.papers import Office, Paper, meeting_phrase
from campaign.reports.rules import component_method, rounding_rule, second_choice_rule, tie_rule
from campaign.sheets.scheme import STAFF_FIRST, Post, Stage
from campaign.workbook.cells import plain

_STAFF = "全体在编在岗（含集体编制）机关干部"
_WEEKDAYS = "一二三四五六日"


def plan_papers(office: Office, roster: Roster) -> Iterable[Paper]:
    """The plan with its issuing notice, as soon as the scheme has schedule and leading group."""
    scheme = office.scheme
    if scheme.schedule and scheme.leading_group:
        yield Paper(documents.PLAN_NOTICE, _plan(office), "各办公室、全体机关干部")
    yield Paper(documents.MOBILIZATION_NOTICE, _meeting(office, roster), "各办公室、全体机关干部")


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _plan(office: Office) -> documents.PlanNotice:
    scheme, basics = office.scheme, office.scheme.basics
    issued = _day_before(basics.starts)
    places = sum(post.quota for post in scheme.posts)
    staff = sum(department.quota for department in scheme.departments)
    return documents.PlanNotice(
        head=office.red_head(issued, documents.PLAN_NOTICE.name),
        campaign=basics.name,
        plan=office.plan,
        office=office.office,
        meeting=meeting_phrase(issued),
        leading_group=tuple(
            documents.LeadingMember(role=each.role, person=each.name, position=each.position)
            for each in scheme.leading_group
        ),
        posts_sentence=(
            f"竞争的中层职位共{places}名，职数和资格条件如下："
            if scheme.posts
            else "本次活动没有竞争职位。"
        ),
        posts=tuple(
            documents.OpenPost(
                department=post.department,
                post=post.title,
                places=post.quota,
                conditions=_conditions(post),
            )
            for post in scheme.posts
        ),
        departments_sentence=(
            f"参加双向选择的部门{len(scheme.departments)}个，一般干部职数共{staff}名，具体如下："
            if scheme.departments
            else "本次活动没有双向选择。"
        ),
        departments=tuple(
            documents.OpenDepartment(
                department=each.name, places=each.quota, includes=each.includes
            )
            for each in scheme.departments
        ),
        scope=f"{_STAFF}。",
        most_choices=basics.max_choices,
        registration_from=_moment(basics.registration_opens or basics.starts),
        registration_until=_moment(basics.registration_closes),
        component_names=_listed([each.name for each in scheme.components]) if scheme.posts else "",
        speech_minutes=str(basics.speech_minutes) if scheme.posts and basics.speech_minutes else "",
        components=tuple(
            documents.Component(
                component=each.name,
                method=each.method,
                points=plain(each.points),
                rule=component_method(scheme, each),
            )
            for each in scheme.components
            if scheme.posts
        ),
        full_marks=plain(sum((each.points for each in scheme.components), Decimal(0))),
        scoring_rules=tuple(_rules(office)) if scheme.posts else (),
        notice_days=basics.notice_days,
        selection_rule=_selection_rule(office),
        schedule=tuple(_stage(each) for each in scheme.schedule),
        handover_days=basics.handover_days,
        standby_term=in_words(basics.standby_months),
        standby_pay=basics.standby_pay,
        failing_consequence=failing_consequence(office),
    )


def failing_consequence(office: Office) -> str:
    """What the plan says of a failed review, in its own words."""
    words = office.scheme.basics.after_failing
    return (
        f"给予{words}处分" if words and "处分" not in words else words or "由党委按有关规定研究处理"
    )


def _conditions(post: Post) -> str:
    parts = []
    if post.min_years:
        parts.append(f"参加工作满{in_words(int(post.min_years * 12))}")
    if post.party:
        parts.append(post.party)
    if post.other:
        parts.append(post.other)
    return "；".join(parts) or "符合基本条件"


def _rules(office: Office) -> Iterable[str]:
    scheme = office.scheme
    yield rounding_rule(scheme)
    yield tie_rule(scheme)
    if rule := second_choice_rule(scheme):
        yield rule


def _selection_rule(office: Office) -> str:
    if not office.scheme.departments:
        return ""
    side = "个人志愿" if office.scheme.basics.proposing_side == STAFF_FIRST else "部门排序"
    return (
        "以个人志愿和部门排序为依据，在职数之内匹配；有多种结果时，"
        f"采用对{side}一方最有利的稳定结果，匹配过程和每个人的结果都有记录可查。"
    )


def _stage(stage: Stage) -> documents.Stage:
    return documents.Stage(stage=stage.name, when=_period(stage), what=stage.content)


def _period(stage: Stage) -> str:
    if stage.starts is None and stage.ends is None:
        return "另行通知"
    first = stage.starts or stage.ends
    last = stage.ends or stage.starts
    assert first is not None
    assert last is not None
    begin, end = _short(first), _short(last)
    return begin if begin == end else f"{begin}至{end}"


def _short(value: date) -> str:
    day = f"{value.month}月{value.day}日"
    return f"{day}{_clock(value)}" if isinstance(value, datetime) and _has_clock(value) else day


def _has_clock(value: datetime) -> bool:
    return (value.hour, value.minute) != (0, 0)


def _clock(value: datetime) -> str:
    return f"{value.hour}时" + (f"{value.minute}分" if value.minute else "")


def _moment(value: date) -> str:
    if isinstance(value, datetime) and _has_clock(value):
        return chinese_date(value) + _clock(value)
    return chinese_date(value)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{'、'.join(names[:-1])}和{names[-1]}"


def _meeting(office: Office, roster: Roster) -> documents.MobilizationNotice:
    basics = office.scheme.basics
    taking_part = [member for member in roster.members if not member.outside]
    when = ""
    if basics.meeting_time:
        day = basics.meeting_time
        when = f"{chinese_date(day)}（星期{_WEEKDAYS[day.weekday()]}）"
        if isinstance(day, datetime) and _has_clock(day):
            when += _clock(day)
    return documents.MobilizationNotice(
        head=office.red_head(_day_before(basics.starts), documents.MOBILIZATION_NOTICE.name),
        campaign=basics.name,
        plan=office.plan,
        office=office.office,
        when=when,
        place=basics.meeting_place,
        participants=_STAFF,
        telephone=basics.objections_phone,
        attendants=tuple(
            documents.Attendant(
                person=member.name,
                department=member.person.department or "—",
                position=member.person.position,
            )
            for member in taking_part
        ),
    )
