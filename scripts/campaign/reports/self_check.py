"""自检结果 as a page."""

from collections.abc import Sequence
from datetime import datetime

from campaign import program
from campaign.sheets.record import FAILED, PASSED, SELF_CHECK, SelfCheckRow
from campaign.workbook.page import Page


def self_check_page(rows: Sequence[SelfCheckRow], now: datetime) -> Page[SelfCheckRow]:
    """The questions, and in the notes the verdict and what was tested."""
    failed = sum(row.verdict == FAILED for row in rows)
    verdict = f"{failed}题不通过，这台电脑不能用来计票" if failed else "全部通过"
    packages = "、".join(f"{name} {number}" for name, number in program.packages().items())
    notes = [
        f"结论：{len(rows)}题，{verdict}。",
        f"检验时间：{now:%Y年%m月%d日 %H:%M}。这台电脑：{program.system()}，"
        f"Python {program.python()}，{packages}。",
        f"程序版本（SHA-256）：{program.version()}。",
    ]
    return Page(SELF_CHECK, rows, notes=notes)


def self_check_row(
    number: int, subject: str, working: str, expected: str, found: str
) -> SelfCheckRow:
    """One question with its verdict."""
    return SelfCheckRow(
        number=number,
        subject=subject,
        working=working,
        expected=expected,
        found=found,
        verdict=PASSED if expected == found else FAILED,
    )
