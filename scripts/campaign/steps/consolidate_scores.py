"""Step 3: all marks and counts → 成绩汇总, the leaders' inspection sheets, and 任用决定表."""

from collections.abc import Iterator

from campaign import folder as places
from campaign.intake.inspections import Inspections, inspection_file
from campaign.offer import offer
from campaign.outcome.changes import SCORES, score_content
from campaign.reports.appointments import appointment_page, inspection_pages
from campaign.reports.changes import changes_page, follow_changes
from campaign.reports.decisions import meeting_page
from campaign.reports.scores import score_pages
from campaign.session import Campaign, Outcome, Waiting
from campaign.sheets.decisions import APPOINTMENTS_FILE, Inspection
from campaign.sheets.score_results import SCORES_FILE
from campaign.workbook.page import Page


def run(campaign: Campaign) -> Outcome:
    """Add up, rank, and put the proposal before the committee."""
    if reason := campaign.no_contest:
        raise Waiting(f"{reason}，没有成绩要汇总")
    outcome = Outcome()
    _write_scores(campaign, outcome)
    _offer_inspections(campaign, outcome)
    _offer_decisions(campaign, outcome)
    return outcome


def _write_scores(campaign: Campaign, outcome: Outcome) -> None:
    pages = score_pages(
        campaign.scheme,
        campaign.candidates,
        campaign.scoreboard,
        campaign.handed_in_scores,
        campaign.seed,
    )
    history = follow_changes(campaign, SCORES, score_content(campaign.scoreboard))
    pages.append(changes_page(campaign.roster, history, [SCORES]))
    path = campaign.write_book(campaign.folder.path(places.RESULTS, SCORES_FILE), pages)
    outcome.written.append(path)
    outcome.lines.append(f"成绩见“{campaign.folder.label(path)}”。")


def _offer_inspections(campaign: Campaign, outcome: Outcome) -> None:
    sheets = inspection_pages(campaign.scheme, campaign.scoreboard)
    for leader, page in sheets.items():
        path = campaign.folder.path(places.APPOINTMENTS, inspection_file(leader))
        offer(campaign, path, page, lambda row: (row.post, row.staff_id))
    outcome.waits_for += _awaited(sheets, campaign.inspections)


def _awaited(sheets: dict[str, Page[Inspection]], inspections: Inspections) -> Iterator[str]:
    """Leaders who have not handed in, or not for everybody."""
    for leader, page in sheets.items():
        names = inspections.awaited.get(inspection_file(leader))
        if names is None or len(names) == len(page.rows):
            yield f"{leader}的考察意见表还没有交"
        elif names:
            yield f"{leader}的考察意见表还差{len(names)}人"


def _offer_decisions(campaign: Campaign, outcome: Outcome) -> None:
    proposal = campaign.post_proposal
    page = appointment_page(campaign.scheme, campaign.scoreboard, proposal, campaign.inspections)
    path = campaign.folder.path(places.APPOINTMENTS, APPOINTMENTS_FILE)
    offer(
        campaign,
        path,
        page,
        lambda row: (row.department, row.title, row.staff_id),
        others=[meeting_page()],
    )
    if ties := proposal.proposal.ties:
        units = "、".join(tie.unit for tie in ties)
        outcome.lines.append(f"有并列影响人选（{units}），提请党委研究，程序没有替党委决定。")
    label = campaign.folder.label(path)
    if campaign.made.untouched(label):
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
