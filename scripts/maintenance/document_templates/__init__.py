"""Makes the Word templates of `templates/公文模板`.

measures       the numbers of GB/T 9704-2012
styles         the styles in use
page           paper, margins, headers and footers
paper          a template on its way: paragraphs, tables, what is repeated
frame          red head, sign-off, imprint, receipt
text_box       the floating box of the imprint
official plan letters publications forms online   the wording of each kind of document
own_kinds      examples of kinds that an office makes up itself
"""

from collections.abc import Callable

from campaign import places
from maintenance.document_templates import (
    direct,
    forms,
    letters,
    official,
    online,
    other_places,
    plan,
    publications,
    shortlist,
    standby_course,
    tenure,
)
from maintenance.document_templates.own_kinds import OWN_KINDS
from maintenance.document_templates.paper import Paper

_BY_PLACE = (
    plan,
    official,
    publications,
    shortlist,
    letters,
    direct,
    forms,
    other_places,
    standby_course,
    tenure,
)
WORDINGS: dict[str, Callable[[Paper], None]] = {
    name: wording for place in _BY_PLACE for name, wording in place.WORDINGS.items()
}
"""What each kind's template says: a new one has its line where its wording stands."""


def document_templates() -> dict[str, bytes]:
    """Return every template of 公文模板 and 其他公文, by the name of its file."""
    examples = {f"{places.OWN_KINDS}/{name}": wording for name, wording in OWN_KINDS.items()}
    return {f"{name}.docx": _made(wording) for name, wording in {**WORDINGS, **examples}.items()}


def online_questions() -> bytes:
    """Return the template of 空白表/网上报名题目."""
    return _made(online.online_questions)


def _made(wording: Callable[[Paper], None]) -> bytes:
    paper = Paper()
    wording(paper)
    return paper.file()
