"""What people write into the sheets of the sample campaign, step by step."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaign.departments.rounds import later
from campaign.departments.stages import (
    the_destinations,
    the_pool,
    the_relations,
)
from campaign.posts.stages import the_inspections, the_post_proposal
from campaign.registration.ranges import Ranges
from campaign.roster.stages import the_roster
from campaign.scheme.stages import the_scheme
from campaign.scoring.stages import the_candidates, the_scoreboard
from campaign.standby.stages import the_standby
from maintenance import sample_people as cast

if TYPE_CHECKING:
    from campaign.run import Run

TODAY = date(2026, 9, 22)
"""The day on which the campaign is played: after the standby periods have ended."""


class Silence:
    """Nobody watches."""

    def say(self, text: str) -> None:
        """Say nothing."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Show nothing."""


def open_run(root: Path) -> "Run":
    """Return a run over the folder."""
    from campaign.run import Run
    from campaign.storage.folder import Folder

    return Run(Folder(root), Silence(), TODAY)


def _fill(
    run: "Run",
    path: Path,
    page: Any,
    change: Callable[[Any], dict[str, Any]],
    others: Sequence[Any] = (),
) -> None:
    """Write a sheet as a person would have filled it: `change` gives a row's new values."""
    rows = [dataclasses.replace(row, **change(row)) for row in page.rows]
    filled = dataclasses.replace(page, rows=rows)
    path.write_bytes(run.book_bytes([filled, *others]))


# -- scores ---------------------------------------------------------------------------------------


def fill_scores(root: Path) -> None:
    """Fill in every judge's marks and the counted ballots."""
    from campaign.scoring.blank_sheets import count_pages, judge_page, turnout_line
    from campaign.scoring.marking.by_ballot import ByBallot
    from campaign.scoring.marking.by_judges import ByJudges
    from campaign.scoring.reading import count_file, score_file, score_title

    run = open_run(root)
    scheme, candidates = run.get(the_scheme), run.get(the_candidates)
    for component in ByJudges().components(scheme):
        for judge in scheme.panel(component):
            path = root / "04评分表" / score_file(score_title(component.name), judge.name)
            page = judge_page(scheme, component, judge, candidates)
            _fill(run, path, page, _marker(component.name, judge.name))
    for component in ByBallot().components(scheme):
        counts, turnout = count_pages(scheme, component, "", candidates)
        turnout = dataclasses.replace(turnout, rows=[_turnout()])
        counts = dataclasses.replace(counts, foot=turnout_line(turnout))
        path = root / "04评分表" / count_file(component.name)
        names = [grade.name for grade in scheme.grades]
        _fill(run, path, counts, partial(_count, names), [turnout])


def _marker(component: str, judge: str) -> Callable[[Any], dict[str, Any]]:
    """Mark as one judge does: near the candidate's strength, with a leaning of their own."""
    position = [name for name, _, _ in cast.LEADERS].index(judge)

    def mark(row: Any) -> dict[str, Any]:
        if row.mark is not None:
            return {}
        if (component, judge) == cast.ABSENT:
            return {"mark": "缺席"}
        first, second = cast.TIED
        seat = (position + 3) % len(cast.LEADERS) if row.staff_id == second else position
        if component == cast.ABSENT[0] and row.staff_id == second:
            seat = position  # somebody is missing there: the same seats must stay together
        twin = first if row.staff_id == second else row.staff_id
        wobble = (seat * 37 + int(twin) * 11 + len(component) * 5) % 13 - 6
        halves = (seat + int(twin)) % 2
        points = Decimal(cast.STRENGTH[row.staff_id]) + Decimal(wobble) / 2 + Decimal(halves) / 2
        return {"mark": points}

    return mark


def _count(names: Sequence[str], row: Any) -> dict[str, Any]:
    """Ballots that fit the candidate's strength and add up to the valid ones."""
    strength = cast.STRENGTH[row.staff_id]
    twin = int(cast.TIED[0]) if row.staff_id in cast.TIED else int(row.staff_id)
    best = min(cast.VOTERS - 6, max(8, (strength - 70) * 3 // 2 + twin % 4))
    worst = (95 - strength) // 8
    middle = (95 - strength) // 4
    numbers = (best, cast.VOTERS - best - middle - worst, middle, worst)
    return {"grades": dict(zip(names, numbers, strict=True))}


def _turnout() -> Any:
    from campaign.scoring.sheets import Turnout

    return Turnout(entitled=42, present=41, issued=41, returned=40, valid=cast.VOTERS, invalid=1)


# -- decisions ------------------------------------------------------------------------------------


def fill_inspections(root: Path) -> None:
    """Fill in the leaders' opinions of the candidates."""
    from campaign.posts.reading import inspection_file
    from campaign.posts.report import inspection_pages

    run = open_run(root)
    people = {person.staff_id: person for person in cast.people()}

    def inspect(row: Any) -> dict[str, Any]:
        chosen = cast.APPOINTED.get(row.staff_id) == row.post
        weak = cast.STRENGTH[row.staff_id] < 82
        opinion = "推荐" if chosen else "不同意" if weak else "同意"
        return {
            "opinion": opinion,
            "strengths": people[row.staff_id].skills,
            "needs": "岗位急需" if chosen else "",
        }

    for leader, page in inspection_pages(run.get(the_scheme), run.get(the_scoreboard)).items():
        path = root / "05任用决定" / inspection_file(leader)
        _fill(run, path, page, inspect)


def fill_appointments(root: Path) -> None:
    """Fill in the committee's decisions on posts."""
    from campaign.office.meetings import meeting_page
    from campaign.posts.report import appointment_page

    run = open_run(root)
    page = appointment_page(
        run.get(the_scheme),
        run.get(the_scoreboard),
        run.get(the_post_proposal),
        run.get(the_inspections),
    )

    def decide(row: Any) -> dict[str, Any]:
        chosen = cast.APPOINTED.get(row.staff_id) == row.department + row.title
        votes = {"entitled": 9, "present": 9, "votes_for": 9, "votes_against": 0, "abstained": 0}
        own = row.proposal not in ("提请党委研究", "任用" if chosen else "不任用")
        reason = cast.APPOINTMENT_REASONS.get(row.staff_id, "") if own else ""
        if row.proposal == "提请党委研究" and chosen:
            reason = "总分并列，综合项目申报实绩和工作需要，党委研究决定。"
        return {
            "decision": "任用" if chosen else "不任用",
            "reason": reason,
            **(votes if chosen else {}),
        }

    sitting = dataclasses.replace(meeting_page(), rows=[meeting(date(2026, 3, 11))])
    _fill(run, root / "05任用决定" / "任用决定表.xlsx", page, decide, [sitting])


def meeting(decided_on: date) -> Any:
    """Return a meeting on that day, in force from 19 March."""
    from campaign.office.sheets import Meeting

    return Meeting(decided_on=decided_on, number="", effective_on=date(2026, 3, 19))


def fill_picks(root: Path) -> None:
    """Fill in the departments' opinions and rankings."""
    from campaign.departments.blank_sheets import pick_page
    from campaign.departments.reading import pick_file

    run = open_run(root)
    for department in run.get(the_scheme).departments:
        page = pick_page(
            department,
            run.get(the_pool),
            run.get(the_roster),
            run.get(the_relations),
            Ranges(run.get(the_scheme)),
        )
        path = root / "06部门初选" / pick_file(department.name)
        _fill(run, path, page, _picker(page.rows, cast.PICKED[department.name]))


def _picker(rows: Sequence[Any], ranking: Sequence[str]) -> Callable[[Any], dict[str, Any]]:
    """Return a department's answer to each of its applicants."""
    listed = {row.staff_id for row in rows}
    order = [staff_id for staff_id in ranking if staff_id in listed]

    def pick(row: Any) -> dict[str, Any]:
        if row.staff_id in order:
            return {"opinion": "同意", "rank": order.index(row.staff_id) + 1}
        return {"opinion": "不同意"}

    return pick


def register_again(root: Path) -> None:
    """Hand in forms of those who try again for what the first round left empty."""
    from campaign.registration.registrations import Part
    from campaign.registration.report import blank_form
    from campaign.registration.sheets import DepartmentApplication

    run = open_run(root)
    people = {person.staff_id: person for person in cast.people()}
    for number, (staff_id, choices) in enumerate(cast.SECOND_ROUND.items()):
        person = people[staff_id]
        form = DepartmentApplication(
            staff_id=staff_id,
            name=person.name,
            choices=choices,
            adjustable=True,
            submitted_at=datetime(2026, 3, 16, 9, 20 + number),
            sex=person.sex,
            party=person.party,
            department=person.department,
            position=person.position,
            skills=person.skills,
            reasons="愿意到有空缺的部门，服从组织安排。",
        )
        page = dataclasses.replace(
            blank_form(run.get(later(2).scheme), Part.DEPARTMENTS), rows=[form]
        )
        path = root / "03报名表" / "第二轮" / f"选部门报名表-{person.name}{staff_id}.xlsx"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(run.book_bytes([page]))


def fill_later_picks(root: Path) -> None:
    """Fill in what departments with vacancies think, in the second round."""
    from campaign.departments.blank_sheets import pick_page
    from campaign.departments.reading import pick_file

    run = open_run(root)
    pool = run.get(later(2).pool)
    assert pool is not None
    for department in run.get(later(2).scheme).departments:
        if department.name in cast.PICKED_LATER:
            page = pick_page(
                department,
                pool,
                run.get(the_roster),
                run.get(the_relations),
                Ranges(run.get(the_scheme)),
                title="第二轮",
            )
            path = root / "06部门初选" / "第二轮" / pick_file(department.name)
            _fill(run, path, page, _picker(page.rows, cast.PICKED_LATER[department.name]))


def fill_placements(root: Path) -> None:
    """Fill in the committee's decisions on departments."""
    from campaign.departments.blank_sheets import placement_page
    from campaign.office.meetings import meeting_page

    run = open_run(root)
    page = placement_page(run.get(the_scheme), run.get(the_destinations))

    def decide(row: Any) -> dict[str, Any]:
        place, reason = cast.PLACED_OTHERWISE.get(row.staff_id, (row.proposal, ""))
        training = cast.TRAINING.get(row.staff_id, "")
        cause = cast.CAUSES.get(row.staff_id, "")
        return {"decision": place, "reason": reason, "training_in": training, "cause": cause}

    sitting = dataclasses.replace(meeting_page(), rows=[meeting(date(2026, 3, 18))])
    _fill(run, root / "07定岗决定" / "定岗决定表.xlsx", page, decide, [sitting])


def fill_ledger(root: Path) -> None:
    """Fill in what the reviews found."""
    from campaign.standby.report import ledger_page

    run = open_run(root)

    def review(row: Any) -> dict[str, Any]:
        result, decision, destination = cast.REVIEWS[row.staff_id]
        return {
            "reviewed_on": date(2026, 9, 21),
            "result": result,
            "decision": decision,
            "destination": destination,
            "decided_on": date(2026, 9, 21) if result == "合格" else None,
        }

    page = ledger_page(run.get(the_scheme), run.get(the_standby))
    _fill(run, root / "09待岗管理" / "待岗台账.xlsx", page, review)
