"""Examples in 可选表.xlsx of rules on what follows on standby: handling, trials."""

from typing import Any

from campaign.scheme.rules.handling_rules import (
    DISMISSED,
    HANDLINGS,
    NEW_POST,
    TRIALS,
    HandlingRow,
    TrialRow,
)
from campaign.workbook.declare.sheet import Sheet

_HANDLINGS = (
    HandlingRow(case="拒绝上岗", times=1, outcome="给予警告", pay="发给最低生活费"),
    HandlingRow(case="拒绝上岗", times=2, outcome="停发待遇", pay="停发待遇"),
    HandlingRow(case="拒绝上岗", times=3, outcome="解除聘用合同", ends=True, document=DISMISSED),
    HandlingRow(case="在外工作", outcome="停发待遇", pay="停发待遇"),
    HandlingRow(case="旷工", days=15, outcome="解除聘用合同", ends=True, document=DISMISSED),
    HandlingRow(
        case="年度考核不合格、拒绝上岗", outcome="解除聘用合同", ends=True, document=DISMISSED
    ),
    HandlingRow(
        case="年度考核不合格",
        times=2,
        in_a_row=True,
        outcome="解除聘用合同",
        ends=True,
        document=DISMISSED,
    ),
    HandlingRow(
        case="试岗不合格或者考评不合格", times=2, outcome="不再安排，由本人自行联系工作", ends=True
    ),
)
_TRIALS = (
    TrialRow(
        applies_to=NEW_POST,
        months=3,
        pay="发给岗位工资，不发奖金",
        passed="试岗时间计入任职时间，补发试岗期间的工资差额",
        failed="继续待岗",
    ),
)
STANDBY: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (
        HANDLINGS,
        _HANDLINGS,
        "有这张表或者“试岗”表的，“09待岗管理”里多一份“待岗经过.xlsx”：拒绝上岗、旷工、延长待岗、安排上岗、"
        "试岗结果等，一件事写一行，写明决定日期；第几次、怎样处理由程序照这张表算，并做相应的通知书。"
        "考评不合格、试岗不合格由程序计次数，别的情形用自己的话写在这里。",
    ),
    (
        TRIALS,
        _TRIALS,
        "考评合格恢复工作的、待岗经过里“安排上岗”的，从决定之日起试岗，到期前三十天起提醒；"
        "结果写在待岗经过里。",
    ),
)
