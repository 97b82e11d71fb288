"""回避关系 against the roster: a relation that nobody would heed is refused."""

from collections.abc import Iterator, Sequence

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.roster.roster import Roster
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.names import (
    meant,
    nearest_name,
    same_person,
    several_names,
    without_remark,
)


def unheeded_relations(scheme: Scheme, roster: Roster) -> Iterator[Issue]:
    """Refuse a relation with nobody: it would go unheeded, and a mark count that must not.

    Whom it is with may be a judge, a leader or anybody on the roster who comes to lead; while the
    panel is still to be named, nobody can be missing from it.
    """
    superiors = [each.name for each in scheme.judges] + scheme.leaders
    superiors += [each.name for each in scheme.judge_pool]
    everybody = superiors + [member.name for member in roster.members]
    panel_named = bool(scheme.judges) or not scheme.posts
    for row in scheme.recusal_rows:
        value = row.value
        where = row.where("staff_id" if value.staff_id or not value.name else "name")
        # A remark that tells namesakes apart is not heeded later on: they need the number.
        member, issues = roster.identify(value.staff_id, without_remark(value.name), where)
        # With number and name a judge on the roster is found in either column.
        unseen = value.name if member is None else "" if value.name else member.name
        is_superior = meant(unseen, superiors) != "" and not meant(value.judge, superiors)
        if is_superior and roster.knows(value.judge):
            fault = Kind.SCHEME_DUTY_REVERSED
            issues = [fault.at(row.where("judge"), value.judge, name=unseen, judge=value.judge)]
        yield from issues
        if panel_named:
            yield from _unknown_superior(row.where("judge"), value.judge, everybody)


def _unknown_superior(where: Where, typed: str, known: Sequence[str]) -> Iterator[Issue]:
    def is_known(name: str) -> bool:
        return any(same_person(name, each) for each in known)

    if names := several_names(typed, is_known):
        yield Kind.PERSONS_SEVERAL.at(where, typed, names="、".join(names))
    elif not is_known(typed):
        suggestion = did_you_mean(nearest_name(typed, known))
        yield Kind.SCHEME_DUTY_UNKNOWN_JUDGE.at(where, typed, name=typed, suggestion=suggestion)
