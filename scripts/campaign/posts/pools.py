"""岗位待定: the department and title that the committee sets for each winner of a pool."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from campaign.issues import Issue, Kind, did_you_mean
from campaign.posts.sheets import AppointmentRow
from campaign.scheme.rules.pools import seats_of
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Post
from campaign.scheme.targets import department_targets
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

Decision = Row[AppointmentRow]


def is_seated(row: AppointmentRow) -> bool:
    """Tell whether a row says which post somebody of a pool gets."""
    return bool(row.unit or row.seat)


def seat_of(scheme: Scheme, post: Post, row: AppointmentRow) -> Post:
    """Return the post that somebody holds: that of the scheme, or what a pool came to."""
    if not (post.pool and is_seated(row)):
        return post
    department = row.unit or post.department
    title = row.seat.removeprefix(row.unit) or row.seat or post.title
    leader = scheme.leader_of(department) or post.leader
    return dataclasses.replace(post, department=department, title=title, leader=leader)


def check_seats(
    scheme: Scheme, rows: Iterable[Decision], won: Mapping[str, str]
) -> Iterator[Issue]:
    """Find posts that no pool has, more people in one than places, and seats that mean nothing.

    `won` has by 编号 the post of the scheme that somebody holds, by decision or as next in order.
    """
    taken: dict[tuple[str, str], list[Decision]] = {}
    posts = {post.name: post for post in scheme.posts}
    for row in rows:
        value = row.value
        post = posts.get(value.department + value.title)
        if post is None or not is_seated(value):
            continue
        if not post.pool or won.get(value.staff_id) != post.name:
            why = "没有决定任用" if post.pool else f"{post.name}不是岗位待定的职位"
            if not (post.pool and value.gave_up):
                yield Kind.DECISION_SEAT_UNUSED.at(row.where("unit"), name=value.name, why=why)
            continue
        seat = seat_of(scheme, post, value).name
        taken.setdefault((post.name, fold(seat)), []).append(row)
        yield from _unknown(scheme, post, row, seat)
    yield from _beyond(scheme, posts, taken)
    yield from _beside_contests(scheme, posts, taken, won)


def _unknown(scheme: Scheme, post: Post, row: Decision, seat: str) -> Iterator[Issue]:
    """Find a post that a pool does not have; of one that lists none, a unit nobody declared."""
    known, unit = seats_of(post), row.value.unit
    if known and fold(seat) not in map(fold, known):
        guess = did_you_mean(nearest(seat, known))
        yield Kind.DECISION_SEAT_UNKNOWN.at(
            row.where("unit"), seat, seat=seat, suggestion=guess, known="、".join(known)
        )
    if known or not unit or not scheme.departments:
        return
    targets = department_targets(scheme)
    units = [*targets.names, *(each.department for each in scheme.posts)]
    if not targets.find(unit).target and fold(unit) not in map(fold, units):
        guess = did_you_mean(nearest(unit, units))
        yield Kind.DECISION_SEAT_NO_UNIT.at(
            row.where("unit"), unit, name=row.value.name, unit=unit, suggestion=guess
        )


def _beside_contests(
    scheme: Scheme,
    posts: Mapping[str, Post],
    taken: Mapping[tuple[str, str], list[Decision]],
    won: Mapping[str, str],
) -> Iterator[Issue]:
    """Find posts given from a pool that are competed for themselves, beyond their places."""
    contests = {fold(post.name): post for post in scheme.posts if not post.pool}
    for (name, key), rows in taken.items():
        if (post := contests.get(key)) is None:
            continue
        count = len(rows) + sum(each == post.name for each in won.values())
        if count > post.quota:
            seat = seat_of(scheme, posts[name], rows[-1].value).name
            yield Kind.DECISION_SEAT_FILLED.at(
                rows[-1].where("unit"), seat, seat=seat, quota=post.quota, count=count
            )


def _beyond(
    scheme: Scheme, posts: dict[str, Post], taken: dict[tuple[str, str], list[Decision]]
) -> Iterator[Issue]:
    """Find posts of a pool that more people get than there are places."""
    for (name, key), rows in taken.items():
        known = {fold(seat): count for seat, count in seats_of(posts[name]).items()}
        places = known.get(key, 1)
        if len(rows) > places and (not known or key in known):
            kind = Kind.DECISION_SEAT_BEYOND if known else Kind.DECISION_SEAT_SHARED
            seat = seat_of(scheme, posts[name], rows[0].value).name
            names = "、".join(row.value.name for row in rows)
            where = rows[places].where("unit")
            yield kind.at(where, seat, seat=seat, places=places, count=len(rows), names=names)
