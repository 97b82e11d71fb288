"""结果/成绩汇总.xlsx: from the published rank back to the judge's own cell, in live formulas."""

from decimal import Decimal
from typing import Any

from campaign.scoring.sheets import NO_MARK
from campaign.workbook.declare.cells import Formula
from campaign.workbook.declare.kinds import Name, Number, StaffNumber, Text, Whole
from campaign.workbook.declare.sheet import Many, Sheet, SheetLayout, column, row_class

SCORES_FILE = "成绩汇总.xlsx"
SIGNED = ("计分", "复核", "监督")
BALANCED, UNBALANCED = "平衡", "不平衡"

Cell = Formula[Any] | Decimal | int | None
"""A number: worked out in the sheet, or given."""


@row_class
class ScoreResultRow:
    """One candidate for one post."""

    post: str = column("竞争职位", Text(), key=True, width=20)
    rank: Formula[int] | None = column("名次", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    choice: int = column("志愿序", Whole(1), width=8)
    points: dict[str, Cell] = column("得分", Number(), many=Many.NAMED, width=13)
    total: Cell = column("总分", Number(), width=10)
    compared: dict[str, Cell] = column("并列比较", Number(), many=Many.NAMED, width=12)
    """What is compared besides components where totals are equal, as numbers."""
    remark: str = column("备注", Text(), worded=True, width=32)


SCORE_RESULTS = Sheet(
    "成绩汇总",
    ScoreResultRow,
    "各职位竞职人员的得分和名次。",
    title="竞争上岗成绩汇总表",
    landscape=True,
    protected=True,
    result=True,
    signatures=SIGNED,
)


@row_class
class TieLotRow:
    """One lot among candidates whom nothing else parts."""

    stage: str = column("环节", Text(), width=14)
    post: str = column("竞争职位", Text(), key=True, width=20)
    order: int = column("先后", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    hashed: str = column("计算用的文字", Text(), width=36)
    ticket: str = column("抽签号（SHA-256）", Text(), width=68)


TIE_LOTS = Sheet(
    "并列抽签",
    TieLotRow,
    "总分和各项比较都相同的，抽签排定先后。",
    title="名次并列抽签记录",
    landscape=True,
    protected=True,
    result=True,
    signatures=("主持人", "监督人", "记录人"),
)

SCORE_CHARTS = Sheet(
    "得分构成图",
    ScoreResultRow,
    "各职位竞职人员各项得分的构成。",
    layout=SheetLayout.CHARTS,
    title="各职位竞职人员得分构成",
    protected=True,
    result=True,
)


@row_class
class JudgedRow:
    """One candidate in one component that the panel marks."""

    order: int = column("顺序", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    post: str = column("竞争职位", Text(), width=20)
    marks: dict[str, Cell] = column("评委", Number(), many=Many.NAMED, width=8)
    given: Cell = column("有效分个数", Whole(0), width=8)
    highest: Cell = column("去掉的最高分", Number(), width=9)
    lowest: Cell = column("去掉的最低分", Number(), width=9)
    groups: dict[str, Cell] = column("分组", Number(), default=None, many=Many.NAMED, width=12)
    """By class of judges and sub-criterion: how many marks, what is dropped, and the mean."""
    exact: Cell = column("未舍入平均分", Number(), default=None, width=13)
    mean: Cell = column("平均分", Number(), width=10)
    points: Cell = column("折算分", Number(), width=10)


JUDGED = Sheet(
    "评委打分",
    JudgedRow,
    "一个项目的评委打分和折算。",
    landscape=True,
    protected=True,
    result=True,
    signatures=SIGNED,
)


@row_class
class EnteredRow:
    """One candidate in one component whose figures come from outside."""

    order: int = column("顺序", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    post: str = column("竞争职位", Text(), width=20)
    mark: Decimal | str = column("得分", Number(words=NO_MARK), width=10)
    points: Cell = column("折算分", Number(), width=10)
    source: str = column("来源", Text(), width=48)


ENTERED = Sheet(
    "直接录入",
    EnteredRow,
    "一个项目录入的成绩和折算。",
    landscape=True,
    protected=True,
    result=True,
    signatures=SIGNED,
)


@row_class
class AwardedRow:
    """One candidate in one component that is worked out from a table of points."""

    order: int = column("顺序", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    post: str = column("竞争职位", Text(), width=20)
    facts: dict[str, Cell | str] = column("依据", Text(), many=Many.NAMED, width=12)
    """By table: what the person has, and the points that it gives."""
    sum: Cell = column("合计", Number(), width=9)
    points: Cell = column("折算分", Number(), width=10)
    reason: str = column("得分说明", Text(), width=56)


AWARDED = Sheet(
    "赋分",
    AwardedRow,
    "一个项目按赋分标准得出的分数，逐项说明。",
    landscape=True,
    protected=True,
    result=True,
    signatures=SIGNED,
)


@row_class
class BallotedRow:
    """One candidate in the democratic evaluation."""

    order: int = column("顺序", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    post: str = column("竞争职位", Text(), width=20)
    counts: dict[str, Cell] = column("票数", Whole(0), many=Many.NAMED, width=9)
    """By voter class: the ballots for each grade, their sum, and what they come to."""
    exact: Cell = column("未舍入得分", Number(), default=None, width=13)
    mean: Cell = column("测评得分", Number(), width=10)
    points: Cell = column("折算分", Number(), width=10)
    source: str = column("票数来源", Text(), width=48)


BALLOTED = Sheet(
    "民主测评",
    BallotedRow,
    "民主测评的票数和折算。",
    landscape=True,
    protected=True,
    result=True,
    signatures=SIGNED,
)


@row_class
class TurnoutRow:
    """The ballot papers of one voter class."""

    component: str = column("项目", Text(), key=True, width=16)
    group: str = column("组别", Text(), width=14)
    entitled: int = column("应到", Whole(0), width=8)
    present: int = column("实到", Whole(0), width=8)
    issued: int = column("发出", Whole(0), width=8)
    returned: int = column("收回", Whole(0), width=8)
    valid: int = column("有效", Whole(0), width=8)
    invalid: int = column("无效", Whole(0), width=8)
    verdict: Formula[str] = column("核对", Text(), width=10)
    source: str = column("来源", Text(), width=40)


TURNOUTS = Sheet(
    "票数核对",
    TurnoutRow,
    "民主测评票的发出、收回和有效数。",
    title="民主测评票数核对表",
    landscape=True,
    protected=True,
    result=True,
    signatures=("计票", "监票", "监督"),
)


@row_class
class MarkRow:
    """One judge's mark for one candidate, and where it was copied from."""

    component: str = column("项目", Text(), key=True, width=16)
    judge: str = column("评委", Name(), key=True)
    order: int = column("顺序", Whole(1), width=7)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    mark: Decimal | str = column("得分", Number(words=NO_MARK), width=9)
    file: str = column("来源文件", Text(), width=40)
    sheet: str = column("工作表", Text(), width=11)
    cell: str = column("单元格", Text(), width=9)


MARKS = Sheet(
    "评分明细",
    MarkRow,
    "每位评委给每个人打的分，照抄自评分表，写明出处。",
    title="评委评分明细表",
    protected=True,
    result=True,
    signatures=SIGNED,
)


@row_class
class PostAnalysisRow:
    """How clear the order of one post is."""

    post: str = column("竞争职位", Text(), key=True, width=20)
    first: str = column("第一名", Text(), width=18)
    quota: int = column("职数", Whole(1), width=9)
    runners: int = column("参加排名人数", Whole(0), width=12)
    lead: Decimal | None = column("领先第二名", Number(), width=12)
    cut: Decimal | None = column("入围分差", Number(), width=12)
    finding: str = column("去掉任何一位评委的评分后", Text(), worded=True, width=60)


POST_ANALYSIS = Sheet(
    "评分分析",
    PostAnalysisRow,
    "供监督人员了解打分情况和名次的稳固程度。",
    landscape=True,
    protected=True,
    result=True,
    signatures=("分析", "监督"),
)


@row_class
class JudgeAnalysisRow:
    """How far one judge lies from the others in one component."""

    judge: str = column("评委", Text(), key=True, width=20)
    component: str = column("项目", Text(), key=True, width=18)
    marked: int = column("打分人数", Whole(0), width=9)
    difference: Decimal | None = column("与其他评委相差", Number(shown=2), width=12)
    distance: Decimal | None = column("平均差距", Number(shown=2), width=12)
    furthest: Decimal | None = column("最大差距", Number(shown=2), width=12)
    finding: str = column("说明", Text(), worded=True, width=60)


JUDGE_ANALYSIS = Sheet(
    "评委打分情况",
    JudgeAnalysisRow,
    "各评委打分与其他评委的差距。",
    title="评委打分情况",
    protected=True,
    result=True,
)
