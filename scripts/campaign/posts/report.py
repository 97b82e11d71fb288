"""任用决定表 and 考察意见表: proposal and opinions beside the committee's empty columns."""

from collections.abc import Sequence

from campaign.posts.proposal import PostProposal
from campaign.posts.reading import Inspections
from campaign.posts.sheets import APPOINTMENTS, INSPECTIONS, AppointmentRow, Inspection
from campaign.scheme.answers import NEXT_IN_ORDER
from campaign.scheme.basics import MOST_PLACES
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Post
from campaign.scoring.methods import approving
from campaign.scoring.rules_in_words import absences, below_floor, scoring_rule
from campaign.scoring.scoreboard import Entry, Scoreboard, competed_in_vain
from campaign.scoring.shortlists import chooses_inspected
from campaign.scoring.ties import TIED
from campaign.workbook.declare.kinds import Number
from campaign.workbook.declare.page import Page


def appointment_page(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    inspections: Inspections,
) -> Page[AppointmentRow]:
    """Return 任用决定: one row per candidate and post, best first.

    The proposal stays what the totals say, whoever gives a post up (退出原因) afterwards.
    """
    chosen = {post.name: chooses_inspected(scheme, post.name) for post in scheme.posts}
    rows = [
        AppointmentRow(
            department=post.department,
            title=post.title,
            staff_id=entry.staff_id,
            name=entry.candidate.name,
            total=entry.total,
            rank=entry.rank.rank or None,
            inspected="是" if chosen[post.name] and entry.passes else "",
            opinion=_opinion(inspections.of.get((post.name, entry.staff_id))),
            proposal=proposal.advice(entry),
            basis=_basis(scheme, proposal, entry),
        )
        for post in scheme.posts
        for entry in scoreboard.entries[post.name]
    ]
    notes = [
        f"总分和建议只供参考，不是决定：党委综合{_considered(scheme)}、本人特长、工作需要"
        f"{'和分管领导意见' if scheme.leaders else ''}研究决定；决定与建议不一致的，写明理由。",
        scoring_rule(scheme),
        *filter(None, (competed_in_vain(scheme.posts, scoreboard),)),
    ]
    total = Number(places=MOST_PLACES, shown=scheme.basics.places)
    pools = [post for post in scheme.posts if post.pool]
    notes += [_pool_note(post) for post in pools]
    return Page(
        APPOINTMENTS.varied({"total": total}), rows, notes=notes, omit=columns_spared(scheme)
    )


def columns_spared(scheme: Scheme) -> list[str]:
    """List the fields of 任用决定 that a scheme has no use for."""
    inspects = any(chooses_inspected(scheme, post.name) for post in scheme.posts)
    spared = [] if any(post.pool for post in scheme.posts) else ["unit", "seat"]
    spared += [] if inspects else ["inspected"]
    spared += [] if scheme.basics.succession else ["gave_up"]
    next_in_order = scheme.basics.succession == NEXT_IN_ORDER
    spared += [] if next_in_order else ["left_on", "own_notice_starts", "own_effective_on"]
    return [*spared, *([] if scheme.basics.records_notice else ["notice_result"])]


def _pool_note(post: Post) -> str:
    """Say how the winners of a pool get their posts."""
    listed = f"，可以定的岗位：{post.seats}" if post.seats else ""
    return (
        f"{post.name}{post.quota}名岗位待定：决定任用的，由党委逐人在“任职部门”“任职职务”里"
        f"定岗{listed}。"
    )


def _considered(scheme: Scheme) -> str:
    """Name the speech and the ballots, which the committee looks at; all, if there are none."""
    votes = approving(scheme)
    shown = [each.name for each in scheme.components if scheme.is_speech(each) or each in votes]
    return "、".join(shown or [each.name for each in scheme.components])


def _opinion(found: Inspection | None) -> str:
    """Return the leader's opinion, the strengths seen, and the needs of the work."""
    if found is None:
        return ""
    parts = [found.opinion]
    parts += [f"特长：{found.strengths}"] if found.strengths else []
    parts += [f"工作需要：{found.needs}"] if found.needs else []
    return "；".join(parts)


def _basis(scheme: Scheme, proposal: PostProposal, entry: Entry) -> str:
    if entry.below_floor:
        return f"{below_floor(scheme, approving(scheme), entry.approval)}，不列为建议人选。"
    if entry.out:
        return f"{'；'.join(entry.out)}，不列为建议人选。"
    if entry.below:
        return f"{'；'.join(entry.below)}，不列为建议人选。"
    if relation := proposal.barred.get((entry.post, entry.staff_id)):
        leader = scheme.post(entry.post).leader
        return f"与分管领导{leader}是“{relation}”，任职应当回避，不列为建议人选。"
    missed = "；".join(absences(entry))
    if entry.absent_out:
        return f"{missed}，不列为建议人选。"
    told = "".join(f"{each}。" for each in (missed, entry.tie) if each not in ("", TIED))
    return told + proposal.sentence(entry)


def inspection_pages(scheme: Scheme, scoreboard: Scoreboard) -> dict[str, Page[Inspection]]:
    """Return 考察意见 by leader in charge, for the posts in their charge."""
    by_leader: dict[str, list[Inspection]] = {}
    for post in scheme.posts:
        rows = [
            Inspection(staff_id=entry.staff_id, name=entry.candidate.name, post=post.name)
            for entry in _to_inspect(scheme, scoreboard, post.name)
        ]
        if post.leader and rows:
            by_leader.setdefault(post.leader, []).extend(rows)
    notes = [
        "请对所分管职位的竞职人员全面考察后填写：考察意见、本人特长、工作需要，"
        "印在任用决定表总分旁边，供党委研究时参考。"
    ]
    return {
        leader: Page(INSPECTIONS, rows, title=f"竞职人员考察意见表（{leader}）", notes=notes)
        for leader, rows in by_leader.items()
    }


def _to_inspect(scheme: Scheme, scoreboard: Scoreboard, post: str) -> Sequence[Entry]:
    """Return who is inspected for a post: everybody, where no rule chooses 考察对象."""
    if chooses_inspected(scheme, post):
        return scoreboard.passing(post)
    return scoreboard.entries[post]
