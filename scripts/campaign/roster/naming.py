"""Who is meant by a name with what tells of somebody beside it, in the same cell."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from campaign.issues import Issue, Kind
from campaign.roster.sheets import StaffMember
from campaign.workbook.declare.names import name_key, same_person, without_remark
from campaign.workbook.declare.text import fold
from campaign.workbook.read.rows import Row

_BESIDE = re.compile(r"^(?:编号|no\.?)|[\W_]+|号$")
"""What parts a name from a number or a department."""
_LONGEST = 100
"""Characters of a name."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[·• ][^\W\d_]+)*")
"""A name of which something may be taken off: a formula is told as it was typed."""
_LABEL = re.compile("[一-鿿]+:")
"""A word that says what follows, as in a line of remarks: 说明:安宁."""


def is_named(person: StaffMember, text: str) -> bool:
    """Tell whether a text names somebody, be it with what tells of them before or behind it.

    安宁同志 and 01安宁 name 01 安宁, and so does 党政办安宁 where that is the department.
    """
    if same_person(text, person.name):
        return True
    key, name = fold(text), fold(person.name)
    if not key.startswith(name) and not key.endswith(name):
        return False
    return _BESIDE.sub("", key.replace(name, "", 1)) in told_by(person)


def told_by(person: StaffMember) -> set[str]:
    """Return what people write beside a name, and what tells namesakes apart."""
    texts = [person.staff_id, person.department, person.position, person.sex]
    party = [person.party, person.party.removeprefix("中共")]
    return {fold(text) for text in (*texts, *party, person.nation, person.nation[:-1]) if text}


def at_an_end(text: str, names: Collection[str]) -> set[str]:
    """Return which of some names, folded, a text begins or ends with, or is."""
    key = fold(text)
    lengths = range(1, min(len(key), _LONGEST) + 1)
    return {end for count in lengths for end in (key[:count], key[-count:]) if end in names}


class Naming:
    """People by their names, for finding whom a text names without asking of each of them."""

    def __init__(self, people: Mapping[str, StaffMember]) -> None:
        self._people = people
        self._by_name: dict[str, set[str]] = {}
        for known, person in people.items():
            for key in (fold(person.name), name_key(person.name)):
                self._by_name.setdefault(key, set()).add(known)

    def named_in(self, text: str) -> set[str]:
        """Return the keys of all whom a text names (see `is_named`)."""
        keys = (name_key(text), *at_an_end(text, self._by_name)) if text else ()
        found = {known for key in keys for known in self._by_name.get(key, ())}
        return {known for known in found if is_named(self._people[known], text)}


def named_plainly(
    rows: Sequence[Row[StaffMember]],
) -> tuple[list[Row[StaffMember]], list[Issue]]:
    """Return the rows without remarks behind names: they tell namesakes apart, and nothing else."""
    shared = Counter(fold(without_remark(row.value.name)) for row in rows)
    plain, issues = list(rows), list[Issue]()
    for number, row in enumerate(rows):
        name, where = row.value.name, row.where("name")
        bare = without_remark(name)
        if _LABEL.match(fold(bare)):
            issues.append(Kind.NAME_LABELLED.at(where, name, name=name))
        elif bare != name and _LETTERS.fullmatch(bare) and shared[fold(bare)] == 1:
            issues.append(Kind.PERSON_TITLED.at(where, name, name=name, understood=bare))
            plain[number] = row._replace(value=replace(row.value, name=bare))
    return plain, issues
