"""Random towns with all rules of placing at once, against an oracle that tries every way.

A post or a pool by total, some of whose winners give it up (递补); ranges, people who go first or
stay, people assigned, a department by total, one blind round or not, and up to three rounds: each
round's result must be stable for the lists that both sides wrote, as this file works them out by
itself, and everybody ends in exactly one state.
"""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from campaign.matching.deferred_acceptance import Market
from campaigns import Town, fill, fill_items, person, run, table, write_plain
from departments.test_by_total import WRITTEN
from departments.test_rounds import BLIND, names, round_row
from departments.towns import DECISIONS, allocate, answer, decide, places, result, town
from markets import stable_matchings
from posts.test_succession import DECISIONS as POSTS_FILE
from posts.test_succession import MEETING as APPOINTED
from posts.test_succession import enter

PICKED, TOTALLED, OPEN = "甲站", "乙站", "丙站"
DEPARTMENTS = (PICKED, TOTALLED, OPEN)
RULES = [
    {"限于": "类别=二", "可选": "", "不可选": PICKED, "轮次": "", "安排": ""},
    {"限于": "优待=是", "可选": "", "不可选": "待岗", "轮次": "", "安排": "优先安排"},
    {"限于": "留任=是", "可选": "", "不可选": "", "轮次": "", "安排": "留现部门"},
]
LATER = {2: "第二轮", 3: "第三轮"}


class Play:
    """One random town, with what the oracle knows of it."""

    def __init__(self, seed: int) -> None:
        self.chance = chance = random.Random(seed)
        self.people = [f"{n:02}" for n in range(1, 9)]
        *self.choosing, staying, direct, rival = self.people
        self.direct = {direct: chance.choice(DEPARTMENTS)}
        self.staying = {staying: OPEN}
        self.second = {each for each in self.choosing if chance.random() < 0.4}
        self.first = {chance.choice(self.choosing)}
        self.marks: dict[str, Any] = dict(
            zip([*self.choosing, rival], chance.sample(range(50, 100), 6), strict=True)
        )
        self.rivals = sorted(
            [rival, *chance.sample(self.choosing, 3)], key=lambda each: -self.marks[each]
        )
        self.is_pool, self.heads = chance.random() < 0.5, chance.choice((1, 2))
        self.gave_up = self.rivals[: chance.choice((0, 1, 2))]
        self.holders = self.rivals[len(self.gave_up) :][: self.heads]
        self.quotas = {name: chance.choice((1, 2)) for name in DEPARTMENTS}
        for name in (*self.direct.values(), *self.staying.values()):
            self.quotas[name] += 1
        self.blind = chance.random() < 0.5
        self.left = dict(self.quotas)
        for name in (*self.direct.values(), *self.staying.values()):
            self.left[name] -= 1
        self.placed: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}
        self.wish(self.choosing, DEPARTMENTS)
        self.scored = {each for each in self.choosing if TOTALLED in self.eligible(each)}
        self.registered = dict(self.choices)
        self.choosing = [each for each in self.choosing if each not in self.holders]
        self.choices = {each: self.choices[each] for each in self.choosing}

    def wish(self, people: Sequence[str], departments: Sequence[str]) -> None:
        self.choices = {
            each: self.chance.sample(departments, min(2, len(departments))) for each in people
        }

    def eligible(self, staff_id: str) -> list[str]:
        closed = {PICKED} if staff_id in self.second else set()
        return [name for name in self.choices[staff_id] if name not in closed]

    def town(self) -> Town:
        made = town(self.quotas, {})
        made.people = [
            person(
                each, f"人员{each}", 类别="二" if each in self.second else "一",
                优待="是" if each in self.first else "", 留任="是" if each in self.staying else "",
                现部门=self.staying.get(each, "别处"), 定岗部门=self.direct.get(each, ""),
                参加范围="直接定岗" if each in self.direct else "竞争和双选",
            )
            for each in self.people
        ]  # fmt: skip
        for each in made.departments:
            each["排序依据"] = "总分" if each["部门"] == TOTALLED else "初选"
        made.components = [WRITTEN]
        made.posts = [
            {
                "部门": "本镇",
                "职务": "站长",
                "职数": self.heads,
                "岗位待定": "是" if self.is_pool else "否",
            }
        ]
        made.post_choices = dict.fromkeys(sorted(self.rivals), ("本镇站长",))
        made.basics["递补"] = "按名次递补"
        made.more = {
            "选岗范围": RULES,
            "轮次": [round_row(1, BLIND if self.blind else "先报后选"), *map(round_row, LATER)],
        }
        made.department_choices = {each: tuple(own) for each, own in self.registered.items()}
        return made

    def post_of(self, staff_id: str) -> str:
        """Where a winner ends; a pool comes to the head of one station after another."""
        at = self.holders.index(staff_id)
        return f"{DEPARTMENTS[at]}站长" if self.is_pool else "本镇站长"

    def appoint(self, root: Path) -> None:
        """The committee follows the totals; then some give up, and the pool gets its posts."""
        won = self.rivals[: self.heads]
        said = {("本镇", each): "任用" if each in won else "不任用" for each in self.rivals}
        enter(root, "党委决定", said)
        enter(root, "退出原因", {("本镇", each): "本人放弃" for each in self.gave_up})
        if self.is_pool:
            seats = dict(zip(self.holders, DEPARTMENTS, strict=False))
            enter(root, "任职部门", {("本镇", each): unit for each, unit in seats.items()})
        fill_items(root / POSTS_FILE, "会议信息", APPOINTED)

    def rankings(self, root: Path, number: int) -> dict[str, list[str]]:
        """Let the departments of a round write their lists, and give what they come to."""
        below = [LATER[number]] if number > 1 else []
        new = root.joinpath("04评分表", *below, "笔试成绩表.xlsx")
        if below and new.exists():  # those without a total so far
            fill(new, "成绩", "得分", self.marks)
        found: dict[str, list[str]] = {}
        for name in DEPARTMENTS:
            choosers = [each for each in self.choices if name in self.eligible(each)]
            if name == TOTALLED:
                own = sorted(self.marks, key=lambda each: -self.marks[each])
            elif number == 1 and self.blind:
                own = self.chance.sample(self.choosing, 3)
                names(root, name, own)
            else:
                own = self.chance.sample(choosers, self.chance.randint(0, len(choosers)))
                path = root.joinpath("06部门初选", *below, f"部门初选表-{name}.xlsx")
                if path.exists() and choosers:
                    answer(root, {name: {each: n for n, each in enumerate(own, 1)}}, *below)
            found[name] = sorted(own, key=lambda each: each not in self.first)
        return found

    def stable(self, rankings: Mapping[str, Sequence[str]]) -> list[dict[str, str | None]]:
        wanted = {each: self.eligible(each) for each in self.choices if self.eligible(each)}
        return [dict(each) for each in stable_matchings(Market(wanted, rankings, self.left))]

    def take(self, got: Mapping[str, str | None]) -> None:
        for staff_id, name in got.items():
            if name:
                self.placed[staff_id] = name
                self.left[name] -= 1


@pytest.mark.parametrize("seed", range(8))
def test_every_round_is_stable_and_everybody_ends_once(tmp_path: Path, seed: int) -> None:
    play = Play(seed)
    made = play.town()
    root = made.write(tmp_path)
    assert run("prepare_scoring", root).outcome
    scored = {*play.scored, *play.rivals}
    marks: dict[str, Any] = {each: play.marks[each] for each in scored}
    fill(root / "04评分表" / "笔试成绩表.xlsx", "成绩", "得分", marks)
    assert run("consolidate_scores", root).outcome
    play.appoint(root)
    for number in (1, 2, 3):
        allocate(root)
        rankings = play.rankings(root, number)
        ran = allocate(root)
        assert ran.errors == []
        taking_part = {each for each in play.choices if play.eligible(each)}
        got = {
            each: None if (place := places(root)[each]) == "未选中" else place
            for each in taking_part
        }
        assert got in play.stable(rankings)
        play.take(got)
        waiting = [each for each in play.choosing if each not in play.placed]
        vacant = [name for name in DEPARTMENTS if play.left[name]]
        if number == 3 or not waiting or not vacant:
            break
        play.wish(waiting, vacant)
        rows = [
            made.application(each, tuple(own)) | {"报名时间": datetime(2026, 3, 11 + number, 9, 0)}
            for each, own in play.choices.items()
        ]
        write_plain(root / "03报名表" / LATER[number + 1] / "报名.xlsx", {"选部门报名": rows})
    _close(root, play)


def _close(root: Path, play: Play) -> None:
    """The committee follows, but for the protected person, who may not be on standby."""
    proposed = {row["编号"]: row["建议去向"] for row in table(root / DECISIONS, "定岗决定")}
    spared = {each for each in play.first if proposed.get(each) == "待岗"}
    if spared and not (vacant := [name for name in DEPARTMENTS if play.left[name]]):
        return  # nowhere to put them: the scheme's places do not allow it
    others = dict.fromkeys(spared, vacant[0]) if spared else {}
    decide(root, proposed | others, dict.fromkeys(others, "按方案照顾"))
    assert allocate(root).errors == []
    rows = table(root / "结果" / "双向选择结果.xlsx", "人员去向")
    assert [row["编号"] for row in rows] == play.people
    ends = {row["编号"]: (row["去向类别"], row["去向"]) for row in rows}
    expected = play.placed | play.direct | play.staying | others
    for staff_id in play.people:
        usual = ("待岗", "待岗")
        wanted = ("部门岗位", expected[staff_id]) if staff_id in expected else usual
        if staff_id in play.holders:
            wanted = ("中层任职", play.post_of(staff_id))
        assert ends[staff_id] == wanted
    for name, quota in play.quotas.items():
        assert sum(end == ("部门岗位", name) for end in ends.values()) <= quota
    assert set(result(root, "部门情况", "部门")) == set(DEPARTMENTS)
    assert run("generate_notices", root).errors == []
    letters = [path.stem for path in (root / "08公文" / "任职通知书").glob("*.docx")]
    assert sorted(letters) == [f"任职通知书-人员{each}{each}" for each in sorted(play.holders)]
