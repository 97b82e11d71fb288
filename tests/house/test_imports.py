"""A step imports no library that it does not use: what is not loaded costs nothing."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
SAMPLE = ROOT / "sample_workbooks" / "样例活动"

READS, LOOKS, WRITES = "python_calamine", "defusedxml", "xlsxwriter"
OF_PAGES = {"jinja2", "markupsafe"}
"""Loaded only where 总览.html or 张榜.html is not as it lies there."""
OF_STEP = {
    "new_campaign": {READS, LOOKS, WRITES},  # the scheme is written with dates still to come
    "check_registrations": {READS, LOOKS, WRITES},
    "prepare_scoring": {READS, LOOKS, WRITES},
    "consolidate_scores": {READS, LOOKS, WRITES},
    "allocate_departments": {READS, LOOKS, WRITES},
    "generate_notices": {READS, LOOKS, WRITES},
    "review_standby": {READS, LOOKS, WRITES},
    "run_all": {READS, LOOKS, WRITES},
}
"""Third-party libraries of each step, where 总览.html stays as it is.

A document takes the standard library only; OpenCC is for Traditional script. The careful reader
with its guard against entities looks whether the scheme's moments show their time of day.
"""

_SPY = """
import sys
sys.path.insert(0, {scripts!r})
import bootstrap
before = set(sys.modules)
sys.argv = [{step!r}, *{arguments!r}]
try:
    bootstrap.start({step!r})
finally:
    found = {{name.partition(".")[0] for name in set(sys.modules) - before}}
    own = {{"campaign", "bootstrap", "first_run"}}
    print("\\n" + " ".join(sorted(found - sys.stdlib_module_names - own)), file=sys.stderr)
"""


def libraries(step: str, *arguments: str) -> set[str]:
    """What running a step imports besides the standard library and the program."""
    code = _SPY.format(scripts=str(SCRIPTS), step=step, arguments=arguments)
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8"
    )
    assert ran.returncode in (0, 1), ran.stderr
    return {name for name in ran.stderr.splitlines()[-1].split() if not name.startswith("_")}


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copytree(SAMPLE, tmp_path_factory.mktemp("imports") / "样例活动")


@pytest.mark.parametrize("step", [step for step in OF_STEP if step != "new_campaign"])
def test_libraries_of_a_step(step: str, campaign: Path) -> None:
    assert libraries(step, str(campaign)) - OF_PAGES == OF_STEP[step]
    ending = campaign / "运行记录" / ".kept" / f"{step}.json"
    ending.unlink(missing_ok=True)  # by which the same run would be recognised
    assert libraries(step, str(campaign)) == OF_STEP[step]


def test_libraries_of_a_new_campaign(tmp_path: Path) -> None:
    # 总览.html is there from the start
    wanted = OF_STEP["new_campaign"] | OF_PAGES
    assert libraries("new_campaign", str(tmp_path / "新活动")) == wanted


@pytest.mark.parametrize("arguments", [("--help",), ("--nonsense",)])
def test_help_and_wrong_use_import_no_library(arguments: tuple[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", SCRIPTS / "run_all.py", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert "campaign.app.command_line" in loaded
    assert not loaded & {READS, WRITES, "opencc", "defusedxml", "campaign.app.run_step"}
