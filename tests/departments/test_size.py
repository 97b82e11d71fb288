"""A whole county in one process: allocated and checked, and the cost grows with the work."""

import gc
from random import Random
from time import process_time

from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance
from campaign.matching.stability import check

CHOICES = 2


def county(people: int, departments: int) -> Market:
    """Two choices each; departments rank whoever chose them and refuse one in ten."""
    random = Random(people)
    names = [f"D{n}" for n in range(departments)]
    choices = {f"P{n}": random.sample(names, CHOICES) for n in range(people)}
    rankings: dict[str, list[str]] = {name: [] for name in names}
    for person, wanted in choices.items():
        for name in wanted:
            if random.random() < 0.9:
                rankings[name].append(person)
    for ranking in rankings.values():
        random.shuffle(ranking)
    return Market(choices, rankings, dict.fromkeys(names, people // departments))


def seconds(market: Market, side: Side) -> float:
    """CPU time of allocating and checking, the better of two runs; the other tests' heap aside."""
    times = []
    for _ in range(2):
        gc.collect()
        gc.freeze()  # what is there already is not gone through again while this runs
        start = process_time()
        matching = deferred_acceptance(market, side)
        proof = check(market.choices, market.rankings, market.quotas, matching.unit_of)
        times.append(process_time() - start)
        gc.unfreeze()
        assert proof.holds
        assert proof.applicants == len(market.choices)
        assert proof.examined == CHOICES * len(market.choices)
        assert proof.placed + proof.unplaced == proof.applicants
    return min(times)


def test_100_000_people_and_5_000_departments() -> None:
    small, large = county(10_000, 500), county(100_000, 5_000)
    for side in Side:
        before, after = seconds(small, side), seconds(large, side)
        # ten times the work; an exponent of 1.3 would be 20 times the time. tests/benchmarks
        # measures it closely, this only notices what is no longer linear.
        assert after < 25 * before + 0.5
        assert after < 20
