"""The notice of the mobilisation meeting, with the attendance list from the roster."""

from campaign.documents import plan as documents
from campaign.notices.appointments import NOT_RECORDED
from campaign.notices.moments import meeting_time
from campaign.notices.papers import Office, Paper
from campaign.notices.plan import staff_in_scope


def meeting_paper(office: Office) -> Paper:
    """动员会通知 with 签到表."""
    basics = office.scheme.basics
    data = documents.MobilizationNotice(
        head=office.red_head(office.plan_issued_on, documents.MOBILIZATION_NOTICE.name),
        campaign=basics.name,
        plan=office.plan,
        office=office.office,
        when=meeting_time(basics.meeting_time) if basics.meeting_time else "",
        place=basics.meeting_place,
        participants=staff_in_scope(office),
        contact=basics.contact,
        telephone=basics.contact_phone,
        attendants=tuple(
            documents.Attendant(
                person=office.name(member),
                department=member.person.department or NOT_RECORDED,
                position=member.person.position,
            )
            for member in office.roster.members
            if not member.outside
        ),
    )
    return Paper(documents.MOBILIZATION_NOTICE, data, office.recipients)
