"""核验报告 as pages."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from campaign import version as program
from campaign.checking.findings import Verification, Weight
from campaign.checking.sheets import RECORDS, VERIFICATION, RecordRow, VerificationRow
from campaign.workbook.declare.page import Page


def verification_pages(verification: Verification) -> list[Page[Any]]:
    """Return one row per finding, and in the notes what was done.

    And the records with their codes.
    """
    rows = [
        VerificationRow(
            number=number,
            verdict=each.verdict.word,
            file=each.label,
            sheet=each.sheet,
            cell=each.cell,
            published=each.published,
            recomputed=each.recomputed,
            remark=each.remark,
        )
        for number, each in enumerate(verification.findings, 1)
    ]
    records = [RecordRow(number=n, name=name, code=code) for n, name, code in verification.records]
    return [
        Page(VERIFICATION, rows, notes=list(_notes(verification))),
        Page(RECORDS, records, notes=[_HOW_TO_COMPARE]),
    ]


_HOW_TO_COMPARE = (
    "自检结果、归档移交单上印有当时最后一次运行记录的编码。"
    "签过字的纸上的编码在下表里找得到、并且在同一行，那一次和以前的运行记录就没有改动过。"
    "成绩公布上印有成绩编码，与成绩汇总上的相同，各位评委的分数、各项得分和总分就没有改动过。"
)


def conclusion_of(verification: Verification) -> str:
    """Tell whether the published results hold, in a sentence."""
    if verification.holds:
        return "核验通过：公布的结果和公文都由存档的输入得出。"
    if verification.fails:
        return f"核验不通过：{_counted(verification, Weight.FAILS)}。"
    return (
        f"不能担保：没有发现与存档的输入不符之处，但{_counted(verification, Weight.UNVOUCHED)}。"
        "另存过的，删掉后再办理一次，会重新做好；不是程序做的，移到别处。"
    )


def _counted(verification: Verification, weight: Weight) -> str:
    found = (each.verdict for each in verification.findings)
    counts = Counter(each.word for each in found if each.weight is weight)
    return "、".join(f"{kind}{number}处" for kind, number in counts.items())


def _notes(verification: Verification) -> Iterator[str]:
    yield f"结论：{conclusion_of(verification)}"
    runs = "、".join(verification.runs)
    yield f"用存档的输入重算了这些办理：{runs}；对照了{verification.checked}个结果和公文。"
    yield f"程序版本（SHA-256）：{program.version()}。"
    if verification.other_program:
        yield "办理时的程序版本与现在的不同；如有不符，请用当时的程序再核验一次。"
