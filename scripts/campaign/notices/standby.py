"""The end of standby: the review form, return to work, or the proposal to the committee."""

from collections.abc import Mapping, Sequence
from datetime import date

from campaign.documents import standby as documents
from campaign.notices.papers import Office, Paper
from campaign.notices.placements import cause_of
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
) -> list[Paper]:
    """考评表 when a period ends, then what follows from the results."""
    forms, letters, proposals = [], [], []
    for each in standby:
        row = ledger[each.staff_id].value if each.staff_id in ledger else None
        result = row.result if row else ""
        if each.starts is None or each.ends is None:
            continue
        if result or days_left(each.ends, today) <= _FORMS_AHEAD:
            forms.append(_review(office, each, each.starts, each.ends))
        if row is None or not result or row.reviewed_on is None:
            continue
        if result != PASSED:
            proposals.append(_proposal(office, each, each.starts, each.ends, row.reviewed_on))
        elif row.destination:
            letters.append(_return(office, each, each.starts, each.ends, row))
    return [*forms, *letters, *proposals]


def _review(office: Office, each: Standby, starts: date, ends: date) -> Paper:
    person = each.member.person
    data = documents.StandbyReview(
        head=office.head(ends),
        staff_number=each.staff_id,
        person=office.name(each.member),
        sex=person.sex,
        born=str(person.born or ""),
        party=person.party,
        former_post=person.department + person.position,
        cause=cause_of(each),
        begins=starts,
        ends=ends,
        training_in=each.training_in,
    )
    return office.letter(documents.STANDBY_REVIEW, data, each.member, 1)


def _letter_number(office: Office, each: Standby, starts: date) -> str:
    """The number of the letter that began the standby; room for it if the office gave it."""
    return office.known_number(f"{documents.STANDBY_LETTER.name}/{each.staff_id}", starts.year)


def _return(office: Office, each: Standby, starts: date, ends: date, row: StandbyRow) -> Paper:
    kind = documents.RETURN_LETTER
    assert row.reviewed_on
    data = documents.ReturnLetter(
        head=office.head(row.reviewed_on, f"{kind.name}/{each.staff_id}"),
        person=office.name(each.member),
        standby_letter=_letter_number(office, each, starts),
        begins=starts,
        ends=ends,
        ended_early=row.reviewed_on < ends,
        reviewed_on=row.reviewed_on,
        department=row.destination,
        report_by=office.report_by(row.reviewed_on),
    )
    return office.letter(kind, data, each.member)


def _proposal(office: Office, each: Standby, starts: date, ends: date, reviewed_on: date) -> Paper:
    person = each.member.person
    data = documents.HandlingProposal(
        head=office.head(reviewed_on),
        staff_number=each.staff_id,
        person=office.name(each.member),
        sex=person.sex,
        born=str(person.born or ""),
        party=person.party,
        former_post=person.department + person.position,
        plan=office.plan,
        standby_letter=_letter_number(office, each, starts),
        begins=starts,
        ends=ends,
        reviewed_on=reviewed_on,
        failing_consequence=failing_consequence(office),
    )
    return office.letter(documents.HANDLING_PROPOSAL, data, each.member, 1)
