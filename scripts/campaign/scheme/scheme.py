"""The rules of one campaign, as the scheme workbook states them."""

from dataclasses import dataclass, field
from datetime import date

from campaign.calendar import WorkCalendar
from campaign.issues import Issue
from campaign.scheme.basics import COMMITTEE_DECIDES, Basics
from campaign.scheme.sheets import (
    Alias,
    Component,
    Criterion,
    Department,
    Grade,
    GroupMember,
    Judge,
    Post,
    Recusal,
    ScheduleEntry,
    VoterClass,
)
from campaign.workbook.declare.names import same_person
from campaign.workbook.declare.text import fold, short_number
from campaign.workbook.read.reader import Row

_SPEECH_WORDS = ("演说", "演讲", "答辩")


@dataclass(frozen=True)
class Scheme:
    """The rules of one campaign, as the scheme workbook states them."""

    basics: Basics
    posts: tuple[Post, ...] = ()
    departments: tuple[Department, ...] = ()
    components: tuple[Component, ...] = ()
    judges: tuple[Judge, ...] = ()
    grades: tuple[Grade, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    voter_classes: tuple[VoterClass, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    leading_group: tuple[GroupMember, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    recusal_rows: tuple[Row[Recusal], ...] = ()
    """The same with their cells; empty where nobody typed them."""
    aliases: tuple[Alias, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    before_scoring: tuple[Issue, ...] = ()
    """What is still missing, but is not needed before the scoring: the panel, the grades."""

    def panel(self, component: Component) -> list[Judge]:
        """The judges who mark a component."""
        return [judge for judge in self.judges if judge.duties.get(component.name)]

    def is_speech(self, component: Component) -> bool:
        """Whether a component is the speech, which is given for the first choice only."""
        return any(word in component.name for word in _SPEECH_WORDS)

    @property
    def tie_break(self) -> list[str]:
        """Names of the components that are compared, in order, when totals are equal."""
        if fold(self.basics.tie_break) in ("", fold(COMMITTEE_DECIDES)):
            return []
        parts = self.basics.tie_break.replace("，", "、").replace(",", "、").split("、")
        return [part.strip() for part in parts if fold(part) not in ("", fold(COMMITTEE_DECIDES))]

    @property
    def leaders(self) -> list[str]:
        """The leaders in charge of posts and departments, each once."""
        leaders = (each.leader for each in (*self.posts, *self.departments))
        return list(dict.fromkeys(filter(None, leaders)))

    @property
    def notice_ends(self) -> date | None:
        """The last day of the public notice; None where its first day is not set."""
        starts = self.basics.notice_starts
        return self.calendar.last_of(starts, self.basics.notice_days) if starts else None

    def relation(self, superior: str, staff_id: str, name: str) -> str:
        """The relation for which somebody must not lead a person; empty if there is none."""
        for recusal in self.recusals:
            same = (
                short_number(recusal.staff_id) == short_number(staff_id)
                if recusal.staff_id
                else same_person(recusal.name, name)
            )
            if same and superior and same_person(recusal.judge, superior):
                return recusal.reason or "列入回避关系"
        return ""

    def post(self, name: str) -> Post:
        """A post by its full name. Raises `KeyError` if there is none."""
        return {post.name: post for post in self.posts}[name]

    def department(self, name: str) -> Department:
        """A department by name. Raises `KeyError` if there is none."""
        return {department.name: department for department in self.departments}[name]
