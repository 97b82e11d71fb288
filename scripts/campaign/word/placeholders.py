"""Placeholders, declared once on the data classes that fill them.

A document's data is a frozen dataclass; `name("姓名")` or `text("待岗原因")` says which placeholder
a field fills. The same declaration checks templates (unknown placeholders), callers (mypy), values
(empty ones) and lists the placeholders for the help pages.

A field with a default is optional. A field whose type is another dataclass adds that class's
placeholders to its own. A field of rows is repeated by `{% for %}`; each row also knows 序号 (1, 2
…), 序数 (一、二 …) and 句末 (；and 。for the last), so that a clerk need not write conditions.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from typing import (
    Any,
    NamedTuple,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

D = TypeVar("D")
_UNSET: Any = object()

ROW_EXTRAS = ("序号", "序数", "句末")
"""What every row knows besides its own placeholders."""


class Placeholder(NamedTuple):
    """One placeholder of a document, or of its rows."""

    name: str
    attribute: tuple[str, ...]
    """Where the value is, from the document's data class."""
    optional: bool
    """Whether it may be printed blank."""
    always_given: bool = True
    """Whether every caller fills it."""
    room: int = 0
    """How many blank characters an optional placeholder leaves for writing by hand."""
    whole: bool = False
    """A person's or unit's name: never broken over two lines of a title."""
    worded: bool = False
    """Whether it holds the program's words, not somebody's: written in the scheme's script."""
    is_flag: bool = False
    """Only for conditions."""
    is_repeated: bool = False
    forms: tuple[str, ...] = ()
    """How its value may be written besides: names behind `|`."""
    row: "Schema | None" = None
    """The placeholders of one row; None with `is_repeated`: the rows are plain texts."""


Schema = Mapping[str, Placeholder]


def text(
    placeholder: str, *, default: Any = _UNSET, room: int = 0, needed_if_printed: bool = False
) -> Any:
    """Declare a text, date or number.

    room: characters that a blank leaves for the pen. needed_if_printed: callers may leave it out
    for documents whose template does not print it; where it is printed, a blank is a fault.
    """
    return _declare(default, needed_if_printed, placeholder=placeholder, room=room)


def words(
    placeholder: str, *, default: Any = _UNSET, room: int = 0, needed_if_printed: bool = False
) -> Any:
    """Declare a text in the program's own words, such as a sentence that it composed."""
    return _declare(default, needed_if_printed, placeholder=placeholder, room=room, worded=True)


def name(
    placeholder: str, *, default: Any = _UNSET, room: int = 0, needed_if_printed: bool = False
) -> Any:
    """Declare a person's, unit's or post's name: a text that titles keep whole."""
    return _declare(default, needed_if_printed, placeholder=placeholder, room=room, whole=True)


def flag(placeholder: str, *, default: bool) -> Any:
    """Declare a yes/no that templates may ask for with `{% if %}`."""
    return _declare(default, placeholder=placeholder)


def rows(placeholder: str, *, default: Any = _UNSET) -> Any:
    """Declare what `{% for %}` repeats: row classes, or texts in the program's words."""
    return _declare(default, placeholder=placeholder, worded=True)


def _declare(default: Any, needed: bool = False, **about: object) -> Any:
    if default is _UNSET:
        return dataclasses.field(metadata={**about, "optional": False})
    return dataclasses.field(default=default, metadata={**about, "optional": not needed})


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(text, words, name, flag, rows)
)
def filling(cls: type[D]) -> type[D]:
    """Make a class the data of a document, or of its rows: a frozen dataclass of placeholders."""
    return dataclasses.dataclass(frozen=True, kw_only=True)(cls)


def schema(data_class: Any) -> Schema:
    """Return all placeholders that a data class fills, by name."""
    found: dict[str, Placeholder] = {}
    types = get_type_hints(data_class)
    for each in dataclasses.fields(data_class):
        declared = types[each.name]
        if dataclasses.is_dataclass(declared):
            found |= _included(each.name, schema(declared))
        elif "placeholder" in each.metadata:
            found[each.metadata["placeholder"]] = _placeholder(each, declared)
    return found


def _included(attribute: str, group: Schema) -> dict[str, Placeholder]:
    return {
        each.name: each._replace(attribute=(attribute, *each.attribute)) for each in group.values()
    }


PEOPLE = "人员"
"""Rows of this name are about people of whom the roster may be asked, as a letter to a person."""


def with_facts(own: Schema, names: Iterable[str]) -> Schema:
    """Add the facts that are asked for by name, of no data class, to a document's placeholders."""
    fact = Placeholder("", (), optional=False, always_given=False, forms=_FORMS)
    facts = {each: fact._replace(name=each) for each in names}
    people = own.get(PEOPLE)
    if people is None or people.row is None:
        return {**facts, **own}
    return {**own, PEOPLE: people._replace(row={**facts, **people.row})}


def _placeholder(each: "dataclasses.Field[Any]", declared: Any) -> Placeholder:
    about = each.metadata
    is_repeated = get_origin(declared) is tuple
    element = get_args(declared)[0] if is_repeated else str
    return Placeholder(
        name=about["placeholder"],
        attribute=(each.name,),
        optional=about["optional"],
        always_given=each.default is dataclasses.MISSING,
        room=about.get("room", 0),
        whole=about.get("whole", False),
        worded=about.get("worded", False),
        is_flag=declared is bool,
        is_repeated=is_repeated,
        forms=_forms(declared),
        row=_row_schema(element) if dataclasses.is_dataclass(element) else None,
    )


DATE_FORMS = ("中文", "短日期")
NUMBER_FORMS = ("中文", "大写数字")
_FORMS = tuple(dict.fromkeys((*DATE_FORMS, *NUMBER_FORMS)))
"""Of what may hold either: a cell that people filled in."""


def _forms(declared: Any) -> tuple[str, ...]:
    if date in (declared, *get_args(declared)):
        return DATE_FORMS
    return NUMBER_FORMS if declared is int else ()


def _row_schema(row_class: Any) -> Schema:
    extras = {each: Placeholder(each, (), optional=False) for each in ROW_EXTRAS}
    return {**schema(row_class), **extras}


Value = str | int | date | bool | tuple[Any, ...]
"""What a data class may hold for a placeholder."""


def value_of(data: object, placeholder: Placeholder) -> Value:
    """Return the value that a document's data holds for a placeholder."""
    found: Any = data
    for attribute in placeholder.attribute:
        found = getattr(found, attribute)
    return found  # type: ignore[no-any-return] # declared on the data class, checked by mypy there
