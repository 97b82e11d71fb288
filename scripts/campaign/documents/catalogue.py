"""All kinds of documents, in the order of the campaign, and what their templates may say."""

from collections.abc import Iterator
from typing import Any

from campaign.documents.appointments import APPOINTMENT_LETTER, APPOINTMENT_NOTICE, PUBLIC_NOTICE
from campaign.documents.handover import HANDOVER_LIST, HANDOVER_NOTICE
from campaign.documents.placeholders import Schema, schema
from campaign.documents.placements import PLACEMENT_LETTER, PLACEMENT_NOTICE, SELECTION_RESULT
from campaign.documents.plan import MOBILIZATION_NOTICE, PLAN_NOTICE
from campaign.documents.scores import SCORE_PUBLICATION
from campaign.documents.standby import (
    HANDLING_PROPOSAL,
    RETURN_LETTER,
    STANDBY_LETTER,
    STANDBY_REVIEW,
)
from campaign.documents.template import DocumentKind

KINDS: tuple[DocumentKind[Any], ...] = (
    PLAN_NOTICE,
    MOBILIZATION_NOTICE,
    SCORE_PUBLICATION,
    PUBLIC_NOTICE,
    APPOINTMENT_NOTICE,
    APPOINTMENT_LETTER,
    SELECTION_RESULT,
    PLACEMENT_NOTICE,
    PLACEMENT_LETTER,
    HANDOVER_NOTICE,
    HANDOVER_LIST,
    STANDBY_LETTER,
    STANDBY_REVIEW,
    RETURN_LETTER,
    HANDLING_PROPOSAL,
)


def placeholder_names(kind: DocumentKind[Any]) -> list[str]:
    """What a kind's template may print, for the help pages; rows as `任职人员：姓名`."""
    return list(_names(schema(kind.data), ""))


def _names(placeholders: Schema, prefix: str) -> Iterator[str]:
    for each in placeholders.values():
        yield prefix + each.name
        if each.row is not None:
            yield from _names(each.row, f"{prefix}{each.name}：")
