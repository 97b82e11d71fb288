"""变更对照: what changed since an earlier run, and which documents made before are now wrong."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from campaign import places
from campaign.departments.result_sheets import CHANGES, ChangeRow
from campaign.documents.catalogue import KINDS, is_about, kind_and_rest
from campaign.documents.stages import the_own_kinds
from campaign.office.history import LISTED, Content, Difference, History, subjects
from campaign.office.kinds import Audience, DocumentKind
from campaign.roster.roster import Roster
from campaign.run import Run
from campaign.scheme.rules.classes import PostClass
from campaign.scheme.stages import the_scheme
from campaign.storage import registers as register
from campaign.storage.folder import Folder
from campaign.storage.names import safe_name
from campaign.workbook.declare.page import Page

_REGISTER = "结果变更"


def load_history(folder: Folder) -> History:
    """Return the history so far. Raises `Obstacle` if its register is damaged."""
    return History.of(register.load(folder, _REGISTER, History.fits))


def follow_changes(run: Run, part: str, content: Content) -> History:
    """Compare a part's content with the last run's, and keep both for the next."""
    history = load_history(run.folder)
    made = run.made.labels(places.DOCUMENTS)
    known = {kind.name: kind for kind in (*KINDS, *run.get(the_own_kinds).kinds)}
    classes = run.get(the_scheme).scored.classes

    def documents_of(difference: Difference) -> list[str]:
        kinds = {name: known[name] for name in spoiled(difference, known.values())}
        return [label for label in made if _states(label, kinds, difference, classes)]

    history.follow(part, content, documents_of)
    register.save(run.folder, _REGISTER, history.record(), settled=True)
    return history


def spoiled(difference: Difference, kinds: Iterable[DocumentKind[Any]] = KINDS) -> set[str]:
    """Name the kinds of document that a difference may make wrong."""
    about = subjects(difference)
    return {kind.name for kind in kinds if not about.isdisjoint(kind.spoiled_by)}


def _states(
    label: str,
    kinds: Mapping[str, DocumentKind[Any]],
    difference: Difference,
    classes: Iterable[PostClass],
) -> bool:
    """Tell whether a document of one of these kinds is about everybody, or about this person."""
    kind, rest = kind_and_rest(label)
    if kind not in kinds or PurePosixPath(label).match("*/作废/*"):
        return False
    if rest and kinds[kind].audience in (Audience.BOARD, Audience.OFFICES):
        return _is_part_of(rest, difference.item, classes)
    return not rest or is_about(rest, difference.staff_id)


def _is_part_of(part: str, item: str, classes: Iterable[PostClass]) -> bool:
    """Tell whether one of several papers of a kind states an item: by its stage, or its class."""
    if item.endswith(LISTED):
        return item.endswith(f"{part}{LISTED}")
    others = (
        safe_name(each.label)
        for each in classes
        if not any(item.startswith(post.name) for post in each.posts)
    )
    return part not in others


def changes_pages(roster: Roster, history: History, *parts: str) -> list[Page[ChangeRow]]:
    """Return 变更对照 of parts of the campaign, the latest change first; no page without any."""
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
    note = (
        f"结果作出以后变更过{times}次，最近一次列在最前。"
        "最后一栏是变更以前已经制作的公文：已印发的要收回更换，没有印发的以重新生成的为准。"
    )
    return [Page(CHANGES, rows, notes=[note])] if rows else []
