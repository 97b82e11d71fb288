"""A sealed paper keeps its number, wherever it is cited and whatever the scheme says by now."""

from datetime import date
from pathlib import Path

from campaigns import fill, table
from documents.finished import SEALS, Word, copied, generated, reviewed
from documents.test_numbering import set_items

SEALED = ("待岗通知书", "任职通知")


def registered(path: Path) -> list[str]:
    rows = table(path, "用印登记", key="文件")
    return [row["文号"] for row in rows if row["文种"] in SEALED]


def test_the_number_under_which_it_was_sealed(tmp_path: Path) -> None:
    root = copied(tmp_path)
    generated(root)
    rows = table(root / SEALS, "用印登记", key="文件")
    days = {row["文件"]: date(2026, 3, 23) for row in rows if row["文种"] in SEALED}
    fill(root / SEALS, "用印登记", "用印日期", days, key="文件")
    numbers = registered(root / SEALS)
    set_items(root, 发文机关代字="青党")
    assert [*generated(root).errors, *reviewed(root).errors] == []
    citing = [
        *(root / "08公文" / "恢复工作通知书").glob("*.docx"),
        *(root / "08公文" / "处理意见呈报表").glob("*.docx"),
    ]
    assert citing
    for path in citing:
        assert any(number in Word(path).everything for number in numbers), path.name
    own, new = root / SEALS, root / SEALS.replace(".xlsx", "（新）.xlsx")
    assert [registered(each) for each in (own, new) if each.exists()][-1] == numbers


def test_papers_not_yet_sealed_are_listed_under_their_new_number(tmp_path: Path) -> None:
    root = copied(tmp_path)
    generated(root)
    first, *others = table(root / SEALS, "用印登记", key="文件")
    day = {first["文件"]: date(2026, 3, 23)}
    fill(root / SEALS, "用印登记", "用印日期", day, key="文件")
    set_items(root, 发文机关代字="青党")
    assert generated(root).errors == []
    new = table(root / SEALS.replace(".xlsx", "（新）.xlsx"), "用印登记", key="文件")
    expected = [each["文号"] and each["文号"].replace("青委", "青党") for each in others]
    assert [each["文号"] for each in new] == [first["文号"], *expected]
