"""Step 6: the standby ledger: who, from when until when, and what follows from the review."""

from campaign import folder as places
from campaign.documents.standby import HANDLING_PROPOSAL, RETURN_LETTER, STANDBY_REVIEW
from campaign.notices.gathering import gather_reviews
from campaign.notices.numbers import Numbers
from campaign.notices.papers import Office
from campaign.notices.printing import print_papers
from campaign.offer import offer
from campaign.outcome.standby import days_left
from campaign.reports.standby import ledger_page
from campaign.session import Campaign, Outcome, Waiting
from campaign.sheets.standby import FILE

_SOON = 30
"""Days ahead of an expiry that staff are told."""


def run(campaign: Campaign) -> Outcome:
    """Keep the ledger, and say whose period ends."""
    standby = campaign.standby
    if not standby:
        raise Waiting("没有决定待岗的人员")
    if any(each.starts is None for each in standby):
        raise Waiting("还不知道待岗从哪天开始，请填写方案的“待岗开始”或会议信息的“任职日期”")
    path = campaign.folder.path(places.STANDBY, FILE)
    offer(campaign, path, ledger_page(campaign.scheme, standby), lambda row: row.staff_id)
    ledger = campaign.ledger
    reviewed = [row for row in ledger.values() if row.value.result]
    outcome = Outcome()
    outcome.lines.append(
        f"待岗{len(standby)}人，已考评{len(reviewed)}人，台账见“{campaign.folder.label(path)}”。"
    )
    for each in standby:
        row = ledger.get(each.staff_id)
        assert each.ends is not None
        left = days_left(each.ends, campaign.today)
        if left <= _SOON and not (row and row.value.result):
            when = f"还有{left}天期满" if left >= 0 else f"已过期满日{-left}天"
            outcome.waits_for.append(f"编号{each.staff_id}的期满考评（{each.ends}，{when}）")
    _print(campaign)
    outcome.next_step = "期满后组织考评，在台账里填写考评日期、结果和去向，再运行“待岗管理”。"
    return outcome


def _print(campaign: Campaign) -> None:
    """The review forms, and the documents that the results call for."""
    numbers = Numbers(campaign.folder, campaign.scheme.basics.first_number)
    papers = gather_reviews(campaign, Office(campaign.scheme, numbers))
    kinds = [kind.name for kind in (STANDBY_REVIEW, RETURN_LETTER, HANDLING_PROPOSAL)]
    print_papers(campaign, papers, kinds)
    numbers.save()
