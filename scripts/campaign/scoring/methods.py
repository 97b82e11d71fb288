"""The ways of marking, and what is asked of all of them together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.misplaced import misplaced
from campaign.run import Book
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import AfterStage, Stage, after_stages, lots_awaited, stages_of, staying
from campaign.scoring.marking.by_ballot import ByBallot
from campaign.scoring.marking.by_entry import ByEntry
from campaign.scoring.marking.by_judges import ByJudges, unknown_sheet
from campaign.scoring.marking.by_points import ByPoints
from campaign.scoring.marking.method import Method
from campaign.scoring.parts import ComponentScore, Parts
from campaign.scoring.sheets import SCORES
from campaign.workbook.read.header import fits

METHODS: dict[str, Method[Any]] = {
    each.word: each
    for each in (
        ByJudges(),
        ByBallot(),
        ByEntry(),
        ByPoints(),
    )
}
"""By the word in the column 方式, in the order of its drop-down list."""

HandedIn = Mapping[str, Any]
"""What `Method.read` gave, by the word of the way of marking."""


def method_of(component: Component) -> Method[Any]:
    """Return the way in which a component is marked."""
    return METHODS[component.method]


def in_use(scheme: Scheme) -> list[Method[Any]]:
    """Return the ways of marking that a scheme has components for."""
    return [each for each in METHODS.values() if each.components(scheme)]


def approving(scheme: Scheme) -> list[Component]:
    """Return the components whose means are approvals, which 最低得票率 is about."""
    return [each for each in scheme.components if method_of(each).approves]


def point_rules(scheme: Scheme) -> list[str]:
    """Say how the points of every component come about, class of posts by class."""
    classes = scheme.classes
    return [
        (f"{each.label}：" if len(classes) > 1 else "")
        + "".join(method_of(component).rule(component) for component in each.components)
        for each in classes
    ]


def shared_rules(scheme: Scheme) -> list[str]:
    """Return what holds for all components of a way of marking, a sentence or more for each way."""
    return [rule for method in in_use(scheme) if (rule := method.shared_rule(scheme))]


# -- files ----------------------------------------------------------------------------------------


def read_handed_in(
    books: Iterable[Book],
    scheme: Scheme,
    candidates: Sequence[Candidate],
    before: Stage | None = None,
) -> tuple[HandedIn, list[Issue]]:
    """Read the files of 04评分表, or of the stages `before` one; issues for files of nobody's."""
    sorted_files, strays = _sorted(books, scheme)
    issues: list[Issue] = []
    nothing = replace(scheme, components=())
    handed_in = {each.word: each.read((), nothing, ())[0] for each in in_use(scheme)}
    for stage in stages_of(scheme):
        if stage == before or any(awaited(handed_in)) or errors_in(issues):
            break
        parts, found = work_out(scheme, candidates, handed_in, before=stage)
        if errors_in(found):
            break  # told when everything is worked out
        if lots_awaited(after_stages(scheme, candidates, parts, _before(scheme, stage))):
            break  # told by `stages_begun`
        for components, people in _together(staying(scheme, candidates, parts, stage)):
            here = replace(scheme, components=components)
            for method in in_use(here):
                files = [
                    each
                    for each in sorted_files.get(method.word, [])
                    if method.owner(each[1][0], here) == each[0]
                ]
                own, found = method.read(files, here, people)
                issues += found
                handed_in[method.word] = method.joined(handed_in[method.word], own)
    return handed_in, [*strays, *issues]


def _together(
    asked: Iterable[tuple[Component, list[Candidate]]],
) -> Iterator[tuple[tuple[Component, ...], list[Candidate]]]:
    """Gather the components that ask the same people; none that asks nobody."""
    alike: dict[tuple[tuple[str, ...], ...], tuple[list[Component], list[Candidate]]] = {}
    for component, people in asked:
        same = tuple((each.key, *each.posts) for each in people)
        alike.setdefault(same, ([], people))[0].append(component)
    return ((tuple(components), people) for components, people in alike.values() if people)


class Begun(NamedTuple):
    """How far the stages have come."""

    stages: Sequence[tuple[Stage, Parts]] = ()
    """Those of which it is known who takes part, with the points before each."""
    later: str = ""
    """The first stage of which it is not; empty where there is none."""
    after: Sequence[AfterStage] = ()
    """Who went on after those that are over."""
    lots: Sequence[str] = ()
    """Who has to draw lots before that is known."""

    def lists(
        self, scheme: Scheme, candidates: Sequence[Candidate]
    ) -> list[tuple[Component, list[Candidate]]]:
        """Return whom each component's sheets have to list, as far as that is known yet."""
        return [
            each
            for stage, parts in self.stages
            for each in staying(scheme, candidates, parts, stage)
        ]


def stages_begun(
    books: Iterable[Book], scheme: Scheme, candidates: Sequence[Candidate]
) -> tuple[Begun, list[Issue]]:
    """Return how far the stages have come, and what is wrong with those before."""
    begun: list[tuple[Stage, Parts]] = []
    after: list[AfterStage] = []
    all_books = list(books)
    for stage in stages_of(scheme):
        parts: Parts = {}
        if begun:
            handed_in, issues = read_handed_in(all_books, scheme, candidates, before=stage)
            issues = [each for each in issues if each.kind not in _STRAY]
            if errors_in(issues):
                return Begun(begun), issues
            later = stage.name or "下一环节"
            if any(awaited(handed_in)):
                return Begun(begun, later, after), []
            parts, issues = work_out(scheme, candidates, handed_in, before=stage)
            if errors_in(issues):
                return Begun(begun), issues
            after = after_stages(scheme, candidates, parts, _before(scheme, stage))
            if lots := lots_awaited(after):
                return Begun(begun, later, after, lots), []
        begun.append((stage, parts))
    return Begun(begun, after=after), []


def _before(scheme: Scheme, stage: Stage) -> list[Stage]:
    stages = stages_of(scheme)
    return stages[: stages.index(stage)]


_STRAY = (
    Kind.FILE_UNKNOWN,
    Kind.PLACE_WRONG,
    Kind.MARKS_UNKNOWN_COMPONENT,
    Kind.BALLOT_FILE_UNKNOWN,
    Kind.ENTRY_FILE_UNKNOWN,
)
"""What is said of a file of nobody's, which does not keep the next stage from being made."""


def _sorted(
    books: Iterable[Book], scheme: Scheme
) -> tuple[dict[str, list[tuple[Any, Book]]], list[Issue]]:
    """Return the files by way of marking, each with whose it is."""
    files: dict[str, list[tuple[Any, Book]]] = {}
    issues: list[Issue] = []
    for book in books:
        owners = {
            word: owner
            for word, method in METHODS.items()
            if (owner := method.owner(book[0], scheme)) is not None
        }
        # A name that fits exactly is no stranger's, whatever it looks like to the others.
        exact = [word for word, owner in owners.items() if not isinstance(owner, Issue)]
        if exact:
            files.setdefault(exact[0], []).append((owners[exact[0]], book))
        else:
            issues.append(next(iter(owners.values()), None) or _stray(book, scheme))
    return files, issues


def _stray(book: Book, scheme: Scheme) -> Issue:
    """Return a file that says nothing of whose it is.

    A filled score sheet must not be passed over.
    """
    label, grids, _ = book
    if any(fits(grid, SCORES) for grid in grids):
        return unknown_sheet(label, scheme)
    advice = "评分表、计票表请照“评分准备”做出的文件名交；不是的请移走。"
    return misplaced(label) or Kind.FILE_UNKNOWN.at(Where(label), advice=advice)


def awaited(handed_in: HandedIn) -> Iterator[str]:
    """Name what has not been handed in yet."""
    for word, own in handed_in.items():
        yield from METHODS[word].awaited(own)


# -- points ---------------------------------------------------------------------------------------


def work_out(
    scheme: Scheme,
    candidates: Sequence[Candidate],
    handed_in: HandedIn,
    before: Stage | None = None,
) -> tuple[Parts, list[Issue]]:
    """Return every candidate's points in each component they came to, or those `before` one."""
    parts: dict[tuple[str, str], ComponentScore] = {}
    issues: list[Issue] = []
    for stage in stages_of(scheme):
        if stage == before or errors_in(issues):
            break
        for component, people in staying(scheme, candidates, parts, stage):
            method, own = method_of(component), handed_in[component.method]
            for candidate in people:
                part, found = method.part(scheme, component, candidate, own)
                key = component.name, candidate.staff_id
                if candidate.apart:
                    known = parts.get(key, part)
                    part = replace(known, of_post={**known.of_post, candidate.posts[0]: part})
                parts[key] = part
                issues += found
    return parts, issues
