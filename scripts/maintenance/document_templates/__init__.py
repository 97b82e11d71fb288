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
from campaign.departments import direct_documents as direct_places
from campaign.departments import documents as placements
from campaign.departments import other_documents as elsewhere
from campaign.documents import candidate_notice as registration
from campaign.documents import handover, meeting, rechecks
from campaign.documents import plan as plan_documents
from campaign.posts import documents as appointments
from campaign.scoring import documents as scores
from campaign.scoring.shortlist_paper import SHORTLIST
from campaign.standby import documents as standby
from campaign.tenure import documents as offices
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
    tenure,
)
from maintenance.document_templates.own_kinds import OWN_KINDS
from maintenance.document_templates.paper import Paper

WORDINGS: dict[str, Callable[[Paper], None]] = {
    plan_documents.PLAN_NOTICE.name: plan.plan_notice,
    meeting.MOBILIZATION_NOTICE.name: official.mobilization_notice,
    registration.CANDIDATE_NOTICE.name: publications.candidate_notice,
    SHORTLIST.name: shortlist.shortlist,
    rechecks.RECHECK_LETTER.name: letters.recheck_letter,
    scores.SCORE_PUBLICATION.name: publications.score_publication,
    appointments.PUBLIC_NOTICE.name: publications.public_notice,
    appointments.APPOINTMENT_NOTICE.name: official.appointment_notice,
    appointments.APPOINTMENT_LETTER.name: letters.appointment_letter,
    placements.SELECTION_RESULT.name: publications.selection_result,
    placements.PLACEMENT_NOTICE.name: official.placement_notice,
    placements.PLACEMENT_LETTER.name: letters.placement_letter,
    direct_places.DIRECT_LETTER.name: direct.direct_letter,
    handover.HANDOVER_NOTICE.name: official.handover_notice,
    handover.HANDOVER_LIST.name: forms.handover_list,
    standby.STANDBY_LETTER.name: letters.standby_letter,
    standby.STANDBY_REVIEW.name: forms.standby_review,
    standby.RETURN_LETTER.name: letters.return_letter,
    standby.HANDLING_PROPOSAL.name: forms.handling_proposal,
    elsewhere.OTHER_LETTER.name: other_places.other_letter,
    elsewhere.RETIREMENT_LETTER.name: other_places.retirement_letter,
    offices.CONFIRMATION_LETTER.name: tenure.confirmation_letter,
    offices.EXTENSION_LETTER.name: tenure.extension_letter,
    offices.REMOVAL_LETTER.name: tenure.removal_letter,
    offices.LOWERING_LETTER.name: tenure.lowering_letter,
}
"""What each kind's template says."""


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
