"""The code as tools see it: ruff's rules, one format, and types without a gap."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKS = {
    "ruff": ["ruff", "check", "scripts", "tests"],
    "format": ["ruff", "format", "--check", "scripts", "tests"],
    "mypy": ["mypy"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_code_is_clean(check: str) -> None:
    command = [sys.executable, "-m", *CHECKS[check]]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stdout + found.stderr
