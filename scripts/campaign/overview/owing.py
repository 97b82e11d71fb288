"""All that is owed, kind by kind, and what it means for the steps and for the next thing to do."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from campaign.overview import debts as early
from campaign.overview.known import Known
from campaign.overview.model import Debt, Debts, StepState
from campaign.steps.progress import DONE, NOT_HELD, nothing_left
from campaign.word.official_wording import moment

if TYPE_CHECKING:
    from campaign.roster.roster import Roster
    from campaign.scheme.scheme import Scheme

_FAULTY_FORMS, _UNREGISTERED, _CONDITIONS = "报名表有错误", "还没有报名选部门", "人工审核"
_SCORES, _COUNTS, _OPINIONS = "评分表", "计票表", "考察意见"
_PICKS, _LATER_PICKS, _DECISIONS, _REVIEWS = "部门初选", "第二轮部门初选", "党委决定", "期满考评"
_TRIALS = "试用期满考核"
_ASKED = {
    _FAULTY_FORMS: "请改正报名表：",
    _CONDITIONS: "请人工审核其他条件：",
    _SCORES: "收齐评分表，还差",
    _COUNTS: "收齐计票表，还差",
    _PICKS: "收齐部门初选表，还差",
    _LATER_PICKS: "收齐第二轮部门初选表，还差",
    _DECISIONS: "请党委研究决定，填进决定表，还没有决定的：",
    _REVIEWS: "办理期满考评：",
    _TRIALS: "办理试用期满考核：",
}
"""Debts that keep the campaign waiting, and what to ask for. Opinions may stay out."""
_OWED_TO = {
    "check_registrations": (_FAULTY_FORMS, _CONDITIONS),
    "consolidate_scores": (_OPINIONS,),
    "allocate_departments": (_PICKS, _LATER_PICKS),
    "generate_notices": (_DECISIONS,),
    "review_standby": (_REVIEWS, _TRIALS),
}
"""Kinds of debts that keep a step open."""
_MOST_NAMED, _MOST_SHOWN = 8, 3

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
        yield _FAULTY_FORMS, early.faulty_forms(roster, registrations), ""
    if scheme.departments and known.allocation is None and not known.picks:
        missing = early.unregistered(roster, registrations, known.appointments)
        yield _UNREGISTERED, missing, _deadline(scheme, known.today)
    yield _CONDITIONS, early.conditions_to_judge(known.pending), ""
    if known.handed_in or known.appointments:
        yield from _later_debts(known, scheme, roster)


def _later_debts(known: Known, scheme: "Scheme", roster: "Roster") -> Iterator[Kind]:
    from campaign.overview import later_debts as later  # loaded once there is something to owe

    if known.handed_in:
        yield _SCORES, later.score_sheets(known.handed_in), ""
        yield _COUNTS, later.other_sheets(known.handed_in), ""
    if known.scoreboard and known.inspections:
        opinions = later.opinions(scheme, known.scoreboard, known.inspections, known.appointments)
        yield _OPINIONS, opinions, "可以不交，交了供党委研究时参考。"
    if known.picks:
        yield _PICKS, later.picks_to_come(known.picks), ""
    if known.later_picks and (known.placements is None or known.placements.undecided):
        yield _LATER_PICKS, later.picks_to_come(known.later_picks, known.later_picks.below), ""
    yield _DECISIONS, later.decisions(known, scheme, roster), ""
    yield _REVIEWS, later.reviews_due(known.unreviewed, known.today), ""
    yield _TRIALS, later.trials_due(known.on_trial, known.today), ""


def _deadline(scheme: "Scheme", today: date) -> str:
    closes = scheme.basics.registration_closes
    left = (_day_of(closes) - today).days
    if left < 0:
        return f"报名已在{moment(closes)}截止，迟交的不予通过。"
    return f"{moment(closes)}截止，{f'还有{left}天' if left else '今天'}。"


def _day_of(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


# -- what follows ---------------------------------------------------------------------------------


def still_open(known: Known, groups: Sequence[Debts]) -> dict[str, list[str]]:
    """Return what is owed to each step, in words."""
    listed = {group.title: group.debts for group in groups}
    found = {
        step: [_sentence(debt) for title in titles for debt in listed.get(title, ())]
        for step, titles in _OWED_TO.items()
    }
    if known.placements and known.placements.undecided:
        found["review_standby"] = [f"还有{len(known.placements.undecided)}人的定岗没有决定"]
    return found


def _sentence(debt: Debt) -> str:
    what = "、".join(paper.what for paper in debt.papers)
    names = "、".join(debt.names[:_MOST_SHOWN])
    more = f"等{len(debt.names)}人" if len(debt.names) > _MOST_SHOWN else ""
    return f"{debt.who}：{what}" + (f"（{names}{more}）" if names else "")


def next_thing(
    known: Known, errors: int, steps: Sequence[StepState], groups: Sequence[Debts]
) -> str:
    """Return the true next thing: errors first.

    Then whoever keeps the campaign waiting, by name.
    """
    if errors:
        return f"打开“问题清单”，按处理办法改正{errors}处错误，保存后再办一次。"
    listed = {group.title: group.debts for group in groups}
    if _UNREGISTERED in listed and known.scheme and known.registrations:
        closes = known.scheme.basics.registration_closes
        if _day_of(closes) >= known.today:
            missing = _some(listed[_UNREGISTERED])
            return f"继续收报名表，{moment(closes)}截止；还没有报名选部门的有{missing}。"
    for title, asked in _ASKED.items():
        if title in listed:
            return f"{asked}{_some(listed[title])}。办好以后，再双击一次“一键办理”。"
    waiting = (each.next_step for each in steps if each.state not in (DONE, NOT_HELD))
    return next(filter(None, waiting), nothing_left(len(known.unreviewed), len(known.on_trial)))


def _some(debts: Sequence[Debt]) -> str:
    """Return those whom debts are about or, where they are about nobody, who owes them."""
    names = list(dict.fromkeys(name for each in debts for name in each.names or (each.who,)))
    listed = "、".join(names[:_MOST_NAMED])
    return f"{listed}等共{len(names)}名" if len(names) > _MOST_NAMED else listed
