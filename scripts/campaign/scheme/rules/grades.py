"""What the grades of a ballot are worth: from 0 to 100, and approval more than disapproval."""

from collections.abc import Iterable

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme import sheets
from campaign.scheme.conditions import several
from campaign.scheme.sheets import Component, Grade
from campaign.scheme.tables import Tables, needing
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

_BEST_GRADE = 100
_ANOTHER_SCALE = 10
"""A best grade of this or less is no grade from 0 to 100: 1 or 10 stands for all the points."""


def ballots_of(rows: Iterable[Row[Grade]]) -> list[list[Row[Grade]]]:
    """Gather the grades that stand on one ballot: those of the same components."""
    found: dict[frozenset[str], list[Row[Grade]]] = {}
    for row in rows:
        found.setdefault(row.value.names, []).append(row)
    return list(found.values())


def grades_of_ballots(tables: Tables) -> Iterable[Issue]:
    """Find grades of what nobody votes on."""
    voted = _voted(tables)
    known = [each.name for each in voted]
    for row in tables.grades if voted else ():
        for name in several(row.value.components):
            if fold(name) not in map(fold, known):
                guess, where = did_you_mean(nearest(name, known)), row.where("components")
                yield Kind.GRADE_OF_NO_BALLOT.at(where, name, name=name, suggestion=guess)


def _voted(tables: Tables) -> list[Component]:
    components = [row.value for row in tables.components]
    graded = needing(sheets.GRADES, components, tables.markings)
    return [each for each in components if each.name in graded]


def grades_of_100(tables: Tables) -> Iterable[Issue]:
    """Check that grades are from 0 to 100, whatever share of the total they convert to."""
    for on_one_ballot in ballots_of(tables.grades):
        yield from _of_100(tables, on_one_ballot)


def _of_100(tables: Tables, grades: Iterable[Row[Grade]]) -> Iterable[Issue]:
    best = max(grades, key=lambda row: row.value.points)
    if best.value.points == _BEST_GRADE:
        return
    points, where = best.value.points, best.where("points")
    names = best.value.names
    voted = (each for each in _voted(tables) if not names or fold(each.name) in names)
    of_total = next((each.name for each in voted if each.points == points), "")
    if points <= _ANOTHER_SCALE:
        yield Kind.SCHEME_GRADES_SCALE.at(where, plain(points), highest=plain(points))
    elif of_total:
        yield Kind.SCHEME_GRADES_OF_TOTAL.at(
            where, plain(points), highest=plain(points), component=of_total
        )
    else:
        yield Kind.SCHEME_GRADES_BELOW_100.at(where, plain(points), highest=plain(points))


_DISAPPROVING = ("不", "差", "较差", "反对")
"""How the names of grades begin that nobody wants."""


def grades_run_down(tables: Tables) -> Iterable[Issue]:
    """Find a grade of disapproval that is worth as much as one of approval."""
    for on_one_ballot in ballots_of(tables.grades):
        yield from _run_down(on_one_ballot)


def _run_down(grades: Iterable[Row[Grade]]) -> Iterable[Issue]:
    counted = [row for row in grades if row.value.counted]
    bad = [row for row in counted if row.value.name.startswith(_DISAPPROVING)]
    good = [row for row in counted if not any(row is each for each in bad)]
    if all(row.value.points != _BEST_GRADE for row in counted):
        return  # another scale: that is told already
    for row in bad:
        for other in good:
            if row.value.points >= other.value.points:
                yield Kind.SCHEME_GRADES_REVERSED.at(
                    row.where("points"),
                    plain(row.value.points),
                    name=row.value.name,
                    points=plain(row.value.points),
                    other=other.value.name,
                    others=plain(other.value.points),
                )
                break
