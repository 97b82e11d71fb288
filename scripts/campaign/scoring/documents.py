"""The marks for the notice board."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from campaign.office.history import RANK, TOTAL
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.names import distinct_names
from campaign.office.office import NOT_RECORDED, Letterhead, Office
from campaign.scheme.rules.classes import PostClass
from campaign.scheme.scheme import Scheme
from campaign.scoring.arithmetic import Number, Rounding
from campaign.scoring.methods import approving, shared_rules
from campaign.scoring.parts import rounding_of
from campaign.scoring.rules_in_words import absences, scoring_rules
from campaign.scoring.score_code import score_code
from campaign.scoring.scoreboard import Entry, Scoreboard, competed_in_vain
from campaign.scoring.stages import the_scoreboard, why_no_contest
from campaign.word.placeholders import filling, name, rows, text, words
from campaign.workbook.declare.cells import plain


@filling
class ScoreColumn:
    """A component's column."""

    component: str = name("项目")
    points: str = text("分值")


@filling
class ScoreLine:
    """A candidate for a post."""

    post: str = name("竞争职位")
    rank: str = text("名次", default="")
    person: str = name("姓名")
    marks: tuple[str, ...] = rows("各项得分")
    """One for each column, as they are to be printed."""
    total: str = text("总分", default="")
    remark: str = words("备注", default="")


@filling
class ScorePublication:
    """成绩公布, for the notice board."""

    head: Letterhead
    campaign: str = text("活动名称")
    plan: str = words("方案名称")
    columns: tuple[ScoreColumn, ...] = rows("评分项目")
    lines: tuple[ScoreLine, ...] = rows("成绩")
    rules: tuple[str, ...] = rows("计分规则", default=())
    """Sentences with full stops; together in one paragraph they leave room on the page."""
    code: str = text("成绩编码")
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


# -- papers ----------------------------------------------------------------------------------------


class Totals(NamedTuple):
    """Totals as they are published together."""

    title: str
    """第二轮 of the two-way choice; empty for those of the competition."""
    scheme: Scheme
    """The rules as the scoring sees them."""
    board: Scoreboard
    published_on: date


def score_papers(office: Office, scoreboard: Scoreboard) -> list[Paper]:
    """Make 成绩公布 of the competition."""
    return papers_of(office, Totals("", office.scheme.scored, scoreboard, _published_on(office)))


def papers_of(office: Office, totals: Totals) -> list[Paper]:
    """Make 成绩公布: one for all posts, or one for each class that has components of its own."""
    classes = totals.scheme.classes
    if len(classes) == 1:
        return [_score_paper(office, totals, classes[0], totals.title)]
    return [_score_paper(office, totals, each, totals.title + each.label) for each in classes]


def _score_paper(office: Office, totals: Totals, same: PostClass, part: str) -> Paper:
    scheme = replace(totals.scheme, posts=same.posts, components=same.components)
    scoreboard = totals.board
    entries = [entry for post in same.posts for entry in scoreboard.entries[post.name]]
    candidates = {entry.staff_id: office.roster[entry.staff_id] for entry in entries}
    names = distinct_names(candidates.values())
    data = ScorePublication(
        head=SCORE_PUBLICATION.head(office, totals.published_on),
        campaign=scheme.basics.name,
        plan=office.plan,
        columns=tuple(
            ScoreColumn(component=each.name, points=plain(each.points)) for each in same.components
        ),
        lines=tuple(_line(office, entry, same, names[entry.staff_id]) for entry in entries),
        rules=tuple(
            filter(
                None,
                (
                    "".join([*shared_rules(scheme), *scoring_rules(scheme, approving(scheme))]),
                    competed_in_vain(same.posts, scoreboard),
                ),
            )
        ),
        code=score_code(scoreboard),
        objection_days=scheme.basics.objection_days,
        receiver=office.receiver,
        telephone=scheme.basics.objections_phone,
    )
    return SCORE_PUBLICATION.paper(office, data, part=part)


def _published_on(office: Office) -> date:
    """As the scheme says; else the last working day before the public notice of appointments."""
    basics = office.scheme.basics
    if basics.scores_published_on:
        return basics.scores_published_on
    return office.scheme.calendar.before(basics.notice_starts or basics.ends)


def _line(office: Office, entry: Entry, same: PostClass, person: str) -> ScoreLine:
    rounding = rounding_of(office.scheme)
    return ScoreLine(
        post=entry.post,
        rank=str(entry.rank.rank or NOT_RECORDED),
        person=person,
        marks=tuple(
            "不计"
            if component.name in entry.uncounted
            else "未进入"
            if component.name not in entry.points
            else _shown(entry.points[component.name], rounding)
            for component in same.components
        ),
        total=str(entry.total),
        remark="；".join(_remarks(entry)),
    )


def _remarks(entry: Entry) -> list[str]:
    remarks = [*entry.on_by_tie.values(), *entry.out, *entry.below, *absences(entry)]
    if entry.awaits_lot:
        remarks.append(entry.awaits_lot)
    elif entry.tie:
        remarks.append("并列" if entry.rank.tied_with else entry.tie)
    if entry.below_floor:
        remarks.append("得票率低于最低要求")
    return remarks


def _shown(points: Number, rounding: Rounding) -> str:
    return str(rounding.quantize(points))


# -- kinds -----------------------------------------------------------------------------------------


def make_score_papers(desk: Desk) -> None:
    """Take the publication once everybody is scored; none where nobody competes."""
    if desk.ready(why_no_contest):
        desk.take(SCORE_PUBLICATION)
    elif scoreboard := desk.ready(the_scoreboard):
        desk.take(SCORE_PUBLICATION, papers=score_papers(desk.office, scoreboard))


SCORE_PUBLICATION = DocumentKind(
    "成绩公布",
    ScorePublication,
    Audience.BOARD,
    Series.NONE,
    Phase.SCORES,
    made_by=make_score_papers,
    spoiled_by=(TOTAL, RANK),
)
