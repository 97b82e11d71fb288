"""评分分析: how firm the order is, how the judges marked; figures, and no judgement."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from campaign.scheme.scheme import Scheme
from campaign.scoring.analysis import (
    JudgeSpread,
    Names,
    PostMargins,
    WithoutJudge,
    judge_spreads,
    post_margins,
)
from campaign.scoring.arithmetic import quantized
from campaign.scoring.candidates import Candidate
from campaign.scoring.formulas import ScoreFormulas
from campaign.scoring.methods import shared_rules
from campaign.scoring.result_sheets import (
    JUDGE_ANALYSIS,
    POST_ANALYSIS,
    JudgeAnalysisRow,
    PostAnalysisRow,
)
from campaign.scoring.rules_in_words import scoring_rule
from campaign.scoring.scoreboard import Scoreboard
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.page import Page

_MARGINS = "领先第二名：第一名与下一名总分之差。入围分差：职数以内最后一名与下一名总分之差。"
_NOTES = (
    "本表只列数字，供监督人员了解打分情况；评委看法不同是正常的，数字本身不说明任何人打分不当。",
    _MARGINS,
    "“与其他评委相差”是该评委的打分减去其他评委对同一人的平均分，再求平均，正数表示打分较高；"
    "“平均差距”“最大差距”不分正负。",
)


def analysis_page(
    scheme: Scheme, candidates: Sequence[Candidate], board: Scoreboard
) -> Page[PostAnalysisRow]:
    """Return posts above, judges below; nothing of judges where nobody marks."""
    names = _names(candidates)
    posts = [_post_row(each, names) for each in post_margins(scheme, candidates, board)]
    judges = [_judge_row(each, names) for each in judge_spreads(scheme, board)]
    total = ScoreFormulas(scheme).total
    sheet = POST_ANALYSIS.varied({"lead": total, "cut": total})
    rules = "".join([*shared_rules(scheme), scoring_rule(scheme)])
    if not judges:
        return Page(sheet, posts, notes=[_MARGINS, rules], omit=["finding"])
    below = [Page(JUDGE_ANALYSIS, judges)]
    return Page(sheet, posts, notes=[*_NOTES, rules], below=below)


def _names(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return how each candidate is called: with the 编号 where names are shared."""
    shared = Counter(each.name for each in candidates)
    return {
        each.staff_id: each.name if shared[each.name] == 1 else f"{each.name}（{each.staff_id}）"
        for each in candidates
    }


def _post_row(margins: PostMargins, names: dict[str, str]) -> PostAnalysisRow:
    return PostAnalysisRow(
        post=margins.post.name,
        first=_listed(margins.first, names),
        quota=margins.post.quota,
        runners=margins.runners,
        lead=margins.lead,
        cut=margins.cut,
        finding=_finding(margins, names),
    )


def _finding(margins: PostMargins, names: dict[str, str]) -> str:
    if not margins.runners:
        return "没有参加排名的人。"
    sentences = [_change(margins, change, names) for change in margins.changes]
    if margins.unknown:
        judges = "、".join(margins.unknown)
        sentences.append(f"去掉{judges}后有人没有得分，无法比较。")
    if not sentences:
        quota = margins.post.quota
        within = f"，前{quota}名的人员也不变" if quota > 1 else ""
        sentences.append(f"第一名都不变{within}。")
    return "".join(sentences)


def _change(margins: PostMargins, change: WithoutJudge, names: dict[str, str]) -> str:
    parts = []
    if set(change.first) != set(margins.first):
        parts.append(f"第一名为{_listed(change.first, names)}")
    if margins.post.quota > 1 and set(change.within) != set(margins.within):
        parts.append(f"前{margins.post.quota}名为{_listed(change.within, names)}")
    return f"去掉{change.judge}：{'，'.join(parts)}。" if parts else ""


def _listed(staff_ids: Names, names: dict[str, str]) -> str:
    return "、".join(names[each] for each in staff_ids)


def _judge_row(spread: JudgeSpread, names: dict[str, str]) -> JudgeAnalysisRow:
    furthest = spread.furthest
    if furthest is None:
        return JudgeAnalysisRow(
            judge=spread.judge,
            component=spread.component,
            marked=0,
            difference=None,
            distance=None,
            furthest=None,
            finding="没有可以比较的打分。",
        )
    own, others = plain(furthest.own), quantized(furthest.others, 2)
    return JudgeAnalysisRow(
        judge=spread.judge,
        component=spread.component,
        marked=spread.marked,
        difference=quantized(spread.difference, 2),
        distance=quantized(spread.distance, 2),
        furthest=quantized(abs(Fraction(furthest.own) - furthest.others), 2),
        finding=(
            f"差距最大的一次：{names[furthest.staff_id]}，本人打{own}分，其他评委平均{others}分。"
            if Fraction(furthest.own) != furthest.others
            else "给每个人打的分都与其他评委的平均分相同。"
        ),
    )
