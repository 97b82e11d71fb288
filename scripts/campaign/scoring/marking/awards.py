"""赋分标准: what the facts about a person are worth, every point with its words.

The rows of one component and 依据 are one table; the first row that fits counts, so that neither
gaps nor overlaps are guessed at. Points of all tables are summed; what a table (封顶) or the whole
(单张满分) has above its cap is not carried over, and nothing falls below 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.issues import Issue, Kind, did_you_mean
from campaign.roster.facts import Fact, fact
from campaign.scheme import sheets as sheets
from campaign.scheme.conditions import several
from campaign.scheme.rules.classes import holds_for
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import AWARDS, OF_THE_BEST, AwardRow
from campaign.scheme.sheets import Component
from campaign.scheme.tables import Tables
from campaign.scoring.candidates import Candidate
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.kinds import Number
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

_NUMBER = Number(places=10)
Best = Mapping[tuple[str, str], Fraction]
"""The highest figure of all candidates, by component and 依据."""


class Award(NamedTuple):
    """What one table gives a person."""

    fact: str
    """The 依据 of the table."""
    found: Fact
    row: AwardRow
    points: Fraction
    words: str
    """近三年优秀次数2：15＋2×5＝25分."""
    cap: Decimal | None = None
    best: Fraction | None = None
    """The highest figure, where the points are a share of it."""

    @property
    def start(self) -> Decimal:
        """From where 每增 counts."""
        return self.row.least or Decimal(0)


def tables_of(scheme: Scheme, component: Component) -> dict[str, list[AwardRow]]:
    """Return the rows of a component by 依据, in the order in which they stand."""
    tables: dict[str, list[AwardRow]] = {}
    for row in scheme.awards:
        if fold(row.component) == fold(component.name):
            tables.setdefault(row.fact, []).append(row)
    return tables


def awards(
    scheme: Scheme, component: Component, candidate: Candidate, post: str, best: Best
) -> tuple[list[Award], list[Issue]]:
    """Return what every table gives a candidate for a post, and what cannot be known."""
    given, issues = [], []
    for name, rows in tables_of(scheme, component).items():
        own = [row for row in rows if holds_for(row.applies_to, scheme.post(post))]
        if not own:
            continue
        known = _facts(scheme, candidate, name)
        fitting = next(_fitting(own, known), None)
        if fitting:
            cap = next((row.cap for row in own if row.cap is not None), None)
            given.append(_award(*fitting, name, cap, best.get((component.name, name))))
        else:
            issues.append(_none_fits(component, candidate, name, known))
    return given, issues


def sum_of(component: Component, given: Iterable[Award]) -> Fraction:
    """Return the points of all tables together: not below 0, and not above the full marks."""
    total = sum((each.points for each in given), Fraction(0))
    return min(max(total, Fraction(0)), Fraction(component.full))


def best_of(scheme: Scheme, components: Iterable[Component], people: Sequence[Candidate]) -> Best:
    """Return the highest figures that shares are taken of; those not known are left to `awards`."""
    best: dict[tuple[str, str], Fraction] = {}
    for component in components:
        for name, rows in tables_of(scheme, component).items():
            if any(row.every == OF_THE_BEST for row in rows):
                facts = (each for person in people for each in _facts(scheme, person, name))
                numbers = [each.number for each in facts if each.known]
                best[component.name, name] = max((n for n in numbers if n), default=Fraction(0))
    return best


def _facts(scheme: Scheme, candidate: Candidate, name: str) -> list[Fact]:
    basics = scheme.basics
    on: date = basics.service_counted_on or basics.starts
    return [fact(candidate.member, each, on) for each in several(name)]


def _none_fits(
    component: Component, candidate: Candidate, name: str, known: Sequence[Fact]
) -> Issue:
    lacking = next((each for each in known if not each.known), None)
    data = {"component": component.name, "fact": name, "name": candidate.name}
    if lacking:
        return Kind.AWARD_FACT_MISSING.at(lacking.where, **data, lacks=lacking.lacks)
    value = "、".join(each.word for each in known)
    return Kind.AWARD_NO_ROW.at(known[0].where, value, **data, value=value)


# -- one row --------------------------------------------------------------------------------------


def _fitting(rows: Sequence[AwardRow], known: Sequence[Fact]) -> Iterator[tuple[AwardRow, Fact]]:
    """Return the rows that fit, the first one first, each with the fact that fits it."""
    return ((row, each) for row in rows for each in known if each.known and _fits(row, each))


def _fits(row: AwardRow, found: Fact) -> bool:
    number = found.number
    if row.equals:
        return any(_same(each, found) for each in several(row.equals))
    if row.least is None and row.most is None and row.every is None:
        return True
    if number is None:
        return False
    return (row.least is None or number >= row.least) and (row.most is None or number <= row.most)


def _same(wanted: str, found: Fact) -> bool:
    parsed = _NUMBER.parse(wanted)
    if isinstance(parsed, Decimal) and found.number is not None:
        return Fraction(parsed) == found.number
    return fold(wanted) == fold(found.word)


def _award(
    row: AwardRow, found: Fact, name: str, cap: Decimal | None, best: Fraction | None
) -> Award:
    points, more, number = Fraction(row.points or 0), Fraction(row.more or 0), found.number
    words, base = plain(row.points or Decimal(0)), points
    if row.every == OF_THE_BEST and number is not None:
        points = base + (number / best * more if best else 0)
        words = f"{_plain(number)}÷{_plain(best or base)}×{plain(row.more or Decimal(0))}"
    elif isinstance(row.every, Decimal) and number is not None:
        times = (number - Fraction(row.least or 0)) // Fraction(row.every)
        points = base + times * more
        words = f"{times}×{plain(row.more or Decimal(0))}"
    if row.every is not None:
        words = (f"{plain(row.points)}＋" if row.points else "") + f"{words}＝{_plain(points)}"
    if cap is not None and points > cap:
        points, words = Fraction(cap), f"{words}，最多{plain(cap)}"
    return Award(name, found, row, points, f"{found.name}{found.word}：{words}分", cap, best)


def _plain(number: Fraction) -> str:
    """Return a number in words: at most two decimals."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


# -- checks ---------------------------------------------------------------------------------------


def check_rows(row: Row[Component], tables: Tables) -> Iterator[Issue]:
    """Find what no row of a component's tables can mean."""
    own = [each for each in tables.of(AWARDS) if _is_of(each, row.value)]
    targets = [sheets.EVERYBODY]
    targets += [name for each in tables.contests for name in (each.name, each.group) if name]
    folded = {fold(each) for each in targets}
    for each in own:
        if finding := _unclear(each.value):
            field, said, advice = finding
            yield Kind.AWARD_ROW_UNCLEAR.at(each.where(field), finding=said, advice=advice)
        for name in several(each.value.applies_to):
            if fold(name) not in folded:
                guess = did_you_mean(nearest(name, targets))
                where = each.where("applies_to")
                yield Kind.CONDITION_TARGET_UNKNOWN.at(where, name, name=name, suggestion=guess)


def _is_of(row: Row[AwardRow], component: Component) -> bool:
    return fold(row.value.component) == fold(component.name)


def _unclear(row: AwardRow) -> tuple[str, str, str] | None:
    """Return the field, what is wrong with it, and the remedy."""
    if row.points is None and row.more is None:
        return "points", "没有填得分，也没有填每增、加分", "填上“得分”，或者“每增”和“加分”。"
    if (row.every is None) is not (row.more is None):
        return "more", "每增和加分只填了一个", "两个都填，或者都不填。"
    if row.equals and (row.least is not None or row.most is not None):
        return "equals", "既填了等于，又填了从、到", "只留一种。"
    if row.least is not None and row.most is not None and row.least > row.most:
        return "most", "“从”大于“到”", "改正这两个数。"
    return None
