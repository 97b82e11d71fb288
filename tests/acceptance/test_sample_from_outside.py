"""The sample campaign from outside: every case it is to show, and its figures worked out again."""

import shutil
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from acceptance.arithmetic import ballot_mean, ranked, score, trimmed_mean
from acceptance.inspector import FLOWS, exact
from acceptance.matching import people_propose
from acceptance.office import DECISIONS, LEDGER, MARKS, PICKS, PLACES, fingerprints, run
from acceptance.town import Component, Grade, Town
from acceptance.workbooks import Row, fill, read_table

COMPONENTS = [
    Component("竞职演说", 30, 100, 1, 1, 5),
    Component("民主测评", 30, 100),
    Component("联席会评分", 40, 100, 1, 1, 5),
]
GRADES = [Grade("优秀", 100), Grade("称职", 80), Grade("基本称职", 60), Grade("不称职", 0)]


COLLECTIVE = (
    "实施方案通知",
    "动员会通知",
    "成绩公布",
    "任前公示",
    "任职通知",
    "双向选择结果公布",
    "岗位安排通知",
    "工作移交通知",
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "样例"
    done = run("run_all", "--sample", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "下一步" in done.stdout
    return folder


def rows(sample: Path, label: str, sheet: str, *columns: str) -> list[Row]:
    return read_table(sample / label, sheet, columns)


def review(sample: Path, part: str) -> dict[str, Row]:
    found = rows(
        sample, "结果/报名审核结果.xlsx", part, "编号", "姓名", "第一志愿", "审核结果", "原因"
    )
    return {row["编号"]: row for row in found}


def scores(sample: Path) -> list[Row]:
    columns = ("竞争职位", "名次", "编号", *(each.name for each in COMPONENTS), "总分")
    return rows(sample, "结果/成绩汇总.xlsx", "成绩汇总", *columns)


def flows(sample: Path) -> dict[str, Row]:
    return {row["编号"]: row for row in rows(sample, "结果/双向选择结果.xlsx", "人员去向", *FLOWS)}


def test_size_of_the_town(sample: Path) -> None:
    roster = rows(sample, "02干部花名册.xlsx", "花名册", "编号", "姓名", "参加范围", "不参加原因")
    assert len(roster) == 48
    assert max(Counter(row["姓名"] for row in roster).values()) == 2
    out = [row for row in roster if row["参加范围"] == "不参加"]
    assert out
    assert all(row["不参加原因"] for row in out)
    assert {row["编号"] for row in out} == {
        n for n, r in flows(sample).items() if r["去向类别"] == "不参加"
    }
    assert [*flows(sample)] == [row["编号"] for row in roster]
    assert len(rows(sample, "01活动方案.xlsx", "评委名单", "姓名", "竞职演说", "联席会评分")) == 9


def test_registrations_of_both_shapes_and_some_refused(sample: Path) -> None:
    posts, departments = review(sample, "竞争上岗"), review(sample, "选部门")
    assert sum(row["审核结果"] == "通过" for row in posts.values()) >= 16
    reasons = {row["原因"] for row in posts.values() if row["审核结果"] == "不通过"}
    assert len(reasons) >= 2
    late = [row for row in departments.values() if row["审核结果"] == "不通过"]
    assert late
    everybody = {n for n, row in flows(sample).items() if row["去向类别"] != "不参加"}
    assert everybody - posts.keys() - departments.keys()  # somebody did not register
    assert len(list(sample.glob("03报名表/**/*.xlsx"))) > 20
    assert rows(sample, "03报名表/竞争上岗报名登记表.xlsx", "竞争上岗报名", "编号", "第一志愿")


def test_a_recusal_a_tie_a_second_choice_and_a_post_left_open(sample: Path) -> None:
    marks = [
        row["得分"]
        for path in sample.glob("04评分表/*评分表-*.xlsx")
        for row in read_table(path, "评分表", MARKS)
    ]
    assert "回避" in marks
    ranks = Counter((row["竞争职位"], row["名次"]) for row in scores(sample))
    assert max(ranks.values()) == 2
    decided = [
        (row["部门"] + row["职务"], row["编号"], row["建议"])
        for row in rows(sample, "05任用决定/任用决定表.xlsx", "任用决定", *DECISIONS)
        if row["党委决定"] == "任用"
    ]
    first = {number: row["第一志愿"] for number, row in review(sample, "竞争上岗").items()}
    assert any(post != first[number] for post, number, _ in decided)
    assert {advice for _, _, advice in decided} == {"任用", "不任用", "提请党委研究"}
    posts = rows(sample, "01活动方案.xlsx", "竞争职位", "部门", "职务", "职数")
    assert {row["部门"] + row["职务"] for row in posts} - {post for post, _, _ in decided}


def test_the_marks_come_to_these_totals(sample: Path) -> None:
    town = Town(0, 2, "四舍五入", "逐步舍入", 2, "沿用", (), "干部", components=COMPONENTS)
    means: dict[str, list[Fraction]] = {}
    for component in COMPONENTS:
        for number, mean in _means(sample, component).items():
            means.setdefault(number, []).append(mean)
    made: dict[str, list[Row]] = {}
    for row in scores(sample):
        made.setdefault(row["竞争职位"], []).append(row)
    for post, entries in made.items():
        worked_out = ranked(
            town, [score(town, r["编号"], post, True, means[r["编号"]]) for r in entries]
        )
        assert {each.number: (each.rank, each.total) for each in worked_out} == {
            row["编号"]: (row["名次"], exact(row["总分"])) for row in entries
        }


def _means(sample: Path, component: Component) -> dict[str, Fraction]:
    if component.by_ballot:
        names = [grade.name for grade in GRADES]
        found = rows(sample, "04评分表/民主测评计票表.xlsx", "计票表", "编号", *names)
        return {r["编号"]: ballot_mean([r[name] for name in names], GRADES) for r in found}
    given: dict[str, list[Any]] = {}
    for path in sample.glob(f"04评分表/{component.score_sheet}-*.xlsx"):
        for row in read_table(path, "评分表", MARKS):
            given.setdefault(row["编号"], []).append(row["得分"])
    return {
        number: trimmed_mean(
            [exact(mark) for mark in marks if not isinstance(mark, str)], component
        )
        for number, marks in given.items()
    }


def test_the_picks_come_to_these_places(sample: Path) -> None:
    columns = ("编号", "第一志愿", "第二志愿", "去向", "依据")
    made = rows(sample, "结果/双向选择结果.xlsx", "分配结果", *columns)
    wishes = {r["编号"]: [w for w in (r["第一志愿"], r["第二志愿"]) if w] for r in made}
    departments = rows(sample, "01活动方案.xlsx", "双选部门", "部门", "职数")
    places = {row["部门"]: row["职数"] for row in departments}
    placed = people_propose(wishes, {name: _order(sample, name) for name in places}, places)
    left = {name: quota - [*placed.values()].count(name) for name, quota in places.items()}
    second = _order(sample, "党政办", "第二轮")
    placed |= people_propose({number: ["党政办"] for number in second}, {"党政办": second}, left)
    assert {r["编号"]: r["去向"] for r in made} == {n: placed.get(n, "未选中") for n in wishes}
    refused = [n for n, choices in wishes.items() if len(choices) == 2 and n not in placed]
    assert len(refused) >= 2


def _order(sample: Path, department: str, *below: str) -> list[str]:
    path = Path("06部门初选", *below, f"部门初选表-{department}.xlsx")
    agreed = [r for r in rows(sample, str(path), "初选", *PICKS) if r["初选意见"] == "同意"]
    return [row["编号"] for row in sorted(agreed, key=lambda row: row["排序"])]


def test_a_document_of_each_kind_the_decisions_call_for(sample: Path) -> None:
    kinds = Counter(path.stem.partition("-")[0] for path in sample.glob("08公文/**/*.docx"))
    standby = rows(sample, "09待岗管理/待岗台账.xlsx", "待岗台账", *LEDGER)
    ended = Counter(row["考评结果"] for row in standby)
    categories = Counter(row["去向类别"] for row in flows(sample).values())
    assert kinds["任职通知书"] == categories["中层任职"]
    assert kinds["岗位安排通知书"] == categories["部门岗位"]
    assert kinds["待岗通知书"] == categories["待岗"] == len(standby)
    assert kinds["恢复工作通知书"] == ended["合格"] > 0
    assert kinds["处理意见呈报表"] == ended["不合格"] > 0
    assert {kinds[kind] for kind in COLLECTIVE} == {1}
    assert kinds["移交清单"] > 0
    assert all(
        r["决定去向"] for r in rows(sample, "07定岗决定/定岗决定表.xlsx", "定岗决定", *PLACES)
    )


def test_again_on_the_same_folder(sample: Path) -> None:
    before = fingerprints(sample)
    first = {path: path.read_bytes() for path in sample.glob("08公文/**/*.docx")}
    assert run("run_all", "--sample", sample).returncode == 0
    assert run("run_all", sample).returncode == 0
    assert fingerprints(sample) == before
    assert {path: path.read_bytes() for path in sample.glob("08公文/**/*.docx")} == first


def test_a_sample_that_somebody_worked_in_is_left_alone(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "样例"
    shutil.copytree(sample, folder)
    fill(folder / "01活动方案.xlsx", "基本信息", ["项目", "内容"], _another_name)
    before = fingerprints(folder)
    done = run("run_all", "--sample", folder)
    assert done.returncode == 2
    assert "01活动方案.xlsx" in done.stderr
    assert fingerprints(folder) == before
    assert run("run_all", folder).returncode == 0


def _another_name(row: Row) -> Row:
    return {"内容": "演习"} if row["项目"] == "活动名称" else {}
