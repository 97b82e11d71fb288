"""Run all tests, ruff and mypy among them, on all processors. Arguments go to pytest instead."""

import os
import subprocess
import sys

import bootstrap

WRONG_USE, PYTEST_WRONG_USE = 2, 4
"""Exit codes for arguments that mean nothing: the project's, pytest's."""

PLUGINS = ["-p", "_hypothesis_pytestplugin", "-p", "xdist.plugin"]
"""Those that the tests' requirements bring; what else is installed would change what they do."""
EVERYTHING = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
"""Arguments for all tests: a file's tests share what they play, so they stay in one process."""


def main() -> int:
    """Make the packages of the tests ready and run pytest; return 0 if all is well."""
    packages = [bootstrap.provide("tests/requirements.txt"), bootstrap.provide("requirements.txt")]
    search_path = os.pathsep.join(filter(None, [*packages, os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": search_path, "NO_PAUSE": "1"}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    command = [sys.executable, "-m", "pytest", *PLUGINS, *(sys.argv[1:] or EVERYTHING)]
    code = subprocess.call(command, cwd=bootstrap.ROOT, env=environment)
    return WRONG_USE if code == PYTEST_WRONG_USE else code


if __name__ == "__main__":
    bootstrap.run(main)
