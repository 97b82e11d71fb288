"""Optional sheets of 01活动方案.xlsx about what follows on standby: 待岗处理 and 试岗.

待岗处理 says what a refusal or a failure brings, the first, second or third time; 试岗 says how
long, and on what pay, whoever returns is on trial first.
"""

import re
from collections.abc import Iterable, Sequence

from campaign.issues import Issue, Kind
from campaign.scheme.answers import BEFORE_PAY
from campaign.scheme.conditions import several
from campaign.workbook.declare.kinds import Choice, Text, Whole, YesNo
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.read.reader import Row

MOST_TIMES, MOST_DAYS, MOST_MONTHS = 20, 366, 24
HANDLED, DISMISSED = "待岗处理通知书", "解除合同通知书"
_EITHER = re.compile(r"或者?|[/／]")


@row_class
class HandlingRow:
    """What follows when something has happened so many times."""

    case: str = column(
        "情形",
        Text(limit=60),
        key=True,
        width=28,
        hint="如拒绝上岗、在外工作、旷工、考评不合格、试岗不合格；几种合起来算次数的写“甲或者乙”，"
        "几种都有才算的用顿号隔开",
    )
    times: int = column("次数", Whole(1, MOST_TIMES), default=1, key=True, hint="第几次这样处理")
    days: int | None = column(
        "累计天数",
        Whole(1, MOST_DAYS),
        default=None,
        key=True,
        width=10,
        hint="按天数算的（如旷工）写累计满几天，次数留空",
    )
    in_a_row: bool = column(
        "连续", YesNo(), default=False, width=8, hint="要连着几年都有才算的（如连续两年）填“是”"
    )
    outcome: str = column(
        "处理",
        Phrase("处理", "以下处理", "处理意见", sentence=True),
        width=30,
        hint="如“给予警告”“停发待遇”“解除聘用合同”",
    )
    pay: str = column(
        "待遇",
        Phrase("待遇", "待岗待遇", before=BEFORE_PAY, sentence=True),
        default="",
        width=24,
        hint="从决定之日起改发什么，如“发给最低生活费”；不变的留空",
    )
    ends: bool = column(
        "结束待岗",
        YesNo(),
        default=False,
        width=10,
        hint="解除合同、调出这类，处理以后不再待岗的填“是”",
    )
    document: str = column(
        "公文", Choice(HANDLED, DISMISSED), default=HANDLED, width=18, hint="留空即待岗处理通知书"
    )

    @property
    def cases(self) -> tuple[str, ...]:
        """What has to happen: any of them if `either`, else each of them."""
        parts = _EITHER.split(self.case) if self.either else several(self.case)
        return tuple(each.strip() for each in parts if each.strip())

    @property
    def either(self) -> bool:
        """Whether the times of several cases are added up."""
        return bool(_EITHER.search(self.case))


HANDLINGS = Sheet(
    "待岗处理",
    HandlingRow,
    "待岗期间出了哪种情形、第几次，怎样处理；同一次有几行符合的，按靠下的一行。",
    landscape=True,
)

OLD_POST, NEW_POST = "原岗位", "新岗位"
_AFTER_TRIAL = "(?:试岗)?(?:期满)?(?:经)?(?:考核)?不?合格[的者]"


@row_class
class TrialRow:
    """The trial of somebody who returns from standby."""

    applies_to: str = column(
        "适用",
        Choice(NEW_POST, OLD_POST),
        key=True,
        hint="原岗位指回到花名册上的现部门；没有写的一种不试岗",
    )
    months: int = column("期限(月)", Whole(1, MOST_MONTHS), hint="最长几个月")
    pay: str = column(
        "待遇",
        Phrase("待遇", "试岗待遇", before=BEFORE_PAY, sentence=True),
        default="",
        width=34,
        hint="如“发给岗位工资，不发奖金”，写进通知书",
    )
    passed: str = column(
        "合格后",
        Phrase("合格后", before=_AFTER_TRIAL, sentence=True),
        default="",
        width=34,
        hint="如“补发试岗期间的工资差额”，印在结果通知书里",
    )
    failed: str = column(
        "不合格后",
        Phrase("不合格后", before=_AFTER_TRIAL, sentence=True),
        default="",
        width=34,
        hint="如“继续待岗”；按次数处理的写在待岗处理表",
    )


TRIALS = Sheet("试岗", TrialRow, "待岗人员重新上岗的试岗期；没有此表的不试岗。", landscape=True)


def check_handlings(rows: Sequence[Row[HandlingRow]]) -> Iterable[Issue]:
    """Find rules that count in two ways at once, and dismissals that end no standby."""
    for row in rows:
        value = row.value
        if value.days is not None and (value.times > 1 or value.in_a_row or len(value.cases) > 1):
            yield Kind.HANDLING_COUNTS_TWICE.at(row.where("days"), value.days)
        if value.document == DISMISSED and not value.ends:
            yield Kind.HANDLING_ENDS_NOTHING.at(row.where("ends"), document=DISMISSED)
