"""Stages of registration: scheme, roster, what was handed in, and the verdicts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from campaign import places
from campaign.issues import errors_in
from campaign.run import Faulty, Manner, Run, Waiting

if TYPE_CHECKING:
    from campaign.intake.registrations import Part, Registrations
    from campaign.intake.reviews import Pending
    from campaign.intake.roster import Roster
    from campaign.intake.scheme import Scheme
    from campaign.intake.verdicts import Verdict


# -- the scheme -----------------------------------------------------------------------------------


def the_scheme(run: Run) -> "Scheme":
    """Read the rules of the campaign, and tell the run how it writes."""
    from campaign.intake.scheme_workbook import read_scheme
    from campaign.methods import METHODS
    from campaign.sheets.basics import TRADITIONAL

    scheme = run.read_book(places.SCHEME, lambda grids, file: read_scheme(grids, file, METHODS))
    basics = scheme.basics
    run.manner = Manner(
        basics.name,
        basics.starts,
        rehearsal=basics.rehearsal,
        traditional=basics.script == TRADITIONAL,
    )
    run.keep_typed(_typed_in_scheme(scheme))
    return scheme


def _typed_in_scheme(scheme: "Scheme") -> Iterator[str]:
    basics = scheme.basics
    yield from (
        basics.name,
        basics.party_body,
        basics.government_body,
        basics.co_issuer,
        basics.participants,
        basics.number_prefix,
        basics.office,
        basics.objections_to,
        basics.recipients,
        basics.standby_pay,
        basics.after_failing,
    )
    for post in scheme.posts:
        yield from (post.name, post.department, post.leader, post.other)
    for department in scheme.departments:
        yield from (department.name, department.leader)
    for rows in (scheme.components, scheme.criteria, scheme.grades, scheme.voter_classes):
        yield from (each.name for each in rows)
    for people in (scheme.judges, scheme.leading_group):
        yield from (each.name for each in people)
    for recusal in scheme.recusals:
        yield from (recusal.judge, recusal.name, recusal.reason)
    for alias in scheme.aliases:
        yield from (alias.alias, alias.department)


# -- the roster -----------------------------------------------------------------------------------


def the_roster(run: Run) -> "Roster":
    """Read the roster: everybody."""
    from campaign.intake.roster_workbook import read_roster

    scheme = run.get(the_scheme)
    roster = run.read_book(places.ROSTER, lambda grids, file: read_roster(grids, file, scheme))
    if not roster.members:
        raise Waiting(f"“{places.ROSTER}”里还没有人员")
    run.keep_typed(_typed_in_roster(roster))
    return roster


def _typed_in_roster(roster: "Roster") -> Iterator[str]:
    for member in roster.members:
        person = member.person
        yield from (person.name, person.department, person.excluded_because)


# -- registrations --------------------------------------------------------------------------------


class HandedIn(NamedTuple):
    """What people handed in as their registrations."""

    registrations: "Registrations"
    faulty: bool
    """Whether something in the files is wrong."""


class Review(NamedTuple):
    """What the registrations that were understood come to."""

    verdicts: "dict[Part, list[Verdict]]"
    pending: "list[Pending]"
    """What people must judge."""
    faulty: bool
    """Whether something is wrong, in the files or in the reviews by hand."""


def the_registrations(run: Run) -> HandedIn:
    """Read every registration; the faulty ones are set apart."""
    from campaign.sheets.registration import MANUAL_REVIEW_FILE

    scheme, roster = run.get(the_scheme), run.get(the_roster)
    paths = [
        path
        for path in run.files(places.REGISTRATIONS, without=(places.SECOND_ROUND,))
        if path.name != MANUAL_REVIEW_FILE
    ]
    if not paths:
        raise Waiting(f"“{places.REGISTRATIONS}”里还没有报名表")
    run.note(run.other_kinds(paths))
    from campaign.intake.registration_files import read_registrations

    books = run.books(paths, "读取报名表")
    registrations, issues = read_registrations(books, scheme, roster)
    return HandedIn(registrations, errors_in(run.note(issues)))


def the_review(run: Run) -> Review:
    """Judge every registration that was understood."""
    handed_in = run.get(the_registrations)
    from campaign.intake.reviews import read_reviews
    from campaign.intake.verdicts import judge_registrations
    from campaign.sheets.registration import MANUAL_REVIEW_FILE

    path = run.folder.path(places.REGISTRATIONS, MANUAL_REVIEW_FILE)
    book = run.open_book(path) if run.folder.has(path) else None
    reviews, issues = read_reviews(book)
    verdicts, pending, found = judge_registrations(
        run.get(the_scheme), handed_in.registrations, reviews
    )
    faulty = errors_in(run.note([*issues, *found]))
    run.keep_typed(each.review.reason for each in pending if each.review)
    return Review(verdicts, pending, faulty or handed_in.faulty)


def the_verdicts(run: Run) -> "dict[Part, list[Verdict]]":
    """Give the verdicts, once nothing handed in is faulty any more."""
    review = run.get(the_review)
    if review.faulty:
        raise Faulty
    return review.verdicts
