"""Step 6: the ledgers of standby and of office: until when, and what follows from each review."""

from collections.abc import Callable, Iterator
from datetime import date

from campaign import places
from campaign.departments.stages import the_placements
from campaign.documents.due import gather_reviews, office_of
from campaign.documents.printing import print_papers
from campaign.documents.register import offer_register
from campaign.documents.sheets import LATER_SEALS_FILE
from campaign.documents.stages import the_issued
from campaign.documents.tray import AFTER_STANDBY
from campaign.offered import offer
from campaign.posts.stages import the_appointments, the_post_proposal
from campaign.roster.stages import the_roster
from campaign.run import Outcome, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.scheme.targets import names_now
from campaign.scoring.stages import the_scoreboard
from campaign.standby.periods import AHEAD, days_left
from campaign.standby.report import ledger_page, states_page, trail_page
from campaign.standby.sheets import FILE, STATES_FILE
from campaign.standby.stages import (
    the_courses,
    the_ledger,
    the_standby,
    the_tried,
    the_unreviewed,
)
from campaign.standby.trail_sheets import TRAIL_FILE, TrailRow
from campaign.tenure import sheets as office_sheets
from campaign.tenure.report import tenure_page, tenure_states_page
from campaign.tenure.stages import the_on_trial, the_tenure_ledger, the_tenures
from campaign.tenure.terms import keeps_tenures


def carry_out(run: Run) -> Outcome:
    """Keep the ledgers, and say whose day comes."""
    scheme = run.get(the_scheme)
    parts: list[Callable[[Run], Outcome]] = []
    if scheme.departments or not keeps_tenures(scheme):
        parts.append(_keep_standby)
    if keeps_tenures(scheme):
        parts.append(_keep_tenures)
    total, kept = Outcome(), 0
    for part in parts:
        try:
            outcome = part(run)
        except Waiting as waiting:
            total.waits_for += map(str, waiting.args)
            continue
        kept += 1
        total.lines += outcome.lines
        total.written += outcome.written
        total.waits_for += outcome.waits_for
        total.next_step = total.next_step or outcome.next_step
    if not kept:
        raise Waiting(*total.waits_for)
    if total.written:
        _print(run)
    return total


def _keep_standby(run: Run) -> Outcome:
    scheme, standby, folder = run.get(the_scheme), run.get(the_standby), run.folder
    path = folder.path(places.STANDBY, FILE)
    if not standby and not folder.has(path):
        return _nobody(run)
    if any(each.starts is None for each in standby):
        raise Waiting("还不知道待岗从哪天开始，请填写方案的“待岗开始”或会议信息的“任职日期”")
    page, now = ledger_page(scheme, standby), names_now(scheme)
    offer(run, path, page, lambda row: row.staff_id, now=now)
    ledger = run.get(the_ledger)
    if scheme.handlings or scheme.trials or any(row.value.extended_to for row in ledger.values()):
        offer(run, folder.path(places.STANDBY, TRAIL_FILE), trail_page(scheme), _line)
    states = folder.path(places.RESULTS, STATES_FILE)
    run.write_book(states, [states_page(scheme, run.get(the_courses), ledger)])
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


def _line(row: TrailRow) -> tuple[str, date, str]:
    return row.staff_id, row.day, row.case


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
            yield f"编号{each.staff_id}的期满考评还没有办（{each.ends}，{_when(left)}）"
    for course in run.get(the_tried):
        if course.trial and (left := days_left(course.trial.ends, run.today)) <= AHEAD:
            who, ends = course.standby.staff_id, course.trial.ends
            yield f"编号{who}的试岗考核还没有办（{ends}，{_when(left)}）"


def _when(left: int) -> str:
    return f"还有{left}天期满" if left >= 0 else f"期满已过{-left}天"


def _keep_tenures(run: Run) -> Outcome:
    tenures, folder = run.get(the_tenures), run.folder
    path = folder.path(places.STANDBY, office_sheets.FILE)
    if not tenures and not folder.has(path):
        return Outcome(lines=["没有任用的人员。"])
    now = names_now(run.get(the_scheme))
    offer(run, path, tenure_page(run.get(the_scheme), tenures), lambda row: row.staff_id, now=now)
    ledger, waiting = run.get(the_tenure_ledger), run.get(the_on_trial)
    states = folder.path(places.RESULTS, office_sheets.STATES_FILE)
    page = tenure_states_page(
        run.get(the_scheme),
        run.get(the_roster),
        tenures,
        ledger,
        run.get(the_scoreboard),
        run.get(the_post_proposal),
        run.get(the_appointments),
    )
    run.write_book(states, [page])
    on_trial = f"，在试用期{len(waiting)}人" if run.get(the_scheme).basics.probation_months else ""
    return Outcome(
        lines=[
            f"任职{len(tenures)}人{on_trial}，台账见“{folder.label(path)}”，"
            f"各人情况见“{folder.label(states)}”。"
        ],
        written=[states],
        waits_for=[
            f"编号{each.member.staff_id}的试用期满考核还没有办（{each.ends}，{_when(left)}）"
            for each in waiting
            if (left := days_left(each.ends, run.today)) <= AHEAD
        ],
        next_step=(
            "试用期满后组织考核，在任职台账里填写考核结果和决定日期，再运行“待岗管理”。"
            if waiting
            else ""
        ),
    )


def _print(run: Run) -> None:
    """Print the review forms and the documents that results call for, with their register."""
    printed = print_papers(run, gather_reviews(run, office_of(run)), AFTER_STANDBY)
    if printed.papers:
        offer_register(
            run, LATER_SEALS_FILE, printed.papers, run.get(the_issued).void_in(LATER_SEALS_FILE)
        )
