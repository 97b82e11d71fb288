"""Which papers are sealed: what the registers for the seal say, today and at earlier runs.

Whoever fills in a 用印日期 freezes a paper. That it is gone from the register later, with its row
or without, thaws nothing: only a word such as 未用印 in its place does.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from campaign.documents.catalogue import KINDS
from campaign.documents.reading import file_of, is_sealed, says_not_yet
from campaign.documents.sheets import SealRow
from campaign.issues import Issue, Kind, Where
from campaign.storage import registers as register
from campaign.storage.folder import Folder
from campaign.word.official_wording import number_parts
from campaign.workbook.declare.cells import Fault
from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import YesNo
from campaign.workbook.read.reader import Row

SEEN = "公文用印"
_TICK = YesNo(also_yes=("已用印", "已盖章", "已用", "已盖"))
"""What says that a paper is sealed, and of no day."""
_REMEMBERED = ("kind", "document_number", "title", "addressee", "file", "sealed_on")


def slips(
    rows: Iterable[Row[SealRow]], known: Collection[str], there: Collection[str], today: date
) -> Iterator[Issue]:
    """Yield what cannot be right in rows of sealed papers.

    `known` are the names of all papers ever made, `there` those of the files that lie there.
    """
    sealed = [row for row in rows if is_sealed(row.value)]
    kinds = {kind.name for kind in KINDS}
    numbers = Counter(
        row.value.document_number for row in sealed if number_parts(row.value.document_number)
    )
    for row in sealed:
        value, file = row.value, file_of(row.value)
        number = value.document_number
        if file not in known and value.kind in kinds:
            where = row.where("file")
            yield Kind.SEAL_OF_UNKNOWN.at(where, value.file, file=value.file, kind=value.kind)
        elif file in known and file not in there:
            yield Kind.SEALED_MISSING.at(row.where("file"), value.file, file=file)
        if numbers[number] > 1:
            where = row.where("document_number")
            yield Kind.SEAL_NUMBER_TWICE.at(where, number, number=number, count=numbers[number])
        if why := _odd_day(value, today):
            where, day = row.where("sealed_on"), value.sealed_on
            yield Kind.SEAL_DAY_ODD.at(where, day, day=day, why=why)


def _odd_day(row: SealRow, today: date) -> str:
    """Say why a paper cannot have been sealed on the day in its row; "" if it can."""
    day = Day().parse(row.sealed_on)
    if isinstance(day, Fault):
        if day.kind is Kind.VALUE_IMPOSSIBLE_DATE:
            return "没有这一天"
        return "看不出是哪年哪月哪日" if isinstance(_TICK.parse(row.sealed_on), Fault) else ""
    if not isinstance(day, date):
        return ""
    if day > today:
        return "还没有到"
    if row.not_before and day < row.not_before:
        return f"早于最早用印日期{row.not_before}"
    return ""


class SealsSeen:
    """The sealed papers of earlier runs, by register and file."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._seen: dict[str, dict[str, dict[str, str]]] = register.load(folder, SEEN, _fits)
        self._before = repr(self._seen)
        folder.ahead.append(self.save)

    @property
    def registers(self) -> dict[str, dict[str, SealRow]]:
        """What is remembered of each register: its sealed papers by file."""
        return {
            name: {file: _row(cells) for file, cells in files.items()}
            for name, files in self._seen.items()
        }

    def with_remembered(
        self, name: str, rows: Iterable[SealRow], where: Where
    ) -> tuple[dict[str, SealRow], list[Issue]]:
        """Return a register's sealed papers by file, those too whose day is gone by now."""
        rows = [replace(row, file=file_of(row)) for row in rows]
        sealed = {row.file: row for row in rows if is_sealed(row)}
        thawed = {row.file for row in rows if says_not_yet(row)} - sealed.keys()
        gone = {
            file: _row(cells)
            for file, cells in self._seen.get(name, {}).items()
            if file not in sealed and file not in thawed
        }
        sealed |= gone
        self._seen[name] = {file: _cells(row) for file, row in sealed.items()}
        issues = [
            Kind.SEAL_GONE.at(where, file=file, day=row.sealed_on) for file, row in gone.items()
        ]
        return sealed, issues

    def save(self) -> None:
        """Keep the register, if anything in it is new."""
        kept = {name: files for name, files in self._seen.items() if files}
        if repr(kept) != self._before:
            register.save(self._folder, SEEN, kept, settled=True)


def _cells(row: SealRow) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in _REMEMBERED}


def _row(cells: Mapping[str, Any]) -> SealRow:
    return SealRow(number=0, **cells)


def _fits(content: dict[str, Any]) -> bool:
    """Tell whether a register holds the words of a row by file, for each register."""
    return all(
        isinstance(files, dict)
        and all(
            isinstance(cells, dict)
            and set(cells) == set(_REMEMBERED)
            and all(isinstance(each, str) for each in cells.values())
            for cells in files.values()
        )
        for files in content.values()
    )
