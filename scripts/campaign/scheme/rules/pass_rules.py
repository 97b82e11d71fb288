"""及格规则 of the scheme: pass marks for the total, or only where few compete."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.score_sheets import WHOLE, check_applies_to
from campaign.scheme.sheets import Component, Post
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.kinds import Number, Percent, Text
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

NO_CONTEST = "没有竞争"
_FEW = re.compile(r"(?:参加)?(?:人数)?(?:不多于|不超过|≤)(\d{1,3})[人名]?")


@row_class
class PassRow:
    """A pass mark of a component or of the total."""

    component: str = column("项目", Text(), key=True, width=16, hint="评分项目的名称，或者“总分”")
    applies_to: str = column(
        "适用", Text(), default="", width=18, hint="只用于哪些类别、职位的，写名称；留空则都适用"
    )
    least: Decimal | None = column(
        "不低于", Number("0", "1000"), default=None, hint="至少几分；评分项目按单张满分算"
    )
    share: Decimal | None = column(
        "占满分", Percent(), default=None, hint="不写分数的，写至少满分的百分之几，如70%"
    )
    only_where: str = column(
        "限于",
        Text(),
        default="",
        width=16,
        hint="“没有竞争”（参加人数不多于职数），或“不多于2人”；留空则总是适用",
    )

    @property
    def most_people(self) -> int | None:
        """How many people may compete at most for it to hold; None where it does not ask."""
        found = _FEW.fullmatch(fold(self.only_where))
        return int(found[1]) if found else None

    @property
    def is_clear(self) -> bool:
        """Whether 限于 says when it holds."""
        return not self.only_where or self.only_without_contest or self.most_people is not None

    @property
    def only_without_contest(self) -> bool:
        """Whether it holds only where no more people compete than there are places."""
        return fold(self.only_where) == fold(NO_CONTEST)

    def holds(self, post: Post, people: int) -> bool:
        """Tell whether it holds for a post that so many people compete for."""
        if self.only_without_contest:
            return people <= post.quota
        return self.most_people is None or people <= self.most_people


PASSES = Sheet("及格规则", PassRow, "达不到的人照排名次，标明不及格，不列入任用人选。")


def check_passes(
    rows: Iterable[Row[PassRow]], components: Sequence[Component], posts: Sequence[Post]
) -> Iterator[Issue]:
    """Find rows of unknown components or posts, and those without one pass mark."""
    names = [WHOLE, *(each.name for each in components)]
    for row in rows:
        value = row.value
        if value.component not in names:
            guess = did_you_mean(nearest(value.component, names))
            yield Kind.SCHEME_UNKNOWN_NAME.at(
                row.where("component"),
                value.component,
                name=value.component,
                sheet="评分项目",
                suggestion=guess,
            )
        yield from check_applies_to(row, value.applies_to, posts)
        if (value.least is None) is (value.share is None):
            yield Kind.PASS_MARK_UNCLEAR.at(row.where("least"), component=value.component)
        yield from _out_of_reach(row, components)
        if not value.is_clear:
            text = value.only_where
            yield Kind.PASS_LIMIT_UNCLEAR.at(row.where("only_where"), text, text=text)


def _out_of_reach(row: Row[PassRow], components: Sequence[Component]) -> Iterator[Issue]:
    """Find a pass mark above the full marks: nobody could reach it."""
    least, named = row.value.least, row.value.component
    full = sum((each.points for each in components), Decimal(0)) if named == WHOLE else None
    full = next((each.full for each in components if each.name == named), full)
    if least is not None and full is not None and least > full:
        yield Kind.VALUE_OUT_OF_RANGE.at(
            row.where("least"),
            least,
            column="不低于",
            expected=f"不超过满分{plain(full)}的分数",
        )
