"""The sample, run once for all tests that only need a finished campaign."""

from pathlib import Path
from shutil import copytree

import pytest

from checking.offices import command


@pytest.fixture(scope="session")
def finished_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("finished") / "样例"
    assert command(root, "--sample") == 0
    return root


@pytest.fixture
def finished(finished_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample campaign after a run from beginning to end."""
    return copytree(finished_once, tmp_path / "活动")
