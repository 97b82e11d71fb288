"""Conditions as published plans state them (K1), each declared in rows of 资格条件."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaigns import Town, codes, fill, person, run, table
from registration.forms import verdicts

HEAD, DEPUTY = "党政办主任", "党政办副主任"
REVIEW = Path("03报名表") / "资格人工审核表.xlsx"
PASSED, REFUSED, OPEN = "通过", "不通过", "待审核"


def row(fact: str, demand: str, value: Any = "", only_for: str = "", where: str = "全部") -> Any:
    return {
        "适用": where, "依据": fact, "要求": demand, "值": value, "限于": only_for, "不符合时": "",
    }  # fmt: skip


def town(rows: list[Any], cells: dict[str, Any], **basics: Any) -> Town:
    """01 applies for the head's post of a campaign that has these conditions and no others."""
    made = Town(post_choices={"01": (HEAD,)}, people=[person("01", "安宁") | cells])
    made.posts = [{"部门": "党政办", "职务": name, "职数": 1} for name in ("主任", "副主任")]
    made.more = {"资格条件": rows}
    made.basics |= basics
    return made


def judged(root: Path, made: Town) -> tuple[str, str]:
    assert run("check_registrations", made.write(root)).errors == []
    *_, result, reason = verdicts(root, "竞争上岗")["01"]
    return result, reason


# Plan 15: new heads up to 45 (men) and 40 (women), sitting ones 50 and 45.
AGES_15 = [
    row("年龄", "不高于", 45, "性别=男、任职情况=新任"),
    row("年龄", "不高于", 40, "性别=女、任职情况=新任"),
    row("年龄", "不高于", 50, "性别=男、任职情况=现任"),
    row("年龄", "不高于", 45, "性别=女、任职情况=现任"),
]
# Plan 14: top age in office 53 men, 51 women; a year to go at least, newcomers a term of three.
TERM_14 = [row("距到龄年限", "不低于", 1), row("距到龄年限", "不低于", 3, "任职情况=新任")]
TOP_14 = {"最高任职年龄": "男53、女51"}
# Plan 19: one year as head or three as deputy. Plan 18: two years as deputy.
YEARS_19 = [
    row("职级", "属于", "正职、副职"),
    row("任现职年限", "不低于", 1, "职级=正职"),
    row("任现职年限", "不低于", 3, "职级=副职"),
]
APPRAISED = row("近三年考核", "不低于", "称职")


@pytest.mark.parametrize(
    ("rows", "cells", "result"),
    [
        (AGES_15, {"性别": "男", "出生年月": date(1980, 3, 8)}, PASSED),  # 45
        (AGES_15, {"性别": "男", "出生年月": date(1980, 3, 7)}, REFUSED),  # 46 on the day
        (AGES_15, {"性别": "女", "出生年月": "1985.04"}, PASSED),  # 40
        (AGES_15, {"性别": "女", "出生年月": "1985.03"}, REFUSED),  # 41
        (AGES_15, {"性别": "男", "出生年月": "1975.04", "现职务": "主任"}, PASSED),  # 50, sitting
        (AGES_15, {"性别": "男", "出生年月": "1975.03", "现职务": "主任"}, REFUSED),
        (AGES_15, {"性别": "女", "出生年月": "1980.04", "现职务": "主任"}, PASSED),
        (AGES_15, {"性别": "女", "出生年月": "1980.04", "任职情况": "新任"}, REFUSED),
        (AGES_15, {"性别": "", "出生年月": "1980.04"}, OPEN),  # whose limit is it?
        (TERM_14, {"性别": "男", "出生年月": date(1974, 3, 7), "现职务": "主任"}, PASSED),  # a year
        (TERM_14, {"性别": "男", "出生年月": date(1974, 3, 6), "现职务": "主任"}, REFUSED),
        (TERM_14, {"性别": "男", "出生年月": date(1976, 3, 7)}, PASSED),  # a whole term
        (TERM_14, {"性别": "男", "出生年月": date(1976, 3, 6)}, REFUSED),
        (TERM_14, {"性别": "女", "出生年月": date(1978, 3, 7)}, PASSED),
        (TERM_14, {"性别": "女", "出生年月": date(1978, 3, 6)}, REFUSED),
        ([row("年龄", "不高于", 45)], {"出生年月": "1980.04"}, PASSED),  # plans 16, 18
        ([row("年龄", "不高于", 40)], {"出生年月": "1985.03"}, REFUSED),  # plan 26
        ([row("年龄", "不低于", 25), row("年龄", "不高于", 40)], {"出生年月": "2001.03"}, PASSED),
        ([row("年龄", "不低于", 25), row("年龄", "不高于", 40)], {"出生年月": "2001.04"}, REFUSED),
        # bhx05: born on or after 1 January 1980 for one post, 1970 for the rest
        (
            [row("出生年月", "晚于", date(1979, 12, 31), where=HEAD)],
            {"出生年月": "1980.01"},
            PASSED,
        ),
        ([row("出生年月", "晚于", "1979-12-31", where=HEAD)], {"出生年月": "1979.12"}, OPEN),
        (
            [row("出生年月", "晚于", "1979-12-31", where=HEAD)],
            {"出生年月": date(1979, 12, 31)},
            REFUSED,
        ),
        ([row("出生年月", "晚于", "1979-12-31", where=DEPUTY)], {"出生年月": "1975.05"}, PASSED),
        # offcn: up to 35 or 28, sex, or «not a party member», per post
        ([row("年龄", "不高于", 35, where=HEAD)], {"出生年月": "1990.03"}, REFUSED),
        ([row("性别", "属于", "男", where=HEAD)], {"性别": "女"}, REFUSED),
        ([row("政治面貌", "不属于", "中共党员", where=HEAD)], {"政治面貌": "党员"}, REFUSED),
        ([row("政治面貌", "不属于", "中共党员", where=HEAD)], {"政治面貌": "群众"}, PASSED),
        # education at least 大专 (14, 16, 18, 19), 本科 (26), 高中 (12)
        ([row("学历", "不低于", "大专")], {"学历": "大学专科"}, PASSED),
        ([row("学历", "不低于", "大专")], {"学历": "高中"}, REFUSED),
        ([row("学历", "不低于", "本科")], {"学历": "大专"}, REFUSED),
        ([row("学历", "不低于", "本科")], {"学历": "硕士研究生"}, PASSED),
        ([row("学历", "不低于", "高中")], {"学历": "中专（函授）"}, PASSED),
        ([row("学历", "不低于", "大专")], {"学历": "党校"}, OPEN),  # never guessed
        (YEARS_19, {"职级": "正职", "任现职时间": "2025.03"}, PASSED),
        (YEARS_19, {"职级": "正职", "任现职时间": "2025.04"}, REFUSED),
        (YEARS_19, {"职级": "副职", "任现职时间": "2023.03"}, PASSED),
        (YEARS_19, {"职级": "副职", "任现职时间": "2023.04"}, REFUSED),
        (YEARS_19, {"职级": "科员", "任现职时间": "2010.04"}, REFUSED),
        ([row("任副职年限", "不低于", 2)], {"任副职时间": "2024.03"}, PASSED),  # plan 18
        # plan 30: two years in the grade less long leave; 15: one year in the grade below
        ([row("任现级年限", "不低于", 2)], {"任现级时间": "2023.09", "任现级扣除月数": 6}, PASSED),
        ([row("任现级年限", "不低于", 2)], {"任现级时间": "2023.09", "任现级扣除月数": 7}, REFUSED),
        ([row("任下一级年限", "不低于", 1)], {"任下一级时间": date(2025, 3, 7)}, PASSED),
        ([row("任现级年限", "不低于", 2)], {}, OPEN),  # no such column: people judge, by name
        # appraisals: two (10, 15, 26) or three years (16, 18) at least 称职
        ([APPRAISED], {"近三年考核": "2023优秀、2024称职、2025称职"}, PASSED),
        ([APPRAISED], {"近三年考核": "2023优秀、2024基本称职、2025称职"}, REFUSED),
        ([APPRAISED], {"近三年考核": "2024称职、2025称职"}, OPEN),
        (
            [row("近两年考核", "不低于", "称职")],
            {"近三年考核": "2023不称职、2024称职、2025称职"},
            PASSED,
        ),
        # plan 29: last year 合格 except new staff
        ([row("近一年考核", "不低于", "合格")], {"2025年考核": "合格"}, PASSED),
        ([row("近一年考核", "不低于", "合格")], {"2025年考核": "不合格"}, REFUSED),
        ([row("近一年考核", "不低于", "合格")], {"参加工作时间": "2025.08"}, PASSED),
        # 优秀 within three years
        (
            [row("近三年优秀次数", "不低于", 1)],
            {"近三年考核": "2023优秀、2024称职、2025称职"},
            PASSED,
        ),
        # 基本称职 within three years is out, a discipline period, a pending case
        (
            [row("近三年考核", "不属于", "基本称职、不称职")],
            {"近三年考核": "2023称职、2024基本称职、2025称职"},
            REFUSED,
        ),
        ([row("处分期至", "早于")], {"处分期至": ""}, PASSED),
        ([row("处分期至", "早于")], {"处分期至": date(2026, 3, 6)}, PASSED),
        ([row("处分期至", "早于")], {"处分期至": date(2026, 3, 7)}, REFUSED),
        ([row("处分期至", "早于")], {}, OPEN),  # the roster does not say
        ([row("立案审查", "为空")], {"立案审查": ""}, PASSED),
        ([row("立案审查", "为空")], {"立案审查": "是"}, REFUSED),
        # a certificate (29), a certain establishment (30)
        ([row("教师资格证", "已填")], {"教师资格证": ""}, REFUSED),
        ([row("教师资格证", "已填")], {"教师资格证": "高中语文"}, PASSED),
        ([row("编制性质", "属于", "事业编制", where=HEAD)], {"编制性质": "行政编制"}, REFUSED),
        # seven years of work (19)
        ([row("工作年限", "不低于", 7)], {"参加工作时间": "2019.03"}, PASSED),
        ([row("工作年限", "不低于", 7)], {"参加工作时间": "2019.04"}, REFUSED),
        # nobody foresaw it: a column of the roster and one row
        ([row("驾照", "属于", "C1、B2")], {"驾照": "C1"}, PASSED),
        ([row("驾照", "属于", "C1、B2")], {"驾照": "C2"}, REFUSED),
        ([row("驾照", "属于", "C1、B2")], {"驾照": ""}, OPEN),
    ],
)
def test_as_published(tmp_path: Path, rows: list[Any], cells: dict[str, Any], result: str) -> None:
    basics = TOP_14 if rows is TERM_14 else {}
    assert judged(tmp_path, town(rows, cells, **basics))[0] == result


def test_the_reason_is_in_words_and_figures(tmp_path: Path) -> None:
    rows = [*AGES_15, row("学历", "不低于", "大专"), APPRAISED, row("任现职年限", "不低于", 2)]
    cells = {
        "性别": "女", "出生年月": date(1979, 5, 1), "学历": "高中", "任现职时间": "2024.06",
        "近三年考核": "2023优秀、2024基本称职、2025称职",
    }  # fmt: skip
    reason = judged(tmp_path, town(rows, cells))[1]
    assert reason == (
        "1979年5月1日出生，算到2026年3月7日46岁，要求不高于40岁（性别为女、任职情况为新任的人员）；"
        "学历为高中，要求大专以上；2024年考核为基本称职，要求近三年考核都在称职以上；"
        "2024年6月任现职，算到2026年3月7日满1年9个月，不足2年。"
    )


def test_what_the_roster_lacks_is_judged_by_people_by_name(tmp_path: Path) -> None:
    """Two things are left to people; the verdict stays open until both are judged."""
    rows = [row("驾照", "属于", "C1"), row("近一年考核", "不低于", "称职")]
    root = town(rows, {}).write(tmp_path)
    ran = run("check_registrations", root)
    assert ran.errors == []
    asked = [each["需人工审核的条件"] for each in table(root / REVIEW, "人工审核")]
    assert asked == [
        "驾照属于C1：花名册没有“驾照”一列",
        "近一年考核不低于称职：花名册上没有2025年的考核结果",
    ]
    for conclusion, result in (("", OPEN), ("通过", PASSED), ("不通过", REFUSED)):
        fill(root / REVIEW, "人工审核", "审核结论", {"01": conclusion})
        fill(root / REVIEW, "人工审核", "理由", {"01": "查过"})
        fill(root / REVIEW, "人工审核", "审核人", {"01": "秦山"})
        assert run("check_registrations", root).errors == []
        assert verdicts(root, "竞争上岗")["01"][-2] == result


def test_who_fails_may_be_left_to_people(tmp_path: Path) -> None:
    """Plan 18: the age may be relaxed."""
    relaxed = row("年龄", "不高于", 45) | {"不符合时": "人工复核"}
    result, reason = judged(tmp_path, town([relaxed], {"出生年月": "1979.05"}))
    assert result == OPEN
    assert "算到2026年3月7日46岁" in reason


def test_words_of_an_office_are_ordered_by_the_office(tmp_path: Path) -> None:
    made = town([row("职称", "不低于", "中级")], {"职称": "主管护师"})
    made.more["等级次序"] = [
        {"依据": "职称", "由低到高": "初级/护士/护师、中级/主管护师、副高/副主任护师"}
    ]
    assert judged(tmp_path, made)[0] == PASSED


def test_for_whom_a_row_is(tmp_path: Path) -> None:
    """By part, class, post and department; of a department that is chosen, its choosers."""
    licence = {"依据": "驾照", "要求": "已填"}
    for applies, posts, departments in (
        ("全部", REFUSED, REFUSED), ("竞争上岗", REFUSED, PASSED), ("双向选择", PASSED, REFUSED),
        ("正职", REFUSED, PASSED), ("副职、综治办", PASSED, PASSED), ("党政办", PASSED, REFUSED),
        (f"{DEPUTY}、{HEAD}", REFUSED, PASSED),
    ):  # fmt: skip
        made = town([licence | {"适用": applies}], {"驾照": ""})
        made.posts[0]["类别"], made.posts[1]["类别"] = "正职", "副职"
        made.department_choices = {"01": ("党政办",)}
        root = tmp_path / applies
        assert judged(root, made)[0] == posts
        assert verdicts(root, "选部门")["01"][-2] == departments


@pytest.mark.parametrize(
    ("changed", "issue"),
    [
        ({"适用": "党政办主人"}, ("A2", "S40")),
        ({"限于": "女同志"}, ("E2", "S41")),
        ({"值": "四十五"}, ("D2", "S42")),
        ({"依据": "职称", "值": "中级"}, ("D2", "S42")),  # 等级次序 does not have it
        ({"要求": "早于", "值": "前年"}, ("D2", "S42")),
        ({"要求": "属于", "值": ""}, ("D2", "S42")),
        ({"要求": "大于"}, ("C2", "V05")),
    ],
)
def test_rows_that_can_mean_nothing(
    tmp_path: Path, changed: dict[str, str], issue: tuple[str, str]
) -> None:
    made = town([row("年龄", "不高于", 45) | changed], {})
    assert issue in codes(run("check_registrations", made.write(tmp_path)).errors)
