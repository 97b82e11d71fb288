"""The logic-and-accuracy test that election offices run before a count: this PC counts right.

A test deck with known answers goes through the very code that the campaign uses: its workbooks are
read, its steps carried out, its results and a document read back. The deck and the answers, worked
out by hand, lie in `templates/自检题`.
"""

import dataclasses
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from campaign import places
from campaign import version as program
from campaign.calendar import add_months
from campaign.checking.recompute import Silence
from campaign.checking.sheets import FAILED, PASSED, SELF_CHECK, SelfCheckRow
from campaign.chinese import chinese_date
from campaign.departments.selection import select
from campaign.departments.stages import the_picks, the_pool, the_selection
from campaign.matching.stability import check
from campaign.registration.registrations import Part
from campaign.registration.stages import the_verdicts
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.answers import HALF_UP, TRUNCATE
from campaign.scheme.stages import the_scheme
from campaign.scoring.arithmetic import broken_equations, quantized
from campaign.scoring.methods import work_out
from campaign.scoring.result_sheets import SCORE_RESULTS, SCORES_FILE
from campaign.scoring.scoreboard import Entry, score
from campaign.scoring.stages import the_candidates, the_scoreboard, the_scores
from campaign.steps.conduct import conduct
from campaign.storage.atomic import scratch_folder
from campaign.storage.folder import Folder
from campaign.version import ROOT
from campaign.word.differences import paragraphs
from campaign.workbook.declare.cells import as_text, plain
from campaign.workbook.declare.page import Page

DECK = ROOT / "templates" / "自检题"
_ANSWERS = "应有结果.json"
_TODAY = date(2026, 3, 23)
_SPEECH, _BALLOT, _POST = "竞职演说", "民主测评", "办公室主任"


class Answer(NamedTuple):
    """One question of the test, with the answer known and the answer found."""

    subject: str
    working: str
    expected: str
    found: str


def examine(root: Path) -> list[Answer]:
    """Put every question; `root` is where passing files may lie. Raises `Obstacle`."""
    known: dict[str, dict[str, str]] = json.loads((DECK / _ANSWERS).read_text(encoding="utf-8"))
    with scratch_folder(root) as scratch:
        deck = _Deck(Path(shutil.copytree(DECK, scratch / "自检")))
        found = {**QUESTIONS, **_totals()}
        return [
            Answer(
                each["检验项目"],
                each["题目和手算过程"],
                each["应得"],
                _found(found[name], deck) if name in found else "没有这道题",
            )
            for name, each in known.items()
        ]


def _found(question: "Question", deck: "_Deck") -> str:
    """Return what the program finds.

    A failure of any kind is a wrong answer, not an end of the test.
    """
    try:
        return question(deck)
    except Exception as reason:
        return f"出错：{type(reason).__name__}"


class _Deck:
    """The deck, carried through every step once."""

    def __init__(self, place: Path) -> None:
        self.folder = Folder(place)

    @cached_property
    def run(self) -> Run:
        """The campaign, carried out as far as it is decided."""
        run = Run(self.folder, Silence(), _TODAY)
        conduct("run_all", run)
        return run

    def entries(self, **rules: object) -> Mapping[str, Entry]:
        """Return the candidates' totals and ranks by 编号, if the scheme had these rules."""
        run = self.run
        basics = dataclasses.replace(run.get(the_scheme).basics, **rules)  # type: ignore[arg-type]
        scheme = dataclasses.replace(run.get(the_scheme), basics=basics)
        parts, _ = work_out(scheme, run.get(the_candidates), run.get(the_scores))
        scoreboard = score(scheme, run.get(the_candidates), parts)
        return {entry.staff_id: entry for entry in scoreboard.entries[_POST]}


Question = Callable[[_Deck], str]


def _roster(deck: _Deck) -> str:
    return f"{len(deck.run.get(the_roster).members)}人"


def _typed(deck: _Deck) -> str:
    points = [each.points for each in deck.run.get(the_scoreboard).parts[_SPEECH, "001"].marks[2:]]
    return "、".join("缺" if each is None else plain(each) for each in points)


def _eligible(deck: _Deck) -> str:
    judged = deck.run.get(the_verdicts)[Part.POSTS]
    return "、".join(sorted(each.member.staff_id for each in judged if each.passed))


def _draw(deck: _Deck) -> str:
    drawn = deck.run.get(the_candidates)
    return f"{'、'.join(each.staff_id for each in drawn)}；{drawn[0].ticket[:8]}"


def _mean(component: str) -> Question:
    def mean(deck: _Deck) -> str:
        exact: Fraction = deck.run.get(the_scoreboard).parts[component, "001"].exact_mean
        return f"{exact.numerator}÷{exact.denominator}"

    return mean


def _totals() -> dict[str, Question]:
    """Return every rounding at every stage."""

    def total(stage: str, rounding: str) -> Question:
        def totals(deck: _Deck) -> str:
            entries = deck.entries(rounding=rounding, rounding_stage=stage)
            return "，".join(f"{key}得{entries[key].total}" for key in ("001", "002"))

        return totals

    stages, roundings = ("逐步舍入", "各项舍入", "总分舍入"), ("四舍五入", "截尾")
    return {f"{one}/{other}": total(one, other) for one in stages for other in roundings}


def _halves(_: _Deck) -> str:
    numbers = ((Decimal("7.125"), 2), (Decimal("2.675"), 2), (Decimal("36.5"), 0))
    return "；".join(
        "、".join(str(quantized(*each, way)) for each in numbers) for way in (HALF_UP, TRUNCATE)
    )


def _written(deck: _Deck) -> str:
    _, grids, _ = deck.run.open_book(deck.folder.path(places.RESULTS, SCORES_FILE))
    rows = next(grid.rows for grid in grids if grid.sheet == SCORE_RESULTS.name)
    header = next(row for row in rows if "总分" in row)
    own = next(row for row in rows if "001" in row)
    return as_text(own[header.index("总分")])


def _ranks(tie_break: str) -> Question:
    def ranks(deck: _Deck) -> str:
        entries = deck.entries(tie_break=tie_break)
        return "，".join(f"{key}第{entries[key].rank.rank}" for key in sorted(entries))

    return ranks


def _equation(_: _Deck) -> str:
    counts = {"entitled": 25, "present": 24, "issued": 24, "returned": 24, "valid": 23}
    verdicts = (any(broken_equations({**counts, "invalid": number})) for number in (2, 1))
    return "；".join("拒绝" if broken else "接受" for broken in verdicts)


def _placed(side: str) -> Question:
    def placed(deck: _Deck) -> str:
        run = deck.run
        basics = dataclasses.replace(run.get(the_scheme).basics, proposing_side=side)
        scheme = dataclasses.replace(run.get(the_scheme), basics=basics)
        selection = select(scheme, run.get(the_pool), run.get(the_picks))
        assert selection.proof.holds
        unit_of = selection.matching.unit_of
        return "，".join(f"{key}{unit_of[key]}" for key in sorted(unit_of))

    return placed


def _blocking(deck: _Deck) -> str:
    market = deck.run.get(the_selection).market
    wrong = {"011": "乙办", "012": "甲办", "013": "丙办"}
    failures = check(market.choices, market.rankings, market.quotas, wrong).failures
    return "、".join(f"{each.applicant}与{each.unit}" for each in failures)


def _notice(deck: _Deck) -> str:
    return str(deck.run.get(the_scheme).notice_ends)


def _standby(_: _Deck) -> str:
    return "、".join(str(add_months(date(year, 8, 31), 6)) for year in (2026, 2027))


def _document(deck: _Deck) -> str:
    data = deck.run.folder.path(places.DOCUMENTS, "任职通知.docx").read_bytes()
    return next(line for line in paragraphs(data) if line.startswith("赵一同志任"))


def _faults(deck: _Deck) -> str:
    return f"{sum(issue.is_error for issue in deck.run.issues)}处"


QUESTIONS: Mapping[str, Question] = {
    "roster": _roster,
    "typed": _typed,
    "eligible": _eligible,
    "draw": _draw,
    "trimmed": _mean(_SPEECH),
    "ballots": _mean(_BALLOT),
    "halves": _halves,
    "written": _written,
    "ranks": _ranks("党委决定"),
    "chain": _ranks(_SPEECH),
    "equation": _equation,
    "applicants": _placed("干部"),
    "units": _placed("部门"),
    "blocking": _blocking,
    "notice": _notice,
    "standby": _standby,
    "document": _document,
    "faults": _faults,
}


def self_check_page(
    rows: Sequence[SelfCheckRow], now: datetime, last_record: str
) -> Page[SelfCheckRow]:
    """Return the questions.

    In the notes the verdict, what was tested, and the campaign's last record.
    """
    failed = sum(row.verdict == FAILED for row in rows)
    verdict = f"{failed}题不通过，这台电脑不能用来计票" if failed else "全部通过"
    packages = "、".join(f"{name} {number}" for name, number in program.packages().items())
    notes = [
        f"结论：{len(rows)}题，{verdict}。",
        f"检验时间：{chinese_date(now)} {now:%H:%M}。"
        f"这台电脑：{program.system()}，Python {program.python()}，{packages}。",
        f"程序版本（SHA-256）：{program.version()}。",
    ]
    if last_record:
        notes.append(f"本活动最后一次运行记录：{last_record}。")
    return Page(SELF_CHECK, rows, notes=notes)


def self_check_row(
    number: int, subject: str, working: str, expected: str, found: str
) -> SelfCheckRow:
    """Return one question with its verdict."""
    return SelfCheckRow(
        number=number,
        subject=subject,
        working=working,
        expected=expected,
        found=found,
        verdict=PASSED if expected == found else FAILED,
    )
