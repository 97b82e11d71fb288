"""待岗阶段: pay by stretches of months with their days, as published plans have it (K6)."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from campaign.scheme.stages import the_scheme
from campaign.standby.phases import pay_phases
from campaign.standby.stages import the_courses, the_standby
from campaigns import Town, codes, fill, run, table
from departments.towns import town
from documents.finished import Word
from standby.test_standby import LEDGER, played

INSTITUTE = [
    {"从第几个月": 1, "到第几个月": 3, "待遇": "全额工资，不发奖金", "内容": "参加培训"},
    {"从第几个月": 4, "到第几个月": 6, "待遇": "发给工资的基本项目"},
    {"从第几个月": 7, "待遇": "发给最低生活费"},
]
"""Plan [38]: months 1–3 full without bonus, 4–6 basic items, from 7 the minimum."""
COMPANY = [
    {
        "从第几个月": 1, "到第几个月": 6, "待遇": "发给岗位工资的60%，不低于最低工资标准",
        "计发项目": "岗位工资", "比例": "60%", "最低标准": 1690,
    }
]  # fmt: skip
"""Plan [37]: 60 % of post pay, not under the minimum wage, at most 6 months."""
TEACHERS = [{"从第几个月": 1, "到第几个月": 12, "待遇": "发给基本工资"}]
"""Plan [28]: up to 12 months on basic pay."""


def standby_town(phases: list[dict[str, Any]], months: int) -> Town:
    """02 and 03 go on standby on 20 March."""
    plain = town(
        {"党政办": 1, "综治办": 1},
        {"01": ("党政办",), "02": ("党政办",), "03": ("党政办",)},
        people=3,
        **{"待岗期限(月)": months},
    )
    plain.more["待岗阶段"] = phases
    return plain


def days(root: Path) -> list[tuple[date, date, str]]:
    """The stretches of 02 as they stand now."""
    own = run("review_standby", root).run
    each = own.get(the_courses)[0].standby
    found = pay_phases(own.get(the_scheme), each)
    return [(phase.starts, phase.ends, phase.pay) for phase in found]


def test_three_stretches_of_a_year(tmp_path: Path) -> None:
    root = played(standby_town(INSTITUTE, 12), tmp_path)
    assert days(root) == [
        (date(2026, 3, 20), date(2026, 6, 20), "全额工资，不发奖金"),
        (date(2026, 6, 21), date(2026, 9, 20), "发给工资的基本项目"),
        (date(2026, 9, 21), date(2027, 3, 20), "发给最低生活费"),
    ]
    (written, _) = table(root / LEDGER, "待岗台账")
    assert written["分段待遇"] == (
        "3月20日至6月20日全额工资，不发奖金，参加培训；6月21日至9月20日发给工资的基本项目；"
        "2026年9月21日至2027年3月20日发给最低生活费"
    )


def test_stretches_end_with_the_term_and_go_on_with_an_extension(tmp_path: Path) -> None:
    root = played(standby_town(INSTITUTE, 6), tmp_path)
    assert [each[1] for each in days(root)] == [date(2026, 6, 20), date(2026, 9, 20)]
    fill(root / LEDGER, "待岗台账", "延期至", {"02": date(2026, 11, 20)})
    fill(root / LEDGER, "待岗台账", "党委决定", {"02": "延长待岗"})
    assert days(root)[-1] == (date(2026, 9, 21), date(2026, 11, 20), "发给最低生活费")
    (state, _) = table(root / "结果" / "待岗情况.xlsx", "待岗情况")
    assert state["分段待遇"].endswith("9月21日至11月20日发给最低生活费")


@pytest.mark.parametrize(
    ("phases", "months", "day", "expected"),
    [
        (COMPANY, 6, date(2026, 12, 20), {("K4", "L32")}),  # at most 6 months
        (TEACHERS, 6, date(2027, 3, 20), set()),  # up to 12
        (TEACHERS, 6, date(2027, 3, 21), {("K4", "L32")}),
        (INSTITUTE, 6, date(2028, 3, 20), set()),
    ],
)
def test_an_extension_stays_within_the_last_month(
    tmp_path: Path,
    phases: list[dict[str, Any]],
    months: int,
    day: date,
    expected: set[tuple[str, str]],
) -> None:
    root = played(standby_town(phases, months), tmp_path)
    fill(root / LEDGER, "待岗台账", "延期至", {"02": day})
    fill(root / LEDGER, "待岗台账", "党委决定", {"02": "延长待岗"})
    found = codes(run("review_standby", root).issues)
    assert {each for each in found if each[1].startswith("L")} == expected


@pytest.mark.parametrize(
    ("wage", "expected"),
    [
        (2000, Decimal("1690.00")),  # 60 % is 1200, under the minimum wage
        (3000, Decimal("1800.00")),
        (Decimal("3333.33"), Decimal("2000.00")),  # 1999.998
        ("", None),
    ],
)
def test_never_under_the_minimum_wage(tmp_path: Path, wage: Any, expected: Decimal | None) -> None:
    plain = standby_town(COMPANY, 6)
    for each in plain.people:
        each["岗位工资"] = float(wage) if wage else ""
    root = played(plain, tmp_path)
    own = run("review_standby", root).run
    (phase,) = pay_phases(own.get(the_scheme), own.get(the_standby)[0])
    assert phase.amount == expected
    (written, _) = table(root / LEDGER, "待岗台账")
    assert (f"（每月{expected}元）" in written["分段待遇"]) is (expected is not None)


@pytest.mark.parametrize("wage", ["", "三千", "3000元左右"])
def test_pay_that_cannot_be_worked_out_is_told_at_the_cell(tmp_path: Path, wage: str) -> None:
    plain = standby_town(COMPANY, 6)
    for each in plain.people:
        each["岗位工资"] = wage if each["编号"] == "02" else 3000
    root = played(plain, tmp_path)
    assert ("P3", "D61") in codes(run("generate_notices", root).issues)
    assert ("P4", "D61") not in codes(run("review_standby", root).issues)


def test_the_letter_and_the_coming_days_tell(tmp_path: Path) -> None:
    root = played(standby_town(INSTITUTE, 12), tmp_path)
    assert run("generate_notices", root).errors == []
    letter = Word(root / "08公文" / "待岗通知书" / "待岗通知书-白帆02.docx").everything
    assert "待岗期间3月20日至6月20日全额工资，不发奖金，参加培训；6月21日至9月20日发给" in letter
    outcome = run("run_all", root, date(2026, 6, 1)).outcome
    assert outcome
    said = "2026年6月21日（还有20天）　2人待岗待遇改为“发给工资的基本项目”"
    assert said in [line.strip() for line in outcome.lines]


def test_a_scheme_without_stretches_has_no_such_column(tmp_path: Path) -> None:
    plain = standby_town([], 6)
    del plain.more["待岗阶段"]
    root = played(plain, tmp_path)
    assert "分段待遇" not in table(root / LEDGER, "待岗台账")[0]


@pytest.mark.parametrize(
    ("spans", "months", "expected"),
    [
        ([(2, 6)], 6, ("A2", "S96")),
        ([(1, 3), (5, None)], 6, ("A3", "S96")),
        ([(1, 3), (3, None)], 6, ("A3", "S96")),
        ([(1, None), (2, None)], 6, ("B2", "S97")),
        ([(1, 3), (4, 3)], 3, ("B3", "S98")),
        ([(1, 3), (4, 5)], 6, ("B3", "S99")),
    ],
)
def test_each_slip_in_the_scheme_at_its_cell(
    tmp_path: Path,
    spans: list[tuple[int, int | None]],
    months: int,
    expected: tuple[str, str],
) -> None:
    phases = [
        {"从第几个月": first, "到第几个月": last, "待遇": "发给基本工资"} for first, last in spans
    ]
    made = standby_town(phases, months).write(tmp_path)
    assert codes(run("check_registrations", made).errors) == {expected}
