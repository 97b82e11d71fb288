"""The candidates before the competition, for the notice board: 报名人选公示.

Made where the scheme says from when they are shown (人选公示开始); objections go to 受理部门.
"""

from datetime import date

from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.office import NOT_RECORDED, Letterhead, Office
from campaign.registration.stages import the_post_verdicts
from campaign.registration.verdicts import Verdict
from campaign.run import Run
from campaign.word.placeholders import filling, name, rows, text, words


@filling
class Applicant:
    """Somebody who may compete, as the notice describes them."""

    person: str = name("姓名")
    sex: str = text("性别")
    born: str = text("出生年月")
    education: str = text("学历")
    present_post: str = text("现任职务")
    choices: str = text("竞争职位")


@filling
class CandidateNotice:
    """Lay out 报名人选公示."""

    head: Letterhead
    campaign: str = text("活动名称")
    plan: str = words("方案名称")
    count: int = text("人数")
    applicants: tuple[Applicant, ...] = rows("报名人选")
    begins: date = text("公示开始")
    ends: date = text("公示结束")
    days: int = text("公示工作日数")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)
    address: str = text("受理地址", default="", room=12)


def the_shown_candidates(run: Run) -> list[Verdict]:
    """Give everybody who may compete."""
    return [verdict for verdict in run.get(the_post_verdicts) if verdict.passed]


def candidate_notice(office: Office, verdicts: list[Verdict], begins: date) -> Paper:
    """Return 报名人选公示, dated on its first day."""
    basics = office.scheme.basics
    data = CandidateNotice(
        head=CANDIDATE_NOTICE.head(office, begins),
        campaign=basics.name,
        plan=office.plan,
        count=len(verdicts),
        applicants=tuple(_applicant(office, verdict) for verdict in verdicts),
        begins=begins,
        ends=office.scheme.calendar.last_of(begins, basics.candidate_days),
        days=basics.candidate_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
        address=basics.objections_address,
    )
    return CANDIDATE_NOTICE.paper(office, data)


def _applicant(office: Office, verdict: Verdict) -> Applicant:
    person = verdict.member.person
    return Applicant(
        person=office.name(verdict.member),
        sex=person.sex or NOT_RECORDED,
        born=str(person.born or NOT_RECORDED),
        education=person.education or NOT_RECORDED,
        present_post=(person.department + person.position) or NOT_RECORDED,
        choices="、".join(verdict.eligible),
    )


def make_candidate_notice(desk: Desk) -> None:
    """Take the notice where the scheme asks for one and somebody may compete."""
    begins = desk.office.scheme.basics.candidates_from
    if begins is None or not desk.office.scheme.posts:
        desk.take(CANDIDATE_NOTICE)
    elif verdicts := desk.ready(the_shown_candidates):
        desk.take(CANDIDATE_NOTICE, papers=[candidate_notice(desk.office, verdicts, begins)])


CANDIDATE_NOTICE = DocumentKind(
    "报名人选公示",
    CandidateNotice,
    Audience.BOARD,
    Series.NONE,
    Phase.CANDIDATES,
    made_by=make_candidate_notice,
    on_demand=True,
)
