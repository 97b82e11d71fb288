"""Handing over: who hands over to whom, and who supervises it (seed, item 10)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from campaign.departments.documents import decided_places
from campaign.departments.placements import Placements
from campaign.documents.moving import in_office_on, later_moves, moves
from campaign.issues import Kind
from campaign.office.history import APPOINTED, DECIDED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series, occasion
from campaign.office.moves import Move
from campaign.office.office import Letterhead, Office
from campaign.posts.notice_documents import decided_posts, part_of
from campaign.posts.own_notices import takes_office_on
from campaign.posts.proposal import Appointments
from campaign.posts.removals import removals
from campaign.roster.roster import Member
from campaign.word.placeholders import filling, name, rows, text, words


@filling
class HandoverLine:
    """Who hands over what to whom."""

    person: str = name("姓名")
    former_post: str = text("原岗位")
    new_post: str = words("新岗位")
    receiver: str = name("接交人", default="")
    supervisor: str = name("监交人", default="")


@filling
class HandoverNotice:
    """工作移交通知, red head, with the list of those who change post."""

    head: Letterhead
    campaign: str = text("活动名称")
    days: int = text("移交期限")
    """Working days."""
    deadline: date = text("移交截止")
    office: str = name("主办部门")
    lines: tuple[HandoverLine, ...] = rows("移交人员")


@filling
class HandoverList:
    """移交清单: a form for one person."""

    head: Letterhead
    staff_number: str = text("编号")
    person: str = name("姓名")
    former_post: str = text("原岗位")
    new_post: str = words("新岗位")
    receiver: str = name("接交人", default="")
    supervisor: str = name("监交人", default="")
    deadline: date = text("移交截止")


# -- papers ----------------------------------------------------------------------------------------


_CHIEF = "主任"
_OF_DEPARTMENTS = "部门岗位"
_DECIDED = "定岗决定"


def handover_papers(
    office: Office,
    in_office: Mapping[str, str],
    moving: Sequence[Move],
    effective_on: date,
    part: str = "",
    pending: str = "",
) -> Iterable[Paper]:
    """Yield 工作移交通知 with the list of those who move, 移交清单 for each.

    in_office: the posts of those who hold one formally, by 编号, for they receive; part: tells this
    notice from that of another day; pending: what may still bring others onto the list.
    """
    deadline = office.scheme.calendar.after(effective_on, office.scheme.basics.handover_days)
    receivers = _Receivers(office, in_office)
    lines = [receivers.line(each) for each in moving]
    notice = _notice(office, lines, effective_on, deadline, part)
    yield notice._replace(pending=pending)
    for move, line in zip(moving, lines, strict=True):
        data = HandoverList(
            head=HANDOVER_LIST.head(office, effective_on),
            staff_number=move.member.staff_id,
            person=line.person,
            former_post=line.former_post,
            new_post=line.new_post,
            receiver=line.receiver,
            supervisor=line.supervisor,
            deadline=deadline,
        )
        yield HANDOVER_LIST.paper(office, data, move.member)


def _notice(
    office: Office,
    lines: Iterable[HandoverLine],
    effective_on: date,
    deadline: date,
    part: str,
) -> Paper:
    data = HandoverNotice(
        head=HANDOVER_NOTICE.head(office, effective_on, part),
        campaign=office.scheme.basics.name,
        days=office.scheme.basics.handover_days,
        deadline=deadline,
        office=office.office,
        lines=tuple(lines),
    )
    return HANDOVER_NOTICE.paper(office, data, part=part)


class _Receivers:
    """Who takes over what somebody leaves, and who watches over it."""

    def __init__(self, office: Office, in_office: Mapping[str, str]) -> None:
        self.office = office
        self.holders: dict[str, list[Member]] = {}
        for staff_id, held in in_office.items():
            self.holders.setdefault(held, []).append(office.roster[staff_id])
        self.leaders = {each.department: each.leader for each in office.scheme.posts}
        self.leaders |= {each.name: each.leader for each in office.scheme.departments}

    def line(self, move: Move) -> HandoverLine:
        taking_over = self.holders.get(move.department + move.position, [])
        return HandoverLine(
            person=self.office.name(move.member),
            former_post=move.former_post,
            new_post=move.new_post,
            receiver="、".join(
                self.office.name(each) for each in taking_over if each is not move.member
            ),
            supervisor=self._supervisor(move),
        )

    def _supervisor(self, move: Move) -> str:
        """Return the leader in charge for a head of office, the new head for everybody else.

        Nobody supervises whom they are related to: then it is left to the office.
        """
        heads = self.holders.get(move.department + _CHIEF, [])
        if move.position == _CHIEF or not heads or heads[0] is move.member:
            name = shown = self.leaders.get(move.department, "")
        else:
            name, shown = heads[0].name, self.office.name(heads[0])
        member = move.member
        related = self.office.scheme.relation(name, member.staff_id, member.name)
        return "" if related else shown


# -- kinds -----------------------------------------------------------------------------------------


def make_handover_papers(desk: Desk) -> None:
    """Take a notice for each day on which somebody's move takes effect, usually one for all."""
    appointments = decided_posts(desk)
    if appointments is None:
        return
    placements = decided_places(desk)
    moving = moves(desk.office, appointments, placements)
    appointed_on = desk.formal.get(Phase.POSTS)
    if appointed_on:
        _tell_of_removals(desk, appointments, moving)
    if desk.faulty:
        return
    placed_on = desk.formal.get(Phase.DEPARTMENTS)
    by_day = _by_day(desk, appointments, placements, moving)
    posts, scheme = appointments.holder_of, desk.office.scheme
    lists: Counter[str] = Counter()
    for day, on_day in sorted(by_day.items()):
        later = part_of(day) if all(each.by_post for each in on_day) else _OF_DEPARTMENTS
        part = "" if day == appointed_on or not posts else later
        pending = "" if placed_on or not _is_pending(desk, placements) else _DECIDED
        pending = appointments.awaits_notice(each.member.staff_id for each in on_day) or pending
        formal = in_office_on(scheme, appointments, day) if appointed_on else {}
        for paper in handover_papers(desk.office, formal, on_day, day, part, pending):
            lists[paper.staff_id] += bool(paper.member)
            desk.papers.append(paper._replace(occasion=occasion(lists[paper.staff_id])))
    if (appointed_on or not posts) and placements and (placed_on or not placements.of):
        desk.take(HANDOVER_NOTICE, HANDOVER_LIST)


def _by_day(
    desk: Desk, appointments: Appointments, placements: Placements | None, moving: Iterable[Move]
) -> dict[date, list[Move]]:
    """Gather the moves by the day from which they hold, with those since the campaign."""
    by_day: dict[date, list[Move]] = {}
    for move in moving:
        if day := _formal_on(desk, appointments, move):
            by_day.setdefault(day, []).append(move)
    if Phase.POSTS in desk.formal:
        for day, move in later_moves(desk, appointments, placements):
            by_day.setdefault(day, []).append(move)
    return by_day


def _formal_on(desk: Desk, appointments: Appointments, move: Move) -> date | None:
    """Return from when a move holds, once its documents say so."""
    if not move.by_post:
        return desk.formal.get(Phase.DEPARTMENTS)
    if Phase.POSTS not in desk.formal:
        return None
    return takes_office_on(desk.office.scheme, appointments, move.member.staff_id)


def _is_pending(desk: Desk, placements: Placements | None) -> bool:
    """Tell whether places in departments are still to be decided, perhaps from the same day."""
    return bool(desk.office.scheme.departments) and (placements is None or bool(placements.of))


def _tell_of_removals(desk: Desk, appointments: Appointments, moving: Iterable[Move]) -> None:
    """Name those who will hold a post no more, and of whom the notice does not say so."""
    stated = {member.staff_id for _, member in removals(desk.office, appointments)}
    leaving = [
        each
        for each in moving
        if each.department + each.position in desk.office.post_names
        and each.member.staff_id not in stated
    ]
    if leaving and appointments.meeting:
        names = "、".join(
            f"{desk.office.name(each.member)}（{each.former_post}）" for each in leaving
        )
        where = appointments.meeting.where("number")
        desk.run.note([Kind.REMOVAL_NOT_STATED.at(where, names=names)])


HANDOVER_NOTICE = DocumentKind(
    "工作移交通知",
    HandoverNotice,
    Audience.OFFICES,
    Series.NOTICES,
    Phase.HANDOVER,
    made_by=make_handover_papers,
    spoiled_by=(APPOINTED, DECIDED),
)
HANDOVER_LIST = DocumentKind(
    "移交清单",
    HandoverList,
    Audience.FILE,
    Series.NONE,
    Phase.HANDOVER,
    made_by=make_handover_papers,
    spoiled_by=(APPOINTED, DECIDED),
    copies=3,  # for who hands over, who takes over, and the file
)
