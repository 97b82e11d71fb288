"""用印登记表 is begun before the last paper is there: the others stand on a further sheet."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaigns import fill, table
from overview.playing import decide_places, decide_posts, do, fill_scores, pick, town

FIRST, FURTHER = "08公文/用印登记表.xlsx", "08公文/用印登记表（续1）.xlsx"
HANDOVER = "工作移交通知.docx"


def rows(root: Path, register: str) -> dict[str, dict[str, Any]]:
    return {row["文件"]: row for row in table(root / register, "用印登记", "文件")}


def seal(root: Path, register: str, file: str, day: str) -> None:
    fill(root / register, "用印登记", "用印日期", {file: day}, key="文件")


def registers(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "08公文").glob("用印登记表*"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Posts are decided and a first paper is sealed; then places are decided."""
    made = town().write(tmp_path)
    do(made, date(2026, 3, 9))
    fill_scores(made)
    do(made)
    decide_posts(made)
    do(made, date(2026, 3, 11))
    seal(made, FIRST, "成绩公布.docx", "2026-03-12")
    pick(made)
    do(made, date(2026, 3, 12))
    decide_places(made)
    do(made, date(2026, 3, 19))
    return made


def test_later_papers_stand_on_a_further_sheet(root: Path) -> None:
    first, further = rows(root, FIRST), rows(root, FURTHER)
    assert registers(root) == ["用印登记表.xlsx", "用印登记表（续1）.xlsx"]
    assert "岗位安排通知.docx" in further
    assert next(row["序号"] for row in further.values()) == len(first) + 1
    # what had to wait for the decision on places may be sealed now, and says so there
    assert first.keys() & further.keys() == {HANDOVER}
    assert (bool(first[HANDOVER]["待填"]), bool(further[HANDOVER]["待填"])) == (True, False)


def test_a_paper_is_frozen_by_either_sheet(root: Path) -> None:
    seal(root, FURTHER, "岗位安排通知.docx", "2026-03-19")
    content = (root / "08公文/岗位安排通知.docx").read_bytes()
    fill(root / "07定岗决定/定岗决定表.xlsx", "定岗决定", "决定去向", {"05": "待岗"})
    fill(root / "07定岗决定/定岗决定表.xlsx", "定岗决定", "决定理由", {"05": "不服从安排"})
    do(root, date(2026, 3, 19))
    assert (root / "08公文/作废/岗位安排通知.docx").read_bytes() == content
    renewed = rows(root, FURTHER.replace(".xlsx", "（新）.xlsx"))
    assert "作废" in renewed["岗位安排通知.docx"]["待填"]
    assert renewed["岗位安排通知（重发）.docx"]["用印日期"] is None


def test_a_third_sheet_follows_a_second_that_was_begun(root: Path) -> None:
    seal(root, FURTHER, "岗位安排通知.docx", "2026-03-19")
    kinds = root / "公文模板/其他公文"
    kinds.mkdir(parents=True)
    sample = next(Path("templates/公文模板/其他公文").glob("*.docx"))
    (kinds / sample.name).write_bytes(sample.read_bytes())
    do(root, date(2026, 3, 19))
    assert registers(root)[-1] == "用印登记表（续2）.xlsx"
    assert "（新）" not in "".join(registers(root))
