"""演说顺序: the drawn order for the wall on one page, and behind it what proves the draw."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from campaign.scheme.plan_sheets import ScheduleEntry
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.asked import asked
from campaign.scoring.candidates import Candidate
from campaign.scoring.lots import hashed_text
from campaign.scoring.marking.by_judges import ByJudges
from campaign.scoring.sheets import LOTS, TURNS, LotRow, TurnRow
from campaign.word.official_wording import period
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.text import fold

LOTS_FILE = "演说顺序.xlsx"


class Turn(NamedTuple):
    """Candidates who speak one after the other, before the same panel."""

    label: str
    """The class of posts, with its day if the schedule has one; empty where all are one turn."""
    people: list[Candidate]


def turns(scheme: Scheme, candidates: Sequence[Candidate]) -> list[Turn]:
    """Return who speaks together: everybody, or class by class where panels are apart."""
    classes: dict[tuple[str, ...], Component] = {}
    for component in ByJudges().components(scheme):
        classes.setdefault(tuple(scheme.posts_of(component)), component)
    if not classes or any(len(posts) == len(scheme.posts) for posts in classes):
        return [Turn("", list(candidates))]
    return [
        Turn(_label(scheme, component), asked(scheme, component, candidates))
        for component in classes.values()
    ]


def _label(scheme: Scheme, component: Component) -> str:
    own = fold(component.applies_to)
    days = [each for each in scheme.schedule if fold(each.applies_to) == own]
    day = next((each for each in days if _is_about(each, component)), None)
    return (
        f"{component.applies_to}（{period(day.starts, day.ends)}）" if day else component.applies_to
    )


def _is_about(entry: ScheduleEntry, component: Component) -> bool:
    """Tell whether a line of the schedule is about a component, or its stage.

    A component of one class often bears it in its name: 正职演说, of the line 演说 of 正职.
    """
    of_all = component.name.replace(component.applies_to, "")
    words = filter(None, (component.name, component.stage, of_all))
    return any(word in f"{entry.name} {entry.content}" for word in words)


def order_pages(scheme: Scheme, candidates: Sequence[Candidate], seed: str) -> list[Page[Any]]:
    """Lay out the order for the wall, and the lots with everything needed to draw them again."""
    return [turn_page(scheme, candidates, seed), _lot_page(candidates, seed)]


def turn_page(scheme: Scheme, candidates: Sequence[Candidate], seed: str) -> Page[TurnRow]:
    """Lay out the order alone."""
    found = turns(scheme, candidates)
    rows = [
        TurnRow(
            turn=turn.label,
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=candidate.posts[0],
        )
        for turn in found
        for candidate in turn.people
    ]
    return Page(
        TURNS,
        rows,
        title=TURNS.title if scheme.has_speech else "竞职人员顺序表",
        notes=[f"抽签种子：{seed}。顺序由抽签确定，凭据见“{LOTS_FILE}”的“{LOTS.name}”。"],
        omit=[] if len(found) > 1 else ["turn"],
    )


def _lot_page(candidates: Sequence[Candidate], seed: str) -> Page[LotRow]:
    rows = [
        LotRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            hashed=hashed_text(seed, candidate.staff_id),
            ticket=candidate.ticket,
        )
        for candidate in candidates
    ]
    notes = [
        f"抽签种子：{seed}",
        "抽签号是“计算用的文字”（种子,编号）按UTF-8编码的SHA-256值，从小到大排列就是先后次序。"
        "任何人用任何能算SHA-256的工具都可以复算，例如：printf '%s' '种子,编号' | sha256sum",
    ]
    return Page(LOTS, rows, notes=notes)
