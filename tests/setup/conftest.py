import shutil
from pathlib import Path

import pytest

from setup.trial_project import Project, make_project, write_pip_wheel, write_wheel


@pytest.fixture(scope="session")
def pip_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    wheel = tmp_path_factory.mktemp("pip") / "pip-25.3-py3-none-any.whl"
    write_pip_wheel(wheel)
    return wheel


@pytest.fixture
def bare_project(tmp_path: Path) -> Project:
    """A project in a folder with an awkward name; no wheels in it."""
    return make_project(tmp_path / "双 选&(1)!")


@pytest.fixture
def project(bare_project: Project, pip_wheel: Path) -> Project:
    """The same as unpacked from an offline pack."""
    wheels = bare_project.root / "wheels"
    write_wheel(wheels, "sx-demo", "1.0")
    shutil.copy(pip_wheel, wheels)
    return bare_project
