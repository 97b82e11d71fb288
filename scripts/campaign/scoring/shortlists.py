"""Who goes on after a stage (进入…人员名单), and whom the committee has inspected (考察对象)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from campaign.office.history import LISTED, Content
from campaign.scheme.rules.classes import holds_for
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import WHOLE
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import (
    Given,
    Stage,
    after_stages,
    goal_after,
    marks_of,
    shown,
    stages_of,
    stopped_after,
)
from campaign.scoring.scoreboard import Scoreboard

INSPECTION = "考察"
NOT_LISTED = "未进入"


class ListedPerson(NamedTuple):
    """Somebody who goes on for a post."""

    post: str
    staff_id: str
    mark: str
    """What the rule counted, as it is published."""
    by_tie: str = ""
    """What parted them from equals who did not go on; empty where their mark is enough."""


class Shortlist(NamedTuple):
    """Everybody who goes on to one stage, or to the inspection."""

    goal: str
    """The stage that they go on to; 考察 after the last."""
    after: str
    """The stage whose marks decided, or 总分."""
    people: tuple[ListedPerson, ...]
    """Post by post, best first."""


def stage_shortlists(
    scheme: Scheme, candidates: Sequence[Candidate], given: Given, stage: Stage
) -> list[Shortlist]:
    """Return who goes on after a stage that is over: a list for each stage that comes next."""
    stages = stages_of(scheme)
    until = stages.index(stage) + 1
    after = after_stages(scheme, candidates, given, stages[:until])
    out = stopped_after(after)
    cuts = {each.post: each.cut for each in after if each.stage == stage.name}
    undecided: set[str] = set()
    found: dict[str, list[ListedPerson]] = {}
    for post in scheme.posts:
        own = stage.of(post)
        rules = [each for each in scheme.cuts if each.stage == stage.name]
        if not own.components or not any(holds_for(each.applies_to, post) for each in rules):
            continue
        people = [
            each
            for each in candidates
            if post.name in each.posts and (post.name, each.staff_id) not in out
        ]
        marks = marks_of(own, post, people, given)
        goal, cut = goal_after(stages[until:], post), cuts[post.name]
        if cut.waiting:
            undecided.add(goal)
        listed = found.setdefault(goal, [])
        listed += [
            ListedPerson(
                post.name,
                each.staff_id,
                shown(marks[each.staff_id]),
                cut.on_by_tie.get(each.staff_id, ""),
            )
            for each in sorted(people, key=lambda one: -marks.get(one.staff_id, 0))
            if each.staff_id in marks
        ]
    return [
        Shortlist(goal, stage.name, tuple(people))
        for goal, people in found.items()
        if goal not in undecided
    ]


def by_part(lists: Sequence[Shortlist]) -> dict[str, Shortlist]:
    """Return the lists by what tells them apart: the next stage, or both where it is shared."""
    goals = Counter(each.goal for each in lists)
    return {
        each.goal if goals[each.goal] == 1 else f"{each.after}后{each.goal}": each for each in lists
    }


def listed_content(lists: Sequence[Shortlist], candidates: Sequence[Candidate]) -> Content:
    """Return what each list says of everybody who competed for its posts, for `History.follow`."""
    content: dict[str, dict[str, str]] = {}
    for part, each in by_part(lists).items():
        marks = {(one.post, one.staff_id): one.mark for one in each.people}
        posts = {post for post, _ in marks}
        for candidate in candidates:
            for post in candidate.posts:
                if post in posts:
                    own = content.setdefault(candidate.staff_id, {})
                    mark = marks.get((post, candidate.staff_id), NOT_LISTED)
                    own[f"{post}{part}{LISTED}"] = mark
    return content


def nobody_left(
    scheme: Scheme, candidates: Sequence[Candidate], lists: Sequence[Shortlist]
) -> Iterator[str]:
    """Say for which posts nobody goes on after a stage, though people competed for them."""
    chosen = {post for each in candidates for post in each.posts}
    for listed in lists:
        there = {each.post for each in listed.people}
        for post in scheme.posts:
            ruled = any(
                each.stage == listed.after and holds_for(each.applies_to, post)
                for each in scheme.cuts
            )
            if ruled and post.name in chosen - there:
                yield f"{post.name}没有人进入{listed.goal}，职位空缺，由党委研究。"


def inspected(scheme: Scheme, scoreboard: Scoreboard) -> Shortlist | None:
    """Return the 考察对象 by total; None where no rule chooses them by total (环节: 总分)."""
    rules = [each for each in scheme.cuts if each.stage == WHOLE]
    posts = [
        post for post in scheme.posts if any(holds_for(each.applies_to, post) for each in rules)
    ]
    if not posts or scoreboard.awaits_lots:
        return None
    people = (entry for post in posts for entry in scoreboard.passing(post.name))
    return Shortlist(
        INSPECTION,
        WHOLE,
        tuple(
            ListedPerson(each.post, each.staff_id, str(each.total), each.on_by_tie.get(WHOLE, ""))
            for each in people
        ),
    )


def chooses_inspected(scheme: Scheme, post: str) -> bool:
    """Tell whether a rule limits who is inspected for a post: by total, or after its last stage."""
    own, stages = scheme.post(post), stages_of(scheme)
    last = {each.name for n, each in enumerate(stages) if each.of(own).components
            and goal_after(stages[n + 1 :], own) == INSPECTION}  # fmt: skip
    return any(
        each.stage in {WHOLE, *last} and holds_for(each.applies_to, own) for each in scheme.cuts
    )
