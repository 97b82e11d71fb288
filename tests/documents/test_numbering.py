"""通知书编号: with the notices, none, or apart; what stays open is told in the register."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, codes, fill, table
from documents.finished import LATER_SEALS, SCHEME, SEALS, Facts, copied, generated, made, reviewed
from documents.test_office_templates import own_copy

LETTERS = {"任职通知书", "岗位安排通知书", "待岗通知书", "恢复工作通知书"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path)
    (root / "公文模板").mkdir()
    return root


def set_items(root: Path, **items: Any) -> None:
    book = load_workbook(root / SCHEME)
    sheet = book["基本信息"]
    cells = {row[0].value: row[1] for row in sheet.iter_rows() if row[0].value}
    for name, value in items.items():
        if name in cells:
            cells[name].value = value
        else:
            sheet.append([name, value])
    book.save(root / SCHEME)


def registered(root: Path) -> list[dict[str, object]]:
    both = (SEALS, LATER_SEALS)
    return [row for path in both for row in table(root / path, "用印登记", key="文种")]


def done(root: Path) -> Ran:
    ran = generated(root)
    assert [*ran.errors, *reviewed(root).errors] == []
    return ran


def letters_of(root: Path) -> list[str]:
    return [text for name, text in made(root).items() if name.split("/")[0] in LETTERS]


def test_apart_they_begin_at_one_with_a_word_of_their_own(root: Path) -> None:
    set_items(root, 通知书编号="另编", 通知书代字="青委通")
    done(root)
    rows = [row for row in registered(root) if row["文号"]]
    letters = [row["文号"] for row in rows if row["文种"] in LETTERS]
    notices = [row["文号"] for row in rows if row["文种"] not in LETTERS]
    assert letters == [f"青委通〔2026〕{n}号" for n in range(1, len(letters) + 1)]
    assert notices == [f"青委〔2026〕{n}号" for n in range(12, 12 + len(notices))]
    again = [text for text in letters_of(root) if "恢复工作通知书" in text]
    assert all("待岗通知书文号：青委通〔2026〕" in text for text in again)
    done(root)
    assert [row["文号"] for row in registered(root) if row["文种"] in LETTERS] == letters


def test_without_numbers_none_is_printed_and_no_bracket_left(root: Path) -> None:
    set_items(root, 通知书编号="不编号")
    done(root)
    found = letters_of(root)
    assert found
    assert not any("〔" in text or "（）" in text or "文号：" in text for text in found)
    rows = {row["文种"]: row["文号"] for row in registered(root)}
    assert {kind for kind, number in rows.items() if not number} >= LETTERS
    assert rows["任职通知"]


def test_an_own_template_may_still_print_the_number(root: Path) -> None:
    set_items(root, 通知书编号="不编号")
    own_copy(root, "特此通知。", "编号：{{ 文号 }}。")
    done(root)
    assert all("编号：。" in text for text in letters_of(root) if "任职通知书" in text)


@pytest.mark.parametrize("word", [None, "青委"])
def test_apart_they_need_a_word_of_their_own(root: Path, word: str | None) -> None:
    set_items(root, 通知书编号="另编", 通知书代字=word)
    assert "S44" in {code for _, code in codes(generated(root).errors)}


def test_a_sealed_letter_is_issued_anew_in_its_own_series(root: Path) -> None:
    set_items(root, 通知书编号="另编", 通知书代字="青委通")
    generated(root)
    facts = Facts(root)
    staff_id = next(iter(facts.appointed))
    file = facts.file("任职通知书", staff_id).name
    fill(root / SEALS, "用印登记", "用印日期", {file: "2026年3月19日"}, key="文件")
    listed = table(root / SEALS, "用印登记", key="文种")
    old = next(row["文号"] for row in listed if row["文件"] == file)
    set_items(root, **{"报到期限(工作日)": 3})
    generated(root)
    rows = table(root / SEALS.replace(".xlsx", "（新）.xlsx"), "用印登记", key="文种")
    new = next(
        row for row in rows if str(row["文件"]).startswith(file.removesuffix(".docx") + "（重")
    )
    assert str(new["文号"]).startswith("青委通〔2026〕")
    assert new["文号"] != old


def test_receipts_name_the_person_and_the_letter(root: Path) -> None:
    generated(root)
    facts = Facts(root)
    for staff_id in facts.appointed:
        text = facts.letter("任职通知书", staff_id).everything
        (receipt,) = (line for line in text.splitlines() if "已收到" in line)
        assert f"{facts.name(staff_id)}的任职通知书（青委〔2026〕" in receipt


def test_every_number_that_stays_open_is_to_be_filled_in(root: Path) -> None:
    set_items(root, 起始文号=None)
    done(root)
    waiting = {row["文种"]: row["待填"] for row in registered(root)}
    assert waiting["任职通知书"] == waiting["任职通知"] == "文号"
    assert waiting["恢复工作通知书"] == "文号、待岗通知书文号"
    assert waiting["处理意见呈报表"] == "待岗通知书文号"
