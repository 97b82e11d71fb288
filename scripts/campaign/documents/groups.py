"""Groups of people that an office may address with papers of its own kinds."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from campaign.departments.documents import PLACEMENT_LETTER
from campaign.departments.other_documents import OTHER_DESTINATION, OTHER_LETTER, other_letters
from campaign.documents.handover import HANDOVER_LIST
from campaign.office.history import APPOINTED, DECIDED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.meetings import sitting_of
from campaign.office.office import NOT_RECORDED, Letterhead
from campaign.posts.documents import APPOINTMENT_LETTER
from campaign.posts.notice_documents import PUBLIC_NOTICE, decided_posts, holders
from campaign.posts.own_notices import notice_of
from campaign.posts.removals import removals
from campaign.roster.facts import fact
from campaign.standby.documents import RETURN_LETTER, STANDBY_LETTER
from campaign.word.placeholders import filling, name, text, words
from campaign.word.values import Facts, Stated, no_facts


class Group(NamedTuple):
    """People of whom the campaign knows, and what it knows of each."""

    kind: DocumentKind[Any]
    """Papers about one of them each: their data is what is known, as of their date."""
    papers: Callable[[Desk], Iterable[Paper] | None]
    """Finds these papers once it is known who belongs to the group; None before."""
    wants: Callable[[Paper, str], bool] = lambda paper, kind: True
    """Whether somebody is to get a paper of a kind, by its name."""


def facts_of(paper: Paper) -> Facts:
    """Ask the roster of whom a paper is about, as of the paper's date."""
    member, on = paper.member, paper.data.head.dated
    if member is None:
        return no_facts

    def told(name: str) -> Stated:
        found = fact(member, name, on)
        return Stated(found.word, found.meanings)

    return told


@filling
class Participant:
    """Somebody whom the campaign is for."""

    head: Letterhead
    person: str = name("姓名")
    department: str = name("部门")
    position: str = text("职务", default="")


@filling
class Nomination:
    """Somebody whom the committee is going to appoint, before the public notice has ended."""

    head: Letterhead
    person: str = name("姓名")
    post: str = name("拟任职务")
    present_post: str = name("现任职务")
    meeting: str = words("决定会议")
    decided_on: date = text("决定日期")
    begins: date | str = text("公示开始", default="", needed_if_printed=True)
    ends: date | str = text("公示结束", default="", needed_if_printed=True)


@filling
class Removal:
    """Somebody who holds a post that was competed for, and will hold it no more."""

    head: Letterhead
    person: str = name("姓名")
    former_post: str = name("原职务")
    new_post: str = words("新岗位")
    meeting: str = words("决定会议")
    decided_on: date = text("决定日期")


def _of_nobody(desk: Desk) -> None:
    """Make none: these are never printed themselves, papers of own kinds are made of them."""


PARTICIPATION = DocumentKind(
    "参加人员", Participant, Audience.FILE, Series.NONE, Phase.PLAN, made_by=_of_nobody
)
NOMINATION = DocumentKind(
    "拟任人员",
    Nomination,
    Audience.FILE,
    Series.NONE,
    Phase.POSTS,
    made_by=_of_nobody,
    spoiled_by=(APPOINTED,),
)
REMOVAL = DocumentKind(
    "免职人员",
    Removal,
    Audience.FILE,
    Series.NONE,
    Phase.HANDOVER,
    made_by=_of_nobody,
    spoiled_by=(APPOINTED, DECIDED),
)


def _participants(desk: Desk) -> Iterator[Paper]:
    office = desk.office
    for member in office.roster.members:
        if not member.outside:
            data = Participant(
                head=PARTICIPATION.head(office, office.plan_issued_on),
                person=office.name(member),
                department=member.person.department or NOT_RECORDED,
                position=member.person.position,
            )
            yield PARTICIPATION.paper(office, data, member)


def _nominees(desk: Desk) -> list[Paper] | None:
    appointments = decided_posts(desk) if desk.after(PUBLIC_NOTICE) else None
    if appointments is None:
        return None
    office, sitting = desk.office, sitting_of(appointments.meeting)
    if sitting is None:
        return []
    papers = []
    for post, member in holders(office, appointments):
        begins, ends = notice_of(office.scheme, appointments, member.staff_id)
        data = Nomination(
            head=NOMINATION.head(office, sitting.decided_on),
            person=office.name(member),
            post=post.name,
            present_post=member.person.department + member.person.position or NOT_RECORDED,
            meeting=office.meeting(sitting.decided_on),
            decided_on=sitting.decided_on,
            begins=begins,
            ends=ends,
        )
        papers.append(NOMINATION.paper(office, data, member))
    return papers


def _removed(desk: Desk) -> list[Paper] | None:
    appointments = decided_posts(desk) if desk.after(HANDOVER_LIST) else None
    if appointments is None:
        return None
    office, sitting = desk.office, sitting_of(appointments.meeting)
    if sitting is None:
        return []
    leaving = {member.staff_id for _, member in removals(office, appointments)}
    return [
        REMOVAL.paper(
            office,
            Removal(
                head=REMOVAL.head(office, each.data.head.dated),
                person=each.data.person,
                former_post=each.data.former_post,
                new_post=each.data.new_post,
                meeting=office.meeting(sitting.decided_on),
                decided_on=sitting.decided_on,
            ),
            each.member,
        )
        for each in desk.papers
        if each.kind is HANDOVER_LIST and each.staff_id in leaving
    ]


def _those_with(kind: DocumentKind[Any]) -> Group:
    """Take whoever gets a paper of a kind, once it is known who does."""

    def papers(desk: Desk) -> list[Paper] | None:
        if not desk.after(kind):
            return None
        return [each for each in desk.papers if each.kind is kind]

    return Group(kind, papers)


def _sent_elsewhere(desk: Desk) -> list[Paper] | None:
    if not desk.after(OTHER_LETTER):
        return None
    return list(other_letters(desk, OTHER_DESTINATION))


GROUPS = {
    "参加人员": Group(PARTICIPATION, _participants),
    "拟任人员": Group(NOMINATION, _nominees),
    "任职人员": _those_with(APPOINTMENT_LETTER),
    "定岗人员": _those_with(PLACEMENT_LETTER),
    "免职人员": Group(REMOVAL, _removed),
    "移交人员": _those_with(HANDOVER_LIST),
    "其他去向人员": Group(
        OTHER_DESTINATION, _sent_elsewhere, lambda paper, kind: paper.data.document == kind
    ),
    "待岗人员": _those_with(STANDBY_LETTER),
    "恢复工作人员": _those_with(RETURN_LETTER),
}
"""By the words of a template's first line behind 每位 or 全体, in the order of the campaign."""
