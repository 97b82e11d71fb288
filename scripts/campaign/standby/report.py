"""待岗台账, and where everybody on it stands."""

from collections import Counter
from collections.abc import Iterator, Sequence

from campaign.chinese import chinese_date
from campaign.scheme.scheme import Scheme
from campaign.standby.periods import Standby
from campaign.standby.phases import in_words, pay_phases
from campaign.standby.reviews import Ledger
from campaign.standby.sheets import (
    LEDGER,
    PASSED,
    REPORTED,
    RETURNED,
    STATES,
    WAITING,
    StandbyRow,
    StandbyStateRow,
)
from campaign.workbook.declare.page import Page

TERM_RULE = (
    "期限按月计算：开始当天不计入，到期月份的对应日是最后一天，没有对应日的是当月最后一天"
    "（民法典第二百零一条、第二百零二条）。如3月20日起6个月，9月20日期满；8月31日起6个月，"
    "二月最后一天期满。"
)
"""Why the last day has the number of the first: readers take it for a day too many."""


def ledger_page(scheme: Scheme, standby: Sequence[Standby]) -> Page[StandbyRow]:
    """Return one row for everybody on standby; what the review finds is left to people."""
    rows = [
        StandbyRow(
            staff_id=each.staff_id,
            name=each.member.name,
            cause=each.cause,
            starts=each.starts,
            ends=each.ends,
            phases=in_words(pay_phases(scheme, each)),
            training_in=each.training_in,
        )
        for each in standby
    ]
    basics = scheme.basics
    notes = [
        f"待岗期{basics.standby_months}个月，待岗期间{scheme.standby_pay}；期满由党委考评。{TERM_RULE}"
    ]
    departments = [department.name for department in scheme.departments]
    return Page(LEDGER, rows, notes=notes, choices={"departments": departments})


def states_page(
    scheme: Scheme, standby: Sequence[Standby], ledger: Ledger
) -> Page[StandbyStateRow]:
    """Return 待岗情况: after the review, where people went."""
    rows = [_state(scheme, each, ledger) for each in standby]
    totals = Counter(row.state for row in rows)
    parts = "＋".join(f"{state}{totals[state]}人" for state in (RETURNED, REPORTED, WAITING))
    return Page(STATES, rows, notes=[f"{parts}＝{len(rows)}人，与决定待岗的人数一致。"])


def _state(scheme: Scheme, each: Standby, ledger: Ledger) -> StandbyStateRow:
    row = ledger.get(each.staff_id)
    review = row.value if row else None
    state, destination = WAITING, ""
    if review and review.result:
        state = RETURNED if review.result == PASSED else REPORTED
        destination = review.destination
    return StandbyStateRow(
        staff_id=each.staff_id,
        name=each.member.name,
        cause=each.cause,
        starts=each.starts,
        ends=each.ends,
        phases=in_words(pay_phases(scheme, each)),
        training_in=each.training_in,
        state=state,
        destination=destination,
        remark="；".join(_remarks(review, state)) if review else "",
    )


def _remarks(review: StandbyRow, state: str) -> Iterator[str]:
    if day := review.extended_to:
        yield f"延期至{chinese_date(day)}"
    if review.result and (day := review.reviewed_on):
        yield f"{chinese_date(day)}考评{review.result}"
    if review.decision:
        yield f"党委决定：{review.decision}"
    elif state == REPORTED:
        yield "报党委研究处理，尚无决定"
