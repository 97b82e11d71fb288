"""All that is owed, kind by kind, and which steps it keeps open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from campaign.calendar import day_of
from campaign.overview import debts as early
from campaign.overview.half_filled import half_filled
from campaign.overview.known import Known
from campaign.overview.model import Debt, Debts
from campaign.word.official_wording import moment

if TYPE_CHECKING:
    from campaign.roster.roster import Roster
    from campaign.scheme.scheme import Scheme

FAULTY_FORMS, UNREGISTERED, CONDITIONS = "报名表有错误", "还没有报名选部门", "人工审核"
SCORES, COUNTS, OPINIONS, DECISIONS = "评分表", "计票表", "考察意见", "党委决定"
PICKS, LATER_PICKS, REVIEWS, SEALING = "部门初选", "第二轮部门初选", "期满考评", "等待用印"
TRIALS, AFTER_STANDBY, HALF_FILLED = "试用期满考核", "试岗考核", "没有填完的一行"
_OWED_TO = {
    "check_registrations": (FAULTY_FORMS, CONDITIONS),
    "consolidate_scores": (OPINIONS,),
    "allocate_departments": (PICKS, LATER_PICKS),
    "generate_notices": (DECISIONS,),
    "review_standby": (HALF_FILLED, REVIEWS, AFTER_STANDBY, TRIALS),
}
"""Kinds of debts that keep a step open."""
_MOST_SHOWN = 3

Kind = tuple[str, Iterable[Debt], str]
"""Title, debts, and what is to be said of them."""


def debt_groups(known: Known) -> tuple[Debts, ...]:
    """Return all that is owed, in the order of the campaign."""
    found = ((title, tuple(debts), note) for title, debts, note in _debts(known))
    return tuple(Debts(*each) for each in found if each[1])


def _debts(known: Known) -> Iterator[Kind]:
    scheme, roster, registrations = known.scheme, known.roster, known.registrations
    if scheme is None or roster is None:
        return
    if registrations:
        yield FAULTY_FORMS, early.faulty_forms(roster, registrations), ""
    is_open = known.allocation is None or scheme.both_first
    if scheme.departments and is_open and not known.has_picked:
        missing = early.unregistered(roster, registrations, known.appointments)
        yield UNREGISTERED, missing, _deadline(scheme, known.today)
    yield CONDITIONS, early.conditions_to_judge(known.pending), ""
    if known.handed_in or known.appointments:
        yield from _later_debts(known, scheme, roster)


def _later_debts(known: Known, scheme: "Scheme", roster: "Roster") -> Iterator[Kind]:
    from campaign.overview import later_debts as later  # loaded once there is something to owe

    if known.handed_in:
        yield SCORES, later.score_sheets(scheme, known.handed_in), ""
        yield COUNTS, later.other_sheets(known.handed_in), ""
    if known.scoreboard and known.inspections:
        opinions = later.opinions(scheme, known.scoreboard, known.inspections, known.decided)
        yield OPINIONS, opinions, "可以不交，交了供党委研究时参考。"
    if known.picks:
        yield PICKS, later.picks_to_come(known.picks), ""
    if known.later_picks and known.is_open and not known.coming_round:
        yield LATER_PICKS, later.picks_to_come(known.later_picks, known.later_picks.below), ""
    yield DECISIONS, later.decisions(known, scheme, roster), ""
    yield HALF_FILLED, half_filled(known), ""
    yield REVIEWS, later.reviews(known), ""
    yield AFTER_STANDBY, later.trials_after_standby(known), ""
    yield TRIALS, later.trials(known), ""


def _deadline(scheme: "Scheme", today: date) -> str:
    closes = scheme.basics.registration_closes
    left = (day_of(closes) - today).days
    if left < 0:
        return f"报名已在{moment(closes)}截止，迟交的不予通过。"
    return f"{moment(closes)}截止，{f'还有{left}天' if left else '今天'}。"


# -- what follows ---------------------------------------------------------------------------------


def still_open(known: Known, groups: Sequence[Debts]) -> dict[str, list[str]]:
    """Return what is owed to each step, in words."""
    listed = {group.title: group.debts for group in groups}
    found = {
        step: [_sentence(debt) for title in titles for debt in listed.get(title, ())]
        for step, titles in _OWED_TO.items()
    }
    appointed = known.appointments and known.appointments.holder_of
    if known.scheme and known.scheme.basics.notice_starts is None and appointed:
        found["generate_notices"].append("方案“基本信息”里没有填“公示开始”")
    if known.placements and known.placements.undecided:
        found["review_standby"] = [f"还有{len(known.placements.undecided)}人的定岗没有决定"]
    return found


def _sentence(debt: Debt) -> str:
    what = "、".join(paper.what for paper in debt.papers)
    names = "、".join(debt.names[:_MOST_SHOWN])
    more = f"等{len(debt.names)}人" if len(debt.names) > _MOST_SHOWN else ""
    return f"{debt.who}：{what}" + (f"（{names}{more}）" if names else "")
