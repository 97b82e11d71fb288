"""For all tests: what is drawn by lot takes the time it takes, and in CI nothing is skipped."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

import bootstrap  # noqa: F401  # says how openpyxl reads, before anything imports it

if not os.environ.get("CI"):  # there hypothesis has a profile of its own: the same draws each time
    settings.register_profile("any speed", deadline=None)
    settings.load_profile("any speed")


_SLOW = ("word", "documents", "app", "checking", "storage", "steps", "acceptance", "setup")
"""Folders whose tests look at whole campaigns, pages or other programs, the longest last."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the quick tests first, so that a slip is told within a minute."""
    tests = Path(__file__).parent
    items.sort(key=lambda item: _turn(item.path.relative_to(tests).parts[0]))


def _turn(folder: str) -> int:
    return _SLOW.index(folder) + 1 if folder in _SLOW else 0


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a CI run in which a test was skipped: all that tests look with is installed there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
