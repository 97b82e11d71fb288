"""The scoring rules in force, in one sentence each: printed on every result sheet."""

from collections.abc import Sequence
from fractions import Fraction

from campaign.scheme.answers import (
    ABSENT_IS_OUT,
    NO_SPEECH,
    ROUNDING_STAGES,
    TRUNCATE,
)
from campaign.scheme.rules.classes import holds_for
from campaign.scheme.rules.opening import opening_rules
from campaign.scheme.rules.tie_rules import BY_LOT, tie_rule
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import ABOVE, BEST, NOT_BELOW, RATIO, WHOLE, CutRow
from campaign.scheme.sheets import BY_CRITERION, BY_POST, BY_UNIT, Component
from campaign.scoring.arithmetic import quantized
from campaign.scoring.cuts import Stage, goal_after, stages_of
from campaign.scoring.pass_marks import pass_rule
from campaign.scoring.scoreboard import Entry
from campaign.workbook.declare.cells import plain


def trimming_rule(component: Component) -> str:
    """Return how many marks are dropped, and when."""
    high, low = component.drop_high, component.drop_low
    if not high and not low:
        return "取全部有效分的平均分。"
    dropped = "和".join(
        part
        for part in (
            f"{high}个最高分" if high else "",
            f"{low}个最低分" if low else "",
        )
        if part
    )
    above = component.trims_above
    each = "各评分细则分别计算，" if component.trims_by == BY_CRITERION else ""
    then = "取平均分后相加" if each else "取平均分"
    return f"{each}有效分超过{above}个（{above + 1}个起）才去掉{dropped}，{then}。"


def rounding_rule(scheme: Scheme) -> str:
    """Say how many decimals there are, how it is rounded and where."""
    basics = scheme.basics
    where = ROUNDING_STAGES[basics.rounding_stage].words
    return f"保留{basics.places}位小数，{basics.rounding}，{where}。"


def mark_rule(component: Component) -> str:
    """Return how the points of a component come about that a panel marks."""
    return _conversion(component, "平均分")


def ballot_rule(component: Component) -> str:
    """Return how the points of a component come about that is voted on."""
    return _conversion(component, "各票折算分的平均值")


def entry_rule(component: Component) -> str:
    """Return how the points of a component come about whose figures come from outside."""
    return _conversion(component, "得分")


def award_rule(component: Component) -> str:
    """Return how the points of a component come about that follow from a table."""
    return _conversion(component, "赋分合计")


def _conversion(component: Component, mean: str) -> str:
    points, full = plain(component.points), plain(component.full)
    return f"{component.name}{points}分：{mean}×{points}÷{full}。{apart_rule(component)}"


def apart_rule(component: Component) -> str:
    """Say what is marked or voted on apart (分开计分); empty where it is one for all."""
    return {
        BY_POST: f"{component.name}按所报职位分别计分。",
        BY_UNIT: f"{component.name}由各部门人员测评本部门的人选。",
    }.get(component.apart, "")


def scoring_rules(scheme: Scheme, votes: Sequence[Component]) -> tuple[str, ...]:
    """Return the rules of the scoring, a sentence each: rounding, ties, the speech, the floor."""
    rules = (
        f"成绩{rounding_rule(scheme)}",
        tie_rule(scheme),
        second_choice_rule(scheme),
        floor_rule(scheme, votes),
        absence_rule(scheme),
        *opening_rules(scheme),
        *cut_rules(scheme),
        pass_rule(scheme),
    )
    return tuple(rule for rule in rules if rule)


def scoring_rule(scheme: Scheme) -> str:
    """Return rounding and ties together."""
    return f"计分规则：{rounding_rule(scheme)}{tie_rule(scheme)}"


def second_choice_rule(scheme: Scheme) -> str:
    """Return what the one speech counts for elsewhere; nothing without one, or with one choice."""
    speech = scheme.speech_word
    if scheme.basics.max_choices < 2 or not speech:
        return ""
    if scheme.basics.second_choice_speech == NO_SPEECH:
        return f"{speech}成绩只计入第一志愿职位，其他志愿职位不计{speech}成绩。"
    return f"同时报有其他志愿职位的，沿用第一志愿的{speech}成绩。"


def grade_rule(scheme: Scheme, component: Component) -> str:
    """Return what the grades are worth, and which ballots are not in the denominator."""
    worth, outside = worth_of_grades(scheme, component)
    classes = "、".join(f"{each.name}{plain(each.weight)}" for each in scheme.voter_classes)
    return (
        f"一票折算：{worth}。"
        + (f"{outside}不计入分母。" if outside else "")
        + (f"分组权重：{classes}。" if classes else "")
    )


def worth_of_grades(scheme: Scheme, component: Component) -> tuple[str, str]:
    """Return the grades that count with what they are worth, and the names of the others."""
    grades = scheme.grades_of(component)
    worth = "、".join(f"{each.name}{plain(each.points)}分" for each in grades if each.counted)
    return worth, "、".join(each.name for each in grades if not each.counted)


def floor_rule(scheme: Scheme, votes: Sequence[Component]) -> str:
    """Return the least approval in the components voted on; nothing where the scheme has none."""
    least = scheme.basics.least_approval
    if least is None:
        return ""
    return f"{_names(votes)}得分率{_under(scheme)}{plain(least)}%的，不参加排名，不列入任用人选。"


def _under(scheme: Scheme) -> str:
    return "低于" if scheme.basics.least_is_enough else "没有超过"


def below_floor(scheme: Scheme, votes: Sequence[Component], approval: Fraction) -> str:
    """Return why somebody is out: their approval (percent) beside the least that is required."""
    assert scheme.basics.least_approval is not None
    least = plain(scheme.basics.least_approval)
    shown = plain(quantized(approval, 2, TRUNCATE))
    return f"{_names(votes)}得分率{shown}%，{_under(scheme)}最低要求{least}%"


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
            ties = rule.at_cut.words(by_lot=BY_LOT in scheme.tie_break)
            sentences.append(_sentence(rule, "或".join(goals), f"，{ties}"))
    return sentences


def _sentence(rule: CutRow, goal: str, ties: str) -> str:
    whom = f"{rule.applies_to}：" if rule.applies_to else ""
    value, mark = plain(rule.number), "" if rule.stage == WHOLE else "得分"
    what = {
        BEST: f"{mark}前{value}名的进入{goal}{ties}",
        RATIO: f"按职数1∶{value}的比例，{mark or rule.stage}在前的进入{goal}{ties}",
        NOT_BELOW: f"{mark}不低于{value}分的进入{goal}",
        ABOVE: f"{mark}高于{value}分的进入{goal}，正好{value}分的不进入",
    }[rule.rule]
    subject = "" if rule.stage == WHOLE and rule.rule == RATIO else rule.stage
    return f"{whom}{subject}{what}。"


def absence_rule(scheme: Scheme) -> str:
    """Return what a gap means where it is no zero.

    Nothing where the scheme says nothing unusual.
    """
    if scheme.basics.absence != ABSENT_IS_OUT:
        return ""
    return "有项目缺考的，不参加排名，不列入任用人选。"


def absences(entry: Entry) -> list[str]:
    """Return what a candidate missed that counts for a post, and what follows from it."""
    missed = sorted(entry.absent - entry.uncounted)
    if entry.absent_out:
        return [f"{'、'.join(missed or sorted(entry.absent))}缺考，不参加排名"]
    return [f"{name}缺考，该项计0分" for name in missed]


def _names(components: Sequence[Component]) -> str:
    return "、".join(each.name for each in components)


def listed(names: Sequence[str]) -> str:
    """Join words as a sentence does: 甲、乙和丙."""
    return "和".join(part for part in ("、".join(names[:-1]), *names[-1:]) if part)
