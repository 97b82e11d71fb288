"""A town, a school and a company with as many people as asked for, decided without a workbook.

So many are appointed, as many placed, as many on standby, of whom every second comes back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, cast

from campaign.departments.placements import Placement, Placements
from campaign.departments.sheets import PlacementRow
from campaign.office.history import STANDBY
from campaign.office.kinds import DocumentKind, Paper
from campaign.office.numbers import Numbers
from campaign.office.office import Office
from campaign.posts.proposal import Appointments
from campaign.roster.roster import Member, Roster
from campaign.roster.sheets import BOTH_PARTS, StaffMember
from campaign.scheme.answers import SIMPLIFIED, TRADITIONAL
from campaign.scheme.calendar_reading import work_calendar
from campaign.scheme.plan_sheets import GroupMember
from campaign.scheme.scheme import Scheme
from campaign.scheme.unit import words_of
from campaign.scoring.documents import SCORE_PUBLICATION, ScoreColumn, ScoreLine
from campaign.scoring.methods import approving
from campaign.scoring.rules_in_words import scoring_rules
from campaign.standby.sheets import FAILED, PASSED, StandbyRow
from campaign.storage.folder import Folder
from campaign.word.script import Writing
from campaign.word.template import Template
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.script import wordings
from documents.random_campaigns import MEETING, MadeUp, NoFolder, papers_of, row_of
from maintenance import seed_town
from maintenance.kinds_of_unit.enterprises import COMPANY
from maintenance.kinds_of_unit.schools_and_hospitals import SCHOOL
from word.sample_notices import score_publication
from word.sample_office import people
from word.word_files import TEMPLATES

_TOWN = Scheme(
    basics=replace(
        seed_town.BASICS,
        party_body="中共青溪县柳河镇委员会",
        government_body="柳河镇人民政府",
        number_prefix="柳委",
        first_number=1,
        printed_by="柳河镇党政办公室",
    ),
    posts=seed_town.POSTS,
    departments=seed_town.DEPARTMENTS,
    components=seed_town.COMPONENTS,
    grades=seed_town.GRADES,
    schedule=seed_town.SCHEDULE,
)


def _called(scheme: Scheme, name: str, prefix: str) -> Scheme:
    basics = replace(
        scheme.basics, party_body=name, number_prefix=prefix, first_number=1, standby_months=6
    )
    return replace(scheme, basics=basics)


SCHEMES = {
    "镇": _TOWN,
    "学校": _called(SCHOOL, "青溪县第二高级中学", "青二中"),
    "公司": _called(COMPANY, "青溪水务有限责任公司", "青水"),
}
_TYPED = (
    "name",
    "party_body",
    "government_body",
    "number_prefix",
    "office",
    "objections_to",
    "recipients",
    "standby_pay",
    "after_failing",
    "printed_by",
)
"""Which of 基本信息 are texts of the office's own."""
_SCORED = date(2026, 3, 10)
SCRIPTS = {"简": SIMPLIFIED, "繁": TRADITIONAL}


@dataclass(frozen=True)
class Played:
    """One of the offices in one of the scripts, with so many people of each fate."""

    office: str
    script: str
    count: int

    @cached_property
    def scheme(self) -> Scheme:
        chosen = SCHEMES[self.office]
        return replace(
            chosen,
            basics=replace(chosen.basics, script=SCRIPTS[self.script]),
            calendar=work_calendar(seed_town.CALENDAR),
            leading_group=(GroupMember(role="组长", name="秦山", position="负责人"),),
        )

    @cached_property
    def members(self) -> list[Member]:
        departments = self.scheme.departments
        return [
            Member(
                row_of(
                    StaffMember(
                        staff_id=f"{number:03}",
                        name=name,
                        sex="女" if number % 2 else "男",
                        born=YearMonth(1970 + number % 30, 1 + number % 12),
                        nation="汉族",
                        education="大学",
                        establishment="在编",
                        duty="在岗",
                        department=departments[number % len(departments)].name,
                        position="职员",
                        scope=BOTH_PARTS,
                    ),
                    number,
                )
            )
            for number, name in enumerate(people(3 * self.count), 1)
        ]

    def papers(self) -> Iterator[Paper]:
        """Everything that is printed of it."""
        scheme, members, count = self.scheme, self.members, self.count
        appointments, placements = Appointments(meeting=row_of(MEETING)), Placements()
        placements.meeting = row_of(MEETING)
        ledger = {}
        for number, member in enumerate(members[:count]):
            post = scheme.posts[number % len(scheme.posts)]
            appointments.appoint(member.staff_id, post, post)
        for number, member in enumerate(members[count:]):
            place = scheme.departments[number % len(scheme.departments)].name
            key = member.staff_id
            placements.of[key] = Placement(
                member,
                place if number < count else STANDBY,
                "未被选中",
                place,
                row_of(PlacementRow(staff_id=key)),
            )
            if number >= count:
                ledger[key] = row_of(_reviewed(member, place if number % 2 else ""))
        made_up = MadeUp(scheme, Roster(members), appointments, placements, ledger)
        yield from papers_of(made_up)
        yield self._scores(made_up)

    def _scores(self, made_up: MadeUp) -> Paper:
        """成绩公布, which no campaign without workbooks makes."""
        scheme, components = self.scheme, self.scheme.components
        office = Office(scheme, made_up.roster, Numbers(cast("Folder", NoFolder()), 1))
        data = replace(
            score_publication(),
            head=SCORE_PUBLICATION.head(office, _SCORED),
            campaign=scheme.basics.name,
            plan=office.plan,
            columns=tuple(
                ScoreColumn(component=each.name, points=str(each.points)) for each in components
            ),
            lines=tuple(
                ScoreLine(
                    post=scheme.posts[number % len(scheme.posts)].name,
                    rank=str(number // len(scheme.posts) + 1),
                    person=member.name,
                    marks=("18.25",) * len(components),
                    total="91.25",
                )
                for number, member in enumerate(self.members[: self.count])
            ),
            rules=tuple(scoring_rules(scheme, approving(scheme))),
            receiver=office.receiver,
        )
        return SCORE_PUBLICATION.paper(office, data)

    @cached_property
    def writing(self) -> Writing:
        """How it writes: its words, its script; what was typed stays."""
        basics = self.scheme.basics
        typed = {getattr(basics, name) for name in _TYPED} - {""}
        typed |= {each.name for each in self.scheme.posts}
        typed |= {each.name for each in self.scheme.departments}
        typed |= {each.name for each in self.members}
        is_traditional = self.script == "繁"
        said = wordings(words_of(basics), typed, traditional=is_traditional)
        return Writing(said.both, is_traditional, said.both)

    def template(self, kind: DocumentKind[Any]) -> Template[Any]:
        """The program's template of a kind, as this office prints it."""
        path = TEMPLATES / kind.file_name
        template, issues = Template.open(path, kind.data, kind.name, self.writing)
        assert template, issues
        return template


def _reviewed(member: Member, destination: str) -> StandbyRow:
    return StandbyRow(
        staff_id=member.staff_id,
        name=member.name,
        reviewed_on=date(2026, 9, 21),
        result=PASSED if destination else FAILED,
        destination=destination,
    )
