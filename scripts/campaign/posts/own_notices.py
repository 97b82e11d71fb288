"""递补人员另行公示: whoever moves up after the public notice has begun is announced by themselves.

The day on which the program first learns of it is kept (运行记录), so that every later run comes to
the same notice: it begins on the next working day. 递补公示开始 and 递补任职日期 say otherwise.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from campaign.calendar import YearUnknown
from campaign.chinese import chinese_date
from campaign.issues import Issue, Kind
from campaign.posts.proposal import Appointments, OwnNotice
from campaign.scheme.scheme import Scheme
from campaign.storage import registers as register
from campaign.storage.folder import Folder

_REGISTER, _MAIN = "公示人选", "公示开始"

Announced = Mapping[str, str]
"""By post and 编号 the first day of a notice of their own, empty for the notice of all."""


def announced_so_far(folder: Folder) -> Announced:
    """Read who was announced. Raises `Obstacle` if the register is damaged."""
    return register.load(folder, _REGISTER, _fits)


def _fits(content: Mapping[str, Any]) -> bool:
    return all(isinstance(each, str) and (not each or _is_day(each)) for each in content.values())


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def own_notices(
    scheme: Scheme,
    appointments: Appointments,
    announced: Announced,
    vacated: Collection[str],
    today: date,
) -> dict[str, OwnNotice]:
    """Find by 编号 who is announced apart from the others.

    `vacated` are the posts that somebody gave up.
    """
    found = {}
    for staff_id, post in appointments.won.items():
        row = appointments.rows[post, staff_id]
        starts = row.value.own_notice_starts
        if starts is None and post in vacated:
            starts = _first_day(scheme, announced, _key(post, staff_id), today)
        if starts:
            found[staff_id] = OwnNotice(starts, row)
    return found


def not_announced(
    scheme: Scheme, appointments: Appointments, announced: Announced, today: date
) -> set[str]:
    """Find by 编号 who was decided on once the notice of all had begun, and stands in none."""
    main = scheme.basics.notice_starts
    if main is None or not _has_begun(main, announced, today):
        return set()
    won = appointments.won.items()
    in_none = {staff_id for staff_id, post in won if _key(post, staff_id) not in announced}
    return in_none - appointments.own_notices.keys()


def _has_begun(main: date, announced: Announced, today: date) -> bool:
    """Tell whether the notice of all is up, and it is known who stands in it."""
    return today >= main and announced.get(_MAIN) == main.isoformat()


def _first_day(scheme: Scheme, announced: Announced, key: str, today: date) -> date | None:
    """Return when an own notice begins; None for whoever stands in the notice of all."""
    main = scheme.basics.notice_starts
    if main is None or not _has_begun(main, announced, today):
        return None
    if key in announced:
        return date.fromisoformat(announced[key]) if announced[key] else None
    try:
        return scheme.calendar.after(today, 1)
    except YearUnknown:
        return today + timedelta(days=1)


def _key(post: str, staff_id: str) -> str:
    return f"{post}　{staff_id}"


def note_announced(folder: Folder, scheme: Scheme, appointments: Appointments, today: date) -> None:
    """Keep who is announced in which notice; before the notice of all begins that may change."""
    main = scheme.basics.notice_starts
    if main is None:
        return
    before = announced_so_far(folder)
    begun = _has_begun(main, before, today)
    content = {**(before if begun else {}), _MAIN: main.isoformat()}
    for staff_id, post in appointments.won.items():
        if staff_id in appointments.unannounced:
            continue
        own = appointments.own_notices.get(staff_id)
        content.setdefault(_key(post, staff_id), own.starts.isoformat() if own else "")
    if content != before:
        register.save(folder, _REGISTER, content, settled=True)


# -- days -----------------------------------------------------------------------------------------


def notice_of(scheme: Scheme, appointments: Appointments, staff_id: str) -> tuple[date, date]:
    """Return the first and the last day on which somebody is announced. Raises `YearUnknown`."""
    own = appointments.own_notices.get(staff_id)
    starts = own.starts if own else scheme.basics.notice_starts
    assert starts
    return starts, scheme.calendar.last_of(starts, scheme.basics.notice_days)


def takes_office_on(scheme: Scheme, appointments: Appointments, staff_id: str) -> date | None:
    """Return the day from which somebody holds the post (任职日期); None while it is not known.

    Without 递补任职日期 an own notice leaves the meeting's day, if that is late enough; else the
    next working day. Raises `YearUnknown`.
    """
    meeting = appointments.meeting.value.effective_on if appointments.meeting else None
    own = appointments.own_notices.get(staff_id)
    if own is None:
        return meeting
    if typed := own.row.value.own_effective_on:
        return typed
    _, ends = notice_of(scheme, appointments, staff_id)
    return meeting if meeting and meeting > ends else scheme.calendar.after(ends, 1)


def notice_order_faults(
    scheme: Scheme, appointments: Appointments, met_on: date
) -> Iterator[Issue]:
    """Refuse an own notice before the decision, and taking office before the notice has ended."""
    for staff_id, own in appointments.own_notices.items():
        decided_on = appointments.decided_on(staff_id, met_on)
        starts, ends = notice_of(scheme, appointments, staff_id)
        if starts < decided_on:
            yield Kind.NOTICE_BEFORE_DECISION.at(
                own.row.where("own_notice_starts"),
                starts,
                starts=chinese_date(starts),
                day=chinese_date(decided_on),
                items="“递补公示开始”“退出日期”和会议信息的“决定日期”",
            )
        effective = own.row.value.own_effective_on
        if effective and effective <= ends:
            yield Kind.DECISION_BEFORE_NOTICE_ENDS.at(
                own.row.where("own_effective_on"),
                effective,
                day=chinese_date(effective),
                ends=chinese_date(ends),
            )
