"""Marks that hardly anybody can have meant: another scale, one mark for all, a copied sheet.

Only reminders: a judge may mark as they see fit, and the marks count as they are written.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.scheme.sheets import Component
from campaign.workbook.declare.cells import plain

LOW = Decimal("0.4")
"""Marks that all lie below this share of the full marks look like another scale."""
_NEAR_ZERO = 100
"""A mark of the full marks' hundredth part or less: a blank, or 85% which is 0.85 to a program."""
_FEWEST = 4
"""Marks from which on it is hardly a chance that they are equal, or another judge's, too."""
_FAR = Decimal("0.7")
"""A judge whose best mark is below this share of the others' best may have another scale in mind:
out of 50, 46 is given where 92 is meant."""
_SLIP = Decimal("0.6")
"""A single mark below this share of what is usual lost a digit, or has them in another order: 9.2
for 92, 48 for 84."""
_JUDGES = 2
"""Judges who by themselves do not show what a panel thinks of a candidate."""
_GAP = Decimal("0.05")
"""Share of the full marks by which two candidates must be apart if their marks were exchanged."""
_SHOWN = Decimal("0.1")


class MarkGiven(NamedTuple):
    """A judge's mark for a candidate, and where it stands."""

    points: Decimal
    where: Where


_Outside = tuple[str, Decimal, tuple[Decimal, Decimal]]
"""Whom a judge marked unlike all others: 编号, the mark, the others' lowest and highest."""
Panel = Mapping[str, Mapping[str, MarkGiven]]
"""Marks by judge, and then by 编号."""


class _Judged(NamedTuple):
    """What single marks of a component are held against."""

    given: Panel
    of_person: Mapping[str, Sequence[Decimal]]
    """Everybody's marks by all judges, ascending."""
    names: Mapping[str, str]
    component: Component


def another_scale(component: Component, highest: Decimal) -> bool:
    """Tell whether marks up to this are all within 分值, or far below the full marks."""
    full = component.full
    return highest <= full * LOW or highest <= component.points <= full / 2


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
    panel = _Judged(given, _ascending(given), names, component)
    for judge in given:
        if judge not in far:
            slips = list(_slips(judge, panel))
            yield from slips or _exchanged(judge, panel)


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
    """Yield judges who gave everybody the same mark, or everybody but one.

    The others must have told people apart: by half as many marks where one is left out.
    """
    told_apart = {
        judge: len({each.points for each in own.values()}) for judge, own in given.items()
    }
    for judge, marks in given.items():
        others = [count for name, count in told_apart.items() if name != judge]
        mark, count = Counter(each.points for each in marks.values()).most_common(1)[0]
        all_equal = count == len(marks) >= _FEWEST and max(others, default=0) > 1
        but_one = count == len(marks) - 1 >= _FEWEST and 2 * median(others or [0]) >= count
        if all_equal or but_one:
            first = next(each for each in marks.values() if each.points == mark)
            shown = plain(mark)
            yield Kind.MARKS_ALL_EQUAL.at(first.where, shown, judge=judge, count=count, mark=shown)


def _copied(given: Panel) -> Iterator[Issue]:
    """Yield judges whose marks are another's, for everybody whom both marked or all but one."""
    judges = list(given)
    for at, judge in enumerate(judges):
        for other in judges[:at]:
            same = _same(given[judge], given[other])
            if same:
                first, count = given[judge][same[0]], len(same)
                yield Kind.MARKS_COPIED.at(
                    first.where, plain(first.points), judge=judge, other=other, count=count
                )
                break


def _same(own: Mapping[str, MarkGiven], other: Mapping[str, MarkGiven]) -> list[str]:
    """Return whom two judges gave the same marks; nobody where that may well be a chance."""
    both = [staff_id for staff_id in own if staff_id in other]
    same = [each for each in both if own[each].points == other[each].points]
    differing = len(both) - len(same)
    if differing > 1 or len(same) < _FEWEST:
        return []
    values = len({own[each].points for each in same})
    return same if values >= (_FEWEST if differing else 2) else []


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


def _slips(judge: str, panel: _Judged) -> Iterator[Issue]:
    """Single marks far below what the others gave this person and this judge gave the others."""
    own = panel.given[judge]
    of_judge = sorted(each.points for each in own.values())
    for staff_id, (points, where) in own.items():
        if near_zero(panel.component, points):
            continue  # said of the mark by itself
        middles = [
            _median_without(marks, points) for marks in (panel.of_person[staff_id], of_judge)
        ]
        known = [each for each in middles if each is not None]
        if known and all(points < each * _SLIP for each in known):
            rest = [*panel.of_person[staff_id], *of_judge]
            rest.remove(points)
            rest.remove(points)
            usual = median(rest)
            yield Kind.MARK_FAR_FROM_OTHERS.at(
                where,
                plain(points),
                judge=judge,
                name=panel.names[staff_id],
                mark=plain(points),
                usual=_shown(usual),
            )


def _exchanged(judge: str, panel: _Judged) -> Iterator[Issue]:
    """Yield two candidates of whom this judge gave each what all others gave the other one.

    Of several pairs the one that is farthest apart: rows that slipped by one are a single fault.
    """
    own, apart = panel.given[judge], panel.component.full * _GAP
    above: list[_Outside] = []
    below: list[_Outside] = []
    for staff_id, (points, _) in own.items():
        if others := _ends_without(panel.of_person[staff_id], points):
            (above if points > others[1] else below).append((staff_id, points, others))
    pairs = [
        (low, high, least - most)
        for low, points, (worst, most) in above
        for high, less, (least, best) in below
        if points >= least and less <= most
        if least - most >= max(apart, most - worst, best - least)
    ]
    if pairs:
        low, high, _ = max(pairs, key=lambda pair: pair[2])
        more, less = own[low], own[high]
        yield Kind.MARKS_EXCHANGED.at(
            more.where,
            plain(more.points),
            judge=judge,
            low=panel.names[low],
            more=plain(more.points),
            high=panel.names[high],
            less=plain(less.points),
        )


def _ends_without(ascending: Sequence[Decimal], mark: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return the others' lowest and highest mark where this one is below or above all of them."""
    if len(ascending) <= _JUDGES:
        return None
    if mark == ascending[-1] > ascending[-2]:
        return ascending[0], ascending[-2]
    if mark == ascending[0] < ascending[1]:
        return ascending[1], ascending[-1]
    return None
