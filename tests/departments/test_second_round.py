"""A second round: among vacancies and people without a place, judged and proved like the first."""

from datetime import datetime
from pathlib import Path

import pytest

from campaigns import Town, changed_rows, run, table, write_plain
from departments.towns import (
    DECISIONS,
    RESULT,
    allocate,
    answer,
    follow_proposals,
    found,
    places,
    register_again,
    result,
    town,
)

QUOTAS = {"党政办": 2, "综治办": 1, "镇建办": 1}
CHOICES = {
    "01": ("党政办",),
    "02": ("综治办", "党政办"),
    "03": ("综治办",),
    "04": ("综治办",),
}
FIRST = {"党政办": {"01": 1}, "综治办": {"03": 1, "02": 2, "04": 3}}
# 02 and 04 are left, 05 and 06 never registered; 党政办 and 镇建办 have a place each


@pytest.fixture
def plain() -> Town:
    return town(QUOTAS, CHOICES)


@pytest.fixture
def root(plain: Town, tmp_path: Path) -> Path:
    """The first round is over."""
    made = plain.write(tmp_path)
    allocate(made)
    answer(made, FIRST)
    allocate(made)
    return made


def forms(root: Path) -> set[str]:
    return {path.stem for path in (root / "06部门初选" / "第二轮").glob("*.xlsx")}


def test_blank_forms_offer_the_vacancies_only(root: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(root / "空白表" / "第二轮" / "选部门报名表.xlsx")
    lists = {
        str(rule.formula1)
        for rule in book["选部门报名表"].data_validations.dataValidation
        if rule.type == "list"
    }
    assert any("镇建办" in each and "党政办" in each for each in lists)
    assert not any("综治办" in each for each in lists)


def test_no_second_round_without_registrations(root: Path) -> None:
    assert places(root) == {"01": "党政办", "02": "未选中", "03": "综治办", "04": "未选中"}
    assert not result(root, "分配结果")["01"]["依据"].startswith("第一轮")


def test_a_blank_form_in_the_folder_begins_no_second_round(root: Path) -> None:
    blank = root / "空白表" / "第二轮" / "选部门报名表.xlsx"
    target = root / "03报名表" / "第二轮" / blank.name
    assert target.parent.is_dir()  # the program makes it with the blank forms
    target.write_bytes(blank.read_bytes())
    assert allocate(root).errors == []
    assert forms(root) == set()


def test_departments_with_vacancies_are_asked(plain: Town, root: Path) -> None:
    register_again(plain, root, {"04": ("党政办", "镇建办"), "06": ("镇建办",)})
    outcome = allocate(root).outcome
    assert outcome
    assert outcome.waits_for == ["党政办的第二轮初选表还没有交", "镇建办的第二轮初选表还没有交"]
    assert forms(root) == {"部门初选表-党政办", "部门初选表-镇建办"}
    rows = table(root / "06部门初选" / "第二轮" / "部门初选表-镇建办.xlsx", "初选")
    assert [(row["编号"], row["志愿序"]) for row in rows] == [("06", 1), ("04", 2)]


def test_an_export_of_an_online_form_begins_it_too(plain: Town, root: Path) -> None:
    names = {each["编号"]: each["姓名"] for each in plain.people}
    rows = [
        {
            "序号": number, "提交答卷时间": "2026/3/12 9:00:00", "来源": "微信",
            "1、您的编号：": staff_id, "2、您的姓名：": names[staff_id], "3、第一志愿": wanted,
            "4、是否服从调剂": "是",
        }
        for number, (staff_id, wanted) in enumerate((("04", "党政办"), ("06", "镇建办")), 1)
    ]  # fmt: skip
    write_plain(root / "03报名表" / "第二轮" / "12_按文本_选部门_2_2.xlsx", {"Sheet1": rows})
    assert allocate(root).outcome
    assert forms(root) == {"部门初选表-党政办", "部门初选表-镇建办"}


def test_while_it_goes_on_the_first_result_stands(plain: Town, root: Path) -> None:
    register_again(plain, root, {"04": ("党政办",)})
    allocate(root)
    assert places(root)["04"] == "未选中"
    basis = result(root, "分配结果")["04"]["依据"]
    assert basis.endswith("第二轮：已报名党政办，部门初选还没有完成。")
    assert result(root, "调剂建议") == {}  # the vacancies are still being chosen


def test_both_rounds_are_told(plain: Town, root: Path) -> None:
    register_again(plain, root, {"04": ("党政办", "镇建办"), "06": ("镇建办",)})
    allocate(root)
    answer(root, {"党政办": {}, "镇建办": {"04": 1, "06": 2}}, "第二轮")
    assert found(allocate(root)) == set()
    assert places(root) == {
        "01": "党政办",
        "02": "未选中",
        "03": "综治办",
        "04": "镇建办",
        "06": "未选中",
    }
    rows = result(root, "分配结果")
    assert rows["01"]["依据"] == (
        "第一轮：第一志愿党政办：部门同意，排第1；职数2名，选中1人（取到排序第1），入选。"
    )
    assert rows["02"]["依据"].endswith("第二轮：没有报名选部门。")
    assert (rows["04"]["第一志愿"], rows["04"]["第二轮志愿"]) == ("综治办", "党政办、镇建办")
    assert rows["04"]["依据"] == (
        "第一轮：第一志愿综治办：部门同意，排第3；职数1名，已由排在前面的1人占满（取到排序第1），"
        "未入选。所报志愿均未入选。"
        "第二轮：第一志愿党政办：部门不同意，未入选。"
        "第二志愿镇建办：部门同意，排第1；空缺1名，选中1人（取到排序第1），入选。"
    )
    assert rows["06"]["依据"] == (
        "第一轮：没有报名选部门，没有参加双向选择。"
        "第二轮：第一志愿镇建办：部门同意，排第2；空缺1名，已由排在前面的1人占满"
        "（取到排序第1），未入选。所报志愿均未入选。"
    )
    department = result(root, "部门情况", "部门")["镇建办"]
    assert (department["选中/职数"], department["选中人员"]) == ("1/1", "戴月")
    assert department["说明"].startswith("第一轮：职数1名，选中0人，空1名。没有人填报本部门。")
    assert department["说明"].endswith("第二轮：空缺1名，选中1人，已满（取到排序第1）。")


def test_a_proof_for_each_round(plain: Town, root: Path) -> None:
    register_again(plain, root, {"04": ("党政办", "镇建办"), "06": ("镇建办",)})
    allocate(root)
    answer(root, {"党政办": {}, "镇建办": {"04": 1, "06": 2}}, "第二轮")
    allocate(root)
    figures = result(root, "稳定性检验", "检验项目")
    both = {name.strip(): (row["第一轮"], row["第二轮"]) for name, row in figures.items()}
    assert both["参加的人数"] == (4, 2)
    assert both["选中"] == (2, 1)
    assert both["可用的名额"] == (4, 2)
    assert both["空缺"] == (2, 1)
    rounds = {row["轮次"] for row in table(root / RESULT, "过程记录")}
    assert rounds == {"第一轮", "第二轮"}


def test_the_second_round_is_no_change_but_a_correction_of_it_is(plain: Town, root: Path) -> None:
    register_again(plain, root, {"04": ("镇建办",), "06": ("镇建办",)})
    allocate(root)
    answer(root, {"镇建办": {"04": 1, "06": 2}}, "第二轮")
    allocate(root)
    assert places(root)["04"] == "镇建办"
    assert changed_rows(root / RESULT) == []
    answer(root, {"镇建办": {"06": 1, "04": 2}}, "第二轮")
    allocate(root)
    rows = changed_rows(root / RESULT)
    assert [(row["编号"], row["项目"], row["原来"], row["现在"]) for row in rows] == [
        ("04", "第二轮双向选择结果", "镇建办", "待岗"),
        ("06", "第二轮双向选择结果", "待岗", "镇建办"),
    ]


def test_an_unstable_second_round_is_not_written(
    plain: Town, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from campaign.departments import selection
    from campaign.matching.deferred_acceptance import Market, Matching, Side, deferred_acceptance

    def wrong_later(market: Market, side: Side) -> Matching:
        right = deferred_acceptance(market, side)
        later = sum(market.quotas.values()) < sum(QUOTAS.values())
        return Matching(side, dict.fromkeys(market.choices), []) if later else right

    register_again(plain, root, {"04": ("镇建办",)})
    allocate(root)
    answer(root, {"镇建办": {"04": 1}}, "第二轮")
    made = {place: (root / place).read_bytes() for place in (RESULT, DECISIONS)}
    monkeypatch.setattr(selection, "deferred_acceptance", wrong_later)
    ran = run("allocate_departments", root)
    assert [(each.kind.code, each.data["who"]) for each in ran.errors] == [("C13", "04、镇建办")]
    assert made == {place: (root / place).read_bytes() for place in made}


def test_the_result_joins_the_proposal(plain: Town, root: Path) -> None:
    register_again(plain, root, {"04": ("镇建办",)})
    allocate(root)
    answer(root, {"镇建办": {"04": 1}}, "第二轮")
    allocate(root)
    follow_proposals(root)
    allocate(root)
    balance = result(root, "人员去向")
    assert (balance["04"]["去向类别"], balance["04"]["去向"]) == ("部门岗位", "镇建办")


# -- who may take part ----------------------------------------------------------------------------


def verdicts(root: Path) -> dict[str, tuple[str, str]]:
    rows = table(root / "结果" / "第二轮报名审核结果.xlsx", "选部门")
    return {row["编号"]: (row["审核结果"], row["原因"]) for row in rows}


def test_whoever_has_a_place_does_not(plain: Town, root: Path) -> None:
    register_again(plain, root, {"01": ("镇建办",), "04": ("镇建办",)})
    allocate(root)
    assert verdicts(root) == {
        "01": ("不通过", "第一轮已入选党政办，不参加第二轮。"),
        "04": ("通过", "符合报名条件。"),
    }
    rows = table(root / "06部门初选" / "第二轮" / "部门初选表-镇建办.xlsx", "初选")
    assert [row["编号"] for row in rows] == ["04"]


def test_a_full_department_gives_nothing(plain: Town, root: Path) -> None:
    register_again(plain, root, {"04": ("综治办", "镇建办")})
    allocate(root)
    assert not (root / "06部门初选" / "第二轮" / "部门初选表-综治办.xlsx").exists()
    answer(root, {"镇建办": {"04": 1}}, "第二轮")
    allocate(root)
    told = result(root, "分配结果")["04"]["依据"]
    assert "第二轮：第一志愿综治办：空缺为0，未入选。第二志愿镇建办：部门同意" in told


@pytest.mark.parametrize(
    ("closes", "handed_in", "passed"),
    [
        (None, datetime(2026, 3, 20, 18, 0), True),  # to the end of the campaign's last day
        (None, datetime(2026, 3, 21, 8, 0), False),
        (datetime(2026, 3, 12, 17, 0), datetime(2026, 3, 12, 17, 0), True),
        (datetime(2026, 3, 12, 17, 0), datetime(2026, 3, 12, 17, 1), False),
    ],
)
def test_the_deadline_is_its_own(
    tmp_path: Path, closes: datetime | None, handed_in: datetime, passed: bool
) -> None:
    plain = town(QUOTAS, CHOICES)
    plain.basics["第二轮报名截止"] = closes
    root = plain.write(tmp_path)
    allocate(root)
    answer(root, FIRST)
    row = plain.application("04", ("镇建办",)) | {"报名时间": handed_in}
    write_plain(root / "03报名表" / "第二轮" / "报名.xlsx", {"选部门报名": [row]})
    allocate(root)
    assert (verdicts(root)["04"][0] == "通过") is passed


def test_a_form_of_the_first_round_in_the_wrong_folder_is_noticed(plain: Town, root: Path) -> None:
    row = plain.application("04", ("镇建办",))  # of 6 March, before the first deadline
    write_plain(root / "03报名表" / "第二轮" / "报名.xlsx", {"选部门报名": [row]})
    assert {code for _, code in found(allocate(root))} == {"R11"}


def test_an_unknown_department_is_a_fault(plain: Town, root: Path) -> None:
    before = (root / RESULT).read_bytes()
    register_again(plain, root, {"04": ("没有办",)})
    ran = run("allocate_departments", root)
    assert [(each.where.cell, each.kind.code) for each in ran.errors] == [("C2", "R01")]
    assert (root / RESULT).read_bytes() == before
