"""What is no longer as an earlier run found it: scores, ranks, placements, decisions.

A history holds the figures of the last run and every change since the first. It only grows, so
that a further run without changes tells the same story again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from campaign.scheme.choosing import STANDBY as STANDBY

if TYPE_CHECKING:
    pass


Content = Mapping[str, Mapping[str, str]]
"""What is known about each person: by 编号 and item."""

SCORES, LISTS, PLACES = "成绩", "入围名单", "去向"
LISTED = "入围"
"""Who goes on after a stage: 党政办主任面试入围, with the mark that decided."""
TOTAL, RANK, APPOINTED, RULE, DECIDED = "总分", "名次", "任用决定", "双向选择结果", "党委定岗"
LATER_RULE, CAUSE, TRAINING = "第二轮双向选择结果", "待岗原因", "跟班学习部门"
"""What items are about; those of a post begin with the post."""
_ITEMS = (LISTED, TOTAL, RANK, APPOINTED, RULE, DECIDED, CAUSE, TRAINING)
_STEPS = (LISTED, APPOINTED, LATER_RULE, DECIDED)
"""A value where there was none is the campaign going on, not a change."""
_OF_STANDBY = (CAUSE, TRAINING)
"""They come and go with the decision, which is told by itself."""
DEPARTMENT, ON_STANDBY, STANDBY_ENDED = "部门岗位", "待岗", "结束待岗"
"""What a changed decision on a place is about besides: a department, standby, standby that was."""


class Difference(NamedTuple):
    """One item of one person, before and after."""

    staff_id: str
    item: str
    before: str
    after: str


def subjects(difference: Difference) -> frozenset[str]:
    """Say what a difference is about: documents whose kind states one of these are now wrong."""
    about = next(each for each in _ITEMS if difference.item.endswith(each))
    if about != DECIDED:
        return frozenset({about})
    places = {difference.before, difference.after} - {""}
    return frozenset(
        subject
        for subject, is_touched in (
            (DECIDED, True),
            (DEPARTMENT, places != {STANDBY}),
            (ON_STANDBY, STANDBY in places),
            (STANDBY_ENDED, difference.before == STANDBY),
        )
        if is_touched
    )


class Change(NamedTuple):
    """A difference in its place in the history."""

    number: int
    """In which change of the results, counted from 1."""
    part: str
    staff_id: str
    item: str
    before: str
    after: str
    documents: Sequence[str] = ()
    """Documents made before the change that it makes wrong."""


@dataclass
class History:
    """The last known content of each part, and all changes so far."""

    known: dict[str, Content] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "History":
        """Return the history as it was recorded."""
        return cls(dict(record.get("现在", {})), [Change(*each) for each in record.get("变更", ())])

    @staticmethod
    def fits(record: Mapping[str, Any]) -> bool:
        """Tell whether a record is one of a history."""
        known, changes = record.get("现在", {}), record.get("变更", [])
        return (
            isinstance(known, dict)
            and all(_is_content(each) for each in known.values())
            and isinstance(changes, list)
            and all(_is_change(each) for each in changes)
        )

    def record(self) -> dict[str, Any]:
        """Return the history as it is recorded."""
        return {"现在": self.known, "变更": [list(each) for each in self.changes]}

    def follow(
        self, part: str, content: Content, documents_of: Callable[[Difference], Sequence[str]]
    ) -> None:
        """Note what is new in a part; `documents_of` names what a difference makes wrong."""
        if part in self.known:
            number = 1 + max((each.number for each in self.changes), default=0)
            found = [
                Change(number, part, *difference, documents_of(difference))
                for difference in _differences(self.known[part], content)
            ]
            self.changes += [each for each in found if not _is_going_on(each)]
        self.known[part] = content


def _is_content(content: Any) -> bool:
    return isinstance(content, dict) and all(
        isinstance(items, dict) and all(isinstance(each, str) for each in items.values())
        for items in content.values()
    )


def _is_change(content: Any) -> bool:
    if not isinstance(content, list) or not 6 <= len(content) <= len(Change._fields):
        return False
    number, *texts = content[:6]
    documents = content[6] if len(content) > 6 else []
    return (
        type(number) is int
        and isinstance(documents, list)
        and all(isinstance(each, str) for each in (*texts, *documents))
    )


def _differences(before: Content, after: Content) -> Iterator[Difference]:
    for staff_id in dict.fromkeys([*after, *before]):
        old, new = before.get(staff_id, {}), after.get(staff_id, {})
        for item in dict.fromkeys([*new, *old]):
            was, is_now = old.get(item, ""), new.get(item, "")
            told = item in _OF_STANDBY and old.get(DECIDED) != new.get(DECIDED)
            if was != is_now and not told:
                yield Difference(staff_id, item, was, is_now)


def _is_going_on(change: Change) -> bool:
    """Tell whether there was nothing before, as it should be in a campaign that goes on."""
    if change.item in _OF_STANDBY:
        return not change.before and not change.documents
    return not change.before and change.item.endswith(_STEPS)
