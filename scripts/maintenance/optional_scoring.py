"""Examples in 可选表.xlsx of other ways of scoring: classes, stages with cuts, points tables."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from campaign.scheme import sheets as sheets
from campaign.scheme.plan_sheets import SCHEDULE, ScheduleEntry
from campaign.scheme.rules.cut_ties import BOUNDED, TIES_BROKEN
from campaign.scheme.score_sheets import (
    AWARDS,
    BEST,
    CUTS,
    NOT_BELOW,
    RATIO,
    WHOLE,
    AwardRow,
    CutRow,
)
from campaign.scheme.sheets import BY_UNIT, Grade, Judge
from campaign.scoring.marking.by_entry import ByEntry
from campaign.scoring.marking.by_points import ByPoints
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import Sheet
from maintenance import seed_town
from maintenance.kinds_of_unit.parts import ballot, judged, post

_AWARDS = (
    AwardRow(component="资历分", fact="学历", equals="研究生", points=Decimal(12)),
    AwardRow(component="资历分", fact="学历", equals="本科、大专", points=Decimal(8)),
    AwardRow(component="资历分", fact="年龄", most=Decimal(35), points=Decimal(8)),
    AwardRow(component="资历分", fact="年龄", least=Decimal(36), points=Decimal(6)),
    AwardRow(
        component="资历分",
        fact="近三年优秀次数",
        points=Decimal(15),
        every=Decimal(1),
        more=Decimal(5),
        cap=Decimal(30),
    ),
    AwardRow(component="资历分", fact="对口", equals="是", points=Decimal(10), applies_to="正职"),
    AwardRow(component="资历分", fact="对口", equals="否", points=Decimal(0), applies_to="正职"),
)
_CUTS = (
    CutRow(stage="笔试", applies_to="正职", rule=RATIO, value="1:3", ties=BOUNDED[0]),
    CutRow(stage="笔试", applies_to="副职", rule=BEST, value="5", ties=TIES_BROKEN),
    CutRow(stage="面试", rule=NOT_BELOW, value="24"),
    CutRow(stage=WHOLE, rule=RATIO, value="1:2"),
)
SCORING: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (
        AWARDS,
        _AWARDS,
        "“评分项目”里方式写“赋分”的，按这张表从花名册得分；同一依据的各行从上到下，取先符合的一行。",
    ),
    (
        CUTS,
        _CUTS,
        "先在“评分项目”加一列“环节”。没有进入下一环节的，结果里写“未进入”和名次、得分，不写缺考。"
        "环节写“总分”的，取考察对象。",
    ),
)

_POSTS = (post("党政办", "主任", group="正职"), post("党政办", "副主任", group="副职"))
_WRITTEN = replace(judged("笔试", 30), method=ByEntry.word, stage="笔试", drop_above=None)
_COMPONENTS = (
    _WRITTEN,
    *(
        replace(
            judged(f"{group}面试", 40, drop=1, above=5),
            stage="面试",
            applies_to=group,
            pass_mark=Decimal(60),
        )
        for group in ("正职", "副职")
    ),
    replace(ballot("民主测评", 20), stage="面试", applies_to="正职"),
    replace(ballot("本科室测评", 20), stage="面试", applies_to="副职", apart=BY_UNIT),
    replace(
        _WRITTEN,
        name="资历分",
        method=ByPoints.word,
        points=Decimal(10),
        full=Decimal(60),
        stage="面试",
    ),
)
_PANELS = tuple(
    Judge(name=name, duties={"正职面试": for_heads, "副职面试": for_deputies})
    for name, for_heads, for_deputies in (
        ("×××", True, False),
        ("××", True, True),
        ("×", False, True),
    )
)
_GRADES = (
    Grade(name="优秀", points=Decimal(100), counted=True, components="民主测评"),
    Grade(name="称职", points=Decimal(80), counted=True, components="民主测评"),
    Grade(name="不称职", points=Decimal(0), counted=True, components="民主测评"),
    Grade(name="同意", points=Decimal(100), counted=True, components="本科室测评"),
    Grade(name="不同意", points=Decimal(0), counted=True, components="本科室测评"),
)
_DAYS = tuple(
    ScheduleEntry(name="面试", starts=day, ends=day, content="当众抽签。", applies_to=whose)
    for day, whose in (
        (date(seed_town.YEAR, 3, 10), "正职"),
        (date(seed_town.YEAR, 3, 11), "副职"),
    )
)
_EXAMPLES: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (sheets.POSTS, _POSTS, "加一列“类别”：同一类职位写同一个词。"),
    (
        sheets.COMPONENTS,
        _COMPONENTS,
        "笔试、业绩这类由外面给的分数，方式写“直接录入”；按表得分的写“赋分”。加一列“环节”、“类别”："
        "各类职位的项目不同的，在“类别”写给谁用，分值按各类职位分别相加。"
        "评委、测评票不同的，一类一行，各用各的名称：正职面试、副职面试。"
        "只由本科室的人测评的，“分开计分”写“按本部门”；每个职位各打各的分的写“按职位”。",
    ),
    (sheets.JUDGES, _PANELS, "正职面试、副职面试评委不同的，各有一列，写明谁给哪一项打分。"),
    (sheets.GRADES, _GRADES, "几项测评票上的等次不同的，加一列“项目”；都一样的不用加。"),
    (SCHEDULE, _DAYS, "正职、副职日子不同的，分两行写，加一列“类别”。"),
)


def scoring_examples() -> list[Page[Any]]:
    """Show the usual sheets with their further columns filled in."""
    return [
        Page(
            replace(sheet, name=f"{sheet.name}示例"),
            rows,
            notes=[f"怎样填：{about}"],
            names={"duties": ["正职面试", "副职面试"]} if sheet is sheets.JUDGES else {},
        )
        for sheet, rows, about in _EXAMPLES
    ]
