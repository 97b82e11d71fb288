"""类别: what holds for some posts only, named by their class or by the post itself."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.conditions import several
from campaign.scheme.plan_sheets import SCHEDULE
from campaign.scheme.sheets import EVERYBODY, Component, Post
from campaign.scheme.tables import Tables
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row


class PostClass(NamedTuple):
    """Posts that are decided by the same components."""

    posts: tuple[Post, ...]
    components: tuple[Component, ...]

    @property
    def label(self) -> str:
        """What the posts are called together: their 类别, or each by its name."""
        return "、".join(dict.fromkeys(each.group or each.name for each in self.posts))

    @property
    def full(self) -> Decimal:
        """The points of all components."""
        return sum((each.points for each in self.components), Decimal(0))


def holds_for(applies_to: str, post: Post) -> bool:
    """Tell whether a rule for these classes and posts is one for this post; blank: for all."""
    if not applies_to:
        return True
    here = {fold(each) for each in (EVERYBODY, post.name, post.group) if each}
    return any(fold(each) in here for each in several(applies_to))


def classes_of(posts: Iterable[Post], components: Sequence[Component]) -> list[PostClass]:
    """Group the posts by their components; one class of all where no component is for some only."""
    alike: dict[tuple[int, ...], list[Post]] = {}
    for post in posts:
        own = tuple(n for n, each in enumerate(components) if holds_for(each.applies_to, post))
        alike.setdefault(own, []).append(post)
    return [
        PostClass(tuple(same), tuple(components[n] for n in own)) for own, same in alike.items()
    ]


def check_classes(tables: Tables) -> Iterator[Issue]:
    """Find components of no class, posts without a component, and classes not out of 100."""
    posts = tables.contests
    known = [EVERYBODY, *(name for post in posts for name in (post.name, post.group) if name)]
    rows: list[Row[Any]] = [*tables.components, *tables.of(SCHEDULE)]
    for row in rows if posts else ():
        for name in several(row.value.applies_to):
            if fold(name) not in map(fold, known):
                guess, where = did_you_mean(nearest(name, known)), row.where("applies_to")
                yield Kind.POST_CLASS_UNKNOWN.at(where, name, name=name, suggestion=guess)
    yield from _shared_names(tables.components)
    if tables.components:
        for each in classes_of(posts, [row.value for row in tables.components]):
            yield from _points(tables, each)


def _shared_names(rows: Sequence[Row[Component]]) -> Iterator[Issue]:
    """Find components of one name for several classes: their sheets could not be told apart."""
    first: dict[str, Component] = {}
    for row in rows:
        component = row.value
        other = first.setdefault(fold(component.name), component)
        if other is not component and (component.applies_to or other.applies_to):
            yield Kind.CLASSES_SHARE_A_NAME.at(
                row.where("name"),
                component.name,
                name=component.name,
                first=other.applies_to,
                second=component.applies_to,
            )


def _points(tables: Tables, each: PostClass) -> Iterator[Issue]:
    if not each.components:
        places = [(row.value, row.where("title")) for row in tables.posts]
        places += [(row.value.as_post, row.where("ranked_by")) for row in tables.departments]
        where = next(where for post, where in places if post == each.posts[0])
        yield Kind.POST_WITHOUT_COMPONENTS.at(where, post=each.label)
    elif each.full != 100:
        first = next(row for row in tables.components if row.value == each.components[0])
        is_one_of_several = len(each.components) < len(tables.components)
        whose = f"{each.label}的" if is_one_of_several else ""
        total = plain(each.full)
        yield Kind.SCHEME_POINTS_NOT_100.at(first.where("points"), total, whose=whose, total=total)
