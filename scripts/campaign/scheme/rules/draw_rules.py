"""评委库 and 评委抽取 of the scheme: judges drawn by lot from a list, so many of each class."""

from collections.abc import Iterable, Iterator, Sequence

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.conditions import several
from campaign.scheme.sheets import Component
from campaign.workbook.declare.kinds import Name, Text, Whole, YesNo
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row


@row_class
class PoolJudge:
    """Somebody who may be drawn as a judge."""

    name: str = column("姓名", Name(alone=True), key=True)
    position: str = column("职务", Text(), default="", width=26)
    group: str = column("类别", Text(), default="", width=16, hint="分类抽取的，写属于哪一类")
    department: str = column(
        "部门",
        Text(),
        default="",
        width=18,
        hint="本人所在部门；抽取时要避开本部门人选的，一定要写",
    )


@row_class
class JudgeDraw:
    """How many judges are drawn for which components, from which class."""

    components: str = column(
        "项目", Text(), key=True, width=20, hint="给哪些评分项目打分，几个用顿号隔开"
    )
    group: str = column(
        "类别", Text(), default="", key=True, width=16, hint="从“评委库”的哪一类抽；不分类的留空"
    )
    number: int = column("人数", Whole(1, 200), hint="抽几名")
    apart: bool = column(
        "回避本部门", YesNo(), default=False, width=12, hint="本部门有竞职人员的不参加抽取，填“是”"
    )

    def names(self) -> tuple[str, ...]:
        """Name the components that they mark."""
        return several(self.components)

    def may_draw(self, judge: PoolJudge) -> bool:
        """Tell whether somebody is of the class that is drawn from."""
        return not self.group or fold(judge.group) == fold(self.group)


POOL = Sheet("评委库", PoolJudge, "可以抽作评委的人员。")
DRAWS = Sheet("评委抽取", JudgeDraw, "评委从评委库里当众抽签产生：给哪些项目、从哪一类、抽几名。")


def drawn_components(rows: Iterable[Row[JudgeDraw]]) -> set[str]:
    """Name the components whose judges are drawn, folded."""
    return {fold(name) for row in rows for name in row.value.names()}


def check_draws(
    draws: Sequence[Row[JudgeDraw]],
    pool: Sequence[Row[PoolJudge]],
    components: Sequence[Component],
) -> Iterator[Issue]:
    """Find draws for unknown components, from too small a class, and people listed twice."""
    names = [each.name for each in components]
    for row in draws:
        for name in row.value.names():
            if fold(name) not in map(fold, names):
                guess, where = did_you_mean(nearest(name, names)), row.where("components")
                yield Kind.SCHEME_UNKNOWN_NAME.at(
                    where, name, name=name, sheet="评分项目", suggestion=guess
                )
        there = sum(row.value.may_draw(each.value) for each in pool)
        if there < row.value.number:
            where, group = row.where("number"), row.value.group
            yield Kind.POOL_TOO_SMALL.at(
                where, row.value.number, group=group, there=there, number=row.value.number
            )
        if row.value.apart:
            for each in pool:
                if row.value.may_draw(each.value) and not each.value.department:
                    where = each.where("name")
                    yield Kind.POOL_NO_DEPARTMENT.at(where, name=each.value.name)
    seen: set[str] = set()
    for each in pool:
        name = fold(each.value.name)
        if name in seen:
            where = each.where("name")
            yield Kind.SCHEME_DUPLICATE.at(where, each.value.name, name=each.value.name, count=2)
        seen.add(name)
