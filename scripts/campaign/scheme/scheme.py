"""The rules of one campaign, as the scheme workbook states them."""

import dataclasses
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from campaign.calendar import WorkCalendar, end_of_day
from campaign.issues import Issue
from campaign.scheme.answers import COMMITTEE_DECIDES
from campaign.scheme.basics import Basics
from campaign.scheme.choosing import (
    BOTH_FIRST,
    OtherPlace,
    RangeRow,
    RoundRow,
    Span,
    round_name,
    span_in,
)
from campaign.scheme.condition_sheets import ConditionRow, RankOrder
from campaign.scheme.conditions import PARTY
from campaign.scheme.plan_sheets import GroupMember, ScheduleEntry
from campaign.scheme.rules.classes import PostClass, classes_of, holds_for
from campaign.scheme.rules.draw_rules import JudgeDraw, PoolJudge
from campaign.scheme.rules.handling_rules import HandlingRow, TrialRow
from campaign.scheme.rules.of_roster import AskedFact, AskedWords
from campaign.scheme.rules.pass_rules import PassRow
from campaign.scheme.rules.standby_rules import PhaseRow, pay_rule
from campaign.scheme.rules.structure import StructureRow
from campaign.scheme.score_sheets import AwardRow, CutRow, JudgeClass
from campaign.scheme.sheets import (
    Alias,
    Component,
    Criterion,
    Department,
    Grade,
    Judge,
    Post,
    Recusal,
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
    asked_facts: tuple[AskedFact, ...] = ()
    asked_words: tuple[AskedWords, ...] = ()
    """What the optional sheets ask of the roster: see `campaign.scheme.rules.of_roster`."""
    conditions: tuple[ConditionRow, ...] = ()
    """A post's own columns are conditions besides: see `campaign.scheme.conditions`."""
    orders: tuple[RankOrder, ...] = ()
    ranges: tuple[RangeRow, ...] = ()
    """Who may choose what: see `campaign.scheme.ranges`."""
    rounds: tuple[RoundRow, ...] = ()
    other_places: tuple[OtherPlace, ...] = ()
    standby_phases: tuple[PhaseRow, ...] = ()
    handlings: tuple[HandlingRow, ...] = ()
    """What a refusal or failure on standby brings: see `campaign.standby.handling`."""
    trials: tuple[TrialRow, ...] = ()
    round: int = 1
    """The round of the two-way choice for which the rules stand."""
    cuts: tuple[CutRow, ...] = ()
    judge_classes: tuple[JudgeClass, ...] = ()
    """Classes of judges with weights: see `campaign.scheme.rules.panel_rules`."""
    judge_pool: tuple[PoolJudge, ...] = ()
    judge_draws: tuple[JudgeDraw, ...] = ()
    """Judges who are drawn by lot: see `campaign.scheme.rules.draw_rules`."""
    passes: tuple[PassRow, ...] = ()
    """Pass marks beside those of the components: see `campaign.scheme.rules.pass_rules`."""
    structure: tuple[Row[StructureRow], ...] = ()
    """Limits on whom is appointed and placed: see `campaign.scheme.rules.structure`."""
    awards: tuple[AwardRow, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    before_scoring: tuple[Issue, ...] = ()
    """What is still missing, but is not needed before the scoring: the panel, the grades."""

    def panel(self, component: Component) -> list[Judge]:
        """Return the judges who mark a component."""
        return [judge for judge in self.judges if judge.duties.get(component.name)]

    @property
    def classes(self) -> list[PostClass]:
        """The posts by the components that decide them; one of all where that is the same."""
        return classes_of(self.posts, self.components)

    def components_of(self, post: str) -> tuple[Component, ...]:
        """Return the components that a post is decided by, in the order of the scheme."""
        own = self.post(post)
        return tuple(each for each in self.components if holds_for(each.applies_to, own))

    def posts_of(self, component: Component) -> list[str]:
        """Return the names of the posts that a component is for."""
        return [each.name for each in self.posts if holds_for(component.applies_to, each)]

    def grades_of(self, component: Component) -> list[Grade]:
        """Return the grades on a component's ballot: its own, or else those for all."""
        name = fold(component.name)
        own = [each for each in self.grades if name in each.names]
        return own or [each for each in self.grades if not each.names]

    @property
    def component_names(self) -> list[str]:
        """Names of all components, in order."""
        return [component.name for component in self.components]

    def is_speech(self, component: Component) -> bool:
        """Tell whether a component is the speech, which is given for the first choice only."""
        return any(word in component.name for word in _SPEECH_WORDS)

    @property
    def speech_word(self) -> str:
        """What the speech is called in sentences: 演说, 演讲, or 答辩 alone; empty without one."""
        names = [each.name for each in self.components]
        return next((word for word in _SPEECH_WORDS if any(word in name for name in names)), "")

    @property
    def has_speech(self) -> bool:
        """Whether anybody speaks on what they would do: answering questions alone is no speech."""
        return self.speech_word in _SPEECH_WORDS[:2]

    @property
    def scored(self) -> "Scheme":
        """The same rules as the scoring sees them: departments filled by total are scored for."""
        general = [each.as_post for each in self.departments if each.by_total]
        return dataclasses.replace(self, posts=(*self.posts, *general)) if general else self

    @property
    def tie_break(self) -> list[str]:
        """What is compared, in order, when totals are equal: see `scheme.rules.tie_rules`."""
        return [part for part in self.tie_steps if part != COMMITTEE_DECIDES]

    @property
    def tie_steps(self) -> list[str]:
        """What 并列处理 names, in order, the committee's decision among it."""
        committee = {fold(COMMITTEE_DECIDES), fold(f"{self.basics.body}决定")}
        parts = self.basics.tie_break.replace("，", "、").replace(",", "、").split("、")
        named = [part.strip() for part in parts if fold(part)]
        return [COMMITTEE_DECIDES if fold(part) in committee else part for part in named]

    @property
    def last_round(self) -> int:
        """How many rounds there may be at most; two where 轮次 says nothing."""
        return max((each.number for each in self.rounds), default=2)

    def round_row(self, number: int) -> RoundRow:
        """Return what 轮次 says of a round; a round that it does not name goes the usual way."""
        usual = RoundRow(number=number)
        return next((each for each in self.rounds if each.number == number), usual)

    @property
    def later_rounds(self) -> tuple[str, ...]:
        """The folders of the rounds after the first."""
        return tuple(map(round_name, range(2, self.last_round + 1)))

    @property
    def most_departments(self) -> int:
        """How many departments a person may choose in this round."""
        span = span_in(self.round_row(self.round).choices)
        return span.most if span else self.basics.max_choices

    @property
    def names_wanted(self) -> Span | None:
        """How many persons a department names where both sides name first; None for any number."""
        return span_in(self.round_row(self.round).names) if self.both_first else None

    @property
    def departments_close(self) -> datetime:
        """The deadline for choosing departments in this round."""
        closes = self.round_row(self.round).closes
        return end_of_day(closes) if closes else self.basics.registration_closes

    @property
    def both_first(self) -> bool:
        """Whether both sides name each other blind in this round (双方先填)."""
        return self.round_row(self.round).way == BOTH_FIRST

    @property
    def leaders(self) -> list[str]:
        """The leaders in charge of posts and departments, each once."""
        leaders = [each.leader for each in self.posts]
        leaders += [each.leader for each in self.departments]
        return list(dict.fromkeys(filter(None, leaders)))

    @property
    def offices(self) -> dict[str, str]:
        """The 职务 of the judges, by name, in the order of 评委名单."""
        return {each.name: each.position for each in self.judges}

    def leader_of(self, department: str) -> str:
        """Return the leader in charge of a department; empty if the scheme names none."""
        known = [(each.name, each.leader) for each in self.departments]
        known += [(each.department, each.leader) for each in self.posts]
        return next((leader for name, leader in known if name == department and leader), "")

    @property
    def notice_ends(self) -> date | None:
        """The last day of the public notice; None where its first day is not set.

        Raises `YearUnknown`.
        """
        starts = self.basics.notice_starts
        return self.calendar.last_of(starts, self.basics.notice_days) if starts else None

    def relation(self, superior: str, staff_id: str, name: str) -> str:
        """Return the relation for which somebody must not lead a person; empty if there is none."""
        for recusal in self.recusals:
            same = (
                short_number(recusal.staff_id) == short_number(staff_id)
                if recusal.staff_id and staff_id
                else same_person(recusal.name, name)
            )
            if same and superior and same_person(recusal.judge, superior):
                return recusal.reason or "列入回避关系"
        return ""

    @property
    def asks_party(self) -> bool:
        """Whether anybody is asked for 政治面貌: a party body decides, or a condition asks."""
        return (
            "党" in self.basics.body
            or any(post.party for post in self.posts)
            or any(PARTY in row.fact or "党" in row.fact for row in self.conditions)
        )

    @property
    def counted_on(self) -> date:
        """The day to which ages and years are counted: 年限计算日, else the end of registration."""
        return self.basics.service_counted_on or self.basics.registration_closes.date()

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The destinations of 其他去向 that are no departments: no place in the office."""
        departments = {each.name for each in self.departments}
        return tuple(name for name in self.other_names if name not in departments)

    @property
    def standby_pay(self) -> str:
        """What people on standby are paid, by stretches of months if the scheme has 待岗阶段."""
        return pay_rule(self.standby_phases) or self.basics.standby_pay

    @property
    def other_names(self) -> tuple[str, ...]:
        """The destinations beside posts, departments and 待岗."""
        return tuple(each.name for each in self.other_places)

    @property
    def staying_names(self) -> frozenset[str]:
        """The destinations beside departments to which nobody has to hand over."""
        return frozenset(each.name for each in self.other_places if not each.hands_over)

    def post(self, name: str) -> Post:
        """Return a post by its full name. Raises `KeyError` if there is none."""
        return self._posts[name]

    def department(self, name: str) -> Department:
        """Return a department by name. Raises `KeyError` if there is none."""
        return self._departments[name]

    @cached_property
    def _posts(self) -> dict[str, Post]:
        return {post.name: post for post in self.posts}

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {department.name: department for department in self.departments}
