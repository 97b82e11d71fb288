"""Small campaigns without posts, and what people write in them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from campaigns import Ran, Town, codes, fill, fill_items, person, run, table, write_plain

RESULT = Path("结果", "双向选择结果.xlsx")
DECISIONS = Path("07定岗决定", "定岗决定表.xlsx")
MEETING = {"决定日期": date(2026, 3, 18), "任职日期": date(2026, 3, 19)}
NAMES = ("安宁", "白帆", "池清", "戴月", "方舟", "葛洪", "韩雪", "江川")

Answers = Mapping[str, int | None]
"""By 编号 the rank, or None for 不同意."""


def town(
    quotas: Mapping[str, int], choices: Mapping[str, Sequence[str]], people: int = 6, **changes: Any
) -> Town:
    """A town that only chooses departments; `changes` are items of 基本信息."""
    plain = Town(
        posts=[],
        departments=[
            {"部门": name, "职数": quota, "包含岗位": "", "分管领导": f"{name[0]}领导"}
            for name, quota in quotas.items()
        ],
        people=[person(f"{n:02}", name) for n, name in enumerate(NAMES[:people], 1)],
        department_choices={staff_id: tuple(wanted) for staff_id, wanted in choices.items()},
    )
    plain.basics |= changes
    return plain


def answer(root: Path, answers: Mapping[str, Answers], *below: str) -> None:
    """Fill the departments' sheets as made: whoever is not named is refused."""
    for department, ranks in answers.items():
        path = root.joinpath("06部门初选", *below, f"部门初选表-{department}.xlsx")
        listed = [row["编号"] for row in table(path, "初选")]
        opinions = {each: "同意" if ranks.get(each) else "不同意" for each in listed}
        fill(path, "初选", "初选意见", opinions)
        fill(path, "初选", "排序", {each: ranks.get(each) for each in listed})


def pick_rows(rows: Sequence[tuple[str, str, str, object]]) -> list[dict[str, Any]]:
    """Rows of a plain sheet: 编号, 姓名, 初选意见, 排序."""
    return [
        {"编号": staff_id, "姓名": name, "志愿序": 1, "现部门": "", "初选意见": said, "排序": rank}
        for staff_id, name, said, rank in rows
    ]


def write_picks(
    root: Path, department: str, rows: Sequence[tuple[str, str, str, object]], *below: str
) -> Path:
    """A department's sheet as another program would write it."""
    path = root.joinpath("06部门初选", *below, f"部门初选表-{department}.xlsx")
    return write_plain(path, {"初选": pick_rows(rows)})


def register_again(plain: Town, root: Path, choices: Mapping[str, Sequence[str]]) -> Path:
    """Registrations for a second round."""
    rows = [
        plain.application(*each) | {"报名时间": datetime(2026, 3, 12, 9, 0)}
        for each in choices.items()
    ]
    return write_plain(root / "03报名表" / "第二轮" / "报名.xlsx", {"选部门报名": rows})


def result(root: Path, sheet: str, key: str = "编号") -> dict[str, dict[str, Any]]:
    """The rows of a sheet of the result, by their key."""
    return {str(row[key]): row for row in table(root / RESULT, sheet, key)}


def places(root: Path) -> dict[str, str]:
    """去向 by 编号 on 分配结果."""
    return {staff_id: row["去向"] for staff_id, row in result(root, "分配结果").items()}


def decide(
    root: Path, decisions: Mapping[str, str], reasons: Mapping[str, str] | None = None
) -> None:
    """Fill the decision table and the meeting."""
    fill(root / DECISIONS, "定岗决定", "决定去向", decisions)
    fill(root / DECISIONS, "定岗决定", "决定理由", reasons or {})
    fill_items(root / DECISIONS, "会议信息", MEETING)


def follow_proposals(root: Path, **otherwise: str) -> None:
    """The committee decides as proposed, but for those named."""
    proposed = {row["编号"]: row["建议去向"] for row in table(root / DECISIONS, "定岗决定")}
    decide(root, proposed | otherwise, dict.fromkeys(otherwise, "党委研究决定"))


def found(ran: Ran) -> set[tuple[str, str]]:
    """(cell, code) of what was found, apart from what the scheme as such gives, and renewals."""
    return {each for each in codes(ran.issues) if each[1] not in ("S17", "S18", "T13")}


def allocate(root: Path) -> Ran:
    """Run the step, which must come to an end."""
    ran = run("allocate_departments", root)
    assert ran.outcome, [*ran.waits_for, *(each.problem for each in ran.errors)]
    return ran
