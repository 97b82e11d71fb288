"""02干部花名册.xlsx: everybody, once. 编号 is the key; names may repeat."""

from datetime import date

from campaign.workbook.declare.dates import Month, Since, YearMonth
from campaign.workbook.declare.kinds import Choice, Name, StaffNumber, Text
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

NUMBER_NAMES = (
    "工号", "职工编号", "人员编号", "干部编号", "员工编号", "工作证号", "学工号", "教工号",
    "人员编码",
)  # fmt: skip
"""Other names of 编号. 序号 is none: it numbers lines, not people."""
SEX = Choice(
    "男",
    "女",
    synonyms={"m": "男", "f": "女", "男性": "男", "女性": "女", "1": "男", "2": "女"},
)
"""性别; 1 and 2 are the codes of GB/T 2261.1."""
BOTH_PARTS, DEPARTMENTS_ONLY, NOT_TAKING_PART = "竞争和双选", "仅双选", "不参加"
DIRECT = "直接定岗"
"""Neither competes nor chooses: the place is given, and counted."""
TENURE, SITTING, NEWCOMER = "任职情况", "现任", "新任"
"""Whether somebody holds a post such as are competed for; else told from 现职务."""
TOP_AGE = "最高任职年龄"


@row_class
class StaffMember:
    """A person on the roster."""

    staff_id: str = column(
        "编号", StaffNumber(), key=True, other_names=NUMBER_NAMES, hint="每人一个，不重复"
    )
    name: str = column("姓名", Name(alone=True), key=True)
    sex: str = column("性别", SEX, default="", width=7)
    born: YearMonth | None = column(
        "出生年月", Month(), default=None, other_names=("出生日期", "出生年月日", "出生时间")
    )
    nation: str = column("民族", Text(), default="", width=8)
    party: str = column(
        "政治面貌",
        Text(),
        default="",
        width=14,
        choices="party_status",
        suggested=True,
        other_names=("政治面目",),
        hint="如中共党员、中共预备党员、共青团员、群众",
    )
    education: str = column(
        "学历", Text(), default="", width=12, other_names=("文化程度", "最高学历")
    )
    working_since: date | YearMonth | None = column(
        "参加工作时间",
        Since(),
        default=None,
        width=14,
        other_names=("参加工作日期", "参加工作年月", "参工时间", "工作时间"),
        hint="用来计算工作年限",
    )
    establishment: str = column(
        "编制性质",
        Text(),
        width=12,
        choices="establishment",
        other_names=(
            "编制类别",
            "编制类型",
            "编制情况",
            "编制",
            "用工形式",
            "用工性质",
            "人员类别",
        ),
        suggested=True,
        hint="如行政编制、事业编制、集体编制、编外",
    )
    duty: str = column(
        "在岗状态",
        Text(),
        width=10,
        choices="duty",
        other_names=("在岗情况", "在职状态", "在职情况", "人员状态", "是否在岗"),
        suggested=True,
        hint="在岗；不在岗的写明，如借调、退休",
    )
    department: str = column(
        "现部门",
        Text(),
        default="",
        fill_down=True,
        width=14,
        other_names=("部门", "所在部门", "现所在部门", "科室", "所在科室", "工作部门", "处室"),
    )
    position: str = column(
        "现职务",
        Text(),
        default="",
        width=14,
        other_names=("职务", "现任职务", "行政职务", "岗位", "现任岗位"),
    )
    scope: str = column(
        "参加范围",
        Choice(
            BOTH_PARTS,
            DEPARTMENTS_ONLY,
            NOT_TAKING_PART,
            DIRECT,
            synonyms={"双选": DEPARTMENTS_ONLY, "只双选": DEPARTMENTS_ONLY, "全部": BOTH_PARTS},
        ),
        width=13,
        absent=BOTH_PARTS,
        emphasis={NOT_TAKING_PART: Emphasis.OPEN},
    )
    direct_to: str = column(
        "定岗部门",
        Text(),
        default="",
        width=14,
        uncommon=True,
        hint="参加范围是“直接定岗”的，写定到哪个双选部门，占该部门一个职数",
    )
    excluded_because: str = column(
        "不参加原因",
        Phrase("不参加原因", "直接定岗原因", "原因", sentence=True),
        default="",
        width=24,
        hint="参加范围是“不参加”或“直接定岗”的，写明原因",
    )
    remark: str = column("备注", Text(), default="", width=16)


ROSTER = Sheet(
    "花名册",
    StaffMember,
    "全体干部，一人一行。",
    title="干部花名册",
    landscape=True,
    numbered_ahead=True,
    open=True,
)
"""Any further column is a fact under its own header: see `campaign.roster.facts`."""
FILE = "02干部花名册.xlsx"
