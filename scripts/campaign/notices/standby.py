"""The end of standby: the review form, return to work, or the proposal to the committee."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from campaign.documents import standby as documents
from campaign.documents.wording import document_number
from campaign.notices.papers import Office, Paper, meeting_phrase
from campaign.notices.plan import failing_consequence
from campaign.outcome.standby import Standby, days_left
from campaign.sheets.standby import PASSED, StandbyRow
from campaign.workbook.reader import Row

_FORMS_AHEAD = 30
"""Days before the end at which the review form is made."""


def review_papers(
    office: Office,
    standby: Sequence[Standby],
    ledger: Mapping[str, Row[StandbyRow]],
    today: date,
) -> Iterable[Paper]:
    """考评表 when a period ends, then what follows from its result."""
    for each in standby:
        row = ledger.get(each.staff_id)
        result = row.value.result if row else ""
        if each.starts is None or each.ends is None:
            continue
        if result or days_left(each.ends, today) <= _FORMS_AHEAD:
            yield _review(office, each)
        if row is None or not result or row.value.reviewed_on is None:
            continue
        if result != PASSED:
            yield _proposal(office, each, row.value.reviewed_on)
        elif row.value.destination:
            yield _return(office, each, row.value.reviewed_on, row.value.destination)


def _review(office: Office, each: Standby) -> Paper:
    assert each.starts is not None
    assert each.ends is not None
    person = each.member.person
    data = documents.StandbyReview(
        head=office.head(each.ends),
        staff_number=each.staff_id,
        person=each.member.name,
        sex=person.sex,
        born=str(person.born or ""),
        party=person.party,
        former_post=person.department + person.position,
        cause=each.cause or "组织安排",
        begins=each.starts,
        ends=each.ends,
        training_in=each.training_in,
    )
    return Paper(documents.STANDBY_REVIEW, data, each.member.name, each.staff_id, each.member.name)


def _letter_number(office: Office, each: Standby, year: int) -> str:
    """The number of the letter that began the standby, if numbers are assigned by the program."""
    serial = office.numbering(f"{documents.STANDBY_LETTER.name}/{each.staff_id}")
    if serial is None:
        return ""
    basics = office.scheme.basics
    return document_number(basics.number_prefix, basics.number_year or year, serial)


def _return(office: Office, each: Standby, reviewed_on: date, destination: str) -> Paper:
    assert each.starts is not None
    assert each.ends is not None
    kind = documents.RETURN_LETTER
    data = documents.ReturnLetter(
        head=office.head(reviewed_on, f"{kind.name}/{each.staff_id}"),
        person=each.member.name,
        standby_letter=_letter_number(office, each, each.starts.year),
        begins=each.starts,
        ends=each.ends,
        reviewed_on=reviewed_on,
        meeting=meeting_phrase(reviewed_on),
        department=destination,
        report_by=office.scheme.calendar.after(reviewed_on, 1),
    )
    return Paper(kind, data, each.member.name, each.staff_id, each.member.name)


def _proposal(office: Office, each: Standby, reviewed_on: date) -> Paper:
    assert each.starts is not None
    assert each.ends is not None
    person = each.member.person
    data = documents.HandlingProposal(
        head=office.head(reviewed_on),
        staff_number=each.staff_id,
        person=each.member.name,
        sex=person.sex,
        born=str(person.born or ""),
        party=person.party,
        former_post=person.department + person.position,
        plan=office.plan,
        standby_letter=_letter_number(office, each, each.starts.year),
        begins=each.starts,
        ends=each.ends,
        reviewed_on=reviewed_on,
        failing_consequence=failing_consequence(office),
    )
    return Paper(
        documents.HANDLING_PROPOSAL, data, each.member.name, each.staff_id, each.member.name
    )
