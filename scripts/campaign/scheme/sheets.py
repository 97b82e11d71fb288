"""01活动方案.xlsx: the rules of one campaign. What the town decides stands here, not in code."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from campaign.scheme.answers import HOLIDAY, WORDS_OF_DAYS, WORKDAY
from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import (
    Choice,
    Name,
    Number,
    Ratio,
    Text,
    Whole,
    YesNo,
    headcount,
)
from campaign.workbook.declare.sheet import Many, Sheet, column, row_class
from campaign.workbook.declare.text import fold

SEPARATORS = re.compile(r"[、，,；;]+")
"""Between the words that a cell lists."""
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
    leader: str = column("分管领导", Name(), default="", fill_down=True, width=12)
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

    pool: bool = column(
        "岗位待定",
        YesNo(),
        default=False,
        uncommon=True,
        hint="是：先按总分定这几个人，部门和职务以后由党委逐人在任用决定表里定",
    )
    seats: str = column(
        "待定岗位",
        Text(),
        default="",
        width=30,
        uncommon=True,
        hint="岗位待定的，最后有哪些岗位，用顿号隔开，不止一名的写人数：党政办主任、社区书记3名；"
        "合计应等于职数；不限定的留空",
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
    leader: str = column("分管领导", Name(), default="", fill_down=True, width=12)
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


BY_POST, BY_UNIT = "按职位", "按本部门"
BY_MARK, BY_CRITERION = "得分", "评分细则"


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
    trims_by: str = column(
        "去高低分按",
        Choice(BY_MARK, BY_CRITERION),
        default=BY_MARK,
        uncommon=True,
        hint="评分细则逐项去掉最高分和最低分的，写“评分细则”；评委要把各细则都填上",
    )
    pass_mark: Decimal | None = column(
        "及格线",
        Number("0", "1000"),
        default=None,
        uncommon=True,
        hint="按单张满分算至少几分，低于的不列入人选；没有的留空",
    )
    applies_to: str = column(
        "类别",
        Text(),
        default="",
        width=14,
        uncommon=True,
        hint="只用于一部分职位的，写“竞争职位”里的类别或职位，几个用顿号隔开；留空则各职位都有这一项",
    )

    apart: str = column(
        "分开计分",
        Choice(BY_POST, BY_UNIT),
        default="",
        uncommon=True,
        hint="报几个职位的每个职位各打各的分，填按职位；只由本部门的人测评，填按本部门；平常留空",
    )

    @property
    def trims_above(self) -> int:
        """Marks are dropped once there are more than this: at least one is always left."""
        dropped = self.drop_high + self.drop_low
        return dropped if self.drop_above is None else self.drop_above


@row_class
class Judge:
    """A member of the panel."""

    name: str = column("姓名", Name(alone=True), key=True)
    position: str = column("职务", Text(), default="", width=26)
    group: str = column(
        "类别", Text(), default="", width=14, uncommon=True, hint="评委分类计分的，写是哪一类"
    )
    seat: int | None = column(
        "评委号", Whole(1, 200, units="号"), default=None, uncommon=True, hint="表上只写号码的填"
    )
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
    components: str = column(
        "项目",
        Text(),
        default="",
        width=18,
        uncommon=True,
        hint="几项测评的等次不同的，写这一行用于哪一项，几个用顿号隔开；都一样的留空",
    )

    @property
    def names(self) -> frozenset[str]:
        """The components that it is for, folded; empty where it is for all without their own."""
        return frozenset(map(fold, SEPARATORS.split(self.components))) - {""}


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

    judge: str = column(
        "评委", Name(), key=True, fill_down=True, hint="评委、分管领导或部门负责人的姓名", width=12
    )
    staff_id: str = column("编号", Text(limit=30), default="", key=True, fill_down=True)
    name: str = column("姓名", Name(), default="", key=True, fill_down=True)
    reason: str = column(
        "原因", Text(), default="", fill_down=True, width=30, hint="如夫妻、直系血亲、近姻亲"
    )


@row_class
class Alias:
    """Another way people write a department."""

    alias: str = column("别名", Text(), key=True, width=20)
    department: str = column("部门", Text(), fill_down=True, width=20)


@row_class
class SpecialDay:
    """A day on which the week's rhythm does not hold."""

    day: date = column("日期", Day(), key=True)
    kind: str = column("类型", Choice(HOLIDAY, WORKDAY, synonyms=WORDS_OF_DAYS))
    basis: str = column("依据", Text(), default="", fill_down=True, width=50)


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
CALENDAR = Sheet(
    "工作日历",
    SpecialDay,
    "法定放假和调休上班的日子；周末和平日不用写。国务院办公厅的放假通知可以整段贴在表格下方。",
)

FILE = "01活动方案.xlsx"
