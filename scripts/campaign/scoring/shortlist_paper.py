"""入围人员名单, for the notice board: who goes on after a stage, and who is inspected."""

from dataclasses import replace
from datetime import date

from campaign.calendar import day_of
from campaign.office.history import LISTED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.office import Letterhead, Office
from campaign.scheme.plan_sheets import ScheduleEntry
from campaign.scheme.score_sheets import WHOLE
from campaign.scoring.rules_in_words import cut_rules
from campaign.scoring.shortlists import INSPECTION, Shortlist, by_part
from campaign.scoring.stages import the_shortlists, why_no_contest
from campaign.word.official_wording import period
from campaign.word.placeholders import filling, name, rows, text, words


@filling
class ListedLine:
    """Somebody who goes on."""

    post: str = name("竞争职位")
    person: str = name("姓名")
    mark: str = text("得分")


@filling
class ShortlistNotice:
    """Lay out 进入…人员名单, or 考察对象名单."""

    head: Letterhead
    campaign: str = text("活动名称")
    plan: str = words("方案名称")
    title: str = words("名单名称")
    """进入面试人员名单, 考察对象名单."""
    basis: str = text("依据")
    """What decided: 笔试得分, 总分."""
    goal: str = text("进入环节")
    count: int = text("人数")
    lines: tuple[ListedLine, ...] = rows("人员")
    rules: tuple[str, ...] = rows("晋级规则", default=())
    inspected: str = text("考察", default="")
    """是 where they are inspected next, and there is no further stage."""
    when: str = words("时间说明", default="")
    """When the next stage is held, class by class where the schedule says so."""
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


def shortlist_paper(office: Office, listed: Shortlist, part: str) -> Paper:
    """Make the list of those who go on to one stage; `part` tells it from the other lists."""
    basics = office.scheme.basics
    own = tuple(each for each in office.scheme.cuts if each.stage == listed.after)
    is_last = listed.goal == INSPECTION
    data = ShortlistNotice(
        head=SHORTLIST.head(office, _published_on(office, listed)),
        campaign=basics.name,
        plan=office.plan,
        title="考察对象名单" if is_last else f"进入{listed.goal}人员名单",
        basis=listed.after if listed.after == WHOLE else f"{listed.after}得分",
        goal=listed.goal,
        count=len({each.staff_id for each in listed.people}),
        lines=tuple(
            ListedLine(
                post=each.post, person=office.name(office.roster[each.staff_id]), mark=each.mark
            )
            for each in listed.people
        ),
        rules=(*cut_rules(replace(office.scheme, cuts=own)), *_parted(office, listed)),
        inspected="是" if is_last else "",
        when=_when(office, listed.goal),
        objection_days=basics.objection_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
    )
    return SHORTLIST.paper(office, data, part=part)


def _parted(office: Office, listed: Shortlist) -> list[str]:
    """Say who goes on by 并列处理 alone, and what parted them from equals."""
    return [
        f"{each.post}：{office.name(office.roster[each.staff_id])}{each.by_tie}。"
        for each in listed.people
        if each.by_tie
    ]


def _entries(office: Office, stage: str) -> list[ScheduleEntry]:
    """Return the lines of the schedule that name a stage."""
    return [each for each in office.scheme.schedule if stage in each.name]


def _when(office: Office, goal: str) -> str:
    days = [
        f"{each.applies_to}{period(each.starts, each.ends)}"
        for each in _entries(office, goal)
        if each.starts or each.ends
    ]
    return f"{goal}时间：{'，'.join(days)}。" if days else ""


def _published_on(office: Office, listed: Shortlist) -> date:
    """Date it on the day when the stage before ends, or on which what follows begins.

    Where the schedule names neither: before the public notice begins.
    """
    ends = [each.ends or each.starts for each in _entries(office, listed.after)]
    if known := [day_of(each) for each in ends if each]:
        return max(known)
    starts = [each.starts or each.ends for each in _entries(office, listed.goal)]
    if known := [day_of(each) for each in starts if each]:
        return min(known)
    basics = office.scheme.basics
    return office.scheme.calendar.before(basics.notice_starts or basics.ends)


def make_shortlists(desk: Desk) -> None:
    """Take a list for each stage that is over; none where nobody is kept out."""
    no_contest = desk.ready(why_no_contest)
    if no_contest or not desk.office.scheme.cuts:
        desk.take(SHORTLIST)
    elif (lists := desk.ready(the_shortlists)) is not None:
        papers = [shortlist_paper(desk.office, each, part) for part, each in by_part(lists).items()]
        desk.take(SHORTLIST, papers=papers)


SHORTLIST = DocumentKind(
    "入围人员名单",
    ShortlistNotice,
    Audience.BOARD,
    Series.NONE,
    Phase.CANDIDATES,
    made_by=make_shortlists,
    spoiled_by=(LISTED,),
    on_demand=True,
)
