"""The office: runs the commands as a person would, and fills what they make."""

import datetime as dt
import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from acceptance import expected
from acceptance.town import Component, Town
from acceptance.workbooks import Row, fill, read_table, replace, write_plain

SCRIPTS = Path(__file__).parents[2] / "scripts"
MARKS = ["顺序", "编号", "姓名", "竞争职位", "得分", "备注"]
DECISIONS = ["部门", "职务", "编号", "姓名", "总分", "名次", "建议", "党委决定", "决定理由"]
PICKS = ["编号", "姓名", "志愿序", "现部门", "初选意见", "排序"]
PLACES = ["编号", "姓名", "建议去向", "建议依据", "决定去向", "决定理由", "跟班学习部门"]
LEDGER = [
    "编号",
    "姓名",
    "待岗原因",
    "开始日期",
    "期满日期",
    "跟班学习部门",
    "考评日期",
    "考评结果",
    "党委决定",
    "去向",
]
COUNTS = ("应到", "实到", "发出", "收回", "有效", "无效")


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a stranger's shell would: no terminal, nothing of this process's Python."""
    environment = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / f"{script}.py"), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    return done


def fingerprints(folder: Path) -> dict[str, str]:
    """SHA-256 of everything staff fill or collect."""
    inputs = [*folder.glob("0[12]*.xlsx"), *folder.glob("0[345679]*/**/*.xlsx")]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(inputs)
    }


class Office:
    """Fills one campaign's sheets, in place or by plain workbooks put in their stead."""

    def __init__(self, town: Town, folder: Path, *, in_place: bool) -> None:
        self.town = town
        self.folder = folder
        self.fill = fill if in_place else replace
        self.lot = random.Random(town.seed)

    def step(self, script: str, code: int = 0) -> str:
        done = run(script, self.folder)
        assert done.returncode == code, f"{script}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def mark(self) -> None:
        """All judges fill their sheets and the tellers count."""
        for component in self.town.components:
            self.mark_component(component)

    def mark_component(self, component: Component) -> None:
        """All sheets of one component."""
        if component.by_ballot:
            self._count(component)
            return
        for judge, names in self.town.judges.items():
            if component.name in names:
                path = self.folder / "04评分表" / f"{component.score_sheet}-{judge}.xlsx"
                self.fill(path, "评分表", MARKS, self._marking(component, judge))

    def _marking(self, component: Component, judge: str) -> Any:
        def entry(row: Row) -> Row:
            return {"得分": expected.marks(self.town, component, str(row["编号"]))[judge]}

        return entry

    def _count(self, component: Component) -> None:
        name = component.name
        counts = expected.votes(self.town, component)
        grades = [grade.name for grade in self.town.grades]
        valid = sum(next(iter(counts.values()), [0]))
        tally = dict(
            zip(COUNTS, [valid + 5, valid + 3, valid + 3, valid + 2, valid, 2], strict=True)
        )
        folder = self.folder / "04评分表"
        if self.lot.random() < 0.4:
            self._enter_ballots(folder / f"{name}选票.xlsx", counts, grades, tally)
            return
        path = folder / f"{name}计票表.xlsx"
        columns = ["编号", "姓名", "竞争职位", *grades]
        if self.fill is fill:
            fill(
                path,
                "计票表",
                columns,
                lambda row: dict(zip(grades, counts[row["编号"]], strict=True)),
            )
            fill(path, "票数", ["项目", "票数"], lambda row: {"票数": tally[row["项目"]]})
            return
        made = read_table(path, "计票表", columns)
        rows = [[row["编号"], row["姓名"], row["竞争职位"], *counts[row["编号"]]] for row in made]
        write_plain(
            path,
            {"计票表": [columns, *rows], "票数": [["项目", "票数"], *map(list, tally.items())]},
        )

    def _enter_ballots(
        self, path: Path, counts: Mapping[str, list[int]], grades: list[str], tally: dict[str, int]
    ) -> None:
        """Enter vote by vote in a plain workbook."""
        header = ["票号", *(f"{self.town.person(n).name}({n})" for n in counts)]
        columns = [
            [grade for grade, count in zip(grades, numbers, strict=True) for _ in range(count)]
            for numbers in counts.values()
        ]
        for column in columns:
            self.lot.shuffle(column)
        rows = [[index + 1, *ticks] for index, ticks in enumerate(zip(*columns, strict=True))]
        write_plain(
            path, {"选票": [header, *rows], "票数": [["项目", "票数"], *map(list, tally.items())]}
        )

    def decide_posts(self, decisions: Mapping[tuple[str, str], tuple[str, str]]) -> None:
        """The committee decides every row, with a reason where it departs from the proposal."""
        path = self.folder / "05任用决定" / "任用决定表.xlsx"

        def entry(row: Row) -> Row:
            word, reason = decisions[row["部门"] + row["职务"], str(row["编号"])]
            return {"党委决定": word, "决定理由": reason or None}

        self._decide(path, "任用决定", DECISIONS, entry, dt.datetime(2026, 3, 11))

    def _decide(
        self, path: Path, title: str, columns: list[str], entry: Any, day: dt.datetime
    ) -> None:
        meeting = {"决定日期": day, "文号": None, "任职日期": dt.datetime(2026, 3, 19)}
        if self.fill is fill:
            fill(path, title, columns, entry)
            fill(path, "会议信息", ["项目", "内容"], lambda row: {"内容": meeting[row["项目"]]})
            return
        rows = [{**row, **entry(row)} for row in read_table(path, title, columns)]
        cells = [[row[name] for name in columns] for row in rows]
        write_plain(
            path,
            {title: [columns, *cells], "会议信息": [["项目", "内容"], *map(list, meeting.items())]},
        )

    def pick(self, picks: Mapping[str, list[expected.Pick]]) -> None:
        """Every department fills its sheet."""
        for department, entries in picks.items():
            if not entries:
                continue
            by_number = {entry.number: entry for entry in entries}

            def entry(row: Row, known: Mapping[str, expected.Pick] = by_number) -> Row:
                pick = known[str(row["编号"])]
                return {"初选意见": "同意" if pick.agreed else "不同意", "排序": pick.rank}

            path = self.folder / "06部门初选" / f"部门初选表-{department}.xlsx"
            self.fill(path, "初选", PICKS, entry)

    def decide_places(self, decisions: Mapping[str, tuple[str, str, str]]) -> None:
        """The committee decides where everybody goes: place, reason, department to learn in."""
        path = self.folder / "07定岗决定" / "定岗决定表.xlsx"

        def entry(row: Row) -> Row:
            place, reason, learning = decisions[str(row["编号"])]
            return {"决定去向": place, "决定理由": reason or None, "跟班学习部门": learning or None}

        self._decide(path, "定岗决定", PLACES, entry, dt.datetime(2026, 3, 18))

    def review(self, passed: Mapping[str, bool]) -> None:
        """The committee reviews everybody on standby when the time is over."""
        path = self.folder / "09待岗管理" / "待岗台账.xlsx"

        def entry(row: Row) -> Row:
            good = passed[str(row["编号"])]
            result = {
                "考评日期": dt.datetime(2026, 9, 21),
                "考评结果": "合格" if good else "不合格",
            }
            return {**result, "去向": row["跟班学习部门"]} if good else result

        self.fill(path, "待岗台账", LEDGER, entry)
