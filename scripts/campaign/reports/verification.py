"""核验报告 as a page."""

from campaign import program
from campaign.outcome.verification import Verification
from campaign.sheets.record import VERIFICATION, VerificationRow
from campaign.workbook.page import Page


def verification_page(verification: Verification) -> Page[VerificationRow]:
    """One row per finding, and in the notes what was done."""
    rows = [
        VerificationRow(
            number=number,
            verdict=each.verdict.value[0],
            file=each.label,
            sheet=each.sheet,
            cell=each.cell,
            published=each.published,
            recomputed=each.recomputed,
            remark=each.remark,
        )
        for number, each in enumerate(verification.findings, 1)
    ]
    return Page(VERIFICATION, rows, notes=list(_notes(verification)))


def _notes(verification: Verification) -> list[str]:
    conclusion = (
        "结论：公布的结果和公文都由存档的输入得出。"
        if verification.holds
        else "结论：有与存档的输入不符之处，见下表。"
    )
    notes = [
        conclusion,
        f"用存档的输入重算了这些办理：{'、'.join(verification.runs)}；对照了{verification.checked}个结果和公文。",
        f"程序版本（SHA-256）：{program.version()}。",
    ]
    if verification.other_program:
        notes.append("办理时的程序版本与现在的不同；如有不符，请用当时的程序再核验一次。")
    return notes
