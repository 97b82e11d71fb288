"""Points in each component → every candidate's total and rank for each post."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from campaign.office.history import RANK, TOTAL, Content
from campaign.scheme.answers import ABSENT_IS_OUT
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import WHOLE
from campaign.scheme.sheets import Post
from campaign.scoring.arithmetic import (
    Number,
    Rank,
    total_of,
)
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import (
    AfterStage,
    Cut,
    Out,
    after_stages,
    at_inspection,
    stages_of,
    stopped_after,
)
from campaign.scoring.parts import ComponentScore, Parts, rounding_of
from campaign.scoring.pass_marks import below_pass_marks
from campaign.scoring.speech import uncounted_for
from campaign.scoring.ties import Contender, Parted, exact_points, part_equals
from campaign.workbook.declare.cells import plain


class Entry(NamedTuple):
    """One candidate for one post."""

    candidate: Candidate
    post: str
    choice: int
    """1 for the first choice on the registration, whether or not that was allowed."""
    points: Mapping[str, Number]
    """Points by component, as they enter the total."""
    uncounted: frozenset[str]
    """Components that do not count for this choice (the speech, where the scheme says so)."""
    absent: frozenset[str]
    """Components for which the candidate was not there (缺考)."""
    total: Decimal
    rank: Rank
    """0 for who is out of the competition."""
    approval: Fraction
    """The lowest approval in any component (percent); 100 where none is voted on."""
    below_floor: bool
    """Below the least approval: out of the competition."""
    out: tuple[str, ...]
    """Why else the candidate is out: 未进入 after a stage."""
    absent_out: bool
    """Absent from all that counts, or from some of it where the scheme allows no gap: out."""
    tie: str = ""
    """What parted the candidate from equals in total, or why nothing does."""
    compared: Mapping[str, Number] = MappingProxyType({})
    """What was compared among equals besides components, by the name of the link."""
    below: tuple[str, ...] = ()
    """The pass marks that are missed: ranked, but not proposed."""
    on_by_tie: Mapping[str, str] = MappingProxyType({})
    """What parted the candidate from equals at the cuts that they passed, by stage."""
    awaits_lot: str = ""
    """Why it is not known before lots are drawn whether the candidate is inspected."""

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.candidate.staff_id

    @property
    def is_ranked(self) -> bool:
        """Whether the candidate is in the competition for the post."""
        return not (self.below_floor or self.absent_out or self.out)

    @property
    def passes(self) -> bool:
        """Tell whether the candidate can be proposed for the post."""
        return self.is_ranked and not self.below


class Scoreboard(NamedTuple):
    """All results of the competition for posts."""

    parts: Parts
    entries: Mapping[str, tuple[Entry, ...]]
    """By post, best first; one entry per candidate who chose it."""
    after: Sequence[AfterStage]
    """Who went on after each stage."""

    @property
    def awaits_lots(self) -> list[Entry]:
        """Return of whom it is not known before lots are drawn whether they are inspected."""
        return [each for own in self.entries.values() for each in own if each.awaits_lot]

    def runners(self, post: str) -> list[Entry]:
        """Return who is ranked for a post, best first."""
        return [entry for entry in self.entries[post] if entry.is_ranked]

    def passing(self, post: str) -> list[Entry]:
        """Return who of them reached the pass marks."""
        return [entry for entry in self.entries[post] if entry.passes]


def score(scheme: Scheme, candidates: Sequence[Candidate], parts: Parts) -> Scoreboard:
    """Return totals and ranks of everybody for each post that they chose."""
    after = after_stages(scheme, candidates, parts, stages_of(scheme) if scheme.cuts else ())
    out = stopped_after(after)
    running: dict[str, list[Candidate]] = {post.name: [] for post in scheme.posts}
    for candidate in candidates:
        for post in candidate.posts:
            running[post].append(candidate)
    entries = {
        post: _with_cuts(_entries(scheme, post, runners, parts, out), after)
        for post, runners in running.items()
    }
    return Scoreboard(parts, entries, after)


# -- posts ----------------------------------------------------------------------------------------


def _entries(
    scheme: Scheme, post: str, candidates: Sequence[Candidate], parts: Parts, out: Out
) -> tuple[Entry, ...]:
    entries = {
        candidate.staff_id: _unranked(scheme, candidate, post, parts, out)
        for candidate in candidates
    }
    contenders = [
        Contender(each.candidate, each.total, each.points, _exact_total(scheme, each, parts))
        for each in entries.values()
        if each.is_ranked
    ]
    ranked = [
        _marked(scheme, _placed(entries[found.rank.key], found), len(contenders), parts)
        for found in part_equals(scheme, post, contenders)
    ]
    wanting = {each.staff_id for each in ranked if not each.passes}
    cut = at_inspection(scheme, scheme.post(post), contenders, wanting)
    ranked = [
        each._replace(below=(cut.out[each.staff_id],))
        if each.staff_id in cut.out
        else _after(each, WHOLE, cut)
        for each in ranked
    ]
    return (*ranked, *(each for each in entries.values() if not each.is_ranked))


def _exact_total(scheme: Scheme, entry: Entry, parts: Parts) -> Fraction:
    """Return the total as if nothing had been rounded on the way."""
    exact = (
        exact_points(parts[each.name, entry.staff_id].at(entry.post).exact_mean, each)
        for each in scheme.components_of(entry.post)
        if each.name in entry.points and each.name not in entry.uncounted
    )
    return sum(exact, Fraction(0))


def _with_cuts(entries: Sequence[Entry], after: Sequence[AfterStage]) -> tuple[Entry, ...]:
    """Return the same with how they went on after the stages, where it was by a tie rule."""
    for stage in after:
        entries = [
            _after(each, stage.stage, stage.cut) if each.post == stage.post else each
            for each in entries
        ]
    return tuple(entries)


def _after(entry: Entry, stage: str, cut: Cut) -> Entry:
    on = {stage: why} if (why := cut.on_by_tie.get(entry.staff_id)) else {}
    awaits_lot = cut.waiting.get(entry.staff_id, entry.awaits_lot)
    return entry._replace(on_by_tie={**entry.on_by_tie, **on}, awaits_lot=awaits_lot)


def _placed(entry: Entry, found: Parted) -> Entry:
    return entry._replace(rank=found.rank, tie=found.words, compared=found.compared)


def _marked(scheme: Scheme, entry: Entry, people: int, parts: Parts) -> Entry:
    """Return the same with the pass marks that are missed, where so many compete."""
    counted = {
        name: parts[name, entry.staff_id].at(entry.post)
        for name in entry.points
        if name not in entry.uncounted
    }
    post = scheme.post(entry.post)
    below = below_pass_marks(scheme, post, people, counted, entry.total)
    return entry._replace(below=below)


def _unranked(scheme: Scheme, candidate: Candidate, post: str, parts: Parts, cut: Out) -> Entry:
    stopped = cut.get((post, candidate.staff_id))
    own = {
        each.name: part.at(post)
        for each in scheme.components_of(post)
        if (part := parts.get((each.name, candidate.staff_id)))
        and not (stopped and each.name in stopped.not_reached)
    }
    uncounted = uncounted_for(scheme, candidate, post, cut)
    points: dict[str, Number] = {
        name: Fraction(0) if name in uncounted else part.points for name, part in own.items()
    }
    approvals = (part.approval for part in own.values())
    approval = min((each for each in approvals if each is not None), default=Fraction(100))
    absent = frozenset(name for name, part in own.items() if part.absent)
    return Entry(
        candidate=candidate,
        post=post,
        choice=candidate.choice(post),
        points=points,
        uncounted=uncounted,
        absent=absent,
        total=total_of(list(points.values()), rounding_of(scheme)),
        rank=Rank(candidate.staff_id, 0, (), 0),
        approval=approval,
        below_floor=_is_below_floor(scheme, approval),
        out=(stopped.why,) if stopped else (),
        absent_out=_is_out_by_absence(scheme, post, own, uncounted, points),
    )


def _is_below_floor(scheme: Scheme, approval: Fraction) -> bool:
    """Tell whether it is below the minimum approval, or at it where more is asked for."""
    floor = scheme.basics.least_approval
    if floor is None:
        return False
    return approval < floor or (approval == floor and not scheme.basics.least_is_enough)


def _is_out_by_absence(
    scheme: Scheme,
    post: str,
    own: Mapping[str, ComponentScore],
    uncounted: frozenset[str],
    points: Mapping[str, Number],
) -> bool:
    """Tell whether somebody is out of the competition for a post by what he missed (缺考处理).

    Only what has points counts; absence and no point from anything else attended is no result.
    """
    absent = {name for name, part in own.items() if part.absent}
    worth = {each.name for each in scheme.components_of(post) if each.points}
    counted = (worth - uncounted) or worth
    if counted.isdisjoint(absent):
        return False
    if scheme.basics.absence == ABSENT_IS_OUT:
        return True
    return all(
        name in own and not (points[name] and own[name].shows_attendance)
        for name in counted - absent
    )


# -- posts left void -------------------------------------------------------------------------------


class VoidPost(NamedTuple):
    """A post without anybody to propose: the committee alone decides what happens then."""

    name: str
    why: str
    competed: bool
    """Whether anybody was scored for it."""


def void_posts(posts: Iterable[Post], board: Scoreboard) -> Iterator[VoidPost]:
    """Find the posts that nobody is left for."""
    for post in posts:
        if not post.quota:
            yield VoidPost(post.name, "报名人数不足、取消竞争", competed=False)
        elif not board.entries[post.name]:
            yield VoidPost(post.name, "没有竞职人员", competed=False)
        elif not board.runners(post.name):
            yield VoidPost(post.name, "没有人参加排名", competed=True)
        elif not board.passing(post.name):
            yield VoidPost(post.name, "没有人达到及格线", competed=True)


def void_sentences(found: Iterable[VoidPost]) -> str:
    """Say which posts are void, by the reason."""
    names: dict[str, list[str]] = {}
    for each in found:
        why = f"{each.why}、空缺" if each.competed else each.why
        names.setdefault(why, []).append(each.name)
    return "".join(f"{why}的职位：{'、'.join(posts)}。" for why, posts in names.items())


def competed_in_vain(posts: Iterable[Post], board: Scoreboard) -> str:
    """Say which posts that were competed for are void; empty where none is."""
    return void_sentences(each for each in void_posts(posts, board) if each.competed)


# -- history ---------------------------------------------------------------------------------------


def score_content(scoreboard: Scoreboard) -> Content:
    """Return totals and ranks, for `History.follow`."""
    content: dict[str, dict[str, str]] = {}
    for post, entries in scoreboard.entries.items():
        for entry in entries:
            own = content.setdefault(entry.staff_id, {})
            own[f"{post}{TOTAL}"] = plain(entry.total)
            own[f"{post}{RANK}"] = str(entry.rank.rank or "")
    return content
