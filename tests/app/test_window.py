"""The console: progress in time, nothing that floods a pipe, nothing that a GBK console refuses."""

import ast
import io
import re
import sys
import time
from pathlib import Path

import pytest

from campaign.app import window as console
from campaign.app.window import Console

CAMPAIGN = Path(__file__).resolve().parents[2] / "scripts" / "campaign"
TABLES_OF_CHARACTERS = ("script.py", "text.py", "wording.py", "vocabulary.py")
SENTENCE = re.compile("[\u4e00-\u9fff]{3}")


class Window(io.StringIO):
    """A terminal that keeps what is printed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second is a hundredth."""
    monkeypatch.setattr(console, "_QUIET", {True: 0.01, False: 0.05})
    monkeypatch.setattr(console, "_FIRST_AFTER", 0.01)
    monkeypatch.setattr(console, "_EVERY", {True: 0.002, False: 0.05})


def printed(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: float) -> str:
    """What is shown during silent work between two lines."""
    monkeypatch.setattr(sys, "stdout", stream)
    shown = Console()
    with shown.busy():
        shown.say("开始")
        time.sleep(seconds)
        shown.say("结束")
    assert shown.lines == ["开始", "结束"], "the log has no progress in it"
    return stream.getvalue()


@pytest.mark.usefixtures("quick")
def test_silent_work_shows_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed(monkeypatch, Window(), 0.2)
    assert "正在办理" in text
    assert text.endswith("\r结束\n"), "the line of progress is wiped out"
    assert text.count("\n") == 2


@pytest.mark.usefixtures("quick")
def test_a_pipe_is_told_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed(monkeypatch, io.StringIO(), 0.2)
    assert 1 <= text.count("正在办理") <= 4
    assert "\r" not in text


def test_short_work_shows_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(monkeypatch, Window(), 0.0) == "开始\n结束\n"


@pytest.mark.usefixtures("quick")
def test_counted_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window()
    monkeypatch.setattr(sys, "stdout", window)
    shown = Console()
    for number in range(1, 41):
        shown.progress("读取报名表", number, 40)
        time.sleep(0.001)
    shown.say("读完")
    text = window.getvalue()
    assert "读取报名表：40/40" in text
    assert text.endswith("\r读完\n")


def test_a_gbk_console_shows_every_word_of_the_program() -> None:
    refused = {
        (path.name, character)
        for path in CAMPAIGN.rglob("*.py")
        if path.name not in TABLES_OF_CHARACTERS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and SENTENCE.search(str(node.value))
        for character in str(node.value)
        if not shows(character)
    }
    assert refused == set()


def shows(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
