"""报名人选公示 and the answers to requests for a recheck: made where they are asked for."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaigns import Town, codes, run, table, write_plain
from documents.finished import Word

HEAD = "党政办主任"
RECORD = Path("08公文") / "复核申诉登记表.xlsx"
ASKED: dict[str, Any] = {
    "编号": "01", "姓名": "安宁", "事项": "资格审核", "提出日期": date(2026, 3, 10),
    "复核内容": "工作年限的算法", "受理人": "秦山", "结论": "更正", "处理说明": "按整月重算",
    "结论日期": date(2026, 3, 11),
}  # fmt: skip


@pytest.fixture
def town() -> Town:
    made = Town(post_choices={"01": (HEAD,), "02": (HEAD,)})
    made.people[1] |= {"政治面貌": "群众"}
    made.basics |= {"人选公示开始": date(2026, 3, 9), "人选公示工作日数": 3, "受理部门": "纪委"}
    return made


def test_those_who_may_compete_are_published(tmp_path: Path, town: Town) -> None:
    root = town.write(tmp_path)
    assert run("generate_notices", root, date(2026, 3, 12)).errors == []
    notice = Word(root / "08公文" / "报名人选公示.docx")
    assert notice.table("姓名", "竞争职位") == [["安宁", HEAD]]
    assert "2026年3月9日至2026年3月11日，共3个工作日" in notice.everything
    assert "受理部门：纪委" in notice.everything
    assert (root / RECORD).exists()


def test_nobody_is_published_while_somebody_is_under_review(tmp_path: Path, town: Town) -> None:
    town.posts[0]["其他条件"] = "有三年基层工作经历"
    root = town.write(tmp_path)
    ran = run("generate_notices", root, date(2026, 3, 12))
    assert ran.outcome
    assert any("人工审核" in each for each in ran.outcome.waits_for)
    assert not (root / "08公文" / "报名人选公示.docx").exists()


def test_a_town_that_asks_for_neither_gets_neither(tmp_path: Path, town: Town) -> None:
    del town.basics["人选公示开始"]
    root = town.write(tmp_path)
    run("generate_notices", root, date(2026, 3, 12))
    assert not {"报名人选公示", "复核申诉登记表"} & {path.stem for path in root.rglob("*.*")}


def test_who_asked_is_answered(tmp_path: Path, town: Town) -> None:
    root = town.write(tmp_path)
    waiting = ASKED | {"编号": "02", "姓名": "白帆", "结论": "", "结论日期": ""}
    write_plain(root / RECORD, {"复核申诉": [ASKED, waiting]})
    before = (root / RECORD).read_bytes()
    assert run("generate_notices", root, date(2026, 3, 12)).errors == []
    (letter,) = (root / "08公文" / "复核结果通知书").glob("*.docx")
    said = Word(letter).everything
    assert "你于2026年3月10日对资格审核提出复核：工作年限的算法。" in said
    assert "原结果有误，予以更正。按整月重算。" in said
    assert (root / RECORD).read_bytes() == before
    sealed = table(root / "08公文" / "用印登记表.xlsx", "用印登记", key="文种")
    assert "复核结果通知书" in {row["文种"] for row in sealed}


@pytest.mark.parametrize(
    ("change", "issue"),
    [
        ({"处理说明": ""}, ("H2", "R50")),
        ({"结论日期": date(2026, 3, 9)}, ("I2", "R51")),
        ({"结论日期": date(2027, 3, 12)}, ("I2", "R51")),  # a year late: still to come
        ({"提出日期": date(2025, 3, 10)}, ("D2", "R51")),  # before registration opened
        ({"结论日期": ""}, ("I2", "R52")),
        ({"编号": "99"}, ("A2", "P02")),
        ({"结论": "驳回"}, ("G2", "V05")),
    ],
)
def test_a_record_that_cannot_be_right(
    tmp_path: Path, town: Town, change: dict[str, Any], issue: tuple[str, str]
) -> None:
    root = town.write(tmp_path)
    write_plain(root / RECORD, {"复核申诉": [ASKED | change]})
    assert codes(run("generate_notices", root, date(2026, 3, 12)).errors) == {issue}
