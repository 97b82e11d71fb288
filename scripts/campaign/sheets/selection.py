"""06部门初选/: each department's opinion of those who chose it."""

from campaign.workbook.kinds import Choice, Name, StaffNumber, Text, Whole
from campaign.workbook.sheet import Emphasis, Sheet, column, row_class

ACCEPT, REFUSE = "同意", "不同意"


@row_class
class Pick:
    """One applicant of a department."""

    staff_id: str = column("编号", StaffNumber(), key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    choice: int | None = column("志愿序", Whole(1, 20), default=None, locked=True, width=8)
    from_department: str = column("现部门", Text(), default="", locked=True, width=14)
    skills: str = column("特长", Text(), default="", locked=True, width=24)
    reasons: str = column("理由", Text(lines=True), default="", locked=True, width=34)
    remark: str = column("提示", Text(), default="", locked=True, worded=True, width=16)
    opinion: str = column(
        "初选意见",
        Choice(ACCEPT, REFUSE, synonyms={"选": ACCEPT, "不选": REFUSE}),
        default="",
        needed=True,
        width=11,
        hint="每人都要填“同意”或“不同意”",
        emphasis={ACCEPT: Emphasis.GOOD, REFUSE: Emphasis.BAD},
    )
    rank: int | None = column(
        "排序",
        Whole(1, 100_000),
        default=None,
        needed=True,
        width=8,
        hint="同意的按先后填1、2、3……，不能并列；不同意的留空",
    )


PICKS = Sheet(
    "初选",
    Pick,
    "报了本部门、尚未任用的干部；由部门负责人与分管领导共同初选。",
    title="部门初选表",
    landscape=True,
    protected=True,
    signatures=("部门负责人", "分管领导"),
)
