"""02干部花名册.xlsx: everybody, once. 编号 is the key; names may repeat."""

from datetime import date

from campaign.workbook.declare.dates import Month, Since, YearMonth
from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

NUMBER_NAMES = ("工号", "职工编号", "人员编号", "干部编号", "员工编号")
"""Other names of 编号. 序号 is none: it numbers lines, not people."""
SEX = Choice(
    "男",
    "女",
    synonyms={"m": "男", "f": "女", "男性": "男", "女性": "女", "1": "男", "2": "女"},
)
"""性别; 1 and 2 are the codes of GB/T 2261.1."""
BOTH_PARTS, DEPARTMENTS_ONLY, NOT_TAKING_PART = "竞争和双选", "仅双选", "不参加"


@row_class
class StaffMember:
    """A person on the roster."""

    staff_id: str = column(
        "编号", StaffNumber(), key=True, other_names=NUMBER_NAMES, hint="每人一个，不重复"
    )
    name: str = column("姓名", Name(), key=True)
    sex: str = column("性别", SEX, default="", width=7)
    born: YearMonth | None = column("出生年月", Month(), default=None)
    nation: str = column("民族", Text(), default="", width=8)
    party: str = column(
        "政治面貌",
        Text(),
        default="",
        width=14,
        choices="party_status",
        suggested=True,
        hint="如中共党员、中共预备党员、共青团员、群众",
    )
    education: str = column("学历", Text(), default="", width=12)
    working_since: date | YearMonth | None = column(
        "参加工作时间", Since(), default=None, width=14, hint="用来计算工作年限"
    )
    establishment: str = column(
        "编制性质",
        Text(),
        width=12,
        choices="establishment",
        suggested=True,
        hint="如行政编制、事业编制、集体编制、编外",
    )
    duty: str = column(
        "在岗状态",
        Text(),
        width=10,
        choices="duty",
        suggested=True,
        hint="在岗；不在岗的写明，如借调、退休",
    )
    department: str = column("现部门", Text(), default="", fill_down=True, width=14)
    position: str = column("现职务", Text(), default="", width=14)
    scope: str = column(
        "参加范围",
        Choice(
            BOTH_PARTS,
            DEPARTMENTS_ONLY,
            NOT_TAKING_PART,
            synonyms={"双选": DEPARTMENTS_ONLY, "只双选": DEPARTMENTS_ONLY, "全部": BOTH_PARTS},
        ),
        width=13,
        emphasis={NOT_TAKING_PART: Emphasis.OPEN},
    )
    excluded_because: str = column(
        "不参加原因", Text(none_words=True), default="", width=24, hint="参加范围是“不参加”的，写明原因"
    )
    remark: str = column("备注", Text(), default="", width=16)


ROSTER = Sheet("花名册", StaffMember, "全体干部，一人一行。", title="干部花名册", landscape=True)
FILE = "02干部花名册.xlsx"
