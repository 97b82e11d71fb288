"""The data of `reasons` in the words that staff read.

Every number in a sentence stands on a sheet, to be checked by hand: the order of choices on the
form, opinion and rank on the department's own sheet (or the rank by total on 成绩汇总), the quota
in the scheme, and who was taken, with the last rank, on the result sheets.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from campaign.chinese import numeral
from campaign.matching.leftovers import Assignment, Ground
from campaign.matching.reasons import ChoiceResult, Reason, Step, UnitReason, UnitState

Naming = Callable[[str], str]
"""How a person is written in a sentence, from the key."""


class UnitWords(NamedTuple):
    """What to call things, for one kind of unit."""

    places: str
    ranked: str
    last: str
    ahead: str
    counted: str
    taken: str
    not_taken: str
    refused: str
    not_ranked: str
    chose: str
    willing: str


DEPARTMENTS = UnitWords(
    places="职数",
    ranked="部门同意，排第{rank}",
    last="取到排序第{last}",
    ahead="排在前面的",
    counted="选中",
    taken="入选",
    not_taken="未入选",
    refused="部门不同意",
    not_ranked="部门没有列入排序",
    chose="填报本部门",
    willing="愿意来、部门又同意的人都已入选；结果稳定，不等于名额都满。",
)
LATER_ROUND = DEPARTMENTS._replace(places="空缺")
"""Departments again, where only the places that the rounds before left empty are to be had."""
BOTH_SIDES_FIRST = DEPARTMENTS._replace(
    ranked="部门也填报了本人，排第{rank}",
    not_ranked="部门没有填报本人",
    willing="互相填报的人都已按各自的先后落实；结果稳定，不等于名额都满。",
)
"""Departments that name persons before they know who chose them (双方先填)."""
LATER_BOTH_SIDES_FIRST = BOTH_SIDES_FIRST._replace(places="空缺")
BY_TOTAL = DEPARTMENTS._replace(
    ranked="总分{total}，在报本部门的人中排第{rank}名",
    last="最后一名总分{last_total}，排第{last}名",
    ahead="名次在前的",
    refused="应当回避",
    not_ranked="没有列入总分名次",
    willing="愿意来、又有名次的人都已入选；结果稳定，不等于名额都满。",
)
"""Departments whose places go by the total, without picks (排序依据为总分)."""
POSTS = UnitWords(
    places="职数",
    ranked="总分第{rank}名",
    last="取到第{last}名",
    ahead="名次在前的",
    counted="建议",
    taken="列为建议人选",
    not_taken="未列为建议人选",
    refused="不参加该职位的排名",
    not_ranked="没有该职位的名次",
    chose="报名本职位",
    willing="愿意任职、又有名次的人都已列为建议人选；结果稳定，不等于职位都满。",
)

_STEPS: Mapping[ChoiceResult, str] = {
    ChoiceResult.TAKEN: "{ranked}；{places}{quota}名，{counted}{members}人（{last}），{taken}",
    ChoiceResult.OPEN: "{ranked}；能否{taken}取决于并列的先后，提请党委研究",
    ChoiceResult.NO_PLACES: "{places}为0，{not_taken}",
    ChoiceResult.REFUSED: "{refused}，{not_taken}",
    ChoiceResult.NOT_RANKED: "{not_ranked}，{not_taken}",
    ChoiceResult.OUTRANKED: (
        "{ranked}；{places}{quota}名，已由{ahead}{members}人占满（{last}），{not_taken}"
    ),
    ChoiceResult.NOT_NEEDED: "前面的志愿已{taken}，不再考虑",
}
_STEPS_UNDECIDED: Mapping[ChoiceResult, str] = {
    **_STEPS,
    ChoiceResult.TAKEN: "{ranked}；{places}{quota}名，无论并列的先后怎样定都在其内，{taken}",
    ChoiceResult.OUTRANKED: (
        "{ranked}；{places}{quota}名，无论并列的先后怎样定，"
        "轮到这一志愿时都已由{ahead}人占满，{not_taken}"
    ),
}
"""Where some members of the unit depend on how a tie is settled."""


def applicant_sentence(
    reason: Reason, wording: UnitWords, own: Mapping[str, UnitWords] = MappingProxyType({})
) -> str:
    """Say why one applicant is where it is, choice by choice; `own` has units with other words."""
    if not reason.steps:
        return "没有填报志愿。"
    parts = [_step(step, own.get(step.unit, wording)) for step in reason.steps]
    if reason.unit is None and not reason.undecided:
        parts.append(f"所报志愿均{wording.not_taken}")
    return "。".join([*parts, ""])


def _step(step: Step, wording: UnitWords) -> str:
    templates = _STEPS_UNDECIDED if step.state.undecided else _STEPS
    ranked = wording.ranked.format(rank=step.rank, total=step.total)
    words = _words(step.state, wording) | {"ranked": ranked}
    return f"第{numeral(step.number)}志愿{step.unit}：" + templates[step.verdict].format_map(words)


def _words(state: UnitState, wording: UnitWords) -> dict[str, object]:
    return {
        **wording._asdict(),
        "quota": state.quota,
        "members": len(state.members),
        "vacancies": state.vacancies,
        "last": wording.last.format(last=state.last_rank, last_total=state.last_total),
    }


def unit_sentence(reason: UnitReason, wording: UnitWords, name: Naming = str) -> str:
    """Say how full one unit is; if it has places left, what became of those who chose it."""
    state = reason.state
    words = _words(state, wording)
    if state.quota == 0:
        return f"{wording.places}为0。"
    if state.undecided:
        rivals = _names(reason.choosers[ChoiceResult.OPEN], name)
        return "{places}{quota}名，已定{members}人，其余取决于并列的先后".format_map(words) + (
            f"（涉及{rivals}），提请党委研究。"
        )
    if not state.vacancies:
        return "{places}{quota}名，{counted}{members}人，已满（{last}）。".format_map(words)
    return (
        "{places}{quota}名，{counted}{members}人，空{vacancies}名。".format_map(words)
        + _choosers(reason, wording, name)
        + _uncalled(reason, wording, name)
        + wording.willing
    )


def _choosers(reason: UnitReason, wording: UnitWords, name: Naming) -> str:
    groups = reason.choosers
    total = sum(map(len, groups.values()))
    if not total:
        return f"没有人{wording.chose}。"
    parts = [f"{wording.counted}{len(groups.get(ChoiceResult.TAKEN, ()))}人"]
    if gone := groups.get(ChoiceResult.NOT_NEEDED):
        where = "，".join(f"{name(each.applicant)}：{each.unit or '待党委研究'}" for each in gone)
        parts.append(f"{len(gone)}人因更靠前的志愿{wording.taken}（{where}）")
    for verdict, what in (
        (ChoiceResult.REFUSED, wording.refused),
        (ChoiceResult.NOT_RANKED, wording.not_ranked),
    ):
        if group := groups.get(verdict):
            parts.append(f"{len(group)}人{what}（{_names(group, name)}）")
    return f"{wording.chose}的{total}人中，" + "，".join(parts) + "。"


def _uncalled(reason: UnitReason, wording: UnitWords, name: Naming) -> str:
    if not reason.uncalled:
        return ""
    names = "、".join(map(name, reason.uncalled))
    return f"排序中的{names}没有{wording.chose}。"


def _names(reasons: Sequence[Reason], name: Naming) -> str:
    return "、".join(name(each.applicant) for each in reasons)


_NAMED = 10
"""Most departments that a sentence names one by one."""
_GROUNDS: Mapping[Ground, str] = {
    Ground.ASKED_FOR: (
        "服从调剂；{unit}空{vacancies}名，并在排序中把本人列为第{rank}，建议调剂到{unit}。"
    ),
    Ground.VACANCY: "服从调剂；{unit}空{vacancies}名，没有拒绝过本人，建议调剂到{unit}。",
    Ground.NO_VACANCY: "服从调剂；各部门都没有空缺，暂无调剂建议。",
    Ground.CLOSED: "服从调剂；有空缺的部门都没有接收本人，或者应当回避，暂无调剂建议。",
    Ground.GIVEN: "服从调剂；可去的{given}，空缺已建议给次序在前的人，暂无调剂建议。",
    Ground.NOT_ACCEPTED: "没有同意服从调剂，不作调剂建议。",
}


def assignment_sentence(assignment: Assignment) -> str:
    """Say why this place is proposed to somebody left over, or why none is."""
    given = "、".join(assignment.given[:_NAMED])
    if len(assignment.given) > _NAMED:
        given += f"等{len(assignment.given)}个部门"
    return _GROUNDS[assignment.ground].format_map({**assignment._asdict(), "given": given})
