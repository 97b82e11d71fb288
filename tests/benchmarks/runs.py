"""Whole runs: the program's processes beside the naive pipeline's, over the same files."""

import shutil
from pathlib import Path

from benchmarks import county
from benchmarks.county import County
from benchmarks.measure import Cost, Lines, Pair, Target, exponent, process, processes, python, row
from benchmarks.parts import ROOT, SCRIPTS, temporary

SIZES = {
    60: County(people=60, candidates=20, voters=60),
    600: County(people=600, candidates=40, voters=200),
    10_000: County(people=10_000, candidates=60, voters=300),
}
_COUNTY = 10_000
_TIMES = {60: 7, 600: 3, _COUNTY: 1}
_AGAINST = (
    ("consolidate_scores", "campaign", 8),
    ("run_all", "campaign", 4),
    ("generate_notices", "notices", 0),
)
"""A step, what the naive pipeline does meanwhile (everything, or the letters alone), the target."""


def whole(*, large: bool, extra: str) -> Lines:
    """Whole processes over the same files: the program against the naive pipeline."""
    environment = {"PYTHONPATH": extra}
    yield row("ours", "people", "s", "MB", "naive, s", "naive, MB", "naive ÷ ours")
    yield row(*["---"] * 7)
    costs: dict[int, float] = {}
    for people, size in SIZES.items():
        if people == _COUNTY and not large:
            continue
        root = temporary()
        county.build(root / "活动", size)
        for step, task, bound in _AGAINST:
            pair = _against_naive(root, task, step, environment, _TIMES[people])
            times = 1 / pair.ratio
            yield row(step, people, pair.ours, pair.memory, pair.other, pair.other_memory, times)
            if bound:
                bound = 20 if people == _COUNTY and step == "run_all" else bound
                what = f"naive pipeline ÷ `{step}`, {people:,} people"
                yield Target(what, times, bound, at_least=True)
            if step == "run_all":
                costs[people] = pair.ours
                memory = pair.memory
        shutil.rmtree(root)
    if _COUNTY in costs:
        power = exponent((600, costs[600]), (_COUNTY, costs[_COUNTY]))
        yield Target("memory of `run_all`, 10,000 people", memory, 300, unit="MB")
        yield Target("exponent of `run_all`, 600 to 10,000 people", power, 1.05, unit="")


def _against_naive(
    root: Path, task: str, step: str, environment: dict[str, str], times: int
) -> Pair:
    naive = Path(__file__).with_name("naive.py")
    template = ROOT / "templates" / "公文模板" / "岗位安排通知书.docx"
    fresh = root / "本次"

    def ours() -> Cost:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(root / "活动", fresh)
        return process(python(SCRIPTS / f"{step}.py", fresh))

    def other() -> Cost:
        out = root / "另一种"
        shutil.rmtree(out, ignore_errors=True)
        return process(python(naive, task, root / "活动", out, template), environment)

    return processes(ours, other, times)
