"""09待岗管理/待岗台账.xlsx: everybody on standby, and what the review found."""

from datetime import date

from campaign import places
from campaign.scheme.answers import BEFORE_PLACE, BEHIND_PLACE
from campaign.standby.trail_sheets import TRIAL_FAILED
from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

PASSED, FAILED = "合格", "不合格"


@row_class
class StandbyRow:
    """One person on standby."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    cause: str = column("待岗原因", Text(), default="", locked=True, worded=True, width=18)
    starts: date | None = column("开始日期", Day(), default=None, locked=True)
    ends: date | None = column("期满日期", Day(), default=None, locked=True)
    phases: str = column(
        "分段待遇", Text(), default="", locked=True, worded=True, width=40, uncommon=True
    )
    training_in: str = column(
        "跟班学习部门",
        Phrase(
            "跟班学习部门", "部门", before=BEFORE_PLACE, behind=BEHIND_PLACE, judged=True, limit=60
        ),
        default="",
        width=15,
    )
    reviewed_on: date | None = column("考评日期", Day(), default=None, hint="期满后考评的日期")
    result: str = column(
        "考评结果",
        Choice(PASSED, FAILED),
        default="",
        needed=True,
        width=11,
        emphasis={PASSED: Emphasis.GOOD, FAILED: Emphasis.BAD},
    )
    decision: str = column(
        "党委决定",
        Text(none_words=True),
        default="",
        width=26,
        hint="不合格的处理、延长或提前结束待岗，由党委研究后写明",
    )
    extended_to: date | None = column(
        "延期至", Day(), default=None, hint="党委决定延长待岗的，写新的期满日期，党委决定一栏写明"
    )
    destination: str = column(
        "去向",
        Phrase("去向", before=BEFORE_PLACE, behind=BEHIND_PLACE, judged=True, limit=60),
        default="",
        choices="departments",
        suggested=True,
        width=15,
        hint="考评后的岗位",
    )
    decided_on: date | None = column(
        "决定日期",
        Day(),
        default=None,
        hint="党委研究决定恢复工作、延长、提前结束或者处理的日期；恢复工作通知书按这一天落款",
    )


LEDGER = Sheet(
    "待岗台账",
    StandbyRow,
    "待岗人员、起止日期和期满考评。",
    title="待岗人员台账",
    landscape=True,
    protected=True,
    signatures=("制表人", "负责人"),
)
FILE = places.STANDBY_LEDGER

WAITING, RETURNED, REPORTED = "待期满考评", "恢复工作", "考评不合格"
ON_TRIAL, ENDED = "试岗中", "结束待岗"
"""Only where the scheme has trials, or rules about what follows on standby."""


@row_class
class StandbyStateRow:
    """Where one person on standby stands, or went."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    cause: str = column("待岗原因", Text(), worded=True, width=14)
    starts: date | None = column("开始日期", Day(), default=None)
    ends: date | None = column("期满日期", Day(), default=None)
    phases: str = column("分段待遇", Text(), default="", worded=True, width=40, uncommon=True)
    training_in: str = column("跟班学习部门", Text(), default="", width=15)
    state: str = column(
        "状态",
        Choice(WAITING, ON_TRIAL, RETURNED, REPORTED, TRIAL_FAILED, ENDED),
        width=13,
        emphasis={
            WAITING: Emphasis.OPEN,
            ON_TRIAL: Emphasis.OPEN,
            REPORTED: Emphasis.BAD,
            TRIAL_FAILED: Emphasis.BAD,
        },
    )
    destination: str = column("去向", Text(), default="", width=16)
    remark: str = column("说明", Text(), default="", worded=True, width=50)


STATES = Sheet(
    "待岗情况",
    StandbyStateRow,
    "待岗人员期满考评以后的去向，每人一行。",
    title="待岗人员情况一览表",
    landscape=True,
    protected=True,
    result=True,
    signatures=("制表人", "负责人"),
)
STATES_FILE = "待岗情况.xlsx"
