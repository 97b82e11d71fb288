"""All kinds of documents, and what their templates may say.

A new kind is declared in its chapter and listed here; everything else asks this list.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from campaign.departments.direct_documents import DIRECT_LETTER
from campaign.departments.documents import PLACEMENT_LETTER, PLACEMENT_NOTICE, SELECTION_RESULT
from campaign.departments.other_documents import OTHER_LETTER, RETIREMENT_LETTER
from campaign.documents.candidate_notice import CANDIDATE_NOTICE
from campaign.documents.handover import HANDOVER_LIST, HANDOVER_NOTICE
from campaign.documents.meeting import MOBILIZATION_NOTICE
from campaign.documents.plan import PLAN_NOTICE
from campaign.documents.rechecks import RECHECK_LETTER
from campaign.office.kinds import DocumentKind
from campaign.posts.documents import APPOINTMENT_LETTER, APPOINTMENT_NOTICE
from campaign.posts.notice_documents import PUBLIC_NOTICE
from campaign.scoring.documents import SCORE_PUBLICATION
from campaign.scoring.shortlist_paper import SHORTLIST
from campaign.standby.course_documents import COURSE_LETTERS
from campaign.standby.documents import (
    HANDLING_PROPOSAL,
    RETURN_LETTER,
    STANDBY_LETTER,
    STANDBY_REVIEW,
)
from campaign.storage.names import NEW
from campaign.tenure.documents import (
    ACTING_LETTER,
    CONFIRMATION_LETTER,
    EXTENSION_LETTER,
    LOWERING_LETTER,
    REMOVAL_LETTER,
)
from campaign.word.placeholders import Schema, schema

KINDS: tuple[DocumentKind[Any], ...] = (
    PLAN_NOTICE,
    MOBILIZATION_NOTICE,
    CANDIDATE_NOTICE,
    SHORTLIST,
    SCORE_PUBLICATION,
    RECHECK_LETTER,
    PUBLIC_NOTICE,
    APPOINTMENT_NOTICE,
    APPOINTMENT_LETTER,
    SELECTION_RESULT,
    PLACEMENT_NOTICE,
    PLACEMENT_LETTER,
    DIRECT_LETTER,
    OTHER_LETTER,
    RETIREMENT_LETTER,
    HANDOVER_NOTICE,
    HANDOVER_LIST,
    STANDBY_LETTER,
    STANDBY_REVIEW,
    RETURN_LETTER,
    HANDLING_PROPOSAL,
    *COURSE_LETTERS,
    CONFIRMATION_LETTER,
    EXTENSION_LETTER,
    REMOVAL_LETTER,
    LOWERING_LETTER,
    ACTING_LETTER,
)
"""In the order in which the guide tells of them."""


_ENDING = re.compile(rf"(?:（第\d+次）)?(?:（(?:合并|重发)\d*）)?(?:{NEW})?$")
"""What a file's name has behind kind and person: another one to the same person, several letters,
issued anew, a new version."""


def kind_of(label: str) -> str:
    """Tell a document's kind by its file's name."""
    return kind_and_rest(label)[0]


def kind_and_rest(label: str) -> tuple[str, str]:
    """Take a document's name apart: its kind, and the person or part that it is about."""
    kind, _, rest = _ENDING.sub("", PurePosixPath(label).stem).partition("-")
    return kind, rest


def is_about(rest: str, whose: str) -> bool:
    """Tell whether what is left of a document's name is a person's: a name, then `whose`.

    That is the 编号, with the occasion of a later letter behind it.
    """
    before = rest.removesuffix(whose)
    return before != rest and not before[-1:].isdigit()


def placeholder_names(kind: DocumentKind[Any]) -> list[str]:
    """Return what a kind's template may print, for the help pages; rows as `任职人员：姓名`."""
    return list(_names(schema(kind.data), ""))


def _names(placeholders: Schema, prefix: str) -> Iterator[str]:
    for each in placeholders.values():
        yield prefix + each.name
        if each.row is not None:
            yield from _names(each.row, f"{prefix}{each.name}：")
