"""09待岗管理/任职台账.xlsx: terms of office and probation of everybody appointed."""

from datetime import date

from campaign import places
from campaign.scheme.answers import BEFORE_POST, BEHIND_POST
from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

CONFIRMED, EXTENDED, REMOVED, LOWERED = "转正", "延长", "免职", "降职"
RESULTS = (CONFIRMED, EXTENDED, REMOVED, LOWERED)
_COLOURS = {
    CONFIRMED: Emphasis.GOOD,
    EXTENDED: Emphasis.OPEN,
    REMOVED: Emphasis.BAD,
    LOWERED: Emphasis.BAD,
}


@row_class
class TenureRow:
    """One person's office, and what was decided about it afterwards."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    post: str = column("职务", Text(), default="", locked=True, width=18)
    term_ends: date | None = column("任期至", Day(), default=None, locked=True)
    probation_starts: date | None = column("试用开始", Day(), default=None, locked=True)
    probation_ends: date | None = column("试用期满", Day(), default=None, locked=True)
    grade: str = column(
        "考核等次", Text(limit=20), default="", width=11, hint="试用期满考核评定的等次，如称职"
    )
    result: str = column(
        "考核结果",
        Choice(*RESULTS),
        default="",
        needed=True,
        width=11,
        hint="试用期满由党委决定；任期内免职、降职的也写在这里",
        emphasis=_COLOURS,
    )
    decided_on: date | None = column(
        "决定日期", Day(), default=None, hint="党委决定的日期，通知书按这一天落款"
    )
    new_post: str = column(
        "新职务",
        Phrase("新职务", "职务", before=BEFORE_POST, behind=BEHIND_POST, judged=True, limit=60),
        default="",
        width=18,
        hint="降职、调整以后任什么职务",
    )
    extended_to: date | None = column(
        "延期至", Day(), default=None, hint="延长试用期的，写新的期满日期"
    )
    later_result: str = column(
        "延期后结果",
        Choice(CONFIRMED, REMOVED, LOWERED),
        default="",
        width=12,
        hint="延长的试用期满以后，再由党委决定",
        emphasis=_COLOURS,
    )
    later_decided_on: date | None = column("延期后决定日期", Day(), default=None, width=16)
    acting: str = column(
        "主持工作",
        Phrase(
            before="(?:暂时?|临时)?由",
            behind="同志|(?:临时|暂时?)?主持(?:全面)?(?:工作)?",
            limit=40,
        ),
        default="",
        width=12,
        hint="免职、降职以后没有人递补的，写由谁主持工作：编号或者姓名",
    )
    acting_until: date | None = column(
        "主持至", Day(), default=None, hint="主持到哪一天；到有人任职为止的留空"
    )
    note: str = column(
        "说明",
        Phrase("说明", "情况说明", sentence=True),
        default="",
        width=24,
        hint="印在通知书里，没有就留空",
    )

    @property
    def left_on(self) -> date | None:
        """The day of the decision by which somebody left the post; None while they hold it."""
        for result, day in (
            (self.later_result, self.later_decided_on),
            (self.result, self.decided_on),
        ):
            if result in (REMOVED, LOWERED):
                return day
        return None


LEDGER = Sheet(
    "任职台账",
    TenureRow,
    "任职人员的任期、试用期和考核结果。",
    title="任职人员台账",
    landscape=True,
    protected=True,
    signatures=("制表人", "负责人"),
)
FILE = places.TENURE_LEDGER

HOLDING, ON_TRIAL, STILL_ON_TRIAL, LEFT, TO_LOWER = "在任", "试用中", "延长试用", "免职", "降职"
STATE_WORDS = (HOLDING, ON_TRIAL, STILL_ON_TRIAL, LEFT, TO_LOWER)


@row_class
class TenureStateRow:
    """Where one appointment stands."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    post: str = column("职务", Text(), default="", width=20)
    term_ends: date | None = column("任期至", Day(), default=None)
    probation_ends: date | None = column("试用期满", Day(), default=None)
    state: str = column(
        "状态",
        Choice(*STATE_WORDS),
        width=11,
        emphasis={ON_TRIAL: Emphasis.OPEN, STILL_ON_TRIAL: Emphasis.OPEN, LEFT: Emphasis.BAD},
    )
    new_post: str = column("新职务", Text(), default="", width=18)
    remark: str = column("说明", Text(), default="", worded=True, width=40)
    successor: str = column("接替建议", Text(), default="", worded=True, width=36)


STATES = Sheet(
    "任职情况",
    TenureStateRow,
    "任职人员现在的情况，每人一行；接替建议只供党委研究时参考。",
    title="任职人员情况一览表",
    landscape=True,
    protected=True,
    result=True,
    signatures=("制表人", "负责人"),
)
STATES_FILE = "任职情况.xlsx"
