"""`run_all.py --selfcheck`: a PC that counts right is shown to, one that does not is noticed."""

import json
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import pytest

from campaign.checking import self_check
from campaign.matching.deferred_acceptance import Matching
from campaigns import table
from checking.offices import command, digests
from maintenance import pieces


def verdicts(root: Path) -> dict[str, str]:
    rows = table(root / "自检结果.xlsx", "自检结果", key="检验项目")
    return {row["检验项目"]: row["结论"] for row in rows}


def test_this_pc_counts_right(tmp_path: Path) -> None:
    assert command(tmp_path, "--selfcheck") == 0
    assert set(verdicts(tmp_path).values()) == {"通过"}
    assert digests(tmp_path).keys() == {"自检结果.xlsx"}, "nothing else is left behind"


def test_in_a_campaign_it_is_a_result_and_recorded(finished: Path) -> None:
    before = digests(finished)
    assert command(finished, "--selfcheck") == 0
    assert digests(finished).keys() - before.keys() == {"结果/自检结果.xlsx"}
    assert list(finished.glob("运行记录/*-计票自检.json"))
    assert command(finished, "--verify") == 0


def test_every_question_is_answered() -> None:
    answers = json.loads((self_check.DECK / "应有结果.json").read_text(encoding="utf-8"))
    assert answers.keys() == {*self_check.QUESTIONS, *self_check._totals()}


def test_the_deck_regenerates() -> None:
    assert pieces.SELF_CHECK_DECK.stale() == [], pieces.REBUILD
    made = pieces.SELF_CHECK_DECK.make()
    assert digests(self_check.DECK).keys() - made.keys() == {"应有结果.json"}


def half_even(number: object, places: int, way: str = "") -> Decimal:
    """Rounding as many programs do it: 7.125 → 7.12."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)  # type: ignore[attr-defined]
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)


def test_wrong_rounding_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("campaign.scoring.arithmetic.quantized", half_even)
    assert command(tmp_path, "--selfcheck") == 1
    failed = {subject for subject, verdict in verdicts(tmp_path).items() if verdict == "不通过"}
    assert "总分：四舍五入、逐步舍入" in failed
    assert "总分：截尾、逐步舍入" in failed


def test_an_unstable_allocation_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_come(market: object, proposing: object) -> Matching:
        unit_of = {"011": "乙办", "012": "甲办", "013": "丙办"}
        return Matching(proposing, unit_of, [])  # type: ignore[arg-type]

    monkeypatch.setattr("campaign.departments.selection.deferred_acceptance", first_come)
    assert command(tmp_path, "--selfcheck") == 1
    failed = {subject for subject, verdict in verdicts(tmp_path).items() if verdict == "不通过"}
    assert {"双向选择：干部优先", "双向选择：部门优先"} <= failed


def test_a_deck_that_is_not_complete_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("campaign.checking.self_check.DECK", tmp_path / "没有")
    assert command(tmp_path, "--selfcheck") == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
