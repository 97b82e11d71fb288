"""复核和申诉: who asked for what when, what came of it, and the answer to the person.

The record lies beside the register for the seal; it is made where candidates are published, and
read wherever an office has copied it from `templates/表样/`. It changes no result: where a recheck
corrects something, the sheet in question is corrected, and everything follows.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from campaign import places
from campaign.calendar import day_of
from campaign.documents.sheets import RECHECKS, RECHECKS_FILE, Recheck
from campaign.issues import Issue, Kind, errors_in
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.office import Letterhead, Office
from campaign.roster.roster import Member
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.stages import the_scheme
from campaign.word.placeholders import filling, name, text, words
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only

KEPT, CORRECTED = "维持", "更正"
_OUTCOMES = {KEPT: "原结果无误，予以维持", CORRECTED: "原结果有误，予以更正"}


@filling
class RecheckLetter:
    """Lay out 复核结果通知书."""

    head: Letterhead
    person: str = name("姓名")
    subject: str = words("复核事项")
    asked_on: date = text("提出日期")
    request: str = text("复核内容")
    outcome: str = words("复核结论")
    explained: str = text("处理说明", default="", needed_if_printed=True)
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


def the_rechecks(run: Run) -> list[tuple[Row[Recheck], Member]]:
    """Read the record, if there is one. Raises `Faulty`."""
    path = run.folder.path(places.DOCUMENTS, RECHECKS_FILE)
    if not run.folder.has(path):
        return []
    label, grids, issues = run.open_book(path)
    grid, missing = pick_only(grids, RECHECKS, label)
    issues = [*issues, *missing]
    rows: Sequence[Row[Recheck]] = ()
    if grid is not None:
        reading = read(grid, RECHECKS)
        rows, issues = reading.rows, [*issues, *reading.issues]
    found = []
    for row in rows:
        member, unknown = run.get(the_roster).identify(
            row.value.staff_id, row.value.name, row.where("staff_id")
        )
        issues += [*unknown, *_faults(row), *_misdated(run, row)]
        if member:
            found.append((row, member))
    run.keep_typed(text for row in rows for text in (row.value.request, row.value.explained))
    return run.require(found if not errors_in(issues) else None, issues)


def _faults(row: Row[Recheck]) -> Iterable[Issue]:
    recheck = row.value
    if recheck.outcome == CORRECTED and not recheck.explained:
        yield Kind.RECHECK_NOT_EXPLAINED.at(row.where("explained"), name=recheck.name)
    if recheck.outcome and not recheck.answered_on:
        yield Kind.RECHECK_NOT_DATED.at(row.where("answered_on"), name=recheck.name)


def _misdated(run: Run, row: Row[Recheck]) -> Iterable[Issue]:
    """Refuse a request before registration, an answer before the request, and days to come."""
    opens = run.get(the_scheme).basics.registration_opens
    for field, column, earliest, what in (
        ("asked_on", "提出日期", opens and day_of(opens), "报名开始"),
        ("answered_on", "结论日期", row.value.asked_on, "提出日期"),
    ):
        day: date | None = getattr(row.value, field)
        if day is None:
            continue
        if earliest and day < earliest:
            why = f"早于{what}{earliest}"
        elif day > run.today:
            why = "还没有到"
        else:
            continue
        where, name = row.where(field), row.value.name
        yield Kind.RECHECK_MISDATED.at(where, day, name=name, column=column, day=day, why=why)


def recheck_letters(
    office: Office, rechecks: Iterable[tuple[Row[Recheck], Member]]
) -> Iterable[Paper]:
    """Yield 复核结果通知书 for each request that was answered."""
    for row, member in rechecks:
        recheck = row.value
        if not (recheck.outcome and recheck.answered_on):
            continue
        of = f"{member.staff_id}{recheck.subject}"
        data = RecheckLetter(
            head=RECHECK_LETTER.head(office, recheck.answered_on, of),
            person=office.name(member),
            subject=recheck.subject,
            asked_on=recheck.asked_on,
            request=recheck.request,
            outcome=_OUTCOMES[recheck.outcome],
            explained=recheck.explained,
            receiver=office.receiver,
            telephone=office.scheme.basics.objections_phone,
        )
        yield RECHECK_LETTER.paper(office, data, member, part=recheck.subject)


def make_recheck_letters(desk: Desk) -> None:
    """Take the answers; the record is there from the candidates' notice on."""
    rechecks = desk.ready(the_rechecks)
    if rechecks is not None:
        desk.take(RECHECK_LETTER, papers=recheck_letters(desk.office, rechecks))


RECHECK_LETTER = DocumentKind(
    "复核结果通知书",
    RecheckLetter,
    Audience.PERSON,
    Series.LETTERS,
    Phase.RECHECKS,
    made_by=make_recheck_letters,
    copies=2,
    on_demand=True,
)
