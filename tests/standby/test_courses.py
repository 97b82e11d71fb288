"""待岗处理, 试岗, 延长: what follows on standby by rules, as published plans have it (K6)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaign.scheme.stages import the_scheme
from campaign.standby.courses import Course, pay_of
from campaign.standby.stages import the_courses
from campaigns import Town, codes, next_line, run, table, write_plain
from departments.towns import town
from documents.finished import Word
from standby.test_phases import INSTITUTE, TEACHERS
from standby.test_standby import played, review

TRAIL = Path("09待岗管理", "待岗经过.xlsx")
AFTER = date(2027, 3, 1)

REFUSALS: list[dict[str, Any]] = [
    {"情形": "拒绝上岗", "次数": 1, "处理": "给予警告", "待遇": "发给最低生活费"},
    {"情形": "拒绝上岗", "次数": 2, "处理": "停发待遇", "待遇": "停发待遇"},
    {
        "情形": "拒绝上岗", "次数": 3, "处理": "解除聘用合同", "结束待岗": "是",
        "公文": "解除合同通知书",
    },
    {"情形": "在外工作", "处理": "停发待遇", "待遇": "停发待遇"},
    {
        "情形": "旷工", "累计天数": 15, "处理": "予以辞退", "结束待岗": "是",
        "公文": "解除合同通知书",
    },
]  # fmt: skip
"""Plan [38]: refusing 1st warning + minimum, 2nd no pay, 3rd dismissal; 15 days absent."""
APPRAISALS: list[dict[str, Any]] = [
    {
        "情形": "年度考核不合格、拒绝上岗", "处理": "解除聘用合同", "结束待岗": "是",
        "公文": "解除合同通知书",
    },
    {
        "情形": "年度考核不合格", "次数": 2, "连续": "是", "处理": "解除聘用合同",
        "结束待岗": "是", "公文": "解除合同通知书",
    },
    {"情形": "待岗期满未上岗", "处理": "调离教学岗位", "结束待岗": "是"},
]  # fmt: skip
"""Plan [28]: appraisal failed and refusing, or failed two years running; standby over: out."""
PLACEMENTS: list[dict[str, Any]] = [
    {
        "情形": "拒绝上岗或者试岗不合格", "次数": 2, "处理": "不再安排，由本人自行联系工作",
        "结束待岗": "是",
    }
]  # fmt: skip
"""Plan [39]: at most two placements, then on his own."""
TRIAL: list[dict[str, Any]] = [
    {"适用": "新岗位", "期限(月)": 3, "待遇": "发给岗位工资，不发奖金", "不合格后": "继续待岗"}
]
"""Plan [37]: new post up to 3 months on post pay without bonus; old post none."""


def ruled(months: int = 6, **sheets: list[dict[str, Any]]) -> Town:
    """02 and 03, of 党政办, go on standby on 20 March."""
    plain = town(
        {"党政办": 2, "综治办": 2},
        {"01": ("党政办",), "02": ("党政办",), "03": ("党政办",)},
        people=3,
        **{"待岗期限(月)": months},
    )
    plain.more |= sheets
    return plain


def lines(root: Path, *rows: tuple[str, date, str, dict[str, Any]]) -> None:
    """Write 待岗经过: 编号, 日期, 情形, further cells."""
    cells = [{"编号": who, "日期": day, "情形": case} | more for who, day, case, more in rows]
    write_plain(root / TRAIL, {"待岗经过": cells})


def happened(*days: date, case: str = "拒绝上岗", **more: Any) -> Any:
    return [("02", day, case, {"决定日期": day} | more) for day in days]


def course(root: Path, today: date = AFTER) -> Course:
    own = run("review_standby", root, today).run
    found: Course = own.get(the_courses)[0]
    return found


def faults(root: Path, today: date = AFTER) -> set[tuple[str, str]]:
    found = codes(run("review_standby", root, today).issues)
    return {each for each in found if each[1][0] in "FTL" and each[1] != "L05"}


def letters(root: Path) -> set[str]:
    return {path.stem for path in (root / "08公文").glob("*通知书/*.docx")}


def state(root: Path, number: int = 0) -> dict[str, Any]:
    return dict(table(root / "结果" / "待岗情况.xlsx", "待岗情况")[number])


# -- rules ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "outcome", "stands"),
    [
        (1, "给予警告", "待期满考评"),
        (2, "停发待遇", "待期满考评"),
        (3, "解除聘用合同", "结束待岗"),
    ],
)
def test_refusing_once_twice_thrice(tmp_path: Path, times: int, outcome: str, stands: str) -> None:
    root = played(ruled(待岗处理=REFUSALS), tmp_path)
    days = [date(2026, 4, 10), date(2026, 5, 11), date(2026, 6, 12)][:times]
    lines(root, *happened(*days))
    assert faults(root, date(2026, 7, 1)) == set()
    assert [each.rule.outcome for each in course(root).handled][-1] == outcome
    assert state(root)["状态"] == stands
    names = ["待岗处理通知书-白帆02", "待岗处理通知书-白帆02（第2次）", "解除合同通知书-白帆02"]
    assert letters(root) == set(names[:times])


def test_each_refusal_sets_the_pay_from_its_decision(tmp_path: Path) -> None:
    root = played(ruled(12, 待岗处理=REFUSALS, 待岗阶段=INSTITUTE), tmp_path)
    lines(root, *happened(date(2026, 4, 10), date(2026, 8, 31)))
    own = run("review_standby", root, AFTER).run
    found = pay_of(own.get(the_scheme), own.get(the_courses)[0])
    assert [(each.starts, each.ends, each.pay) for each in found] == [
        (date(2026, 3, 20), date(2026, 4, 9), "全额工资，不发奖金"),
        (date(2026, 4, 10), date(2026, 8, 30), "发给最低生活费"),
        (date(2026, 8, 31), date(2027, 3, 20), "停发待遇"),
    ]


def test_the_letters_of_a_refusal_and_of_a_dismissal(tmp_path: Path) -> None:
    root = played(ruled(待岗处理=REFUSALS), tmp_path)
    lines(root, *happened(date(2026, 4, 10), date(2026, 5, 11), date(2026, 6, 12)))
    run("review_standby", root, AFTER)
    folder = root / "08公文"
    first = Word(folder / "待岗处理通知书" / "待岗处理通知书-白帆02.docx")
    assert "2026年4月10日，你有拒绝上岗的情形（第1次）" in first.everything
    assert "给予警告，自2026年4月10日起发给最低生活费。" in first.everything
    assert first.line("成文日期") == "2026年4月10日"
    last = Word(folder / "解除合同通知书" / "解除合同通知书-白帆02.docx").everything
    assert "（第3次）" in last
    assert "你的待岗自2026年6月12日结束" in last
    listed = table(folder / "用印登记表（待岗期满）.xlsx", "用印登记", key="文种")
    listed = [row for row in listed if row["受文者"] == "白帆"]
    numbers = [row["文号"] for row in listed]
    assert [row["文种"] for row in listed] == ["待岗处理通知书"] * 2 + ["解除合同通知书"]
    assert len(set(numbers)) == 3


@pytest.mark.parametrize(
    ("days", "stands"),
    [([14], "待期满考评"), ([15], "结束待岗"), ([7, 7], "待期满考评"), ([7, 8], "结束待岗")],
)
def test_fifteen_days_absent(tmp_path: Path, days: list[int], stands: str) -> None:
    root = played(ruled(待岗处理=REFUSALS), tmp_path)
    rows = [
        ("02", date(2026, month, 30), "旷工", {"天数": count, "决定日期": date(2026, month, 30)})
        for month, count in zip((4, 6), days, strict=False)
    ]
    lines(root, *rows)
    assert course(root).state == stands


@pytest.mark.parametrize(
    ("rows", "stands"),
    [
        (happened(date(2026, 12, 31), case="年度考核不合格"), "待期满考评"),
        (happened(date(2026, 12, 31), date(2027, 1, 1), case="年度考核不合格"), "结束待岗"),
        (happened(date(2026, 4, 1), date(2026, 12, 1), case="年度考核不合格"), "待期满考评"),
        (happened(date(2026, 4, 1), date(2028, 4, 1), case="年度考核不合格"), "待期满考评"),
        (
            [
                *happened(date(2026, 4, 1), case="年度考核不合格"),
                *happened(date(2026, 5, 1), case="拒绝上岗"),
            ],
            "结束待岗",
        ),
        (happened(date(2026, 4, 1), date(2026, 5, 1)), "待期满考评"),  # refusing alone
        (happened(date(2027, 3, 21), case="待岗期满未上岗"), "结束待岗"),
    ],
)
def test_appraisals_failed_and_standby_over(tmp_path: Path, rows: Any, stands: str) -> None:
    root = played(ruled(12, 待岗处理=APPRAISALS, 待岗阶段=TEACHERS), tmp_path)
    lines(root, *rows)
    assert course(root, date(2028, 5, 1)).state == stands


def test_working_elsewhere_stops_the_pay(tmp_path: Path) -> None:
    root = played(ruled(待岗处理=REFUSALS), tmp_path)
    lines(root, *happened(date(2026, 5, 31), case="在外工作"))
    run("review_standby", root, date(2026, 6, 1))
    assert state(root)["分段待遇"].endswith("；5月31日至9月20日停发待遇")
    assert "2026年5月31日在外工作（第1次），2026年5月31日决定停发待遇" in state(root)["说明"]


def test_a_failed_review_counts(tmp_path: Path) -> None:
    rules: list[dict[str, Any]] = [
        {"情形": "考评不合格", "处理": "降低岗位等级"},
        {"情形": "考评不合格", "次数": 2, "处理": "解除聘用合同", "结束待岗": "是"},
    ]
    root = played(ruled(待岗处理=rules), tmp_path)
    day = date(2026, 9, 21)
    review(root, "02", 考评日期=day, 考评结果="不合格", 决定日期=day)
    more = date(2026, 12, 20)
    lines(root, ("02", day, "延长待岗", {"至": more, "决定日期": day}),
          *happened(date(2026, 12, 21), case="考评不合格"))  # fmt: skip
    assert faults(root) == set()
    assert [each.times for each in course(root).handled] == ["第1次", "第2次"]
    assert course(root).state == "结束待岗"
    made = {path.stem for path in (root / "08公文").glob("[待处]*/*.docx")}
    assert {
        "待岗考评表-白帆02", "待岗考评表-白帆02（第2次）",
        "处理意见呈报表-白帆02", "处理意见呈报表-白帆02（第2次）",
    } <= made  # fmt: skip
    assert {"延长待岗通知书-白帆02", "待岗处理通知书-白帆02", "待岗处理通知书-白帆02（第2次）"} <= (
        letters(root)
    )


# -- trials ---------------------------------------------------------------------------------------


def back(root: Path, place: str, day: date = date(2026, 9, 21)) -> None:
    review(root, "02", 考评日期=day, 考评结果="合格", 去向=place, 决定日期=day)


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 9, 21), date(2026, 12, 21)),
        (date(2026, 9, 30), date(2026, 12, 30)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_a_new_post_is_on_trial_for_three_months(tmp_path: Path, day: date, ends: date) -> None:
    root = played(ruled(试岗=TRIAL), tmp_path)
    back(root, "综治办", day)
    found = course(root, day)
    assert found.state == "试岗中"
    assert found.trial
    assert (found.trial.starts, found.trial.ends) == (day, ends)
    if day.year > 2026:
        return  # the working days of that year are not known yet: the letter has to wait
    letter = Word(root / "08公文" / "恢复工作通知书" / "恢复工作通知书-白帆02.docx").everything
    said = f"试岗期3个月，自{day.year}年{day.month}月{day.day}日起至{ends.year}年{ends.month}月"
    assert said in letter
    assert "试岗期间发给岗位工资，不发奖金" in letter


def test_the_old_post_is_not_on_trial(tmp_path: Path) -> None:
    root = played(ruled(试岗=TRIAL), tmp_path)
    back(root, "党政办")
    assert course(root).state == "恢复工作"
    letter = Word(root / "08公文" / "恢复工作通知书" / "恢复工作通知书-白帆02.docx").everything
    assert "试岗" not in letter


def test_who_passes_has_the_pay_made_good(tmp_path: Path) -> None:
    rules: list[dict[str, Any]] = [
        TRIAL[0] | {"合格后": "试岗时间计入任职时间，补发试岗期间的工资差额"}
    ]
    root = played(ruled(试岗=rules), tmp_path)
    back(root, "综治办")
    day = date(2026, 12, 22)
    lines(root, ("02", day, "试岗合格", {"决定日期": day}))
    assert faults(root) == set()
    assert state(root)["状态"] == "恢复工作"
    letter = Word(root / "08公文" / "试岗结果通知书" / "试岗结果通知书-白帆02.docx").everything
    assert "你在综治办正式上岗。试岗时间计入任职时间，补发试岗期间的工资差额。" in letter


@pytest.mark.parametrize(
    ("today", "waits", "said", "found"),
    [
        (date(2026, 11, 20), 1, "", set()),
        (date(2026, 11, 21), 2, "（2026-12-21，还有30天期满）", set()),
        (date(2026, 12, 22), 2, "（2026-12-21，期满已过1天）", {("A4", "L57")}),
    ],
)
def test_the_end_of_a_trial_is_among_the_days(
    tmp_path: Path, today: date, waits: int, said: str, found: set[tuple[str, str]]
) -> None:
    root = played(ruled(试岗=TRIAL), tmp_path)
    back(root, "综治办")
    outcome = run("review_standby", root, today).outcome
    assert outcome
    assert len(outcome.waits_for) == waits  # 03 is overdue
    assert outcome.waits_for[-1].endswith(said)
    assert faults(root, today) == found
    ran = run("run_all", root, today).outcome
    assert ran
    told = any(line.strip().endswith("1人试岗期满") for line in ran.lines)
    assert told is (today == date(2026, 11, 21))


def test_the_overview_says_who_is_on_trial(tmp_path: Path) -> None:
    root = played(ruled(试岗=TRIAL), tmp_path)
    back(root, "综治办")
    day = date(2026, 9, 21)
    review(root, "03", 考评日期=day, 考评结果="合格", 去向="党政办", 决定日期=day)
    assert "还有1人试岗（白帆，2026年12月21日期满），期满后考核" in next_line(root, day)
    assert "填试岗的结果：白帆" in next_line(root, date(2026, 12, 1))
    lines(root, ("02", date(2026, 12, 22), "试岗合格", {"决定日期": date(2026, 12, 22)}))
    assert "试岗" not in next_line(root, date(2026, 12, 23))


def test_two_placements_then_on_ones_own(tmp_path: Path) -> None:
    root = played(ruled(试岗=TRIAL, 待岗处理=PLACEMENTS), tmp_path)
    back(root, "综治办")
    failed, again = date(2026, 12, 22), date(2027, 1, 4)
    rows: list[Any] = [
        ("02", failed, "试岗不合格", {"决定日期": failed}),
        ("02", again, "安排上岗", {"去向": "综合治理办公室", "决定日期": again}),
    ]
    lines(root, rows[0])
    assert "白帆的试岗不合格以后的安排" in next_line(root, failed)
    lines(root, *rows)
    own = course(root, date(2027, 1, 5))
    assert (own.state, own.trials[-1].ends) == ("试岗中", date(2027, 4, 4))
    rows.append(("02", date(2027, 4, 4), "试岗不合格", {"决定日期": date(2027, 4, 5)}))
    lines(root, *rows)
    assert course(root, date(2027, 4, 6)).state == "结束待岗"
    assert "不再安排，由本人自行联系工作" in state(root)["说明"]
    rows.append(("02", date(2027, 5, 6), "安排上岗", {"去向": "综治办"}))
    lines(root, *rows)
    assert ("A5", "L55") in faults(root, date(2027, 5, 7))


def test_a_shorter_trial_and_one_too_long(tmp_path: Path) -> None:
    root = played(ruled(试岗=TRIAL), tmp_path)
    day = date(2026, 5, 6)
    for until, expected in (
        (date(2026, 6, 6), set()), (date(2026, 8, 6), set()), (date(2026, 8, 7), {("G2", "L59")}),
    ):  # fmt: skip
        lines(root, ("02", day, "安排上岗", {"天数": "", "去向": "综治办", "决定日期": day,
                                        "至": until}))  # fmt: skip
        found = {(c, k) for c, k in faults(root, day) if k == "L59"}
        assert {k for _, k in found} == {k for _, k in expected}


# -- longer ---------------------------------------------------------------------------------------


def test_extended_twice_with_the_pay_of_those_months(tmp_path: Path) -> None:
    root = played(ruled(6, 待岗阶段=INSTITUTE), tmp_path)
    first, second = date(2026, 9, 18), date(2026, 12, 18)
    lines(root,
          ("02", first, "延长待岗", {"至": date(2026, 12, 20), "决定日期": first}),
          ("02", second, "延长待岗", {"至": date(2027, 2, 28), "决定日期": second}))  # fmt: skip
    today = date(2026, 12, 21)
    assert faults(root, today) == set()
    assert course(root, today).standby.ends == date(2027, 2, 28)
    folder = root / "08公文" / "延长待岗通知书"
    one = Word(folder / "延长待岗通知书-白帆02.docx").everything
    assert "原定于2026年9月20日期满" in one
    assert "延长至2026年12月20日，延长期间9月21日至12月20日发给最低生活费。" in one
    two = Word(folder / "延长待岗通知书-白帆02（第2次）.docx").everything
    assert "原定于2026年12月20日期满" in two
    assert "12月21日至2027年2月28日发给最低生活费" in two


@pytest.mark.parametrize(
    ("until", "code"),
    [(date(2026, 9, 20), "L13"), (date(2027, 3, 20), ""), (date(2027, 3, 21), "L32")],
)
def test_an_extension_goes_forward_and_not_too_far(tmp_path: Path, until: date, code: str) -> None:
    root = played(ruled(6, 待岗阶段=TEACHERS), tmp_path)
    day = date(2026, 9, 18)
    lines(root, ("02", day, "延长待岗", {"至": until, "决定日期": day}))
    assert {each for _, each in faults(root, date(2026, 9, 19))} == {code} - {""}


def test_an_extension_in_both_sheets_is_one(tmp_path: Path) -> None:
    root = played(ruled(待岗处理=REFUSALS), tmp_path)
    until, day = date(2026, 12, 20), date(2026, 9, 18)
    review(root, "02", 延期至=until, 党委决定="延长待岗")
    lines(root, ("02", day, "延长待岗", {"至": until, "决定日期": day}))
    assert faults(root, date(2026, 9, 21)) == set()
    letter = Word(root / "08公文" / "延长待岗通知书" / "延长待岗通知书-白帆02.docx").everything
    assert "原定于2026年9月20日期满" in letter
    assert "延长至2026年12月20日" in letter


# -- the sheet ------------------------------------------------------------------------------------


def test_the_sheet_lies_there_where_the_scheme_has_rules_only(tmp_path: Path) -> None:
    without = played(ruled(), tmp_path / "a")
    assert not (without / TRAIL).exists()
    root = played(ruled(待岗处理=REFUSALS), tmp_path / "b")
    assert (root / TRAIL).exists()
    review(without, "02", 延期至=date(2026, 12, 20), 党委决定="延长待岗")
    run("review_standby", without, AFTER)
    assert (without / TRAIL).exists()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("01", date(2026, 5, 6), "拒绝上岗", {}), {"L50"}),
        (("02", date(2026, 5, 6), "拒绝上班", {}), {"L51"}),
        (("02", date(2026, 3, 19), "拒绝上岗", {"决定日期": date(2026, 5, 6)}), {"L52"}),
        (("02", date(2027, 3, 2), "拒绝上岗", {"决定日期": date(2027, 3, 2)}), {"L52"}),
        (("02", date(2026, 5, 6), "拒绝上岗", {"决定日期": date(2026, 5, 5)}), {"L52"}),
        (  # an extension may be decided on before its day, but not a year early
            (
                "02",
                date(2026, 9, 19),
                "延长待岗",
                {"至": date(2026, 12, 20), "决定日期": date(2025, 9, 18)},
            ),
            {"L52"},
        ),
        (("02", date(2026, 5, 6), "拒绝上岗", {}), {"L54"}),
        (("02", date(2026, 5, 6), "旷工", {"决定日期": date(2026, 5, 6)}), {"L53"}),
        (("02", date(2026, 5, 6), "延长待岗", {"决定日期": date(2026, 5, 6)}), {"L53"}),
        (("02", date(2026, 5, 6), "安排上岗", {"决定日期": date(2026, 5, 6)}), {"L53"}),
        (("02", date(2026, 5, 6), "安排上岗", {"去向": "待定"}), {"L53"}),
        (("02", date(2026, 5, 6), "試崗合格", {"决定日期": date(2026, 5, 6)}), {"L55"}),
        (("02", date(2026, 5, 6), "离开单位", {}), set()),
    ],
)
def test_each_slip(tmp_path: Path, row: Any, expected: set[str]) -> None:
    root = played(ruled(待岗处理=REFUSALS), tmp_path)
    lines(root, row)
    assert {code for _, code in faults(root)} == expected


def test_the_same_twice_and_what_comes_after_the_end(tmp_path: Path) -> None:
    root = played(ruled(待岗处理=REFUSALS), tmp_path)
    day = date(2026, 5, 6)
    lines(root, *happened(day, day))
    assert faults(root) == {("C3", "L58")}
    lines(root, *happened(day, case="离开单位"), *happened(date(2026, 5, 7)))
    assert faults(root) == {("A3", "L55")}
    lines(root, *happened(day, case="离开单位"))
    assert course(root).state == "结束待岗"
    outcome = run("review_standby", root, date(2026, 9, 1)).outcome
    assert outcome
    assert [each[:4] for each in outcome.waits_for] == ["编号03"]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"待岗处理": [REFUSALS[0], REFUSALS[0]]}, {("A3", "S02")}),
        ({"待岗处理": [REFUSALS[4] | {"次数": 2}]}, {("C2", "S67")}),
        ({"待岗处理": [REFUSALS[2] | {"结束待岗": "否"}]}, {("D2", "S68")}),
        ({"试岗": [TRIAL[0], TRIAL[0]]}, {("A3", "S02")}),
    ],
)
def test_each_slip_in_the_scheme(
    tmp_path: Path, sheets: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    found = codes(run("check_registrations", ruled(**sheets).write(tmp_path)).errors)
    assert {code for _, code in found} == {code for _, code in expected}
