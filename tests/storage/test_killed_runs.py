"""Power cuts: a run killed at any moment leaves nothing broken, and the next ends as usual."""

import os
import signal
import threading
from pathlib import Path
from shutil import copytree

import pytest

from campaign.app.window import Console
from campaign.storage import atomic as staging
from campaign.storage import lock
from checking.offices import command, digests
from maintenance.kill_runs import SAMPLE, Kills

_KILLS = 3
"""The development command does a hundred."""


def test_killed_at_random_moments(tmp_path: Path) -> None:
    kills = Kills(tmp_path, seed=8)
    for number in range(_KILLS):
        kills.kill_one(number)
    assert kills.faults == []
    assert kills.killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("swaps", [0, 7, 40])
def test_killed_while_files_are_put_in_place(
    finished_once: Path, tmp_path: Path, swaps: int
) -> None:
    """The worst moment: some of the outputs are new, some are not there yet."""
    root = Path(copytree(SAMPLE, tmp_path / "活动"))
    before, expected = digests(root), digests(finished_once)
    _killed_after_swaps(root, swaps)
    after = digests(root)
    assert before.items() <= after.items() <= expected.items()
    assert len(after) < len(expected)
    assert any(staging.is_ours(path.name) for path in root.rglob("*")), "it was killed at work"
    assert command(root) == 0
    assert digests(root) == expected
    assert not any(staging.is_ours(path.name) for path in root.rglob("*"))
    assert command(root, "--verify") == 0


def test_a_computer_without_room_for_more_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    outputs = staging.Staging(tmp_path)
    places = [tmp_path / f"{number}.txt" for number in range(50)]
    for place in places:
        outputs.write(place, b"whole")
    outputs.commit()
    assert all(place.read_bytes() == b"whole" for place in places)
    with Console().busy():
        pass


def test_the_mark_of_a_run_at_work_is_never_gone(tmp_path: Path) -> None:
    """Else a run that is killed at that moment leaves its temporary files for ever."""
    path = tmp_path / ".lock"
    path.write_text("a longer mark that an earlier run left behind", encoding="utf-8")

    class Watched:
        def __getattr__(self, name: str) -> object:
            def call(*arguments: object) -> object:
                result = getattr(stream, name)(*arguments)
                assert path.read_bytes()
                return result

            return call

    with path.open("r+b", buffering=0) as stream:
        lock._write(Watched(), "1234 PC 09:00")  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "1234 PC 09:00"


def test_a_run_that_was_cut_off_is_told_of(tmp_path: Path) -> None:
    with lock.only_run(tmp_path) as hold:
        assert not hold.after_a_cut
        left_behind = (tmp_path / ".lock").read_bytes()
    with lock.only_run(tmp_path) as hold:
        assert not hold.after_a_cut
    (tmp_path / ".lock").write_bytes(left_behind)
    with lock.only_run(tmp_path) as hold:
        assert hold.after_a_cut


def _killed_after_swaps(root: Path, swaps: int) -> None:
    child = os.fork()
    if child == 0:  # a process of its own, killed when it has put so many files in place
        left = swaps
        replace = Path.replace

        def killing(temporary: Path, place: Path) -> Path:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            return replace(temporary, place)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", killing)
            command(root)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
