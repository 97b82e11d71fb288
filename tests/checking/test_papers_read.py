"""Every paper is read with python-docx and held against the decided sheets."""

from datetime import date
from pathlib import Path

import pytest

from campaign.checking.findings import Discrepancy
from campaign.checking.papers_read import read_against_decisions
from campaign.run import Run
from campaign.storage.folder import Folder
from campaigns import Quiet, table
from checking.offices import command
from word.word_files import changed

DOCUMENT = "word/document.xml"


def found(root: Path) -> list[tuple[str, str]]:
    """(file, what is missing) of all papers."""
    papers = sorted(path.relative_to(root).as_posix() for path in (root / "08公文").rglob("*.docx"))
    run = Run(Folder(root), Quiet(), date(2026, 9, 22))
    return [(each.label, each.published) for each in read_against_decisions(run, papers)]


def appointed(root: Path) -> tuple[Path, str, str]:
    """The letter to somebody who is appointed, their name and post."""
    rows = table(root / "05任用决定/任用决定表.xlsx", "任用决定")
    row = next(each for each in rows if each["党委决定"] == "任用")
    path = root / "08公文/任职通知书" / f"任职通知书-{row['姓名']}{row['编号']}.docx"
    return path, row["姓名"], row["部门"] + row["职务"]


def test_what_was_printed_says_what_was_decided(finished: Path) -> None:
    assert found(finished) == []


@pytest.mark.parametrize("at", [1, 2])
def test_another_name_or_post_is_seen(finished: Path, at: int) -> None:
    path, *facts = appointed(finished)
    fact = facts[at - 1]
    path.write_bytes(changed(path.read_bytes(), DOCUMENT, fact, "某某"))
    assert found(finished) == [(path.relative_to(finished).as_posix(), fact)]


def test_whoever_is_left_out_of_the_notice_is_seen(finished: Path) -> None:
    path = finished / "08公文/任职通知.docx"
    rows = table(finished / "05任用决定/任用决定表.xlsx", "任用决定")
    name = [row["姓名"] for row in rows if row["党委决定"] == "任用"][-1]
    path.write_bytes(changed(path.read_bytes(), DOCUMENT, f"{name}同志任", "某某同志任"))
    assert found(finished) == [("08公文/任职通知.docx", name)]


def test_marks_left_over_and_damaged_files_are_seen(finished: Path) -> None:
    path, _, _ = appointed(finished)
    label = path.relative_to(finished).as_posix()
    whole = path.read_bytes()
    path.write_bytes(changed(whole, DOCUMENT, "特此通知", "{{ 决定会议 }}"))
    assert (label, "") in found(finished)
    path.write_bytes(whole[: len(whole) // 2])
    assert found(finished) == [(label, "")]


def test_an_offices_own_words_are_its_own(finished: Path) -> None:
    path, _, post = appointed(finished)
    (finished / "公文模板").mkdir(exist_ok=True)
    (finished / "公文模板" / "任职通知书.docx").write_bytes(b"")
    path.write_bytes(changed(path.read_bytes(), DOCUMENT, post, "某某"))
    assert found(finished) == []


def test_it_is_part_of_the_verification(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def read(run: Run, labels: list[str]) -> list[Discrepancy]:
        seen.extend(labels)
        return []

    monkeypatch.setattr("campaign.checking.verification.read_against_decisions", read)
    assert command(finished, "--verify") == 0
    assert {path.name for path in (finished / "08公文").rglob("*.docx")} == {
        label.rpartition("/")[2] for label in seen
    }
