"""Examples in 可选表.xlsx of rules on who passes, who judges, and how many of a kind."""

from decimal import Decimal
from typing import Any

from campaign.scheme.rules.draw_rules import DRAWS, POOL, JudgeDraw, PoolJudge
from campaign.scheme.rules.pass_rules import NO_CONTEST, PASSES, PassRow
from campaign.scheme.rules.structure import CANDIDATES, DESTINATION, STRUCTURE, StructureRow
from campaign.scheme.score_sheets import JUDGE_CLASSES, WHOLE, JudgeClass
from campaign.workbook.declare.sheet import Sheet

_PASSES = (
    PassRow(component=WHOLE, least=Decimal(60), only_where="不多于2人"),
    PassRow(component="面试", share=Decimal(70), only_where=NO_CONTEST),
    PassRow(component="笔试", least=Decimal(50), applies_to="正职"),
)
MORE_TO_SAY: tuple[tuple[str, str, str], ...] = (
    (
        "基本信息",
        "并列处理",
        "除评分项目以外，还可以写花名册上的一列（学历、近三年连续优秀年数、距退休年限、参加工作时间；"
        "别的列注明谁在前，如“职称（高者优先）”），“顺延小数位”（比没有舍入的总分），“志愿先后”（第一志愿报这个职位的在前），"
        "最后写“抽签”。例：民主测评、近三年优秀次数、顺延小数位、抽签",
    ),
)
"""Usual items that may say more than most schemes do: sheet, item, what can be written."""
_JUDGE_CLASSES = (
    JudgeClass(component="民主评议", name="分管领导", weight=Decimal(60)),
    JudgeClass(component="民主评议", name="上年度科室负责人", weight=Decimal(20)),
    JudgeClass(component="民主评议", name="办公室", weight=Decimal(20)),
)
_POOL = (
    PoolJudge(name="×××", position="外科主任", group="科主任", department="外科"),
    PoolJudge(name="×××", position="内科护士长", group="护士长", department="内科"),
)
_DRAWS = (
    JudgeDraw(components="竞职演说", group="科主任", number=4, apart=True),
    JudgeDraw(components="竞职演说", group="护士长", number=3, apart=True),
)
_STRUCTURE = (
    StructureRow(fact="考核等次", value="优秀", most="20%"),
    StructureRow(applies_to="双向选择", fact=DESTINATION, value="高级岗", least="5%", most="10%"),
    StructureRow(applies_to="竞争上岗", fact="年龄", value="≤35", least="3人"),
    StructureRow(applies_to=CANDIDATES, fact=WHOLE, value="≥90", most="20%"),
    StructureRow(applies_to=CANDIDATES, fact=WHOLE, value="≥60且<90", most="70%"),
)
CONTEST: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (
        PASSES,
        _PASSES,
        "总分的及格线，或者只在没有竞争时才有的及格线写在这里；一个项目总是适用的，"
        "写在“评分项目”的“及格线”一列。",
    ),
    (
        JUDGE_CLASSES,
        _JUDGE_CLASSES,
        "评委分几类、各占多少的写在这里；“评委名单”加一列“类别”，写明谁是哪一类。"
        "各类分别去高低分、取平均，再按权重合成。",
    ),
    (
        POOL,
        _POOL,
        "评委当众从这张名单里抽签产生的，把可以抽的人都写上；“评委名单”只写不用抽的。",
    ),
    (
        DRAWS,
        _DRAWS,
        "一行抽一次。报名审核完以后当众摇出数字，写进基本信息的“评委抽签种子”，再做评分准备。",
    ),
    (
        STRUCTURE,
        _STRUCTURE,
        "方案规定了结构比例的写在这里，一行一条。按得分分等的（90分以上不超过20%），依据写“总分”或者评分项目。"
        "双向选择结果的“结构比例”写明人数、占比、是否符合；"
        "不符合的只提示，由党委研究是否调整。",
    ),
)
