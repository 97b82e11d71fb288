"""The answers of an export → registrations of one part, row by row, as a register gives them."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind
from campaign.registration.eligibility import judge_deadline
from campaign.registration.online_choices import ChoiceAnswer, answer_in, is_blank_answer, ranks_in
from campaign.registration.online_columns import REGISTERS, ColumnMeaning
from campaign.registration.online_tables import Export, Wanted
from campaign.registration.registrations import Part
from campaign.registration.sheets import Application
from campaign.scheme.targets import Targets
from campaign.workbook.declare.cells import Raw, as_text
from campaign.workbook.declare.dates import Moment
from campaign.workbook.declare.text import fold
from campaign.workbook.read.data_rows import DataRows
from campaign.workbook.read.header import Place, Table
from campaign.workbook.read.reader import Broken, Reading, Row, rows_hidden, with_defaults
from campaign.workbook.read.rows import BAD, value_of_cell
from campaign.workbook.read.vocabulary import vocabulary_of

_AGREEING = re.compile(
    r"(?:本人|我|是|否|不|愿意|服从|同意|接受|组织|调剂|调配|安排|分配|的|，|,|。|、|\.|;|；)+"
)
_TICKED = frozenset(("true", "√", "✓", "✔"))


class Rules(NamedTuple):
    """What of the scheme the reading of answers depends on."""

    targets: Mapping[Part, Targets]
    most: int
    """Choices that one person may have."""
    closes: Mapping[Part, datetime]


class _Chosen(NamedTuple):
    """The choices of one row: texts with their columns, or why they cannot be known."""

    options: tuple[tuple[str, int], ...] = ()
    fault: Issue | None = None
    remarks: tuple[Issue, ...] = ()


class PartReader:
    """Reads one part's registrations from an export."""

    def __init__(self, export: Export, part: Part, rules: Rules) -> None:
        self.export = export
        self.grid = export.grid
        self.part = part
        self.wanted = export.parts[part]
        self.targets = rules.targets[part]
        self.rules = rules
        self.closes = rules.closes[part]
        self.sheet = REGISTERS[part]
        self.choices = self.sheet.column("choices")
        fields = {column.field for column in self.sheet.columns}
        self.places = [
            Place(self.sheet.column(name), None, each.at)
            for name, each in export.fields.items()
            if name in fields
        ]
        self.boxes = self._is_of_boxes(export.fields.get("adjustable"))

    def read(self) -> Reading[Application]:
        """Return every row that has something to do with the part."""
        reading: Reading[Application] = Reading()
        columns = [*self.places, *(Place(self.choices, 1, at) for at in _columns(self.wanted))]
        table = Table(self.grid.file, self.grid.sheet, self.export.first_row, columns)
        vocabulary = vocabulary_of(self.sheet)
        used = []
        for number, _ in DataRows(self.grid, table, vocabulary, reading.issues):
            if self._is_for_part(number):
                used.append(number)
                self._read_row(number, reading)
        reading.issues += rows_hidden(self.grid, used)
        return reading

    def _is_for_part(self, row: int) -> bool:
        """Tell whether a row answers the part's questions, or none at all, which is a fault."""
        parts = [
            part
            for part, wanted in self.export.parts.items()
            if not all(is_blank_answer(self.grid.at(row, at)) for at in _columns(wanted))
        ]
        return self.part in parts or (not parts and self.part is next(iter(self.export.parts)))

    def _read_row(self, number: int, reading: Reading[Application]) -> None:
        issues: list[Issue] = []
        values: dict[str, Any] = {}
        faulty = set()
        for column, _, at in self.places:
            raw = self._cleaned(column.field, self.grid.at(number, at))
            value = value_of_cell(self.grid, column, None, number, at, raw, issues)
            if value is BAD:
                faulty.add(column.field)
            else:
                values[column.field] = value
        chosen = self._chosen(number)
        options = chosen.options if not chosen.fault else ()
        places = [*self.places]
        for member, (option, at) in enumerate(options, 1):
            places.append(Place(self.choices, member, at))
            cell = self.grid.at(number, at)
            raw = cell if isinstance(cell, tuple) else option  # struck out, or a formula in error
            value = value_of_cell(self.grid, self.choices, member, number, at, raw, issues)
            if value is BAD:
                faulty.add("choices")
            else:
                values.setdefault("choices", {})[member] = value
        if chosen.fault:
            issues.append(chosen.fault)
            faulty.add("choices")
        if not options:
            places.append(Place(self.choices, 1, _columns(self.wanted)[0]))
        table = Table(self.grid.file, self.grid.sheet, self.export.first_row, places)
        values = with_defaults(self.sheet, values)
        reading.issues += [*issues, *chosen.remarks, *self._remarks(number, values)]
        if faulty:
            reading.broken.append(Broken(values, table, number, frozenset(faulty)))
        else:
            reading.rows.append(Row(self.sheet.build(values), table, number))

    def _cleaned(self, field: str, raw: Raw) -> Raw:
        """Return a cell as somebody would have typed it into a register."""
        if not isinstance(raw, bool | tuple) and is_blank_answer(raw):
            return ""
        if field == "submitted_at":
            return self.export.clock.read(raw)
        if field == "adjustable" and isinstance(raw, str):
            text = fold(raw)
            if _AGREEING.fullmatch(text):
                return "否" if "不" in text or "否" in text else "是"
        return raw

    # -- choices ----------------------------------------------------------------------------------

    def _chosen(self, row: int) -> _Chosen:
        if self.wanted.options:
            return self._from_columns(row)
        if self.wanted.listed:
            at = self.wanted.listed.at
            return self._from_answer(row, at, self._answer(row, self.wanted.listed))
        answers = {n: self._answer(row, each) for n, each in self.wanted.numbered.items()}
        given = {n: answer for n, answer in answers.items() if answer.options}
        crowded = [n for n, answer in given.items() if len(answer.options) > 1]
        if crowded:
            at, answer = self.wanted.numbered[crowded[0]].at, given[crowded[0]]
            if len(given) > 1:
                answer = answer._replace(ordered=False)
            return self._from_answer(row, at, answer)
        last = max(given, default=0)
        options = tuple(
            (given[n].options[0] if n in given else "", self._column(n)) for n in range(1, last + 1)
        )
        remarks = [
            remark
            for n, answer in given.items()
            for remark in self._explained(row, self._column(n), answer)
        ]
        return _Chosen(options, remarks=tuple(remarks))

    def _column(self, number: int) -> int:
        """Return the column of a wish; of the nearest one where nobody asked for it."""
        numbered = self.wanted.numbered
        return numbered[min(numbered, key=lambda each: abs(each - number))].at

    def _answer(self, row: int, column: ColumnMeaning) -> ChoiceAnswer:
        raw = self.grid.at(row, column.at)
        return answer_in(raw, self.targets, ordered=column.ordered)

    def _from_answer(self, row: int, at: int, answer: ChoiceAnswer) -> _Chosen:
        options = answer.options
        if len(options) > 1 and not answer.ordered:
            example = "→".join(options[: self.rules.most])
            how = f"把这一格改成先后分明的写法，如“{example}”"
            return _Chosen(fault=self._unordered(row, at, options, how))
        if len(options) > max(self.rules.most, 1):
            first = options[: self.rules.most]
            return _Chosen(
                fault=Kind.RANKED_TOO_MANY.at(
                    self.grid.where(row, at),
                    read="→".join(options)[:200],
                    count=len(options),
                    limit=self.rules.most,
                    first="、".join(first),
                    example="→".join(first),
                )
            )
        remarks = tuple(self._explained(row, at, answer))
        if len(options) > 1:
            where, understood = self.grid.where(row, at), "、".join(options)
            read = as_text(self.grid.at(row, at))
            remarks += (Kind.CHOICES_IN_ONE_CELL.at(where, read, understood=understood),)
        return _Chosen(tuple((option, at) for option in options), remarks=remarks)

    def _from_columns(self, row: int) -> _Chosen:
        cells = [(each.option, each.at, self.grid.at(row, each.at)) for each in self.wanted.options]
        ranks = ranks_in(cells)
        if ranks is None:
            filled = [each for each in cells if not is_blank_answer(each[2])]
            read = "、".join(as_text(raw) for _, _, raw in filled)
            where = self.grid.where(row, filled[0][1])
            return _Chosen(fault=Kind.RANKS_UNCLEAR.at(where, read=read, cells=read))
        if not ranks.ordered:
            names = tuple(option for option, _ in ranks.chosen)
            how = "在选中的选项下面分别写1、2（1是第一志愿）"
            return _Chosen(fault=self._unordered(row, ranks.chosen[0][1], names, how))
        return _Chosen(ranks.chosen)

    def _unordered(self, row: int, at: int, options: tuple[str, ...], how: str) -> Issue:
        names = "、".join(options)
        return Kind.CHOICES_UNORDERED.at(self.grid.where(row, at), names, names=names, how=how)

    # -- remarks ----------------------------------------------------------------------------------

    def _explained(self, row: int, at: int, answer: ChoiceAnswer) -> Iterator[Issue]:
        """Yield what somebody filled in behind an option."""
        for remark in answer.remarks:
            option = "、".join(answer.options)
            where = self.grid.where(row, at)
            yield Kind.OPTION_REMARK.at(where, remark, name=option, other=remark)

    def _remarks(self, row: int, values: Mapping[str, Any]) -> Iterator[Issue]:
        """Yield a box that nobody ticked, and a record that was changed after the deadline."""
        box = self.export.fields.get("adjustable")
        if box and self.boxes and is_blank_answer(self.grid.at(row, box.at)):
            where = self.grid.where(row, box.at)
            yield Kind.BOX_UNTICKED.at(where, column=box.text.strip())
        changed = self.export.changed_at
        if changed is None:
            return
        moment = Moment().parse(self.export.clock.read(self.grid.at(row, changed.at)))
        if not isinstance(moment, datetime) or not isinstance(values["submitted_at"], datetime):
            return
        after, before = (
            judge_deadline(each, self.closes) for each in (moment, values["submitted_at"])
        )
        if after and before and before.passed and not after.passed:
            yield Kind.CHANGED_LATE.at(
                self.grid.where(row, changed.at),
                f"{moment:%Y-%m-%d %H:%M}",
                name=values["name"] or values["staff_id"],
                time=f"{moment.month}月{moment.day}日{moment:%H:%M}",
                closes=f"{self.closes.month}月{self.closes.day}日{self.closes:%H:%M}",
            )

    def _is_of_boxes(self, column: ColumnMeaning | None) -> bool:
        """Tell whether a column holds ticks and blanks only: who left it blank said nothing."""
        if column is None:
            return False
        texts = {fold(as_text(raw)) for raw in self.export.cells(column.at)} - {""}
        return bool(texts) and texts <= _TICKED


def _columns(wanted: Wanted) -> list[int]:
    """Return the columns in which a part's choices stand."""
    listed = [wanted.listed] if wanted.listed else []
    return [each.at for each in (*wanted.numbered.values(), *listed, *wanted.options)]
