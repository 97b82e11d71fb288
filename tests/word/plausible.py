"""Data for a kind of document from its declaration alone, so that a new kind needs no sample."""

import dataclasses
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from campaign.office.kinds import Audience, DocumentKind
from campaign.office.office import Letterhead
from word.sample_office import BOARD_HEAD, HEAD, LETTER_HEAD, people

_HEADS = {Audience.OFFICES: HEAD, Audience.BOARD: BOARD_HEAD, Audience.FILE: BOARD_HEAD}
_DAY = date(2026, 3, 23)
_NUMBER = 5
_ROWS = 3


def plausible(kind: DocumentKind[Any]) -> Any:
    """Fill every placeholder of a kind: people's names, days, numbers, else its own name."""
    return _filled(kind.data, _HEADS.get(kind.audience, LETTER_HEAD), 0)


def _filled(data_class: Any, head: Letterhead, number: int) -> Any:
    types = get_type_hints(data_class)
    return data_class(
        **{
            each.name: _value(types[each.name], each.metadata, head, number)
            for each in dataclasses.fields(data_class)
        }
    )


def _value(declared: Any, about: Any, head: Letterhead, number: int) -> Any:
    """Choose the most telling of the types that a field may hold."""
    offered = get_args(declared) if get_origin(declared) is not tuple else ()
    if declared is Letterhead:
        return head
    if get_origin(declared) is tuple:
        element = get_args(declared)[0]
        return tuple(_value(element, about, head, each) for each in range(_ROWS))
    if dataclasses.is_dataclass(declared):
        return _filled(declared, head, number)
    if date in (declared, *offered):
        return _DAY
    if int in (declared, *offered):
        return _NUMBER
    if declared is bool:
        return True
    return people(number + 1)[number] if about["placeholder"] == "姓名" else about["placeholder"]
