"""Stage of the scheme: the rules of the campaign, read once; the run learns how it writes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import Issue, Kind, Where
from campaign.run import Manner, Run
from campaign.workbook.declare.script import traditional

if TYPE_CHECKING:
    from campaign.scheme.scheme import Scheme


def the_scheme(run: Run) -> "Scheme":
    """Read the rules of the campaign, and tell the run how it writes."""
    from campaign.scheme.answers import TRADITIONAL
    from campaign.scheme.reading import read_scheme
    from campaign.scheme.unit import words_of
    from campaign.scoring.methods import METHODS

    scheme = run.read_book(places.SCHEME, lambda grids, file: read_scheme(grids, file, METHODS))
    basics = scheme.basics
    run.manner = Manner(
        basics.name,
        basics.starts,
        rehearsal=basics.rehearsal,
        traditional=basics.script == TRADITIONAL,
        spoken=words_of(basics),
    )
    run.keep_typed(_typed_in_scheme(scheme))
    if run.manner.traditional:
        run.note(_typed_otherwise(scheme))
    return scheme


_MOST_SHOWN = 4


def _typed_otherwise(scheme: "Scheme") -> Iterator[Issue]:
    """Tell of texts in Simplified script that a Traditional campaign prints as they were typed.

    Names of people are theirs, in whichever script.
    """
    people = {each.name for each in scheme.judges} | {each.name for each in scheme.leading_group}
    people |= {each.leader for each in scheme.posts} | {each.leader for each in scheme.departments}
    people |= {each.judge for each in scheme.recusals} | {each.name for each in scheme.recusals}
    scheduled = (part for each in scheme.schedule for part in (each.name, each.content))
    typed = dict.fromkeys([*_typed_in_scheme(scheme), *scheduled])
    found = [each for each in typed if each not in people and traditional(each) != each]
    if found:
        texts = "、".join(f"“{each}”" for each in found[:_MOST_SHOWN])
        more = "等" if len(found) > _MOST_SHOWN else ""
        where = Where(places.SCHEME)
        yield Kind.SCHEME_TYPED_SIMPLIFIED.at(where, count=len(found), texts=f"{texts}{more}")


def _typed_in_scheme(scheme: "Scheme") -> Iterator[str]:
    from campaign.scheme.basics import MEETING_NAME

    basics = scheme.basics
    yield from (
        basics.name,
        basics.party_body,
        basics.government_body,
        basics.co_issuer,
        basics.participants,
        basics.number_prefix,
        basics.letter_prefix,
        basics.office,
        basics.objections_to,
        basics.recipients,
        basics.standby_pay,
        *(each.pay for each in scheme.standby_phases),
        *(text for each in scheme.handlings for text in (each.case, each.outcome, each.pay)),
        *(text for each in scheme.trials for text in (each.pay, each.passed, each.failed)),
        basics.after_failing,
        basics.meeting if basics.meeting != MEETING_NAME else "",
        basics.printed_by,
        basics.copies_to,
    )
    for post in scheme.posts:
        yield from (post.name, post.department, post.leader, post.other, post.group)
    for department in scheme.departments:
        yield from (department.name, department.leader)
    for rows in (scheme.components, scheme.criteria, scheme.grades, scheme.voter_classes):
        yield from (each.name for each in rows)
    yield from (each.stage for each in scheme.components)
    for people in (scheme.judges, scheme.judge_pool, scheme.leading_group):
        yield from (each.name for each in people)
    for recusal in scheme.recusals:
        yield from (recusal.judge, recusal.name, recusal.reason)
    for alias in scheme.aliases:
        yield from (alias.alias, alias.department)
