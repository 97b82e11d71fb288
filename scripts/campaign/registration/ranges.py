"""选岗范围: whether somebody may choose a department or a post, with the sentence why not."""

from collections.abc import Iterator
from functools import cached_property

from campaign.office.history import STANDBY
from campaign.registration.conditions import is_limited_to
from campaign.registration.eligibility import Finding
from campaign.registration.registrations import Part
from campaign.roster.facts import fact
from campaign.roster.roster import Member
from campaign.scheme.choosing import OWN, PLACED_FIRST, STAYS
from campaign.scheme.conditions import orders
from campaign.scheme.ranges import RangeRule, rules_in_force
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets, department_targets
from campaign.workbook.declare.text import fold


class Ranges:
    """The rules of one round, asked person by person."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.rules = rules_in_force(scheme)

    @cached_property
    def _orders(self) -> "dict[str, tuple[tuple[str, ...], ...]]":
        return orders(self.scheme.orders)

    @cached_property
    def _home(self) -> dict[str, str]:
        """The department by which each post counts as one's own."""
        return {post.name: self._department(post.department) for post in self.scheme.posts}

    @cached_property
    def _targets(self) -> dict[Part, frozenset[str]]:
        return {
            Part.POSTS: frozenset(post.name for post in self.scheme.posts),
            Part.DEPARTMENTS: frozenset(each.name for each in self.scheme.departments),
        }

    def _department(self, text: str) -> str:
        return self._spelt.find(text).target or fold(text)

    @cached_property
    def _spelt(self) -> Targets:
        return department_targets(self.scheme)

    def findings(self, member: Member, part: Part, target: str) -> Iterator[Finding | str]:
        """Yield why somebody may not choose a target; a text where only people can tell."""
        for rule in self.rules:
            stays = rule.row.arranged == STAYS and part is Part.DEPARTMENTS
            if not stays and self._leaves_open(rule, member, part, target):
                continue
            unknown = self._unknown(rule, member)
            if unknown is None or (unknown and stays):
                continue  # whoever is protected is marked so: a blank is none
            said = self._said[id(rule)]
            yield f"{said}：{unknown}" if unknown else Finding(False, f"选岗范围：{said}")

    def refusal(self, member: Member, target: str) -> str:
        """Return why a department, or 待岗, is closed to somebody beyond doubt.

        Empty if it is not.
        """
        found = (
            self._said[id(rule)]
            for rule in self.rules
            if (
                STANDBY in rule.closed
                if target == STANDBY
                else not self._leaves_open(rule, member, Part.DEPARTMENTS, target)
            )
            and self._concerns(rule, member)
        )
        return next(found, "")

    def stays(self, member: Member) -> bool:
        """Tell whether somebody keeps the department they are in, without a choice (留现部门)."""
        return self._is_arranged(STAYS, member)

    def is_first(self, member: Member) -> bool:
        """Tell whether somebody goes before others where they are accepted (优先安排)."""
        return self._is_arranged(PLACED_FIRST, member)

    def _is_arranged(self, how: str, member: Member) -> bool:
        rules = (rule for rule in self.rules if rule.row.arranged == how)
        return any(self._concerns(rule, member) for rule in rules)

    def must_move(self, member: Member) -> str:
        """Return the rule for which somebody has to leave their department (轮岗), if one does."""
        moving = (rule for rule in self.rules if OWN in rule.closed and rule.limits)
        return next((str(rule) for rule in moving if self._concerns(rule, member)), "")

    def _concerns(self, rule: RangeRule, member: Member) -> bool:
        return self._unknown(rule, member) == ""

    def closed(self, member: Member) -> list[str]:
        """Return the departments that are closed to somebody."""
        if not self.rules:
            return []
        return [each.name for each in self.scheme.departments if self.refusal(member, each.name)]

    def closed_to_all(self, part: Part) -> set[str]:
        """Return the targets that nobody may choose, one's own among them for nobody."""
        general = [rule for rule in self.rules if not rule.limits]
        return {
            target
            for target in self._targets[part]
            for rule in general
            if target in rule.closed
            or (self._speaks_of(rule, part) and not rule.allowed & {target, OWN})
        }

    def _speaks_of(self, rule: RangeRule, part: Part) -> bool:
        return id(rule) in self._speaking[part]

    @cached_property
    def _speaking(self) -> dict[Part, frozenset[int]]:
        """The rules, by their identity, that name what may be chosen in a part.

        Asked once for each choice of each person, and the same for all of them.
        """
        return {
            part: frozenset(
                id(rule) for rule in self.rules if rule.allowed & (self._targets[part] | {OWN})
            )
            for part in Part
        }

    @cached_property
    def _said(self) -> dict[int, str]:
        """Each rule in words, by its identity; a rule may name every department."""
        return {id(rule): str(rule) for rule in self.rules}

    def _leaves_open(self, rule: RangeRule, member: Member, part: Part, target: str) -> bool:
        names = {target}
        if OWN in rule.allowed or OWN in rule.closed:
            home = self._home[target] if part is Part.POSTS else target
            if home == self._department(member.person.department):
                names.add(OWN)
        if names & rule.closed:
            return False
        return not self._speaks_of(rule, part) or bool(names & rule.allowed)

    def _unknown(self, rule: RangeRule, member: Member) -> str | None:
        """Return None where a rule does not concern somebody; a text where that is unknown."""
        on = self.scheme.counted_on
        answers = [is_limited_to(each, member, on, self._orders) for each in rule.limits]
        if False in answers:
            return None
        if None in answers:
            limit = rule.limits[answers.index(None)]
            return fact(member, limit.fact, on).lacks or f"{limit}不明"
        return ""
