"""Every paper is read with python-docx and held against the decided sheets."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from campaign.checking.findings import Discrepancy
from campaign.checking.papers_read import read_against_decisions
from campaign.run import Run
from campaign.storage.folder import Folder
from campaigns import Quiet, table
from checking.offices import command
from posts.test_own_notices import DURING, announced, leaves, papers
from word.word_files import WordFile, changed

DOCUMENT = "word/document.xml"


def found(root: Path, of: Sequence[Path] = ()) -> list[tuple[str, str]]:
    """(file, what is missing) of all papers, or of some."""
    papers = [
        path.relative_to(root).as_posix()
        for path in of or sorted((root / "08公文").rglob("*.docx"))
    ]
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


APPOINTED = "任职通知书/任职通知书-薛丽027.docx"
PLACED = "岗位安排通知书/岗位安排通知书-余平035.docx"
ON_STANDBY = "待岗通知书/待岗通知书-潘伟029.docx"
RETURNING = "恢复工作通知书/恢复工作通知书-潘伟029.docx"
CHANGES = {
    "公示开始": ("任前公示.docx", "2026年3月12日", "2026年3月13日"),
    "公示结束": ("任前公示.docx", "2026年3月18日", "2026年3月17日"),
    "公示天数": ("任前公示.docx", "5个工作日", "3个工作日"),
    "公示人数": ("任前公示.docx", "10名", "11名"),
    "公示姓名": ("任前公示.docx", "薛丽", "某某"),
    "拟任职务": ("任前公示.docx", "镇建办副主任", "某某办副主任"),
    "任免人数": ("任职通知.docx", "等12名", "等10名"),
    "免职姓名": ("任职通知.docx", "魏东升", "某某"),
    "任职日期": ("任职通知.docx", "2026年3月19日", "2026年3月20日"),
    "通知文号": ("任职通知.docx", "青委〔2026〕14号", "青委〔2026〕41号"),
    "决定日期": (APPOINTED, "2026年3月11日", "2026年3月12日"),
    "成文日期": (APPOINTED, "2026年3月19日", "2026年3月20日"),
    "通知书编号": (APPOINTED, "青委〔2026〕19号", "青委〔2026〕91号"),
    "安排人数": ("岗位安排通知.docx", "26名", "25名"),
    "安排通知文号": ("岗位安排通知.docx", "青委〔2026〕25号", "青委〔2026〕52号"),
    "结果姓名": ("双向选择结果公布.docx", "何志远", "某某"),
    "结果日期": ("双向选择结果公布.docx", "2026年3月18日", "2026年3月19日"),
    "到岗部门": (PLACED, "经济发展办", "综治办"),
    "岗位文号": (PLACED, "青委〔2026〕45号", "青委〔2026〕54号"),
    "待岗开始": (ON_STANDBY, "2026年3月20日", "2026年3月21日"),
    "待岗期满": (ON_STANDBY, "2026年9月20日", "2026年9月30日"),
    "待岗文号": (ON_STANDBY, "青委〔2026〕55号", "青委〔2026〕56号"),
    "考评日期": (RETURNING, "2026年9月21日", "2026年9月12日"),
    "恢复文号": (RETURNING, "青委〔2026〕62号", "青委〔2026〕26号"),
}  # fmt: skip
"""A fact by what it is: the paper, how it stands there, what somebody makes of it."""


def test_every_fact_that_was_decided_is_looked_for(finished: Path) -> None:
    whole = {file: (finished / "08公文" / file).read_bytes() for file, _, _ in CHANGES.values()}
    for name, (file, right, wrong) in CHANGES.items():
        path = finished / "08公文" / file
        path.write_bytes(changed(whole[file], DOCUMENT, right, wrong))
        missing = dict(found(finished, [path]))
        assert missing.get(f"08公文/{file}", "") in right, name
        assert missing, name
        path.write_bytes(whole[file])


def test_who_moved_up_is_looked_for_in_papers_of_their_own(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    papers(root, DURING)
    assert found(root) == []
    own = {path.name: path for path in (root / "08公文").glob("*递补*.docx")}
    assert len(own) == 2
    for path in own.values():
        path.write_bytes(changed(path.read_bytes(), DOCUMENT, "人员02", "某某"))
    assert {(label.rpartition("/")[2], fact) for label, fact in found(root)} == {
        (name, "人员02") for name in own
    }


def test_room_for_a_number_is_no_wrong_number(finished: Path) -> None:
    path, _, _ = appointed(finished)
    number = re.search(r"青委〔2026〕\d+号", WordFile(path.read_bytes()).everything())
    assert number
    path.write_bytes(changed(path.read_bytes(), DOCUMENT, number[0], "青委〔2026〕　号"))
    assert found(finished) == []


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
