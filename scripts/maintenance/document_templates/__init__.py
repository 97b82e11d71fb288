"""Makes the Word templates of `templates/公文模板`, from the standard library alone.

measures       the numbers of GB/T 9704-2012
ooxml          paragraphs, runs, tables
styles         the styles in use
frame          red head, sign-off, imprint, receipt, page numbers, page set-up
package        the zip
official plan letters publications forms   the wording of each kind of document
"""

from collections.abc import Callable
from pathlib import Path

from campaign.notices import (
    appointments,
    handover,
    meeting,
    placements,
    scores,
    standby,
)
from campaign.notices import plan as plan_documents
from maintenance.document_templates import forms, letters, official, plan, publications
from maintenance.document_templates.package import template_file

WORDINGS: dict[str, Callable[[], str]] = {
    plan_documents.PLAN_NOTICE.name: plan.plan_notice,
    meeting.MOBILIZATION_NOTICE.name: official.mobilization_notice,
    scores.SCORE_PUBLICATION.name: publications.score_publication,
    appointments.PUBLIC_NOTICE.name: publications.public_notice,
    appointments.APPOINTMENT_NOTICE.name: official.appointment_notice,
    appointments.APPOINTMENT_LETTER.name: letters.appointment_letter,
    placements.SELECTION_RESULT.name: publications.selection_result,
    placements.PLACEMENT_NOTICE.name: official.placement_notice,
    placements.PLACEMENT_LETTER.name: letters.placement_letter,
    handover.HANDOVER_NOTICE.name: official.handover_notice,
    handover.HANDOVER_LIST.name: forms.handover_list,
    standby.STANDBY_LETTER.name: letters.standby_letter,
    standby.STANDBY_REVIEW.name: forms.standby_review,
    standby.RETURN_LETTER.name: letters.return_letter,
    standby.HANDLING_PROPOSAL.name: forms.handling_proposal,
}
"""What each kind's template says."""


def make_document_templates(folder: Path) -> None:
    """Write all templates into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, wording in WORDINGS.items():
        (folder / f"{name}.docx").write_bytes(template_file(wording()))
