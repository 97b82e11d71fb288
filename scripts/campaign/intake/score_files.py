"""What the files in 04评分表/ are called, and whose each one is.

A copy is recognised by its name (副本, (1), 最终版2, -新), so that it is noticed as a second sheet
of the same judge and not taken for a judge of a strange name.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import PurePosixPath
from typing import NamedTuple

from campaign.filenames import safe_name
from campaign.intake.opened import Book
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.sheets.scheme import Component, Judge, VoterClass
from campaign.workbook.text import fold, nearest

EVERYBODY = VoterClass(name="", weight=Decimal(1))
"""The one class where voters are not divided."""

_SCORES = re.compile(r"^(?P<component>.+?)[评評]分表[-－—_ ]+(?P<judge>.+)$")
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


class Tray(NamedTuple):
    """The files of the score folder, sorted by what they are."""

    scores: list[tuple[Component, Judge, Book]]
    counts: list[tuple[Component, VoterClass, Book]]
    votes: list[tuple[Component, VoterClass, Book]]


def sort_files(books: Iterable[Book], scheme: Scheme) -> tuple[Tray, list[Issue]]:
    """Whose each file is; issues for those that are nobody's."""
    tray = Tray([], [], [])
    issues: list[Issue] = []
    ballots = _ballot_names(scheme)
    for book in books:
        label = book[0]
        ballot = next(
            (ballots[key] for each in spellings(label) if (key := fold(each)) in ballots), None
        )
        if ballot:
            component, group, one_by_one = ballot
            (tray.votes if one_by_one else tray.counts).append((component, group, book))
        elif "评分表" in fold(PurePosixPath(label).stem):
            owner = _owner(label, scheme)
            if isinstance(owner, Issue):
                issues.append(owner)
            else:
                tray.scores.append((*owner, book))
        else:
            issues.append(_stray(label, scheme))
    return tray, issues


def _ballot_names(scheme: Scheme) -> dict[str, tuple[Component, VoterClass, bool]]:
    """Component, voter class, and whether ballots are entered one by one, by folded stem."""
    return {
        fold(name(component.name, group.name).removesuffix(".xlsx")): (component, group, one_by_one)
        for component in scheme.balloted
        for group in groups_of(scheme)
        for name, one_by_one in ((count_file, False), (vote_file, True))
    }


def _owner(label: str, scheme: Scheme) -> tuple[Component, Judge] | Issue:
    """Whose score sheet a file is, from its name."""
    components = {fold(safe_name(each.name)): each for each in scheme.judged}
    match = _SCORES.match(PurePosixPath(label).stem)
    component = components.get(fold(match["component"])) if match else None
    if match is None or component is None:
        return Kind.MARKS_UNKNOWN_COMPONENT.at(Where(label))
    panel = {fold(safe_name(judge.name)): judge for judge in scheme.panel(component)}
    for spelling in spellings(match["judge"]):
        if judge := panel.get(fold(spelling)):
            return component, judge
    guess = nearest(match["judge"], [each.name for each in panel.values()])
    return Kind.MARKS_UNKNOWN_JUDGE.at(
        Where(label),
        match["judge"],
        judge=match["judge"],
        component=component.name,
        suggestion=did_you_mean(guess),
    )


def _stray(label: str, scheme: Scheme) -> Issue:
    """A file that is neither a score sheet nor a counting sheet of this campaign."""
    stem = fold(PurePosixPath(label).stem)
    if "票" not in stem:
        advice = "评分表、计票表请照“评分准备”做出的文件名交；不是的请移走。"
        return Kind.FILE_UNKNOWN.at(Where(label), advice=advice)
    names = (
        name(component.name, group.name)
        for component in scheme.balloted
        for group in groups_of(scheme)
        for name in (count_file, vote_file)
    )
    return Kind.BALLOT_FILE_UNKNOWN.at(Where(label), known="、".join(names) or "（没有测评项目）")
