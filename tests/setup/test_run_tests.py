"""The command that runs all tests: what it passes on, and that nothing failing looks well."""

import subprocess
import sys

import pytest

import bootstrap
import run_tests
from setup.trial_project import SCRIPTS


def test_arguments_go_to_pytest() -> None:
    command = [sys.executable, str(SCRIPTS / "run_tests.py"), "no/such/test.py"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == run_tests.WRONG_USE


@pytest.mark.parametrize("code", [0, 1, 3])
def test_a_failure_is_passed_on(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    ran: list[list[str]] = []

    def call(command: list[str], **options: object) -> int:
        ran.append(command[2:])
        return code

    monkeypatch.setattr("subprocess.call", call)
    monkeypatch.setattr(bootstrap, "provide", lambda requirements: None)
    monkeypatch.setattr(sys, "argv", ["run_tests.py"])
    assert run_tests.main() == code
    assert ran == [["pytest", *run_tests.PLUGINS, *run_tests.EVERYTHING]]
