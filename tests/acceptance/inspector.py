"""The inspector: opens what the commands made, by the contract's names, and compares."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from acceptance import expected
from acceptance.inputs import ORDINALS
from acceptance.office import DECISIONS, LEDGER, MARKS, PICKS, PLACES
from acceptance.town import Town
from acceptance.workbooks import read_table

ISSUES = ["序号", "级别", "代码", "文件", "工作表", "单元格", "内容", "问题", "处理办法"]
FLOWS = ["编号", "姓名", "去向类别", "去向", "依据"]


def exact(value: Any) -> Fraction:
    """Give a cell's number as it is shown."""
    assert isinstance(value, int | float), value
    return Fraction(str(value))


def _choices(row: Mapping[str, Any]) -> tuple[str, ...]:
    wishes = (row.get(f"第{ordinal}志愿") for ordinal in ORDINALS)
    return tuple(str(wish) for wish in wishes if wish)


def issues(folder: Path) -> list[dict[str, Any]]:
    """Give the rows of 问题清单; every one says which level, code, file, why and what to do."""
    rows = read_table(folder / "结果" / "问题清单.xlsx", "问题清单", ISSUES)
    for row in rows:
        assert row["级别"] in ("错误", "提醒"), row
        assert all(row[name] for name in ("代码", "文件", "问题", "处理办法")), row
    assert [row["序号"] for row in rows] == list(range(1, len(rows) + 1))
    return rows


def check_no_errors(folder: Path) -> None:
    assert [row for row in issues(folder) if row["级别"] == "错误"] == []


def check_review(town: Town, folder: Path) -> None:
    """报名审核结果: every applicant once, his choices as written, passed or not, and why."""
    path = folder / "结果" / "报名审核结果.xlsx"
    for title, applications, rule in (
        ("竞争上岗", town.for_posts, expected.eligible_posts),
        ("选部门", town.for_departments, expected.eligible_departments),
    ):
        if not (town.posts if title == "竞争上岗" else town.departments):
            continue
        rows = read_table(path, title, ["编号", "姓名", "第一志愿", "审核结果", "原因"])
        found = {row["编号"]: (row["姓名"], _choices(row), row["审核结果"]) for row in rows}
        assert len(found) == len(rows)
        assert all(row["原因"] for row in rows)
        assert found == {
            a.number: (
                town.person(a.number).name,
                a.choices,
                "通过" if rule(town, a) else "不通过",
            )
            for a in applications
        }


def check_score_sheets(town: Town, folder: Path) -> None:
    """04评分表: a sheet per judge and component, the ballots, each candidate once."""
    sheets = {path.name for path in (folder / "04评分表").glob("*.xlsx")}
    standing = expected.candidates(town)
    wanted = {
        f"{c.score_sheet}-{judge}.xlsx"
        for c in town.components
        for judge, names in town.judges.items()
        if c.name in names
    }
    ballots = {c.name for c in town.components if c.by_ballot}
    assert wanted <= sheets
    assert {f"{name}计票表.xlsx" for name in ballots} <= sheets
    assert sheets <= wanted | {f"{n}{kind}.xlsx" for n in ballots for kind in ("计票表", "选票")}
    grades = [grade.name for grade in town.grades]
    orders = set()
    for name in sorted(wanted):
        rows = read_table(folder / "04评分表" / name, "评分表", MARKS)
        assert [row["顺序"] for row in rows] == list(range(1, len(rows) + 1))
        orders.add(tuple((row["编号"], row["姓名"], row["竞争职位"]) for row in rows))
    for name in ballots:
        path = folder / "04评分表" / f"{name}计票表.xlsx"
        rows = read_table(path, "计票表", ["编号", "姓名", "竞争职位", *grades])
        orders.add(tuple((row["编号"], row["姓名"], row["竞争职位"]) for row in rows))
        counts = read_table(path, "票数", ["项目", "票数"])
        assert [row["项目"] for row in counts] == ["应到", "实到", "发出", "收回", "有效", "无效"]
    assert len(orders) == 1
    people = {(n, town.person(n).name, labels[0]) for n, labels in standing.items()}
    assert set(orders.pop()) == people


def check_scores(town: Town, folder: Path) -> None:
    """成绩汇总: each candidate and post once, every part, total and place as worked out here."""
    path = folder / "结果" / "成绩汇总.xlsx"
    names = [component.name for component in town.components]
    columns = ["竞争职位", "名次", "编号", "姓名", *names, "总分", "备注"]
    rows = read_table(path, "成绩汇总", columns)
    found = {(row["竞争职位"], row["编号"]): row for row in rows}
    assert len(found) == len(rows)
    wanted = expected.scores(town)
    assert set(found) == {(label, e.number) for label, entries in wanted.items() for e in entries}
    for label, entries in wanted.items():
        for entry in entries:
            row = found[label, entry.number]
            assert row["姓名"] == town.person(entry.number).name
            assert row["名次"] == entry.rank, (label, entry, row)
            absent = entry.missed_all or (entry.absent and not entry.speech_left_out)
            assert ("缺考" in str(row["备注"])) == absent, (label, entry, row)
            assert exact(row["总分"]) == entry.total, (label, entry, row)
            for name, part in zip(names, entry.parts, strict=True):
                assert abs(exact(row[name]) - part) < Fraction(1, 10**6), (name, entry, row)


def check_post_proposals(town: Town, folder: Path) -> dict[tuple[str, str], str]:
    """任用决定: one row per candidate and post, the proposal proved; decisions left to people."""
    path = folder / "05任用决定" / "任用决定表.xlsx"
    rows = read_table(path, "任用决定", DECISIONS)
    found = {(row["部门"] + row["职务"], str(row["编号"])): row for row in rows}
    assert len(found) == len(rows)
    wanted = expected.scores(town)
    assert set(found) == {(label, e.number) for label, entries in wanted.items() for e in entries}
    assert all(row["党委决定"] is None and row["决定理由"] is None for row in rows)
    for label, entries in wanted.items():
        for entry in entries:
            row = found[label, entry.number]
            assert row["名次"] == entry.rank, row
            assert exact(row["总分"]) == entry.total, row
    proposals = expected.post_proposals(town)
    words = {key: str(row["建议"]) for key, row in found.items()}
    if proposals is not None:
        assert words == proposals
    meeting = read_table(path, "会议信息", ["项目", "内容"])
    assert [row["项目"] for row in meeting] == ["决定日期", "文号", "任职日期"]
    return words


def check_pick_sheets(town: Town, folder: Path, wishes: Mapping[str, Sequence[str]]) -> None:
    """部门初选表: for every department those who chose it, none else, nothing filled in."""
    for department in town.departments:
        path = folder / "06部门初选" / f"部门初选表-{department}.xlsx"
        wanted = {n: list(c).index(department) + 1 for n, c in wishes.items() if department in c}
        if not wanted and not path.exists():
            continue
        rows = read_table(path, "初选", PICKS)
        assert {row["编号"]: row["志愿序"] for row in rows} == wanted
        for row in rows:
            person = town.person(row["编号"])
            assert (row["姓名"], row["现部门"]) == (person.name, person.office)
            assert row["初选意见"] is None
            assert row["排序"] is None


def check_placements(
    town: Town, folder: Path, wishes: Mapping[str, tuple[str, ...]], placed: Mapping[str, str]
) -> None:
    """分配结果: everybody who took part, once, with his choices and where he is."""
    path = folder / "结果" / "双向选择结果.xlsx"
    rows = read_table(path, "分配结果", ["编号", "姓名", "第一志愿", "去向", "依据"])
    assert {row["编号"]: (_choices(row), row["去向"]) for row in rows} == {
        number: (choices, placed.get(number, "未选中")) for number, choices in wishes.items()
    }
    assert len(rows) == len(wishes)
    assert all(row["依据"] and row["姓名"] == town.person(row["编号"]).name for row in rows)


def check_flows(town: Town, folder: Path, wanted: Mapping[str, tuple[str, str]]) -> None:
    """人员去向: everyone on the roster exactly once, in exactly one state."""
    path = folder / "结果" / "双向选择结果.xlsx"
    rows = read_table(path, "人员去向", FLOWS)
    assert [row["编号"] for row in rows] == [person.number for person in town.people]
    assert [row["姓名"] for row in rows] == [person.name for person in town.people]
    found = {row["编号"]: (row["去向类别"], row["去向"]) for row in rows}
    assert {n: kind for n, (kind, _) in found.items()} == {n: k for n, (k, _) in wanted.items()}
    for number, (kind, place) in wanted.items():
        if kind in ("中层任职", "部门岗位"):
            assert found[number][1] == place
    assert all(row["依据"] for row in rows)


def check_place_proposals(folder: Path, wanted: Mapping[str, str]) -> None:
    """定岗决定: everybody who has to be placed, the proposal, nothing decided by the program."""
    path = folder / "07定岗决定" / "定岗决定表.xlsx"
    rows = read_table(path, "定岗决定", PLACES)
    assert {row["编号"]: row["建议去向"] for row in rows} == wanted
    assert len(rows) == len(wanted)
    assert all(row["决定去向"] is None and row["决定理由"] is None for row in rows)
    assert all(row["建议依据"] for row in rows)


def check_ledger(folder: Path, wanted: Mapping[str, str]) -> list[dict[str, Any]]:
    """待岗台账: everybody decided to stand by, with dates six months apart."""
    rows = read_table(folder / "09待岗管理" / "待岗台账.xlsx", "待岗台账", LEDGER)
    assert {row["编号"]: row["跟班学习部门"] for row in rows} == wanted
    for row in rows:
        assert str(row["开始日期"])[:10] == "2026-03-20"
        assert str(row["期满日期"])[:10] == "2026-09-20"
        assert row["待岗原因"]
    return rows
