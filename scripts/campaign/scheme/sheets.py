"""01活动方案.xlsx: the rules of one campaign. What the town decides stands here, not in code."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import (
    Choice,
    Name,
    Number,
    Ratio,
    Text,
    Value,
    Whole,
    YesNo,
    headcount,
)
from campaign.workbook.declare.sheet import Many, Sheet, column, row_class

HOLIDAY, WORKDAY = "放假", "上班"
EVERYBODY, POSTS_PART, DEPARTMENTS_PART = "全部", "竞争上岗", "双向选择"
BY_PICKS, BY_TOTAL = "初选", "总分"


@row_class
class Post:
    """A post that is competed for."""

    department: str = column("部门", Text(), key=True, fill_down=True, width=16)
    title: str = column("职务", Text(), key=True, width=14)
    quota: int = column("职数", headcount(), hint="这个职位任用几人")
    party: str = column(
        "政治面貌要求",
        Text(),
        default="",
        width=24,
        choices="party",
        suggested=True,
        hint="如“中共党员”；预备党员也可报的写“中共党员（含预备党员）”；没有要求的留空",
    )
    min_years: Decimal | None = column(
        "最低工作年限", Number("0", "50", places=1), default=None, width=14, hint="年；含本数"
    )
    other: str = column(
        "其他条件", Text(), default="", width=30, hint="只有人能判断的条件，审核时列入人工复核"
    )
    leader: str = column("分管领导", Name(), default="", width=12)
    group: str = column(
        "类别",
        Text(),
        default="",
        width=12,
        uncommon=True,
        hint="同一类职位写同一个词，如正职、副职；规则按类别不同的才用",
    )
    least_applicants: str = column(
        "最少报名人数",
        Ratio(),
        default="",
        width=14,
        uncommon=True,
        hint="审核通过的至少几人才开考，写人数，或者与职数的比例如“1:3”；"
        "不够时怎么办，写在基本信息的“报名人数不足时”",
    )

    @property
    def name(self) -> str:
        """The post as choices name it: 党政办主任."""
        return self.department + self.title


@row_class
class Department:
    """A department that staff choose."""

    name: str = column("部门", Text(), key=True, width=18)
    quota: int = column("职数", headcount(zero=True), hint="可接收的一般干部人数")
    includes: str = column("包含岗位", Text(), default="", width=40)
    leader: str = column("分管领导", Name(), default="", width=12)
    ranked_by: str = column(
        "排序依据",
        Choice(BY_PICKS, BY_TOTAL),
        default=BY_PICKS,
        uncommon=True,
        hint="初选：由部门排序；总分：报这个部门的人参加评分，按总分从高到低取，不做部门初选表",
    )

    @property
    def by_total(self) -> bool:
        """Whether its places go by the total of the scoring, not by the department's picks."""
        return self.ranked_by == BY_TOTAL

    @property
    def as_post(self) -> Post:
        """Its places as posts that are scored for; the class of all such is 双向选择."""
        return Post(
            department=self.name,
            title="",
            quota=self.quota,
            leader=self.leader,
            group=DEPARTMENTS_PART,
        )


@row_class
class Component:
    """One part of the total score."""

    name: str = column("项目", Text(), key=True, width=18)
    method: str = column("方式", Text(), width=14)
    points: Decimal = column(
        "分值", Number("0", "1000", percent=True), hint="占总分多少分；各项分值之和就是总分的满分"
    )
    full: Decimal = column(
        "单张满分",
        Number("0.01", "1000"),
        width=11,
        hint="一张评分表的满分；民主测评填100（折算分的满分）",
    )
    drop_high: int = column("去最高分个数", Whole(0, 20), default=0, width=14)
    drop_low: int = column("去最低分个数", Whole(0, 20), default=0, width=14)
    drop_above: int | None = column(
        "超过几个分才去高低分",
        Whole(0, 200),
        default=None,
        width=20,
        other_names=("去高低分起算人数",),
        hint="填5：有6个以上有效分才去掉最高分和最低分，5个和5个以下全部计入",
    )
    step: Decimal | None = column(
        "打分间隔", Number("0.01", "100"), default=None, hint="如0.5；不限的留空"
    )

    stage: str = column(
        "环节",
        Text(),
        default="",
        uncommon=True,
        hint="分环节淘汰的，写这一项在哪个环节，如笔试、面试；先后照本表的次序",
    )
    pass_mark: Decimal | None = column(
        "及格线",
        Number("0", "1000"),
        default=None,
        uncommon=True,
        hint="按单张满分算至少几分，低于的不列入人选；没有的留空",
    )

    @property
    def trims_above(self) -> int:
        """Marks are dropped once there are more than this: at least one is always left."""
        dropped = self.drop_high + self.drop_low
        return dropped if self.drop_above is None else self.drop_above


@row_class
class Judge:
    """A member of the panel."""

    name: str = column("姓名", Name(), key=True)
    position: str = column("职务", Text(), default="", width=26)
    duties: dict[str, bool] = column(
        "评分项目", YesNo(), many=Many.NAMED, width=14, hint="这位评委给不给这一项打分"
    )


@row_class
class Grade:
    """One grade of the democratic evaluation."""

    name: str = column("等次", Text(), key=True)
    points: Decimal = column(
        "折算分", Number("0", "100", percent=True), hint="一票折算多少分（0到100）"
    )
    counted: bool = column("计入分母", YesNo(), width=12, hint="“弃权”这类不计入分母的填“否”")


@row_class
class Criterion:
    """A sub-criterion of a component's score sheet."""

    component: str = column("项目", Text(), key=True, fill_down=True, width=18)
    name: str = column("细则", Text(), key=True, width=24)
    full: Decimal = column("满分", Number("0.01", "1000"))


@row_class
class VoterClass:
    """A class of voters whose ballots are counted apart."""

    name: str = column("组别", Text(), key=True, width=18)
    weight: Decimal = column(
        "权重", Number("0", "100", percent=True), hint="各组权重之和应为1或100"
    )


@row_class
class Recusal:
    """A relation for which somebody must not judge, lead or supervise somebody."""

    judge: str = column("评委", Name(), key=True, hint="评委、分管领导或部门负责人的姓名", width=12)
    staff_id: str = column("编号", Text(limit=30), default="", key=True)
    name: str = column("姓名", Name(), default="", key=True)
    reason: str = column("原因", Text(), default="", width=30, hint="如夫妻、直系血亲、近姻亲")


@row_class
class Alias:
    """Another way people write a department."""

    alias: str = column("别名", Text(), key=True, width=20)
    department: str = column("部门", Text(), width=20)


@row_class
class SpecialDay:
    """A day on which the week's rhythm does not hold."""

    day: date = column("日期", Day(), key=True)
    kind: str = column("类型", Choice(HOLIDAY, WORKDAY))
    basis: str = column("依据", Text(), default="", width=50)


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


POSTS = Sheet("竞争职位", Post, "竞争上岗的中层职位；没有竞争上岗的，只留表头。", landscape=True)
DEPARTMENTS = Sheet("双选部门", Department, "双向选择的部门和职数；没有双向选择的，只留表头。")
COMPONENTS = Sheet(
    "评分项目", Component, "总分由哪几项组成，各占多少分，怎样计算。", landscape=True
)


def components_sheet(methods: Iterable[str]) -> Sheet[Component]:
    """Return 评分项目 where 方式 is one of these words."""
    return COMPONENTS.varied({"method": Choice(*methods)})


JUDGES = Sheet("评委名单", Judge, "评委及其参加哪几项打分。")
GRADES = Sheet("测评等次", Grade, "民主测评票上的等次和折算分。")
CRITERIA = Sheet("评分细则", Criterion, "评分表上的分项；不分项的只留表头。")
VOTER_CLASSES = Sheet("测评分组", VoterClass, "民主测评分组计票的组别和权重；不分组的只留表头。")
RECUSALS = Sheet("回避关系", Recusal, "谁对谁应当回避。")
ALIASES = Sheet("部门别名", Alias, "部门的其他叫法，或并入该部门的机构。")
CONDITIONS = Sheet(
    "资格条件", ConditionRow, "谁可以报什么：一个条件一行，各行都要符合。", landscape=True
)
ORDERS = Sheet("等级次序", RankOrder, "资格条件里分高低的文字，从低到高怎样排。")
CALENDAR = Sheet(
    "工作日历",
    SpecialDay,
    "法定放假和调休上班的日子；周末和平日不用写。国务院办公厅的放假通知可以整段贴在表格下方。",
)

FILE = "01活动方案.xlsx"
