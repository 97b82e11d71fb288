"""A run with nothing to do says the same again; anything different is worked out again."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from campaign.app import settled
from checking.offices import command, digests

FORM = "03报名表"
STEP = "check_registrations"


@pytest.fixture(scope="module")
def settled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample after two runs of a step, of which the second changes nothing."""
    root = tmp_path_factory.mktemp("settled") / "活动"
    sample = Path(__file__).parents[2] / "sample_workbooks"
    shutil.copytree(next(sample.rglob("01活动方案.xlsx")).parent, root)
    for _ in range(2):
        command(root, step=STEP)
    return root


@pytest.fixture
def campaign(settled_once: Path) -> Path:
    """That campaign itself: where its path is another, nothing is taken for the same."""
    return settled_once


def records(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "运行记录").glob("*-*.json"))


def works(root: Path, patch: pytest.MonkeyPatch) -> bool:
    """Whether a run begins to work at all."""
    begun = []

    def conduct(*_: object) -> None:
        begun.append(True)
        raise OSError

    with patch.context() as patched:
        patched.setattr("campaign.steps.conduct.conduct", conduct)
        command(root, step=STEP)
    return bool(begun)


def test_the_same_is_said_again_and_nothing_is_written(
    campaign: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(campaign / "运行记录" / ".kept")
    code = command(campaign, step=STEP)
    said, before, kept = capsys.readouterr().out, digests(campaign), records(campaign)
    assert not works(campaign, monkeypatch)
    capsys.readouterr()
    assert command(campaign, step=STEP) == code
    assert capsys.readouterr().out == said
    assert (digests(campaign), records(campaign)) == (before, kept)


def test_a_run_that_only_writes_results_is_recognised_at_once(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(campaign)
    for result in ("结果/报名审核结果.xlsx", "总览.html"):
        (campaign / result).unlink()
    assert works(campaign, monkeypatch)
    command(campaign, step=STEP)
    assert digests(campaign) == before
    assert not works(campaign, monkeypatch)


def _first_form(root: Path) -> Path:
    return min((root / FORM).glob("*.xlsx"))


def _touched(root: Path) -> None:
    path = _first_form(root)
    path.write_bytes(path.read_bytes() + b" ")


def _touched_in_secret(root: Path) -> None:
    """Exchange one byte; neither size nor time tells of it."""
    path = _first_form(root)
    found, content = path.stat(), bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def _new_file(root: Path) -> None:
    (root / FORM / "新的.txt").touch()


def _lock(root: Path) -> None:
    (root / FORM / f"~${_first_form(root).name}").touch()


def _result_gone(root: Path) -> None:
    (root / "结果" / "报名审核结果.xlsx").unlink()


def _result_edited(root: Path) -> None:
    (root / "结果" / "报名审核结果.xlsx").write_bytes(b"x")


def _register_edited(root: Path) -> None:
    path = root / "运行记录" / "已制文件.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\n\n", 1) if path.exists() else b"{}")


def _record_gone(root: Path) -> None:
    min((root / "运行记录").glob("*-*.json")).unlink()


def _archive_cut_short(root: Path) -> None:
    pack = next((root / "运行记录" / "存档").glob("*.zip"))
    pack.write_bytes(pack.read_bytes()[:-1])


def _page_gone(root: Path) -> None:
    (root / "总览.html").unlink()


def _kept_damaged(root: Path) -> None:
    (root / "运行记录" / ".kept" / f"{STEP}.json").write_bytes(b"[" * 100_000)


@pytest.mark.parametrize(
    "change",
    [
        _touched,
        _touched_in_secret,
        _new_file,
        _lock,
        _result_gone,
        _result_edited,
        _register_edited,
        _record_gone,
        _archive_cut_short,
        _page_gone,
        _kept_damaged,
    ],
)
def test_whatever_is_different_is_worked_out(
    settled_once: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = settled_once.with_name("原样")
    shutil.copytree(settled_once, aside)
    try:
        assert not works(settled_once, monkeypatch)
        change(settled_once)
        assert works(settled_once, monkeypatch)
    finally:
        shutil.rmtree(settled_once)
        aside.rename(settled_once)


def test_another_day_or_another_program_is_different(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from campaign.storage.folder import Folder

    now, folder = datetime.now(), Folder(campaign)
    assert settled.same_again(folder, STEP, now)
    assert settled.same_again(folder, STEP, now + timedelta(days=1)) is None
    assert settled.same_again(folder, "run_all", now) is None
    monkeypatch.setattr("campaign.version.figure", lambda: "another")
    assert settled.same_again(folder, STEP, now) is None


def test_what_was_saved_meanwhile_is_not_taken_as_seen(campaign: Path) -> None:
    from campaign.storage import kept
    from campaign.storage.folder import Folder

    folder, before = Folder(campaign), kept.load(Folder(campaign), STEP)
    ending = settled.Ending(0, ("另一句",), "")
    settled.keep_ending(folder, STEP, datetime(2020, 1, 1), ending)
    assert kept.load(folder, STEP) == before


def test_a_run_with_faults_is_recognised_as_well(campaign: Path, tmp_path: Path) -> None:
    root = shutil.copytree(campaign, tmp_path / "活动")
    form = _first_form(root)
    form.write_bytes(form.read_bytes()[:2000])
    for _ in range(3):
        assert command(root, step=STEP) == 1
    kept = records(root)
    assert (root / "结果" / "问题清单.xlsx").is_file()
    assert command(root, step=STEP) == 1
    assert records(root) == kept


def test_names_are_said_again_as_names(
    campaign: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell(work: Any, _: object) -> None:
        work.console.say("还差：张三", logged="还差：001")

    shutil.rmtree(campaign / "运行记录" / ".kept")
    monkeypatch.setattr("campaign.app.run_step._Work._tell", tell)
    command(campaign, step=STEP)
    said = capsys.readouterr().out
    assert not works(campaign, monkeypatch)
    assert capsys.readouterr().out == said
    assert "张三" in said
    shutil.rmtree(campaign / "运行记录" / ".kept")
