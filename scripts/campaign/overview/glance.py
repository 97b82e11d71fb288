"""Asking a run for what it knows, however far it has come."""

from collections.abc import Callable
from typing import TypeVar

from campaign.departments.stages import the_allocation, the_placements, the_pool
from campaign.overview.standing import NEEDS, AnyStage, Looked
from campaign.run import Faulty, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.scoring.stages import the_seed, why_no_contest
from campaign.standby.stages import the_ledger, the_standby
from campaign.storage.obstacles import Obstacle
from campaign.tenure.terms import keeps_tenures

T = TypeVar("T")


class Glance:
    """Asks a run for its stages, as far as it has come."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.waits: dict[AnyStage, tuple[str, ...]] = {}
        self.faulty: set[AnyStage] = set()
        scheme = self.at(the_scheme)
        self.has_departments = bool(scheme and scheme.departments)

    def at(self, stage: Callable[[Run], T]) -> T | None:
        """Return a stage's result; None while it waits, is faulty, or cannot be read."""
        try:
            return self.run.get(stage)
        except Waiting as waiting:
            self.waits[stage] = tuple(str(each) for each in waiting.args)
        except Faulty:
            self.faulty.add(stage)
        except Obstacle as obstacle:
            self.waits[stage] = (str(obstacle),)
        return None

    def at_departments(self, stage: Callable[[Run], T]) -> T | None:
        """Return the same, for a stage that only a campaign with departments has."""
        return self.at(stage) if self.has_departments else None

    def looked(self) -> Looked:
        """Return what was found missing or wrong on the way."""
        not_held: dict[str, str] = {}
        self.at(the_seed)
        if reason := self.at(why_no_contest):
            not_held |= dict.fromkeys(("prepare_scoring", "consolidate_scores"), reason)
        scheme = self.at(the_scheme)
        if scheme and not self.has_departments and not keeps_tenures(scheme):
            not_held["review_standby"] = "本次活动没有双选部门"
        for step, stages in NEEDS.items():
            for stage in () if step in not_held else stages:
                self.at(stage)
        if self.at_departments(the_standby) == []:
            self.waits.pop(the_ledger, None)  # nobody is on standby: there will be no ledger
        if not self.has_departments:
            for stage in (the_placements, the_pool, the_allocation, the_ledger):
                self.waits.pop(stage, None)
        return Looked(self.waits, frozenset(self.faulty), not_held)
