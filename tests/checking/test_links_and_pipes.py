"""No link leads out of the campaign folder, and nothing waits on a pipe or reads a device."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copytree

import pytest

from campaign.storage import kept
from campaign.storage.folder import Folder
from campaigns import table
from checking.offices import RECORD, command
from maintenance.kill_runs import SAMPLE

FLAGS = ("", "--verify", "--archive", "--selfcheck")
FOLDERS = (
    RECORD,
    f"{RECORD}/存档",
    "结果",
    "结果/标注副本",
    "04评分表",
    "08公文",
    "08公文/作废",
    "08公文/任职通知书",
    "结果/归档",
)
FILES = (
    "01活动方案.xlsx",
    "02干部花名册.xlsx",
    "03报名表/竞争上岗报名登记表.xlsx",
    "04评分表/民主测评计票表.xlsx",
    "06部门初选/部门初选表-党政办.xlsx",
    "08公文/成绩公布.docx",
    "08公文/用印登记表.xlsx",
    "09待岗管理/待岗台账.xlsx",
    "公文模板/任职通知.docx",
    "结果/成绩汇总.xlsx",
    "结果/问题清单.xlsx",
    f"{RECORD}/.lock",
    f"{RECORD}/已制文件.json",
    f"{RECORD}/存档/20260101-000000-一键办理.zip",
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Whoever waits on a pipe is told after a while."""

    def give_up(*_: object) -> None:
        raise AssertionError("it waits for ever")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    yield
    signal.alarm(0)


def flags(label: str) -> Sequence[str]:
    """The commands that may come upon a place; 计票自检 counts its own deck."""
    return FLAGS if label.startswith(("结果", RECORD)) else FLAGS[:-1]


def sentences(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    assert "程序出错" not in said.err
    return said.out + said.err


def test_what_is_kept_is_no_pipe_either(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for label in ("状态.json", "其他表.json"):
        (tmp_path / RECORD / ".kept").mkdir(parents=True, exist_ok=True)
        os.mkfifo(tmp_path / RECORD / ".kept" / label)
    assert kept.load(folder, "状态") == {}
    assert kept.Lines(folder, "其他表", "").before == {}


@pytest.mark.parametrize("label", FOLDERS)
def test_nothing_leaves_through_a_linked_folder(
    finished: Path, tmp_path: Path, label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "别处"
    folder = finished / label
    if folder.is_dir():
        folder.rename(elsewhere)
    else:
        elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    for path in elsewhere.rglob("*.xlsx"):
        path.write_bytes(b"to be made anew")
    before = {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()}
    for flag in flags(label):
        command(finished, flag)
        found = {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()}
        assert found == before
    said = sentences(capsys)
    assert ("程序不从链接读写" in said) == (f"“{label}”是一个指向别处的链接" in said)


@pytest.mark.parametrize("label", FILES)
def test_pipes_are_not_waited_for(
    finished: Path, label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = finished / label
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    for flag in flags(label):
        code = command(finished, flag)
        assert code in (1, 2) or flag == "--selfcheck"
        assert path.is_fifo()
    assert Path(label).name in sentences(capsys)


@pytest.mark.parametrize("place", ["03报名表", "04评分表", "05任用决定", "06部门初选", "08公文"])
def test_a_pipe_among_the_sheets_is_a_fault(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(copytree(SAMPLE, tmp_path / "活动"))
    (root / place).mkdir(exist_ok=True)
    os.mkfifo(root / place / "管道.xlsx")
    assert command(root) == (0 if place == "08公文" else 1)
    if place != "08公文":
        listed = table(root / "结果" / "问题清单.xlsx", "问题清单", key="序号")
        assert (f"{place}/管道.xlsx", "F50") in {(row["文件"], row["代码"]) for row in listed}
    capsys.readouterr()
    assert command(root, "--archive") == 1
    assert f"{place}/管道.xlsx" in capsys.readouterr().out


@pytest.mark.parametrize("places", [("结果", "08公文/待印", "空白表"), ("07定岗决定",)])
def test_a_run_that_changes_nothing_does_not_wait_on_a_pipe(
    finished: Path, places: Sequence[str]
) -> None:
    for place in places:
        os.mkfifo(finished / place / "管道.xlsx")
    for _ in range(2):
        assert command(finished) in (0, 1)


def test_a_device_is_not_read(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = finished / "02干部花名册.xlsx"
    path.unlink()
    path.symlink_to("/dev/zero")
    for flag in FLAGS[:3]:
        assert command(finished, flag) in (1, 2)
    assert path.name in sentences(capsys)
