"""资格条件 and 等级次序 of the scheme: who may compete for what, and which words are higher."""

from campaign.workbook.declare.kinds import Choice, Text, Value
from campaign.workbook.declare.sheet import Sheet, column, row_class

AT_LEAST, AT_MOST, BEFORE, AFTER = "不低于", "不高于", "早于", "晚于"
AMONG, NOT_AMONG, FILLED, BLANK = "属于", "不属于", "已填", "为空"
REFUSED, BY_HAND = "不通过", "人工复核"


@row_class
class ConditionRow:
    """One condition of who may compete for what, or choose what."""

    applies_to: str = column(
        "适用",
        Text(),
        key=True,
        width=22,
        hint="全部、竞争上岗、双向选择，或者类别、职位（党政办主任）、部门的名称；几个用顿号隔开",
    )
    fact: str = column(
        "依据",
        Text(),
        key=True,
        width=16,
        hint="花名册的一列，或由它推算的年龄、工作年限、任现职年限（由任现职时间）、"
        "近三年考核、近三年优秀次数、距到龄年限",
    )
    demand: str = column(
        "要求",
        Choice(
            AT_LEAST, AT_MOST, BEFORE, AFTER, AMONG, NOT_AMONG, FILLED, BLANK,
            synonyms={"至少": AT_LEAST, "不少于": AT_LEAST, "至多": AT_MOST, "不超过": AT_MOST,
                      "等于": AMONG, "不等于": NOT_AMONG, "必填": FILLED},
        ),
        width=10,
    )  # fmt: skip
    value: str = column(
        "值",
        Value(),
        default="",
        width=24,
        hint="数字、日期或文字，几个用顿号隔开；早于、晚于留空的，与年限计算日比",
    )
    only_for: str = column(
        "限于",
        Text(),
        default="",
        width=26,
        hint="只要求哪些人，如“性别=女”“任职情况=新任”“工作年限≥1”，几个用顿号隔开；留空则人人适用",
    )
    otherwise: str = column(
        "不符合时", Choice(REFUSED, BY_HAND), default=REFUSED, width=11, hint="留空则不通过"
    )


@row_class
class RankOrder:
    """Which words of a fact are higher than others."""

    fact: str = column("依据", Text(), key=True, width=16, hint="花名册的一列，如学历、职称")
    ascending: str = column(
        "由低到高",
        Text(),
        width=60,
        hint="从低到高用顿号隔开，如“高中、大专、本科、研究生”；一样高的用斜线，如“称职/合格”",
    )


CONDITIONS = Sheet(
    "资格条件", ConditionRow, "谁可以报什么：一个条件一行，各行都要符合。", landscape=True
)
ORDERS = Sheet("等级次序", RankOrder, "资格条件里分高低的文字，从低到高怎样排。")
