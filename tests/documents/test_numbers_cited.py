"""A sealed paper keeps its number, wherever it is cited and whatever the scheme says by now."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaigns import fill, fill_items, run, table
from checking.offices import command
from documents.finished import LATER_SEALS, POSTS, SCHEME, SEALS, Facts, Word, copied
from documents.test_numbering import set_items

TODAY = date(2026, 9, 22)


def registered(root: Path, kind: str, register: str = SEALS) -> list[str]:
    rows = table(root / register, "用印登记", key="文件")
    return [row["文号"] for row in rows if row["文种"] == kind]


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """Every letter about standby is sealed, and so is the notice of the appointments."""
    root = copied(tmp_path)
    command(root)
    rows = table(root / SEALS, "用印登记", key="文件")
    kinds = ("待岗通知书", "任职通知")
    days = {row["文件"]: date(2026, 3, 23) for row in rows if row["文种"] in kinds}
    fill(root / SEALS, "用印登记", "用印日期", days, key="文件")
    return root


@pytest.mark.parametrize(
    "items",
    [
        {"发文机关代字": "青党"},
        {"通知书编号": "另编", "通知书代字": "青委通"},
        {"通知书编号": "不编号"},
    ],
    ids=["another word", "apart", "none"],
)
def test_the_number_under_which_it_was_sealed(sealed: Path, items: dict[str, Any]) -> None:
    before = registered(sealed, "待岗通知书"), registered(sealed, "任职通知")
    set_items(sealed, **items)
    command(sealed)
    cited = [
        Word(path).everything for path in (sealed / "08公文" / "恢复工作通知书").glob("*.docx")
    ]
    cited += [
        Word(path).everything for path in (sealed / "08公文" / "处理意见呈报表").glob("*.docx")
    ]
    assert cited
    assert all(any(number in text for number in before[0]) for text in cited)
    new = SEALS.replace(".xlsx", "（新）.xlsx")
    for register in (SEALS, *([new] if (sealed / new).exists() else [])):
        assert registered(sealed, "待岗通知书", register) == before[0]
        assert registered(sealed, "任职通知", register) == before[1]
    batch = Word(sealed / "08公文" / "批量打印" / "待岗通知书（合并）.docx").everything
    assert items == {"通知书编号": "不编号"} or all(number in batch for number in before[0])
    command(sealed, "--verify")
    print(table(sealed / "结果" / "核验报告.xlsx", "核验报告", key="类别"))
    assert command(sealed, "--verify") == 0
