"""The campaigns of which the guide shows sheets, played once."""

from pathlib import Path

import pytest

from maintenance.guide import shots


@pytest.fixture(scope="session")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample carried to its end, one under way, and one with slips in it."""
    return shots.play(tmp_path_factory.mktemp("guide"))
