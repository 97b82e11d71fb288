"""Sheets that show that everything is right: 核验报告 and 自检结果."""

from campaign import places
from campaign.workbook.declare.kinds import Choice, Text, Whole
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

PASSED, FAILED = "通过", "不通过"
_GRAVE = (
    "输入有改动",
    "输入不见了",
    "新增输入",
    "结果不符",
    "公文不符",
    "不见了",
    "来历不明的公文",
    "读不了",
    "运行记录不符",
    "运行记录不连贯",
    "登记簿有改动",
)


@row_class
class VerificationRow:
    """One thing that the verification found."""

    number: int = column("序号", Whole(1), width=6)
    verdict: str = column(
        "类别",
        Text(),
        key=True,
        worded=True,
        width=13,
        emphasis=dict.fromkeys(_GRAVE, Emphasis.BAD),
    )
    file: str = column("文件", Text(), width=34)
    sheet: str = column("工作表", Text(), width=13)
    cell: str = column("单元格", Text(), width=9)
    published: str = column("现有的内容", Text(), width=30)
    recomputed: str = column("重算的内容", Text(), width=30)
    remark: str = column("说明", Text(), worded=True, width=36)


VERIFICATION = Sheet(
    "核验报告",
    VerificationRow,
    "公布的结果和公文是否由存档的输入得出。",
    title="结果核验报告",
    landscape=True,
    protected=True,
    result=True,
    signatures=("核验人", "监督人"),
)


@row_class
class RecordRow:
    """One record in the chain of all runs."""

    number: int = column("序号", Whole(), width=8)
    name: str = column("运行记录", Text(), key=True, width=50)
    code: str = column("编码", Text(), width=30)


RECORDS = Sheet(
    "运行记录",
    RecordRow,
    "每一次办理的记录和它的编码。",
    title="运行记录编码",
    protected=True,
    result=True,
)
VERIFICATION_FILE = "核验报告.xlsx"


@row_class
class HandoverRow:
    """One line of the sheet that is signed when an archive is handed over."""

    item: str = column("项目", Text(), key=True, worded=True, width=22)
    value: str = column("内容", Text(), worded=True, width=86)


HANDOVER = Sheet(
    "归档移交单",
    HandoverRow,
    "归档文件移交时核对、签字用。",
    title="归档移交单",
    protected=True,
    result=True,
    signatures=("移交人", "接收人", "监督人"),
)


@row_class
class SelfCheckRow:
    """One question of the self-check."""

    number: int = column("序号", Whole(1), width=6)
    subject: str = column("检验项目", Text(), key=True, worded=True, width=24)
    working: str = column("题目和手算过程", Text(), worded=True, width=62)
    expected: str = column("应得", Text(), worded=True, width=24)
    found: str = column("实得", Text(), worded=True, width=24)
    verdict: str = column(
        "结论",
        Choice(PASSED, FAILED),
        width=9,
        emphasis={PASSED: Emphasis.GOOD, FAILED: Emphasis.BAD},
    )


SELF_CHECK = Sheet(
    "自检结果",
    SelfCheckRow,
    "用已知答案的题目检验这台电脑算得对不对。",
    title="计票自检结果",
    landscape=True,
    protected=True,
    result=True,
    signatures=("检验人", "监督人"),
)
SELF_CHECK_FILE = places.SELF_CHECK
