"""Every sentence of the sample, checked by hand: from the sheets alone, with none of our rules.

The departments' sheets give opinion and rank, the scheme the quotas, the forms the choices. From
those and from who was taken, each clause is worked out again as somebody with a pencil would.
"""

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from campaigns import run, table

SAMPLE = Path(__file__).resolve().parents[2] / "sample_workbooks" / "样例活动"
LAST = "所报志愿均未入选。"
CAUSES = {
    "009": "未被选中", "014": "未被选中", "020": "不服从安排", "029": "未被选中",
    "046": "未报名", "047": "未被选中",
}  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = copytree(SAMPLE, tmp_path_factory.mktemp("hand") / "样例活动")
    assert run("allocate_departments", made, date(2026, 9, 22)).outcome
    return made


class Sheets:
    """What lies on the desk for one round."""

    def __init__(self, root: Path, quotas: dict[str, int], word: str, *below: str) -> None:
        self.quotas = quotas
        self.word = word
        self.picks: dict[str, dict[str, tuple[str, int | None]]] = {}
        for path in root.joinpath("06部门初选", *below).glob("*.xlsx"):
            rows = table(path, "初选")
            department = path.stem.removeprefix("部门初选表-")
            self.picks[department] = {row["编号"]: (row["初选意见"], row["排序"]) for row in rows}
        self.taken: dict[str, list[str]] = {department: [] for department in quotas}

    def clause(self, staff_id: str, department: str, arrived: bool) -> str:
        """What the sentence must say of one choice."""
        if arrived:
            return "前面的志愿已入选，不再考虑"
        opinion, rank = self.picks[department][staff_id]
        if opinion == "不同意":
            return "部门不同意，未入选"
        ranks = [self.picks[department][each][1] for each in self.taken[department]]
        last = max(each for each in ranks if each is not None)
        start = f"部门同意，排第{rank}；{self.word}{self.quotas[department]}名，"
        if staff_id in self.taken[department]:
            return f"{start}选中{len(ranks)}人（取到排序第{last}），入选"
        assert rank is not None
        assert rank > last
        assert len(ranks) == self.quotas[department]  # or they would be in
        return f"{start}已由排在前面的{len(ranks)}人占满（取到排序第{last}），未入选"


def desk(root: Path) -> list[Sheets]:
    """Both rounds; who was taken where is read off the two columns of choices and 去向."""
    rows = table(root / "01活动方案.xlsx", "双选部门", key="部门")
    first = Sheets(root, {row["部门"]: row["职数"] for row in rows}, "职数")
    taken = {row["编号"]: row for row in results(root)}
    for staff_id, row in taken.items():
        if row["去向"] != "未选中" and not row["第二轮志愿"]:
            first.taken[row["去向"]].append(staff_id)
    left = {name: quota - len(first.taken[name]) for name, quota in first.quotas.items()}
    second = Sheets(root, left, "空缺", "第二轮")
    for staff_id, row in taken.items():
        if row["去向"] != "未选中" and row["第二轮志愿"]:
            second.taken[row["去向"]].append(staff_id)
    return [first, second]


def results(root: Path) -> list[dict[str, Any]]:
    return table(root / "结果" / "双向选择结果.xlsx", "分配结果")


def choices_on_forms(root: Path) -> dict[str, list[str]]:
    """The first round's choices as they were handed in, from the cast that wrote the forms."""
    from maintenance import sample_people

    return {each.staff_id: list(each.departments) for each in sample_people.people()}


def test_every_person_s_sentence(root: Path) -> None:
    first, second = desk(root)
    forms = choices_on_forms(root)
    rows = results(root)
    assert len(rows) == 30
    for row in rows:
        told = row["依据"]
        one, _, two = told.removeprefix("第一轮：").partition("第二轮：")
        wanted = [row[name] for name in ("第一志愿", "第二志愿") if row[name]]
        assert wanted == forms[row["编号"]]
        assert one == sentence(first, row["编号"], wanted)
        if not row["第二轮志愿"]:
            placed = row["去向"] != "未选中"
            assert two == ("" if placed else "没有报名选部门。")
        else:
            assert two == sentence(second, row["编号"], row["第二轮志愿"].split("、"))


def sentence(sheets: Sheets, staff_id: str, wanted: list[str]) -> str:
    parts = []
    arrived = False
    for number, department in zip("一二", wanted, strict=False):
        parts.append(
            f"第{number}志愿{department}：{sheets.clause(staff_id, department, arrived)}。"
        )
        arrived = arrived or staff_id in sheets.taken[department]
    return "".join(parts) + ("" if arrived else LAST)


def test_nobody_better_ranked_was_passed_over(root: Path) -> None:
    """Envy without reason: somebody preferred by a department to one of its own, and wanting it."""
    first, _ = desk(root)
    for row in results(root):
        wanted = [row[name] for name in ("第一志愿", "第二志愿") if row[name]]
        for department in wanted:
            if row["编号"] in first.taken[department]:
                break
            opinion, rank = first.picks[department][row["编号"]]
            if opinion == "同意":
                assert rank is not None
                for other in first.taken[department]:
                    ahead = first.picks[department][other][1]
                    assert ahead is not None
                    assert ahead < rank
                assert len(first.taken[department]) == first.quotas[department]


def test_every_department_s_figures(root: Path) -> None:
    first, second = desk(root)
    rows = table(root / "结果" / "双向选择结果.xlsx", "部门情况", key="部门")
    for row in rows:
        department = row["部门"]
        members = first.taken[department] + second.taken[department]
        assert (row["职数"], row["选中人数"]) == (first.quotas[department], len(members))
        assert row["空缺"] == first.quotas[department] - len(members)
        assert row["选中/职数"] == f"{len(members)}/{first.quotas[department]}"
    total = sum(row["选中人数"] for row in rows)
    assert total == sum(row["去向"] != "未选中" for row in results(root))


def test_every_balance_line_gives_the_decision_and_its_ground(root: Path) -> None:
    decided = {
        row["编号"]: row for row in table(root / "07定岗决定" / "定岗决定表.xlsx", "定岗决定")
    }
    for row in table(root / "结果" / "双向选择结果.xlsx", "人员去向"):
        decision = decided.get(row["编号"])
        basis = row["依据"]
        if row["去向"] == "待岗":
            cause, basis = CAUSES[row["编号"]], row["依据"].removeprefix("待岗原因：")
            assert basis.startswith(f"{cause}。")
            basis = basis.removeprefix(f"{cause}。")
        if decision is None:
            assert row["去向类别"] in ("中层任职", "不参加")
        elif decision["决定去向"] == decision["建议去向"]:
            assert row["去向"] == decision["决定去向"]
            assert basis.startswith("党委决定，与双向选择结果一致：")
        else:
            assert row["去向"] == decision["决定去向"]
            assert decision["决定理由"].rstrip("。") in row["依据"]
            assert f"双向选择结果为{decision['建议去向']}" in row["依据"]
