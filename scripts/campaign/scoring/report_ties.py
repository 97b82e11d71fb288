"""What parted equals, in 成绩汇总: the numbers that were compared, and the lots that were drawn."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from campaign.scheme.rules.tie_rules import BY_LOT, MORE_DECIMALS, is_general, tie_links
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import AfterStage
from campaign.scoring.lots import draw, hashed_text
from campaign.scoring.result_sheets import TIE_LOTS, TieLotRow
from campaign.scoring.scoreboard import Scoreboard
from campaign.scoring.ties import FINEST_TOTAL, lot_text
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.kinds import Number
from campaign.workbook.declare.page import Page

COMPARED = Number(places=FINEST_TOTAL)
_HEADERS = {MORE_DECIMALS: f"总分（到第{FINEST_TOTAL}位小数）", BY_LOT: "抽签先后"}


def compared_headers(scheme: Scheme) -> list[str]:
    """Return the columns for what is compared besides components, in order."""
    return [compared_header(each.name) for each in tie_links(scheme) if is_general(each)]


def compared_header(name: str) -> str:
    """Return the column for a link of the chain."""
    return _HEADERS.get(name, f"并列比较：{name}")


def exact_total(rows: Iterable[tuple[Component, Page[Any], int]]) -> str:
    """Write a total before anything is rounded, from each component's sheet and row in it."""
    return "+".join(_exact_points(*each) for each in rows) or "0"


def _exact_points(component: Component, table: Page[Any], row: int) -> str:
    shown = {each.field for each in table.sheet.columns} - set(table.omit)
    field = next(each for each in ("exact", "mean", "sum", "mark") if each in shown)
    mean = f"N({table.abroad(table.cell(row, field))})"
    return f"{mean}*{plain(component.points)}/{plain(component.full)}"


def tie_lots_page(scheme: Scheme, board: Scoreboard) -> Iterator[Page[TieLotRow]]:
    """Lay out the lots that were drawn among equals, with everything needed to draw them again."""
    people = [each.candidate for entries in board.entries.values() for each in entries]
    rows = list(_rows(scheme, people, board.after))
    rows += [
        _row(scheme, "总分", post, each.candidate, place)
        for post, entries in board.entries.items()
        for each in entries
        if (place := each.compared.get(BY_LOT))
    ]
    yield from _page(scheme, rows)


def cut_lots_page(
    scheme: Scheme, candidates: Sequence[Candidate], after: Sequence[AfterStage]
) -> Iterator[Page[TieLotRow]]:
    """Lay out the lots by which some went on, as soon as the stages are over."""
    yield from _page(scheme, list(_rows(scheme, candidates, after)))


def _rows(
    scheme: Scheme, candidates: Sequence[Candidate], after: Sequence[AfterStage]
) -> Iterator[TieLotRow]:
    by_id = {each.staff_id: each for each in candidates}
    for each in after:
        for staff_id, place in sorted(each.cut.drawn.items(), key=lambda drawn: drawn[1]):
            yield _row(scheme, each.stage, each.post, by_id[staff_id], place)


def _row(
    scheme: Scheme, stage: str, post: str, candidate: Candidate, place: Decimal | Fraction
) -> TieLotRow:
    text = lot_text(scheme.basics.tie_seed, post)
    return TieLotRow(
        stage=stage,
        post=post,
        order=int(place),
        staff_id=candidate.staff_id,
        name=candidate.name,
        hashed=hashed_text(text, candidate.staff_id),
        ticket=next(iter(draw(text, [candidate.staff_id]))).digest,
    )


def _page(scheme: Scheme, rows: list[TieLotRow]) -> Iterator[Page[TieLotRow]]:
    notes = [
        f"并列抽签种子：{scheme.basics.tie_seed}",
        "抽签号是“计算用的文字”（种子,职位,编号）按UTF-8编码的SHA-256值，并列的人从小到大排定先后。"
        "任何人用任何能算SHA-256的工具都可以复算。",
    ]
    if rows:
        yield Page(TIE_LOTS, rows, notes=notes, omit=[] if scheme.cuts else ["stage"])
