"""All cases as files: a folder for each, and a list of the issues that they must give.

The files of a case are put into a campaign that has the sample's scheme and roster and nothing
else; those of a step later than the first take the place of the sample's own in the whole sample
campaign (as on 22 September 2026). The list names the step and the issues that it must then give,
no more and no fewer.
"""

import json
from collections.abc import Iterator

from maintenance.faulty import (
    choices,
    files,
    later,
    layouts,
    online,
    people,
    rosters,
    schemes,
    unread,
)
from maintenance.faulty.papers import Case

LIST = "应报问题.json"
_KINDS = (files, layouts, people, choices, online, rosters, schemes, unread, later)


def faulty_workbooks() -> dict[str, bytes]:
    """Return every file by its place, and the list."""
    made = list(_cases())
    placed = {f"{case.name}/{place}": data for case in made for place, data in case.files.items()}
    text = json.dumps([_listed(case) for case in made], ensure_ascii=False, indent=1)
    return placed | {LIST: f"{text}\n".encode()}


def _cases() -> Iterator[Case]:
    for kind in _KINDS:
        yield from kind.cases()


def _listed(case: Case) -> dict[str, object]:
    names = ("文件", "工作表", "单元格", "代码")
    return {
        "文件夹": case.name,
        "说明": case.about,
        "步骤": case.step,
        "应报问题": [dict(zip(names, each, strict=True)) for each in case.issues],
    }
