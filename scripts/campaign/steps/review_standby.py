"""Step 6: the standby ledger: who, from when until when, and what follows from the review."""

from collections.abc import Iterator

from campaign import places
from campaign.departments.stages import the_placements
from campaign.documents.due import gather_reviews
from campaign.documents.printing import print_papers
from campaign.documents.seals import seal_page
from campaign.documents.sheets import LATER_SEALS_FILE
from campaign.documents.stages import the_issued
from campaign.offered import offer
from campaign.office.numbers import Numbers
from campaign.office.office import Office
from campaign.roster.stages import the_roster
from campaign.run import Outcome, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.standby.periods import AHEAD, days_left
from campaign.standby.report import ledger_page, states_page
from campaign.standby.sheets import FILE, STATES_FILE
from campaign.standby.stages import the_ledger, the_standby, the_terms, the_unreviewed


def carry_out(run: Run) -> Outcome:
    """Keep the ledger, and say whose period ends."""
    standby, folder = run.get(the_standby), run.folder
    path = folder.path(places.STANDBY, FILE)
    if not standby and not folder.has(path):
        return _nobody(run)
    if any(each.starts is None for each in standby):
        raise Waiting("还不知道待岗从哪天开始，请填写方案的“待岗开始”或会议信息的“任职日期”")
    offer(run, path, ledger_page(run.get(the_scheme), standby), lambda row: row.staff_id)
    ledger = run.get(the_ledger)
    states = folder.path(places.RESULTS, STATES_FILE)
    run.write_book(states, [states_page(run.get(the_terms), ledger)])
    _print(run)
    reviewed = sum(bool(row.value.result) for row in ledger.values())
    return Outcome(
        lines=[
            f"待岗{len(standby)}人，已考评{reviewed}人，台账见“{folder.label(path)}”，"
            f"各人情况见“{folder.label(states)}”。"
        ],
        written=[states],
        waits_for=list(_due(run)),
        next_step=(
            "期满后组织考评，在台账里填写考评日期、结果和去向，再运行“待岗管理”。"
            if reviewed < len(standby)
            else f"逐份核对考评以后的公文，打印后按“{LATER_SEALS_FILE}”用印。"
        ),
    )


def _nobody(run: Run) -> Outcome:
    if undecided := len(run.get(the_placements).undecided):
        raise Waiting(f"还有{undecided}人的定岗没有决定")
    return Outcome(lines=["没有决定待岗的人员。"])


def _due(run: Run) -> Iterator[str]:
    """Yield reviews that are due within thirty days, or overdue."""
    for each in run.get(the_unreviewed):
        if each.ends is None:
            continue
        left = days_left(each.ends, run.today)
        if left <= AHEAD:
            when = f"还有{left}天期满" if left >= 0 else f"期满已过{-left}天"
            yield f"编号{each.staff_id}的期满考评还没有办（{each.ends}，{when}）"


def _print(run: Run) -> None:
    """Print the review forms and the documents that results call for, with their register."""
    scheme, roster = run.get(the_scheme), run.get(the_roster)
    office = Office(scheme, roster, Numbers(run.folder, scheme.basics.first_number))
    printed = print_papers(run, gather_reviews(run, office))
    if printed.papers:
        seals = run.folder.path(places.DOCUMENTS, LATER_SEALS_FILE)
        void = run.get(the_issued).void_in(LATER_SEALS_FILE)
        offer(run, seals, seal_page(printed.papers, void), lambda row: row.file)
