"""Marks that hardly anybody can have meant: another scale, one mark for all, a copied sheet.

Only reminders: a judge may mark as they see fit, and the marks count as they are written.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.scheme.sheets import Component
from campaign.workbook.declare.cells import plain

_LOW = Decimal("0.4")
"""Marks that all lie below this share of the full marks look like another scale."""
_NEAR_ZERO = 100
"""A mark of the full marks' hundredth part or less: a blank, or 85% which is 0.85 to a program."""
_FEWEST = 4
"""Candidates from which on equal or copied marks are hardly a chance."""
_FAR = Decimal("0.7")
"""A judge whose best mark is below this share of the others' best may have another scale in mind:
out of 50, 46 is given where 92 is meant."""
_SLIP = Decimal("0.4")
"""A single mark below this share of what is usual lost a digit: 9.2 for 92, 8 for 80."""
_SHOWN = Decimal("0.1")


class MarkGiven(NamedTuple):
    """A judge's mark for a candidate, and where it stands."""

    points: Decimal
    where: Where


Panel = Mapping[str, Mapping[str, MarkGiven]]
"""Marks by judge, and then by 编号."""


def another_scale(component: Component, highest: Decimal) -> bool:
    """Tell whether marks up to this are all within 分值, or far below the full marks."""
    full = component.full
    return highest <= full * _LOW or highest <= component.points <= full / 2


def near_zero(component: Component, mark: Decimal) -> bool:
    """Tell whether a mark may be none at all."""
    return mark * _NEAR_ZERO <= component.full


def doubtful(given: Panel, names: Mapping[str, str], component: Component) -> Iterator[Issue]:
    """Yield what the judges of a component should look at once more."""
    far = {judge: others for judge in given if (others := _far_below(judge, given))}
    for judge, others in far.items():
        marks = [each.points for each in given[judge].values()]
        if another_scale(component, max(marks)):
            continue  # said of the sheet by itself
        lowest = min(given[judge].values())
        yield Kind.MARKS_FAR_FROM_PANEL.at(
            lowest.where,
            plain(lowest.points),
            judge=judge,
            mean=_shown(_mean(marks)),
            others=_shown(others),
            full=plain(component.full),
        )
    yield from _equal(given)
    yield from _copied(given)
    of_person = _ascending(given)
    for judge in given:
        if judge not in far:
            yield from _slips(judge, given, of_person, names, component)


def _mean(marks: list[Decimal]) -> Decimal:
    return sum(marks, Decimal(0)) / len(marks)


def _shown(number: Decimal) -> str:
    return plain(number.quantize(_SHOWN))


def _far_below(judge: str, given: Panel) -> Decimal:
    """Return the mean of the others where this judge's marks are all far below theirs; else 0."""
    own = given[judge]
    panel = [
        [marks[staff_id].points for staff_id in shared]
        for other, marks in given.items()
        if other != judge and (shared := own.keys() & marks.keys())
    ]
    highest = max(each.points for each in own.values())
    is_far = bool(panel) and highest < median(map(max, panel)) * _FAR
    return median(map(_mean, panel)) if is_far else Decimal(0)


def _equal(given: Panel) -> Iterator[Issue]:
    for judge, marks in given.items():
        others = (each for name, each in given.items() if name != judge)
        if len(marks) >= _FEWEST and not _varies(marks) and any(map(_varies, others)):
            first = next(iter(marks.values()))
            mark = plain(first.points)
            yield Kind.MARKS_ALL_EQUAL.at(
                first.where, mark, judge=judge, count=len(marks), mark=mark
            )


def _varies(marks: Mapping[str, MarkGiven]) -> bool:
    return len({each.points for each in marks.values()}) > 1


def _copied(given: Panel) -> Iterator[Issue]:
    alike: dict[frozenset[tuple[str, Decimal]], list[str]] = {}
    for other, theirs in given.items():
        marks = frozenset((staff_id, each.points) for staff_id, each in theirs.items())
        for one in alike.setdefault(marks, []):
            if len(theirs) >= _FEWEST and _varies(theirs):
                first = next(iter(theirs.values()))
                yield Kind.MARKS_COPIED.at(first.where, plain(first.points), judge=other, other=one)
        alike[marks].append(other)


def _ascending(given: Panel) -> dict[str, list[Decimal]]:
    """Return everybody's marks by all judges, sorted once."""
    found: dict[str, list[Decimal]] = {}
    for marks in given.values():
        for staff_id, each in marks.items():
            found.setdefault(staff_id, []).append(each.points)
    return {staff_id: sorted(marks) for staff_id, marks in found.items()}


def _median_without(ascending: Sequence[Decimal], mark: Decimal) -> Decimal | None:
    """Return the median of sorted marks without one of them; None if it is the only one."""
    left, at = len(ascending) - 1, bisect_left(ascending, mark)
    if not left:
        return None
    middle = [ascending[n if n < at else n + 1] for n in ((left - 1) // 2, left // 2)]
    return sum(middle, Decimal(0)) / 2


def _slips(
    judge: str,
    given: Panel,
    of_person: Mapping[str, Sequence[Decimal]],
    names: Mapping[str, str],
    component: Component,
) -> Iterator[Issue]:
    """Single marks far below what the others gave this person and this judge gave the others."""
    own = given[judge]
    of_judge = sorted(each.points for each in own.values())
    for staff_id, (points, where) in own.items():
        if near_zero(component, points):
            continue  # said of the mark by itself
        middles = [_median_without(marks, points) for marks in (of_person[staff_id], of_judge)]
        known = [each for each in middles if each is not None]
        if known and all(points < each * _SLIP for each in known):
            rest = [*of_person[staff_id], *of_judge]
            rest.remove(points)
            rest.remove(points)
            usual = median(rest)
            yield Kind.MARK_FAR_FROM_OTHERS.at(
                where,
                plain(points),
                judge=judge,
                name=names[staff_id],
                mark=plain(points),
                usual=_shown(usual),
            )
