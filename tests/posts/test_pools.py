"""岗位待定: a pool by total, its posts set one by one afterwards (K9; plans 02, 11, 12, 20, 23)."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from campaigns import Ran, Town, codes, fill, fill_items, person, run, table

DECISIONS = Path("05任用决定", "任用决定表.xlsx")
RESULT = Path("结果", "双向选择结果.xlsx")
MEETING = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}


def pool(
    root: Path, people: int, quota: int, unit: str = "本镇", title: str = "办公室主任", **more: Any
) -> Path:
    """So many people for a pool of so many places, up to the proposal; 01 has the best total."""
    made = Town(
        posts=[{"部门": unit, "职务": title, "职数": quota, "岗位待定": "是"} | more],
        departments=[],
        people=[person(f"{n:02}", f"人员{n:02}") for n in range(1, people + 1)],
        components=[
            {"项目": "票决", "方式": "直接录入", "分值": 100, "单张满分": 100,
             "去最高分个数": 0, "去最低分个数": 0, "去高低分起算人数": 0}
        ],
        post_choices={f"{n:02}": (unit + title,) for n in range(1, people + 1)},
    )  # fmt: skip
    made.write(root)
    run("prepare_scoring", root)
    marks = {f"{n:02}": 100 - n for n in range(1, people + 1)}
    fill(root / "04评分表" / "票决成绩表.xlsx", "成绩", "得分", marks)
    ran = run("consolidate_scores", root)
    assert ran.outcome, [each.problem for each in ran.errors]
    return root


def proposed(root: Path) -> list[str]:
    return [row["编号"] for row in table(root / DECISIONS, "任用决定") if row["建议"] == "任用"]


def decide(
    root: Path, appointed: Sequence[str], units: Mapping[str, str], seats: Mapping[str, str]
) -> Ran:
    everybody = [row["编号"] for row in table(root / DECISIONS, "任用决定")]
    decision = {each: "任用" if each in appointed else "不任用" for each in everybody}
    fill(root / DECISIONS, "任用决定", "党委决定", decision)
    fill(root / DECISIONS, "任用决定", "任职部门", units)
    fill(root / DECISIONS, "任用决定", "任职职务", seats)
    reasons = dict.fromkeys(everybody, "按特长和工作需要")
    fill(root / DECISIONS, "任用决定", "决定理由", reasons)
    fill_items(root / DECISIONS, "会议信息", MEETING)
    return run("allocate_departments", root)


def ends(root: Path) -> dict[str, tuple[str, str]]:
    rows = table(root / RESULT, "人员去向")
    return {row["编号"]: (row["去向类别"], row["去向"]) for row in rows}


def papers(root: Path) -> dict[str, str]:
    assert run("generate_notices", root).errors == []
    return {
        path.stem: "".join(
            [each.text for each in Document(str(path)).paragraphs]
            + [c.text for t in Document(str(path)).tables for r in t.rows for c in r.cells]
        )
        for path in (root / "08公文").rglob("*.docx")
    }


def test_plan_02_six_heads_by_total_then_offices_by_strengths(tmp_path: Path) -> None:
    offices = ["党政办", "综治办", "计生办", "财经办", "农业办", "民政办"]
    root = pool(tmp_path, 9, 6, 待定岗位="、".join(f"{each}主任" for each in offices))
    six = [f"0{n}" for n in range(1, 7)]
    assert proposed(root) == six
    units = dict(zip(six, reversed(offices), strict=True))  # by strengths, not by rank
    assert decide(root, six, units, dict.fromkeys(six, "主任")).errors == []
    assert ends(root)["01"] == ("中层任职", "民政办主任")
    assert sum(category == "中层任职" for category, _ in ends(root).values()) == 6
    told = papers(root)
    assert "任命你为民政办主任" in told["任职通知书-人员0101"]
    assert "到民政办报到" in told["任职通知书-人员0101"]
    for office in offices:
        assert f"{office}主任" in told["任前公示"]
        assert f"{office}主任" in told["任职通知"]
    assert not any("本镇办公室主任" in text for name, text in told.items() if "任" in name[:2])


def test_plan_11_three_communities_by_need(tmp_path: Path) -> None:
    root = pool(tmp_path, 4, 3, "社区", "主职", 待定岗位="东门社区主职、西门社区主职、南门社区主职")
    units = {"01": "南门社区", "02": "东门社区", "04": "西门社区"}
    assert decide(root, ["01", "02", "04"], units, {}).errors == []  # the fourth by total instead
    assert ends(root)["04"] == ("中层任职", "西门社区主职")
    assert ends(root)["03"][0] == "留现部门"


def test_plan_23_head_nurses_get_their_department_after_the_notice(tmp_path: Path) -> None:
    root = pool(tmp_path, 5, 3, "护理部", "护士长")
    assert decide(root, ["01", "02", "03"], {}, {}).errors == []
    told = papers(root)
    assert told["任前公示"].count("护理部护士长") == 3
    assert not any(name.startswith("任职通知") for name in told)
    ran = run("generate_notices", root)
    assert ran.outcome
    assert "编号01、02、03的具体岗位还没有定，任职通知书暂时不做" in ran.outcome.waits_for
    fill(root / DECISIONS, "任用决定", "任职部门", {"01": "内科", "02": "外科", "03": "儿科"})
    told = papers(root)
    assert "任命你为外科护士长" in told["任职通知书-人员0202"]


def test_plan_20_winners_are_sent_to_the_outlying_courts(tmp_path: Path) -> None:
    seats = "城郊法庭副庭长2名、施庵法庭副庭长、沙堰法庭副庭长"
    root = pool(tmp_path, 6, 4, "法院", "副庭长", 待定岗位=seats)
    four = ["01", "02", "03", "04"]
    courts = ["城郊法庭", "城郊法庭", "施庵法庭", "沙堰法庭"]
    assert decide(root, four, dict(zip(four, courts, strict=True)), {}).errors == []
    assert [ends(root)[each][1] for each in four] == [f"{each}副庭长" for each in courts]


def test_plan_12_a_reserve_of_34_is_called_in_batches(tmp_path: Path) -> None:
    root = pool(tmp_path, 40, 34, "街道", "后备干部")
    everybody = [f"{n:02}" for n in range(1, 35)]
    assert proposed(root) == everybody
    first = {each: f"{each}村" for each in everybody[:10]}
    assert decide(root, everybody, first, dict.fromkeys(first, "书记助理")).errors == []
    told = papers(root)
    assert sum(name.startswith("任职通知书-") for name in told) == 10
    assert sum(category == "中层任职" for category, _ in ends(root).values()) == 34
    assert ends(root)["34"] == ("中层任职", "街道后备干部")


def test_more_winners_than_the_pool_has(tmp_path: Path) -> None:
    root = pool(tmp_path, 3, 1)
    ran = decide(root, ["01", "02"], {"01": "党政办", "02": "综治办"}, {})
    assert "D03" in {code for _, code in codes(ran.errors)}


@pytest.mark.parametrize(
    ("units", "seats", "code"),
    [
        ({"01": "民政办", "02": "党政办"}, {}, "D72"),  # no such post in the pool
        ({"01": "党政办", "02": "党政办"}, {}, "D73"),  # one place, two people
    ],
)
def test_posts_that_the_pool_does_not_have(
    tmp_path: Path, units: dict[str, str], seats: dict[str, str], code: str
) -> None:
    listed = "党政办办公室主任、综治办办公室主任"
    root = pool(tmp_path, 2, 2, 待定岗位=listed)
    ran = decide(root, ["01", "02"], units, seats)
    assert code in {each for _, each in codes(ran.errors)}


def test_two_in_one_post_are_told_where_none_is_laid_down(tmp_path: Path) -> None:
    root = pool(tmp_path, 2, 2)
    ran = decide(root, ["01", "02"], {"01": "党政办", "02": "党政办"}, {})
    assert ran.errors == []
    assert "D74" in {code for _, code in codes(ran.issues)}


def with_units(root: Path, quota: int = 2, posts: Sequence[Mapping[str, Any]] = ()) -> Path:
    """Two departments declared, and a pool that lists no posts."""
    made = pool(root, 3, quota)
    book = load_workbook(made / "01活动方案.xlsx")
    for name in ("党政办", "综治办"):
        book["双选部门"].append([name, 2])
    for each in posts:
        header = [cell.value for cell in book["竞争职位"][1]]
        book["竞争职位"].append([each.get(str(name)) for name in header])
    book.save(made / "01活动方案.xlsx")
    return made


def test_a_unit_that_the_scheme_does_not_have_is_asked_about(tmp_path: Path) -> None:
    root = with_units(tmp_path)
    ran = decide(root, ["01", "02"], {"01": "党政班", "02": "综治办"}, {"01": "主任", "02": "主任"})
    assert ran.errors == []
    assert [each for each in codes(ran.issues) if each[1] == "D65"] == [(cell(root, "01"), "D65")]


def test_another_way_of_writing_a_unit_is_known(tmp_path: Path) -> None:
    root = with_units(tmp_path)
    units = {"01": "党政办公室", "02": "本镇综治办"}
    assert "D65" not in {code for _, code in codes(decide(root, ["01", "02"], units, {}).issues)}


def test_a_post_of_the_pool_that_is_competed_for_itself(tmp_path: Path) -> None:
    own = {"部门": "党政办", "职务": "主任", "职数": 1}
    root = with_units(tmp_path, 2, [own, own | {"部门": "综治办"}])
    seats = dict.fromkeys(("01", "02"), "主任")
    assert decide(root, ["01", "02"], {"01": "党政办", "02": "综治办"}, seats).errors == []
    ran = decide(root, ["01", "02"], {"01": "党政办", "02": "党政办"}, seats)
    assert codes(ran.errors) == {(cell(root, "02"), "D66")}


def test_a_title_may_repeat_the_unit(tmp_path: Path) -> None:
    root = pool(tmp_path, 2, 1, 待定岗位="党政办主任")
    assert decide(root, ["01"], {"01": "党政办"}, {"01": "党政办主任"}).errors == []
    assert ends(root)["01"] == ("中层任职", "党政办主任")


def cell(root: Path, staff_id: str, column: str = "任职部门") -> str:
    """Where a column of somebody's row stands in the table of decisions."""
    for row in load_workbook(root / DECISIONS)["任用决定"].iter_rows():
        values = [each.value for each in row]
        if column in values:
            at = values.index(column)
        elif staff_id in values:
            return str(row[at].coordinate)
    raise LookupError(staff_id)


def test_next_in_order_takes_the_post_of_who_gave_up(tmp_path: Path) -> None:
    """One place of a list of two: free again, and nobody is told that a post was not used."""
    root = pool(tmp_path, 3, 2, 待定岗位="党政办主任、综治办主任")
    book = load_workbook(root / "01活动方案.xlsx")
    book["基本信息"].append(["递补", "按名次递补"])
    book.save(root / "01活动方案.xlsx")
    (root / DECISIONS).unlink()
    run("consolidate_scores", root)
    units = {"01": "党政办", "02": "综治办", "03": "党政办"}
    decide(root, ["01", "02"], units, dict.fromkeys(units, "主任"))
    fill(root / DECISIONS, "任用决定", "退出原因", {"01": "本人放弃"})
    ran = run("allocate_departments", root)
    assert ran.errors == []
    assert not {"D73", "D74", "D75"} & {code for _, code in codes(ran.issues)}
    assert ends(root)["03"] == ("中层任职", "党政办主任")


def test_who_is_not_appointed_needs_no_post(tmp_path: Path) -> None:
    root = pool(tmp_path, 2, 1)
    ran = decide(root, ["01"], {"01": "党政办", "02": "综治办"}, {})
    assert ran.errors == []
    assert "D75" in {code for _, code in codes(ran.issues)}


@pytest.mark.parametrize(
    ("pooled", "seats", "code"),
    [("是", "党政办主任、综治办主任2名", "S84"), ("否", "甲、乙", "S85")],
)
def test_posts_of_the_pool_add_up(tmp_path: Path, pooled: str, seats: str, code: str) -> None:
    made = Town(post_choices={"01": ("党政办主任",)})
    made.posts[0] |= {"职数": 2, "岗位待定": pooled, "待定岗位": seats}
    ran = run("check_registrations", made.write(tmp_path))
    assert code in {each for _, each in codes(ran.issues)}


def test_the_table_asks_for_posts_only_where_there_is_a_pool(tmp_path: Path) -> None:
    root = pool(tmp_path, 2, 1, 岗位待定="否")
    (first, *_) = table(root / DECISIONS, "任用决定")
    assert "任职部门" not in first
    assert "任职职务" not in first
