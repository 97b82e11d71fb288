"""The marks for the notice board."""

from datetime import date

from campaign.documents import scores as documents
from campaign.notices.appointments import NOT_RECORDED
from campaign.notices.naming import distinct_names
from campaign.notices.papers import NOTICE_BOARD, Office, Paper
from campaign.notices.plan import scoring_rules
from campaign.outcome.parts import rounding_of
from campaign.outcome.scoreboard import Entry, Scoreboard
from campaign.scoring import Number, Rounding
from campaign.workbook.cells import plain


def score_paper(office: Office, scoreboard: Scoreboard) -> Paper:
    """成绩公布."""
    scheme = office.scheme
    entries = [entry for post in scheme.posts for entry in scoreboard.entries[post.name]]
    candidates = {entry.staff_id: office.roster[entry.staff_id] for entry in entries}
    names = distinct_names(candidates.values())
    data = documents.ScorePublication(
        head=office.head(_published_on(office)),
        campaign=scheme.basics.name,
        plan=office.plan,
        columns=tuple(
            documents.ScoreColumn(component=each.name, points=plain(each.points))
            for each in scheme.components
        ),
        lines=tuple(_line(office, entry, names[entry.staff_id]) for entry in entries),
        rules=scoring_rules(office),
        objection_days=scheme.basics.objection_days,
        receiver=office.receiver,
        telephone=scheme.basics.objections_phone,
    )
    return Paper(documents.SCORE_PUBLICATION, data, NOTICE_BOARD)


def _published_on(office: Office) -> date:
    """As the scheme says; else the last working day before the public notice of appointments."""
    basics = office.scheme.basics
    if basics.scores_published_on:
        return basics.scores_published_on
    return office.scheme.calendar.before(basics.notice_starts or basics.ends)


def _line(office: Office, entry: Entry, person: str) -> documents.ScoreLine:
    rounding = rounding_of(office.scheme)
    return documents.ScoreLine(
        post=entry.post,
        rank=str(entry.rank.rank or NOT_RECORDED),
        person=person,
        marks=tuple(
            "不计"
            if component.name in entry.uncounted
            else _shown(entry.points[component.name], rounding)
            for component in office.scheme.components
        ),
        total=str(entry.total),
        remark="；".join(_remarks(entry)),
    )


def _remarks(entry: Entry) -> list[str]:
    remarks = [f"{component}缺考" for component in sorted(entry.absent)]
    if entry.rank.tied_with:
        remarks.append("并列")
    if entry.below_floor:
        remarks.append("得票率低于最低要求")
    return remarks


def _shown(points: Number, rounding: Rounding) -> str:
    return str(rounding.quantize(points))
