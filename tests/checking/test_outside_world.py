"""What is in the way from outside the workbooks: one sentence, exit code 2, nothing half done."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from campaign.storage.atomic import is_ours
from campaign.storage.folder import Folder
from campaign.storage.lock import only_run
from campaigns import table
from checking.offices import RECORD, command, digests
from maintenance.kill_runs import SAMPLE

SCORES = "结果/成绩汇总.xlsx"
BEFORE = digests(SAMPLE)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The sample's workbooks, before any run."""
    return Path(copytree(SAMPLE, tmp_path / "活动"))


def stopped(root: Path, capsys: pytest.CaptureFixture[str], flag: str = "") -> str:
    """The one sentence with which a run stops."""
    capsys.readouterr()
    assert command(root, flag) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.endswith("。")
    assert "Traceback" not in sentence
    return sentence


def nothing_broken(root: Path, expected: dict[str, str]) -> None:
    """Every visible file is an input as it was, or what a whole run makes."""
    found = digests(root)
    assert BEFORE.items() <= found.items() <= expected.items()
    assert not [path for path in root.rglob("*") if is_ours(path.name)]


# -- other people ----------------------------------------------------------------------------------


def test_a_second_run_says_so_and_stops(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with only_run(fresh / RECORD):
        assert "另一个窗口" in stopped(fresh, capsys)
        assert digests(fresh) == BEFORE
    assert command(fresh) == 0


def test_two_runs_started_together(fresh: Path, finished_once: Path) -> None:
    script = str(SAMPLE.parents[1] / "scripts" / "run_all.py")
    runs = [
        subprocess.Popen(
            [sys.executable, script, str(fresh)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [run.communicate()[1].decode() for run in runs]
    assert {run.returncode for run in runs} <= {0, 2}
    assert 0 in {run.returncode for run in runs}
    for run, sentence in zip(runs, said, strict=True):
        assert (run.returncode == 2) == ("另一个窗口" in sentence)
    assert digests(fresh) == digests(finished_once)


def opened_elsewhere(patch: pytest.MonkeyPatch, name: str) -> None:
    """A file is open in Excel: on Windows it can neither be written to nor replaced."""
    in_use = PermissionError(errno.EACCES, "in use")
    opening, replacing = Path.open, Path.replace

    def open_(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if path.name == name and "+" in mode:
            raise in_use
        return opening(path, mode, *rest, **more)

    def replace(path: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise in_use
        return replacing(path, target)

    patch.setattr(Path, "open", open_)
    patch.setattr(Path, "replace", replace)
    patch.setattr("campaign.storage.atomic._PAUSE", 0)


@pytest.mark.parametrize("step", ["run_all", "consolidate_scores"])
def test_an_output_open_in_excel_is_noticed_before_the_work(
    finished: Path, step: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(finished, step=step) == 0
    before = digests(finished)
    opened_elsewhere(monkeypatch, "成绩汇总.xlsx")
    monkeypatch.setattr("campaign.steps.conduct.conduct", None)  # the work does not begin
    capsys.readouterr()
    assert command(finished, step=step) == 2
    assert f"“{SCORES}”正在 Excel" in capsys.readouterr().err
    assert digests(finished) == before


def test_an_output_opened_during_the_work_spoils_none(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (fresh / "结果").mkdir()
    (fresh / SCORES).write_bytes("有人打开着".encode())
    opened_elsewhere(monkeypatch, "成绩汇总.xlsx")
    assert SCORES in stopped(fresh, capsys)
    assert (fresh / SCORES).read_bytes() == "有人打开着".encode()
    monkeypatch.undo()
    assert command(fresh) == 0


def test_a_file_held_for_a_moment_is_waited_for(
    fresh: Path, finished_once: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs that sync or scan hold a new file for less than a second."""
    held = {"成绩汇总.xlsx": 3, "问题清单.xlsx": 5}
    replacing = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if held.get(Path(target).name, 0):
            held[Path(target).name] -= 1
            raise PermissionError(errno.EACCES, "held")
        return replacing(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("campaign.storage.atomic._PAUSE", 0)
    assert command(fresh) == 0
    assert set(held.values()) == {0}
    assert digests(fresh) == digests(finished_once)


# -- the disk --------------------------------------------------------------------------------------


class RealDisk:
    """A small disk of memory, for those who may mount one."""

    def __init__(self, place: Path) -> None:
        self.place = place
        subprocess.run([*_MOUNT, "size=4m", "tmpfs", str(place)], check=True)

    def holds(self, kilobytes: int) -> None:
        subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(self.place)], check=True)

    def may_only_be_read(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(self.place)], check=True)

    def close(self) -> None:
        subprocess.run(["umount", str(self.place)], check=True)


class PretendedDisk:
    """A folder that pretends to be one: all that the program writes goes through here."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.patch = pytest.MonkeyPatch()

    def holds(self, kilobytes: int) -> None:
        self.close()
        writing = Path.write_bytes

        def write_bytes(path: Path, data: bytes) -> int:
            used = sum(-(-each.stat().st_size // 4096) * 4 for each in self.place.rglob("*"))
            if used + len(data) // 1024 > kilobytes:
                writing(path, data[: len(data) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return writing(path, data)

        self.patch.setattr(Path, "write_bytes", write_bytes)

    def may_only_be_read(self) -> None:
        def refuse(*_: object) -> None:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

        self.patch.setattr(Path, "write_bytes", refuse)
        self.patch.setattr("campaign.storage.lock.os.open", refuse)

    def close(self) -> None:
        self.patch.undo()


_MOUNT = ["mount", "-t", "tmpfs", "-o"]


def _may_mount() -> bool:
    if not shutil.which("mount"):
        return False
    with tempfile.TemporaryDirectory() as place:
        done = subprocess.run(
            [*_MOUNT, "size=4k", "tmpfs", place], stderr=subprocess.DEVNULL, check=False
        )
        return done.returncode == 0 and not subprocess.call(["umount", place])


Disk = RealDisk | PretendedDisk


@pytest.fixture(params=[PretendedDisk, *([RealDisk] if _may_mount() else [])])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    place = tmp_path / "小盘"
    place.mkdir()
    disk: Disk = request.param(place)
    yield disk
    disk.close()


def test_a_full_disk(
    small_disk: Disk, finished_once: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(copytree(SAMPLE, small_disk.place / "活动"))
    expected = digests(finished_once)
    for kilobytes in (900, 1000, 1300):
        small_disk.holds(kilobytes)
        assert "磁盘已满" in stopped(root, capsys)
        nothing_broken(root, expected)
    small_disk.holds(20_000)
    assert command(root) == 0
    assert digests(root) == expected


def test_a_disk_that_may_only_be_read(small_disk: Disk, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(copytree(SAMPLE, small_disk.place / "活动"))
    assert command(root) == 0
    after = digests(root, without_record=False)
    small_disk.may_only_be_read()
    assert "请换到可以写入的文件夹" in stopped(root, capsys)
    assert digests(root, without_record=False) == after


@pytest.mark.parametrize(
    ("number", "said", "write"),
    [
        (errno.ENOSPC, "磁盘已满", 1),
        (errno.EROFS, "只读", 1),
        (errno.EACCES, "没有权限", 1),
        (errno.EIO, "磁盘或网络盘出错", 1),
        (errno.EIO, "磁盘或网络盘出错", 30),
        (errno.ENAMETOOLONG, "路径或文件名太长", 1),
        (errno.ESTALE, "网络盘", 1),
        (errno.EDEADLK, "系统报告", 1),
    ],
)
def test_the_disk_refuses_a_file(
    fresh: Path,
    finished_once: Path,
    number: int,
    said: str,
    write: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The `write`th output, and every one after it, cannot be written."""
    writing, count = Path.write_bytes, 0

    def write_bytes(path: Path, data: bytes) -> int:
        nonlocal count
        count += is_ours(path.name)
        if count >= write and is_ours(path.name):
            writing(path, data[: len(data) // 2])
            raise OSError(number, os.strerror(number))
        return writing(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    assert said in stopped(fresh, capsys)
    nothing_broken(fresh, digests(finished_once))


# -- places ----------------------------------------------------------------------------------------


def test_a_path_too_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = tmp_path / "很深的文件夹" / ("长" * 60) / ("名" * 60) / ("称" * 60)
    root = Path(copytree(SAMPLE, deep / "活动"))
    assert "路径太长" in stopped(root, capsys)
    assert digests(root) == BEFORE


@pytest.mark.parametrize(
    ("method", "call"), [("read", 1), ("read", 40), ("write", 1), ("write", 50), ("commit", 2)]
)
def test_a_share_that_vanishes(
    fresh: Path,
    method: str,
    call: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    original, count = getattr(Folder, method), 0

    def vanishing(folder: Folder, *rest: Any) -> Any:
        nonlocal count
        count += 1
        if count == call:
            fresh.rename(fresh.with_name("断开"))
        return original(folder, *rest)

    monkeypatch.setattr(Folder, method, vanishing)
    assert f"找不到活动文件夹“{fresh}”" in stopped(fresh, capsys)
    assert not fresh.exists(), "what is not there is not made anew"
    monkeypatch.undo()
    fresh.with_name("断开").rename(fresh)
    assert command(fresh) == 0


@pytest.mark.parametrize("label", ["01活动方案.xlsx", "03报名表", "04评分表"])
def test_links_out_of_the_folder_are_not_followed(
    fresh: Path, tmp_path: Path, label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "别处"
    (fresh / label).rename(elsewhere)
    (fresh / label).symlink_to(elsewhere)
    assert command(fresh) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert label in sentence
    assert "链接" in sentence


def test_a_table_of_decisions_that_is_a_link_is_not_read(fresh: Path, tmp_path: Path) -> None:
    label, elsewhere = "05任用决定/任用决定表.xlsx", tmp_path / "别处"
    (fresh / label).rename(elsewhere)
    (fresh / label).symlink_to(elsewhere)
    assert command(fresh) == 1
    listed = table(fresh / "结果/问题清单.xlsx", "问题清单", key="序号")
    (fault,) = [row for row in listed if row["级别"] == "错误"]
    assert (fault["文件"], fault["代码"]) == (label, "F09")


@pytest.mark.parametrize(
    ("label", "said"),
    [(SCORES, "同名的文件夹"), ("02干部花名册.xlsx", "同名的文件夹"), ("结果", "同名的文件")],
)
def test_a_file_where_a_folder_belongs_and_the_other_way_round(
    fresh: Path, label: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fresh / label
    if path.suffix:
        path.unlink(missing_ok=True)
        path.mkdir(parents=True)
    else:
        path.write_text("占着地方", encoding="utf-8")
    assert said in stopped(fresh, capsys)


def test_a_link_among_the_registrations_is_a_fault(fresh: Path, tmp_path: Path) -> None:
    form = next((fresh / "03报名表" / "个人报名表").glob("*.xlsx"))
    form.rename(tmp_path / "别处.xlsx")
    form.symlink_to(tmp_path / "别处.xlsx")
    assert command(fresh) == 1
    listed = table(fresh / "结果" / "问题清单.xlsx", "问题清单", key="序号")
    label = form.relative_to(fresh).as_posix()
    assert (label, "F09") in {(row["文件"], row["代码"]) for row in listed}


def test_nothing_is_written_through_a_link(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "别处.xlsx"
    elsewhere.write_bytes("别人的文件".encode())
    (fresh / "结果").mkdir()
    (fresh / SCORES).symlink_to(elsewhere)
    assert "链接" in stopped(fresh, capsys)
    assert elsewhere.read_bytes() == "别人的文件".encode()
