"""Step 5: every Word document that the decisions so far allow, and the register for the seal."""

from collections import Counter

from campaign import folder as places
from campaign.documents.catalogue import KINDS
from campaign.documents.standby import HANDLING_PROPOSAL, RETURN_LETTER, STANDBY_REVIEW
from campaign.notices.gathering import gather
from campaign.notices.numbers import Numbers
from campaign.notices.papers import Office
from campaign.notices.printing import print_papers
from campaign.offer import offer
from campaign.reports.seals import seal_page
from campaign.session import Campaign, Outcome
from campaign.sheets.documents import SEALS_FILE

_LATER = {kind.name for kind in (STANDBY_REVIEW, RETURN_LETTER, HANDLING_PROPOSAL)}
"""Documents of the next step."""


def run(campaign: Campaign) -> Outcome:
    """Print what is due."""
    numbers = Numbers(campaign.folder, campaign.scheme.basics.first_number)
    office = Office(campaign.scheme, numbers)
    papers, waits_for = gather(campaign, office)
    kinds = [kind.name for kind in KINDS if kind.name not in _LATER]
    printed = print_papers(campaign, papers, kinds)
    numbers.save()
    seals = campaign.folder.path(places.DOCUMENTS, SEALS_FILE)
    offer(campaign, seals, seal_page(printed.papers), lambda row: row.file)
    counts = Counter(paper.kind.name for paper, _ in printed.papers)
    listed = "、".join(f"{kind}{number}份" for kind, number in counts.items())
    outcome = Outcome(waits_for=waits_for)
    outcome.lines.append(f"公文在“{places.DOCUMENTS}”里：{listed}。")
    outcome.lines += [f"已不适用的公文移到“作废”：{label}" for label in printed.withdrawn]
    outcome.next_step = f"逐份核对“{places.DOCUMENTS}”里的公文，打印后按“{SEALS_FILE}”用印；待岗期满时运行“待岗管理”。"
    return outcome
