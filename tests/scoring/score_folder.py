"""A small campaign up to the scoring, its score folder as another program would write it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaigns import Ran, Town, run, table, write_plain

SPEECH, VOTE, MEETING = "竞职演说", "民主测评", "联席会评分"
CHOICES = {
    "01": ("党政办主任", "党政办副主任"),
    "02": ("党政办主任",),
    "03": ("综治办专职副主任", "党政办副主任"),
}
TURNOUT = {"应到": 12, "实到": 11, "发出": 11, "收回": 10, "有效": 10, "无效": 0}


def town(**basics: Any) -> Town:
    """A town in which 01 and 02 compete for one post, 01 and 03 for another."""
    made = Town(post_choices=dict(CHOICES), departments=[])
    made.basics |= basics
    return made


@dataclass
class ScoreFolder:
    """What judges and tellers hand in; change what the test is about."""

    town: Town = field(default_factory=town)
    usual: Any = 80
    """The mark of every judge for everybody."""
    marks: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """Other marks, by component and judge, then by 编号."""
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Other figures from outside, by component, then by 编号."""
    usual_count: tuple[int, ...] = (10, 0, 0, 0)
    counts: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    """Other ballots, by voter class, then by 编号."""
    turnouts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Other turnouts, by voter class."""

    @property
    def people(self) -> dict[str, str]:
        names = {each["编号"]: each["姓名"] for each in self.town.people}
        return {staff_id: names[staff_id] for staff_id in self.town.post_choices}

    def write(self, root: Path) -> Path:
        self.town.write(root)
        for component in self.town.components:
            name = component["项目"]
            if component["方式"] == "评委打分":
                for judge in self.town.judges:
                    self.write_scores(root, name, judge)
            elif component["方式"] == "直接录入":
                self.write_entries(root, name)
            elif component["方式"] == "民主测评":
                for group in self.groups:
                    self.write_counts(root, name, group)
        return root

    @property
    def groups(self) -> list[str]:
        return [row["组别"] for row in self.town.more.get("测评分组", ())] or [""]

    def score_rows(self, component: str, judge: str) -> list[dict[str, Any]]:
        own = self.marks.get((component, judge), {})
        return [
            {
                "顺序": number,
                "编号": staff_id,
                "姓名": name,
                "竞争职位": self.town.post_choices[staff_id][0],
                "得分": own.get(staff_id, self.usual),
                "备注": "",
            }
            for number, (staff_id, name) in enumerate(self.people.items(), 1)
        ]

    def write_scores(self, root: Path, component: str, judge: str) -> Path:
        path = score_path(root, component, judge)
        return write_plain(path, {"评分表": self.score_rows(component, judge)})

    def write_entries(self, root: Path, component: str, second: str = "", **other: Any) -> Path:
        """The list of figures that come from outside; `other` are those of single people."""
        own = self.entries.get(component, {}) | {key[1:]: mark for key, mark in other.items()}
        rows = [
            {"编号": staff_id, "姓名": name, "竞争职位": self.town.post_choices[staff_id][0]}
            | {"得分": own.get(staff_id, self.usual), "备注": ""}
            for staff_id, name in self.people.items()
        ]
        path = root / "04评分表" / f"{component}成绩表{second}.xlsx"
        return write_plain(path, {"成绩": rows})

    def write_counts(self, root: Path, component: str, group: str = "") -> Path:
        own = self.counts.get(group, {})
        grades = [each["等次"] for each in self.town.grades]
        rows = [
            {"编号": staff_id, "姓名": name, "竞争职位": self.town.post_choices[staff_id][0]}
            | dict(zip(grades, own.get(staff_id, self.usual_count), strict=True))
            for staff_id, name in self.people.items()
        ]
        turnout = TURNOUT | self.turnouts.get(group, {})
        sheets = {"计票表": rows, "票数": _items(turnout)}
        return write_plain(count_path(root, component, group), sheets)

    def consolidate(self, root: Path) -> Ran:
        """Write everything and add up."""
        return run("consolidate_scores", self.write(root))


def _items(turnout: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"项目": name, "票数": number} for name, number in turnout.items()]


def score_path(root: Path, component: str, judge: str) -> Path:
    title = f"{component}表" if component.endswith("评分") else f"{component}评分表"
    return root / "04评分表" / f"{title}-{judge}.xlsx"


def count_path(root: Path, component: str = VOTE, group: str = "") -> Path:
    return root / "04评分表" / f"{component}计票表{'-' + group if group else ''}.xlsx"


def write_votes(
    root: Path, people: Mapping[str, str], votes: Iterable[Mapping[str, str]], **turnout: Any
) -> Path:
    """A workbook of single ballots: per ballot the grade by 编号."""
    rows = [
        {"票号": str(number)} | {f"{people[key]}({key})": grade for key, grade in vote.items()}
        for number, vote in enumerate(votes, 1)
    ]
    sheets: dict[str, Any] = {"选票": rows}
    if turnout:
        sheets["票数"] = _items(TURNOUT | turnout)
    return write_plain(root / "04评分表" / f"{VOTE}选票.xlsx", sheets)


def results(root: Path) -> list[dict[str, Any]]:
    """The rows of 成绩汇总."""
    return table(root / "结果" / "成绩汇总.xlsx", "成绩汇总")


def result(root: Path, staff_id: str, post: str) -> dict[str, Any]:
    """One candidate's row for one post."""
    return next(row for row in results(root) if (row["编号"], row["竞争职位"]) == (staff_id, post))
