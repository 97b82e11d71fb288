"""The choices that somebody typed → posts or departments in order of preference."""

import re
from collections.abc import Iterator

from campaign.issues import Issue, Kind, did_you_mean
from campaign.registration.registrations import Part
from campaign.registration.sheets import Application
from campaign.scheme.targets import Targets
from campaign.workbook.declare.sheet import numbered_header
from campaign.workbook.read.reader import Broken, Row
from campaign.workbook.read.rows import faulty_in, values_of

_BESIDES = re.compile(
    r"^\s*(?:本?人?[想拟]?(?:竞聘|竞争|竞岗|应聘|报考|报名|申报|申请|选择)[\s:：]*)"
    r"|[\s,，;；。、:：]*(?:理由|原因|因为|本人|由于).*$"
    r"|(?:的?(?:岗位|职位|职务|部门)|一职)?[\s/]*$",
    re.DOTALL,
)
"""What people write round a choice: that they want it, what it is, why they chose it."""
_MOST_KNOWN = 300
"""Characters of the list of everything that could be chosen."""


class Wishes:
    """Understands the choices of one part's registrations."""

    def __init__(self, part: Part, targets: Targets, limit: int) -> None:
        self.what = "职位" if part is Part.POSTS else "部门"
        self.targets = targets
        self.limit = limit
        self.known = "、".join(targets.names)[:_MOST_KNOWN]

    def understand(
        self, row: Row[Application] | Broken, issues: list[Issue]
    ) -> list[tuple[str, int]]:
        """Return the choices understood, with the number of the 志愿 each came from."""
        found: list[tuple[str, int]] = []
        for number, typed in enumerate(values_of(row)["choices"], 1):
            if not typed:
                continue
            for name in self._meaning(row, number, typed, issues):
                if any(name == other for other, _ in found):
                    where = row.where("choices", number)
                    issues.append(Kind.CHOICE_REPEATED.at(where, typed, choice=name))
                else:
                    found.append((name, number))
        issues += self._reversed(row)
        self._count(row, found, issues)
        return found

    def _reversed(self, row: Row[Application] | Broken) -> Iterator[Issue]:
        """Yield the first choice whose own number says the contrary of its column's."""
        typed = values_of(row)["choices"]
        numbers = [self.targets.number_of(each) for each in typed]
        if sorted(numbers) == list(range(1, len(typed) + 1)) != numbers:
            at, number = next(each for each in enumerate(numbers, 1) if each[0] != each[1])
            column, where = numbered_header("第{n}志愿", at), row.where("choices", at)
            yield Kind.CHOICES_REVERSED.at(where, typed[at - 1], column=column, number=number)

    def _meaning(
        self, row: Row[Application] | Broken, number: int, typed: str, issues: list[Issue]
    ) -> list[str]:
        meaning = self.targets.find(typed)
        if meaning.exact:
            return [meaning.target]
        if not meaning.targets and (named := self.targets.find(_BESIDES.sub("", typed))).target:
            issues.append(self._read_as(row, number, typed, named.target))
            return [named.target]
        several = [] if meaning.targets else self.targets.find_several(typed)
        issues.append(self._remark(row, number, typed, several))
        return [meaning.target] if meaning.target else several

    def _remark(
        self, row: Row[Application] | Broken, number: int, typed: str, several: list[str]
    ) -> Issue:
        """Return what there is to say about a choice that is not written as the scheme has it."""
        where = row.where("choices", number)
        column = numbered_header("第{n}志愿", number)
        meaning = self.targets.find(typed)
        if meaning.target:
            return self._read_as(row, number, typed, meaning.target)
        if several:
            understood = "、".join(several)
            return Kind.CHOICES_IN_ONE_CELL.at(where, typed, understood=understood)
        if meaning.targets:
            found = "、".join(meaning.targets)
            return Kind.CHOICE_AMBIGUOUS.at(where, typed, column=column, choice=typed, found=found)
        guess = self.targets.nearest(typed)
        return Kind.CHOICE_UNKNOWN.at(
            where,
            typed,
            column=column,
            choice=typed,
            what=self.what,
            suggestion=did_you_mean(guess),
            known=self.known,
        )

    def _read_as(
        self, row: Row[Application] | Broken, number: int, typed: str, understood: str
    ) -> Issue:
        where, column = row.where("choices", number), numbered_header("第{n}志愿", number)
        return Kind.CHOICE_READ_AS.at(
            where, typed, column=column, choice=typed, understood=understood
        )

    def _count(
        self, row: Row[Application] | Broken, found: list[tuple[str, int]], issues: list[Issue]
    ) -> None:
        if len(found) > self.limit:
            name, number = found[self.limit]
            where = row.where("choices", number)
            issues.append(Kind.CHOICES_TOO_MANY.at(where, name, count=len(found), limit=self.limit))
        if "choices" in faulty_in(row):
            return
        typed = values_of(row)["choices"]
        if not any(typed) and row.places.has("choices"):
            issues.append(Kind.CHOICES_NONE.at(row.where("choices")))
        gaps = [number for number, choice in enumerate(typed, 1) if not choice]
        if gaps and found:
            missing = "、".join(numbered_header("{n}", gap) for gap in gaps)
            issues.append(Kind.CHOICE_GAP.at(row.where("choices", gaps[0]), missing=missing))
