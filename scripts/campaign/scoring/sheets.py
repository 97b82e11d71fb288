"""04评分表/: one score sheet per judge and component, counting sheets and ballots."""

from decimal import Decimal

from campaign.workbook.declare.kinds import CellKind, Name, Number, StaffNumber, Text, Whole
from campaign.workbook.declare.sheet import Many, Sheet, SheetLayout, column, row_class

RECUSED, ABSENT_JUDGE, ABSENT_CANDIDATE = "回避", "缺席", "缺考"
NO_MARK = (RECUSED, ABSENT_JUDGE, ABSENT_CANDIDATE)
FINEST = 8
"""Decimals that a mark may have; more than two are pointed out."""
_POINTS = "分"


def mark_kind(full: Decimal, step: Decimal | None = None) -> CellKind:
    """Return a mark from 0 to the full marks (points), or one of the words that explain a gap."""
    high = str(full)
    return Number("0", high, finest=FINEST, words=NO_MARK, step=step, units=_POINTS)


def entry_kind(full: Decimal) -> CellKind:
    """Return a figure that comes from outside: there is nobody who might step aside."""
    return Number("0", str(full), finest=FINEST, words=(ABSENT_CANDIDATE,), units=_POINTS)


def part_kind(full: Decimal) -> CellKind:
    """Return a mark for a sub-criterion."""
    return Number("0", str(full), finest=FINEST, units=_POINTS)


def _papers() -> CellKind:
    """Return a count of people or ballot papers."""
    return Whole(0, 1_000_000, units="票张人名个", said="整数，没有的填0")


@row_class
class ScoreRow:
    """One candidate on one judge's sheet."""

    order: int | None = column("顺序", Whole(1), default=None, locked=True, width=7)
    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    post: str = column("竞争职位", Text(), default="", locked=True, width=22)
    criteria: dict[str, Decimal] = column(
        "评分细则", part_kind(Decimal(1000)), default=None, many=Many.NAMED, width=11
    )
    mark: Decimal | str | None = column(
        "得分",
        mark_kind(Decimal(1000)),
        width=11,
        hint="填分数；应回避的填“回避”，评委没有到场的填“缺席”，竞职人员没有到场的填“缺考”",
    )
    remark: str = column("备注", Text(), default="", width=22)


SCORES = Sheet(
    "评分表",
    ScoreRow,
    "一位评委给一个项目打分用，按演说顺序排列。",
    protected=True,
    signatures=("评委签名",),
)


@row_class
class EntryRow:
    """One candidate's figure that comes from outside: a written test, an annual appraisal."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    post: str = column("竞争职位", Text(), default="", locked=True, width=22)
    mark: Decimal | str | None = column(
        "得分",
        entry_kind(Decimal(1000)),
        default=None,
        needed=True,
        width=11,
        hint="照成绩单录入；没有参加考试的填“缺考”",
    )
    remark: str = column("备注", Text(), default="", width=22)


ENTRIES = Sheet(
    "成绩",
    EntryRow,
    "录入一个项目的成绩，一人一行。",
    protected=True,
    signatures=("录入人", "复核人"),
)


@row_class
class BallotCount:
    """How many ballots gave a candidate each grade."""

    staff_id: str = column("编号", StaffNumber(), default="", key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    post: str = column("竞争职位", Text(), default="", locked=True, width=22)
    grades: dict[str, int] = column(
        "票数", _papers(), many=Many.NAMED, width=10, hint="得到这一等次的票数"
    )


BALLOT_COUNTS = Sheet(
    "计票表",
    BallotCount,
    "民主测评各等次票数。",
    protected=True,
    one_page=True,
    signatures=("计票人", "监票人"),
)


@row_class
class Turnout:
    """How many were to come, came, and what became of the ballots (counts of people and papers)."""

    entitled: int = column("应到", _papers(), hint="应参加测评的人数")
    present: int = column("实到", _papers(), hint="实际到会人数，不多于应到")
    issued: int = column("发出", _papers(), hint="发出的票数，不多于实到")
    returned: int = column("收回", _papers(), hint="收回的票数，不多于发出")
    valid: int = column("有效", _papers(), hint="有效票数")
    invalid: int = column("无效", _papers(), hint="无效票数；有效加无效等于收回")


TURNOUT = Sheet(
    "票数",
    Turnout,
    "发出、收回和有效的票数。",
    layout=SheetLayout.ITEMS,
    value_header="票数",
    protected=True,
    signatures=("计票人", "监票人"),
)


@row_class
class Vote:
    """One ballot paper entered by itself: the grade given to each candidate."""

    number: str = column("票号", Text(limit=30), key=True, width=9)
    grades: dict[str, str] = column("等次", Text(limit=30), default="", many=Many.NAMED, width=14)


VOTES = Sheet("选票", Vote, "逐张录入选票用，一行一张票。", landscape=True, protected=True)


@row_class
class TurnRow:
    """One candidate's turn, as it hangs on the wall."""

    turn: str = column("场次", Text(), default="", width=18)
    order: int = column("顺序", Whole(1), width=9)
    staff_id: str = column("编号", StaffNumber(), key=True, width=13)
    name: str = column("姓名", Name(), key=True, width=20)
    post: str = column("竞争职位", Text(), width=42)


TURNS = Sheet(
    "演说顺序",
    TurnRow,
    "抽签排定的演说顺序，供张贴。",
    title="竞职演说顺序表",
    one_page=True,
    protected=True,
    result=True,
    signatures=("主持人", "监督人", "记录人"),
)


@row_class
class LotRow:
    """One candidate's lot."""

    order: int = column("抽签次序", Whole(1), width=9)
    staff_id: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    hashed: str = column("计算用的文字", Text(), width=28)
    ticket: str = column("抽签号（SHA-256）", Text(), width=68)


LOTS = Sheet(
    "抽签凭据",
    LotRow,
    "每个人的抽签号，任何人都可以复算。",
    title="抽签凭据",
    landscape=True,
    protected=True,
    result=True,
    signatures=("主持人", "监督人", "记录人"),
)


class _Box(Text):
    """A box to tick by hand."""

    centred = True


@row_class
class BallotLine:
    """One candidate on the printed ballot."""

    order: int = column("序号", Whole(1), width=7)
    name: str = column("姓名", Name(), key=True, width=14)
    post: str = column("竞争职位", Text(), width=26)
    grades: dict[str, str] = column("等次", _Box(), many=Many.NAMED, width=13)


BALLOT = Sheet("测评票", BallotLine, "打印出来给参加测评的人填写。", protected=True, result=True)
