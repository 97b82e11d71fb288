"""What stands on a registration and was not read: nobody's application is lost without a word.

Beside the boxes of a form, in an inserted row or in a column of their own people write a further
choice, 本人撤回 or 补交; a file that is no registration by its headings may hold all the same who
applies for what.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from campaign.issues import Issue, Kind
from campaign.registration.forms import DEPARTMENT_FORM, POST_FORM
from campaign.registration.registrations import Part
from campaign.roster.roster import Roster
from campaign.scheme.targets import Targets
from campaign.workbook.declare.cells import Raw, as_text
from campaign.workbook.declare.kinds import YesNo
from campaign.workbook.declare.names import without_remark
from campaign.workbook.declare.sheet import Inner, PrintedBox, Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, filled_before, is_blank
from campaign.workbook.read.beside import LONGEST
from campaign.workbook.read.data_rows import TAKEN_BACK
from campaign.workbook.read.labels import Labels
from campaign.workbook.read.reader import Broken, Row
from campaign.workbook.read.rows import values_of
from campaign.workbook.read.vocabulary import header_key, vocabulary_of

_WITHDRAWN = re.compile(
    r"(?:\d[\d年月日号./:时点分-]*|本人|自愿|主动|提出|决定|申请|要求|已经?|现|于|报名|[此该本]?[表行条]|口头|书面|电话"
    r"|因(?:[病事故]|(?:个人|身体|家庭|工作)(?:原因|情况))|,)*"
    rf"(?:{TAKEN_BACK}|作废|不报了?|不参加了?|取消)"
    r"(?:本次|报名|申请|竞聘|竞争|竞岗|上岗|志愿|参加|资格|此表)*(?:\(.*\))?[。.!:]*.{0,12}"
)
"""That a registration does not count any more: when and why before it, a date or name behind it."""
_ASKS_WITHDRAWN = re.compile(rf"(?:是否)?已?(?:{TAKEN_BACK}|作废|取消)(?:报名|竞聘)?")
"""The heading of a column that says so with 是."""
_CALLED_WITHDRAWN = re.compile(rf"(?:{TAKEN_BACK})(?:报名|申请|竞聘)?[)\]】]*$")
"""At the end of a file's name."""
_LATER = re.compile(r".{0,6}(?:补交|补报|补填|改报|重报|更正|变更).{0,12}")
_WHOSE = ("staff_id", "name")
_MOST_NAMED = 3
_MOST_REMEMBERED = 20_000
_OWN = frozenset(
    ("照片", "贴照片处", "相片", "一寸照片", "近期免冠照片", "同意", "不同意", "√", "□")
)
"""What blank forms print besides."""


def _printed(sheet: Sheet[Any]) -> Iterator[str]:
    """Yield what the blank form prints besides its labels."""
    yield from (sheet.title, sheet.name, sheet.purpose, *_OWN)
    for part in (part for line in sheet.lines for part in line.parts):
        if isinstance(part, PrintedBox):
            yield from (part.label, part.text)
        elif isinstance(part, Inner):
            yield from (part.label, *part.headings)


class Unread:
    """Finds what a reader of registrations has left, and says what of it matters."""

    def __init__(self, roster: Roster, targets: Mapping[Part, Targets]) -> None:
        self.roster = roster
        self.targets = targets
        self._is_own: dict[str, bool] = {}
        """Whether a text is the blank form's own: 10,000 forms have few different ones."""

    @cached_property
    def _own_words(self) -> frozenset[str]:
        words = (word for sheet in (POST_FORM, DEPARTMENT_FORM) for word in _printed(sheet))
        return frozenset(header_key(word) for word in words)

    # -- forms ------------------------------------------------------------------------------------

    def on_form(self, grid: Grid, row: Row[Any] | Broken) -> list[tuple[int, int, str]]:
        """Return the texts of a form that are neither its own words nor were read.

        Row and column.
        """
        used = set(row.places.cells.values()) if isinstance(row.places, Labels) else set()
        is_own = self._is_own
        return [
            (number, at, raw)
            for number, cells in enumerate(grid.rows)
            for at, raw in enumerate(cells)
            if raw.__class__ is str
            and raw != ""
            and not (is_own[raw] if raw in is_own else self._remember(raw))
            and (number, at) not in used
        ]

    def _remember(self, text: str) -> bool:
        if len(self._is_own) > _MOST_REMEMBERED:
            self._is_own.clear()
        own = is_blank(text) or header_key(text) in self._own_words
        own = own or any(
            vocabulary_of(sheet).find_raw(text) for sheet in (POST_FORM, DEPARTMENT_FORM)
        )
        self._is_own[text] = own
        return own

    def beside_boxes(
        self, grid: Grid, row: Row[Any] | Broken, part: Part, chosen: Collection[str], own: str
    ) -> Iterator[Issue]:
        """Yield what to say of the texts that stand outside the boxes of a form.

        `chosen` are the choices understood, `own` the number of whose form it is.
        """
        if others := self._others_beside(grid, row, part, own):
            number, at, _ = others[0]
            people = _listed([self.roster[own].name] * bool(own) + [name for *_, name in others])
            read = as_text(grid.at(number, at))
            yield Kind.FORM_OF_SEVERAL.at(grid.where(number, at), read, people=people)
            return
        for number, at, text in self.on_form(grid, row):
            if len(text) > LONGEST:
                continue
            where = grid.where(number, at)
            if _WITHDRAWN.fullmatch(fold(text)):
                yield Kind.WITHDRAWN_IN_WORDS.at(where, text, text=text)
            elif self._means_something(grid.rows[number], at, text, part, chosen, own):
                yield Kind.FORM_TEXT_UNUSED.at(where, text, text=text)

    def _others_beside(
        self, grid: Grid, row: Row[Any] | Broken, part: Part, own: str
    ) -> list[tuple[int, int, str]]:
        """Return the other people of a table on its side, one column each: where, and who.

        They stand beside the person read, and are on the roster or choose something below.
        """
        cells = row.places.cells if isinstance(row.places, Labels) else {}
        lines = {line: at for (field, _), (line, at) in cells.items() if field in _WHOSE}
        choices = {line for (field, _), (line, _) in cells.items() if field == "choices"}
        choices -= lines.keys()
        others: list[tuple[int, int, str]] = []
        for at in range(max(lines.values(), default=0) + 1, max(map(len, grid.rows))):
            said = [(line, raw) for line in sorted(lines) if not is_blank(raw := grid.at(line, at))]
            if not said:
                continue
            named = [each for _, raw in said for each in self.roster.named_in(raw)]
            is_another = any(each.staff_id != own for each in named)
            chosen = (self._target(part, as_text(grid.at(line, at))) for line in choices)
            if any(self._owns(raw) for _, raw in said) or not (is_another or any(chosen)):
                break
            line, raw = said[0]
            others.append((line, at, named[0].name if named else as_text(raw)))
        return others

    def _means_something(
        self,
        cells: Sequence[Raw],
        at: int,
        text: str,
        part: Part,
        chosen: Collection[str],
        own: str,
    ) -> bool:
        if _LATER.fullmatch(fold(text)):
            return True
        meant = self.targets[part].find(text).target
        if meant or (several := self.targets[part].find_several(text)):
            return not {meant} <= set(chosen) if meant else not set(several) <= set(chosen)
        if self._is_answer(cells, at):
            return False
        return any(each.staff_id != own for each in self.roster.named_in(text))

    def _is_answer(self, cells: Sequence[Raw], at: int) -> bool:
        """Tell whether a text stands in a box that the form prints for others: 收表人, 部门意见."""
        label = filled_before(cells, at)
        return isinstance(label, str) and header_key(label) in self._own_words

    def filled_in(self, grid: Grid, row: Row[Any] | Broken) -> str:
        """Return whom or what a form holds of which neither number, name nor choice could be read.

        Empty for a blank form: its own words, a title and instructions are nobody's application.
        """
        cells = row.places.cells.values() if isinstance(row.places, Labels) else ()
        values = [grid.at(*cell) for cell in cells]
        texts = [as_text(raw) for raw in values if not is_blank(raw) and not self._owns(raw)]
        top = min((number for number, _ in cells), default=0)
        texts += [text for number, _, text in self.on_form(grid, row) if number >= top]
        named = [each.name for text in texts for each in self.roster.named_in(text)]
        meant = [each for text in texts for part in Part if (each := self._target(part, text))]
        seen = [*named, *meant] or [text for text in texts if len(text) <= LONGEST]
        seen = seen or self.people_in(texts)
        return _listed(seen)

    def people_in(self, texts: Iterable[str]) -> list[str]:
        """Return the names of all who are named anywhere in some texts, however written."""
        whole = "\n".join(map(fold, texts))
        named = (each.name for each in self.roster.members if fold(each.name) in whole)
        return list(dict.fromkeys(named)) if whole else []

    def naming_people(self, grid: Grid, issue: Issue) -> Issue:
        """Name the people of a sheet that holds more than one form."""
        texts = (raw for row in grid.rows for raw in row if isinstance(raw, str))
        people = self.people_in(texts) if issue.kind is Kind.TABLES_TWO else []
        seen = f"，看到{_listed(people)}" if people else ""
        return issue._replace(data={**issue.data, "people": seen}) if seen else issue

    def _owns(self, raw: Raw) -> bool:
        return isinstance(raw, str) and self._remember(raw)

    def _target(self, part: Part, text: str) -> str:
        return self.targets[part].find(text).target

    # -- registers --------------------------------------------------------------------------------

    def with_withdrawals(
        self, grid: Grid, row: Row[Any] | Broken, found: Sequence[Issue]
    ) -> list[Issue]:
        """Add words of withdrawal in a column that is not read; nothing else is said of them."""
        withdrawn = list(self._beside_table(grid, row))
        told = {issue.where for issue in withdrawn}
        return [*(each for each in found if each.where not in told), *withdrawn]

    def _beside_table(self, grid: Grid, row: Row[Any] | Broken) -> Iterator[Issue]:
        read = {place.at for place in getattr(row.places, "places", ())}
        header = getattr(row.places, "header", ())
        for at, raw in enumerate(grid.rows[row.number]):
            if at in read or not isinstance(raw, str) or not 0 < len(raw) <= LONGEST:
                continue
            asked = header[at] if at < len(header) else ""
            if _ASKS_WITHDRAWN.fullmatch(asked) and YesNo().parse(raw) is True:
                text = f"{asked}：{raw}"
                yield Kind.WITHDRAWN_IN_WORDS.at(grid.where(row.number, at), raw, text=text)
            elif _WITHDRAWN.fullmatch(fold(raw)):
                yield Kind.WITHDRAWN_IN_WORDS.at(grid.where(row.number, at), raw, text=raw)


def withdrawn_by_name(row: Row[Any] | Broken, found: Sequence[Issue]) -> list[Issue]:
    """Tell that a file, its folder or the person is called withdrawn, but not on which day.

    `found` may tell already that the sheet says so itself.
    """
    values = values_of(row)
    label, person = PurePosixPath(row.where("name").file), values.get("name", "")
    names = [*label.parent.parts, label.stem]
    named = [name for name in names if _CALLED_WITHDRAWN.search(fold(name))]
    field = "withdrawn_on"
    if _WITHDRAWN.fullmatch(fold(person.removeprefix(without_remark(person))).strip("()[]【】")):
        named, field = [person], "name"
    is_told = any(issue.kind is Kind.WITHDRAWN_IN_WORDS for issue in found)
    if not named or is_told or values.get("withdrawn_on"):
        return []
    return [Kind.WITHDRAWN_IN_WORDS.at(row.where(field), named[-1], text=named[-1])]


def _listed(names: Sequence[str]) -> str:
    """Return “孙国栋”、“综治办专职副主任”等."""
    unique = list(dict.fromkeys(names))
    more = "等" if len(unique) > _MOST_NAMED else ""
    return "、".join(f"“{name}”" for name in unique[:_MOST_NAMED]) + more
