"""A large count: 50 judges who mark 500 candidates, and 5,000 ballots on 60 of them."""

import random
import shutil
from pathlib import Path

from benchmarks.measure import Cost, Lines, Target, exponent, process, python, row
from benchmarks.parts import SCRIPTS, temporary
from campaigns import person
from scoring.score_folder import MEETING, VOTE, ScoreFolder, town, write_votes

POST = "党政办主任"
FEWER, MANY = 250, 500
"""Candidates, each marked by the panel."""
JUDGES, VOTED_ON, BALLOTS = 50, 60, 5_000
_GRADES = ("优秀", "称职", "基本称职", "不称职")


def folder(candidates: int) -> ScoreFolder:
    """A campaign of one post that everybody competes for."""
    made = town()
    made.people = [person(f"{n:04d}", f"人{n:04d}") for n in range(candidates)]
    made.post_choices = {each["编号"]: (POST,) for each in made.people}
    made.judges = tuple(f"评委{n:02d}" for n in range(JUDGES))
    return ScoreFolder(made)


def judged(root: Path, candidates: int) -> Path:
    """Marks of every judge for everybody, the highest and lowest dropped, in a folder."""
    chance, made = random.Random(candidates), folder(candidates)
    row = {"项目": MEETING, "方式": "评委打分", "分值": 100, "单张满分": 100}
    made.town.components = [row | {"去最高分个数": 1, "去最低分个数": 1, "去高低分起算人数": 2}]
    for judge in made.town.judges:
        marks = {each: chance.randint(600, 1000) / 10 for each in made.people}
        made.marks[MEETING, judge] = marks
    return made.write(root)


def voted(root: Path, ballots: int) -> Path:
    """So many ballots, entered one by one, in a folder."""
    chance, made = random.Random(ballots), folder(VOTED_ON)
    made.town.components = [{"项目": VOTE, "方式": "民主测评", "分值": 100, "单张满分": 100}]
    made.town.write(root)
    people = made.people
    votes = ({each: chance.choice(_GRADES) for each in people} for _ in range(ballots))
    count = {"应到": ballots, "实到": ballots, "发出": ballots, "收回": ballots, "有效": ballots}
    write_votes(root, people, votes, **count)
    return root


def counts(*, large: bool, extra: str) -> Lines:
    """Adding up, with the analysis judge by judge: time by size, and memory."""
    root = temporary()
    yield row("count", "size", "processor s", "MB")
    yield row("---", "---", "---", "---")
    for name, made, sizes, what in (
        (f"{JUDGES} judges", judged, (FEWER, MANY), "candidates"),
        (f"ballots on {VOTED_ON}", voted, (BALLOTS // 2, BALLOTS), "ballots"),
    ):
        costs = [_added_up(made(root / f"{what}{size}", size)) for size in sizes]
        for size, cost in zip(sizes, costs, strict=True):
            yield row(name, f"{size} {what}", cost.cpu, cost.memory)
        few, many = ((size, cost.cpu) for size, cost in zip(sizes, costs, strict=True))
        yield Target(f"exponent of {name}", exponent(few, many), 1.05, unit="")
        yield Target(f"memory of {name}, {sizes[-1]} {what}", costs[-1].memory, 200, unit="MB")
    shutil.rmtree(root)


def _added_up(campaign: Path) -> Cost:
    """A first run, from nothing known."""
    cost = process(python(SCRIPTS / "consolidate_scores.py", campaign))
    if not (campaign / "结果" / "成绩汇总.xlsx").exists():
        raise RuntimeError(f"{campaign} was not added up")
    return cost
