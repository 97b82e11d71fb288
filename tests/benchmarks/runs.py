"""Whole runs: the program's processes beside the naive pipeline's, over the same files."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import county
from benchmarks.measure import Cost, Lines, Target, exponent, process, python, row
from benchmarks.parts import ROOT, SCRIPTS, temporary

SIZES = (60, 600, 6_000, 10_000)
_COUNTY = 10_000
_LARGE = 1_000
_TIMES = {60: 7, 600: 3, 6_000: 1, _COUNTY: 1}
_AGAINST = (
    ("consolidate_scores", "campaign", 8),
    ("run_all", "campaign", 4),
    ("generate_notices", "notices", 0),
)
"""A step, what the naive pipeline does meanwhile (everything, or the letters alone), the target."""


def whole(*, large: bool, extra: str) -> Lines:
    """Whole processes over the same files: the program against the naive pipeline."""
    yield row("ours", "people", "s", "MB", "naive, s", "naive, MB", "naive ÷ ours")
    yield row(*["---"] * 7)
    costs: dict[int, Cost] = {}
    everything = temporary()  # kept to the end: after a mass deletion, creating files is slow
    for people in SIZES:
        if people > _LARGE and not large:
            continue
        root = everything / str(people)
        county.build(root / "活动", county.of(people))
        environment = {"PYTHONPATH": extra}
        rounds = [_round(root, n, environment) for n in range(_TIMES[people])]
        for step, task, bound in _AGAINST:
            ours, other = _middle(step, rounds), _middle(task, rounds)
            times = median(each[task].wall / each[step].wall for each in rounds)
            yield row(step, people, ours.wall, ours.memory, other.wall, other.memory, times)
            if bound:
                bound = 20 if people == _COUNTY and step == "run_all" else bound
                what = f"naive pipeline ÷ `{step}`, {people:,} people"
                yield Target(what, times, bound, at_least=True)
        costs[people] = _middle("run_all", rounds)
    if _COUNTY in costs:
        power = exponent((600, costs[600].wall), (_COUNTY, costs[_COUNTY].wall))
        yield Target("memory of `run_all`, 10,000 people", costs[_COUNTY].memory, 300, unit="MB")
        yield Target("exponent of `run_all`, 600 to 10,000 people", power, 1.05, unit="")
    shutil.rmtree(everything)


def _round(root: Path, number: int, environment: dict[str, str]) -> dict[str, Cost]:
    """What each step costs on a fresh copy of the campaign, and what each naive task costs."""
    costs = {}
    for step, _, _ in _AGAINST:
        fresh = root / f"本次-{number}-{step}"
        shutil.copytree(root / "活动", fresh)
        costs[step] = process(python(SCRIPTS / f"{step}.py", fresh))
    naive = Path(__file__).with_name("naive.py")
    template = ROOT / "templates" / "公文模板" / "岗位安排通知书.docx"
    for task in dict.fromkeys(task for _, task, _ in _AGAINST):
        out = root / f"另一种-{number}-{task}"
        command = python("-W", "ignore", naive, task, root / "活动", out, template)
        costs[task] = process(command, environment)
    return costs


def _middle(what: str, rounds: Sequence[dict[str, Cost]]) -> Cost:
    """The medians of a command's costs."""
    return Cost(
        median(each[what].wall for each in rounds), median(each[what].memory for each in rounds)
    )
