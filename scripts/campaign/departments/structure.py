"""结构比例: the limits of the scheme beside those appointed and placed, in figures."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from campaign.departments.balance import BalanceLine
from campaign.departments.result_sheets import (
    FITS,
    OPEN,
    STRUCTURE_RESULTS,
    TO_DEPARTMENT,
    TO_POST,
    UNFIT,
    StructureResultRow,
)
from campaign.issues import Issue, Kind
from campaign.posts.proposal import Appointments
from campaign.registration.conditions import is_limited_to
from campaign.roster.facts import fact
from campaign.roster.roster import Member
from campaign.scheme.conditions import COMPARED, Limit, orders
from campaign.scheme.rules.structure import DESTINATION, StructureRow
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import WHOLE
from campaign.scheme.sheets import DEPARTMENTS_PART, EVERYBODY, POSTS_PART
from campaign.scoring.arithmetic import quantized
from campaign.scoring.scoreboard import Entry, Scoreboard
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row


class Structure(NamedTuple):
    """One limit, and the people whom it is about."""

    row: Row[StructureRow]
    people: list[Member]
    """Those to whom it applies, as far as that is known."""
    counted: list[Member]
    unknown: list[tuple[Member, str]]
    """Of whom the roster does not say it, with what it lacks."""

    @property
    def share(self) -> str:
        """The share in percent, to two decimals; empty where it applies to nobody."""
        if not self.people:
            return ""
        return f"{plain(quantized(Fraction(100 * len(self.counted), len(self.people)), 2))}%"

    @property
    def gap(self) -> str:
        """By how many people the limit is missed beyond doubt, in words; else empty.

        Whoever the roster does not say it of may be the one who is lacking, and none who is too
        many.
        """
        count, total = len(self.counted), len(self.people)
        known = {each.staff_id for each in self.people}
        outside = sum(member.staff_id not in known for member, _ in self.unknown)
        most = self.row.value.most_of(total + outside)
        least = self.row.value.least_of(total)
        if most is not None and count > most:
            return f"最多{most}人，多出{count - most}人"
        possible = count + len(self.unknown)
        if least is not None and possible < least:
            return f"最少{least}人，还差{least - possible}人"
        return ""

    @property
    def verdict(self) -> str:
        """Whether the limit is kept; open where the roster does not say enough, or of nobody."""
        return UNFIT if self.gap else FITS if self.people and not self.unknown else OPEN

    @property
    def told(self) -> str:
        """What is to be said besides: the gap, and who has to be looked at."""
        return "；".join(filter(None, (self.gap, self.doubt)))

    @property
    def doubt(self) -> str:
        """Of whom the roster does not say it, and what it lacks; empty where it says it of all."""
        if not self.unknown:
            return "" if self.people else "还没有这样的人"
        member, lacks = self.unknown[0]
        others = f"等{len(self.unknown)}人" if len(self.unknown) > 1 else ""
        return f"{member.name}{others}看不出来（{lacks}）"


class Placed(NamedTuple):
    """Somebody to whom a limit may apply."""

    member: Member
    places: frozenset[str]
    """All by which the place may be called in a limit, folded."""
    entry: Entry | None = None
    """The result at the post; None for who is not appointed to one."""


def asks_scores(scheme: Scheme) -> bool:
    """Tell whether a limit is about results of the scoring."""
    return bool(scheme.posts) and any(
        row.value.of_candidates or row.value.is_of_score(scheme.component_names)
        for row in scheme.structure
    )


def measure(
    scheme: Scheme,
    lines: Sequence[BalanceLine],
    appointments: Appointments,
    board: Scoreboard | None = None,
) -> list[Structure]:
    """Put every limit to those who are appointed or placed, by proposal where none is decided.

    A limit of 竞职人员 is put to everybody ranked, each by the first post that they are ranked for.
    """
    if not scheme.structure:
        return []
    asking = _Asking(scheme, board)
    entries = _by_post(board)
    placed = [
        Placed(
            line.member,
            _places(scheme, line, appointments),
            entries.get((appointments.won.get(line.member.staff_id, ""), line.member.staff_id)),
        )
        for line in lines
        if line.category in (TO_POST, TO_DEPARTMENT)
    ]
    ranked = list(_ranked(scheme, entries.values()))
    return [
        asking.measured(row, ranked if row.value.of_candidates else placed)
        for row in scheme.structure
    ]


def _by_post(board: Scoreboard | None) -> dict[tuple[str, str], Entry]:
    found = board.entries.values() if board else ()
    return {(each.post, each.staff_id): each for entries in found for each in entries}


def _ranked(scheme: Scheme, entries: Iterable[Entry]) -> Iterator[Placed]:
    """List everybody ranked, once, by the post that they prefer."""
    firsts: dict[str, Entry] = {}
    for each in entries:
        known = firsts.get(each.staff_id)
        if each.is_ranked and (known is None or each.choice < known.choice):
            firsts[each.staff_id] = each
    for each in firsts.values():
        names = (EVERYBODY, POSTS_PART, each.post, scheme.scored.post(each.post).group)
        places = frozenset(map(fold, filter(None, names)))
        yield Placed(each.candidate.member, places, each)


def _places(scheme: Scheme, line: BalanceLine, appointments: Appointments) -> frozenset[str]:
    """Return all by which somebody's place may be called in a limit, folded."""
    names = [EVERYBODY, line.place, line.department]
    if line.category == TO_POST:
        post = scheme.post(appointments.won[line.member.staff_id])
        names += [POSTS_PART, post.name, post.group]
    else:
        names.append(DEPARTMENTS_PART)
    return frozenset(map(fold, filter(None, names)))


class _Asking:
    """Asks people for facts as the conditions of the scheme do."""

    def __init__(self, scheme: Scheme, board: Scoreboard | None) -> None:
        self.scheme = scheme
        self.board = board
        self.on = scheme.counted_on
        self.orders = orders(scheme.orders)

    def measured(self, row: Row[StructureRow], placed: Iterable[Placed]) -> Structure:
        rule, result = row.value, Structure(row, [], [], [])
        of_score = rule.is_of_score(self.scheme.component_names)
        for each in placed:
            member = each.member
            score = self._score(rule.fact, each.entry) if of_score else None
            if (rule.places and not rule.places & each.places) or (of_score and score is None):
                continue
            concerned = [self._is(each, member) for each in rule.limits]
            if False in concerned:
                continue
            if None in concerned:
                lacking = rule.limits[concerned.index(None)]
                result.unknown.append((member, self._lacks(lacking, member)))
                continue
            result.people.append(member)
            answers = [[self._answer(limit, each, score) for limit in kind] for kind in rule.kinds]
            if any(all(own) for own in answers):
                result.counted.append(member)
            elif open_kinds := [
                kind
                for kind, own in zip(rule.kinds, answers, strict=True)
                if None in own and False not in own
            ]:
                result.unknown.append((member, self._lacks(open_kinds[0][0], member)))
        return result

    def _answer(self, limit: Limit, placed: Placed, score: Fraction | None) -> bool | None:
        if limit.fact == DESTINATION:
            return fold(limit.value) in placed.places
        if score is None:
            return self._is(limit, placed.member)
        return None if limit.number is None else COMPARED[limit.sign](score, limit.number)

    def _score(self, name: str, entry: Entry | None) -> Fraction | None:
        """Return the total, or what a component came to out of its full marks; None without."""
        if entry is None or self.board is None:
            return None
        if fold(name) == fold(WHOLE):
            return Fraction(entry.total)
        own = next((each for each in entry.points if fold(each) == fold(name)), None)
        if own is None:
            return None
        return Fraction(self.board.parts[own, entry.staff_id].at(entry.post).mean)

    def _is(self, limit: Limit, member: Member) -> bool | None:
        return is_limited_to(limit, member, self.on, self.orders)

    def _lacks(self, limit: Limit, member: Member) -> str:
        return fact(member, limit.fact, self.on).lacks or f"{limit}不明"


def missed(found: Iterable[Structure]) -> Iterator[Issue]:
    """Tell the limits that are not kept, and those of which nobody can tell."""
    for each in found:
        where, rule = each.row.where("value"), str(each.row.value)
        if each.gap:
            share = f"，占{each.share}" if each.share else ""
            figures = f"{len(each.people)}人中有{len(each.counted)}人{share}"
            yield Kind.STRUCTURE_MISSED.at(where, rule=rule, figures=figures, gap=each.told)
        elif each.unknown:
            yield Kind.STRUCTURE_OPEN.at(where, rule=rule, told=each.doubt)


def structure_pages(
    found: Sequence[Structure], lines: Iterable[BalanceLine]
) -> list[Page[StructureResultRow]]:
    """Return 结构比例; no page where the scheme has no limits."""
    if not found:
        return []
    rows = [
        StructureResultRow(
            rule=f"{each.row.value.whom}中，{each.row.value.counted}的",
            people=len(each.people),
            counted=len(each.counted),
            share=each.share,
            bounds=each.row.value.bounds,
            verdict=each.verdict,
            told=each.told,
        )
        for each in found
    ]
    pending = sum(not line.decided and line.category == TO_DEPARTMENT for line in lines)
    notes = ["占比按实有人数计算，显示两位小数；是否符合按没有舍入的比例判断。"]
    if pending:
        notes.append(f"其中{pending}人尚待党委决定，按建议的去向计算。")
    return [Page(STRUCTURE_RESULTS, rows, notes=notes)]
