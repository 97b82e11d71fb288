"""No window, closed streams, a wrong clock, names in no encoding: the program runs all the same."""

import ast
import errno
import os
import subprocess
import sys
import time
import zipfile
from datetime import datetime, tzinfo
from pathlib import Path
from shutil import copytree
from typing import Self

import pytest
from openpyxl import load_workbook

from campaign.storage.obstacles import obstacle, unforeseen
from campaigns import table
from checking.offices import RECORD, command
from maintenance.kill_runs import SAMPLE

SCRIPTS = SAMPLE.parents[1] / "scripts"
GARBLED = os.fsdecode("登记表.xlsx".encode("gb18030"))
"""A name as programs for Windows put it into a zip, unpacked on another system."""


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return Path(copytree(SAMPLE, tmp_path / "活动"))


def faults(root: Path) -> set[tuple[str, str]]:
    rows = table(root / "结果" / "问题清单.xlsx", "问题清单", key="序号")
    return {(row["文件"], row["代码"]) for row in rows if row["级别"] == "错误"}


# -- text and time ---------------------------------------------------------------------------------


def formats(tree: ast.Module) -> list[str]:
    """The formats of times that a module uses."""
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            found += ast.walk(node.format_spec)
        elif isinstance(node, ast.Call):
            function = node.func
            name = getattr(function, "attr", getattr(function, "id", ""))
            found += node.args if name in ("strftime", "strptime", "format", "__format__") else ()
    texts = [each.value for each in found if isinstance(each, ast.Constant)]
    return [each for each in texts if isinstance(each, str) and "%" in each]


def test_no_time_is_formatted_with_chinese_in_the_format() -> None:
    """Python on Windows hands the format to the system in the PC's encoding: a ValueError there."""
    probe = 'f"{now:%Y年}", now.strftime("%m月"), format(now, "%d日"), f"{now:%H:%M} 时"'
    assert sorted(formats(ast.parse(probe))) == ["%H:%M", "%Y年", "%d日", "%m月"]
    wrong = {
        (path.relative_to(SCRIPTS).as_posix(), text)
        for path in SCRIPTS.rglob("*.py")
        for text in formats(ast.parse(path.read_text(encoding="utf-8")))
        if not text.isascii()
    }
    assert wrong == set()


def spoil(root: Path) -> None:
    """Make a register faulty, so that a marked copy of it is called for."""
    path = root / "03报名表" / "竞争上岗报名登记表.xlsx"
    book = load_workbook(path)
    book.worksheets[0]["E4"] = "也许"
    book.save(path)


@pytest.mark.parametrize("year", [1970, 1979, 2150])
def test_a_clock_far_off(
    finished: Path, year: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = datetime(year, 2, 3, 4, 5, 6)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(*moment.timetuple()[:6], tzinfo=tz)

    seconds = time.mktime(moment.timetuple())
    spoil(finished)
    for path in finished.rglob("*"):
        os.utime(path, (seconds, seconds))
    monkeypatch.setattr(time, "time", lambda: seconds)
    for module in ("app.run_step", "checking.step_archive_campaign", "checking.step_self_check"):
        monkeypatch.setattr(f"campaign.{module}.datetime", Clock)
    assert command(finished) == 1
    assert (finished / "结果" / "标注副本").is_dir()
    assert command(finished, "--selfcheck") == 0
    assert command(finished, "--archive") == 0
    (packed,) = (finished / "结果/归档").glob("*.zip")
    assert zipfile.ZipFile(packed).testzip() is None
    assert "程序出错" not in capsys.readouterr().err


# -- what is in the way ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "there", "said"),
    [
        (errno.EROFS, False, "只读"),  # a new campaign, its folder still to come
        (errno.EACCES, False, "没有权限"),
        (errno.ENOSPC, True, "磁盘已满"),
        (errno.EXDEV, True, "复制到本机的硬盘上"),  # a share that cannot rename
        (errno.ENOTSUP, True, "复制到本机的硬盘上"),
        (errno.EDEADLK, True, "再运行一次"),  # whatever else the system may say
        (errno.ENOENT, False, "找不到活动文件夹"),
        (errno.ENOENT, True, "它不在了"),
    ],
)
def test_what_is_in_the_way_is_named(tmp_path: Path, number: int, there: bool, said: str) -> None:
    root = tmp_path if there else tmp_path / "新"
    reason = OSError(number, os.strerror(number), str(root / "04评分表" / "甲.xlsx"))
    assert said in str(obstacle("写不了", reason, root))
    assert said in (told := str(unforeseen(reason, root)))
    assert "“04评分表/甲.xlsx”" in told


# -- no window -------------------------------------------------------------------------------------

_WITHOUT = """
import sys
{how}
sys.path.insert(0, {scripts!r})
sys.argv = ["run_all.py", {folder!r}]
import bootstrap
bootstrap.start("run_all")
"""


@pytest.mark.parametrize(
    "how",
    [
        "sys.stdin = sys.stdout = sys.stderr = None",
        "sys.stdin.close(); sys.stdout.close(); sys.stderr.close()",
        "import os; os.close(0); os.close(1); os.close(2)",
        "sys.stdout.reconfigure(encoding='ascii', errors='strict')",
        "import os; read, write = os.pipe(); os.close(read); os.dup2(write, 1); os.dup2(write, 2)",
    ],
    ids=["pythonw", "closed", "descriptors", "ascii", "nobody reads"],
)
def test_no_console(fresh: Path, how: str) -> None:
    code = _WITHOUT.format(how=how, scripts=str(SCRIPTS), folder=str(fresh))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert list(fresh.glob(f"{RECORD}/*-一键办理.json"))


@pytest.mark.skipif(os.name == "nt", reason="names of files are always Unicode on Windows")
def test_a_locale_without_chinese(fresh: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / "run_all.py"), str(fresh)],
        env={**kept, **plain},
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert list(fresh.glob(f"{RECORD}/*-一键办理.json"))


# -- names that are no text ------------------------------------------------------------------------


@pytest.mark.parametrize("is_folder", [False, True])
def test_a_file_name_in_another_encoding_is_an_error(
    fresh: Path, is_folder: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("03报名表", "04评分表", "06部门初选", "公文模板"):
        path = fresh / place / GARBLED
        path.parent.mkdir(exist_ok=True)
        if is_folder:
            path.mkdir()
        else:
            path.write_bytes(b"PK")
        assert command(fresh) == 1
        assert faults(fresh) == {(f"{place}/登记表.xlsx", "F51")}
        assert "程序出错" not in capsys.readouterr().err
        assert command(fresh, "--archive") == 1
        path.rename(path.with_name("改好了"))
    assert command(fresh, "--archive") == 0


def test_a_campaign_folder_whose_name_is_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(copytree(SAMPLE, tmp_path / GARBLED))
    for flag in ("", "--verify", "--selfcheck", "--archive"):
        assert command(root, flag) == 0
    assert "程序出错" not in capsys.readouterr().err


# -- temporary files -------------------------------------------------------------------------------

_AUDITED = """
import os, sys
written = []
def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if flags is not None else False
        if isinstance(path, (str, bytes)) and (writes or set(mode or "") & set("wax+")):
            written.append(os.fsdecode(path))
    elif event in ("os.mkdir", "os.rename", "os.symlink", "os.link"):
        written.append(os.fsdecode(arguments[1 if event == "os.rename" else 0]))
sys.addaudithook(hook)
sys.path.insert(0, {scripts!r})
sys.argv = ["run_all.py", {folder!r}]
sys.dont_write_bytecode = True
import bootstrap
try:
    bootstrap.start("run_all")
finally:
    print("WROTE", *map(os.path.abspath, written), sep="\\n", flush=True)
"""


def test_nothing_is_written_outside_the_campaign_folder(fresh: Path) -> None:
    spoil(fresh)
    code = _AUDITED.format(scripts=str(SCRIPTS), folder=str(fresh))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=120
    )
    written = done.stdout.partition("WROTE\n")[2].splitlines()
    assert len(written) > 20, done.stderr
    assert any("标注副本" in path for path in written)
    outside = {path for path in written if not path.startswith(f"{fresh}{os.sep}")}
    assert outside <= {os.devnull}
    assert not list(fresh.glob(".双选-*")), "what libraries needed for a while is gone"
