"""What the files in 04评分表/ are called.

A copy is recognised by its name (副本, (1), 最终版2, -新), so that it is noticed as a second sheet
of the same judge and not taken for a judge of a strange name.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePosixPath

from campaign.filenames import safe_name
from campaign.intake.scheme import Scheme
from campaign.sheets.scheme import VoterClass

EVERYBODY = VoterClass(name="", weight=Decimal(1))
"""The one class where voters are not divided."""

_COPY = re.compile(
    r"[\s\-－—_]*(?:[(（\[【]\s*\d+\s*[)）\]】]|副本|复件|拷贝|copy|最终版?|终版|修改版?|更正版?|定稿"
    r"|(?<=[\s\-－—_])新)\s*\d*$",
    re.IGNORECASE,
)


def score_file(component: str, judge: str) -> str:
    """The name of a judge's score sheet."""
    return f"{safe_name(component)}评分表-{safe_name(judge)}.xlsx"


def count_file(component: str, group: str = "") -> str:
    """The name of a counting sheet."""
    return f"{safe_name(component)}计票表{_group(group)}.xlsx"


def vote_file(component: str, group: str = "") -> str:
    """The name of a workbook of single ballots."""
    return f"{safe_name(component)}选票{_group(group)}.xlsx"


def ballot_file(component: str, group: str = "") -> str:
    """The name of the ballot to be printed."""
    return f"{safe_name(component)}票{_group(group)}.xlsx"


def _group(group: str) -> str:
    return f"-{safe_name(group)}" if group else ""


def groups_of(scheme: Scheme) -> tuple[VoterClass, ...]:
    """The voter classes of a scheme, one for everybody if it names none."""
    return scheme.voter_classes or (EVERYBODY,)


def spellings(label: str) -> Iterator[str]:
    """A file's name without folder and ending, as it is and then without marks of a copy."""
    stem = PurePosixPath(label).stem
    yield stem
    while (shorter := _COPY.sub("", stem)) and shorter != stem:
        stem = shorter
        yield stem
