"""Step 3: all marks and counts → 成绩汇总, the leaders' inspection sheets, and 任用决定表."""

from campaign import folder as places
from campaign.filenames import safe_name
from campaign.intake.inspections import inspection_file
from campaign.offer import offer
from campaign.reports.decisions import appointment_page, inspection_pages, meeting_page
from campaign.reports.scores import score_pages
from campaign.session import Campaign, Outcome, Waiting
from campaign.sheets.decisions import APPOINTMENTS_FILE, LEFT_OPEN
from campaign.sheets.score_results import SCORES_FILE


def run(campaign: Campaign) -> Outcome:
    """Add up, rank, and put the proposal before the committee."""
    scheme, folder = campaign.scheme, campaign.folder
    if not scheme.posts:
        raise Waiting("本次活动没有竞争职位，没有成绩要汇总")
    result = folder.path(places.RESULTS, SCORES_FILE)
    scoreboard, proposal = campaign.scoreboard, campaign.post_proposal
    _, tallies = campaign.handed_in_scores
    pages = score_pages(scheme, campaign.candidates, scoreboard, tallies, campaign.seed)
    campaign.write_book(result, pages)
    outcome = Outcome(written=[result])
    outcome.lines.append(f"成绩见“{folder.label(result)}”。")
    inspected = inspection_pages(scheme, scoreboard)
    for leader, sheet in inspected.items():
        path = folder.path(places.APPOINTMENTS, inspection_file(safe_name(leader)))
        offer(campaign, path, sheet, lambda row: (row.post, row.staff_id))
    handed_in = campaign.inspections.handed_in
    leaders = {safe_name(leader) for leader in inspected}
    outcome.waits_for += [f"{leader}的考察意见表" for leader in sorted(leaders - handed_in)]
    page = appointment_page(scheme, scoreboard, proposal, campaign.inspections)
    decisions = folder.path(places.APPOINTMENTS, APPOINTMENTS_FILE)
    offer(
        campaign,
        decisions,
        page,
        lambda row: (row.department, row.title, row.staff_id),
        others=[meeting_page()],
    )
    still_open = sum(row.proposal == LEFT_OPEN for row in page.rows)
    if still_open:
        outcome.lines.append(f"有{still_open}处并列影响人选，提请党委研究，程序没有替党委决定。")
    outcome.next_step = (
        f"党委研究后，在“{folder.label(decisions)}”里填写党委决定和会议信息，再运行“双向选择”。"
    )
    return outcome
