"""The sample campaign with all its documents, made once."""

from pathlib import Path
from shutil import copytree

import pytest

from campaigns import run
from documents.finished import TODAY, Facts, ask_for_everything, copied, generated


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample campaign run through to its documents. Not to be changed."""
    root = copied(tmp_path_factory.mktemp("finished"))
    ask_for_everything(root)
    ran = run("run_all", root, TODAY)
    assert ran.outcome
    assert ran.errors == []
    return root


@pytest.fixture(scope="session")
def facts(finished: Path) -> Facts:
    """What its workbooks say."""
    return Facts(finished)


@pytest.fixture(scope="session")
def printed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("printed"))
    assert generated(root).errors == []
    return root


@pytest.fixture
def printed(printed_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample campaign with its documents, as it is shipped."""
    return copytree(printed_once, tmp_path / "样例活动")
