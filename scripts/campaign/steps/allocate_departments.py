"""Step 4: department sheets first; once they are filled, the stable result and 定岗决定表.

A later round is held as soon as somebody hands in a registration for it; the sheets for it and
what they come to go through the same code. Where no department takes part, the step closes the
balance of the posts alone.
"""

import dataclasses
from pathlib import Path
from typing import Any

from campaign import places
from campaign.departments.balance import apart_page, balance_page
from campaign.departments.blank_sheets import naming_page, pick_page, placement_page, ties_page
from campaign.departments.direct import the_open_scheme
from campaign.departments.later_totals import totals_of, totals_pages
from campaign.departments.reading import Picks, pick_file
from campaign.departments.report import (
    departments_chart,
    departments_page,
    place_content,
    placement_results,
    proceedings_page,
)
from campaign.departments.report_leftovers import assignments_page, left_over_page, proof_page
from campaign.departments.result_sheets import FILE, WITHOUT_DEPARTMENTS
from campaign.departments.rounds import LaterRound, held_rounds, later, next_round
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
    the_structure,
)
from campaign.departments.structure import structure_pages
from campaign.documents.changes import changes_pages, follow_changes
from campaign.offered import offer, withdraw
from campaign.office.history import PLACES, SCORES, STANDBY, History
from campaign.office.meetings import meeting_page
from campaign.posts.sheets import APPOINTMENTS_FILE
from campaign.posts.stages import the_appointments
from campaign.registration.ranges import Ranges
from campaign.registration.registrations import Part
from campaign.registration.report import verdict_pages
from campaign.roster.stages import the_roster
from campaign.run import Outcome, Run, Waiting
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.scheme.targets import names_now
from campaign.scoring.result_sheets import SCORES_FILE
from campaign.scoring.scoreboard import score_content
from campaign.scoring.stages import the_scoreboard, why_no_contest
from campaign.steps.blanks import make_forms
from campaign.steps.score_sheets import make_score_sheets
from campaign.workbook.declare.page import Page


def carry_out(run: Run) -> Outcome:
    """Make the department sheets, or match and propose."""
    result = run.folder.path(places.RESULTS, FILE)
    if not run.get(the_scheme).departments:
        return _close_posts(run)
    if run.get(the_scheme).both_first:
        _offer_naming(run, run.get(the_open_scheme))
    else:
        _offer_picks(run, run.get(the_open_scheme), run.get(the_pool))
    if run.get(the_picks).awaited:
        return _still_missing(run)
    outcome = Outcome(written=[result])
    _later_rounds(run, outcome)
    _propose(run, outcome)
    run.write_book(result, _pages(run))
    return outcome


# -- department sheets ----------------------------------------------------------------------------


def _offer_picks(run: Run, scheme: Scheme, pool: Pool, title: str = "") -> None:
    """Offer a sheet for every department, in a later round for those with vacancies."""
    roster, relations, ranges = run.get(the_roster), run.get(the_relations), Ranges(scheme)
    for department in scheme.departments:
        if department.by_total or (title and not department.quota):
            continue
        page = pick_page(department, pool, roster, relations, ranges, title=title)
        offer(
            run,
            _pick_path(run, department.name, title),
            page,
            lambda row: row.staff_id,
            may_add=lambda row: row.staff_id in pool.choices,
            loose=_TOLD_BESIDE,
        )
    _withdraw_picks(run, scheme, title)


def _withdraw_picks(run: Run, scheme: Scheme, title: str) -> None:
    """Take away the empty sheets of departments that the scheme has no more."""
    wanted = [_pick_path(run, each.name, title) for each in scheme.departments]
    withdraw(run, run.folder.path(places.PICKS, *filter(None, [title])), wanted)


_TOLD_BESIDE = ("from_department", "skills", "reasons")
"""What a department reads of a person: should it change, its opinion is not asked for again."""


def _pick_path(run: Run, department: str, title: str) -> Path:
    """Return where a department's sheet lies, be it under a former name of the department."""
    below = run.folder.path(places.PICKS, *filter(None, [title]))
    aliases = [each.alias for each in run.get(the_scheme).aliases if each.department == department]
    paths = [below / pick_file(name) for name in (department, *aliases)]
    return next(filter(run.folder.has, paths), paths[0])


def _offer_naming(run: Run, scheme: Scheme, title: str = "") -> None:
    """Offer an empty sheet to every department with places, where both sides name first."""
    for department in scheme.departments:
        if department.quota and not department.by_total:
            page = naming_page(department, scheme.names_wanted, title)
            path = _pick_path(run, department.name, title)
            offer(run, path, page, lambda row: row.staff_id, may_add=lambda row: True)
    _withdraw_picks(run, scheme, title)


def _still_missing(run: Run) -> Outcome:
    picks = run.get(the_picks)
    _offer_ties(run, picks)
    who = "党委" if picks.ties else "各部门"
    return Outcome(
        lines=[f"可选人员{len(run.get(the_pool).choices)}人，部门初选表在“{places.PICKS}”里。"],
        waits_for=picks.awaited,
        next_step=f"请{who}填好“{places.PICKS}”里的表，放回原处，再运行“双向选择”。",
    )


def _offer_ties(run: Run, picks: Picks) -> None:
    """Offer a sheet for the committee's order, where that of equal totals decides."""
    for department in dict.fromkeys(tie.unit for tie in picks.ties):
        page = ties_page(department, picks, run.get(the_roster))
        path = _pick_path(run, department, picks.below)
        offer(run, path, page, lambda row: row.staff_id, may_add=lambda row: True)


# -- later rounds ---------------------------------------------------------------------------------


def _later_rounds(run: Run, outcome: Outcome) -> None:
    """Take the later rounds as far as they have come, and make the blank forms of the next."""
    for number in range(2, run.get(the_scheme).last_round + 1):
        each = later(number)
        if outcome.waits_for or run.get(each.registrations) is None:
            break
        _take_round(run, each, outcome)
    if not outcome.waits_for and (coming := run.get(next_round)):
        _offer_round(run, coming, outcome)


def _take_round(run: Run, this: LaterRound, outcome: Outcome) -> None:
    """Take a round for which somebody handed in a form: verdicts, then department sheets."""
    registrations, pool = run.get(this.registrations), run.get(this.pool)
    assert registrations is not None
    assert pool is not None
    scheme, verdicts = run.get(this.scheme), run.get(this.verdicts)
    pages = verdict_pages(scheme, run.get(the_roster), registrations, {Part.DEPARTMENTS: verdicts})
    pages[0] = dataclasses.replace(pages[0], title=f"{pages[0].heading}（{this.title}）")
    path = run.folder.path(places.RESULTS, f"{this.title}报名审核结果.xlsx")
    outcome.written.append(run.write_book(path, pages))
    outcome.lines.append(
        f"{this.title}：{len(verdicts)}人报名，通过{len(pool.choices)}人，"
        f"见“{run.folder.label(path)}”。"
    )
    if scheme.both_first:
        _offer_naming(run, scheme, this.title)
    else:
        _offer_picks(run, scheme, pool, this.title)
    scores = run.get(this.scores)
    make_score_sheets(run, scores.scheme, scores.listed, this.title)
    if totals := totals_of(run, this):
        path = run.folder.path(places.RESULTS, f"{this.title}{SCORES_FILE}")
        outcome.written.append(run.write_book(path, totals_pages(totals, this.title)))
        outcome.lines.append(f"{this.title}的成绩见“{run.folder.label(path)}”。")
    picks = run.get(this.picks)
    _offer_ties(run, picks)
    outcome.waits_for += picks.awaited


def _offer_round(run: Run, coming: LaterRound, outcome: Outcome) -> None:
    """Blank forms with the vacancies to choose from, if there is anybody to choose them."""
    allocation = run.get(the_allocation)
    placeless = sum(each.place == STANDBY for each in run.get(the_destinations))
    if not placeless or not allocation.vacancies:
        return
    scheme = run.get(coming.scheme)
    with_places = tuple(each for each in scheme.departments if each.quota)
    vacant = dataclasses.replace(scheme, departments=with_places)
    blanks = run.folder.path(places.BLANKS, coming.title)
    make_forms(run, blanks, vacant, Part.DEPARTMENTS)
    run.folder.make(run.folder.path(places.REGISTRATIONS, coming.title))
    if scheme.both_first:
        _offer_naming(run, scheme, coming.title)
    outcome.lines.append(
        f"空缺{sum(allocation.vacancies.values())}个，{placeless}人没有去向。要开展{coming.title}的，"
        f"用“{run.folder.label(blanks)}”里的表报名，放进“{places.REGISTRATIONS}/"
        f"{coming.title}”，再运行“双向选择”；不开展的，直接由党委研究。"
    )


# -- proposal and result --------------------------------------------------------------------------


def _propose(run: Run, outcome: Outcome) -> None:
    """Put the proposal before the committee."""
    folder = run.folder
    allocation, destinations = run.get(the_allocation), run.get(the_destinations)
    decisions = folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
    page = placement_page(run.get(the_scheme), destinations)
    offer(
        run,
        decisions,
        page,
        lambda row: row.staff_id,
        others=[meeting_page()],
        loose=_TOLD_BESIDE,
        now=names_now(run.get(the_scheme)),
    )
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
        last = run.get(held_rounds)[-1]
        below = f"请这些部门填好“{places.PICKS}/{last.title}”里的初选表"
        if run.get(last.picks).unscored:
            below = f"请填好“{places.SCORES}/{last.title}”里的评分表"
        outcome.next_step = f"{below}，放回原处，再运行“双向选择”。"
    elif run.made.untouched(label):
        outcome.next_step = f"党委研究后，在“{label}”里填写决定去向和会议信息，再运行“生成公文”。"
    else:
        outcome.next_step = "核对人员去向，然后运行“生成公文”。"


def _pages(run: Run) -> list[Page[Any]]:
    """Return all sheets of the result."""
    scheme, roster, allocation = run.get(the_scheme), run.get(the_roster), run.get(the_allocation)
    destinations, placements = run.get(the_destinations), run.get(the_placements)
    departments = departments_page(roster, allocation, placements)
    return [
        placement_results(scheme, roster, allocation),
        balance_page(run.get(the_balance)),
        *structure_pages(run.get(the_structure), run.get(the_balance)),
        departments,
        departments_chart(departments),
        left_over_page(allocation, destinations),
        assignments_page(allocation, destinations),
        *([apart_page(destinations, placements)] if placements.of else []),
        proceedings_page(roster, allocation),
        proof_page(allocation),
        *changes_pages(roster, _history(run), PLACES),
    ]


def _history(run: Run) -> History:
    """Return what changed since the last run, scores included."""
    if not run.get(why_no_contest):
        follow_changes(run, SCORES, score_content(run.get(the_scoreboard)))
    destinations, placements = [], None
    if run.get(the_scheme).departments:
        destinations, placements = run.get(the_destinations), run.get(the_placements)
    content = place_content(run.get(the_appointments), destinations, placements)
    return follow_changes(run, PLACES, content)


# -- posts only -----------------------------------------------------------------------------------


def _close_posts(run: Run) -> Outcome:
    """Return the closing balance where no departments are chosen."""
    if not run.get(the_appointments).rows and not run.get(why_no_contest):
        raise Waiting("还没有任用决定")
    result = run.folder.path(places.RESULTS, FILE)
    pages: list[Page[Any]] = [balance_page(run.get(the_balance), WITHOUT_DEPARTMENTS)]
    pages += structure_pages(run.get(the_structure), run.get(the_balance))
    pages += changes_pages(run.get(the_roster), _history(run), PLACES)
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
