"""What people edited is kept, what no longer holds is set aside, what changed is told."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from campaigns import Ran, fill, fill_items, table
from documents.finished import PLACES, POSTS, SEALS, Facts, Word, copied, generated

STAYS = "001"
"""Somebody appointed who stands on the decision table once."""


@pytest.fixture
def root(printed: Path) -> Path:
    return printed


def edit(path: Path) -> bytes:
    """Add a sentence in Word; what the file then holds."""
    document = Document(str(path))
    document.paragraphs[-1].add_run("经办人已核。")
    document.save(str(path))
    return path.read_bytes()


def other_day(root: Path) -> None:
    fill_items(root / POSTS, "会议信息", {"任职日期": date(2026, 3, 20)})


def notices(ran: Ran) -> dict[str, str]:
    """Code of each notice by the file it is about."""
    return {issue.where.file: issue.kind.code for issue in ran.issues if issue.where.file}


def refused(root: Path, key: str) -> None:
    """The committee takes an appointment back."""
    fill(root / POSTS, "任用决定", "党委决定", {key: "不任用"})
    fill(root / POSTS, "任用决定", "决定理由", {key: "本人申请"})


def test_an_edited_document_is_kept_and_the_new_one_put_beside(root: Path) -> None:
    letter = Facts(root).file("任职通知书", STAYS)
    edited = edit(letter)
    other_day(root)
    ran = generated(root)
    beside = letter.with_name(f"{letter.stem}（新）.docx")
    assert letter.read_bytes() == edited
    assert Word(beside).line("成文日期") == "2026年3月20日"
    assert "经办人已核" not in Word(beside).everything
    label = letter.relative_to(root).as_posix()
    assert notices(ran)[label] == "W10"
    assert ran.errors == []
    others = [path for path in letter.parent.glob("*（新）*") if path != beside]
    assert others == []


def test_an_edited_document_stays_edited_run_after_run(root: Path) -> None:
    letter = Facts(root).file("任职通知书", STAYS)
    edited = edit(letter)
    for _ in range(2):
        assert "W10" in notices(generated(root)).values()
        assert letter.read_bytes() == edited


def test_the_new_one_may_take_the_place_of_the_edited_one(root: Path) -> None:
    letter = Facts(root).file("任职通知书", STAYS)
    edit(letter)
    generated(root)
    beside = letter.with_name(f"{letter.stem}（新）.docx")
    beside.replace(letter)
    assert "W10" not in notices(generated(root)).values()
    assert not beside.exists()


def test_what_is_no_longer_called_for_is_set_aside(root: Path) -> None:
    letter = Facts(root).file("任职通知书", STAYS)
    content = letter.read_bytes()
    refused(root, STAYS)
    ran = generated(root)
    assert not letter.exists()
    assert (root / "08公文" / "作废" / letter.name).read_bytes() == content
    assert ran.outcome
    assert any("作废" in line and "任职通知书1份" in line for line in ran.outcome.lines)
    lines = Facts(root).paper("任职通知").lines("公文正文")
    appointed = [line for line in lines if "同志任" in line]
    assert not any(Facts(root).people[STAYS]["姓名"] in line for line in appointed)


def test_set_aside_twice_both_are_kept(root: Path) -> None:
    letter = Facts(root).file("任职通知书", STAYS)
    decided = (root / POSTS).read_bytes()
    for expected in (1, 2):
        refused(root, STAYS)
        generated(root)
        aside = list((root / "08公文" / "作废").glob(f"*{STAYS}*.docx"))
        assert len([path for path in aside if path.name.startswith("任职通知书")]) == expected
        (root / POSTS).write_bytes(decided)
        generated(root)
        assert letter.exists()


def test_what_is_no_longer_called_for_but_edited_stays_and_is_told(root: Path) -> None:
    letter = Facts(root).file("任职通知书", STAYS)
    edited = edit(letter)
    refused(root, STAYS)
    ran = generated(root)
    assert letter.read_bytes() == edited
    assert notices(ran)[letter.relative_to(root).as_posix()] == "W11"


def test_what_changed_is_told(root: Path) -> None:
    again = generated(root)
    assert again.outcome
    assert not any("换新" in line for line in again.outcome.lines)
    other_day(root)
    changed = generated(root)
    assert changed.outcome
    (line,) = [line for line in changed.outcome.lines if "换新" in line]
    assert "任职通知、" in line
    assert f"任职通知书（{STAYS}）" in line
    facts = Facts(root)
    assert not any(facts.people[key]["姓名"] in line for key in facts.people)


def test_batches_follow(root: Path) -> None:
    refused(root, STAYS)
    generated(root)
    batch = Word(root / "08公文" / "批量打印" / "任职通知书（合并）.docx")
    names = [line.removesuffix("同志：") for line in batch.lines("主送机关")]
    assert Facts(root).people[STAYS]["姓名"] not in names
    assert len(names) == len(Facts(root).appointed)


def test_a_register_that_was_filled_is_kept_and_its_entries_carried_over(root: Path) -> None:
    fill(root / SEALS, "用印登记", "监印人", {"1": "周雅琴"}, key="序号")
    filled = (root / SEALS).read_bytes()
    generated(root)
    assert (root / SEALS).read_bytes() == filled
    beside = root / "08公文" / "用印登记表（新）.xlsx"
    assert not beside.exists()
    refused(root, STAYS)
    ran = generated(root)
    assert (root / SEALS).read_bytes() == filled
    rows = table(beside, "用印登记", key="序号")
    assert rows[0]["监印人"] == "周雅琴"
    assert any(issue.where.file == SEALS for issue in ran.issues)


def test_a_campaign_without_decisions_yet_has_its_plan(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for name in (POSTS, PLACES):
        (root / name).unlink()
    ran = generated(root)
    assert ran.outcome
    assert ran.outcome.waits_for
    rows = [
        row
        for row in load_workbook(root / SEALS)["用印登记"].iter_rows(values_only=True)
        if isinstance(row[0], int)
    ]
    assert [row[1] for row in rows] == ["实施方案通知", "动员会通知", "成绩公布"]
