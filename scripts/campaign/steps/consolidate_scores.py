"""Step 3: all marks and counts → 成绩汇总, the leaders' inspection sheets, and 任用决定表."""

from campaign import places
from campaign.documents.changes import changes_pages, follow_changes
from campaign.offered import offer
from campaign.office.history import LISTS, SCORES
from campaign.office.meetings import meeting_page
from campaign.posts.reading import inspection_file, opinions_awaited
from campaign.posts.report import appointment_page, inspection_pages
from campaign.posts.sheets import APPOINTMENTS_FILE
from campaign.posts.stages import (
    nobody_competes,
    the_decided,
    the_inspections,
    the_post_proposal,
)
from campaign.roster.stages import the_roster
from campaign.run import Outcome, Run, Waiting
from campaign.scheme.targets import names_now
from campaign.scoring.report import score_pages
from campaign.scoring.result_sheets import SCORES_FILE
from campaign.scoring.scoreboard import competed_in_vain, score_content
from campaign.scoring.shortlists import listed_content
from campaign.scoring.stages import (
    DRAW_LOTS,
    the_candidates,
    the_competition,
    the_contest,
    the_scoreboard,
    the_scores,
    the_shortlists,
    why_no_contest,
)


def carry_out(run: Run) -> Outcome:
    """Add up, rank, and put the proposal before the committee."""
    if reason := run.get(why_no_contest):
        raise Waiting(f"{reason}，没有成绩要汇总")
    outcome = Outcome()
    _write_scores(run, outcome)
    if run.get(nobody_competes):
        outcome.next_step = "运行“双向选择”。"
        return outcome
    if lots := run.get(the_scoreboard).awaits_lots:
        outcome.lines += [f"{each.post}：编号{each.staff_id}{each.awaits_lot}。" for each in lots]
        outcome.next_step = f"{DRAW_LOTS}“成绩汇总”。"
        return outcome
    _offer_inspections(run, outcome)
    _offer_decisions(run, outcome)
    return outcome


def _write_scores(run: Run, outcome: Outcome) -> None:
    pages = score_pages(
        run.get(the_contest),
        run.get(the_candidates),
        run.get(the_scoreboard),
        run.get(the_scores),
    )
    history = follow_changes(run, SCORES, score_content(run.get(the_scoreboard)))
    if lists := run.get(the_shortlists):
        history = follow_changes(run, LISTS, listed_content(lists, run.get(the_candidates)))
    pages += changes_pages(run.get(the_roster), history, SCORES, LISTS)
    path = run.write_book(run.folder.path(places.RESULTS, SCORES_FILE), pages)
    outcome.written.append(path)
    outcome.lines.append(f"成绩见“{run.folder.label(path)}”。")
    if void := competed_in_vain(run.get(the_contest).posts, run.get(the_scoreboard)):
        outcome.lines.append(void)


def _offer_inspections(run: Run, outcome: Outcome) -> None:
    sheets = inspection_pages(run.get(the_competition), run.get(the_scoreboard))
    now = names_now(run.get(the_competition))
    for leader, page in sheets.items():
        path = run.folder.path(places.APPOINTMENTS, inspection_file(leader))
        offer(run, path, page, lambda row: (row.post, row.staff_id), loose=(), now=now)
    awaited = opinions_awaited(
        run.get(the_competition),
        run.get(the_scoreboard),
        run.get(the_inspections),
        run.get(the_decided),
    )
    outcome.waits_for += [
        f"{leader}的考察意见表还没有交"
        if len(names) == len(sheets[leader].rows)
        else f"{leader}的考察意见表还差{len(names)}人"
        for leader, names in awaited.items()
    ]


def _offer_decisions(run: Run, outcome: Outcome) -> None:
    proposal = run.get(the_post_proposal)
    page = appointment_page(
        run.get(the_competition),
        run.get(the_scoreboard),
        proposal,
        run.get(the_inspections),
    )
    path = run.folder.path(places.APPOINTMENTS, APPOINTMENTS_FILE)
    offer(
        run,
        path,
        page,
        lambda row: (row.department, row.title, row.staff_id),
        others=[meeting_page()],
        loose=(),
        now=names_now(run.get(the_competition)),
    )
    if ties := proposal.proposal.ties:
        units = "、".join(tie.unit for tie in ties)
        outcome.lines.append(f"有并列影响人选（{units}），提请党委研究，程序没有替党委决定。")
    label = run.folder.label(path)
    if run.made.untouched(label):
        first = (
            f"请分管领导填好“{places.APPOINTMENTS}”里的考察意见表；" if outcome.waits_for else ""
        )
        outcome.next_step = (
            f"{first}党委研究后，在“{label}”里填写党委决定和会议信息，再运行“双向选择”。"
        )
    elif outcome.waits_for:
        outcome.next_step = f"请分管领导填好“{places.APPOINTMENTS}”里的考察意见表。"
    else:
        outcome.next_step = "运行“双向选择”。"
