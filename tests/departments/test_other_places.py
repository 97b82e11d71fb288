"""其他去向: decided, counted apart, by conditions, each with its own document."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, codes, fill_items, run, table
from departments.towns import DECISIONS, RESULT, allocate, answer, decide, found, town
from documents.finished import Word
from maintenance.document_templates.paper import Paper

POOL, RETIRED, STAYING = "人才交流中心", "离岗待退", "留原岗位"
PLACES = [
    {"名称": POOL, "说明": "推荐就业", "公文": "去向通知书"},
    {"名称": RETIRED, "公文": "离岗待退通知书"},
    {"名称": STAYING, "办理移交": "否"},
]
SICHUAN: list[dict[str, Any]] = [
    {"适用": RETIRED, "依据": "离岗申请", "要求": "已填"},
    {"适用": RETIRED, "依据": "工作年限", "要求": "不低于", "值": 20},
    *(
        {
            "适用": RETIRED, "依据": "年龄", "要求": "不低于", "值": age,
            "限于": f"性别={sex}、身份{sign}工人、工作年限<30",
        }
        for sex, sign, age in (("男", "≠", 55), ("男", "=", 50), ("女", "≠", 50), ("女", "=", 45))
    ),
]  # fmt: skip
"""2002: on request; 30 years of service, or men 55 (workers 50), women 50 (45) with 20 years."""


def decided(tmp_path: Path, place: str, person: dict[str, Any] | None = None, **more: Any) -> Ran:
    """01 has 党政办; the committee sends 02 elsewhere."""
    plain = town({"党政办": 1, "综治办": 1}, {"01": ("党政办",), "02": ("党政办",)}, people=2)
    plain.more["其他去向"] = PLACES
    plain.more |= more
    plain.people[1] |= person or {}
    root = plain.write(tmp_path)
    allocate(root)
    answer(root, {"党政办": {"01": 1}})
    allocate(root)
    decide(root, {"01": "党政办", "02": place}, {"02": "党委研究决定"})
    return run("generate_notices", root)


def papers(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "08公文").glob("*/*-*.docx") if "02" in path.stem)


@pytest.mark.parametrize(
    ("place", "expected", "said"),
    [
        (POOL, "去向通知书-白帆02", "你的去向为人才交流中心（推荐就业），自2026年3月19日起执行。"),
        (RETIRED, "离岗待退通知书-白帆02", "同意你自2026年3月19日起离岗待退，到达法定退休年龄时"),
    ],
)
def test_each_destination_has_its_document(
    tmp_path: Path, place: str, expected: str, said: str
) -> None:
    assert decided(tmp_path, place).errors == []
    assert papers(tmp_path) == sorted([expected, "移交清单-白帆02"])
    letter = Word(tmp_path / "08公文" / expected.partition("-")[0] / f"{expected}.docx")
    assert said in letter.everything
    rows = table(tmp_path / "08公文" / "用印登记表.xlsx", "用印登记", key="文种")
    assert expected.partition("-")[0] in [row["文种"] for row in rows]


def test_who_stays_has_no_document_and_hands_nothing_over(tmp_path: Path) -> None:
    assert decided(tmp_path, STAYING).errors == []
    assert papers(tmp_path) == []


def test_each_is_counted_in_the_closing_balance(tmp_path: Path) -> None:
    decided(tmp_path, POOL)
    allocate(tmp_path)
    cells = [row[0].value for row in load_workbook(tmp_path / RESULT)["人员去向"]["A1:A3"]]
    assert "部门岗位1人＋待岗0人＋其他去向1人（人才交流中心1人）＋" in "".join(map(str, cells))


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"参加工作时间": "1996.01", "出生年月": "1979.01"}, None),  # 30 years, 47 of age
        ({"参加工作时间": "2000.01", "出生年月": "1975.01"}, None),  # a woman of 51, 26 years
        ({"参加工作时间": "2000.01", "出生年月": "1978.01"}, "D80"),  # of 48
        ({"参加工作时间": "2000.01", "出生年月": "1978.01", "身份": "工人"}, None),
        ({"参加工作时间": "2000.01", "出生年月": "1975.01", "性别": "男"}, "D80"),  # a man of 51
        ({"参加工作时间": "2000.01", "出生年月": "1975.01", "性别": "男", "身份": "工人"}, None),
        ({"参加工作时间": "2000.01", "出生年月": "1970.01", "性别": "男"}, None),  # of 56
        ({"参加工作时间": "2008.07", "出生年月": "1970.01"}, "D80"),  # under 20 years of service
        ({"参加工作时间": "1996.01", "出生年月": "1979.01", "离岗申请": ""}, "D80"),
        ({"参加工作时间": "1996.03", "出生年月": "1979.01"}, None),  # 30 years in this very month
        ({"参加工作时间": "1996.04", "出生年月": "1979.01"}, "D80"),  # a month short
        ({"参加工作时间": "2006.03", "出生年月": "1976.03"}, None),  # 20 years, 50 of age
        ({"参加工作时间": "2006.04", "出生年月": "1976.03"}, "D80"),
        ({"参加工作时间": "2006.03", "出生年月": "1976.04"}, "D80"),
        ({"参加工作时间": "2006.03", "出生年月": "1981.03", "身份": "工人"}, None),
        ({"参加工作时间": "2006.03", "出生年月": "1981.04", "身份": "工人"}, "D80"),
        ({"参加工作时间": "", "出生年月": "1975.01"}, "D81"),  # people have to judge
    ],
)
def test_early_retirement_by_its_conditions(
    tmp_path: Path, person: dict[str, Any], expected: str | None
) -> None:
    asked = {"离岗申请": "2026-3-1", "身份": "干部"}
    ran = decided(tmp_path, RETIRED, asked | person, 资格条件=SICHUAN)
    told = {each for each in codes(ran.issues) if each[1] in ("D80", "D81")}
    assert told == ({("G5", expected)} if expected else set())


def test_conditions_of_a_destination_ask_nothing_of_applicants(tmp_path: Path) -> None:
    decided(tmp_path, POOL, 资格条件=SICHUAN)
    assert run("check_registrations", tmp_path).errors == []
    (row, _) = table(tmp_path / "结果" / "报名审核结果.xlsx", "选部门")
    assert row["审核结果"] == "通过"


def test_an_office_s_own_template_goes_to_those_of_its_destination(tmp_path: Path) -> None:
    own = [{"名称": POOL, "公文": "进入人才中心函"}, {"名称": RETIRED, "公文": "离岗待退通知书"}]
    assert ("", "W60") in found(decided(tmp_path, POOL, 其他去向=own))
    paper = Paper()
    paper.body("每位其他去向人员", "{{ 姓名 }}同志自{{ 生效日期 }}起到{{ 去向 }}报到。")
    folder = tmp_path / "公文模板" / "其他公文"
    folder.mkdir(parents=True)
    (folder / "进入人才中心函.docx").write_bytes(paper.file())
    ran = run("generate_notices", tmp_path)
    assert ran.errors == []
    (made,) = (tmp_path / "08公文" / "进入人才中心函").glob("*.docx")
    assert f"自2026年3月19日起到{POOL}报到" in Word(made).everything


def test_the_letter_waits_for_the_day(tmp_path: Path) -> None:
    decided(tmp_path, POOL)
    fill_items(tmp_path / DECISIONS, "会议信息", {"任职日期": date(2026, 3, 20)})
    run("generate_notices", tmp_path)
    letter = Word(tmp_path / "08公文" / "去向通知书" / "去向通知书-白帆02.docx")
    assert letter.line("成文日期") == "2026年3月20日"
