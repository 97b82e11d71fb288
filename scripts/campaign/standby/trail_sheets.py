"""09待岗管理/待岗经过.xlsx: what happened to people on standby besides the review, day by day."""

from datetime import date

from campaign import places
from campaign.scheme.answers import BEFORE_PLACE, BEHIND_PLACE
from campaign.scheme.rules.handling_rules import MOST_DAYS
from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Name, StaffNumber, Text, Whole
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Sheet, column, row_class

EXTENDED, PLACED = "延长待岗", "安排上岗"
TRIAL_PASSED, TRIAL_FAILED = "试岗合格", "试岗不合格"
REVIEW_FAILED, GONE = "考评不合格", "离开单位"
OWN_CASES = (EXTENDED, PLACED, TRIAL_PASSED, TRIAL_FAILED, REVIEW_FAILED, GONE)
"""What the program itself understands; all else is the scheme's (待岗处理)."""


@row_class
class TrailRow:
    """Something that happened to somebody on standby."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True)
    name: str = column("姓名", Name(), default="")
    day: date = column("日期", Day(), key=True, hint="哪一天的事")
    case: str = column(
        "情形",
        Text(limit=60),
        key=True,
        choices="cases",
        suggested=True,
        width=18,
        hint="从下拉列表里选；一件事一行",
    )
    days: int | None = column(
        "天数", Whole(1, MOST_DAYS), default=None, hint="旷工这类按天数处理的，填这一次几天"
    )
    place: str = column(
        "去向",
        Phrase("去向", before=BEFORE_PLACE, behind=BEHIND_PLACE, judged=True, limit=60),
        default="",
        choices="departments",
        suggested=True,
        width=15,
        hint="安排上岗的，填到哪个岗位",
    )
    until: date | None = column(
        "至",
        Day(),
        default=None,
        hint="延长待岗的填新的期满日期；试岗比方案短的填试岗到哪天；试岗不合格继续待岗的填到哪天",
    )
    decided_on: date | None = column(
        "决定日期", Day(), default=None, hint="党委研究决定的日期，通知书按这一天落款"
    )
    note: str = column(
        "说明",
        Phrase("说明", "情况说明", sentence=True),
        default="",
        width=32,
        hint="印在通知书里，没有就留空",
    )


TRAIL = Sheet(
    "待岗经过",
    TrailRow,
    "待岗期间拒绝上岗、延长、安排上岗、试岗结果等，一件事一行；考评结果仍填在待岗台账。",
    title="待岗经过登记表",
    landscape=True,
    signatures=("制表人", "负责人"),
)
TRAIL_FILE = places.STANDBY_TRAIL
