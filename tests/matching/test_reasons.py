"""Reasons: hand-worked towns, and what must hold in every stable result."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.matching.deferred_acceptance import Market, Matching, Side, deferred_acceptance
from campaign.matching.reasons import (
    ChoiceResult,
    Reason,
    Result,
    UnitReason,
    explain_applicants,
    explain_units,
)
from campaign.matching.reasons_in_words import (
    DEPARTMENTS,
    POSTS,
    UnitWords,
    applicant_sentence,
    unit_sentence,
)
from campaign.matching.ties import propose
from markets import (
    markets,
    members_of,
    open_units,
    shared_ranks,
    strict_ranks,
    tied,
)

both_sides = pytest.mark.parametrize("side", Side)

TOWN = Market(
    choices={
        "甲": ["党政办", "镇建办"],
        "乙": ["党政办", "新村办"],
        "丙": ["新村办", "党政办"],
        "丁": ["新村办"],
        "戊": ["新村办"],
        "己": [],
        "庚": ["财政所", "党政办"],
    },
    rankings={
        "党政办": ["乙", "丙", "甲"],
        "镇建办": ["丁", "甲"],
        "新村办": ["乙", "丙"],
        "财政所": ["庚"],
    },
    quotas={"党政办": 1, "镇建办": 2, "新村办": 3, "财政所": 0, "综治办": 1},
)
REFUSED = {"新村办": {"丁"}}


def result_of(market: Market, matching: Matching) -> Result:
    ranks = strict_ranks(market.rankings)
    return Result(market.choices, ranks, market.quotas, matching.unit_of, refused=REFUSED)


def explain(result: Result) -> tuple[dict[str, Reason], dict[str, UnitReason]]:
    reasons = explain_applicants(result)
    return reasons, explain_units(result, reasons)


@pytest.fixture
def town() -> tuple[dict[str, Reason], dict[str, UnitReason]]:
    return explain(result_of(TOWN, deferred_acceptance(TOWN, Side.APPLICANTS)))


@pytest.mark.parametrize(
    ("name", "unit", "verdicts"),
    [
        ("甲", "镇建办", [ChoiceResult.OUTRANKED, ChoiceResult.TAKEN]),
        ("乙", "党政办", [ChoiceResult.TAKEN, ChoiceResult.NOT_NEEDED]),
        ("丙", "新村办", [ChoiceResult.TAKEN, ChoiceResult.NOT_NEEDED]),
        ("丁", None, [ChoiceResult.REFUSED]),
        ("戊", None, [ChoiceResult.NOT_RANKED]),
        ("己", None, []),
        ("庚", None, [ChoiceResult.NO_PLACES, ChoiceResult.NOT_RANKED]),
    ],
)
def test_verdicts_of_the_town(
    town: tuple[dict[str, Reason], dict[str, UnitReason]],
    name: str,
    unit: str | None,
    verdicts: list[ChoiceResult],
) -> None:
    reason = town[0][name]
    assert reason.unit == unit
    assert [step.verdict for step in reason.steps] == verdicts
    assert [step.unit for step in reason.steps] == TOWN.choices[name]
    assert [step.number for step in reason.steps] == list(range(1, len(verdicts) + 1))


def test_why_the_second_choice_and_not_the_first(
    town: tuple[dict[str, Reason], dict[str, UnitReason]],
) -> None:
    first, second = town[0]["甲"].steps
    assert (first.rank, first.state.quota, first.state.members, first.state.last_rank) == (
        3,
        1,
        ["乙"],
        1,
    )
    assert (second.rank, second.state.quota, second.state.last_rank) == (2, 2, 2)
    sentence = applicant_sentence(town[0]["甲"], DEPARTMENTS)
    one, two, end = sentence.split("。")
    assert one.startswith("第一志愿党政办")
    assert re.findall(r"\d+", one) == ["3", "1", "1", "1"]  # rank, quota, taken, last rank
    assert two.startswith("第二志愿镇建办")
    assert re.findall(r"\d+", two) == ["2", "2", "1", "2"]
    assert end == ""


def test_why_a_department_has_empty_places(
    town: tuple[dict[str, Reason], dict[str, UnitReason]],
) -> None:
    reason = town[1]["新村办"]
    assert (reason.state.quota, reason.state.members, reason.state.vacancies) == (3, ["丙"], 2)
    assert {
        verdict: [each.applicant for each in choosers]
        for verdict, choosers in reason.choosers.items()
    } == {
        ChoiceResult.TAKEN: ["丙"],
        ChoiceResult.NOT_NEEDED: ["乙"],
        ChoiceResult.REFUSED: ["丁"],
        ChoiceResult.NOT_RANKED: ["戊"],
    }
    sentence = unit_sentence(reason, DEPARTMENTS)
    assert "稳定，不等于名额都满" in sentence


def test_a_department_that_asked_for_somebody_else(
    town: tuple[dict[str, Reason], dict[str, UnitReason]],
) -> None:
    assert town[1]["镇建办"].uncalled == ["丁"]
    assert "丁" in unit_sentence(town[1]["镇建办"], DEPARTMENTS)


def test_full_empty_and_placeless_departments(
    town: tuple[dict[str, Reason], dict[str, UnitReason]],
) -> None:
    sentences = {unit: unit_sentence(reason, DEPARTMENTS) for unit, reason in town[1].items()}
    assert "已满" in sentences["党政办"]
    assert "没有人填报" in sentences["综治办"]
    assert sentences["财政所"] == "职数为0。"


def test_names_are_written_as_the_caller_wants(
    town: tuple[dict[str, Reason], dict[str, UnitReason]],
) -> None:
    sentence = unit_sentence(town[1]["新村办"], DEPARTMENTS, lambda key: f"<{key}>")
    assert {"<乙>", "<丁>", "<戊>"} <= set(re.findall("<.>", sentence))


@both_sides
@given(market=markets())
def test_every_denial_is_proved_by_ranks_and_quotas(market: Market, side: Side) -> None:
    reasons, units = explain(result_of(market, deferred_acceptance(market, side)))
    for name, reason in reasons.items():
        for step in reason.steps:
            if step.verdict is ChoiceResult.OUTRANKED:
                assert step.rank == list(market.rankings[step.unit]).index(name) + 1
                assert not step.state.vacancies
                assert step.state.last_rank is not None
                assert step.state.last_rank < step.rank
            elif step.verdict in (ChoiceResult.REFUSED, ChoiceResult.NOT_RANKED):
                assert name not in market.rankings[step.unit]
    for unit in units.values():
        if unit.state.vacancies:
            assert ChoiceResult.OUTRANKED not in unit.choosers


@both_sides
@given(market=markets())
def test_both_views_count_the_same(market: Market, side: Side) -> None:
    matching = deferred_acceptance(market, side)
    reasons, units = explain(result_of(market, matching))
    for unit, reason in units.items():
        members = members_of(market, unit, matching.unit_of)
        assert reason.state.members == members
        choosers = sorted(each.applicant for group in reason.choosers.values() for each in group)
        assert choosers == [name for name in reasons if unit in market.choices[name]]
        taken = reason.choosers.get(ChoiceResult.TAKEN, [])
        assert sorted(each.applicant for each in taken) == sorted(members)


@both_sides
@given(data=st.data())
def test_open_places_are_called_open(data: st.DataObject, side: Side) -> None:
    market = data.draw(markets(4, 3))
    tiers = data.draw(tied(market))
    proposal = propose(market.choices, tiers, market.quotas, side)
    ranks = shared_ranks(tiers)
    reasons, units = explain(
        Result(market.choices, ranks, market.quotas, proposal.firm, proposal.possible)
    )
    for name, reason in reasons.items():
        opened = {step.unit for step in reason.steps if step.verdict is ChoiceResult.OPEN}
        assert opened == {unit for unit in proposal.possible.get(name, ()) if unit is not None}
        assert reason.undecided == (name in proposal.possible)
        for step in reason.steps:
            if step.verdict is ChoiceResult.OUTRANKED and not step.state.undecided:
                assert not step.state.vacancies
                assert step.state.last_rank is not None
                assert step.rank is not None
                # With units proposing, whose ties no department has, one tied at the cut may be
                # out of this place in every settling and yet be open at others.
                tied_away = side is Side.UNITS and reason.undecided
                assert step.state.last_rank < step.rank + tied_away
    for unit, reason_of_unit in units.items():
        assert reason_of_unit.state.undecided == (unit in open_units(proposal))


@pytest.mark.parametrize("wording", [DEPARTMENTS, POSTS])
@both_sides
@given(data=st.data())
def test_every_reason_has_a_sentence(data: st.DataObject, side: Side, wording: UnitWords) -> None:
    market = data.draw(markets(4, 3))
    tiers = data.draw(tied(market))
    proposal = propose(market.choices, tiers, market.quotas, side)
    reasons, units = explain(
        Result(market.choices, shared_ranks(tiers), market.quotas, proposal.firm, proposal.possible)
    )
    for sentence in (
        *(applicant_sentence(reason, wording) for reason in reasons.values()),
        *(unit_sentence(reason, wording) for reason in units.values()),
    ):
        assert sentence.endswith("。")
        assert "。。" not in sentence
        assert not re.search(r"None|[{}]", sentence)


def test_a_tied_post_is_left_to_the_committee() -> None:
    choices = {"甲": ["主任"], "乙": ["主任"], "丙": ["主任"]}
    tiers = {"主任": [("甲", "乙"), ("丙",)]}
    proposal = propose(choices, tiers, {"主任": 1}, Side.APPLICANTS)
    reasons, units = explain(
        Result(choices, shared_ranks(tiers), {"主任": 1}, proposal.firm, proposal.possible)
    )
    assert [reasons[name].steps[0].verdict for name in choices] == [
        ChoiceResult.OPEN,
        ChoiceResult.OPEN,
        ChoiceResult.OUTRANKED,
    ]
    assert "提请党委研究" in applicant_sentence(reasons["甲"], POSTS)
    assert "提请党委研究" in unit_sentence(units["主任"], POSTS)


def test_equals_share_the_best_rank_of_their_group() -> None:
    assert shared_ranks({"主任": [("甲",), ("乙", "丙"), ("丁",)]}) == {
        "主任": {"甲": 1, "乙": 2, "丙": 2, "丁": 4}
    }


@pytest.mark.parametrize(("number", "header"), [(1, "第一"), (10, "第十"), (12, "第十二")])
def test_choices_are_called_as_on_the_form(number: int, header: str) -> None:
    units = [f"科室{n}" for n in range(20)]
    market = Market({"甲": units}, {}, dict.fromkeys(units, 1))
    reasons, _ = explain(result_of(market, deferred_acceptance(market, Side.UNITS)))
    sentence = applicant_sentence(reasons["甲"], DEPARTMENTS)
    assert f"{header}志愿科室{number - 1}：" in sentence
