"""并列处理: what is compared, one after the other, where totals are equal.

Each link is a component, a fact of the roster (近三年优秀次数, 学历, 到龄时间（早者优先）), the
total with more decimals (顺延小数位), which choice the post is (志愿先后), or, at the end, lots
(抽签). Of facts the higher comes first,
of dates the earlier, and of what is left until a date (距到龄年限) the less, unless the link says
otherwise in brackets.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from campaign.issues import Issue, Kind
from campaign.scheme.answers import COMMITTEE_DECIDES
from campaign.scheme.condition_sheets import ORDERS
from campaign.scheme.conditions import Order, order_of, orders
from campaign.scheme.scheme import Scheme
from campaign.scheme.tables import Tables
from campaign.workbook.declare.text import fold

MORE_DECIMALS, BY_CHOICE, BY_LOT = "顺延小数位", "志愿先后", "抽签"
_LOWER_FIRST = {MORE_DECIMALS: False, BY_CHOICE: True, BY_LOT: True}
"""Links that are neither a component nor a fact, and whether the lower comes first."""
_DIRECTED = re.compile(r"(.+?)[(（](.{1,4}?)者?(?:优先|在前|靠前)[)）]")
_LOWER, _HIGHER = frozenset("低少小短早近"), frozenset("高多大长晚远")
_DATED, _LEFT = ("时间", "日期", "年月"), "距"
_AS_FACTS = re.compile(r".*(?:年限|次数|年数|月数|时间|日期|年月|考核)|年龄")


class TieLink(NamedTuple):
    """One link of the chain."""

    name: str
    """Of the component or fact."""
    is_fact: bool = False
    lower_first: bool = False
    by_date: bool = False
    ordered: bool = False
    """Whether it is a word that stands higher or lower than others."""

    @property
    def words(self) -> str:
        """What is compared, and for a fact which comes first."""
        if not self.is_fact:
            return self.name
        low, high = ("早", "晚") if self.by_date else ("低", "高") if self.ordered else ("少", "多")
        return f"{self.name}（{low if self.lower_first else high}者优先）"


def tie_links(scheme: Scheme) -> list[TieLink]:
    """Understand the chain; the components among its links are those of all posts."""
    components = {each.name for each in scheme.components}
    known = orders(scheme.orders)
    return [_link(text, components, known) for text in scheme.tie_break]


def _link(text: str, components: Collection[str], known: dict[str, Order]) -> TieLink:
    if text in components or text in _LOWER_FIRST:
        return TieLink(text, lower_first=_LOWER_FIRST.get(text, False))
    found = _DIRECTED.fullmatch(text)
    name, said = (found[1], found[2]) if found else (text, "")
    by_date = name.endswith(_DATED)
    lower = by_date or name.startswith(_LEFT)
    if found and not _LOWER.isdisjoint(said):
        lower = True
    elif found and not _HIGHER.isdisjoint(said):
        lower = False
    return TieLink(name, True, lower, by_date, bool(order_of(name, known)))


def tie_rule(scheme: Scheme) -> str:
    """Say what happens between equals."""
    own = {each.name for each in scheme.components}
    chain = [each for each in tie_links(scheme) if each.name in own or is_general(each)]
    if not chain:
        return "总分相同的名次并列，由党委研究决定。"
    links = "、".join(each.words for each in chain if each.name != BY_LOT)
    own_only = "（只比较本职位有的项目）" if links and len(scheme.classes) > 1 else ""
    compared = f"总分相同的依次比较{links}{own_only}" if links else "总分相同的"
    if chain[-1].name == BY_LOT:
        return f"{compared}{'；仍相同的' if links else ''}当众抽签排定先后。"
    return f"{compared}；仍相同的名次并列，由党委研究决定。"


def is_general(link: TieLink) -> bool:
    """Tell whether a link is of no component, so that it holds for every post."""
    return link.is_fact or link.name in _LOWER_FIRST


def check_ties(tables: Tables) -> Iterator[Issue]:
    """Find links that can tell nobody apart.

    A component without points cannot: comparing its means instead would break a tie by figures
    that no published column shows. A name that is neither a component nor of the form of a fact is
    taken for a slip; any column of the roster may be named with who comes first.
    """
    points = {row.value.name: row.value.points for row in tables.components}
    known = orders(row.value for row in tables.of(ORDERS))
    where, typed = tables.basics.where("tie_break"), tables.basics.value.tie_break
    steps = Scheme(tables.basics.value).tie_steps if tables.contests else []
    for name in steps:
        if name in points:
            if not points[name]:
                yield Kind.SCHEME_TIE_BREAK_WORTHLESS.at(where, typed, name=name)
        elif not _is_fact(name, known) and name not in (*_LOWER_FIRST, COMMITTEE_DECIDES):
            yield Kind.SCHEME_UNKNOWN_TIE_BREAK.at(where, typed, name=name)
    for name in steps[:-1]:
        if name in (BY_LOT, COMMITTEE_DECIDES):
            yield Kind.TIE_END_NOT_LAST.at(where, typed, name=name)


def _is_fact(text: str, known: dict[str, Order]) -> bool:
    directed = _DIRECTED.fullmatch(text)
    if directed:
        return not (_LOWER | _HIGHER).isdisjoint(directed[2])
    return bool(_AS_FACTS.fullmatch(text)) or fold(text) in known
