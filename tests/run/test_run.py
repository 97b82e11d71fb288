"""A run works each stage out once, whatever it comes to, and tells what is known already."""

from datetime import date
from pathlib import Path

import pytest

from campaign.issues import Kind, Where
from campaign.run import Faulty, Run, Waiting
from campaign.storage.folder import Folder
from campaigns import Quiet

WORKED_OUT: list[str] = []


def the_number(run: Run) -> int:
    WORKED_OUT.append("number")
    return 7


def the_double(run: Run) -> int:
    return 2 * run.get(the_number)


def what_is_missing(run: Run) -> int:
    WORKED_OUT.append("missing")
    raise Waiting("还没有报名表")


def what_is_wrong(run: Run) -> int:
    WORKED_OUT.append("wrong")
    return run.require(5, [Kind.VALUE_MISSING.at(Where("f"), column="得分")])


def what_follows(run: Run) -> int:
    return run.get(what_is_wrong)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    WORKED_OUT.clear()
    return Run(Folder(tmp_path), Quiet(), date(2026, 3, 10))


def test_a_stage_is_worked_out_once(run: Run) -> None:
    assert [run.get(the_double), run.get(the_number), run.get(the_double)] == [14, 7, 14]
    assert WORKED_OUT == ["number"]


def test_a_stage_that_waits_says_the_same_each_time(run: Run) -> None:
    for _ in range(2):
        with pytest.raises(Waiting) as waiting:
            run.get(what_is_missing)
        assert waiting.value.args == ("还没有报名表",)
    assert WORKED_OUT == ["missing"]


def test_what_builds_on_a_fault_is_faulty_and_the_fault_is_noted_once(run: Run) -> None:
    for stage in (what_follows, what_is_wrong, what_follows):
        with pytest.raises(Faulty):
            run.get(stage)
    assert WORKED_OUT == ["wrong"]
    assert [issue.kind for issue in run.issues] == [Kind.VALUE_MISSING]


def test_asking_what_is_known_works_nothing_out(run: Run) -> None:
    assert run.known(the_number) is None
    assert WORKED_OUT == []
    run.get(the_double)
    assert run.known(the_number) == 7
    with pytest.raises(Waiting):
        run.get(what_is_missing)
    assert run.known(what_is_missing) is None
