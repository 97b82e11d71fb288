"""其他去向: the letters to those whom the committee sends elsewhere, by the scheme's 公文."""

from collections.abc import Iterator
from datetime import date

from campaign.departments.documents import decided_places
from campaign.departments.placements import Placement
from campaign.office.history import DEPARTMENT
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.meetings import Sitting, sitting_of
from campaign.office.office import Letterhead, Office
from campaign.scheme.choosing import OtherPlace
from campaign.word.placeholders import filling, flag, name, text, words


@filling
class OtherPlaceLetter:
    """Fill in where somebody goes who is neither in a department nor on standby."""

    head: Letterhead
    person: str = name("姓名")
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    place: str = name("去向")
    note: str = text("去向说明", default="")
    """What the scheme says of the destination."""
    effective_on: date = text("生效日期")
    leaves: bool = flag("岗位有变动", default=True)
    """Whether there is a former post to hand over."""
    handover_days: int = text("移交期限")
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)
    document: str = text("公文", default="")
    """The template that the scheme names for the destination."""


# -- papers ----------------------------------------------------------------------------------------


def other_letters(desk: Desk, kind: DocumentKind[OtherPlaceLetter]) -> Iterator[Paper]:
    """Yield what is known of everybody who goes elsewhere; only letters named so are printed."""
    placements = decided_places(desk)
    sitting = sitting_of(placements.meeting) if placements else None
    if placements is None or sitting is None or sitting.effective_on is None:
        return
    places = {each.name: each for each in desk.office.scheme.other_places}
    for each in placements.of.values():
        place = places.get(each.place)
        if place and kind.name in (place.document, OTHER_DESTINATION.name):
            yield _letter(desk.office, kind, each, place, sitting, sitting.effective_on)


def _letter(
    office: Office,
    kind: DocumentKind[OtherPlaceLetter],
    placement: Placement,
    place: OtherPlace,
    sitting: Sitting,
    effective_on: date,
) -> Paper:
    member, basics = placement.member, office.scheme.basics
    data = OtherPlaceLetter(
        head=kind.head(office, effective_on, member.staff_id),
        person=office.name(member),
        campaign=basics.name,
        meeting=office.meeting(sitting.decided_on),
        place=place.name,
        note=place.note,
        effective_on=effective_on,
        leaves=place.hands_over,
        handover_days=basics.handover_days,
        objection_days=basics.objection_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
        document=place.document,
    )
    return kind.paper(office, data, member)


# -- kinds -----------------------------------------------------------------------------------------


def make_other_papers(desk: Desk) -> None:
    """Take the letters to those who go elsewhere, once the day is known (任职日期)."""
    placements = decided_places(desk)
    if placements is None:
        return
    sitting = sitting_of(placements.meeting)
    if placements.of and (sitting is None or sitting.effective_on is None):
        return
    for kind in PRINTED:
        desk.take(kind, papers=other_letters(desk, kind))


def _kind(name: str, audience: Audience, series: Series) -> DocumentKind[OtherPlaceLetter]:
    return DocumentKind(
        name,
        OtherPlaceLetter,
        audience,
        series,
        Phase.DEPARTMENTS,
        made_by=make_other_papers,
        spoiled_by=(DEPARTMENT,),
        copies=2,
        on_demand=True,
    )


OTHER_LETTER = _kind("去向通知书", Audience.PERSON, Series.LETTERS)
RETIREMENT_LETTER = _kind("离岗待退通知书", Audience.PERSON, Series.LETTERS)
PRINTED = (OTHER_LETTER, RETIREMENT_LETTER)
"""Those for which the program has a template; an office may name one of its own."""
OTHER_DESTINATION = _kind("其他去向人员", Audience.FILE, Series.NONE)
"""Never printed: what papers of the office's own kinds are made of."""
