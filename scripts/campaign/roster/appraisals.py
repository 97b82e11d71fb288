"""Annual appraisals (年度考核) of the last years, however the roster writes them.

Either one column holds several years, “2023优秀、2024称职、2025称职”, or each year has a column of
its own, 2023年考核. A year in which somebody was not yet at work needs none: who began to work in
it is new.
"""

import re
from datetime import date
from typing import NamedTuple

from campaign.issues import Where
from campaign.roster.roster import Member
from campaign.workbook.declare.cells import as_text
from campaign.workbook.declare.text import clean, fold
from campaign.workbook.grid import is_blank

_YEAR_COLUMN = re.compile(r"((?:19|20)\d\d)年?(?:度|年度)?考核(?:结果|等次|情况)?")
_LIST_COLUMN = re.compile(r"(?:近.{1,2}年)?(?:年度|度)?考核(?:结果|等次|情况)?")
_YEAR_AND_GRADE = re.compile(r"((?:19|20)\d\d)年?(?:年?度)?(?:考核)?[为:：\s]*([^\d、，,；;。\s]+)")


class Appraisals(NamedTuple):
    """Somebody's appraisals of some years, the latest last."""

    grades: tuple[tuple[int, str], ...]
    where: Where
    lacks: str = ""
    """Which year is missing, in a sentence; nothing where all are there that must be."""
    has_column: bool = True

    @property
    def text(self) -> str:
        """2023年优秀、2024年称职."""
        return "、".join(f"{year}年{grade}" for year, grade in self.grades)

    def count(self, grade: str) -> int:
        """Count the years in which the grade was given; `grade` is folded."""
        return sum(fold(each) == grade for _, each in self.grades)

    def in_a_row(self, grade: str) -> int:
        """Count the years up to the latest in which the grade was given without a break."""
        count = 0
        for _, each in reversed(self.grades):
            if fold(each) != grade:
                break
            count += 1
        return count


def appraisals(member: Member, years: int, on: date) -> Appraisals:
    """Gather the appraisals of the last `years` full years before the day `on`."""
    wanted = range(on.year - years, on.year)
    found: dict[int, str] = {}
    where, has_column = member.row.where("name"), False
    for header, raw, at in member.cells_like("考核"):
        own, several = _YEAR_COLUMN.fullmatch(header), _LIST_COLUMN.fullmatch(header)
        if not (own or several):
            continue
        where, has_column = at, True
        text = "" if is_blank(raw) else clean(as_text(raw))
        pairs = [(own[1], text)] if own else _YEAR_AND_GRADE.findall(text)
        if text and not pairs:
            return Appraisals((), at, f"花名册上的考核结果（{text}）看不出是哪一年")
        for year, grade in pairs:
            first = found.setdefault(int(year), grade) if grade else grade
            if fold(first) != fold(grade):
                said = f"花名册上{year}年考核有两个等次（{first}、{grade}）"
                return Appraisals((), at, said)
    grades = tuple((year, found[year]) for year in wanted if year in found)
    missing = [str(year) for year in wanted if year not in found and not _new(member, year)]
    lacks = f"花名册上没有{'、'.join(missing)}年的考核结果" if missing else ""
    return Appraisals(grades, where, lacks, has_column)


def _new(member: Member, year: int) -> bool:
    """Tell whether somebody was not yet at work for the whole of a year, so that none was due."""
    since = member.person.working_since
    return since is not None and since.year >= year
