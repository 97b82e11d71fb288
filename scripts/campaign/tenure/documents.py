"""任职以后: the letters at the end of a probation, and to those who leave their post."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from campaign.office.history import APPOINTED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series, occasion
from campaign.office.office import Letterhead, Office
from campaign.tenure.sheets import CONFIRMED, EXTENDED, LOWERED, REMOVED, TenureRow
from campaign.tenure.stages import the_tenure_ledger, the_tenures
from campaign.tenure.terms import Tenure, TenureLedger, acting_for
from campaign.word.placeholders import filling, flag, name, text, words

Data = TypeVar("Data")


@filling
class TenureLetter:
    """What the committee decided about somebody's office, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    post: str = name("职务")
    meeting: str = words("决定会议")
    on_probation: bool = flag("在试用期", default=False)
    """Whether the decision is about a probation, rather than about the office in its term."""
    begins: date | str = text("试用开始", default="")
    ends: date | str = text("试用期满", default="")
    """As the committee may have extended it."""
    term_ends: date | str = text("任期至", default="")
    extended_to: date | str = text("延期至", default="", room=8)
    new_post: str = name("新职务", default="", room=8)
    note: str = text("情况说明", default="")
    handover_days: int | str = text("移交期限", default="")


@filling
class ActingLetter:
    """主持工作通知书: who acts in a post that somebody left, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    post: str = name("职务")
    former: str = name("原任职人员")
    meeting: str = words("决定会议")
    begins: date = text("开始日期")
    until: date | str = text("主持至", default="", room=8)
    handover_days: int = text("移交期限")


# -- papers ----------------------------------------------------------------------------------------


def tenure_letters(
    office: Office, tenures: Sequence[Tenure], ledger: TenureLedger
) -> Iterable[Paper]:
    """Yield a letter for each decision that has its date."""
    for each in tenures:
        row = ledger[each.staff_id].value if each.staff_id in ledger else None
        if row and row.result and row.decided_on:
            yield _letter(office, each, row, row.result, row.decided_on)
        if row and row.result == EXTENDED and row.later_result and row.later_decided_on:
            yield _letter(office, each, row, row.later_result, row.later_decided_on)


def _letter(office: Office, each: Tenure, row: TenureRow, result: str, decided_on: date) -> Paper:
    kind = _LETTER_ON[result]
    is_later = row.result == EXTENDED and result != EXTENDED
    data = TenureLetter(
        head=kind.head(office, decided_on, each.staff_id),
        person=office.name(each.member),
        post=each.post,
        meeting=office.meeting(decided_on),
        on_probation=each.probation_ends is not None,
        begins=each.probation_starts or "",
        ends=(row.extended_to if is_later else None) or each.probation_ends or "",
        term_ends=each.term_ends or "",
        extended_to=row.extended_to or "",
        new_post=row.new_post,
        note=row.note,
        handover_days=office.scheme.basics.handover_days,
    )
    return kind.paper(office, data, each.member)


def acting_letters(
    office: Office, tenures: Sequence[Tenure], ledger: TenureLedger
) -> Iterable[Paper]:
    """Yield a letter to each who acts in a post, from the decision by which it became empty."""
    written: Counter[str] = Counter()
    for each in tenures:
        row = ledger.get(each.staff_id)
        member, _ = acting_for(office.roster, row) if row else (None, [])
        if row is None or member is None or row.value.left_on is None:
            continue
        written[member.staff_id] += 1
        again, left_on = occasion(written[member.staff_id]), row.value.left_on
        data = ActingLetter(
            head=ACTING_LETTER.head(office, left_on, member.staff_id, occasion=again),
            person=office.name(member),
            post=each.post,
            former=office.name(each.member),
            meeting=office.meeting(left_on),
            begins=left_on,
            until=row.value.acting_until or "",
            handover_days=office.scheme.basics.handover_days,
        )
        yield ACTING_LETTER.paper(office, data, member)._replace(occasion=again)


# -- kinds -----------------------------------------------------------------------------------------


def make_tenure_papers(desk: Desk) -> None:
    """Take what the ledger's results call for (任职台账)."""
    tenures, ledger = desk.ready(the_tenures), desk.ready(the_tenure_ledger)
    if tenures is not None and ledger is not None:
        papers = tenure_letters(desk.office, tenures, ledger)
        desk.take(*_LETTER_ON.values(), papers=papers)
        desk.take(ACTING_LETTER, papers=acting_letters(desk.office, tenures, ledger))


def _kind(name: str, data: type[Data]) -> DocumentKind[Data]:
    return DocumentKind(
        name,
        data,
        Audience.PERSON,
        Series.LETTERS,
        Phase.REVIEWS,
        made_by=make_tenure_papers,
        spoiled_by=(APPOINTED,),
        copies=2,
        on_demand=True,
    )


CONFIRMATION_LETTER = _kind("试用期满任职通知书", TenureLetter)
EXTENSION_LETTER = _kind("延长试用期通知书", TenureLetter)
REMOVAL_LETTER = _kind("免职通知书", TenureLetter)
LOWERING_LETTER = _kind("降职通知书", TenureLetter)
ACTING_LETTER = _kind("主持工作通知书", ActingLetter)
_LETTER_ON = {
    CONFIRMED: CONFIRMATION_LETTER,
    EXTENDED: EXTENSION_LETTER,
    REMOVED: REMOVAL_LETTER,
    LOWERED: LOWERING_LETTER,
}
"""Which letter tells of which result."""
