"""最少报名人数: whether enough people compete for a post, and what follows where they do not.

A post asks for a ratio to its places (1:3), or for a number of people in all. Where fewer pass the
review, 报名人数不足时 says what then: 减少职数 leaves as many places as there are enough people for
(4 at 1:3 → 1), 减少职数进一 counts a remainder as one more ((4+2)÷3, the whole part → 2), 取消
gives the competition for the post up, 照常 goes on. A post without a place left is cancelled.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from campaign.issues import Issue, Kind
from campaign.scheme.answers import CANCEL, GO_ON, ONE_MORE
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import cut_number
from campaign.scheme.sheets import Post
from campaign.workbook.declare.cells import plain
from campaign.workbook.read.reader import Row


class Shortage(NamedTuple):
    """A post for which too few people passed the review."""

    post: Post
    applicants: int
    places: int
    """How many are left; 0 where the competition is cancelled."""

    @property
    def finding(self) -> str:
        """What is lacking, in figures."""
        return f"通过审核{self.applicants}人，职数{self.post.quota}名，{needed(self.post)}"

    @property
    def consequence(self) -> str:
        """What follows."""
        if not self.places:
            return "取消这个职位的竞争"
        if self.places == self.post.quota:
            return "照常进行"
        return f"职数减为{self.places}名"


def needed(post: Post) -> str:
    """Say what a post asks for."""
    number = cut_number(post.least_applicants)
    assert number is not None
    if _is_ratio(post):
        return f"报名人数要求达到1∶{plain(number)}"
    return f"要求至少{plain(number)}人报名"


def _is_ratio(post: Post) -> bool:
    return any(sign in post.least_applicants for sign in ":：∶")


def shortages(scheme: Scheme, applicants: Mapping[str, int]) -> list[Shortage]:
    """Find the posts with too few people; `applicants` counts those who passed, by post."""
    return [
        found
        for post in scheme.posts
        if (found := _shortage(post, applicants.get(post.name, 0), scheme.basics.too_few))
    ]


def _shortage(post: Post, applicants: int, then: str) -> Shortage | None:
    number = cut_number(post.least_applicants)
    if not number:
        return None
    each = Fraction(number) if _is_ratio(post) else Fraction(number) / post.quota
    if applicants >= each * post.quota:
        return None
    enough_for = applicants / each
    left = {CANCEL: 0, GO_ON: post.quota, ONE_MORE: ceil(enough_for)}.get(then, int(enough_for))
    return Shortage(post, applicants, left)


def opened(scheme: Scheme, found: Iterable[Shortage]) -> Scheme:
    """Give the scheme with the places that are competed for; 0 where a post is cancelled."""
    places = {each.post.name: each.places for each in found}
    if not places:
        return scheme
    posts = (
        replace(each, quota=places[each.name]) if each.name in places else each
        for each in scheme.posts
    )
    return replace(scheme, posts=tuple(posts))


def check_least_applicants(posts: Iterable[Row[Post]]) -> Iterator[Issue]:
    """Find what is neither a number nor a ratio."""
    for row in posts:
        text = row.value.least_applicants
        if text and not cut_number(text):
            yield Kind.LEAST_APPLICANTS_UNCLEAR.at(row.where("least_applicants"), text, text=text)


def opening_rules(scheme: Scheme) -> list[str]:
    """Say the rule in sentences, one for all posts that ask for the same."""
    then = {
        CANCEL: "取消这个职位的竞争",
        GO_ON: "照常进行",
        ONE_MORE: "按比例减少职数，余数进一",
    }.get(scheme.basics.too_few, "按比例减少职数，余数舍去，减到没有职数的取消竞争")
    asking: dict[str, list[str]] = {}
    for post in scheme.posts:
        if cut_number(post.least_applicants):
            asking.setdefault(needed(post), []).append(post.name)
    everybody = [post.name for post in scheme.posts]
    return [
        f"{'' if names == everybody else '、'.join(names)}{words}；达不到的，{then}。"
        for words, names in asking.items()
    ]
