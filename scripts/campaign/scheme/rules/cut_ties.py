"""并列 of 晋级规则: whether equals at the cut all go on, up to a bound, or are parted.

都进入 lets all of them in, 都不进入 none of them, 按并列处理 parts them as totals are parted.
“都进入，最多1:5，超过的按并列处理” lets all in as long as no more than five for each place go on;
beyond that they are parted, and only as many go on as there is room for.
“超过的都不进入” keeps all equals out then.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from campaign.issues import Kind
from campaign.workbook.declare.cells import Fault, Parsed, Raw, Rule, plain
from campaign.workbook.declare.kinds import Text
from campaign.workbook.declare.text import fold

ALL_IN, TIES_BROKEN, NONE_IN = "都进入", "按并列处理", "都不进入"
BOUNDED = ("都进入，最多1:5，超过的按并列处理", "都进入，最多1:5，超过的都不进入")
_NUMBER = r"(\d{1,3}(?:\.\d)?)"
_BOUND = (
    rf"(?:(?:职数的?)?(?P<times>{_NUMBER})倍|(?:职数的?)?1:(?P<ratio>{_NUMBER})"
    rf"|(?P<first>{_NUMBER}):1|(?P<people>\d{{1,4}})[人名个])"
)
# An office writes the bound as a multiple, as a ratio either way round, or as people.
_BOUNDED = re.compile(
    rf"(?:都|全部)?进入[,、;(]*但?(?:是)?(?:最多|至多|不超过|不多于|不得超过)(?:不超过)?(?:为|是|到)?{_BOUND}"
    r"[,、;。)]*(?:(?:超过|超出|多出)(?:的|时|了)?[,、]*(?P<beyond>.+?)?)?[。)]*"
)
_BEYOND = {
    **dict.fromkeys(("按并列处理", "按并列处理排定", "按并列处理规则", "按并列"), TIES_BROKEN),
    **dict.fromkeys(("都不进入", "全部不进入", "不进入", "都不进", "均不进入"), NONE_IN),
}


class CutTies(NamedTuple):
    """What holds for equals at the cut."""

    first: str
    """都进入, 按并列处理 or 都不进入, as long as no bound is passed."""
    bound: Decimal | None = None
    """How many may go on at most where all equals do; None for any number."""
    by_place: bool = False
    """Whether the bound is for each place of the post."""
    beyond: str = ""
    """What happens where they would be more: 按并列处理 or 都不进入; empty where it is not said."""

    def most(self, places: int) -> int | None:
        """Return how many may go on for a post of so many places, whole people only."""
        if self.bound is None:
            return None
        return int(self.bound * places) if self.by_place else int(self.bound)

    @property
    def parts(self) -> bool:
        """Whether equals may have to be compared by 并列处理."""
        return TIES_BROKEN in (self.first, self.beyond)

    def words(self, *, by_lot: bool) -> str:
        """Say what holds, as the rule is published; by lot nobody stays equal."""
        if self.first == TIES_BROKEN:
            return f"末位同分的按并列处理排定{'' if by_lot else '，仍同分的都进入'}"
        if self.bound is None:
            return f"末位同分的{self.first}"
        then = "按并列处理取到上限" if self.parts else "末位同分的都不进入"
        then += "，仍同分的不进入" if self.parts and not by_lot else ""
        return f"末位同分的都进入，但不超过{self.bound_words}；超过的，{then}"

    @property
    def bound_words(self) -> str:
        """The bound, as it is said: 职数的5倍."""
        assert self.bound is not None
        return f"职数的{plain(self.bound)}倍" if self.by_place else f"{plain(self.bound)}人"


def cut_ties(text: str) -> CutTies | None:
    """Understand a cell of 并列; None where it says none of what it may say."""
    typed = fold(text).replace("∶", ":")
    if typed in (ALL_IN, TIES_BROKEN, NONE_IN):
        return CutTies(typed)
    found = _BOUNDED.fullmatch(typed)
    if not found:
        return None
    number = found["times"] or found["ratio"] or found["first"] or found["people"]
    said = found["beyond"] or ""
    beyond = _BEYOND.get(said, "")
    if said and not beyond:
        return None
    return CutTies(ALL_IN, Decimal(number), not found["people"], beyond)


class CutTiesText(Text):
    """并列: one of a few words, or 都进入 with a bound."""

    centred = True

    def expected(self) -> str:
        words = "、".join(f"“{word}”" for word in (ALL_IN, TIES_BROKEN, NONE_IN))
        return f"{words}，或者“{BOUNDED[0]}”这样的写法"

    def rule(self) -> Rule | None:
        words = [ALL_IN, TIES_BROKEN, NONE_IN, *BOUNDED]
        return {"validate": "list", "source": words, "error_type": "warning"}

    def parse(self, raw: Raw) -> Parsed:
        parsed = super().parse(raw)
        if isinstance(parsed, str) and cut_ties(parsed) is None:
            return Fault(Kind.VALUE_NOT_CHOICE, {"suggestion": ""})
        return parsed
