"""The command that runs all checks: what it passes on, and that nothing failing looks well."""

import subprocess
import sys

import pytest

import bootstrap
import run_tests
from setup.trial_project import SCRIPTS


def test_arguments_go_to_pytest_alone() -> None:
    command = [sys.executable, str(SCRIPTS / "run_tests.py"), "no/such/test.py"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert result.returncode == run_tests.WRONG_USE
    assert "ruff" not in result.stdout


@pytest.mark.parametrize("failing", [None, *run_tests.CHECKS])
def test_one_failing_check_is_enough_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failing: str | None
) -> None:
    ran: list[list[str]] = []

    def call(command: list[str], **options: object) -> int:
        ran.append(command[2:])
        return 3 if command[2:] == run_tests.CHECKS.get(failing or "") else 0

    monkeypatch.setattr("subprocess.call", call)
    monkeypatch.setattr(bootstrap, "provide", lambda requirements: None)
    monkeypatch.setattr(sys, "argv", ["run_tests.py"])
    assert run_tests.main() == (0 if failing is None else 1)
    assert ran == list(run_tests.CHECKS.values())
    assert capsys.readouterr().out.count("FAILED") == (0 if failing is None else 1)
