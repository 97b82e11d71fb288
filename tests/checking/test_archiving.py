"""`run_all.py --archive`: one zip with everything, and checksums that anybody can check."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from checking.offices import command, digests


def packed(root: Path) -> zipfile.ZipFile:
    (path,) = (root / "结果/归档").glob("*.zip")
    return zipfile.ZipFile(path)


def test_everything_visible_is_in_it_with_its_checksum(finished: Path) -> None:
    before = digests(finished, without_record=False)
    assert command(finished, "--archive") == 0
    with packed(finished) as archive:
        names = set(archive.namelist())
        assert archive.testzip() is None
        listed = archive.read("校验清单.txt").decode().splitlines()
        checksums = {label: digest for digest, label in (line.split("  ", 1) for line in listed)}
        content = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
    assert names == before.keys() | {"校验清单.txt"}
    assert checksums == before
    assert {name: content[name] for name in before} == before


def test_its_own_checksum_is_told(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(finished, "--archive") == 0
    (path,) = (finished / "结果/归档").glob("*.zip")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in capsys.readouterr().out


def test_the_unpacked_archive_can_be_verified(finished: Path, tmp_path: Path) -> None:
    assert command(finished, "--archive") == 0
    with packed(finished) as archive:
        archive.extractall(tmp_path / "一年后")
    assert command(tmp_path / "一年后", "--verify") == 0


def test_buttons_hidden_files_and_earlier_archives_stay_out(finished: Path) -> None:
    (finished / "一键办理.bat").touch()
    (finished / "结果" / "~$成绩汇总.xlsx").touch()
    assert command(finished, "--archive") == 0
    with packed(finished) as archive:
        names = archive.namelist()
    assert not [name for name in names if name.endswith(".bat") or "/." in name or "~$" in name]


def test_a_link_is_not_followed(finished: Path, tmp_path: Path) -> None:
    (tmp_path / "秘密.txt").write_text("不该归档", encoding="utf-8")
    (finished / "03报名表" / "附件.txt").symlink_to(tmp_path / "秘密.txt")
    assert command(finished, "--archive") == 1
    assert not (finished / "结果/归档").exists()
