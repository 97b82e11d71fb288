"""One row of 任用决定表, checked by itself: whose it is, its total, its reason, its votes."""

from collections.abc import Iterator, Mapping

from campaign.issues import Issue, Kind
from campaign.office.given_reasons import gives_reason, no_reason
from campaign.posts.pools import is_seated
from campaign.posts.sheets import (
    APPOINT,
    HELD_UP,
    LEFT_OPEN,
    NO_RESULT,
    NO_SEAT,
    ON_HOLD,
    AppointmentRow,
)
from campaign.scheme.scheme import Scheme
from campaign.scoring.candidates import check_name
from campaign.scoring.scoreboard import Entry
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

Decision = Row[AppointmentRow]


def post_of(row: Decision) -> str:
    """Name the post of a row."""
    return row.value.department + row.value.title


def why_on_hold(scheme: Scheme, row: Decision) -> str:
    """Say why somebody decided on does not take office yet: the notice's result, or no post set."""
    result = row.value.notice_result
    if result == ON_HOLD:
        return HELD_UP
    if not result and scheme.basics.records_notice:
        return NO_RESULT
    return NO_SEAT if scheme.post(post_of(row)).pool and not is_seated(row.value) else ""


def not_a_candidate(row: Decision, post: str) -> Iterator[Issue]:
    """Refuse to appoint somebody who does not compete for the post."""
    value = row.value
    if value.decision == APPOINT:
        where = row.where("decision")
        name, staff_id = value.name, value.staff_id
        yield Kind.DECISION_NOT_CANDIDATE.at(
            where, value.decision, name=name, staff_id=staff_id, post=post
        )


def check_person(row: Decision, entry: Entry) -> Iterator[Issue]:
    """Tell whether number and name are the same person's."""
    return check_name(entry.candidate, row.value.name, row.where("name"))


def check_fresh(row: Decision, entry: Entry) -> Iterator[Issue]:
    """Check that the total which the committee saw is the one that the marks give now."""
    total = row.value.total
    if total is not None and total != entry.total:
        yield Kind.DECISION_STALE.at(
            row.where("total"),
            total,
            name=entry.candidate.name,
            column="总分",
            here=plain(total),
            now=plain(entry.total),
        )


def check_reason(row: Decision, proposed: str) -> Iterator[Issue]:
    """Ask for the reason of a decision other than the proposal, or one made on a former one."""
    value = row.value
    if proposed in (LEFT_OPEN, value.decision) or gives_reason(value.reason):
        return
    if value.proposal == value.decision:
        yield Kind.DECISION_STALE.at(
            row.where("proposal"),
            value.proposal,
            name=value.name,
            column="建议",
            here=value.proposal,
            now=proposed,
        )
    else:
        yield no_reason(row, name=value.name, decision=value.decision, proposal=proposed)


def check_cause(row: Decision) -> Iterator[Issue]:
    """Refuse a cause that is none: 否 would make somebody give up the post."""
    text = row.value.gave_up
    if fold(text) in _NO_CAUSES or (row.value.left_on and not text):
        yield Kind.DECISION_NO_CAUSE.at(row.where("gave_up"), text, text=text, name=row.value.name)


_NO_CAUSES = frozenset(
    map(fold, ("是", "否", "不", "√", "✓", "×", "没", "未", "不退出", "没有退出", "未退出", "退出"))
)


OWN_DAYS = {"own_notice_starts": "递补公示开始", "own_effective_on": "递补任职日期"}
"""Days of those who are announced apart, and what their columns are called."""


def check_result_used(row: Decision) -> Iterator[Issue]:
    """Tell of a notice's result, or days of one, beside somebody who was never announced."""
    value = row.value
    if value.notice_result and not value.gave_up:
        yield Kind.DECISION_RESULT_UNUSED.at(
            row.where("notice_result"),
            value.notice_result,
            name=value.name,
            result=value.notice_result,
        )
    for field, column in OWN_DAYS.items():
        if (day := getattr(value, field)) and not value.gave_up:
            yield Kind.DECISION_DAY_UNUSED.at(row.where(field), day, name=value.name, column=column)


_COUNTS = {
    "entitled": "应到",
    "present": "实到",
    "votes_for": "同意",
    "votes_against": "反对",
    "abstained": "弃权",
}


def check_votes(row: Decision) -> Iterator[Issue]:
    """Check 实到 ≤ 应到, and 同意 + 反对 + 弃权 = 实到; all of them or none."""
    value = row.value
    counts: dict[str, int | None] = {name: getattr(value, name) for name in _COUNTS}
    blank = [name for name, number in counts.items() if number is None]
    if len(blank) == len(counts):
        return
    if blank:
        missing = "、".join(_COUNTS[name] for name in blank)
        yield Kind.DECISION_VOTES_PARTLY.at(row.where(blank[0]), name=value.name, missing=missing)
    entitled, present, votes_for, *_ = counts.values()
    if equation := _unbalanced(counts):
        where = row.where("present")
        yield Kind.DECISION_VOTES.at(where, present, name=value.name, equation=equation)
    elif value.decision == APPOINT and _no_majority(entitled, votes_for):
        where = row.where("votes_for")
        yield Kind.DECISION_NO_MAJORITY.at(
            where, votes_for, name=value.name, votes=votes_for, entitled=entitled
        )


def _no_majority(entitled: int | None, votes_for: int | None) -> bool:
    """Not more than half of those who were to come are in favour."""
    return entitled is not None and votes_for is not None and 2 * votes_for <= entitled


def _unbalanced(counts: Mapping[str, int | None]) -> str:
    """Return the equation that does not hold, with its numbers; empty if all do."""
    entitled, present, *cast = counts.values()
    if present is not None and entitled is not None and present > entitled:
        return f"实到{present}＞应到{entitled}"
    known = [votes for votes in cast if votes is not None]
    total = sum(known)
    if present is None or (len(known) < len(cast) and total <= present):
        return ""
    if total != present:
        return f"同意+反对+弃权={'+'.join(map(str, known))}={total}，实到{present}"
    return ""
