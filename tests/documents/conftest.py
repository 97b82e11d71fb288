"""The sample campaign with all its documents, made once."""

from pathlib import Path

import pytest

from campaigns import run
from documents.finished import TODAY, Facts, ask_for_everything, copied


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
