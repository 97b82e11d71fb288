"""赋分: points that follow from a table (赋分标准) and the facts of the roster; nobody fills in."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from campaign.issues import Issue, Kind
from campaign.run import Book
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import AWARDS, OF_THE_BEST
from campaign.scheme.sheets import Component
from campaign.scheme.tables import Tables
from campaign.scoring.arithmetic import convert
from campaign.scoring.candidates import Candidate
from campaign.scoring.formulas import ScoreFormulas, live
from campaign.scoring.marking.awards import (
    Award,
    Best,
    awards,
    best_of,
    check_rows,
    sum_of,
    tables_of,
)
from campaign.scoring.marking.by_entry import unused_columns
from campaign.scoring.marking.method import BlankFile, Method
from campaign.scoring.parts import ComponentScore, Parts, rounding_of
from campaign.scoring.report_details import reached
from campaign.scoring.result_sheets import AWARDED, AwardedRow, Cell
from campaign.scoring.rules_in_words import award_rule, rounding_rule
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.kinds import Number, Text
from campaign.workbook.declare.page import Page
from campaign.workbook.read.reader import Row


@dataclass(frozen=True)
class AwardedPart(ComponentScore):
    """What the tables give: for the first choice, and for every post where they differ."""

    given: tuple[Award, ...] = ()

    @property
    def shows_attendance(self) -> bool:
        return False  # tables give points from the roster to whoever stayed away, too


class ByPoints(Method[Best]):
    """赋分."""

    word = "赋分"
    approves = False
    needs = (AWARDS,)
    staff = ""
    tabs = ()

    # -- the scheme -------------------------------------------------------------------------------

    def check(self, row: Row[Component], tables: Tables) -> Iterator[Issue]:
        yield from unused_columns(row, self.word)
        yield from check_rows(row, tables)

    def lacks(self, row: Row[Component], tables: Tables) -> Iterator[Issue]:
        if not tables_of(_scheme_of(tables), row.value):
            yield Kind.AWARDS_MISSING.at(row.where("name"), component=row.value.name)

    # -- files ------------------------------------------------------------------------------------

    def blanks(
        self, scheme: Scheme, component: Component, candidates: Sequence[Candidate], voters: int
    ) -> Iterable[BlankFile]:
        return ()

    def specimen(self, scheme: Scheme, component: Component) -> BlankFile:
        return BlankFile(f"{component.name}得分表.xlsx", [_page(scheme, component, component.name)])

    def owner(self, label: str, scheme: Scheme) -> None:
        return None

    def read(
        self, files: Sequence[tuple[Any, Book]], scheme: Scheme, candidates: Sequence[Candidate]
    ) -> tuple[Best, list[Issue]]:
        return best_of(scheme, self.components(scheme), candidates), []

    def joined(self, one: Best, other: Best) -> Best:
        return {**one, **other}

    def awaited(self, handed_in: Best) -> Iterable[str]:
        return ()

    # -- results ----------------------------------------------------------------------------------

    def part(
        self, scheme: Scheme, component: Component, candidate: Candidate, handed_in: Best
    ) -> tuple[ComponentScore, list[Issue]]:
        parts: dict[str, AwardedPart] = {}
        issues: list[Issue] = []
        for post in candidate.posts:
            given, found = awards(scheme, component, candidate, post, handed_in)
            parts[post] = _part(scheme, component, given)
            # What is said of several posts is said once.
            issues += [each for each in found if each not in issues]
        return dataclasses.replace(parts[candidate.posts[0]], of_post=parts), issues

    def details(
        self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts, handed_in: Best
    ) -> "AwardSheets":
        return AwardSheets(scheme, candidates, parts)

    # -- words ------------------------------------------------------------------------------------

    def rule(self, component: Component) -> str:
        return award_rule(component)

    def shared_rule(self, scheme: Scheme) -> str:
        return ""

    def description(self, scheme: Scheme, component: Component) -> str:
        facts = "、".join(tables_of(scheme, component))
        return f"按{facts}赋分，最多{plain(component.full)}分。"

    def panels(self, scheme: Scheme) -> Iterable[str]:
        return ()


def _scheme_of(tables: Tables) -> Scheme:
    return Scheme(tables.basics.value, awards=tuple(each.value for each in tables.of(AWARDS)))


def _part(scheme: Scheme, component: Component, given: Sequence[Award]) -> AwardedPart:
    total, rounding = sum_of(component, given), rounding_of(scheme)
    points = convert(total, component.points, component.full, rounding)
    return AwardedPart(component, exact_mean=total, mean=total, points=points, given=tuple(given))


# -- results --------------------------------------------------------------------------------------


class AwardSheets:
    """One sheet a component: what everybody has, what it gives, and why."""

    def __init__(self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts) -> None:
        self.scheme = scheme
        self.candidates = candidates
        self.parts = parts
        self.formulas = ScoreFormulas(scheme)

    def table(self, component: Component, tab: str) -> Page[AwardedRow]:
        """Lay out a component's sheet: a row a candidate, with the post where the table asks."""
        page = _page(self.scheme, component, tab)
        by_post = any(
            row.applies_to for rows in tables_of(self.scheme, component).values() for row in rows
        )
        runs = [
            (candidate, post)
            for candidate in reached(self.scheme, self.candidates, component, self.parts)
            for post in (candidate.posts if by_post else candidate.posts[:1])
        ]
        rows = [self._row(page, component, n, *each) for n, each in enumerate(runs)]
        return dataclasses.replace(page, rows=rows)

    def _row(
        self,
        page: Page[AwardedRow],
        component: Component,
        number: int,
        candidate: Candidate,
        post: str,
    ) -> AwardedRow:
        part = self.parts[component.name, candidate.staff_id].at(post)
        assert isinstance(part, AwardedPart)
        cells = {each.fact: page.cell(number, "facts", _points(each.fact)) for each in part.given}
        total = f"MAX(0,MIN({plain(component.full)},{'+'.join(cells.values()) or '0'}))"
        facts: dict[str, Cell | str] = {}
        for each in part.given:
            facts[each.fact] = _shown(each)
            cell = page.cell(number, "facts", each.fact)
            facts[_points(each.fact)] = live(_formula(each, cell), each.points)
        points = self.formulas.converted(page.cell(number, "sum"), component)
        return AwardedRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=post,
            facts=facts,
            sum=live(total, part.exact_mean),
            points=live(points, part.points),
            reason=_reason(component, part),
        )

    def further(self, tables: Mapping[str, Page[Any]]) -> Sequence[Page[Any]]:
        """Return nothing: no sheet belongs to all of them."""
        return ()


def _points(fact: str) -> str:
    return f"{fact}得分"


def _page(scheme: Scheme, component: Component, tab: str) -> Page[AwardedRow]:
    facts = list(tables_of(scheme, component))
    shown = Number(places=4)
    formulas = ScoreFormulas(scheme)
    return Page(
        dataclasses.replace(AWARDED, name=tab).varied(
            {"points": formulas.points, "sum": shown, "facts": Text()}
        ),
        title=f"{component.name}得分表",
        notes=[
            f"按“赋分标准”逐项得分，各项相加，最多{plain(component.full)}分，不低于0分。"
            + award_rule(component)
            + rounding_rule(scheme)
        ],
        names={"facts": [name for each in facts for name in (each, _points(each))]},
        member_kinds={_points(each): shown for each in facts},
    )


def _shown(award: Award) -> Cell | str:
    """Return the fact as its cell shows it: a number where points are counted from it."""
    number = award.found.number
    if award.row.every is None or number is None:
        return award.found.word
    if award.found.months is not None:
        return live(f"{award.found.months}/12", number)
    return Decimal(number.numerator) / Decimal(number.denominator)


def _formula(award: Award, cell: str) -> str:
    """Return the points from the cell of the fact, as far as they are counted from it."""
    row = award.row
    base, more = plain(row.points or Decimal(0)), plain(row.more or Decimal(0))
    points = base
    if row.every == OF_THE_BEST:
        best = award.best or Fraction(1)
        points = f"{base}+{cell}*{best.denominator}/{best.numerator}*({more})"
    elif isinstance(row.every, Decimal):
        counted = f"ROUND(({cell}-({plain(row.least or Decimal(0))}))/{plain(row.every)},9)"
        points = f"{base}+INT({counted})*({more})"
    return points if award.cap is None else f"MIN({plain(award.cap)},{points})"


def _reason(component: Component, part: AwardedPart) -> str:
    """Return every point in words, and what the caps leave of them."""
    total = sum((each.points for each in part.given), Fraction(0))
    words = [each.words for each in part.given]
    if total != part.exact_mean:
        limit = f"最多{plain(component.full)}分" if total > 0 else "最少0分"
        words.append(f"合计{float(total):g}分，{limit}")
    return "；".join(words)
