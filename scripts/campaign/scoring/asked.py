"""Whom a component asks: the candidates for posts of its class, each with those posts alone."""

from collections.abc import Container, Sequence

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import BY_POST, Component
from campaign.scoring.candidates import Candidate


def asked(
    scheme: Scheme,
    component: Component,
    candidates: Sequence[Candidate],
    out: Container[tuple[str, str]] = (),
) -> list[Candidate]:
    """Return whom a component asks, without those out of all its posts (post, 编号).

    Where it is for some posts only the drawn order is counted among those who apply for them, so
    that each day has a first speaker; it stays as it is when somebody is out. Where each post is
    marked by itself (按职位) there is one candidate for each person and post.
    """
    posts = scheme.posts_of(component)
    own = [
        each._replace(posts=mine)
        for each in candidates
        if (mine := tuple(post for post in each.posts if post in posts))
    ]
    if len(posts) < len(scheme.posts):
        own = [each._replace(order=number) for number, each in enumerate(own, 1)]
    left = (
        (each, tuple(post for post in each.posts if (post, each.staff_id) not in out))
        for each in own
    )
    if component.apart == BY_POST:
        return [each._replace(posts=(post,), apart=True) for each, posts in left for post in posts]
    return [each._replace(posts=posts) for each, posts in left if posts]
