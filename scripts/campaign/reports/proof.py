"""稳定性检验: the figures of the independent check, and how to add them up by hand."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from campaign.outcome.allocation import Allocation
from campaign.sheets.selection_results import PROOF, ProofRow
from campaign.stability import Flaw, Heading, Proof
from campaign.workbook.page import Page
from campaign.workbook.sheet import numeral


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
    """The figures of every round side by side."""
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
