"""Step 2: the speaking order by lot, one score sheet per judge and component, the ballot sheets."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from campaign import places
from campaign.intake.score_files import ballot_file, count_file, groups_of, score_file, vote_file
from campaign.offer import offer
from campaign.reports.ballot_sheets import ballot_page, count_pages, vote_pages
from campaign.reports.score_sheets import judge_page, lot_page
from campaign.run import Outcome, Run, Waiting
from campaign.seeds import BY_PROGRAM, FROM_SCHEME, random_seed, record_seed, recorded_seed
from campaign.stages.registration import the_roster, the_scheme, the_verdicts
from campaign.stages.scores import the_candidates, the_seed, why_no_contest
from campaign.workbook.page import Page

LOTS_FILE = "演说顺序.xlsx"


def carry_out(run: Run) -> Outcome:
    """Draw, and make every sheet that has to be filled in; filled ones stay as they are."""
    if reason := run.get(why_no_contest):
        raise Waiting(f"{reason}，不需要评分")
    about_seed = _choose_seed(run)
    candidates = run.get(the_candidates)
    folder = run.folder
    lots = folder.path(places.RESULTS, LOTS_FILE)
    run.write_book(lots, [lot_page(candidates, run.get(the_seed))])
    sheets = _score_sheets(run) + _ballot_sheets(run)
    outcome = Outcome(written=[lots])
    if about_seed:
        outcome.lines.append(about_seed)
    outcome.lines.append(f"竞职人员{len(candidates)}人，演说顺序见“{folder.label(lots)}”。")
    outcome.lines.append(f"“{places.SCORES}”里现有{sheets}份评分表和计票表。")
    outcome.next_step = (
        f"把“{places.SCORES}”里的表打印或发给评委、计票人，填好放回原处，再运行“成绩汇总”。"
    )
    return outcome


def _choose_seed(run: Run) -> str:
    """Record the seed that this campaign draws by, drawing one if there is none; what to say."""
    run.get(the_verdicts)  # nothing is drawn before the registrations are in order
    given, recorded = run.get(the_scheme).basics.lot_seed, recorded_seed(run.folder)
    if not given and recorded:
        return f"方案里没有抽签种子，沿用{recorded.time}记录的{recorded.digits}。"
    if not given:
        seed = random_seed()
        record_seed(run.folder, seed, BY_PROGRAM, datetime.now())
        return f"方案里没有抽签种子，已随机产生并记录：{seed}。"
    run.get(the_seed)  # says so if another one was recorded before
    if not recorded or recorded.digits != given:
        record_seed(run.folder, given, FROM_SCHEME, datetime.now())
    return ""


def _score_sheets(run: Run) -> int:
    scheme, candidates = run.get(the_scheme), run.get(the_candidates)
    made = 0
    for component in scheme.judged:
        for judge in scheme.panel(component):
            name = score_file(component.name, judge.name)
            path = run.folder.path(places.SCORES, name)
            offer(run, path, judge_page(scheme, component, judge, candidates), _by_number)
            made += 1
    return made


def _ballot_sheets(run: Run) -> int:
    scheme, candidates, folder = run.get(the_scheme), run.get(the_candidates), run.folder
    voters = sum(not member.outside for member in run.get(the_roster).members)
    made = 0
    for component in scheme.balloted:
        for group in groups_of(scheme):
            blank = folder.path(places.BLANKS, ballot_file(component.name, group.name))
            run.write_book(blank, [ballot_page(scheme, component, group.name, candidates)])
            counts = folder.path(places.SCORES, count_file(component.name, group.name))
            _offer_first(run, counts, count_pages(scheme, component, group.name, candidates))
            votes = folder.path(places.SCORES, vote_file(component.name, group.name))
            pages = vote_pages(scheme, component, group.name, candidates, voters)
            _offer_first(run, votes, pages, key=lambda row: row.number)
            made += 2
    return made


def _by_number(row: Any) -> Any:
    return row.staff_id


def _offer_first(
    run: Run,
    path: Any,
    pages: list[Page[Any]],
    key: Callable[[Any], Any] = _by_number,
) -> None:
    offer(run, path, pages[0], key, others=pages[1:])
