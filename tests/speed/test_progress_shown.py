"""Progress on the screen: none for short work, a line now and then for long, one clock per item."""

import sys

import pytest

from campaign import console as module
from campaign.console import Console


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


def test_long_work_shows_how_far_it_has_come(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(Console(), clock, 1000, 1 / 64)
    assert capsys.readouterr().out.splitlines() == [
        f"  读取报名表：{done}/1000" for done in (65, 385, 705)
    ], "after a second, then every five where nobody watches"
    assert clock.looked_at == 1000, "a look at the clock is all that an item costs"


def test_on_a_terminal_one_line_is_written_over(
    clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    console = Console()
    tell(console, clock, 200, 1 / 64)
    console.say("好了")
    out = capsys.readouterr().out
    shown = [*range(65, 200, 13), 200]
    assert out == "".join(f"\r  读取报名表：{done}/200" for done in shown) + "\n好了\n"
    assert console.lines == ["好了"], "the log keeps what was said, not how it came about"
