"""Workbooks made to do harm are refused within seconds, in bounded memory, with their code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
from workbook import hostile_workbooks

SECONDS = 5
MEMORY = 1 << 30
_READ = f"""
import json, sys, time
from pathlib import Path
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, ({MEMORY}, {MEMORY}))
from campaign.workbook.read.files import open_book
for path in sorted(Path(sys.argv[1]).iterdir()):
    data = path.read_bytes()
    started = time.process_time()
    grids, issues = open_book(data, path.name)
    seconds = time.process_time() - started
    said = [issue.problem + issue.remedy for issue in issues]
    codes = [issue.kind.code for issue in issues if issue.is_error]
    print(json.dumps([path.name, codes, seconds, said]), flush=True)
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], float, list[str]]]:
    """Codes, seconds and sentences of each file, all read in one bounded process."""
    place = tmp_path_factory.mktemp("hostile")
    for number, (_, content, _) in enumerate(CASES):
        (place / f"{number:03}.bin").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(place)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == "", "nothing but sentences reaches the screen"
    found = {}
    for line in done.stdout.splitlines():
        name, codes, seconds, said = json.loads(line)
        found[CASES[int(name[:3])][0]] = codes, seconds, said
    return found


CASES = hostile_workbooks.ALL()


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in CASES])
def test_refused_soon_with_a_sentence(
    read: dict[str, tuple[list[str], float, list[str]]], name: str, code: str
) -> None:
    codes, seconds, said = read[name]
    assert codes == ([code] if code else [])
    assert seconds < SECONDS
    assert all(said)


def test_the_second_reader_keeps_its_guard_though_lxml_is_there() -> None:
    code = "import bootstrap; bootstrap.ready(); from openpyxl.xml import functions as each; "
    code += "import lxml; print(each.fromstring.__module__, each.iterparse.__module__)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(bootstrap.ROOT, "scripts"),
        env=os.environ | {"OPENPYXL_LXML": "True"},
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["defusedxml.common"] * 2, ran.stderr
