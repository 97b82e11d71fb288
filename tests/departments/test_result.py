"""双向选择结果.xlsx: figures that add up, a proof that is one, and nothing written without it."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from campaign.departments.balance import BalanceLine, unbalanced
from campaign.issues import Where
from campaign.matching.stability import Flaw, check
from campaign.posts.proposal import Appointments
from campaign.roster.roster import Roster
from campaign.roster.stages import the_roster
from campaign.scheme.stages import the_scheme
from campaigns import run, table
from departments.towns import RESULT, allocate, answer, decide, follow_proposals, result, town

CHOICES = {
    "01": ("党政办", "综治办"),
    "02": ("党政办", "综治办"),
    "03": ("综治办",),
    "04": ("党政办",),
}
PICKS = {"党政办": {"02": 1, "01": 2}, "综治办": {"01": 1, "03": 2}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = town({"党政办": 1, "综治办": 2, "镇建办": 1}, CHOICES).write(tmp_path)
    allocate(made)
    answer(made, PICKS)
    allocate(made)
    return made


def test_sheets(root: Path) -> None:
    assert load_workbook(root / RESULT).sheetnames == [
        "分配结果", "人员去向", "部门情况", "职数与选中图", "空缺与未选中", "调剂建议",
        "过程记录", "稳定性检验",
    ]  # fmt: skip


def test_every_sheet_is_set_up_for_a4(root: Path) -> None:
    for sheet in load_workbook(root / RESULT).worksheets:
        assert sheet.page_setup.paperSize == 9
        if sheet.title == "职数与选中图":
            continue  # at a scale of its own, so that no chart is cut by the edge of a page
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup
        assert setup.fitToPage  # one page wide
        assert sheet.print_title_rows


def test_a_native_chart_of_places_and_fills(root: Path) -> None:
    with ZipFile(root / RESULT) as book:
        charts = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        chart = book.read(charts[0]).decode()
    assert len(charts) == 1
    assert len(re.findall("<c:ser>", chart)) == 2
    assert re.findall(r"<c:f>(.+?)</c:f>", chart)[:3] == [
        "部门情况!$B$3",
        "部门情况!$A$4:$A$6",
        "部门情况!$B$4:$B$6",
    ]


def test_the_closing_balance_adds_up_to_the_roster(root: Path) -> None:
    rows = table(root / RESULT, "人员去向")
    assert [row["编号"] for row in rows] == ["01", "02", "03", "04", "05", "06"]
    notes = [
        cell.value for row in load_workbook(root / RESULT)["人员去向"]["A2:A3"] for cell in row
    ]
    assert notes[0] == "中层任职0人＋部门岗位3人＋待岗3人＋不参加0人＝6人，与花名册人数一致。"
    assert notes[1] == "其中6人尚待党委决定，按建议列示。"


def test_every_application_and_what_became_of_it(root: Path) -> None:
    rows = [
        (row["第几步"], row["编号"], row["部门"], row["志愿序"], row["结果"])
        for row in table(root / RESULT, "过程记录")
    ]
    assert rows == [
        (1, "01", "党政办", "第一志愿", "名额由排序靠前的占满"),
        (1, "02", "党政办", "第一志愿", "入选"),
        (1, "03", "综治办", "第一志愿", "入选"),
        (1, "04", "党政办", "第一志愿", "部门不同意"),
        (2, "01", "综治办", "第二志愿", "入选"),
        (None, "02", "综治办", "第二志愿", "前面的志愿已入选，没有用到"),
    ]


def test_departments_propose_where_the_scheme_says_so(tmp_path: Path) -> None:
    # each side's favourite is the other's second choice: two stable results
    choices = {"01": ("党政办", "综治办"), "02": ("综治办", "党政办")}
    picks = {"党政办": {"02": 1, "01": 2}, "综治办": {"01": 1, "02": 2}}
    for side, expected in (("干部", "党政办"), ("部门", "综治办")):
        made = town({"党政办": 1, "综治办": 1}, choices, 双选优先方=side).write(tmp_path / side)
        allocate(made)
        answer(made, picks)
        allocate(made)
        assert result(made, "分配结果")["01"]["去向"] == expected


def test_the_record_where_departments_propose(tmp_path: Path) -> None:
    # 党政办 asks 01, who has a better offer at once, then 02, who leaves 镇建办 for it
    choices = {"01": ("综治办", "党政办"), "02": ("党政办", "镇建办"), "03": ("党政办",)}
    picks = {"综治办": {"01": 1}, "党政办": {"01": 1, "02": 2}, "镇建办": {"02": 1}}
    quotas = {"党政办": 1, "综治办": 1, "镇建办": 1}
    made = town(quotas, choices, 双选优先方="部门").write(tmp_path)
    allocate(made)
    answer(made, picks)
    allocate(made)
    rows = [
        (row["第几步"], row["编号"], row["部门"], row["结果"])
        for row in table(made / RESULT, "过程记录")
    ]
    assert rows == [
        (1, "01", "党政办", "本人已有更靠前的志愿"),
        (1, "01", "综治办", "本人接受，入选"),
        (1, "02", "镇建办", "本人暂时接受"),
        (2, "02", "党政办", "本人接受，入选"),
        (2, "02", "镇建办", "本人改去更靠前的志愿"),
        (None, "03", "党政办", "部门不同意"),
    ]


def test_a_department_without_places_is_told_as_such(tmp_path: Path) -> None:
    for side in ("干部", "部门"):
        made = town({"党政办": 0, "综治办": 1}, {"01": ("党政办",)}, 双选优先方=side).write(
            tmp_path / side
        )
        allocate(made)
        answer(made, {"党政办": {"01": 1}})
        allocate(made)
        assert [row["结果"] for row in table(made / RESULT, "过程记录")] == ["没有名额"]


def test_figures_of_the_proof_add_up(root: Path) -> None:
    rows = table(root / RESULT, "稳定性检验", key="检验项目")
    figures = {row["检验项目"].strip(): row["数量"] for row in rows}
    assert figures["参加的人数"] == figures["选中"] + figures["未选中"] == 4
    assert figures["可用的名额"] == figures["选中"] + figures["空缺"] == 4
    headings = [name for name in figures if name.startswith(("本人", "部门"))]
    assert len(headings) == 5
    assert figures["检验的志愿（每人的每一个志愿都检验）"] == sum(figures[n] for n in headings) == 6
    assert figures["本人就在这个部门"] == figures["选中"] == 3
    must_be_zero = [row["数量"] for row in rows if row["怎样核对"] == "必须是0"]
    assert must_be_zero == [0, 0, 0, 0]


def test_same_bytes_in_any_order_of_files_and_rows(root: Path, tmp_path: Path) -> None:
    other = town({"党政办": 1, "综治办": 2, "镇建办": 1}, dict(reversed(CHOICES.items()))).write(
        tmp_path / "other"
    )
    allocate(other)
    answer(other, PICKS)
    allocate(other)
    assert (other / RESULT).read_bytes() == (root / RESULT).read_bytes()


# -- nothing is written that is not proved --------------------------------------------------------


def test_an_unstable_result_is_not_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from campaign.departments import selection
    from campaign.matching import deferred_acceptance as matching

    def wrong(market: matching.Market, side: matching.Side) -> matching.Matching:
        right = matching.deferred_acceptance(market, side)
        unit_of = {**right.unit_of, "01": None, "03": "党政办"}
        return matching.Matching(side, unit_of, right.rounds)

    monkeypatch.setattr(selection, "deferred_acceptance", wrong)
    before = (root / RESULT).read_bytes()
    decisions = (root / "07定岗决定" / "定岗决定表.xlsx").read_bytes()
    ran = run("allocate_departments", root)
    assert ran.outcome is None
    assert {(each.kind.code, each.data["who"]) for each in ran.errors} == {
        ("C13", "03、党政办"),  # did not choose it, and it did not accept
        ("C13", "党政办"),  # over its quota
        ("C13", "01、党政办"),  # the rest would both rather
        ("C13", "01、综治办"),
        ("C13", "03、综治办"),
    }
    assert (root / RESULT).read_bytes() == before
    assert (root / "07定岗决定" / "定岗决定表.xlsx").read_bytes() == decisions


def test_nothing_downstream_is_made_from_an_unstable_result(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from campaign.departments import selection
    from campaign.matching import deferred_acceptance as matching

    follow_proposals(root)
    right = matching.deferred_acceptance
    monkeypatch.setattr(
        selection,
        "deferred_acceptance",
        lambda market, side: matching.Matching(side, dict.fromkeys(market.choices), []),
    )
    for step in ("generate_notices", "review_standby", "run_all"):
        ran = run(step, root)
        assert {each.kind.code for each in ran.errors} == {"C13"}
    made = {path.stem.partition("-")[0] for path in (root / "08公文").rglob("*.docx")}
    assert not made & {"双向选择结果公布", "岗位安排通知", "岗位安排通知书", "待岗通知书"}
    assert not (root / "09待岗管理" / "待岗台账.xlsx").exists()
    monkeypatch.setattr(selection, "deferred_acceptance", right)
    assert run("generate_notices", root).errors == []
    assert (root / "08公文" / "岗位安排通知.docx").exists()


def test_every_flaw_has_words() -> None:
    from campaign.departments.selection import _FLAWS, unproved

    assert set(_FLAWS) == set(Flaw)
    proof = check({"a": ["X"]}, {"X": ["a"]}, {"X": 1}, {"a": None})
    assert [issue.problem for issue in unproved(proof, Where("f"))] == [
        "双向选择的结果没有通过独立检验（a、X：与该部门互相更愿意，却没有在一起），没有写出任何结果。"
    ]


def test_a_balance_that_does_not_add_up_is_not_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from campaign.departments.balance import close_balance

    one_too_few = "campaign.departments.stages.close_balance"
    monkeypatch.setattr(one_too_few, lambda *each: close_balance(*each)[1:])
    before = (root / RESULT).read_bytes()
    ran = run("allocate_departments", root)
    assert ran.outcome is None
    assert [each.data["finding"] for each in ran.errors] == [
        "编号01有0个去向",
        "去向共5个，花名册共6人",
    ]
    assert (root / RESULT).read_bytes() == before


def test_the_balance_is_counted_line_by_line(root: Path) -> None:
    own = run("allocate_departments", root).run
    scheme, roster = own.get(the_scheme), own.get(the_roster)
    assert isinstance(roster, Roster)
    lines = [BalanceLine(member, "部门岗位", "党政办", "") for member in roster.members]
    lines[5] = BalanceLine(roster.members[5], "不参加", "不参加", "")
    appointments = Appointments(holder_of={"01": "主任"})
    found = list(unbalanced(scheme, roster, appointments, lines, Where("f")))
    assert {issue.kind.code for issue in found} == {"C14"}
    assert [issue.data["finding"] for issue in found] == [
        "中层任职0人，任用决定1人",
        "编号06的去向类别是不参加",
        "党政办有5人，职数1名",
    ]


# -- decisions in the result ----------------------------------------------------------------------


def test_decided_and_undecided_are_told_apart(root: Path) -> None:
    follow_proposals(root, **{"02": "待岗"})
    decide(root, {"06": None})  # type: ignore[dict-item]
    allocate(root)
    rows = result(root, "人员去向")
    assert rows["02"]["去向类别"] == "待岗"
    assert rows["02"]["依据"].startswith(
        "待岗原因：不服从安排。党委决定，理由：党委研究决定。双向选择结果为党政办："
    )
    assert rows["06"]["依据"].startswith("待岗原因：未报名。尚待党委决定；按建议列示：")
    note = load_workbook(root / RESULT)["党委决定对照"]["A2"].value
    assert note == "应定岗6人，党委已决定5人：与双向选择结果一致4人，不同1人；尚未决定1人。"
