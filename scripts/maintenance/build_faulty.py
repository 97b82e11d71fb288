"""Make the faulty workbooks: `python scripts/maintenance/build_faulty.py`.

Each case is a folder in `sample_workbooks/有错表格/` with files to be put into a campaign that has
the sample's scheme and roster and nothing else; those of a step later than the first take the place
of the sample's own in the whole sample campaign (as on 22 September 2026). `应报问题.json` beside
them names the step and the issues that it must then give, no more and no fewer. Same bytes on every
run; they follow the sample, so make that first.
"""

import json
import shutil
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap

if TYPE_CHECKING:
    from maintenance.faulty.papers import Case

PROGRAM = Path(__file__).resolve().parents[2]
TARGET = PROGRAM / "sample_workbooks" / "有错表格"
LIST = "应报问题.json"
KINDS = ("files", "layouts", "people", "choices", "rosters", "schemes", "later")


def main() -> int:
    """Write every case and the list."""
    bootstrap.ready()
    shutil.rmtree(TARGET, ignore_errors=True)
    for name, data in contents().items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{TARGET.relative_to(PROGRAM)}: {sum(1 for _ in cases())} cases")
    return 0


def cases() -> "Iterable[Case]":
    """Every case, kind by kind."""
    for kind in KINDS:
        yield from import_module(f"maintenance.faulty.{kind}").cases()


def contents() -> dict[str, bytes]:
    """Every file by its place below the target."""
    made = list(cases())
    files = {f"{case.name}/{place}": data for case in made for place, data in case.files.items()}
    text = json.dumps([_listed(case) for case in made], ensure_ascii=False, indent=1)
    return files | {LIST: f"{text}\n".encode()}


def _listed(case: "Case") -> dict[str, object]:
    names = ("文件", "工作表", "单元格", "代码")
    return {
        "文件夹": case.name,
        "说明": case.about,
        "步骤": case.step,
        "应报问题": [dict(zip(names, each, strict=True)) for each in case.issues],
    }


if __name__ == "__main__":
    sys.exit(main())
