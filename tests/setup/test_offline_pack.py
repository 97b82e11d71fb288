"""The offline pack: built from wheels made here, unpacked, and set up with the network cut off."""

import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from maintenance import build_offline_pack
from setup.trial_project import NO_NETWORK, SCRIPTS, Project, write_wheel

SYSTEM = "windows-x64" if os.name == "nt" else f"linux-{platform.machine()}"
PYTHON = ".".join(map(str, sys.version_info[:2]))
NO_NETWORK_AT_ALL = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("the network was touched")
class Closed(socket.socket):
    connect = connect_ex = refuse
socket.socket = Closed
socket.create_connection = socket.getaddrinfo = refuse
"""
BUILDER = "scripts/maintenance/build_offline_pack.py"


@pytest.fixture
def pack(bare_project: Project, pip_wheel: Path, tmp_path: Path) -> Path:
    """The pack of a project, one of whose two packages has no wheel anywhere."""
    root = bare_project.root
    bare_project.require("sx-demo==1.0", "sx-absent==1.0")
    for folder in ("templates", "sample_workbooks", "scripts/maintenance", "scripts/__pycache__"):
        (root / folder).mkdir(exist_ok=True)
    (root / "scripts" / "__pycache__" / "bootstrap.pyc").touch()
    (root / "templates" / "~$01活动方案.xlsx").touch()
    (root / "templates" / "01活动方案.xlsx").write_bytes(b"PK")
    (root / "scripts" / "一键办理.sh").touch()
    (root / "README.md").touch()
    shutil.copy(SCRIPTS / "maintenance" / "build_offline_pack.py", root / "scripts" / "maintenance")
    shelf = tmp_path / "shelf"
    write_wheel(shelf, "sx-demo", "1.0")
    shutil.copy(pip_wheel, shelf)
    embeddable = tmp_path / "python-embed.zip"
    with zipfile.ZipFile(embeddable, "w") as archive:
        archive.writestr("python.exe", b"MZ")
        archive.writestr("python311._pth", "python311.zip\r\n.\r\n\r\n#import site\r\n")
    output = tmp_path / "pack.zip"
    options = ["--system", SYSTEM, "--python", PYTHON]
    options += ["--embed", str(embeddable), "--output", str(output)]
    built = subprocess.run(
        [sys.executable, str(root / BUILDER), *options],
        env=os.environ | NO_NETWORK | {"PIP_FIND_LINKS": str(shelf)},
        capture_output=True,
        encoding="utf-8",
    )
    assert built.returncode == 0, built.stderr
    assert f"No wheel for {SYSTEM}, Python {PYTHON}: sx_absent==1.0" in built.stdout.splitlines()
    return output


def test_the_pack_sets_itself_up_without_a_network(pack: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(pack, tmp_path / "PC")
    unpacked = Project(tmp_path / "PC" / build_offline_pack.TOP)
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "sitecustomize.py").write_text(NO_NETWORK_AT_ALL)
    unpacked.require("sx-demo==1.0")  # the missing one is the builder's to settle
    result = unpacked.run("活动", PYTHONPATH=str(tmp_path / "no"), PIP_NO_INDEX="0")
    assert (result.returncode, result.stdout) == (1, "check_registrations 活动 1.0\n")


def test_the_pack_is_the_program_and_its_wheels_and_says_what_is_missing(pack: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        names = [name.removeprefix(f"{build_offline_pack.TOP}/") for name in archive.namelist()]
        note = archive.read(f"{build_offline_pack.TOP}/先看这里.txt").decode("utf-8-sig")
        paths = archive.read(f"{build_offline_pack.TOP}/python/python311._pth").decode()
        button = archive.getinfo(f"{build_offline_pack.TOP}/scripts/一键办理.sh")
    assert set(names) >= {"scripts/bootstrap.py", "requirements.txt", "templates/01活动方案.xlsx"}
    assert {name for name in names if name.startswith("wheels/")} == {
        "wheels/pip-25.3-py3-none-any.whl",
        "wheels/sx_demo-1.0-py3-none-any.whl",
    }
    assert not [name for name in names if "__pycache__" in name or "~$" in name or "tests" in name]
    assert "sx_absent==1.0" in note
    assert "\r\n" in note
    assert paths.splitlines()[-1] == r"..\scripts", "the embeddable Python finds the program"
    assert button.external_attr >> 16 & 0o111, "a shell button can be run after unpacking"


def test_the_same_files_make_the_same_zip(tmp_path: Path) -> None:
    made: list[Path] = []
    for name in "ab":
        file = tmp_path / f"{name}.txt"
        file.write_text("same")
        os.utime(file, (len(made), len(made)))
        made.append(build_offline_pack.write_zip({Path("x.txt"): file}, tmp_path / f"{name}.zip"))
    assert made[0].read_bytes() == made[1].read_bytes()


def test_only_an_embeddable_python_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("python.exe", b"MZ")
    with pytest.raises(SystemExit):
        build_offline_pack.unpack_python(tmp_path / "other.zip", tmp_path / "python")
    assert "_pth" in capsys.readouterr().err
