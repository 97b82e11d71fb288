"""What the files in 04评分表/ are called.

A copy is recognised by its name (副本, (1), 最终版2, -新), so that it is noticed as a second sheet
of the same judge and not taken for a judge of a strange name.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TypeVar

from campaign.issues import Issue, Kind
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import BY_UNIT, Component, VoterClass
from campaign.storage.names import safe_name
from campaign.workbook.declare.text import fold

F = TypeVar("F")

EVERYBODY = VoterClass(name="", weight=Decimal(1))
"""The one class where voters are not divided."""

_AGAIN = (
    r"副本|复件|拷贝|copy|备份|最终版?|终版|修改版?|更正版?|定稿|(?:v|第)?[\d.．年月日]+[版稿号]?"
)
"""What marks a copy wherever it stands: v2, 9.15, 20260915."""
_COPY = re.compile(
    rf"[\s\-－—_~～]*(?:{_AGAIN}|[(（\[【]\s*(?:{_AGAIN}|[新旧改])\s*[)）\]】]"
    r"|(?<=[\s\-－—_~～])[新旧改])$",  # set apart only: they end people's names as well
    re.IGNORECASE,
)


def score_title(component: str, among: Collection[str] = ()) -> str:
    """Name a component's score sheet: 竞职演说评分表, 联席会评分表; 评分 is not said twice.

    `among` are all components: the word is doubled where another sheet would bear the same name.
    """
    others = {doubled_title(each) for each in among}
    short = f"{component}表"
    is_said = component.endswith(("评分", "得分")) and short not in others
    return short if is_said else doubled_title(component)


def doubled_title(component: str) -> str:
    """Name it as it was once named, whatever the component ends in; still read."""
    return f"{component}评分表"


def score_file(title: str, judge: str) -> str:
    """Return the name of a judge's score sheet."""
    return f"{safe_name(title)}-{safe_name(judge)}.xlsx"


SECOND = "复录"


def entry_file(component: str, *, second: bool = False) -> str:
    """Return the name of the list of figures that come from outside, or of its second entry."""
    return f"{safe_name(component)}成绩表{_group(SECOND if second else '')}.xlsx"


def count_file(component: str, group: str = "") -> str:
    """Return the name of a counting sheet."""
    return f"{safe_name(component)}计票表{_group(group)}.xlsx"


def vote_file(component: str, group: str = "") -> str:
    """Return the name of a workbook of single ballots."""
    return f"{safe_name(component)}选票{_group(group)}.xlsx"


def ballot_file(component: str, group: str = "") -> str:
    """Return the name of the ballot to be printed."""
    return f"{safe_name(component)}票{_group(group)}.xlsx"


def _group(group: str) -> str:
    return f"-{safe_name(group)}" if group else ""


def groups_of(scheme: Scheme, component: Component) -> tuple[VoterClass, ...]:
    """Return the classes of voters in a component: one of all if the scheme names none.

    Where a department votes on its own people (按本部门) its staff are one class.
    """
    own = scheme.voter_classes if component.apart != BY_UNIT else ()
    return own or (EVERYBODY,)


def spellings(stem: str) -> Iterator[str]:
    """Yield a file's name, or part of it, as it is and then without marks of a copy."""
    yield stem
    while (shorter := _COPY.sub("", stem)) and shorter != stem:
        stem = shorter
        yield stem


def by_name(label: str, files: Mapping[str, F]) -> F | None:
    """Return which of the files that go by these names one is, with marks of a copy or without."""
    own = {fold(name.removesuffix(".xlsx")): file for name, file in files.items()}
    keys = map(fold, spellings(PurePosixPath(label).stem))
    return next((own[key] for key in keys if key in own), None)


def nothing_hidden(issues: Iterable[Issue]) -> Iterator[Issue]:
    """Yield the issues of reading; hidden rows and columns are faults, not mere notices."""
    for issue in issues:
        if issue.kind is Kind.ROWS_HIDDEN:
            yield Kind.MARKS_HIDDEN.at(issue.where, issue.read, hidden=f"第{issue.data['rows']}行")
        elif issue.kind is Kind.COLUMNS_HIDDEN:
            hidden = f"{issue.data['columns']}列"
            yield Kind.MARKS_HIDDEN.at(issue.where, issue.read, hidden=hidden)
        else:
            yield issue
