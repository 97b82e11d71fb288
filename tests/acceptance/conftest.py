"""A campaign whose marks are in, made once for the tests that go on from there."""

import shutil
from pathlib import Path

import pytest

from acceptance.inputs import write_inputs
from acceptance.office import Office
from acceptance.town import random_town

SEED = 20


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A campaign whose marks are all in and whose proposal is made."""
    office = Office(random_town(SEED), tmp_path_factory.mktemp("town"), in_place=True)
    write_inputs(office.town, office.folder)
    office.step("prepare_scoring")
    office.mark()
    office.step("consolidate_scores")
    return office


@pytest.fixture
def scored(first: Office, tmp_path: Path) -> Office:
    """A copy of it."""
    shutil.copytree(first.folder, tmp_path / "town")
    return Office(first.town, tmp_path / "town", in_place=True)
