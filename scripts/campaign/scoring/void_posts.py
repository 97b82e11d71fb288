"""Posts for which the marks leave nobody to propose: they are void (空缺), and it is said why.

That follows from the pass marks (the whole post below the mark), from a cut, or from there being
nobody to begin with. The committee alone decides what happens then.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from campaign.scheme.sheets import Post
from campaign.scoring.scoreboard import Scoreboard


class VoidPost(NamedTuple):
    """A post without anybody to propose."""

    name: str
    why: str
    competed: bool
    """Whether anybody was scored for it."""

    def __str__(self) -> str:
        return f"{self.name}{self.why}，职位空缺"


def void_posts(posts: Iterable[Post], board: Scoreboard) -> Iterator[VoidPost]:
    """Find the posts that nobody is left for."""
    for post in posts:
        if not post.quota:
            yield VoidPost(post.name, "报名人数不足、取消竞争", competed=False)
        elif not board.entries[post.name]:
            yield VoidPost(post.name, "没有竞职人员", competed=False)
        elif not board.runners(post.name):
            yield VoidPost(post.name, "没有人参加排名", competed=True)
        elif not board.passing(post.name):
            yield VoidPost(post.name, "没有人达到及格线", competed=True)


def void_sentence(posts: Iterable[Post], board: Scoreboard) -> str:
    """Say which posts that were competed for are void; empty where none is."""
    found = [str(each) for each in void_posts(posts, board) if each.competed]
    return f"{'；'.join(found)}。" if found else ""
