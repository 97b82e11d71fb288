"""Whole runs: the program's processes beside the naive pipeline's, over the same files.

Processor seconds, each round on a fresh copy: what is compared was measured within a minute.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import county
from benchmarks.measure import Cost, Lines, Target, exponent, process, python, row
from benchmarks.parts import ROOT, SCRIPTS, temporary
from campaigns import earlier

SIZES = (60, 600, 2_000, 6_000, 10_000)
_COUNTY = 10_000
_LARGE = 3_000
_TIMES = {60: 5, 600: 3}
_AGAIN, _TOUCHED, _SETTLED = "again", "one form changed", "once more"
_SCORES, _WHOLE = "consolidate_scores", "run_all"
_NAIVE_SCORES = ("naive scores", "consolidate", "openpyxl")
_NAIVE = (
    _NAIVE_SCORES,
    ("naive scores, calamine", "consolidate", "calamine"),
    ("naive whole", "campaign", "openpyxl"),
    ("naive whole, calamine", "campaign", "calamine"),
    ("naive letters", "notices", "openpyxl"),
)
"""What is told of it, the task of `naive.py`, the reader behind pandas."""
_BOUNDS = {2_000: (0.15, 0.25), _COUNTY: (0.1, 0.2)}
"""Of the first run: again with nothing changed, and with one form changed."""


def whole(*, large: bool, extra: str) -> Lines:
    """Whole processes over the same files: the program against the naive pipeline."""
    yield row("what", "people", "processor s", "MB", "÷ first run", "naive whole ÷ this")
    yield row(*["---"] * 6)
    first: dict[int, float] = {}
    everything = temporary()  # kept to the end: after a mass deletion, creating files is slow
    for people in SIZES:
        if people > _LARGE and not large:
            continue
        root = everything / str(people)
        county.build(root / "活动", county.of(people))
        environment = {"PYTHONPATH": extra}
        rounds = [_round(root, n, environment) for n in range(_TIMES.get(people, 1))]
        for what in rounds[0]:
            middle = median(each[what].cpu for each in rounds)
            memory = median(each[what].memory for each in rounds)
            ratios = (_ratio(rounds, what, _WHOLE), _ratio(rounds, "naive whole", what))
            yield row(what, people, middle, memory, *ratios)
        yield from _targets(people, rounds)
        first[people] = median(each[_WHOLE].cpu for each in rounds)
    largest = max(first)
    power = exponent((600, first[600]), (largest, first[largest]))
    yield Target(f"exponent of `run_all`, 600 to {largest:,} people", power, 1.05, unit="")
    shutil.rmtree(everything)


def _ratio(rounds: Sequence[dict[str, Cost]], one: str, other: str) -> float:
    return median(each[one].cpu / each[other].cpu for each in rounds)


def _targets(people: int, rounds: Sequence[dict[str, Cost]]) -> Lines:
    who = f"{people:,} people"
    if people in _BOUNDS:
        again, touched = _BOUNDS[people]
        for what, bound in ((_AGAIN, again), (_SETTLED, again), (_TOUCHED, touched)):
            figure = _ratio(rounds, f"{_WHOLE}, {what}", _WHOLE)
            yield Target(f"`run_all`, {what} ÷ first, {who}", figure, bound)
    naive, ours = _NAIVE_SCORES[0], f"{_SCORES}, {_AGAIN}"
    bound = 2 if people == min(SIZES) else 1
    what = f"naive scores ÷ `{_SCORES}` again, {who}"
    yield Target(what, _ratio(rounds, naive, ours), bound, at_least=True)
    if people == _COUNTY:
        figure = _ratio(rounds, "naive whole", f"{_WHOLE}, {_AGAIN}")
        yield Target(f"naive whole ÷ `run_all` again, {who}", figure, 20, at_least=True)
        yield Target(f"memory of `run_all`, {who}", rounds[0][_WHOLE].memory, 260, unit="MB")


def _round(root: Path, number: int, environment: dict[str, str]) -> dict[str, Cost]:
    """What each run costs on a fresh copy of the campaign, and what each naive task costs."""
    costs = {}
    for step in (_SCORES, _WHOLE, "generate_notices"):
        fresh = root / f"本次-{number}-{step}"
        shutil.copytree(root / "活动", fresh)
        command = python(SCRIPTS / f"{step}.py", fresh)
        costs[step] = process(command)
        costs[f"{step}, {_AGAIN}"] = process(command)
        costs[f"{step}, {_SETTLED}"] = process(command)
        if step == _WHOLE:
            form = min((fresh / "03报名表").glob("*.xlsx"))
            form.write_bytes(earlier(form))
            costs[f"{step}, {_TOUCHED}"] = process(command)
    naive = Path(__file__).with_name("naive.py")
    template = ROOT / "templates" / "公文模板" / "岗位安排通知书.docx"
    for what, task, engine in _NAIVE:
        out = root / f"另一种-{number}-{what}"
        command = python("-W", "ignore", naive, task, root / "活动", out, template, engine)
        costs[what] = process(command, environment)
    return costs
