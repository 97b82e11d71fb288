"""Make the sample campaign: `python scripts/maintenance/build_sample.py`.

A whole campaign is played in a temporary folder through the very steps that staff run; where people
would fill in a sheet, this fills it. Only what people hand in is kept, in
`sample_workbooks/样例活动/`; everything else the steps make again. Same bytes on every run.
"""

import dataclasses
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap
from maintenance import sample_people as cast

if TYPE_CHECKING:
    from campaign.intake.scheme import Scheme
    from campaign.session import Campaign

PROGRAM = Path(__file__).resolve().parents[2]
TARGET = PROGRAM / "sample_workbooks" / "样例活动"
_TODAY = date(2026, 9, 22)
"""The day on which the campaign is played: after the standby periods have ended."""


class _Silence:
    """Nobody watches."""

    def say(self, text: str) -> None:
        """Say nothing."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Show nothing."""


def main() -> int:
    """Play the campaign and keep what people handed in."""
    bootstrap.ready()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        play(root)
        shutil.rmtree(TARGET, ignore_errors=True)
        for path in handed_in(root):
            target = TARGET / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    print(f"{TARGET.relative_to(PROGRAM)}: {sum(1 for _ in TARGET.rglob('*.xlsx'))} workbooks")
    return 0


def handed_in(root: Path) -> Iterable[Path]:
    """Files that people wrote or filled in."""
    return sorted(
        path
        for path in root.rglob("*.xlsx")
        if path.relative_to(root).parts[0][:2].isdigit()
        and not path.name.startswith("民主测评选票")
    )


def play(root: Path) -> None:
    """The whole campaign, step by step."""
    _write_scheme(root)
    _write_registrations(root)
    _run(root, "check_registrations")
    _run(root, "prepare_scoring")
    _fill_scores(root)
    _run(root, "consolidate_scores")
    _fill_inspections(root)
    _run(root, "consolidate_scores")
    _fill_appointments(root)
    _run(root, "allocate_departments")
    _fill_picks(root)
    _run(root, "allocate_departments")
    _fill_placements(root)
    _run(root, "review_standby")
    _fill_ledger(root)


def _campaign(root: Path) -> "Campaign":
    from campaign.folder import Folder
    from campaign.session import Campaign

    return Campaign(Folder(root), _Silence(), _TODAY)


def _run(root: Path, step: str) -> None:
    from importlib import import_module

    from campaign.session import Faulty

    campaign = _campaign(root)
    try:
        import_module(f"campaign.steps.{step}").run(campaign)
    except Faulty:
        errors = (issue for issue in campaign.issues if issue.is_error)
        found = "\n".join(f"{each.kind.code} {each.where} {each.problem}" for each in errors)
        raise SystemExit(f"{step}:\n{found}") from None
    finally:
        campaign.made.save()


def _fill(
    campaign: "Campaign",
    path: Path,
    page: Any,
    change: Callable[[Any], dict[str, Any]],
    others: Sequence[Any] = (),
) -> None:
    """Write a sheet as a person would have filled it: `change` gives a row's new values."""
    rows = [dataclasses.replace(row, **change(row)) for row in page.rows]
    filled = dataclasses.replace(page, rows=rows)
    path.write_bytes(campaign.book_bytes([filled, *others]))


# -- scheme and roster ----------------------------------------------------------------------------


def _write_scheme(root: Path) -> None:
    from campaign.reports.scheme import roster_pages, scheme_pages
    from campaign.workbook.writer import write_book
    from maintenance import seed_town

    scheme = sample_scheme()
    pages = scheme_pages(scheme, seed_town.CALENDAR)
    (root / "01活动方案.xlsx").write_bytes(write_book(pages, created=scheme.basics.starts))
    roster = roster_pages(_staff(), spare=10)
    (root / "02干部花名册.xlsx").write_bytes(write_book(roster, created=scheme.basics.starts))


def sample_scheme() -> "Scheme":
    """The seed town's scheme with the sample town's names in it."""
    from campaign.intake.scheme import Scheme
    from campaign.sheets.scheme import GroupMember, Judge, Recusal
    from maintenance import seed_town

    basics = dataclasses.replace(
        seed_town.BASICS,
        name="青禾镇机关干部双向选择、竞争上岗活动",
        party_body="中共青禾镇委员会",
        government_body="青禾镇人民政府",
        number_prefix="青委",
        first_number=12,
        lot_seed="60418275930617284955",
        printed_by="中共青禾镇委员会党政办公室",
        objections_to="镇纪委、党政办",
        objections_phone="0000-8260012",
        objections_address="青禾镇政府二楼206室",
        meeting_time=datetime(2026, 3, 3, 9, 0),
        meeting_place="镇政府三楼会议室",
        copies_to="县委组织部，县委编办，县人力资源和社会保障局",
    )
    posts = tuple(
        dataclasses.replace(post, leader=cast.IN_CHARGE[post.department])
        for post in seed_town.POSTS
    )
    departments = tuple(
        dataclasses.replace(department, leader=cast.IN_CHARGE[department.name])
        for department in seed_town.DEPARTMENTS
    )
    judged = ("竞职演说", "联席会评分")
    judges = tuple(
        Judge(name=name, position=position, duties=dict.fromkeys(judged, True))
        for name, position, _ in cast.LEADERS
    )
    group = tuple(
        GroupMember(role=role, name=name, position=position)
        for name, position, role in cast.LEADERS
    )
    judge, staff_id, name, reason = cast.RECUSED
    return Scheme(
        basics=basics,
        posts=posts,
        departments=departments,
        components=seed_town.COMPONENTS,
        judges=judges,
        grades=seed_town.GRADES,
        schedule=seed_town.SCHEDULE,
        leading_group=group,
        recusals=(Recusal(judge=judge, staff_id=staff_id, name=name, reason=reason),),
        aliases=seed_town.ALIASES,
    )


def _staff() -> list[Any]:
    from campaign.sheets.roster import BOTH_PARTS, NOT_TAKING_PART, StaffMember
    from campaign.workbook.dates import YearMonth

    return [
        StaffMember(
            staff_id=person.staff_id,
            name=person.name,
            sex=person.sex,
            born=YearMonth(*map(int, person.born.split("."))),
            nation=person.nation,
            party=person.party,
            education=person.education,
            working_since=YearMonth(*map(int, person.working_since.split("."))),
            establishment=person.establishment,
            duty="在岗",
            department=person.department,
            position=person.position,
            scope=NOT_TAKING_PART if person.excluded_because else BOTH_PARTS,
            excluded_because=person.excluded_because,
        )
        for person in cast.people()
    ]


# -- registrations --------------------------------------------------------------------------------


def _write_registrations(root: Path) -> None:
    from campaign.intake.registrations import Part
    from campaign.reports.registration import blank_form, blank_register
    from campaign.workbook.writer import write_book

    scheme = sample_scheme()
    folder = root / "03报名表"
    for part, label, wanted in (
        (Part.POSTS, "竞争上岗", "posts"),
        (Part.DEPARTMENTS, "选部门", "departments"),
    ):
        listed = []
        for number, person in enumerate(cast.people()):
            if not getattr(person, wanted):
                continue
            row = _application(part, person, number)
            if person.staff_id in cast.ON_PAPER:
                page = dataclasses.replace(blank_form(scheme, part), rows=[row])
                path = folder / "个人报名表" / f"{label}报名表-{person.name}{person.staff_id}.xlsx"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(write_book([page], created=scheme.basics.starts))
            else:
                listed.append(row)
        register = dataclasses.replace(blank_register(scheme, part), rows=listed, spare=5)
        data = write_book([register], created=scheme.basics.starts)
        (folder / f"{label}报名登记表.xlsx").write_bytes(data)


def _application(part: Any, person: cast.Person, number: int) -> Any:
    from campaign.intake.registrations import Part
    from campaign.sheets.registration import DepartmentApplication, PostApplication
    from campaign.workbook.dates import YearMonth

    is_post = part is Part.POSTS
    submitted = datetime(2026, 3, 4 + number % 4, 9 + number % 7, (number * 7) % 60)
    if person.staff_id == cast.LATE:
        submitted = datetime(2026, 3, 7, 16, 45)
    row_class = PostApplication if is_post else DepartmentApplication
    return row_class(
        staff_id=person.staff_id,
        name=person.name,
        choices=person.posts if is_post else person.departments,
        adjustable=person.staff_id not in ("029", "020"),
        submitted_at=submitted,
        sex=person.sex,
        born=YearMonth(*map(int, person.born.split("."))),
        nation=person.nation,
        party=person.party,
        working_since=YearMonth(*map(int, person.working_since.split("."))),
        education=person.education,
        department=person.department,
        position=person.position,
        skills=person.skills,
        reasons=person.reasons,
    )


# -- scores ---------------------------------------------------------------------------------------


def _fill_scores(root: Path) -> None:
    from campaign.intake.marks import score_file
    from campaign.intake.tallies import count_file
    from campaign.reports.score_sheets import count_pages, judge_page

    campaign = _campaign(root)
    scheme, candidates = campaign.scheme, campaign.candidates
    for component in scheme.judged:
        for judge in scheme.panel(component):
            path = root / "04评分表" / score_file(component.name, judge.name)
            page = judge_page(scheme, component, judge, candidates)
            _fill(campaign, path, page, _marker(component.name, judge.name))
    for component in scheme.balloted:
        counts, turnout = count_pages(scheme, component, "", candidates)
        turnout = dataclasses.replace(turnout, rows=[_turnout()])
        path = root / "04评分表" / count_file(component.name)
        names = [grade.name for grade in scheme.grades]
        _fill(campaign, path, counts, partial(_count, names), [turnout])


def _marker(component: str, judge: str) -> Callable[[Any], dict[str, Any]]:
    """What one judge gives: near the candidate's strength, each judge with their own leaning."""
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
    from campaign.sheets.scoring import Turnout

    return Turnout(entitled=42, present=41, issued=41, returned=40, valid=cast.VOTERS, invalid=1)


# -- decisions ------------------------------------------------------------------------------------


def _fill_inspections(root: Path) -> None:
    from campaign.intake.inspections import inspection_file
    from campaign.reports.decisions import inspection_pages

    campaign = _campaign(root)
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

    for leader, page in inspection_pages(campaign.scheme, campaign.scoreboard).items():
        path = root / "05任用决定" / inspection_file(leader)
        _fill(campaign, path, page, inspect)


def _fill_appointments(root: Path) -> None:
    from campaign.reports.decisions import appointment_page, meeting_page

    campaign = _campaign(root)
    page = appointment_page(
        campaign.scheme, campaign.scoreboard, campaign.post_proposal, campaign.inspections
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

    meeting = dataclasses.replace(meeting_page(), rows=[_meeting(date(2026, 3, 11))])
    _fill(campaign, root / "05任用决定" / "任用决定表.xlsx", page, decide, [meeting])


def _meeting(decided_on: date) -> Any:
    from campaign.sheets.decisions import Meeting

    return Meeting(decided_on=decided_on, number="", effective_on=date(2026, 3, 19))


def _fill_picks(root: Path) -> None:
    from campaign.intake.picks import pick_file
    from campaign.intake.registrations import Part
    from campaign.reports.selection import pick_page

    campaign = _campaign(root)
    verdicts = {each.member.staff_id: each for each in campaign.verdicts[Part.DEPARTMENTS]}
    for department in campaign.scheme.departments:
        ranking = cast.PICKED[department.name]
        page = pick_page(
            department.name, department.quota, campaign.pool, campaign.roster, verdicts
        )
        listed = {row.staff_id for row in page.rows}
        order = [staff_id for staff_id in ranking if staff_id in listed]

        def pick(row: Any, order: list[str] = order) -> dict[str, Any]:
            if row.staff_id in order:
                return {"opinion": "同意", "rank": order.index(row.staff_id) + 1}
            return {"opinion": "不同意"}

        _fill(campaign, root / "06部门初选" / pick_file(department.name), page, pick)


def _fill_placements(root: Path) -> None:
    from campaign.reports.decisions import meeting_page, placement_page

    campaign = _campaign(root)
    page = placement_page(campaign.scheme, campaign.destinations)

    def decide(row: Any) -> dict[str, Any]:
        place, reason = cast.PLACED_OTHERWISE.get(row.staff_id, (row.proposal, ""))
        training = cast.TRAINING.get(row.staff_id, "")
        return {"decision": place, "reason": reason, "training_in": training}

    meeting = dataclasses.replace(meeting_page(), rows=[_meeting(date(2026, 3, 18))])
    _fill(campaign, root / "07定岗决定" / "定岗决定表.xlsx", page, decide, [meeting])


def _fill_ledger(root: Path) -> None:
    from campaign.reports.standby import ledger_page

    campaign = _campaign(root)

    def review(row: Any) -> dict[str, Any]:
        result, decision, destination = cast.REVIEWS[row.staff_id]
        return {
            "reviewed_on": date(2026, 9, 21),
            "result": result,
            "decision": decision,
            "destination": destination,
        }

    page = ledger_page(campaign.scheme, campaign.standby)
    _fill(campaign, root / "09待岗管理" / "待岗台账.xlsx", page, review)


if __name__ == "__main__":
    sys.exit(main())
