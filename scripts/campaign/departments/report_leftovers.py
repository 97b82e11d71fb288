"""空缺与未选中, 调剂建议: what the choice leaves over, and what is proposed for it."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from campaign.departments.placements import Destination, answer_of
from campaign.departments.result_sheets import (
    ASSIGNMENTS,
    LEFT_OVER,
    PROOF,
    AssignmentRow,
    LeftOverRow,
    ProofRow,
)
from campaign.departments.selection import Allocation
from campaign.matching.reasons_in_words import assignment_sentence
from campaign.matching.stability import Flaw, Heading, Proof
from campaign.office.history import STANDBY
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import numeral


def left_over_page(
    allocation: Allocation, destinations: Sequence[Destination]
) -> Page[LeftOverRow]:
    """Return vacancies and people without a place, side by side."""
    placeless = [each for each in destinations if each.place == STANDBY]
    rows = []
    for vacancy, person in zip_longest(allocation.vacancies.items(), placeless):
        row = LeftOverRow()
        if vacancy:
            row = LeftOverRow(department=vacancy[0], vacant=vacancy[1])
        if person:
            row = LeftOverRow(
                department=row.department,
                vacant=row.vacant,
                staff_id=person.member.staff_id,
                name=person.member.name,
                from_department=person.member.person.department,
                adjustable=answer_of(allocation, person.member.staff_id),
                basis=person.basis,
            )
        rows.append(row)
    empty = sum(allocation.vacancies.values())
    notes = [
        f"左边：{len(allocation.vacancies)}个部门空缺{empty}个；右边：{len(placeless)}人还没有去向。"
        "左右两边各自成列，同一行的部门和人没有对应关系。"
    ]
    if allocation.later is not None:
        notes.append("第二轮报名已收到，部门初选还没有完成；这里是第一轮之后的情况。")
    return Page(LEFT_OVER, rows, notes=notes)


def assignments_page(
    allocation: Allocation, destinations: Sequence[Destination]
) -> Page[AssignmentRow]:
    """Return 调剂建议: for everybody without a place, or why there is none."""
    rows = [
        AssignmentRow(
            staff_id=each.member.staff_id,
            name=each.member.name,
            from_department=each.member.person.department,
            adjustable=answer_of(allocation, each.member.staff_id),
            proposal=each.assignment.unit or "",
            basis=assignment_sentence(each.assignment),
        )
        for each in destinations
        if each.assignment
    ]
    proposed = sum(bool(row.proposal) for row in rows)
    notes = [
        f"没有去向的{len(rows)}人中，可以建议调剂的{proposed}人。建议按这样的次序得出："
        "部门在初选表里列了本人的优先；可去的部门少的人优先；空缺多的部门优先；"
        "不建议到拒绝过本人或应当回避的部门。建议不是结果，由党委决定。"
    ]
    return Page(ASSIGNMENTS, rows, notes=notes)


class _Figure(NamedTuple):
    """One line: what is counted, where the count comes from, how it can be checked."""

    item: str
    count: Callable[[Proof], int]
    remark: str = ""


def _pairs(heading: Heading) -> Callable[[Proof], int]:
    return lambda proof: proof.pairs[heading]


def _failures(*flaws: Flaw) -> Callable[[Proof], int]:
    return lambda proof: sum(failure.flaw in flaws for failure in proof.failures)


_FIGURES: Sequence[_Figure] = (
    _Figure("参加的人数", lambda proof: proof.applicants, "＝选中＋未选中"),
    _Figure("　选中", lambda proof: proof.placed, "与“分配结果”逐人核对"),
    _Figure("　未选中", lambda proof: proof.unplaced),
    _Figure("可用的名额", lambda proof: proof.places, "＝选中＋空缺"),
    _Figure("　空缺", lambda proof: proof.vacancies, "与“部门情况”逐个部门核对"),
    _Figure("检验的志愿（每人的每一个志愿都检验）", lambda proof: proof.examined, "＝下面五项之和"),
    _Figure("　本人就在这个部门", _pairs(Heading.TOGETHER), "＝选中"),
    _Figure("　本人已在志愿更靠前的部门", _pairs(Heading.LESS_WANTED)),
    _Figure("　部门不同意或没有列入排序", _pairs(Heading.NOT_ACCEPTED), "见部门初选表"),
    _Figure(
        "　部门名额已满，入选的都排在本人前面", _pairs(Heading.OUTRANKED), "见部门初选表的排序"
    ),
    _Figure("　本人和部门都更愿意在一起，却没有在一起", _pairs(Heading.BLOCKING), "必须是0"),
    _Figure("超过名额的部门", _failures(Flaw.OVER_QUOTA), "必须是0"),
    _Figure(
        "分到没有报、没有同意或不存在的部门的人",
        _failures(Flaw.NOT_CHOSEN, Flaw.NOT_ACCEPTED, Flaw.UNKNOWN_UNIT),
        "必须是0",
    ),
    _Figure("漏掉或多出的人", _failures(Flaw.MISSING, Flaw.STRANGER), "必须是0"),
)


def proof_page(allocation: Allocation) -> Page[ProofRow]:
    """Return the figures of every round side by side."""
    proofs = {
        f"第{numeral(number)}轮" if allocation.several else "数量": each.selection.proof
        for number, each in enumerate(allocation.rounds, 1)
    }
    rows = [
        ProofRow(
            item=figure.item,
            figures={name: figure.count(proof) for name, proof in proofs.items()},
            remark=figure.remark,
        )
        for figure in _FIGURES
    ]
    notes = [
        "由另一段独立的程序按“稳定”的定义逐个志愿检验，与分配所用的程序没有共同之处；"
        "有一项不符，就不会写出结果。",
        "结论：没有超过名额，没有把人分到没有报或没有同意的部门，"
        "也没有任何一对“人和部门”都更愿意在一起却被拆开，结果稳定。",
    ]
    return Page(PROOF, rows, notes=notes, names={"figures": list(proofs)})
