"""A sheet declared once, as a row class whose fields are columns.

    @row_class
    class Post:
        department: str = column("部门", Text())
        quota: int = column("职数", Whole(1), hint="这个职位任用几人")
        leader: str = column("分管领导", Name(), default="")      # a default: may be left blank

    POSTS = Sheet("竞争职位", Post, purpose="……")

Template writer, reader, checks and legend all work from this one declaration.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, dataclass_transform

from campaign.workbook.declare.kinds import CellKind, Text

COLUMNS = 7


class Blank(NamedTuple):
    """The box of a declared field; a numbered field takes a line for every two of its members."""

    field: str
    columns: int = 1
    """Columns of the value."""


class PrintedBox(NamedTuple):
    """A box that the program does not read: a pledge, an opinion, a signature."""

    label: str
    text: str
    columns: int = 1
    signed: bool = False
    """The text is the line to sign, at the foot of the box."""


class Inner(NamedTuple):
    """A small table inside the form, with its headings; its rows are there to be written in."""

    label: str
    headings: tuple[str, ...]
    rows: int


Part = Blank | PrintedBox | Inner


class FormLine(NamedTuple):
    """What stands side by side; `share` of what is left of the page makes it higher."""

    height: float
    """Points; of each row, for an inner table."""
    parts: tuple[Part, ...]
    share: int = 0


def line(height: float, *parts: str | Part, share: int = 0) -> FormLine:
    """Return a line of the form; a name stands for that field's box, its value one column wide."""
    blanks = tuple(Blank(part) if isinstance(part, str) else part for part in parts)
    return FormLine(height, blanks, share)


R = TypeVar("R")
_UNSET: Any = object()


class Many(Enum):
    """How one field takes several columns."""

    NUMBERED = "numbered"
    """第一志愿, 第二志愿 …: a tuple in that order."""
    NAMED = "named"
    """One column per name known only from other sheets: a dict by header."""


class Emphasis(Enum):
    """How a word stands out: in colour on the screen, in weight on black-and-white paper."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


class Column(NamedTuple):
    """One declared column (or row of an items sheet, or label of a form)."""

    field: str
    header: str
    kind: CellKind
    required: bool
    default: Any
    hint: str
    other_names: tuple[str, ...]
    locked: bool
    many: Many | None
    width: float
    choices: str
    key: bool
    fill_down: bool
    worded: bool
    emphasis: Mapping[str, Emphasis]
    needed: bool
    suggested: bool
    uncommon: bool
    absent: Any
    """What every row means where there is no such column; `...` where there must be one."""
    computed: bool = False


def column(
    header: str,
    kind: CellKind,
    *,
    default: Any = _UNSET,
    hint: str = "",
    other_names: Sequence[str] = (),
    locked: bool = False,
    many: Many | None = None,
    width: float | None = None,
    choices: str = "",
    key: bool = False,
    fill_down: bool = False,
    worded: bool = False,
    emphasis: Mapping[str, Emphasis] | None = None,
    needed: bool = False,
    suggested: bool = False,
    uncommon: bool = False,
    absent: Any = ...,
) -> Any:
    """Declare a column.

    `default` makes it optional; `locked` says that the program fills it and people must not;
    `choices` names a drop-down list that other sheets decide; a row without any `key` is no data;
    `fill_down` lets a vertical merge or 同上 repeat the value above; the text of a `worded` column
    is the program's own, not somebody's;
    `emphasis` makes certain words stand out, which are then the program's own in any column; a
    `needed` column must be there, though a cell of it may be blank; the list of a `suggested` one
    names the usual, and anything else may stand there as well; an `uncommon` one, which most
    campaigns have no use for, is written only where something stands in it; `absent` is what a
    required column means where the sheet does without it.
    """
    required = default is _UNSET
    if emphasis and isinstance(kind, Text):
        kind = kind.knowing(tuple(emphasis))
    declared = Column(
        field="",
        header=header,
        kind=kind,
        required=required,
        default=None if required else default,
        hint=hint,
        other_names=tuple(other_names),
        locked=locked,
        many=many,
        width=kind.width if width is None else width,
        choices=choices,
        key=key,
        fill_down=fill_down,
        worded=worded,
        emphasis=emphasis or {},
        needed=needed,
        suggested=suggested,
        uncommon=uncommon,
        absent=absent,
    )
    metadata = {"column": declared}
    if required:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(column,))
def row_class(cls: type[R]) -> type[R]:
    """Make a class the declaration of a sheet's rows: a frozen dataclass with keyword fields."""
    return dataclasses.dataclass(frozen=True, kw_only=True)(cls)


class SheetLayout(Enum):
    """How a sheet is laid out on paper."""

    TABLE = "table"
    """One row per thing, headers above."""
    ITEMS = "items"
    """项目 | 内容 | 说明: one thing, one row per field."""
    FORM = "form"
    """One thing on one page: a label in one cell, the value to its right."""
    CHARTS = "charts"
    """No cells of its own: charts of another sheet's table."""


@dataclass(frozen=True, eq=False)
class Sheet(Generic[R]):
    """A declared sheet: its tab name, what a row is, and what is printed round it.

    Two declarations are never the same one: comparing and hashing go by identity, and cost nothing.
    """

    name: str
    row: type[R]
    purpose: str
    layout: SheetLayout = SheetLayout.TABLE
    title: str = ""
    signatures: tuple[str, ...] = ()
    landscape: bool = False
    one_page: bool = False
    """To be posted: shrunk to a page of its own as far as that can be read."""
    other_names: tuple[str, ...] = ()
    value_header: str = "内容"
    """Second header of an items sheet."""
    protected: bool = False
    """Whether only the cells that people fill are unlocked."""
    result: bool = False
    """Made by the program, for reading only: no cell is there to be filled in."""
    lines: tuple[FormLine, ...] = ()
    """What a form prints, from top to bottom."""
    open: bool = False
    """Whether any further column has a meaning, under its own header."""
    photo_lines: int = 0
    """The first lines of a form, beside which the photo stands."""

    numbered_ahead: bool = False
    """People number rows in advance: the last rows, with nothing but a number, are none."""
    kinds: tuple[tuple[str, CellKind], ...] = ()
    """Kinds that the campaign narrows: full marks of a component."""
    computed: tuple[str, ...] = ()
    """Fields whose formula may be uncalculated or blank, because the program computes them too."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The declared columns, in order."""
        kinds = dict(self.kinds)
        return tuple(
            self._completed(each.metadata["column"], each.name, kinds)
            for each in dataclasses.fields(self.row)  # type: ignore[arg-type]
            if "column" in each.metadata
        )

    @cached_property
    def many(self) -> tuple[Column, ...]:
        """The fields that take several columns."""
        return tuple(each for each in self.columns if each.many)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """What the other fields mean that may be left blank, or out, where they are."""
        return {
            each.field: each.absent if each.required else each.default
            for each in self.columns
            if not (each.many or (each.required and each.absent is ...))
        }

    def _completed(self, column: Column, field: str, kinds: Mapping[str, CellKind]) -> Column:
        computed = field in self.computed
        required = column.required and not computed
        kind = kinds.get(field, column.kind)
        locked = column.locked or self.result
        return column._replace(
            field=field, kind=kind, required=required, locked=locked, computed=computed
        )

    def varied(self, kinds: Mapping[str, CellKind], computed: Sequence[str] = ()) -> "Sheet[R]":
        """Return the same sheet with narrower kinds for some fields."""
        return dataclasses.replace(self, kinds=tuple(kinds.items()), computed=tuple(computed))

    def column(self, field: str) -> Column:
        """Return the column of a field."""
        return next(each for each in self.columns if each.field == field)

    def build(self, values: dict[str, Any]) -> R:
        """Return a row from parsed values."""
        make: Callable[..., R] = self.row
        return make(**values)


_NUMERALS = "一二三四五六七八九"


def numeral(number: int) -> str:
    """Return 1 → 一, 12 → 十二, 23 → 二十三 (up to 99)."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens - 1] + "十"
    return head + (_NUMERALS[ones - 1] if ones else "")


def numbered_header(pattern: str, number: int) -> str:
    """Write a numbered header: `第{n}志愿`, 2 → 第二志愿."""
    return pattern.replace("{n}", numeral(number))
