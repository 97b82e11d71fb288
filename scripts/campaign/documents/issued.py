"""What became of papers made earlier: sealed ones are never written over, but issued anew.

A paper is sealed once its row in 用印登记表 has a 用印日期. Should the decisions say something else
by then, the sealed file goes to 作废 as it is, and a new paper with a new number takes its place
under a name of its own. Only what a paper says counts: that its template or the program has changed
is no reason to call it back.
"""

import hashlib
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from campaign import places
from campaign.documents.catalogue import KINDS, kind_and_rest
from campaign.documents.sheets import SealRow
from campaign.office.meetings import GivenNumbers
from campaign.office.office import Office
from campaign.storage import registers as register
from campaign.storage.folder import Folder
from campaign.word.official_wording import number_parts
from campaign.word.values import Printed

_FACTS, _TIMES = "公文要点", "公文重发"
_AGAIN = "重发"
_OWN_NUMBER = "文号"
_OF_ONE = {kind.name for kind in KINDS if kind.is_of_one}
_DIGEST = 8
"""Hexadecimal digits: a change that goes unnoticed once in four thousand million."""


class Issued:
    """The papers of a campaign as the registers tell of them."""

    def __init__(self, folder: Folder, registers: Mapping[str, Mapping[str, SealRow]]) -> None:
        """Take `registers`: the rows of sealed papers by their files' names, by register."""
        self._registers = registers
        self.sealed = {file: row for rows in registers.values() for file, row in rows.items()}
        self._facts: dict[str, dict[str, str]] = register.load(folder, _FACTS, _are_facts)
        self._times: dict[str, int] = register.load(folder, _TIMES, _are_counts)
        self._folder = folder
        self._before = _state(self._facts, self._times)
        folder.ahead.append(self.save)

    def save(self) -> None:
        """Keep the registers, if anything in them is new."""
        if _state(self._facts, self._times) != self._before:
            register.save(self._folder, _FACTS, dict(sorted(self._facts.items())), settled=True)
            if self._times:
                register.save(self._folder, _TIMES, self._times)

    def name(self, stem: str) -> str:
        """Name the file of a paper: whoever was issued anew says so."""
        times = self._times.get(stem, 0)
        if times == 0:
            return f"{stem}.docx"
        return f"{stem}（{_AGAIN}{times if times > 1 else ''}）.docx"

    def is_void(self, file: str) -> bool:
        """Tell whether a sealed paper has been called back."""
        return file != self.name(first_stem(file))

    def void_in(self, register: str) -> list[SealRow]:
        """List what a register for the seal holds of papers called back."""
        return [row for file, row in self._registers[register].items() if self.is_void(file)]

    def call_back(self, file: str) -> None:
        """Note that a sealed paper holds no more: the next one gets another name."""
        stem = first_stem(file)
        self._times[stem] = self._times.get(stem, 0) + 1

    # -- what a paper says ------------------------------------------------------------------------

    def bore(self, file: str, number: str) -> bool:
        """Tell whether a paper bore a number when it was made."""
        return self._facts.get(file, {}).get(_OWN_NUMBER) == _digest(number)

    def says_the_same(self, file: str, facts: Mapping[str, Printed]) -> bool:
        """Tell whether a paper says what it said when made, as far as both can be compared."""
        before, now = self._facts.get(file, {}), _digests(facts)
        names = before.keys() & now.keys() - {_OWN_NUMBER}
        return all(before[name] == now[name] for name in names)

    def keep(self, file: str, facts: Mapping[str, Printed]) -> None:
        """Remember what a paper says."""
        self._facts[file] = _digests(facts)

    # -- numbers ----------------------------------------------------------------------------------

    def number_on(self, file: str, number: str) -> str:
        """Return the number that a sealed paper bears: `number` if it was made with that one.

        Else the one in the register, be it that the scheme's code has changed or that the office
        wrote it in.
        """
        registered = self.sealed[file].document_number
        return registered if number_parts(registered) and not self.bore(file, number) else number

    def numbers(self, staff_ids: Container[str]) -> dict[str, str]:
        """Return the numbers in the registers of all sealed papers that hold, by their keys."""
        return {
            _key(file, staff_ids): row.document_number
            for file, row in self.sealed.items()
            if number_parts(row.document_number) and not self.is_void(file)
        }

    def keep_numbers(self, given: GivenNumbers) -> None:
        """Keep the numbers of sealed papers from any other, those too that the office gave."""
        for file, row in self.sealed.items():
            void = f"（{places.WITHDRAWN}）" if self.is_void(file) else ""
            given.reserve(row.document_number, first_stem(file).replace("-", "/", 1) + void)


def strike(office: Office, number: str) -> bool:
    """Keep the number of a void paper from any other; False if the office itself had given it."""
    found = office.series_of(number)
    if found is None:
        return False
    numbers, serial = found
    return numbers.strike(serial)


def first_stem(file: str) -> str:
    """Name a paper as its first issue is named."""
    return PurePosixPath(file).stem.partition(f"（{_AGAIN}")[0]


def _key(file: str, staff_ids: Container[str]) -> str:
    """Return the name of a paper in the register of numbers, by the name of its file."""
    kind, rest = kind_and_rest(file)
    again = first_stem(file)[len(f"{kind}-{rest}") :].strip("（）")
    ends = (rest[at:] for at in range(len(rest)) if kind in _OF_ONE)
    of = next((each for each in ends if each in staff_ids), rest)
    return "/".join(filter(None, (kind, of, again)))


def known_papers(folder: Folder) -> set[str]:
    """Name the files of all papers ever made."""
    return set(register.load(folder, _FACTS, _are_facts))


def _digests(facts: Mapping[str, Printed]) -> dict[str, str]:
    return {name: _digest(value) for name, value in facts.items()}


def _digest(value: Printed) -> str:
    return _digest_of(repr(value))


@lru_cache(maxsize=1024)  # much of what a letter says all of its kind say
def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


def _are_facts(content: dict[str, Any]) -> bool:
    """Tell whether a register holds a digest by placeholder, for each file."""
    return all(
        isinstance(facts, dict) and all(isinstance(each, str) for each in facts.values())
        for facts in content.values()
    )


def _are_counts(content: dict[str, Any]) -> bool:
    """Tell whether a register says of each paper how often it was issued anew."""
    return all(isinstance(each, int) and each > 0 for each in content.values())


def _state(*parts: Mapping[str, object]) -> int:
    return hash(repr(parts))
