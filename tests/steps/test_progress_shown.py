"""Progress on the screen: none for short work, a line now and then for long, one clock per item."""

import re
import sys

import pytest

from campaign.app import window as module
from campaign.app.window import Console


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0
        self.looked_at = 0

    def monotonic(self) -> float:
        self.looked_at += 1
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def tell(console: Console, clock: Clock, number: int, seconds: float) -> None:
    """So many items of work, so long each."""
    for done in range(1, number + 1):
        console.progress("读取报名表", done, number)
        clock.now += seconds


def test_work_of_less_than_a_second_shows_nothing(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(Console(), clock, 90, 0.01)
    assert capsys.readouterr().out == ""


def counts(text: str) -> list[int]:
    """How far each line of progress says that it has come."""
    return [int(number) for number in re.findall(r"读取报名表：(\d+)/", text)]


def test_long_work_shows_how_far_it_has_come(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(Console(), clock, 1000, 1 / 64)
    assert counts(capsys.readouterr().out) == [321, 641, 961], "every five seconds in a pipe"


def test_an_item_costs_a_look_at_the_clock(clock: Clock) -> None:
    console = Console()
    before = clock.looked_at
    tell(console, clock, 1000, 1 / 1024)
    assert clock.looked_at - before == 1000


def test_on_a_terminal_it_shows_after_a_second_and_five_times_a_second(
    clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    console = Console()
    tell(console, clock, 200, 1 / 64)
    assert counts(capsys.readouterr().out) == [*range(65, 200, 13), 200]
    assert console.lines == [], "the log keeps what was said, not how it came about"
