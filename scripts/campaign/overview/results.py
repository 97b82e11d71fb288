"""Results as charts and lists: posts with their candidates, departments with their places."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from campaign.overview.model import (
    ComponentShare,
    PartPoints,
    PostChart,
    Runner,
)
from campaign.posts.proposal import Appointments, PostProposal
from campaign.posts.sheets import APPOINT
from campaign.roster.roster import Roster
from campaign.scheme.scheme import Scheme
from campaign.scoring.arithmetic import Rounding
from campaign.scoring.parts import rounding_of
from campaign.scoring.rules_in_words import absences
from campaign.scoring.scoreboard import Entry, Scoreboard, void_posts
from campaign.workbook.declare.cells import plain

SCALE = 1000
"""Length of a bar for the full total."""


def components(scheme: Scheme) -> tuple[ComponentShare, ...]:
    """Return what the total is made of."""
    return tuple(ComponentShare(each.name, plain(each.points)) for each in scheme.components)


# -- posts ----------------------------------------------------------------------------------------


def posts(
    scheme: Scheme,
    roster: Roster,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    appointments: Appointments | None,
) -> tuple[PostChart, ...]:
    """Return every post with its candidates, best first."""
    chart = _Chart(scheme, roster, proposal, appointments)
    void = {each.name: each.why for each in void_posts(scheme.posts, scoreboard) if each.competed}
    return tuple(
        PostChart(
            name=post.name,
            quota=post.quota,
            filled=len(appointments.holders(post.name)) if appointments else 0,
            void=void.get(post.name, ""),
            runners=tuple(chart.runner(entry) for entry in scoreboard.entries[post.name]),
        )
        for post in scheme.posts
    )


class _Chart:
    """Draws one candidate for one post at a time."""

    def __init__(
        self,
        scheme: Scheme,
        roster: Roster,
        proposal: PostProposal,
        appointments: Appointments | None,
    ) -> None:
        self.scheme = scheme
        self.roster = roster
        self.proposal = proposal
        self.appointments = appointments

    def runner(self, entry: Entry) -> Runner:
        decision = decided(self.appointments, entry)
        outcome = decision or f"建议{self.proposal.advice(entry)}"
        return Runner(
            staff_id=entry.staff_id,
            name=self.roster.told_apart(entry.staff_id),
            rank=str(entry.rank.rank or ""),
            total=str(entry.total),
            points=tuple(self._points(entry)),
            outcome=outcome,
            chosen=(decision or self.proposal.advice(entry)) == APPOINT,
            decided=bool(decision),
            remarks=tuple(_remarks(entry)),
        )

    def _points(self, entry: Entry) -> Iterator[PartPoints]:
        rounding, starts = rounding_of(self.scheme), 0
        own = self.scheme.components_of(entry.post)
        full = sum((each.points for each in own), Decimal(0))
        for place, each in enumerate(self.scheme.components):
            if each not in own:
                continue
            points = entry.points.get(each.name, Decimal(0))
            width = round(Fraction(points) * SCALE / Fraction(full)) if full else 0
            yield PartPoints(each.name, place, _shown(entry, each.name, rounding), starts, width)
            starts += width


def decided(appointments: Appointments | None, entry: Entry) -> str:
    """Return what the committee decided about a candidate for a post; empty if it has not."""
    return appointments.decision(entry.post, entry.staff_id) if appointments else ""


def _shown(entry: Entry, component: str, rounding: Rounding) -> str:
    if component in entry.uncounted:
        return "不计"
    if component not in entry.points:
        return "未进入"
    if component in entry.absent:
        return "缺考"
    return str(rounding.quantize(entry.points[component]))


def _remarks(entry: Entry) -> Iterator[str]:
    yield from entry.on_by_tie.values()
    if entry.awaits_lot:
        yield entry.awaits_lot
    elif entry.rank.tied_with:
        yield "并列"
    if entry.below_floor:
        yield "得票率低于最低要求"
    yield from entry.out
    yield from entry.below
    if entry.absent_out:
        yield "缺考，不参加排名"
    if entry.choice > 1:
        yield f"第{entry.choice}志愿"


# -- in words --------------------------------------------------------------------------------------


def post_reasons(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    appointments: Appointments | None,
) -> dict[str, list[str]]:
    """Return a sentence on each post that somebody competed for, by 编号, first choice first.

    Of a department filled by total the two-way choice tells.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for post in scheme.posts:
        for entry in scoreboard.entries[post.name]:
            sentence = _post_sentence(entry, proposal, appointments)
            found.setdefault(entry.staff_id, []).append((entry.choice, sentence))
    return {staff_id: [text for _, text in sorted(own)] for staff_id, own in found.items()}


def _post_sentence(entry: Entry, proposal: PostProposal, appointments: Appointments | None) -> str:
    if entry.below_floor:
        stands = f"竞争{entry.post}，总分{entry.total}，得票率低于最低要求，不列为建议人选。"
    elif entry.out:
        stands = f"竞争{entry.post}，{'；'.join(entry.out)}，不列为建议人选。"
    elif entry.below:
        below = "；".join(entry.below)
        stands = f"竞争{entry.post}，总分{entry.total}，{below}，不列为建议人选。"
    elif entry.absent_out:
        stands = f"竞争{entry.post}，{'；'.join(absences(entry))}，不列为建议人选。"
    elif entry.awaits_lot:
        stands = f"竞争{entry.post}，{entry.awaits_lot}。"
    elif relation := proposal.barred.get((entry.post, entry.staff_id)):
        stands = f"竞争{entry.post}，总分{entry.total}，与分管领导是{relation}，应当回避。"
    else:
        stands = f"总分{entry.total}。{proposal.sentence(entry)}"
    row = appointments.rows.get((entry.post, entry.staff_id)) if appointments else None
    basis = appointments.succession.get(entry.staff_id) if appointments else ""
    if appointments and basis and appointments.won.get(entry.staff_id) == entry.post:
        return f"{stands}{basis}"
    if row and row.value.gave_up:
        return f"{stands}{row.value.gave_up.rstrip('。')}，不再任用。"
    if row and row.value.decision:
        because = f"，理由：{row.value.reason.rstrip('。')}" if row.value.reason else ""
        stands += f"党委决定{row.value.decision}{because}。"
    return stands
