"""The roster: everybody, and who is meant by a number and a name."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.roster.sheets import StaffMember
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.known_words import KnownWords
from campaign.workbook.declare.text import fold, short_number, surely_same
from campaign.workbook.read.reader import Row

Identified = tuple["Member | None", list[Issue]]


class Member(NamedTuple):
    """A person on the roster, and whether the campaign is for them."""

    row: Row[StaffMember]
    outside: str = ""
    """Why they are not among those the campaign is for; empty if they are (seed, item 5)."""

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


class Roster:
    """Everybody, by 编号; names may repeat."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self.by_id = {member.staff_id: member for member in members}
        self._by_name: dict[str, list[Member]] = {}
        self._by_short_id: dict[str, list[Member]] = {}
        for member in members:
            self._by_name.setdefault(fold(member.name), []).append(member)
            self._by_short_id.setdefault(short_number(member.staff_id), []).append(member)

    def __getitem__(self, staff_id: str) -> Member:
        return self.by_id[staff_id]

    def told_apart(self, staff_id: str) -> str:
        """The name; with the 编号 behind it where somebody else has the same name."""
        name = self[staff_id].name
        return f"{name}（{staff_id}）" if len(self._by_name[fold(name)]) > 1 else name

    def exactly(self, staff_id: str, name: str) -> Member | None:
        """Whom a number and a name mean to the letter, if they do."""
        member = self.by_id.get(staff_id)
        return member if member and member.name == name else None

    def identify(
        self, staff_id: str, name: str, where: Where, born: YearMonth | None = None
    ) -> Identified:
        """Who is meant by a number and a name, either of which may be missing.

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
            if len(alike) != 1:
                return None, [self._unknown_number(staff_id, name, where)]
            member = alike[0]
            issues.append(
                Kind.PERSON_ID_READ_AS.at(
                    where, staff_id, staff_id=staff_id, understood=member.staff_id
                )
            )
        if not name or surely_same(name, member.name):
            return member, issues
        if member.name not in (name, _bare(name)) and fold(name) != fold(member.name):
            return None, [self._disagreement(staff_id, name, member, where)]
        issues.append(Kind.PERSON_NAME_READ_AS.at(where, name, name=name, understood=member.name))
        return member, issues

    def _unknown_number(self, staff_id: str, name: str, where: Where) -> Issue:
        suggestion = self._number_of(name)
        if fold(staff_id) in self._by_name:
            suggestion = "，编号和姓名是不是填反了"
        elif not suggestion and (alike := self._numbers.one_off(staff_id)) and not name:
            suggestion = f"，是不是{_listed(self.by_id[each] for each in alike[:3])}"
        return Kind.PERSON_UNKNOWN_ID.at(where, staff_id, staff_id=staff_id, suggestion=suggestion)

    def _disagreement(self, staff_id: str, name: str, member: Member, where: Where) -> Issue:
        return Kind.PERSON_DISAGREES.at(
            where,
            f"{staff_id} {name}",
            staff_id=staff_id,
            name=name,
            roster=member.name,
            suggestion=self._number_of(name),
        )

    def _number_of(self, name: str) -> str:
        same = self._by_name.get(fold(name), [])
        return f"；{name}的编号是“{same[0].staff_id}”" if len(same) == 1 else ""

    # -- by name ----------------------------------------------------------------------------------

    def _by_name_alone(self, name: str, where: Where, born: YearMonth | None) -> Identified:
        found = self._by_name.get(fold(name), []) or self._with_remark(name)
        if len(found) > 1:
            return self._by_birth(name, found, where, born)
        if not found or not surely_same(found[0].name, _bare(name)):
            return None, [self._unknown_name(name, found, where)]
        member = found[0]
        if member.name == name:
            return member, []
        return member, [Kind.PERSON_NAME_READ_AS.at(where, name, name=name, understood=member.name)]

    def _with_remark(self, name: str) -> list[Member]:
        """Whom 王芳（综治办） or 王芳（039） means: the one whom the remark fits, or namesakes."""
        found = self._by_name.get(fold(_bare(name)), [])
        remark = fold(name)[len(fold(_bare(name))) + 1 : -1]
        fitting = [each for each in found if remark in _told_by(each)]
        return fitting if len(fitting) == 1 else found if len(found) > 1 else []

    def _by_birth(
        self, name: str, found: Sequence[Member], where: Where, born: YearMonth | None
    ) -> Identified:
        """People of one name, told apart by their month of birth if that leaves one of them."""
        same = [each for each in found if born and each.person.born == born]
        if len(same) == 1 and all(each.person.born for each in found):
            understood = f"{same[0].staff_id} {same[0].name}"
            return same[0], [
                Kind.PERSON_NAME_READ_AS.at(where, name, name=name, understood=understood)
            ]
        return None, [
            Kind.PERSON_NAME_SHARED.at(
                where, name, name=name, count=len(found), found=_listed(found)
            )
        ]

    def _unknown_name(self, name: str, found: Sequence[Member], where: Where) -> Issue:
        """Nobody of that name, with whom it may have meant."""
        found = found or self._by_name.get(fold(_bare(name)), [])
        alike = [*found] or self._called(self._names.one_off(name))
        if not alike and (guess := self._names.nearest(name)):
            alike = self._called([guess])
        suggestion = f"，是不是{_listed(alike[:3])}" if alike else ""
        return Kind.PERSON_UNKNOWN_NAME.at(where, name, name=name, suggestion=suggestion)

    def _called(self, names: Sequence[str]) -> list[Member]:
        """Everybody of these names, in the roster's order."""
        found = (each for name in names for each in self._by_name[fold(name)] if each.name == name)
        return sorted(found, key=lambda each: each.row.number)

    @cached_property
    def _names(self) -> KnownWords:
        return KnownWords(member.name for member in self.members)

    @cached_property
    def _numbers(self) -> KnownWords:
        return KnownWords(self.by_id)


_REMARK = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")


def _bare(name: str) -> str:
    """A name without the remark in brackets behind it."""
    return _REMARK.sub("", name) or name


def _told_by(member: Member) -> set[str]:
    """What people write behind a name to tell namesakes apart."""
    person = member.person
    return {fold(text) for text in (member.staff_id, person.department, person.sex) if text}


def _listed(members: Iterable[Member]) -> str:
    """“王芳”（002 党政办）或“王芳”（039 综治办）."""
    return "或".join(
        f"“{each.name}”（{' '.join(filter(None, (each.staff_id, each.person.department)))}）"
        for each in members
    )
