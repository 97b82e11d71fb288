"""Where a workbook is read, by what its name says; and what to say of one that lies elsewhere."""

import re
from pathlib import PurePosixPath

from campaign import places
from campaign.issues import Issue, Kind, Where
from campaign.workbook.declare.text import fold

_READ_IN = (
    ("活动方案|花名册", ""),
    ("提醒核对表", places.RESULTS),
    ("报名(?:登记)?(?:表|$)", places.REGISTRATIONS),
    ("评分表|计票表|选票|成绩表", places.SCORES),
    ("任用决定表|考察意见", places.APPOINTMENTS),
    ("初选表", places.PICKS),
    ("定岗决定表", places.PLACEMENTS),
    ("待岗台账|待岗经过|任职台账", places.STANDBY),
)
"""By what a name holds, the folder; none for what lies in the campaign's own."""


def place_of(name: str) -> str | None:
    """Return the folder in which a file of this name is read; None if the name does not tell."""
    stem = fold(PurePosixPath(name).stem)
    return next((place for word, place in _READ_IN if re.search(word, stem)), None)


def misplaced(label: str) -> Issue | None:
    """Tell of a workbook in one folder whose name belongs into another."""
    top, *below = PurePosixPath(label).parts
    folder = top if below else ""
    place = place_of(label)
    if place is None or place == folder:
        return None
    shown = f"“{place}”" if place else f"活动文件夹里，放在“{places.SCHEME}”旁边"
    return Kind.PLACE_WRONG.at(Where(label), folder=folder, place=shown)
