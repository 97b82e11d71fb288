"""变更对照: what changed since an earlier run, and which documents made before are now wrong."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

from campaign import places, register
from campaign.folder import NEW
from campaign.intake.roster import Roster
from campaign.outcome.changes import (
    APPOINTED,
    CAUSE,
    DECIDED,
    PLACES,
    RANK,
    RULE,
    SCORES,
    TOTAL,
    TRAINING,
    Content,
    Difference,
    History,
)
from campaign.run import Run
from campaign.sheets.decisions import STANDBY
from campaign.sheets.selection_results import CHANGES, ChangeRow
from campaign.workbook.page import Page

_REGISTER = "结果变更"
_OF_APPOINTMENTS = ("任前公示", "任职通知", "任职通知书", "工作移交通知", "移交清单")
_OF_PLACEMENTS = ("双向选择结果公布", "工作移交通知", "移交清单")
_OF_DEPARTMENTS = ("岗位安排通知", "岗位安排通知书")
_OF_STANDBY = ("待岗通知书", "待岗考评表")
_OF_REVIEWS = ("恢复工作通知书", "处理意见呈报表")
_DEPENDENT: Mapping[str, Sequence[str]] = {
    TOTAL: ("成绩公布",),
    RANK: ("成绩公布",),
    APPOINTED: _OF_APPOINTMENTS,
    DECIDED: (*_OF_PLACEMENTS, *_OF_DEPARTMENTS, *_OF_STANDBY, *_OF_REVIEWS),
    CAUSE: _OF_STANDBY,
    TRAINING: _OF_STANDBY,
    RULE: (),  # documents say what was decided, not what the rule gives
}
"""The kinds of document that state an item, by what the item is about."""


def follow_changes(run: Run, part: str, content: Content) -> History:
    """Compare a part's content with the last run's, and keep both for the next."""
    history = History.of(register.load(run.folder, _REGISTER))
    made = run.made.labels(places.DOCUMENTS)

    def documents_of(difference: Difference) -> list[str]:
        kinds = _kinds(difference)
        return [label for label in made if _states(label, kinds, difference.staff_id)]

    history.follow(part, content, documents_of)
    register.save(run.folder, _REGISTER, history.record())
    return history


def _kinds(difference: Difference) -> Sequence[str]:
    """The kinds of document that a difference may make wrong."""
    item, before_and_after = difference.item, {difference.before, difference.after} - {""}
    kinds = next(kinds for about, kinds in _DEPENDENT.items() if item.endswith(about))
    if item != DECIDED:
        return kinds
    untouched: list[str] = []
    if difference.before != STANDBY:
        untouched += _OF_REVIEWS
    if STANDBY not in before_and_after:
        untouched += _OF_STANDBY
    elif before_and_after == {STANDBY}:
        untouched += _OF_DEPARTMENTS
    return [kind for kind in kinds if kind not in untouched]


def _states(label: str, kinds: Sequence[str], staff_id: str) -> bool:
    """Whether a document of one of these kinds is about everybody, or about this person."""
    stem = PurePosixPath(label).stem.removesuffix(NEW)
    kind, _, person = stem.removesuffix("（合并）").partition("-")
    if kind not in kinds or PurePosixPath(label).match("*/作废/*"):
        return False
    before = person.removesuffix(staff_id)
    return not person or (before != person and not before[-1:].isdigit())


def changes_page(
    roster: Roster, history: History, parts: Collection[str] = (SCORES, PLACES)
) -> Page[ChangeRow]:
    """变更对照 of some parts of the campaign, the latest change first."""
    rows = [
        ChangeRow(
            number=each.number,
            staff_id=each.staff_id,
            name=roster.by_id[each.staff_id].name if each.staff_id in roster.by_id else "",
            item=each.item,
            before=each.before or "（无）",
            after=each.after or "（无）",
            documents="\n".join(each.documents),
        )
        for each in sorted(history.changes, key=lambda each: -each.number)
        if each.part in parts
    ]
    times = len({row.number for row in rows})
    notes = ["结果第一次作出以来没有变更。"]
    if times:
        notes = [
            f"结果作出以后变更过{times}次，最近一次列在最前。"
            "最后一栏是变更以前已经制作的公文：已印发的要收回更换，没有印发的以重新生成的为准。"
        ]
    return Page(CHANGES, rows, notes=notes)
