"""How documents name people: who shares a name is told apart, 王芳（1983年11月生）."""

from collections.abc import Callable, Iterable, Sequence

from campaign.roster.roster import Member

_MARKS: tuple[Callable[[Member], str], ...] = (
    lambda member: member.person.sex,
    lambda member: f"{member.person.born.chinese}生" if member.person.born else "",
    lambda member: member.person.department,
    lambda member: f"编号{member.staff_id}",
)
"""What may stand behind a name, in the order in which an office would choose it."""


def distinct_names(members: Iterable[Member]) -> dict[str, str]:
    """Return everybody's name by 编号, with a mark behind it where another has the same name."""
    namesakes: dict[str, list[Member]] = {}
    for member in members:
        namesakes.setdefault(member.name, []).append(member)
    names: dict[str, str] = {}
    for name, sharing in namesakes.items():
        marks = _marks(sharing) if len(sharing) > 1 else [""]
        for member, mark in zip(sharing, marks, strict=True):
            names[member.staff_id] = f"{name}（{mark}）" if mark else name
    return names


def _marks(sharing: Sequence[Member]) -> list[str]:
    """Return the first kind of mark that everybody has and nobody shares; numbers always do."""
    for mark in _MARKS:
        found = [mark(member) for member in sharing]
        if all(found) and len(set(found)) == len(found):
            return found
    raise ValueError("two people with the same number")
