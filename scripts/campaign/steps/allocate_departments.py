"""Step 4: department sheets first; once they are filled, the stable result and 定岗决定表.

A second round is held as soon as somebody hands in a registration for it; the sheets for it and
what they come to go through the same code. Where no department takes part, the step closes the
balance of the posts alone.
"""

import dataclasses
from typing import Any

from campaign import places
from campaign.departments.balance import apart_page, balance_page
from campaign.departments.blank_sheets import pick_page, placement_page
from campaign.departments.reading import pick_file
from campaign.departments.report import (
    departments_chart,
    departments_page,
    place_content,
    placement_results,
    proceedings_page,
)
from campaign.departments.report_leftovers import assignments_page, left_over_page, proof_page
from campaign.departments.result_sheets import FILE, WITHOUT_DEPARTMENTS
from campaign.departments.selection import Pool
from campaign.departments.sheets import PLACEMENTS_FILE
from campaign.departments.stages import (
    the_allocation,
    the_balance,
    the_destinations,
    the_picks,
    the_placements,
    the_pool,
    the_relations,
    the_second_picks,
    the_second_pool,
    the_second_registrations,
    the_second_scheme,
    the_second_verdicts,
)
from campaign.documents.changes import changes_page, follow_changes
from campaign.offered import offer
from campaign.office.history import PLACES, SCORES, STANDBY, History
from campaign.office.meetings import meeting_page
from campaign.posts.sheets import APPOINTMENTS_FILE
from campaign.posts.stages import the_appointments
from campaign.registration.registrations import Part
from campaign.registration.report import blank_form, blank_register, verdict_pages
from campaign.roster.stages import the_roster
from campaign.run import Outcome, Run, Waiting
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.scoring.report import score_content
from campaign.scoring.stages import the_scoreboard, why_no_contest
from campaign.workbook.declare.page import Page

SECOND_VERDICTS_FILE = "第二轮报名审核结果.xlsx"
_FORM, _REGISTER = "选部门报名表.xlsx", "选部门报名登记表.xlsx"


def carry_out(run: Run) -> Outcome:
    """Make the department sheets, or match and propose."""
    result = run.folder.path(places.RESULTS, FILE)
    if not run.get(the_scheme).departments:
        return _close_posts(run)
    _offer_picks(run, run.get(the_scheme), run.get(the_pool))
    if missing := run.get(the_picks).missing:
        return _still_missing(run, missing)
    outcome = Outcome(written=[result])
    _second_round(run, outcome)
    _propose(run, outcome)
    run.write_book(result, _pages(run))
    return outcome


# -- department sheets ----------------------------------------------------------------------------


def _offer_picks(run: Run, scheme: Scheme, pool: Pool, *below: str) -> None:
    """A sheet for every department, in the second round for those that have vacancies."""
    roster, relations = run.get(the_roster), run.get(the_relations)
    for department in scheme.departments:
        if below and not department.quota:
            continue
        page = pick_page(department, pool, roster, relations, second=bool(below))
        path = run.folder.path(places.PICKS, *below, pick_file(department.name))
        offer(
            run,
            path,
            page,
            lambda row: row.staff_id,
            may_add=lambda row: row.staff_id in pool.choices,
            loose=(),
        )


def _still_missing(run: Run, missing: list[str]) -> Outcome:
    return Outcome(
        lines=[f"可选人员{len(run.get(the_pool).choices)}人，部门初选表在“{places.PICKS}”里。"],
        waits_for=[f"{department}的初选表还没有交" for department in missing],
        next_step=f"请各部门填好“{places.PICKS}”里的初选表，放回原处，再运行“双向选择”。",
    )


# -- the second round -----------------------------------------------------------------------------


def _second_round(run: Run, outcome: Outcome) -> None:
    """Take a second round as far as it has come; if there is none, make its blank forms."""
    registrations, pool = run.get(the_second_registrations), run.get(the_second_pool)
    if registrations is None or pool is None:
        _offer_second_round(run, outcome)
        return
    verdicts = run.get(the_second_verdicts)
    pages = verdict_pages(
        run.get(the_second_scheme), run.get(the_roster), registrations, {Part.DEPARTMENTS: verdicts}
    )
    pages[0] = dataclasses.replace(pages[0], title=f"{pages[0].heading}（第二轮）")
    path = run.folder.path(places.RESULTS, SECOND_VERDICTS_FILE)
    outcome.written.append(run.write_book(path, pages))
    outcome.lines.append(
        f"第二轮：{len(verdicts)}人报名，通过{len(pool.choices)}人，见“{run.folder.label(path)}”。"
    )
    _offer_picks(run, run.get(the_second_scheme), pool, places.SECOND_ROUND)
    for department in run.get(the_second_picks).missing:
        outcome.waits_for.append(f"{department}的第二轮初选表还没有交")


def _offer_second_round(run: Run, outcome: Outcome) -> None:
    """Blank forms with the vacancies to choose from, if there is anybody to choose them."""
    allocation = run.get(the_allocation)
    placeless = sum(each.place == STANDBY for each in run.get(the_destinations))
    if not placeless or not allocation.vacancies:
        return
    scheme = run.get(the_second_scheme)
    with_places = tuple(each for each in scheme.departments if each.quota)
    vacant = dataclasses.replace(scheme, departments=with_places)
    blanks = run.folder.path(places.BLANKS, places.SECOND_ROUND)
    run.write_book(blanks / _FORM, [blank_form(vacant, Part.DEPARTMENTS)])
    run.write_book(blanks / _REGISTER, [blank_register(vacant, Part.DEPARTMENTS)])
    outcome.lines.append(
        f"空缺{sum(allocation.vacancies.values())}个，{placeless}人没有去向。要开展第二轮的，"
        f"用“{run.folder.label(blanks)}”里的表报名，放进“{places.REGISTRATIONS}/"
        f"{places.SECOND_ROUND}”，再运行“双向选择”；不开展的，直接由党委研究。"
    )


# -- proposal and result --------------------------------------------------------------------------


def _propose(run: Run, outcome: Outcome) -> None:
    """Put the proposal before the committee."""
    folder = run.folder
    allocation, destinations = run.get(the_allocation), run.get(the_destinations)
    decisions = folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
    page = placement_page(run.get(the_scheme), destinations)
    offer(run, decisions, page, lambda row: row.staff_id, others=[meeting_page()], loose=())
    standby = sum(each.place == STANDBY for each in destinations)
    proposed = sum(bool(each.assignment and each.assignment.unit) for each in destinations)
    outcome.lines += [
        f"参加双向选择{len(allocation.took_part)}人，选中{len(allocation.place_of)}人；"
        f"部门空缺{sum(allocation.vacancies.values())}个；没有去向{standby}人，"
        f"其中建议调剂{proposed}人。",
        f"结果已通过独立的稳定性检验，见“{places.RESULTS}/{FILE}”。",
    ]
    label = folder.label(decisions)
    if outcome.waits_for:
        second = f"{places.PICKS}/{places.SECOND_ROUND}"
        outcome.next_step = f"请这些部门填好“{second}”里的初选表，放回原处，再运行“双向选择”。"
    elif run.made.untouched(label):
        outcome.next_step = f"党委研究后，在“{label}”里填写决定去向和会议信息，再运行“生成公文”。"
    else:
        outcome.next_step = "核对人员去向，然后运行“生成公文”。"


def _pages(run: Run) -> list[Page[Any]]:
    """All sheets of the result."""
    scheme, roster, allocation = run.get(the_scheme), run.get(the_roster), run.get(the_allocation)
    destinations, placements = run.get(the_destinations), run.get(the_placements)
    departments = departments_page(roster, allocation, placements)
    return [
        placement_results(scheme, roster, allocation),
        balance_page(run.get(the_balance)),
        departments,
        departments_chart(departments),
        left_over_page(allocation, destinations),
        assignments_page(allocation, destinations),
        apart_page(destinations, placements),
        proceedings_page(roster, allocation),
        proof_page(allocation),
        changes_page(roster, _history(run)),
    ]


def _history(run: Run) -> History:
    """What changed since the last run, scores included."""
    if not run.get(why_no_contest):
        follow_changes(run, SCORES, score_content(run.get(the_scoreboard)))
    destinations, placements = [], None
    if run.get(the_scheme).departments:
        destinations, placements = run.get(the_destinations), run.get(the_placements)
    content = place_content(run.get(the_appointments), destinations, placements)
    return follow_changes(run, PLACES, content)


# -- posts only -----------------------------------------------------------------------------------


def _close_posts(run: Run) -> Outcome:
    """The closing balance where no departments are chosen."""
    if not run.get(the_appointments).rows and not run.get(why_no_contest):
        raise Waiting("还没有任用决定")
    result = run.folder.path(places.RESULTS, FILE)
    pages: list[Page[Any]] = [balance_page(run.get(the_balance), WITHOUT_DEPARTMENTS)]
    pages.append(changes_page(run.get(the_roster), _history(run)))
    run.write_book(result, pages)
    outcome = Outcome(
        lines=[f"本次活动没有双选部门；人员去向见“{places.RESULTS}/{FILE}”。"],
        written=[result],
        next_step="核对人员去向，然后运行“生成公文”。",
    )
    if undecided := len(run.get(the_appointments).undecided):
        decisions = f"{places.APPOINTMENTS}/{APPOINTMENTS_FILE}"
        outcome.waits_for = [f"任用决定表里还有{undecided}人没有决定"]
        outcome.next_step = f"党委研究后，在“{decisions}”里填写党委决定，再运行“双向选择”。"
    return outcome
