"""Plausible data for the documents of one person, and all samples together."""

from dataclasses import replace
from datetime import date
from typing import Any

from campaign.departments import direct_documents as direct_places
from campaign.departments import documents as placements
from campaign.documents import candidate_notice as registration
from campaign.documents import handover, meeting, plan, rechecks
from campaign.documents.catalogue import KINDS
from campaign.office.kinds import DocumentKind
from campaign.posts import documents as appointments
from campaign.posts import notice_documents
from campaign.scoring import documents as scores
from campaign.scoring.shortlist_paper import SHORTLIST
from campaign.standby import documents as standby
from campaign.word.official_wording import document_number
from campaign.word.template import Rendered, Template
from word.plausible import plausible
from word.sample_notices import (
    appointment_notice,
    candidate_notice,
    handover_notice,
    mobilization_notice,
    placement_notice,
    plan_notice,
    public_notice,
    score_publication,
    selection_result,
    shortlist,
)
from word.sample_office import BOARD_HEAD, CAMPAIGN, LETTER_HEAD, MEETING, PLAN
from word.word_files import TEMPLATES


def appointment_letter(person: str = "王建国") -> appointments.AppointmentLetter:
    return appointments.AppointmentLetter(
        head=LETTER_HEAD,
        person=person,
        post="柳河镇党政办公室副主任",
        meeting=MEETING,
        appointed_from=date(2026, 3, 18),
        report_by=date(2026, 3, 23),
        report_to="党政办公室",
        handover_days=5,
    )


def recheck_letter(person: str = "王建国") -> rechecks.RecheckLetter:
    return rechecks.RecheckLetter(
        head=LETTER_HEAD,
        person=person,
        subject="成绩",
        asked_on=date(2026, 3, 11),
        request="竞职演说的平均分少算了一名评委",
        outcome="原结果有误，予以更正",
        explained="补录一名评委的评分，平均分改为88.50分",
        receiver="柳河镇纪委",
        telephone="0000-1234567",
    )


def direct_letter(person: str = "陈雪梅") -> direct_places.DirectLetter:
    return direct_places.DirectLetter(
        head=LETTER_HEAD,
        person=person,
        campaign=CAMPAIGN,
        meeting=MEETING,
        department="财政所",
        ground="财政所人员按规定不轮岗",
        report_by=date(2026, 3, 23),
        handover_days=5,
    )


def placement_letter(person: str = "陈雪梅") -> placements.PlacementLetter:
    return placements.PlacementLetter(
        head=LETTER_HEAD,
        person=person,
        campaign=CAMPAIGN,
        meeting=MEETING,
        department="综治办公室",
        post="人大秘书",
        report_by=date(2026, 3, 23),
        handover_days=5,
    )


def standby_letter(person: str = "吴永福") -> standby.StandbyLetter:
    return standby.StandbyLetter(
        head=LETTER_HEAD,
        person=person,
        plan=PLAN,
        meeting=MEETING,
        cause="在双向选择中没有被选中",
        begins=date(2026, 3, 20),
        ends=date(2026, 9, 19),
        term="6个月",
        pay="只发给基本工资",
        training_in="社会事务办公室",
        managed_by="党政办公室",
        objection_days=5,
        receiver="柳河镇党政办公室",
        telephone="0000-1234567",
    )


def standby_review() -> standby.StandbyReview:
    return standby.StandbyReview(
        head=BOARD_HEAD,
        staff_number="LH031",
        person="吴永福",
        sex="男",
        born="1978.05",
        party="群众",
        former_post="镇建办公室干部",
        cause="在双向选择中没有被选中",
        begins=date(2026, 3, 20),
        ends=date(2026, 9, 19),
        training_in="社会事务办公室",
    )


def return_letter(person: str = "吴永福") -> standby.ReturnLetter:
    return standby.ReturnLetter(
        head=replace(LETTER_HEAD, dated=date(2026, 9, 22)),
        person=person,
        standby_letter=document_number("柳委", 2026, 30),
        begins=date(2026, 3, 20),
        ends=date(2026, 9, 19),
        reviewed_on=date(2026, 9, 16),
        department="社会事务办公室",
        report_by=date(2026, 9, 25),
    )


def handling_proposal() -> standby.HandlingProposal:
    return standby.HandlingProposal(
        head=BOARD_HEAD,
        staff_number="LH031",
        person="吴永福",
        sex="男",
        born="1978.05",
        party="群众",
        former_post="镇建办公室干部",
        plan=PLAN,
        standby_letter=document_number("柳委", 2026, 30),
        begins=date(2026, 3, 20),
        ends=date(2026, 9, 19),
        reviewed_on=date(2026, 9, 16),
        failing_consequence="给予行政降职、工资降级直至开除处分",
    )


def handover_list(person: str = "王建国") -> handover.HandoverList:
    return handover.HandoverList(
        head=BOARD_HEAD,
        staff_number="LH001",
        person=person,
        former_post="综治办公室干部",
        new_post="党政办公室副主任",
        receiver="李丽华",
        deadline=date(2026, 3, 27),
    )


_WRITTEN: dict[DocumentKind[Any], Any] = {
    plan.PLAN_NOTICE: plan_notice(),
    meeting.MOBILIZATION_NOTICE: mobilization_notice(),
    registration.CANDIDATE_NOTICE: candidate_notice(),
    SHORTLIST: shortlist(),
    rechecks.RECHECK_LETTER: recheck_letter(),
    scores.SCORE_PUBLICATION: score_publication(),
    notice_documents.PUBLIC_NOTICE: public_notice(),
    appointments.APPOINTMENT_NOTICE: appointment_notice(),
    appointments.APPOINTMENT_LETTER: appointment_letter(),
    placements.SELECTION_RESULT: selection_result(),
    placements.PLACEMENT_NOTICE: placement_notice(),
    placements.PLACEMENT_LETTER: placement_letter(),
    direct_places.DIRECT_LETTER: direct_letter(),
    handover.HANDOVER_NOTICE: handover_notice(),
    handover.HANDOVER_LIST: handover_list(),
    standby.STANDBY_LETTER: standby_letter(),
    standby.STANDBY_REVIEW: standby_review(),
    standby.RETURN_LETTER: return_letter(),
    standby.HANDLING_PROPOSAL: handling_proposal(),
}
"""Whose looks depend on what is in them: real names, several rows, long sentences."""

SAMPLES = {kind: _WRITTEN[kind] if kind in _WRITTEN else plausible(kind) for kind in KINDS}


def printed_sample(kind: DocumentKind[Any]) -> Rendered:
    """The sample of a kind, printed from the program's template."""
    template, issues = Template.open(TEMPLATES / kind.file_name, kind.data)
    assert template is not None, issues
    rendered, issues = template.render(SAMPLES[kind])
    assert rendered is not None, issues
    return rendered
