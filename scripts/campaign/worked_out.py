"""What the stages of a run gave, each worked out once, and what each was made from."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from campaign.issues import Issue
from campaign.storage.observed import Basis, Observed

T = TypeVar("T")
Stage = Callable[[Any], Any]
"""A function of the run."""


class Waiting(Exception):
    """A step cannot run yet; the arguments say what it waits for, a sentence each."""


class Faulty(Exception):
    """There are errors in the workbooks, listed in `Run.issues`."""


COMPARED: dict[Stage, Callable[[Any], object]] = {}
"""Stages whose result alone counts for what builds on them, and what of it is compared."""


def compared_by(
    content: Callable[[Any], object],
) -> Callable[[Callable[[Any], T]], Callable[[Any], T]]:
    """Let what builds on a stage stand as long as this content of its result is the same.

    The content must hold all that anybody takes from the result.
    """

    def compare(stage: Callable[[Any], T]) -> Callable[[Any], T]:
        COMPARED[stage] = content
        return stage

    return compare


def name_of(stage: Stage) -> str:
    """Name a stage, that of a later round with its number."""
    return f"{stage.__module__}.{stage.__qualname__}{getattr(stage, '__self__', '')}"


class WorkedOut:
    """The results of the stages of one run."""

    def __init__(self, run: Any, observed: Observed) -> None:
        self._run, self._observed = run, observed
        self._results: dict[Stage, Any] = {}
        """What each stage gave: its result, or the `Waiting` or `Faulty` that stopped it."""
        self.made_from: dict[Stage, Basis] = {}
        self.told: set[str] = set()
        """Names of the stages whose issues are among those of the run."""

    def get(self, stage: Callable[[Any], T]) -> T:
        """Give a stage's result, worked out once. Raises `Waiting` or `Faulty`, each time."""
        if stage not in self._results:
            with self._observed.apart(name_of(stage)) as basis:
                try:
                    self._results[stage] = stage(self._run)
                except (Waiting, Faulty) as stop:
                    self._results[stage] = stop
            self.made_from[stage] = basis
            self.told.add(basis.name)
        if stage in COMPARED:
            self._observed.basis.compared.add(stage)
        else:
            basis = self.made_from[stage]
            self._observed.basis.built_on[basis.name] = basis
        result = self._results[stage]
        if isinstance(result, Waiting | Faulty):
            raise result
        value: T = result
        return value

    def known(self, stage: Callable[[Any], T]) -> T | None:
        """Give a stage's result if it has one already; nothing is worked out for it."""
        result = self._results.get(stage)
        return None if isinstance(result, Waiting | Faulty) else result

    def finds(self, issues: Sequence[Issue]) -> bool:
        """Note what the stage at work has found; tell whether it is new to the run."""
        basis = self._observed.basis
        basis.issues += issues
        return basis.name not in self.told
