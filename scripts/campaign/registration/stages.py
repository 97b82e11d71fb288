"""Stages of registration: what was handed in, and the verdicts on it."""

from collections.abc import Iterable
from typing import NamedTuple

from campaign import places
from campaign.issues import errors_in
from campaign.kept_books import KeptBooks
from campaign.kept_forms import KeptForms
from campaign.registration.conditions import check_asked
from campaign.registration.online_columns import has_private
from campaign.registration.reading import read_registrations
from campaign.registration.registrations import Part, Registrations
from campaign.registration.result_sheets import UNDER_REVIEW
from campaign.registration.sheets import MANUAL_REVIEW_FILE
from campaign.registration.verdicts import Pending, Verdict, judge_registrations, read_reviews
from campaign.roster.stages import the_roster
from campaign.run import Faulty, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.worked_out import compared_by

# -- registrations --------------------------------------------------------------------------------


class HandedIn(NamedTuple):
    """What people handed in as their registrations."""

    registrations: Registrations
    faulty: bool
    """Whether something in the files is wrong."""


class Review(NamedTuple):
    """What the registrations that were understood come to."""

    verdicts: dict[Part, list[Verdict]]
    pending: list[Pending]
    """What people must judge."""
    faulty: bool
    """Whether something is wrong, in the files or in the reviews by hand."""


def the_registrations(run: Run) -> HandedIn:
    """Read every registration; the faulty ones are set apart."""
    scheme, roster = run.get(the_scheme), run.get(the_roster)
    run.note(check_asked(scheme, roster))
    paths = [
        path
        for path in run.files(places.REGISTRATIONS, without=scheme.later_rounds)
        if path.name != MANUAL_REVIEW_FILE
    ]
    placed = any(each.direct_to for each in roster.members)
    asked = any(not each.outside for each in roster.members)
    if not paths and (asked or not placed):
        raise Waiting(f"“{places.REGISTRATIONS}”里还没有报名表")
    run.note(run.other_kinds(paths))

    books = run.books(paths, "读取报名表", KeptBooks(run.folder, places.REGISTRATIONS, has_private))
    read_by = (places.SCHEME, places.ROSTER)
    known = KeptForms(run.folder, places.REGISTRATIONS, read_by)
    registrations, issues = read_registrations(books, scheme, roster, known)
    return HandedIn(registrations, errors_in(run.note(issues)))


def the_review(run: Run) -> Review:
    """Judge every registration that was understood."""
    handed_in = run.get(the_registrations)

    path = run.folder.path(places.REGISTRATIONS, MANUAL_REVIEW_FILE)
    book = run.open_book(path) if run.folder.has(path) else None
    reviews, issues = read_reviews(book)
    verdicts, pending, found = judge_registrations(
        run.get(the_scheme), handed_in.registrations, reviews
    )
    faulty = errors_in(run.note([*issues, *found]))
    run.keep_typed(each.review.reason for each in pending if each.review)
    return Review(verdicts, pending, faulty or handed_in.faulty)


def the_verdicts(run: Run) -> dict[Part, list[Verdict]]:
    """Give the verdicts, once nothing handed in is faulty and nobody is under review any more."""
    review = run.get(the_review)
    if review.faulty:
        raise Faulty
    judged = (verdict for verdicts in review.verdicts.values() for verdict in verdicts)
    if left := sum(verdict.outcome == UNDER_REVIEW for verdict in judged):
        raise Waiting(f"还有{left}份报名待人工审核，结论写在“{MANUAL_REVIEW_FILE}”里")
    return review.verdicts


# -- what later steps take ------------------------------------------------------------------------


def what_counts(verdicts: Iterable[Verdict]) -> list[object]:
    """Return all that later steps take from verdicts."""
    return [
        (
            each.member.staff_id,
            each.registration.choices,
            each.told,
            [finding for finding in each.overall if not finding.passed],
            each.choices,
        )
        for each in verdicts
    ]


def _asked(pending: Iterable[Pending]) -> list[object]:
    """Return all that is told of what people must judge."""
    return [
        (each.registration.member.staff_id, each.target, each.condition, each.review)
        for each in pending
    ]


def _registered(handed_in: Registrations) -> tuple[object, ...]:
    """Return all that is told of registrations, besides the verdicts on them."""
    accepted = [
        (part.value, each.member.staff_id, each.choices)
        for part in Part
        for each in handed_in.of(part)
    ]
    refused = [
        (each.part.value, each.member and each.member.staff_id, each.typed, each.issues)
        for each in handed_in.refused
    ]
    return accepted, refused, handed_in.files, handed_in.entries


@compared_by(what_counts)
def the_post_verdicts(run: Run) -> list[Verdict]:
    """Give the verdicts on registrations for posts."""
    return run.get(the_verdicts)[Part.POSTS]


@compared_by(what_counts)
def the_department_verdicts(run: Run) -> list[Verdict]:
    """Give the verdicts on registrations for departments."""
    return run.get(the_verdicts)[Part.DEPARTMENTS]


@compared_by(_registered)
def the_registered(run: Run) -> Registrations:
    """Give who registered for what, and what is faulty."""
    return run.get(the_registrations).registrations


@compared_by(_asked)
def the_pending(run: Run) -> list[Pending]:
    """Give what people must judge."""
    return run.get(the_review).pending
