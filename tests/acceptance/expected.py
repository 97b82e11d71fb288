"""What a campaign must come to, worked out from the town alone."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from acceptance.arithmetic import ABSENT, Score, ballot_mean, ranked, score, trimmed_mean
from acceptance.matching import people_propose, proposals, sides_propose
from acceptance.town import DEADLINE, Application, Component, Post, Town

Mark = str | float


def _meets(town: Town, number: str, post: Post) -> bool:
    person = town.person(number)
    party = not post.party or person.party == post.party
    return party and (post.years is None or person.served(post.years))


def eligible_posts(town: Town, entry: Application) -> tuple[str, ...]:
    """The choices that stand: in time, allowed to compete, meeting each post's conditions."""
    if entry.when > DEADLINE or town.person(entry.number).scope != "竞争和双选":
        return ()
    return tuple(label for label in entry.choices if _meets(town, entry.number, town.post(label)))


def eligible_departments(town: Town, entry: Application) -> tuple[str, ...]:
    """All choices or none."""
    barred = entry.when > DEADLINE or town.person(entry.number).scope == "不参加"
    return () if barred else entry.choices


def candidates(town: Town) -> dict[str, tuple[str, ...]]:
    """Each candidate's standing choices; he speaks on the first of them."""
    standing = {entry.number: eligible_posts(town, entry) for entry in town.for_posts}
    return {number: labels for number, labels in standing.items() if labels}


def marks(town: Town, component: Component, number: str) -> dict[str, Mark]:
    """What every judge writes for one candidate."""
    lot = random.Random(f"{town.seed}{component.name}{number}")
    absent = component.name == "竞职演说" and lot.random() < 0.06
    found: dict[str, Mark] = {}
    for place, (judge, names) in enumerate(town.judges.items()):
        if component.name not in names:
            continue
        if (judge, number) in town.recusals:
            found[judge] = "回避"
        elif absent:
            found[judge] = ABSENT
        elif place and lot.random() < 0.04:
            found[judge] = "缺席"
        else:
            low = component.full * 6
            found[judge] = lot.randint(low, component.full * 10) / 10
    return found


def votes(town: Town, component: Component) -> dict[str, list[int]]:
    """Votes by grade for every candidate; every valid ballot has one grade ticked."""
    lot = random.Random(f"{town.seed}{component.name}")
    valid = lot.randint(7, 40)
    found = {}
    for number in candidates(town):
        cuts = sorted(lot.randint(1, valid) for _ in town.grades[1:])
        found[number] = [b - a for a, b in zip([0, *cuts], [*cuts, valid], strict=True)]
        if not any(c for c, g in zip(found[number], town.grades, strict=True) if g.counted):
            found[number] = [valid, *[0] * len(cuts)]
    return found


def _aggregate(town: Town, component: Component, number: str) -> Fraction | None:
    if component.by_ballot:
        return ballot_mean(votes(town, component)[number], town.grades)
    given = marks(town, component, number).values()
    if ABSENT in given:
        return None
    numbers = [Fraction(str(mark)) for mark in given if not isinstance(mark, str)]
    return trimmed_mean(numbers, component)


def scores(town: Town) -> dict[str, list[Score]]:
    """Every post's candidates, ranked."""
    by_post: dict[str, list[Score]] = {post.label: [] for post in town.posts}
    for number, labels in candidates(town).items():
        aggregates = [_aggregate(town, component, number) for component in town.components]
        for label in labels:
            by_post[label].append(score(town, number, label, label == labels[0], aggregates))
    return {label: ranked(town, entries) for label, entries in by_post.items()}


def post_proposals(town: Town) -> dict[tuple[str, str], str] | None:
    """Give the word for every (post, candidate); None where ties are too many to try them all.

    Nobody is proposed for a post whose leader is in a relation with him.
    """
    standing = {
        number: [label for label in labels if not barred(town, number, label)]
        for number, labels in candidates(town).items()
    }
    table = {
        label: {e.number: e.rank for e in entries if e.rank and label in standing[e.number]}
        for label, entries in scores(town).items()
    }
    standing = {
        number: [label for label in labels if number in table[label]]
        for number, labels in standing.items()
    }
    places = {post.label: post.quota for post in town.posts}
    words = proposals(standing, table, places)
    if words is None:
        return None
    every = [(label, n) for n, labels in candidates(town).items() for label in labels]
    return {key: words.get(key, "不任用") for key in every}


def barred(town: Town, number: str, label: str) -> bool:
    """Whether the post's leader must not have him under himself."""
    return (town.post(label).leader, number) in town.recusals


@dataclass(frozen=True)
class Pick:
    number: str
    place: int
    agreed: bool
    rank: int | None


def pool(town: Town, appointed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Who takes part in the choice of departments: those who applied, without the appointed."""
    standing = {entry.number: eligible_departments(town, entry) for entry in town.for_departments}
    return {number: c for number, c in standing.items() if c and number not in appointed}


def picks(town: Town, wishes: Mapping[str, tuple[str, ...]]) -> dict[str, list[Pick]]:
    """How each department fills its sheet."""
    found = {}
    for department in town.departments:
        lot = random.Random(f"{town.seed}{department}")
        asked = sorted(number for number, choices in wishes.items() if department in choices)
        agreed = [number for number in asked if lot.random() < 0.75]
        lot.shuffle(agreed)
        found[department] = [
            Pick(
                number,
                wishes[number].index(department) + 1,
                number in agreed,
                agreed.index(number) + 1 if number in agreed else None,
            )
            for number in asked
        ]
    return found


def placements(town: Town, wishes: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Give the department of everybody placed, best for the side the scheme puts first."""
    order = {
        name: [p.number for p in sorted(entries, key=lambda p: p.rank or 0) if p.agreed]
        for name, entries in picks(town, wishes).items()
    }
    propose = people_propose if town.first_side == "干部" else sides_propose
    return propose(wishes, order, town.departments)
