"""Step 4: department sheets first; once they are filled, the stable result and 定岗决定表."""

from campaign import folder as places
from campaign.filenames import safe_name
from campaign.intake.picks import pick_file
from campaign.intake.registrations import Part
from campaign.offer import offer
from campaign.outcome.balance import close_balance
from campaign.outcome.placements import Placements
from campaign.reports.decisions import meeting_page, placement_page
from campaign.reports.selection import pick_page, selection_pages, standby_count
from campaign.session import Campaign, Outcome, Waiting
from campaign.sheets.decisions import PLACEMENTS_FILE
from campaign.sheets.results import SELECTION_FILE


def run(campaign: Campaign) -> Outcome:
    """Make the department sheets, or match and propose."""
    if not campaign.scheme.departments:
        raise Waiting("本次活动没有双选部门，不需要双向选择")
    _make_pick_sheets(campaign)
    picks = campaign.picks
    if picks.missing:
        return _still_missing(campaign, picks.missing)
    return _propose(campaign)


def _make_pick_sheets(campaign: Campaign) -> None:
    verdicts = {each.member.staff_id: each for each in campaign.verdicts[Part.DEPARTMENTS]}
    for department in campaign.scheme.departments:
        page = pick_page(
            department.name, department.quota, campaign.pool, campaign.roster, verdicts
        )
        if page.rows:
            name = pick_file(safe_name(department.name))
            path = campaign.folder.path(places.PICKS, name)
            offer(campaign, path, page, lambda row: row.staff_id)


def _still_missing(campaign: Campaign, missing: list[str]) -> Outcome:
    made = sum(bool(choices) for choices in campaign.pool.choices.values())
    return Outcome(
        lines=[f"可选人员{made}人，部门初选表在“{places.PICKS}”里。"],
        waits_for=[f"{department}的初选表" for department in missing],
        next_step=f"请各部门填好“{places.PICKS}”里的初选表，放回原处，再运行“双向选择”。",
    )


def _propose(campaign: Campaign) -> Outcome:
    folder, selection = campaign.folder, campaign.selection
    decisions = folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
    page = placement_page(campaign.scheme, campaign.destinations)
    offer(campaign, decisions, page, lambda row: row.staff_id, others=[meeting_page()])
    result = folder.path(places.RESULTS, SELECTION_FILE)
    placements: Placements = campaign.placements
    lines = close_balance(campaign.roster, campaign.appointments, campaign.destinations, placements)
    pages = selection_pages(campaign.scheme, campaign.roster, campaign.pool, selection, lines)
    campaign.write_book(result, pages)
    proof = selection.proof
    return Outcome(
        lines=[
            f"参加双向选择{proof.applicants}人，选中{proof.placed}人；"
            f"建议待岗{standby_count(campaign.destinations)}人；部门空缺{proof.vacancies}个。",
            f"结果已通过独立的稳定性检验，见“{folder.label(result)}”。",
        ],
        written=[result],
        next_step=(
            f"党委研究后，在“{folder.label(decisions)}”里填写决定去向和会议信息，再运行“生成公文”。"
        ),
    )
