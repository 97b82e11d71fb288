"""岗位待定: posts won as a pool, whose department and title the committee sets afterwards."""

import re
from collections.abc import Iterable, Iterator, Mapping

from campaign.issues import Issue, Kind
from campaign.scheme.conditions import several
from campaign.scheme.sheets import Post
from campaign.workbook.read.reader import Row

_SEAT = re.compile(r"(.+?)(?:[（(]?(\d{1,3})[名人个]?[）)]?)?")


def seats_of(post: Post) -> Mapping[str, int]:
    """Count the places of each post that a pool may come to; empty where none is laid down."""
    counts: dict[str, int] = {}
    for text in several(post.seats):
        if found := _SEAT.fullmatch(text):
            counts[found[1]] = counts.get(found[1], 0) + int(found[2] or 1)
    return counts


def check_pools(posts: Iterable[Row[Post]]) -> Iterator[Issue]:
    """Find pools whose posts do not add up to their places, and posts listed for no pool."""
    for row in posts:
        post, where = row.value, row.where("seats")
        total = sum(seats_of(post).values())
        if post.seats and not post.pool:
            yield Kind.POOL_SEATS_UNUSED.at(where, post.seats, post=post.name)
        elif post.seats and total != post.quota:
            yield Kind.POOL_SEATS_SUM.at(
                where, post.seats, post=post.name, total=total, quota=post.quota
            )
