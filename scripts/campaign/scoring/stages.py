"""Stages of scoring: the draw, marks and ballots, points and ranks."""

from pathlib import Path

from campaign import places
from campaign.issues import Kind, Where
from campaign.office.names import distinct_names
from campaign.registration.stages import the_department_verdicts, the_post_verdicts, what_counts
from campaign.registration.verdicts import Verdict, passed_by_post
from campaign.registration.withdrawn import (
    moved_away,
    passed_over,
    withdrawn,
    without_a_contest,
)
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scheme.basics import BASICS
from campaign.scheme.rules.opening import Shortage, opened, shortages
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import POSTS, Component
from campaign.scheme.stages import the_scheme
from campaign.scoring.candidates import Candidate, draw_candidates
from campaign.scoring.cuts import stages_of
from campaign.scoring.lots import recorded_seed
from campaign.scoring.marking.panel_draw import (
    Lot,
    panel_lots,
    too_few_to_draw,
    with_drawn_judges,
)
from campaign.scoring.methods import (
    Begun,
    HandedIn,
    awaited,
    read_handed_in,
    stages_begun,
    work_out,
)
from campaign.scoring.scoreboard import Scoreboard, score
from campaign.scoring.shortlists import Shortlist, inspected, stage_shortlists
from campaign.scoring.ties import facts_missing
from campaign.worked_out import compared_by


def the_seed(run: Run) -> str:
    """Find the seed of the draw: from the scheme, else the one recorded before."""
    given, recorded = run.get(the_scheme).basics.lot_seed, recorded_seed(run.folder)
    if given and recorded and recorded.digits != given:
        where = Where(places.SCHEME, BASICS.name)
        before, time = recorded.digits, recorded.time
        changed = Kind.LOTS_SEED_CHANGED.at(where, given, before=before, time=time, now=given)
        run.note([changed])
    if not given and not recorded:
        raise Waiting("还没有抽签，请先运行“评分准备”")
    return given or (recorded.digits if recorded else "")


def the_shortages(run: Run) -> list[Shortage]:
    """Find the posts for which too few people passed the review (最少报名人数)."""
    scheme = run.get(the_scheme)
    found = shortages(scheme, passed_by_post(run.get(the_post_verdicts)))
    where = Where(places.SCHEME, POSTS.name)
    run.note(
        Kind.APPLICANTS_TOO_FEW.at(
            where, post=each.post.name, finding=each.finding, consequence=each.consequence
        )
        for each in found
    )
    return found


def the_competition(run: Run) -> Scheme:
    """Give the scheme with the places that are competed for: fewer, or none, where too few came."""
    return opened(run.get(the_scheme), run.get(the_shortages))


def the_scored(run: Run) -> frozenset[str]:
    """Name what is scored for: posts that have places left, and departments filled by total."""
    return frozenset(post.name for post in run.get(the_competition).scored.posts if post.quota)


@compared_by(what_counts)
def the_competitors(run: Run) -> list[Verdict]:
    """Select the eligible applicants for whatever is scored for."""
    verdicts = (*run.get(the_post_verdicts), *run.get(the_department_verdicts))
    scored = run.get(the_scored)

    return [each for each in verdicts if scored & set(each.eligible)]


def the_panel_lots(run: Run) -> list[Lot]:
    """Draw the judges who come from 评委库, once it is known who competes."""
    scheme, competitors = run.get(the_competition), run.get(the_competitors)
    if scheme.judge_draws and not scheme.basics.panel_seed:
        raise Waiting("评委还没有抽：当众摇出数字，写进方案的“评委抽签种子”，再运行“评分准备”")
    lots = panel_lots(scheme, [each.member for each in competitors])
    return run.require(lots, too_few_to_draw(lots))


def the_contest(run: Run) -> Scheme:
    """Give the rules as the scoring sees them.

    Departments filled by total are scored for, too, and judges who are drawn by lot are known.
    """
    scheme = run.get(the_competition).scored
    return with_drawn_judges(scheme, run.get(the_panel_lots)) if scheme.judge_draws else scheme


def why_no_contest(run: Run) -> str:
    """Say why there is nothing to score; empty if somebody competes for anything."""
    if not run.get(the_competition).scored.posts:
        return "本次活动没有竞争职位"
    if run.get(the_competitors):
        return ""
    if any(verdict.passed for verdict in run.get(the_post_verdicts)):
        return "报名人数不足，竞争职位都取消了"
    return "没有审核通过的竞职人员"


def the_candidates(run: Run) -> list[Candidate]:
    """Put the eligible applicants for posts into speaking order."""
    competitors = run.get(the_competitors)
    run.require((), run.get(the_scheme).before_scoring)
    seed = run.get(the_seed)

    names, scheme = distinct_names(run.get(the_roster).members), run.get(the_contest)
    drawn = draw_candidates(competitors, seed, names, run.get(the_scored))
    return run.require(drawn, facts_missing(scheme, drawn))


def the_begun(run: Run) -> Begun:
    """Return how far the stages of the competition have come."""
    candidates, scheme = run.get(the_candidates), run.get(the_contest)
    paths = _sheets(run) if scheme.cuts else []
    return run.require(*stages_begun(run.books(paths, "读取评分表"), scheme, candidates))


def the_lists(run: Run) -> list[tuple[Component, list[Candidate]]]:
    """Return whom each component's sheets list, as far as that is known yet."""
    return run.get(the_begun).lists(run.get(the_contest), run.get(the_candidates))


def _sheets(run: Run) -> list[Path]:
    """List the sheets of the competition, without those of later rounds of the two-way choice."""
    return run.filled(places.SCORES, without=run.get(the_scheme).later_rounds)


def the_scores(run: Run) -> HandedIn:
    """Read all marks and counts, by way of marking: one list of all that is wrong with them."""
    candidates = run.get(the_candidates)
    paths = _sheets(run)
    books = run.books(paths, "读取评分表")
    handed_in, issues = read_handed_in(books, run.get(the_contest), candidates)
    if not paths and any(awaited(handed_in)):
        raise Waiting("还没有评分表，请先运行“评分准备”")
    verdicts, scored = run.get(the_post_verdicts), run.get(the_scored)
    gone = moved_away(run.get(the_roster).members) | withdrawn(verdicts)
    gone |= without_a_contest(verdicts, scored)
    return run.require(handed_in, passed_over(issues, Kind.MARKS_CANDIDATE_EXTRA, gone))


def the_shortlists(run: Run) -> list[Shortlist]:
    """List who goes on after each stage that is over, and whom the committee has inspected."""
    candidates, scheme = run.get(the_candidates), run.get(the_contest)
    if not scheme.cuts:
        return []
    begun = run.get(the_begun).stages
    stages = [stage for stage, _ in begun]
    found = [
        each
        for stage, (_, parts) in zip(stages, begun[1:], strict=False)
        for each in stage_shortlists(scheme, candidates, parts, stage)
    ]
    try:
        board = run.get(the_scoreboard)
    except Waiting:
        return found
    last = stages_of(scheme)[-1]
    found += stage_shortlists(scheme, candidates, board.parts, last)
    by_total = inspected(scheme, board)
    return [*found, by_total] if by_total else found


DRAW_LOTS = (
    "并列的还没有抽签：当众摇出一串数字，写进方案“基本信息”的“并列抽签种子”，保存后再运行一次"
)
"""What people have to do where lots decide who goes on."""


def the_scoreboard(run: Run) -> Scoreboard:
    """Work out points, totals and ranks, once everything is handed in."""
    handed_in = run.get(the_scores)

    if missing := list(awaited(handed_in)):
        raise Waiting(*(f"{each}还没有交" for each in missing))
    if run.get(the_contest).cuts and (lots := run.get(the_begun).lots):
        raise Waiting(*lots, DRAW_LOTS)
    scheme, candidates = run.get(the_contest), run.get(the_candidates)
    parts = run.require(*work_out(scheme, candidates, handed_in))
    return score(scheme, candidates, parts)
