"""The sample campaign's own papers: scheme, roster, and what people handed in."""

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maintenance import sample_people as cast

if TYPE_CHECKING:
    from campaign.scheme.scheme import Scheme


def write_scheme(root: Path) -> None:
    """Write 01活动方案 and 02干部花名册."""
    from campaign.roster.report import roster_pages
    from campaign.scheme.report import scheme_pages
    from campaign.scoring.methods import METHODS
    from campaign.workbook.write.writer import write_book
    from maintenance import seed_town

    scheme = sample_scheme()
    pages = scheme_pages(scheme, seed_town.CALENDAR, METHODS)
    (root / "01活动方案.xlsx").write_bytes(write_book(pages, created=scheme.basics.starts))
    roster = roster_pages(staff(), spare=10)
    (root / "02干部花名册.xlsx").write_bytes(write_book(roster, created=scheme.basics.starts))


def sample_scheme() -> "Scheme":
    """Return the seed town's scheme with the sample town's names in it."""
    from campaign.scheme.plan_sheets import GroupMember
    from campaign.scheme.scheme import Scheme
    from campaign.scheme.sheets import Judge, Recusal
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
        second_round_closes=datetime(2026, 3, 16, 17, 0),
        meeting_time=datetime(2026, 3, 3, 9, 0),
        meeting_place="镇政府三楼会议室",
        contact="周雅琴",
        contact_phone="0000-8260001",
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


def staff() -> list[Any]:
    """Return everybody on the sample town's roster."""
    from campaign.roster.sheets import BOTH_PARTS, NOT_TAKING_PART, StaffMember
    from campaign.workbook.declare.dates import YearMonth

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


def write_registrations(root: Path) -> None:
    """Write individual forms of some, registers of the others."""
    from campaign.registration.registrations import Part
    from campaign.registration.report import blank_form, blank_register
    from campaign.workbook.write.writer import write_book

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
    from campaign.registration.registrations import Part
    from campaign.registration.sheets import DepartmentApplication, PostApplication
    from campaign.workbook.declare.dates import YearMonth

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
