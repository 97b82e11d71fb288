"""人员去向 and 党委决定对照: where everybody ends, and where the committee decided otherwise."""

from collections import Counter
from collections.abc import Sequence

from campaign.outcome.balance import Line
from campaign.outcome.placements import Destination, Placements
from campaign.sheets.selection_results import (
    APART,
    BALANCE,
    CATEGORIES,
    ApartRow,
    BalanceRow,
)
from campaign.workbook.page import Page


def balance_page(lines: Sequence[Line]) -> Page[BalanceRow]:
    """人员去向: everybody on the roster exactly once, with the totals."""
    rows = [
        BalanceRow(
            staff_id=line.member.staff_id,
            name=line.member.name,
            category=line.category,
            destination=line.place,
            basis=line.basis,
        )
        for line in lines
    ]
    totals = Counter(line.category for line in lines)
    parts = "＋".join(f"{category}{totals[category]}人" for category in CATEGORIES)
    notes = [f"{parts}＝{sum(totals.values())}人，与花名册人数一致。"]
    pending = sum(not line.decided for line in lines)
    if pending:
        notes.append(f"其中{pending}人尚待党委决定，按建议列示。")
    return Page(BALANCE, rows, notes=notes)


def apart_page(destinations: Sequence[Destination], placements: Placements) -> Page[ApartRow]:
    """党委决定对照: the decisions that are not what the rule gives."""
    rows = []
    for each in destinations:
        placement = placements.of.get(each.member.staff_id)
        if placement is not None and placement.place != each.place:
            rows.append(
                ApartRow(
                    staff_id=each.member.staff_id,
                    name=each.member.name,
                    proposal=each.place,
                    assignment=(each.assignment.unit or "") if each.assignment else "",
                    decision=placement.place,
                    reason=placement.row.value.reason,
                )
            )
    decided = len(placements.of)
    notes = [
        f"应定岗{len(destinations)}人，党委已决定{decided}人：与双向选择结果一致"
        f"{decided - len(rows)}人，不同{len(rows)}人；尚未决定{len(destinations) - decided}人。"
    ]
    return Page(APART, rows, notes=notes)
