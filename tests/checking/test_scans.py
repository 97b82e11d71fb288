"""Scans of papers beside them, and files in 作废: no other passes for a paper."""

from pathlib import Path

import pytest

from campaign.checking.strangers import strangers
from campaign.storage.folder import Folder

MADE = (
    "任职通知.docx", "任职通知书/任职通知书-安宁01.docx", "任职通知书/任职通知书-安宁1.docx",
    "任前公示.docx", "任前公示-2026年4月1日.docx", "批量打印/任职通知书（合并）.docx",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    for name in MADE:
        path = tmp_path / "08公文" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return Folder(tmp_path)


def told(folder: Folder, name: str) -> list[str]:
    path = folder.path("08公文", *name.split("/"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF")
    made = {
        f"08公文/{each}": folder.digest(folder.path("08公文", *each.split("/"))) for each in MADE
    }
    return [each.verdict.word for each in strangers(folder, made, made)]


@pytest.mark.parametrize(
    "name",
    [
        "任职通知.pdf", "任职通知.PDF", "任职通知-扫描件.pdf", "任职通知（已盖章）.jpg",
        "任職通知_掃描件.png", "任职通知书/任职通知书-安宁01.pdf", "扫描-任职通知.ofd",
        "扫描件/任职通知书-安宁01 (2).jpeg", "05任职通知书（10份）.pdf", "任职通知书（合并）.pdf",
        "任职通知书-安宁01 第2页.jpg", "任前公示-2026年4月1日.tif",
    ],
)  # fmt: skip
def test_the_scan_of_a_paper_that_stands_is_named(folder: Folder, name: str) -> None:
    assert told(folder, name) == ["扫描件"]


@pytest.mark.parametrize(
    "name",
    [
        "任职通知书-白帆02.pdf", "任职通知书-安宁012.pdf", "任职通知书-安宁12.jpg",
        "任职通知-安宁01.pdf", "任前公示-2026年4月11日.pdf", "任职通知（重发）.pdf",
        "待岗通知书.pdf", "岗位安排通知.png",
        "任职通知扫描件.docx", "任职通知书-安宁01.doc",
    ],
)  # fmt: skip
def test_what_readers_take_for_a_paper_that_nobody_made_fails(folder: Folder, name: str) -> None:
    assert told(folder, name) == ["来历不明的公文"]


def test_a_picture_of_something_else_is_nothing_that_was_made_here(folder: Folder) -> None:
    assert told(folder, "会议照片.jpg") == ["不是程序做的"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("作废/任职通知.docx", []), ("作废/任职通知书-安宁01-2.docx", []), ("作废/说明.txt", []),
        ("作废/任职通知书-白帆02.docx", ["来历不明的公文"]),
        ("作废/任职通知书-白帆02.pdf", ["来历不明的公文"]),
    ],
)  # fmt: skip
def test_among_void_papers_only_those_once_made(
    folder: Folder, name: str, expected: list[str]
) -> None:
    assert told(folder, name) == expected
