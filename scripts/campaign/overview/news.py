"""What a run changed: a journal that only grows, so that a run without changes tells the same.

What is remembered names nobody but in names of files: people by 编号, documents by their labels.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from campaign.issues import Issue
from campaign.overview.model import Debts, News, PersonPlace, StepState

KEPT = 8
"""Entries of the journal that are kept, the newest first."""
_STEPS, _DEBTS, _PLACES, _REGISTERED = "步骤", "还差", "去向", "报名"


@dataclass
class Memory:
    """What was found last time, and what each run before changed."""

    known: dict[str, Any] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    """The newest first: 日期, 步骤, and what was different."""
    seen: dict[str, int] = field(default_factory=dict)
    """In which entry, counted from 1, each reminder was first there."""
    count: int = 0
    """Entries made so far."""

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Memory":
        """Return the memory as it was recorded."""
        return cls(
            dict(record.get("现在", {})),
            list(record.get("变化", ())),
            dict(record.get("提醒", {})),
            int(record.get("次数", 0)),
        )

    @staticmethod
    def fits(record: Mapping[str, Any]) -> bool:
        """Tell whether a record is one of a memory."""
        entries, seen = record.get("变化", []), record.get("提醒", {})
        return (
            isinstance(record.get("现在", {}), dict)
            and isinstance(entries, list)
            and all(isinstance(each, dict) and {"日期", "办理"} <= each.keys() for each in entries)
            and isinstance(seen, dict)
            and all(isinstance(each, int) for each in seen.values())
            and isinstance(record.get("次数", 0), int)
            and isinstance(record.get("页面", {}), dict)
        )

    def record(self) -> dict[str, Any]:
        """Return the memory as it is recorded."""
        return {
            "现在": self.known,
            "变化": self.entries,
            "提醒": self.seen,
            "次数": self.count,
        }

    def follow(self, now: Mapping[str, Any], notices: Iterable[str], day: date, step: str) -> None:
        """Take in what a run found; an entry is made if that is not what was found before."""
        fresh = [key for key in dict.fromkeys(notices) if key not in self.seen]
        changed = _changed(self.known, now) if self.known else {}
        if changed or fresh:
            self.count += 1
            self.seen |= dict.fromkeys(fresh, self.count)
            entry = {"日期": day.isoformat(), "办理": step, **changed}
            if fresh:
                entry["提醒"] = len(fresh)
            self.entries = [entry, *self.entries][:KEPT]
        self.known = dict(now)

    def is_new(self, key: str) -> bool:
        """Tell whether a reminder came with the latest entry."""
        return self.seen.get(key) == self.count


def notice_key(issue: Issue) -> str:
    """Return what tells a reminder apart, without what stands in the cell."""
    where = issue.where
    words = hashlib.sha256(issue.problem.encode()).hexdigest()[:8]
    return " ".join(filter(None, (issue.kind.code, where.file, where.sheet, where.cell, words)))


def findings(
    steps: Sequence[StepState],
    debts: Sequence[Debts],
    people: Sequence[PersonPlace],
    registered: Iterable[str],
) -> dict[str, Any]:
    """Return what is compared from one run to the next."""
    return {
        _STEPS: {each.title: each.state for each in steps},
        _DEBTS: [paper.key for group in debts for debt in group.debts for paper in debt.papers],
        _REGISTERED: sorted(registered),
        _PLACES: {each.staff_id: _place(each) for each in people if each.category},
    }


def _place(person: PersonPlace) -> str:
    return f"{person.place or person.category}{'' if person.decided else '（建议）'}"


def _changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is different, by kind; nothing where it is all the same."""
    found: dict[str, Any] = {}
    steps = _pairs(before.get(_STEPS, {}), now[_STEPS])
    if steps:
        found[_STEPS] = steps
    if came := [key for key in before.get(_DEBTS, ()) if key not in set(now[_DEBTS])]:
        found["交来"] = came
    if joined := sorted(set(now[_REGISTERED]) - set(before.get(_REGISTERED, ()))):
        found[_REGISTERED] = joined
    if gone := sorted(set(before.get(_REGISTERED, ())) - set(now[_REGISTERED])):
        found["撤回"] = gone
    if places := _pairs(before.get(_PLACES, {}), now[_PLACES]):
        found[_PLACES] = places
    return found


def _pairs(before: Mapping[str, str], now: Mapping[str, str]) -> list[list[str]]:
    return [
        [key, before.get(key, ""), now.get(key, "")]
        for key in dict.fromkeys([*now, *before])
        if before.get(key, "") != now.get(key, "")
    ]


# -- in words -------------------------------------------------------------------------------------

_MOST_NAMED = 12
_MOST_FILES = 4
"""Their names are long: each says what it is and whose."""


def told(memory: Memory, names: Mapping[str, str]) -> tuple[News, ...]:
    """Return the journal in words, the newest first; `names` has everybody's by 编号."""

    def name_of(staff_id: str) -> str:
        return names.get(staff_id, f"编号{staff_id}")

    return tuple(
        News(date.fromisoformat(each["日期"]), each["办理"], tuple(_lines(each, name_of)))
        for each in memory.entries
    )


def _lines(entry: Mapping[str, Any], name_of: Callable[[str], str]) -> Iterator[str]:
    for title, before, after in entry.get(_STEPS, ()):
        yield f"{title}：{before or '（无）'} → {after or '（无）'}"
    if came := entry.get("交来"):
        labels = [key.rpartition("/")[2].removesuffix(".xlsx") for key in came if "/" in key]
        if files := list(dict.fromkeys(labels)):
            yield f"办好{len(files)}件：{_some(files, _MOST_FILES)}"
    if joined := entry.get(_REGISTERED):
        yield f"新报名{len(joined)}人：{_some([name_of(each) for each in joined])}"
    if gone := entry.get("撤回"):
        yield f"报名不再有{len(gone)}人：{_some([name_of(each) for each in gone])}"
    yield from _moved(entry.get(_PLACES, ()), name_of)
    if number := entry.get("提醒"):
        yield f"新的提醒{number}处"


def _moved(places: Sequence[Sequence[str]], name_of: Callable[[str], str]) -> Iterator[str]:
    """Yield who has another place than before; that there are places at all is told as a number."""
    first = [each for each in places if not each[1]]
    if first:
        yield f"有了去向的{len(first)}人"
    settled = [each for each in places if each[1] == f"{each[2]}（建议）"]
    if settled:
        yield f"建议已由党委决定的{len(settled)}人"
    others = [each for each in places if each[1] and each not in settled]
    if others:
        yield _some(
            [f"{name_of(who)}：{was} → {is_now or '（无）'}" for who, was, is_now in others]
        )


def _some(items: Sequence[str], most: int = _MOST_NAMED) -> str:
    listed = "、".join(items[:most])
    return f"{listed}等{len(items)}项" if len(items) > most else listed
