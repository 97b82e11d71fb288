"""Deferred acceptance once more, and what it proposes when the order of some is not settled."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, permutations, product

Wishes = Mapping[str, Sequence[str]]
Placement = dict[str, str]


def people_propose(wishes: Wishes, order: Wishes, places: Mapping[str, int]) -> Placement:
    """Everybody asks down his list; a side keeps the best it was asked by. Lists are strict."""
    asked = dict.fromkeys(wishes, 0)
    held: dict[str, list[str]] = {side: [] for side in places}
    waiting = list(wishes)
    while waiting:
        person = waiting.pop()
        if asked[person] == len(wishes[person]):
            continue
        side = wishes[person][asked[person]]
        asked[person] += 1
        if person not in order.get(side, ()):
            waiting.append(person)
            continue
        held[side] = sorted([*held[side], person], key=list(order[side]).index)
        if len(held[side]) > places[side]:
            waiting.append(held[side].pop())
    return {person: side for side, people in held.items() for person in people}


def sides_propose(wishes: Wishes, order: Wishes, places: Mapping[str, int]) -> Placement:
    """Sides ask down their lists while they have places; a person keeps the best that asked."""
    held: Placement = {}
    asked: dict[str, int] = dict.fromkeys(places, 0)
    moved = True
    while moved:
        moved = False
        for side, number in places.items():
            while asked[side] < len(order.get(side, ())) and [*held.values()].count(side) < number:
                person = order[side][asked[side]]
                asked[side] += 1
                moved = True
                ranks = list(wishes[person])
                if side in ranks and (
                    person not in held or ranks.index(side) < ranks.index(held[person])
                ):
                    held[person] = side
    return held


def settled_orders(ranks: Mapping[str, Mapping[str, int]], most: int) -> Iterator[Wishes] | None:
    """Every way to part those of equal rank, or None if there are more than `most`."""
    choices: list[list[list[str]]] = []
    count = 1
    for table in ranks.values():
        groups: dict[int, list[str]] = {}
        for person, rank in sorted(table.items(), key=lambda item: item[1]):
            groups.setdefault(rank, []).append(person)
        ways = [
            [person for part in parts for person in part]
            for parts in islice(product(*(permutations(group) for group in groups.values())), most)
        ]
        choices.append(ways)
        count *= len(ways)
        if count >= most:
            return None
    return (dict(zip(ranks, combination, strict=True)) for combination in product(*choices))


def proposals(
    wishes: Wishes, ranks: Mapping[str, Mapping[str, int]], places: Mapping[str, int]
) -> dict[tuple[str, str], str] | None:
    """任用 where every way of parting ties says so, 不任用 where none does."""
    orders = settled_orders(ranks, 300)
    if orders is None:
        return None
    results = [people_propose(wishes, order, places) for order in orders]
    found = {}
    for side, table in ranks.items():
        for person in table:
            times = sum(result.get(person) == side for result in results)
            word = "任用" if times == len(results) else "提请党委研究" if times else "不任用"
            found[side, person] = word
    return found
