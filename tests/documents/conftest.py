"""The sample campaign with all its documents, made once."""

from pathlib import Path
from shutil import copytree, rmtree

import pytest

from campaigns import fill, run
from documents.finished import PLACES, TODAY, Facts, ask_for_everything, copied, generated
from overview.playing import to_end


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


@pytest.fixture(scope="session")
def small_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = to_end(tmp_path_factory.mktemp("small") / "活动")
    for printed in ("08公文", "运行记录"):
        rmtree(root / printed)
    on_standby = Facts(root).standby
    assert on_standby
    fill(root / PLACES, "定岗决定", "跟班学习部门", dict.fromkeys(on_standby, "综治办"))
    (root / "公文模板").mkdir()
    return root


@pytest.fixture
def small(small_once: Path, tmp_path: Path) -> Path:
    """A town of six, all decided and no paper printed, with a folder for own templates."""
    return copytree(small_once, tmp_path / "活动")
