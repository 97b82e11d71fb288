"""张榜.html: what may be posted, and from which day on."""

import json
from datetime import date
from pathlib import Path

from overview.html import Page
from overview.playing import (
    BOARD,
    decide_places,
    decide_posts,
    do,
    fill_scores,
    pick,
    to_picks,
    town,
)

HEADINGS = ("竞争上岗成绩公布", "任前公示", "双向选择结果公布")


def posted(root: Path) -> list[str]:
    """Which of the three stand on the board."""
    if not (root / BOARD).exists():
        return []
    text = Page.of(root / BOARD).text
    return [each for each in HEADINGS if each in text]


def test_each_part_is_posted_from_its_day(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root)
    fill_scores(root)
    do(root, date(2026, 3, 10))
    assert posted(root) == []  # the marks are published on the working day before the notice
    do(root, date(2026, 3, 11))
    assert posted(root) == ["竞争上岗成绩公布"]
    decide_posts(root)
    do(root, date(2026, 3, 11))
    assert posted(root) == ["竞争上岗成绩公布"]
    do(root, date(2026, 3, 12))
    assert posted(root) == ["竞争上岗成绩公布", "任前公示"]
    pick(root)
    do(root, date(2026, 3, 12))
    assert posted(root) == ["竞争上岗成绩公布", "任前公示"]  # the result is a proposal yet
    decide_places(root)
    do(root, date(2026, 3, 12))
    assert posted(root) == list(HEADINGS)


def test_who_is_on_standby_is_not_posted(at_end: Path) -> None:
    text = Page.of(at_end / BOARD).text
    assert all(name in text for name in ("安宁", "白帆", "池清", "戴月", "方舟"))
    assert "葛洪" not in text
    assert "待岗" not in text


def test_nobody_undecided_is_posted(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root)
    fill_scores(root)
    do(root)
    decide_posts(root)
    do(root)
    pick(root)
    do(root)
    decide_places(root, but="05")
    do(root, date(2026, 3, 12))
    text = Page.of(root / BOARD).text
    assert "戴月" in text
    assert "方舟" not in text


def test_what_is_faulty_is_taken_down(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root)
    fill_scores(root)
    do(root, date(2026, 3, 11))
    assert posted(root)
    from campaigns import fill

    fill(root / "04评分表" / "竞职演说评分表-秦山.xlsx", "评分表", "得分", {"01": 999})
    do(root, date(2026, 3, 11))
    assert posted(root) == []
    assert BOARD not in json.loads((root / "运行记录" / "总览.json").read_bytes())["页面"]


def test_where_an_earlier_version_hung_it_none_stays(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root)
    fill_scores(root)
    do(root, date(2026, 3, 11))
    register, former = root / "运行记录" / "总览.json", root / "张榜.html"
    former.write_bytes((root / BOARD).read_bytes())
    register.write_text(register.read_text("utf-8").replace(BOARD, former.name), "utf-8")
    (root / BOARD).unlink()
    do(root, date(2026, 3, 11))
    assert not former.exists()
    assert posted(root)


def test_a_mark_behind_a_shared_name_is_in_the_script_of_the_board(tmp_path: Path) -> None:
    own = town()
    for person in own.people[3:5]:
        person["姓名"] = "方宁"
    root = to_picks(own, tmp_path)
    do(root, date(2026, 3, 12))
    decide_places(root)
    own.basics["文字"] = "繁體"
    own.write(root)
    do(root, date(2026, 3, 19))
    assert "方宁（編號04）" in Page.of(root / BOARD).text
