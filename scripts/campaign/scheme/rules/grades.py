"""What the grades of a ballot are worth: from 0 to 100, and approval more than disapproval."""

from collections.abc import Iterable

from campaign.issues import Issue, Kind
from campaign.scheme import sheets
from campaign.scheme.tables import Tables, needing
from campaign.workbook.declare.cells import plain

_BEST_GRADE = 100
_ANOTHER_SCALE = 10
"""A best grade of this or less is no grade from 0 to 100: 1 or 10 stands for all the points."""


def grades_of_100(tables: Tables) -> Iterable[Issue]:
    """Check that grades are from 0 to 100, whatever share of the total they convert to."""
    best = max(tables.grades, key=lambda row: row.value.points, default=None)
    if best is None or best.value.points == _BEST_GRADE:
        return
    points, where = best.value.points, best.where("points")
    components = [row.value for row in tables.components]
    graded = needing(sheets.GRADES, components, tables.markings)
    voted = (each for each in components if each.name in graded)
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
    counted = [row for row in tables.grades if row.value.counted]
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
