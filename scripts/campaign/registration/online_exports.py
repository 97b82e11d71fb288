"""Exports of online forms (问卷星, 腾讯文档, 金山表单, Forms …) → the registrations of each part.

Nothing is guessed: what a heading was taken for is said, and what cannot be known for certain is
asked about at its cell.
"""

from collections.abc import Mapping, Sequence

from campaign.issues import Kind, errors_in
from campaign.registration import submitted_times
from campaign.registration.finding import is_ordinary, part_named, shape_of, told_by
from campaign.registration.online_choices import answer_in, is_blank_answer, is_number
from campaign.registration.online_columns import (
    ANSWER_NUMBERS,
    ColumnMeaning,
    Header,
    header_of,
    is_exported,
)
from campaign.registration.online_people import People, names_beside
from campaign.registration.online_remarks import account, missing, said, title
from campaign.registration.online_tables import Export, Wanted
from campaign.registration.registrations import Part
from campaign.registration.submitted_times import Clock
from campaign.scheme.targets import Targets
from campaign.workbook.declare.cells import address, as_text
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid

_PERSON = ("staff_id", "name")
_POST_WORDS, _DEPARTMENT_WORDS = ("职位", "职务"), ("部门", "科室")


class Surveyor:
    """Finds out what the columns of a table are for, by headings and by what stands below."""

    def __init__(self, targets: Mapping[Part, Targets], people: People) -> None:
        self.targets = targets
        self.people = people

    def survey(self, grid: Grid) -> Export | None:
        """Return the table as an export; None if it is none, or asks for no registration.

        A table whose service's columns somebody deleted is taken for one where its questions are
        beyond doubt, and the ordinary reading lacks something.
        """
        exported = is_exported(grid)
        if not exported and is_ordinary(grid):
            return None
        header = header_of(grid, self.targets)
        if header is None or header.exported is not exported or not self._asks(grid, header):
            return None
        export = self._understood(grid, header)
        if exported or _is_beyond_doubt(export):
            return export
        return None

    def _understood(self, grid: Grid, header: Header) -> Export:
        export = Export(grid, header, {}, {}, Clock(()), None, [])
        if header.exported:
            self._settle_numbers(export)
        self._take_fields(export)
        self._take_time(export)
        self._take_choices(export)
        self._find_faults(export)
        if not errors_in(export.issues):
            export.issues += said(export)
        return export

    def _asks(self, grid: Grid, header: Header) -> bool:
        if header.of("choices") or header.of("option"):
            return True
        if not header.exported or not any(header.of(each) for each in _PERSON):
            return False
        texts = {raw for row in grid.rows for raw in row if isinstance(raw, str) and raw}
        return any(each.find(text).exact for each in self.targets.values() for text in texts)

    # -- who --------------------------------------------------------------------------------------

    def _settle_numbers(self, export: Export) -> None:
        """Settle 编号: alone it numbers an export's answers, unless it fits the names beside it."""
        columns = export.header.columns
        bare = [
            each
            for each in columns
            if each.field == "staff_id" and fold(each.text).strip("*:") == "编号"
        ]
        others = [each for each in columns if each.field == "own" and each.key in ANSWER_NUMBERS]
        if not bare or (others and len(bare) == 1):
            return
        at = bare[0].at
        if _is_before_own(columns, at) or not self._fit_names(export, at):
            changed = tuple(
                each._replace(field="own", key="编号") if each.at == at else each
                for each in columns
            )
            export.header = export.header._replace(columns=changed)

    def _fit_names(self, export: Export, at: int) -> bool:
        names = next((each.at for each in export.header.of("name")), None)
        if names is None:
            return False
        numbers = map(as_text, export.cells(at))
        return self.people.fit(zip(numbers, map(as_text, export.cells(names)), strict=True))

    def _take_fields(self, export: Export) -> None:
        special = ("choices", "option", "own", "submitted_at", "phone", "")
        for name in dict.fromkeys(each.field for each in export.header.columns):
            if name not in special and (kept := self._one_of(export, export.header.of(name))):
                export.fields[name] = kept

    def _one_of(self, export: Export, several: Sequence[ColumnMeaning]) -> ColumnMeaning | None:
        """Find the one column of a field: equality goes before containment; two are asked about."""
        sure = [each for each in several if each.sure] or list(several)
        if len(sure) > 1:
            cells = "、".join(address(export.header.row, each.at) for each in sure)
            export.issues.append(
                Kind.COLUMN_DUPLICATE.at(
                    export.grid.where(export.header.row, sure[1].at),
                    read=sure[1].text,
                    column=title(sure[1]),
                    count=len(sure),
                    cells=cells,
                )
            )
        return sure[0] if sure else None

    # -- when -------------------------------------------------------------------------------------

    def _take_time(self, export: Export) -> None:
        header = export.header
        found = [each for each in header.of("submitted_at") if each.sure]
        if not found:
            ranked = {
                each.at: submitted_times.rank(each.key)
                for each in header.of("own")
                if submitted_times.rank(each.key) >= 0
            }
            first = min(ranked.values(), default=-1)
            found = [each for each in header.of("own") if ranked.get(each.at) == first >= 0]
        if taken := self._one_of(export, found):
            export.fields["submitted_at"] = taken._replace(field="submitted_at")
            export.clock = Clock(export.cells(taken.at))
        changed = [each for each in header.columns if each.key in submitted_times.CHANGED]
        export.changed_at = changed[0] if changed else None

    # -- what -------------------------------------------------------------------------------------

    def _take_choices(self, export: Export) -> None:
        asked = export.header.of("choices")
        by_value = {each.at: self._part_of(export, each) for each in asked}
        by_words = {each.at: by_value[each.at] or _part_asked(each.text) for each in asked}
        options = export.header.of("option")
        known = {part for part in by_words.values() if part} | {each.part for each in options}
        rest = self._rest(export.grid, known)
        grouped: dict[Part, list[ColumnMeaning]] = {}
        for each in asked:
            part = by_words[each.at] or rest
            if part is None:
                export.issues.append(Kind.KIND_UNCLEAR.at(export.grid.where()))
                return
            grouped.setdefault(part, []).append(each)
        for part in Part:
            own = [each for each in options if each.part is part]
            if part in grouped or own:
                export.parts[part] = self._wanted(export, grouped.get(part, []), own)

    def _rest(self, grid: Grid, known: set[Part | None]) -> Part | None:
        """Return the part of the questions that do not say which."""
        named = next(filter(None, map(part_named, told_by(grid))), None)
        held = [part for part, each in self.targets.items() if each.names]
        if len(known) == 1:
            return next(iter(known))
        return named or (held[0] if len(held) == 1 else None)

    def _part_of(self, export: Export, column: ColumnMeaning) -> Part | None:
        """Return the one part whose options stand in a column."""
        cells = [raw for raw in export.cells(column.at) if not is_blank_answer(raw)]
        found = [
            part
            for part, targets in self.targets.items()
            if any(
                targets.find(option).exact
                for raw in cells
                for option in answer_in(raw, targets, ordered=True).options
            )
        ]
        return found[0] if len(found) == 1 else None

    def _wanted(
        self, export: Export, asked: Sequence[ColumnMeaning], options: list[ColumnMeaning]
    ) -> Wanted:
        wanted = Wanted()
        numbers = sorted({each.number for each in asked if each.number})
        if numbers and numbers[0] > 1:  # 竞聘岗位 beside 第二志愿 is the first
            asked = [each._replace(number=each.number or 1) for each in asked]
            numbers = sorted({each.number for each in asked})
        for number in numbers:
            several = [each for each in asked if each.number == number]
            if kept := self._one_of(export, several):
                wanted.numbered[number] = kept
        lists = [each for each in asked if not each.number]
        if numbers:
            return wanted  # what is asked besides is told of as not used
        if lists and options:
            self._one_of(export, [lists[0], options[0]._replace(sure=lists[0].sure)])
        elif lists:
            wanted.listed = self._one_of(export, lists)
        else:
            wanted.options = options
        return wanted

    # -- faults of the table ----------------------------------------------------------------------

    def _find_faults(self, export: Export) -> None:
        grid, row, header = export.grid, export.header.row, export.header
        where = grid.where(row, 0)
        who = [each for each in _PERSON if each in export.fields]
        others = [each.at for each in header.columns if each.field in ("", "own")]
        beside = self.people.column_of_names(grid, export.first_row, others)
        if not who:
            export.issues[:] = [Kind.FORM_ANONYMOUS.at(where, suggestion=account(header, beside))]
            return
        if "name" not in who and beside is not None:
            export.issues.append(names_beside(grid, row, beside))
        if not export.parts and not errors_in(export.issues):
            guess = next((each for each in header.columns if self._part_of(export, each)), None)
            export.issues.append(missing(export, "第一志愿", guess))
        elif self._is_coded(export):
            first = min(each.at for each in header.of("choices"))
            export.issues[:] = [Kind.OPTIONS_CODED.at(grid.where(export.first_row, first))]
            return
        if "submitted_at" not in export.fields:
            begun = [each for each in header.columns if each.key in submitted_times.BEGUN]
            export.issues.append(missing(export, "报名时间", begun[0] if begun else None))
        elif export.clock.is_doubtful:
            time = export.fields["submitted_at"]
            example = export.clock.example
            export.issues.append(
                Kind.TIME_ORDER_UNCLEAR.at(
                    grid.where(row, time.at), read=time.text, column=time.text.strip(), time=example
                )
            )

    def _is_coded(self, export: Export) -> bool:
        """Tell whether every choice is the number of an option that only the form knows."""
        columns = [
            each
            for wanted in export.parts.values()
            for each in (*wanted.numbered.values(), wanted.listed)
            if each
        ]
        cells = [raw for each in columns for raw in export.cells(each.at)]
        filled = [raw for raw in cells if not is_blank_answer(raw)]
        return bool(filled) and all(map(is_number, filled))


def _is_beyond_doubt(export: Export) -> bool:
    """Tell whether its columns' names say who wants what, as a register's must."""
    if not any(each in export.fields for each in _PERSON):
        return False
    if not any(1 in wanted.numbered for wanted in export.parts.values()):
        return False
    return shape_of(export.grid) is None or not errors_in(export.issues)


def _part_asked(text: str) -> Part | None:
    """Return the part that a question names."""
    key = fold(text)
    if part := part_named(key):
        return part
    posts, departments = (
        any(word in key for word in words) for words in (_POST_WORDS, _DEPARTMENT_WORDS)
    )
    return None if posts == departments else Part.POSTS if posts else Part.DEPARTMENTS


def _is_before_own(columns: Sequence[ColumnMeaning], at: int) -> bool:
    """Tell whether a column is the first, and the service's own follow it."""
    following = next((each for each in columns if each.at == at + 1), None)
    return at == columns[0].at and following is not None and following.field == "own"
