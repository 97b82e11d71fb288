"""Run all checks: ruff, mypy and the tests. Arguments go to pytest, which then runs alone."""

import os
import subprocess
import sys

import bootstrap

CHECKS = {
    "ruff check": ["ruff", "check", "scripts", "tests"],
    "ruff format": ["ruff", "format", "--check", "scripts", "tests"],
    "mypy": ["mypy"],
    "pytest": ["pytest"],
}

WRONG_USE, PYTEST_WRONG_USE = 2, 4
"""Exit codes for arguments that mean nothing: the project's, pytest's."""


def main() -> int:
    """Run the checks one after the other, also where one fails; return 0 if all are well."""
    packages = [bootstrap.provide("tests/requirements.txt"), bootstrap.provide("requirements.txt")]
    search_path = os.pathsep.join(filter(None, [*packages, os.environ.get("PYTHONPATH")]))
    if len(sys.argv) > 1:
        code = _exit_code(["pytest", *sys.argv[1:]], search_path)
        return WRONG_USE if code == PYTEST_WRONG_USE else code
    results = {name: _exit_code(arguments, search_path) for name, arguments in CHECKS.items()}
    print("\n" + "\n".join(f"{name:12} {_verdict(code)}" for name, code in results.items()))
    return int(any(results.values()))


def _exit_code(arguments: "list[str]", search_path: str) -> int:
    print(f"\n== {' '.join(arguments)}", flush=True)
    command = [sys.executable, "-m", *arguments]
    environment = {**os.environ, "PYTHONPATH": search_path, "NO_PAUSE": "1"}
    return subprocess.call(command, cwd=bootstrap.ROOT, env=environment)


def _verdict(code: int) -> str:
    return "ok" if code == 0 else f"FAILED (exit code {code})"


if __name__ == "__main__":
    bootstrap.run(main)
