"""Whole made-up towns, workbook in and workbook out, against every stable result there is."""

from pathlib import Path
from random import Random

import pytest

from campaign.matching.deferred_acceptance import Market
from campaigns import table
from departments.towns import NAMES, RESULT, allocate, result, town, write_picks
from markets import Places, applicant_rank, members_of, stable_matchings

SEEDS = (1, 2, 8)
"""Contested towns that have more than one stable result."""
DEPARTMENTS = ("党政办", "综治办", "镇建办", "新村办")


def scarce(random: Random) -> Market:
    """Few places, up to three choices each, some refused and some asked for without choosing."""
    units = DEPARTMENTS[: random.randint(2, 4)]
    people = [f"{n:02}" for n in range(1, random.randint(4, 8))]
    choices = {
        each: random.sample(units, random.randint(1, min(3, len(units))))
        for each in people
        if random.random() < 0.9 or each == "01"
    }
    rankings = {}
    for unit in units:
        wanted = [
            name
            for name, own in choices.items()
            if random.random() < (0.85 if unit in own else 0.15)
        ]
        rankings[unit] = random.sample(wanted, len(wanted))
    return Market(choices, rankings, {unit: random.choice((0, 1, 1, 2)) for unit in units})


def contested(random: Random) -> Market:
    """Everybody wants three of four places, and is wanted everywhere: often several answers."""
    people = [f"{n:02}" for n in range(1, 6)]
    return Market(
        {each: random.sample(DEPARTMENTS, 3) for each in people},
        {unit: random.sample(people, len(people)) for unit in DEPARTMENTS},
        dict.fromkeys(DEPARTMENTS, 1),
    )


TOWNS = [scarce(Random(seed)) for seed in range(4)] + [contested(Random(seed)) for seed in SEEDS]


def play(market: Market, side: str, root: Path) -> None:
    """Registrations, sheets as another program would write them, the result."""
    plain = town(market.quotas, market.choices, people=8, 双选优先方=side, 最多志愿数=3)
    allocate(plain.write(root))
    for unit, ranking in market.rankings.items():
        listed = {name for name, own in market.choices.items() if unit in own} | set(ranking)
        rows: list[tuple[str, str, str, object]] = [
            (name, NAMES[int(name) - 1], "同意", ranking.index(name) + 1)
            if name in ranking
            else (name, NAMES[int(name) - 1], "不同意", None)
            for name in sorted(listed)
        ]
        if rows:
            write_picks(root, unit, rows)
    allocate(root)


def clause(market: Market, name: str, unit: str, places: Places) -> str:
    """What must be said of a choice that was not left aside."""
    if market.quotas[unit] == 0:
        return "职数为0，未入选"
    ranking = list(market.rankings[unit])
    if name not in ranking:
        return "部门不同意，未入选"
    members = members_of(market, unit, places)
    ranked = f"部门同意，排第{ranking.index(name) + 1}；职数{market.quotas[unit]}名"
    last = f"取到排序第{ranking.index(members[-1]) + 1}"
    if name in members:
        return f"{ranked}，选中{len(members)}人（{last}），入选"
    assert len(members) == market.quotas[unit]  # or there is a place for the taking
    return f"{ranked}，已由排在前面的{len(members)}人占满（{last}），未入选"


def test_the_sides_differ_in_some() -> None:
    assert [len(stable_matchings(market)) for market in TOWNS[-len(SEEDS) :]] == [2, 2, 2]


@pytest.mark.parametrize("side", ["干部", "部门"])
@pytest.mark.parametrize("market", TOWNS, ids=map(str, range(len(TOWNS))))
def test_the_best_stable_result_with_true_sentences(
    market: Market, side: str, tmp_path: Path
) -> None:
    play(market, side, tmp_path)
    rows = result(tmp_path, "分配结果")
    places = {n: None if row["去向"] == "未选中" else row["去向"] for n, row in rows.items()}
    every = stable_matchings(market)
    assert places in every
    for other in every:
        for name in market.choices:
            own, theirs = (applicant_rank(market, name, each[name]) for each in (places, other))
            assert own <= theirs if side == "干部" else own >= theirs
    for name, row in rows.items():
        told = row["依据"].removesuffix("所报志愿均未入选。").removesuffix("。").split("。")
        wanted = market.choices[name]
        used = applicant_rank(market, name, places[name]) + 1
        expected = [clause(market, name, unit, places) for unit in wanted[:used]]
        expected += ["前面的志愿已入选，不再考虑"] * (len(wanted) - used)
        assert [each.partition("：")[2] for each in told] == expected
    assert len(table(tmp_path / RESULT, "人员去向")) == 8
