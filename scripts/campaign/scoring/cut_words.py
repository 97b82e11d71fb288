"""晋级规则 in sentences, for the results and the plan."""

from collections.abc import Sequence

from campaign.scheme.rules.classes import holds_for
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import ABOVE, BEST, NOT_BELOW, RATIO, WHOLE, CutRow
from campaign.scoring.cuts import Stage, goal_after, stages_of
from campaign.workbook.declare.cells import plain


def cut_rules(scheme: Scheme) -> list[str]:
    """Return the rules in sentences, for the results and the plan."""
    stages = stages_of(scheme)
    names = [each.name for each in stages]
    sentences = []
    for rule in scheme.cuts:
        posts = [each for each in scheme.posts if holds_for(rule.applies_to, each)]
        if rule.stage == WHOLE:
            following: Sequence[Stage] = ()
        elif rule.stage in names:
            following = stages[names.index(rule.stage) + 1 :]
        else:
            continue  # of a class that is not asked about
        if posts:
            goals = dict.fromkeys(goal_after(following, each) for each in posts)
            sentences.append(_sentence(rule, "或".join(goals)))
    return sentences


def _sentence(rule: CutRow, goal: str) -> str:
    whom = f"{rule.applies_to}：" if rule.applies_to else ""
    ties = f"，{rule.at_cut.words}"
    value, mark = plain(rule.number), "" if rule.stage == WHOLE else "得分"
    what = {
        BEST: f"{mark}前{value}名的进入{goal}{ties}",
        RATIO: f"按职数1∶{value}的比例，{mark or rule.stage}在前的进入{goal}{ties}",
        NOT_BELOW: f"{mark}不低于{value}分的进入{goal}",
        ABOVE: f"{mark}高于{value}分的进入{goal}，正好{value}分的不进入",
    }[rule.rule]
    subject = "" if rule.stage == WHOLE and rule.rule == RATIO else rule.stage
    return f"{whom}{subject}{what}。"
