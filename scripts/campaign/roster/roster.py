"""The roster: everybody, and who is meant by a number and a name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.roster.naming import at_an_end, is_named, told_by
from campaign.roster.sheets import StaffMember
from campaign.workbook.declare.cells import Noted, Raw
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.known_words import KnownWords
from campaign.workbook.declare.names import (
    name_key,
    nearest_name,
    plain_name,
    several_names,
    without_note,
    without_remark,
)
from campaign.workbook.declare.text import fold, person_name, short_number, squeeze, surely_same
from campaign.workbook.grid import Grid
from campaign.workbook.read.rows import Row, as_shown
from campaign.workbook.read.vocabulary import header_key

Identified = tuple["Member | None", list[Issue]]
_LONGEST_NAMED = 40
"""Characters of a cell that may hold a name and no more."""


class Columns(NamedTuple):
    """Where each column of the roster stands, declared or not, by every name that it goes by."""

    grid: Grid
    at: Mapping[str, int]
    """Column by header as `header_key` gives it."""
    fields: Mapping[int, str]
    """The field of a column that is declared."""


class Member(NamedTuple):
    """A person on the roster, and whether the campaign is for them."""

    row: Row[StaffMember]
    outside: str = ""
    """Why they are not among those the campaign is for; empty if they are (seed, item 5)."""
    direct_to: str = ""
    """The department to which they are assigned without a choice (直接定岗)."""
    columns: Columns | None = None
    """The sheet that the person stands on, for what the program has no column of its own for."""
    given: Mapping[str, Raw | YearMonth] = MappingProxyType({})
    """What the scheme says of them where the roster has no column: 任职情况, 到龄时间."""

    @property
    def person(self) -> StaffMember:
        """What the roster says of them."""
        return self.row.value

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.row.value.staff_id

    @property
    def name(self) -> str:
        """姓名."""
        return self.row.value.name

    def cell(self, header: str) -> tuple[Raw | YearMonth | Noted, Where] | None:
        """Return the cell under a header, as it shows what it holds, and where.

        None if there is no such column.
        """
        key = header_key(header)
        if self.columns and key in self.columns.at:
            at = self.columns.at[key]
            grid, number = self.columns.grid, self.row.number
            typed: object = getattr(self.person, self.columns.fields.get(at, ""), None)
            # Words are as their column means them: 同上 filled in, M read as 男.
            raw = typed if isinstance(typed, str) else as_shown(grid, number, at)
            return raw, grid.where(number, at)
        if key in self.given:
            return self.given[key], self.row.where("name")
        return None

    def is_declared(self, header: str) -> bool:
        """Tell whether a column is read with the roster, which then tells what is odd about it."""
        columns = self.columns
        return columns is not None and columns.at.get(header_key(header)) in columns.fields

    def cells_like(self, part: str) -> Iterator[tuple[str, Raw, Where]]:
        """Yield the cells whose header, as a key, has a word in it, from left to right."""
        if self.columns:
            grid, number = self.columns.grid, self.row.number
            for key, at in self.columns.at.items():
                if part in key:
                    yield key, grid.at(number, at), grid.where(number, at)


class Roster:
    """Everybody, by 编号; names may repeat."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self.by_id = {member.staff_id: member for member in members}
        self._by_name: dict[str, list[Member]] = {}
        self._by_short_id: dict[str, list[Member]] = {}
        self._by_bare_name: dict[str, list[Member]] = {}
        """By the name without the remark with which the roster itself tells namesakes apart."""
        for member in members:
            self._by_name.setdefault(fold(member.name), []).append(member)
            bare = fold(without_remark(member.name))
            self._by_bare_name.setdefault(bare, []).append(member)
            self._by_short_id.setdefault(short_number(member.staff_id), []).append(member)

    def __getitem__(self, staff_id: str) -> Member:
        return self.by_id[staff_id]

    def told_apart(self, staff_id: str) -> str:
        """Return the name; with the 编号 behind it where somebody else has the same name."""
        name = self[staff_id].name
        return f"{name}（{staff_id}）" if len(self._by_name[fold(name)]) > 1 else name

    def knows(self, raw: Raw) -> bool:
        """Tell whether a cell holds nothing but the name or number of somebody, however written."""
        return bool(self.named_in(raw))

    def named_in(self, raw: Raw) -> list[Member]:
        """Return whom a cell names that holds nothing but a name or a number."""
        if not isinstance(raw, str) or not 0 < len(raw) <= _LONGEST_NAMED:
            return []
        said = without_note(person_name(raw))
        # No more than marks is taken off a number: 01、02 are two, and not the 02 of a line 01.
        if member := self.by_id.get(squeeze(raw)) or self.by_id.get(said.lstrip("*＊※")):
            return [member]
        return self._named(plain_name(said))

    def numbers_of(self, name: str) -> set[str]:
        """Return the numbers of everybody whom a name may mean."""
        return {each.staff_id for each in self.named_in(name)}

    def _named(self, name: str) -> list[Member]:
        """Return everybody of a name.

        A remark behind it is let be where the name is known without it.
        """
        return self._by_name.get(fold(name), []) or self._by_bare_name.get(
            fold(without_remark(name)), []
        )

    def exactly(self, staff_id: str, name: str) -> Member | None:
        """Return whom a number and a name mean to the letter, if they do."""
        member = self.by_id.get(staff_id)
        return member if member and member.name == name else None

    def identify(
        self, staff_id: str, name: str, where: Where, born: YearMonth | None = None
    ) -> Identified:
        """Return who is meant by a number and a name, either of which may be missing.

        `born` tells people of the same name apart where there is no number.
        """
        if staff_id:
            return self._by_number(staff_id, name, where)
        if name:
            return self._by_name_alone(name, where, born)
        return None, [Kind.PERSON_UNNAMED.at(where)]

    # -- by number --------------------------------------------------------------------------------

    def _by_number(self, staff_id: str, name: str, where: Where) -> Identified:
        issues: list[Issue] = []
        member = self.by_id.get(staff_id)
        if member is None:
            alike = self._by_short_id.get(short_number(staff_id), [])
            if not (alike or name):  # 安宁 or 01安宁, typed into the cell of the number
                alike = self.named_in(staff_id) or self._at_an_end(staff_id)
            if len(alike) != 1:
                return None, [self._unknown_number(staff_id, name, where)]
            member = alike[0]
            issues.append(read_as(where, staff_id, member.staff_id))
        remark = compare_names(member, name, where, self._number_of(name))
        if remark and remark.is_error:
            return None, [remark]
        return member, [*issues, *([remark] if remark else [])]

    def _unknown_number(self, staff_id: str, name: str, where: Where) -> Issue:
        if numbers := several_names(staff_id, self.by_id.__contains__):
            return Kind.PERSONS_SEVERAL.at(where, staff_id, names="、".join(numbers))
        suggestion = self._number_of(name)
        if fold(staff_id) in self._by_name:
            suggestion = "，编号和姓名是不是填反了"
        elif not suggestion and (alike := self._numbers.one_off(staff_id)) and not name:
            suggestion = f"，是不是{_listed(self.by_id[each] for each in alike[:3])}"
        return Kind.PERSON_UNKNOWN_ID.at(where, staff_id, staff_id=staff_id, suggestion=suggestion)

    def _number_of(self, name: str) -> str:
        same = self._by_name.get(fold(name), [])
        return f"；{name}的编号是“{same[0].staff_id}”" if len(same) == 1 else ""

    # -- by name ----------------------------------------------------------------------------------

    def _by_name_alone(self, name: str, where: Where, born: YearMonth | None) -> Identified:
        found = self._by_name.get(fold(name), []) or self._with_remark(name)
        if len(found) > 1:
            return self._by_birth(name, found, where, born)
        bare = without_remark(name)
        if not found or not _is_surely(found[0], bare):
            return None, [self._unknown_name(name, found, where)]
        member = found[0]
        if member.name == name:
            return member, []
        return member, [Kind.PERSON_NAME_READ_AS.at(where, name, name=name, understood=member.name)]

    def _with_remark(self, name: str) -> list[Member]:
        """Find whom 王芳（综治办）, 039王芳 or 综治办王芳 means: whom it fits, or namesakes."""
        bare = without_remark(name)
        found = self._by_bare_name.get(fold(bare), [])
        if bare == name:
            told = self._at_an_end(name)
            return told if len(told) == 1 else found  # the roster has the remark
        remark = fold(name)[len(fold(bare)) + 1 : -1]
        fitting = [each for each in found if remark in told_by(each.person)]
        return fitting if len(fitting) == 1 else found if len(found) > 1 else []

    def _at_an_end(self, name: str) -> list[Member]:
        """Find whose name a text begins or ends with, the rest telling of the same person."""
        found = (each for end in at_an_end(name, self._by_name) for each in self._by_name[end])
        return [each for each in found if is_named(each.person, name)]

    def _by_birth(
        self, name: str, found: Sequence[Member], where: Where, born: YearMonth | None
    ) -> Identified:
        """Return people of one name; their month of birth tells them apart if one is left."""
        same = [each for each in found if born and each.person.born == born]
        if len(same) == 1 and all(each.person.born for each in found):
            understood = f"{same[0].staff_id} {same[0].name}"
            return same[0], [
                Kind.PERSON_NAME_READ_AS.at(where, name, name=name, understood=understood)
            ]
        bare = without_remark(name)
        which = f"“{name[len(bare) :]}”" if bare != name else ""
        return None, [
            Kind.PERSON_NAME_SHARED.at(
                where, name, name=bare, count=len(found), found=_listed(found), which=which
            )
        ]

    def _unknown_name(self, name: str, found: Sequence[Member], where: Where) -> Issue:
        """Say that nobody has that name, and whom it may have meant."""
        if names := several_names(name, self.knows):
            return Kind.PERSONS_SEVERAL.at(where, name, names="、".join(names))
        found = found or self._by_bare_name.get(fold(without_remark(name)), [])
        alike = [*found] or self._called(self._names.one_off(name) or self._nearest(name))
        suggestion = f"，是不是{_listed(alike[:3])}" if alike else ""
        return Kind.PERSON_UNKNOWN_NAME.at(where, name, name=name, suggestion=suggestion)

    def _nearest(self, name: str) -> list[str]:
        guess = nearest_name(name, self._names.around(name_key(name)))
        return [guess] if guess else []

    def _called(self, names: Sequence[str]) -> list[Member]:
        """Return everybody of these names, in the roster's order."""
        found = (each for name in names for each in self._by_name[fold(name)] if each.name == name)
        return sorted(found, key=lambda each: each.row.number)

    @cached_property
    def _names(self) -> KnownWords:
        return KnownWords(member.name for member in self.members)

    @cached_property
    def _numbers(self) -> KnownWords:
        return KnownWords(self.by_id)


def _is_surely(member: Member, name: str) -> bool:
    """Tell whether a name means somebody beyond the doubt that folding may leave: 于 and 於."""
    own = without_remark(member.name)
    return surely_same(own, name) or (fold(own) != fold(name) and is_named(member.person, name))


def compare_names(member: Member, name: str, where: Where, suggestion: str = "") -> Issue | None:
    """Return what there is to say of the name that a sheet has beside a person's number.

    Nothing where it is theirs; a notice where it is theirs but for a remark or another way of
    writing a character; a fault where it is somebody else's.
    """
    if not name or surely_same(name, member.name):
        return None
    alike = fold(without_remark(name)) == fold(without_remark(member.name))
    if alike or is_named(member.person, name):
        return Kind.PERSON_NAME_READ_AS.at(where, name, name=name, understood=member.name)
    staff_id = member.staff_id
    return Kind.PERSON_DISAGREES.at(
        where,
        f"{staff_id} {name}",
        staff_id=staff_id,
        name=name,
        roster=member.name,
        suggestion=suggestion,
    )


def read_as(where: Where, staff_id: str, understood: str) -> Issue:
    """Return the notice that a number with other zeros before it is taken for somebody's."""
    return Kind.PERSON_ID_READ_AS.at(
        where, staff_id, staff_id=staff_id, understood=understood, others=""
    )


def _listed(members: Iterable[Member]) -> str:
    """Return “王芳”（002 党政办）或“王芳”（039 综治办）."""
    return "或".join(
        f"“{each.name}”（{' '.join(filter(None, (each.staff_id, each.person.department)))}）"
        for each in members
    )
