"""Who moved where: bands from the departments before to the places after, and lists of names."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from campaign.departments.balance import BalanceLine
from campaign.departments.result_sheets import OUTSIDE, TO_STANDBY
from campaign.overview.model import Flow, FlowNode, Mover, Ribbon, Shift
from campaign.scheme.scheme import Scheme

LEFT, RIGHT = 270, 730
"""Where the bands begin and end, on a page 1,000 wide."""
MIDDLE = (LEFT + RIGHT) // 2
_ROOM = 280
"""What all bands together take; each person at least 1, however many they are."""
_WIDEST = 13
_GAP = 16
_TOP = 30
_MOST = 24
"""Departments and places beyond which bands cannot be told apart."""
_UNKNOWN = "（原部门不明）"


class _Move(NamedTuple):
    line: BalanceLine
    before: str
    after: str


def _moves(lines: Sequence[BalanceLine]) -> list[_Move]:
    """Return moves from department to department; a post is in its own department."""
    return [
        _Move(
            line,
            line.member.person.department or _UNKNOWN,
            line.department or line.place,
        )
        for line in lines
        if line.category != OUTSIDE
    ]


def _after_order(scheme: Scheme, moves: Sequence[_Move]) -> list[str]:
    known = [each.department for each in scheme.posts] + [each.name for each in scheme.departments]
    found = {each.after for each in moves}
    standby = dict.fromkeys(each.after for each in moves if _waits(each))
    ordered = dict.fromkeys([*known, *(each.after for each in moves)])
    return [name for name in ordered if name in found and name not in standby] + [*standby][:1]


def flow(scheme: Scheme, lines: Sequence[BalanceLine]) -> Flow | None:
    """Return the bands.

    None where there are too many departments to tell them apart, or nobody moves.
    """
    moves = _moves(lines)
    after = _after_order(scheme, moves)
    order = {name: number for number, name in enumerate(after)}
    before = sorted(
        dict.fromkeys(each.before for each in moves), key=lambda name: order.get(name, len(order))
    )
    if not moves or max(len(before), len(after)) > _MOST:
        return None
    pairs = Counter((each.before, each.after) for each in moves)
    person = min(_WIDEST, max(1, _ROOM // len(moves)))
    left = _column(before, Counter(each.before for each in moves), person)
    right = _column(after, Counter(each.after for each in moves), person)
    standby = {each.after for each in moves if _waits(each)}
    bands = _ribbons(pairs, left, right, standby, person)
    bottom = max(node.top + node.height for node in (*left.values(), *right.values()))
    return Flow(bottom + _GAP, tuple(left.values()), tuple(right.values()), bands)


def _waits(move: _Move) -> bool:
    return move.line.category == TO_STANDBY


def _column(names: Sequence[str], counts: Counter[str], person: int) -> dict[str, FlowNode]:
    nodes, top = {}, _TOP
    for name in names:
        nodes[name] = FlowNode(name, counts[name], top, counts[name] * person)
        top += nodes[name].height + _GAP
    return nodes


def _ribbons(
    pairs: Counter[tuple[str, str]],
    left: dict[str, FlowNode],
    right: dict[str, FlowNode],
    standby: set[str],
    person: int,
) -> tuple[Ribbon, ...]:
    """Return each pair's band, in the order of both columns, so that few bands cross."""
    leaving = {name: node.top for name, node in left.items()}
    starts: dict[tuple[str, str], int] = {}
    for before in left:
        for after in right:
            if (before, after) in pairs:
                starts[before, after] = leaving[before]
                leaving[before] += pairs[before, after] * person
    coming = {name: node.top for name, node in right.items()}
    found = []
    for after in right:
        for before in left:
            if count := pairs[before, after]:
                kind = "standby" if after in standby else "stays" if before == after else "moves"
                height = count * person
                path = _band(starts[before, after], coming[after], height)
                found.append(Ribbon(path, kind, before, after, count))
                coming[after] += height
    return tuple(found)


def _band(start: int, end: int, height: int) -> str:
    return (
        f"M{LEFT},{start}C{MIDDLE},{start} {MIDDLE},{end} {RIGHT},{end}"
        f"v{height}C{MIDDLE},{end + height} {MIDDLE},{start + height} {LEFT},{start + height}z"
    )


def shifts(
    scheme: Scheme, lines: Sequence[BalanceLine], names: dict[str, str]
) -> tuple[Shift, ...]:
    """Return, for each department, how many stay, who comes and who leaves."""
    moves = _moves(lines)
    departments = dict.fromkeys([*_after_order(scheme, moves), *(each.before for each in moves)])
    standby = {each.after for each in moves if _waits(each)}
    stay = Counter(each.before for each in moves if each.before == each.after)
    come, leave = defaultdict[str, list[Mover]](list), defaultdict[str, list[Mover]](list)
    for each in moves:
        if each.before != each.after:
            come[each.after].append(_mover(each, each.before, names))
            leave[each.before].append(_mover(each, each.after, names))
    return tuple(
        Shift(name, stay[name], tuple(come[name]), tuple(leave[name]))
        for name in departments
        if name not in standby
    )


def _mover(move: _Move, other: str, names: dict[str, str]) -> Mover:
    staff_id = move.line.member.staff_id
    return Mover(staff_id, names[staff_id], other)
