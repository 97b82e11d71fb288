"""Campaigns at a moment of theirs, played once for all tests, and a browser to look with."""

import shutil
from pathlib import Path

import pytest

from overview.browser import Browser
from overview.playing import to_end, to_scores


@pytest.fixture(scope="package")
def at_scores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return to_scores(tmp_path_factory.mktemp("scores") / "禾川 50%#活动")


@pytest.fixture(scope="package")
def at_end(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return to_end(tmp_path_factory.mktemp("end") / "禾川活动")


@pytest.fixture(scope="package")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    command = shutil.which("chromium") or shutil.which("chromium-browser")
    if command is None:
        pytest.skip("Chromium is not installed: the page cannot be looked at")
    return Browser(command, tmp_path_factory.mktemp("browser"))
