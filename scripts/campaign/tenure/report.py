"""任职台账, and where everybody on it stands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from campaign.calendar import TERM_RULE, in_words
from campaign.chinese import chinese_date
from campaign.posts.proposal import Appointments, PostProposal
from campaign.roster.roster import Roster
from campaign.scheme.answers import NEXT_IN_ORDER
from campaign.scheme.scheme import Scheme
from campaign.scoring.scoreboard import Entry, Scoreboard
from campaign.tenure.sheets import (
    EXTENDED,
    HOLDING,
    LEDGER,
    LEFT,
    LOWERED,
    ON_TRIAL,
    REMOVED,
    STATE_WORDS,
    STATES,
    STILL_ON_TRIAL,
    TO_LOWER,
    TenureRow,
    TenureStateRow,
)
from campaign.tenure.terms import Tenure, TenureLedger, acting_for, successors
from campaign.workbook.declare.page import Page
from campaign.workbook.read.reader import Row


def tenure_page(scheme: Scheme, tenures: Sequence[Tenure]) -> Page[TenureRow]:
    """Lay out 任职台账: one row for everybody appointed; results are left to people."""
    rows = [
        TenureRow(
            staff_id=each.staff_id,
            name=each.member.name,
            post=each.post,
            term_ends=each.term_ends,
            probation_starts=each.probation_starts,
            probation_ends=each.probation_ends,
        )
        for each in tenures
    ]
    basics = scheme.basics
    notes = []
    if years := basics.term_years:
        notes.append(f"任期{in_words(12 * years)}，从党委决定之日起算。")
    if months := basics.probation_months:
        notes.append(
            f"试用期{in_words(months)}，从任职日期起算；期满由党委决定转正、延长、免职或者降职。"
        )
    return Page(LEDGER, rows, notes=["".join([*notes, TERM_RULE])])


def tenure_states_page(
    scheme: Scheme,
    roster: Roster,
    tenures: Sequence[Tenure],
    ledger: TenureLedger,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    appointments: Appointments,
) -> Page[TenureStateRow]:
    """Lay out 任职情况: everybody appointed, once, with who might replace those who left."""
    rows = []
    asks = scheme.basics.succession == NEXT_IN_ORDER
    for each in tenures:
        value = ledger[each.staff_id].value if each.staff_id in ledger else None
        state = _state(each, value)
        after = ""
        if state in (LEFT, TO_LOWER):
            barred = [staff_id for post, staff_id in proposal.barred if post == each.won]
            taken = _taken_over(tenures, appointments, each)
            acting = _acting(roster, ledger.get(each.staff_id))
            after = (
                taken
                or acting
                or _succession(successors(scoreboard, appointments, each.won, barred), asks)
            )
        rows.append(
            TenureStateRow(
                staff_id=each.staff_id,
                name=each.member.name,
                post=each.post,
                term_ends=each.term_ends,
                probation_ends=(value and value.extended_to) or each.probation_ends,
                state=state,
                new_post=value.new_post if value else "",
                remark="；".join(_told(value)) if value else "",
                successor=after,
            )
        )
    totals = Counter(row.state for row in rows)
    parts = "＋".join(f"{state}{totals[state]}人" for state in STATE_WORDS if totals[state])
    return Page(STATES, rows, notes=[f"{parts}＝{len(rows)}人，与任用的人数一致。"])


def _state(tenure: Tenure, row: TenureRow | None) -> str:
    """Return the one state of somebody; what is not decided yet leaves them where they are."""
    result = (row.later_result or row.result) if row else ""
    if result in (REMOVED, LOWERED):
        return LEFT if result == REMOVED else TO_LOWER
    if result == EXTENDED:
        return STILL_ON_TRIAL
    return ON_TRIAL if tenure.probation_ends and not result else HOLDING


def _told(row: TenureRow) -> Iterator[str]:
    for result, day in (
        (row.result, row.decided_on),
        (row.later_result, row.later_decided_on),
    ):
        if result:
            decided = f"{chinese_date(day)}决定" if day else "决定日期待填，"
            until = f"至{chinese_date(end)}" if (end := _new_end(result, row)) else ""
            yield f"{decided}{result}{until}"
    if row.grade:
        yield f"考核{row.grade}"
    if row.note:
        yield row.note


def _new_end(result: str, row: TenureRow) -> date | None:
    return row.extended_to if result == EXTENDED else None


def _taken_over(tenures: Sequence[Tenure], appointments: Appointments, left: Tenure) -> str:
    """Say who took over a post since (递补); nothing while nobody has."""
    day = appointments.rows[left.won, left.staff_id].value.left_on
    came = [
        each
        for each in tenures
        if (follower := appointments.followers.get(each.staff_id))
        and (follower.won, follower.decided_on) == (left.won, day)
    ]
    vacated = {
        each.post
        for each in tenures
        if each.won == left.won and appointments.rows[each.won, each.staff_id].value.left_on == day
    }
    own = [each for each in came if each.post == left.post]
    # Of a pool, whoever follows may come to another post than the one that was left.
    names = [each.member.name for each in own or came if each in own or each.post not in vacated]
    return f"由{'、'.join(names)}递补" if names else ""


def _acting(roster: Roster, row: Row[TenureRow] | None) -> str:
    """Say who acts, once that is decided."""
    member = acting_for(roster, row)[0] if row else None
    if row is None or member is None:
        return ""
    until = row.value.acting_until
    return f"由{member.name}主持工作{f'至{chinese_date(until)}' if until else '，到有人任职为止'}"


def _succession(entries: Sequence[Entry], asks: bool) -> str:
    """Say who is next in order; where nobody is, somebody acts until the post is filled.

    asks: whether the table of decisions has the columns by which the next one takes over.
    """
    names = "、".join(entry.candidate.printed for entry in entries)
    if len(entries) > 1:
        return f"{names}名次并列，由党委决定由谁递补"
    if names:
        how = "：在任用决定表里填写退出原因和退出日期" if asks else ""
        return f"{names}是下一名，可以递补{how}"
    return "没有可以递补的人，由党委指定人员临时负责"
