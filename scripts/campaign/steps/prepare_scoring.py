"""Step 2: the speaking order by lot, and every sheet that is marked or counted on."""

from datetime import datetime

from campaign import places
from campaign.documents.changes import follow_changes
from campaign.office.history import LISTS
from campaign.registration.stages import the_post_verdicts
from campaign.run import Outcome, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.scoring.lots import BY_PROGRAM, FROM_SCHEME, random_seed, record_seed, recorded_seed
from campaign.scoring.marking.panel_draw import PANEL_FILE, panel_page
from campaign.scoring.report_ties import cut_lots_page
from campaign.scoring.shortlists import listed_content, nobody_left
from campaign.scoring.speaking_order import LOTS_FILE, order_pages
from campaign.scoring.stages import (
    DRAW_LOTS,
    the_begun,
    the_candidates,
    the_contest,
    the_lists,
    the_panel_lots,
    the_seed,
    the_shortlists,
    why_no_contest,
)
from campaign.steps.score_sheets import make_score_sheets


def carry_out(run: Run) -> Outcome:
    """Draw, and make every sheet that has to be filled in; filled ones stay as they are."""
    if reason := run.get(why_no_contest):
        raise Waiting(f"{reason}，不需要评分")
    lots_of_judges = run.get(the_panel_lots)
    about_seed = _choose_seed(run)
    candidates = run.get(the_candidates)
    folder = run.folder
    lots = folder.path(places.RESULTS, LOTS_FILE)
    contest, begun = run.get(the_contest), run.get(the_begun)
    pages = order_pages(contest, candidates, run.get(the_seed))
    run.write_book(lots, [*pages, *cut_lots_page(contest, candidates, begun.after)])
    if lists := run.get(the_shortlists):
        follow_changes(run, LISTS, listed_content(lists, candidates))
    sheets = make_score_sheets(run, run.get(the_contest), run.get(the_lists))
    outcome = Outcome(written=[lots])
    if lots_of_judges:
        drawn = folder.path(places.RESULTS, PANEL_FILE)
        run.write_book(drawn, [panel_page(run.get(the_contest), lots_of_judges)])
        outcome.written.append(drawn)
        outcome.lines.append(f"评委抽签结果见“{folder.label(drawn)}”。")
    if about_seed:
        outcome.lines.append(about_seed)
    order = "演说顺序" if run.get(the_contest).has_speech else "抽签排定的顺序"
    outcome.lines.append(f"竞职人员{len(candidates)}人，{order}见“{folder.label(lots)}”。")
    outcome.lines += nobody_left(run.get(the_contest), candidates, lists)
    outcome.lines.append(f"“{places.SCORES}”里现有{sheets}份评分表和计票表。")
    if begun.lots:
        outcome.lines += [f"{each}。" for each in begun.lots]
        outcome.next_step = f"{DRAW_LOTS}“评分准备”，做出“{begun.later}”的表。"
        return outcome
    if begun.later:
        outcome.lines.append(f"“{begun.later}”的表，等前面的成绩交齐了，再运行一次“评分准备”做出。")
    outcome.next_step = (
        f"把“{places.SCORES}”里的表打印或发给评委、计票人，填好放回原处，再运行“成绩汇总”。"
    )
    return outcome


def _choose_seed(run: Run) -> str:
    """Record the seed that this campaign draws by, drawing one if there is none; what to say."""
    run.get(the_post_verdicts)  # nothing is drawn before the registrations are in order
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
