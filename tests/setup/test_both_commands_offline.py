"""The program itself from a pack, on a PC with nothing but Python, the network cut off.

Wheels are made again from what is installed here; the tests' own packages, which take long to
install, are lent.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import bootstrap
from maintenance.build_offline_pack import TESTS, TOP
from setup.test_offline_pack import BUILDER, NO_NETWORK_AT_ALL, PYTHON, SYSTEM
from setup.trial_project import NO_NETWORK

ROOT = Path(bootstrap.ROOT)


def wheel_again(name: str, shelf: Path) -> None:
    """The wheel of an installed package."""
    package = metadata.distribution(name)
    lines = str(package.read_text("WHEEL")).splitlines()
    tags = [line.removeprefix("Tag: ").split("-") for line in lines if line.startswith("Tag: ")]
    tag = "-".join(".".join(sorted(set(each))) for each in zip(*tags, strict=True))
    own = f"{bootstrap.pins(f'{name}=={package.version}'.encode())[0][0]}-{package.version}"
    with zipfile.ZipFile(shelf / f"{own}-{tag}.whl", "w") as wheel:
        for file in package.files or []:
            if ".." not in file.parts and "__pycache__" not in file.parts:
                wheel.write(str(package.locate_file(file)), str(file))


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory, pip_wheel: Path) -> Path:
    place = tmp_path_factory.mktemp("offline")
    shelf = place / "shelf"
    shelf.mkdir()
    shutil.copy(pip_wheel, shelf)
    for name, _ in bootstrap.pins((ROOT / "requirements.txt").read_bytes()):
        wheel_again(name, shelf)
    options = ["--system", SYSTEM, "--python", PYTHON, "--output", str(place / "pack.zip")]
    built = subprocess.run(
        [sys.executable, str(ROOT / BUILDER), *options],
        env=os.environ | NO_NETWORK | {"PIP_FIND_LINKS": str(shelf)},
        capture_output=True,
        encoding="utf-8",
    )
    assert built.returncode == 0, built.stderr
    assert "No wheel" not in built.stdout
    shutil.unpack_archive(place / "pack.zip", place / "PC (1) & 办公")
    (place / "no").mkdir()
    (place / "no" / "sitecustomize.py").write_text(NO_NETWORK_AT_ALL)
    return place / "PC (1) & 办公" / TOP


def command(unpacked: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the README in its folder, in an environment with next to nothing in it."""
    bare = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TEMP") if key in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=unpacked,
        env=bare | {"PYTHONPATH": str(unpacked.parents[1] / "no"), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def test_the_sample_runs_through(unpacked: Path) -> None:
    result = command(unpacked, "scripts/run_all.py", "--sample")
    assert result.returncode == 0, result.stderr
    assert "各步都已办完" in result.stdout
    assert (unpacked / "sample_run" / "08公文" / "任职通知.docx").exists()


def test_the_tests_run(unpacked: Path) -> None:
    for part in TESTS:
        if (ROOT / part).is_dir():
            compiled = shutil.ignore_patterns("__pycache__")  # comes and goes beside other tests
            shutil.copytree(ROOT / part, unpacked / part, ignore=compiled)
        else:
            shutil.copyfile(ROOT / part, unpacked / part)
    lent = Path(bootstrap.packages_folder("tests/requirements.txt"))
    if lent.exists():
        (unpacked / ".packages").mkdir(exist_ok=True)
        (unpacked / ".packages" / lent.name).symlink_to(lent)
    result = command(unpacked, "scripts/run_tests.py", "tests/workbook/test_labelled.py")
    assert result.returncode == 0, result.stdout + result.stderr
    assert " passed" in result.stdout
