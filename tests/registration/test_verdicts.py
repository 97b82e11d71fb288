"""报名审核结果: each person and choice judged, with the reason in words and figures."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Town, codes, fill, person, run, table
from registration.forms import verdicts

HEAD, DEPUTY, GUARD = "党政办主任", "党政办副主任", "综治办专职副主任"
CONDITION = "具有三年以上基层工作经历"
REVIEW = Path("03报名表") / "资格人工审核表.xlsx"


def town(**change: Any) -> Town:
    """01 applies for two posts; `change` is what the roster says of 01."""
    made = Town(post_choices={"01": (HEAD, GUARD)}, department_choices={"01": ("党政办",)})
    made.people[0] = person("01", "安宁", **change)
    return made


def verdict(root: Path, made: Town, sheet: str = "竞争上岗") -> tuple[str, str]:
    """审核结果 and 原因 of 01."""
    ran = run("check_registrations", made.write(root))
    assert ran.errors == []
    *_, result, reason = verdicts(root, sheet)["01"]
    return result, reason


def test_passed_with_what_was_checked(tmp_path: Path) -> None:
    result, reason = verdict(tmp_path, town())
    assert result == "通过"
    assert f"{HEAD}通过，2008年7月参加工作，算到2026年3月7日满17年8个月" in reason
    assert "政治面貌为中共党员，符合要求" in reason
    assert f"{GUARD}通过" in reason


@pytest.mark.parametrize(
    ("change", "head", "guard"),
    [
        ({"参加工作时间": "2024.03"}, "通过", "通过"),  # exactly two years
        ({"参加工作时间": "2024.04"}, "不通过", "不通过"),
        ({"参加工作时间": date(2024, 3, 7)}, "通过", "通过"),
        ({"参加工作时间": date(2024, 3, 8)}, "不通过", "不通过"),
        ({"政治面貌": "群众"}, "不通过", "通过"),
        ({"政治面貌": "中共预备党员"}, "不通过", "通过"),
    ],
)
def test_each_choice_by_itself(
    change: dict[str, Any], head: str, guard: str, tmp_path: Path
) -> None:
    result, reason = verdict(tmp_path, town(**change))
    assert result == ("通过" if "通过" in (head, guard) else "不通过")
    assert f"{HEAD}{head}，" in reason
    assert f"{GUARD}{guard}，" in reason


def test_probationary_members_where_the_scheme_says_so(tmp_path: Path) -> None:
    made = town(政治面貌="中共预备党员")
    for post in made.posts:
        post["政治面貌要求"] = "中共党员（含预备党员）"
    result, reason = verdict(tmp_path, made)
    assert result == "通过"
    assert "预备党员也可以报" in reason


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"在岗状态": "借调县委办"}, "在岗状态为“借调县委办”"),
        ({"编制性质": "编外"}, "编制性质为“编外”"),
        ({"参加范围": "不参加", "不参加原因": "已办理内退"}, "已办理内退"),
    ],
)
def test_whom_the_campaign_is_not_for(change: dict[str, str], said: str, tmp_path: Path) -> None:
    for sheet in ("竞争上岗", "选部门"):
        result, reason = verdict(tmp_path, town(**change), sheet)
        assert result == "不通过"
        assert said in reason


def test_departments_only(tmp_path: Path) -> None:
    made = town(参加范围="仅双选")
    result, reason = verdict(tmp_path, made)
    assert (result, "仅双选" in reason) == ("不通过", True)
    assert verdict(tmp_path, made, "选部门")[0] == "通过"


def handed_in(root: Path, **cells: Any) -> tuple[str, str]:
    """The verdict on a form with some cells changed."""
    from campaign.registration.registrations import Part
    from registration.forms import Desk

    desk = Desk(Town().write(root))
    good = {"staff_id": "01", "name": "安宁", "choices": (HEAD, "")}
    desk.collect("安宁", Part.POSTS, **(good | cells))
    assert run("check_registrations", root).errors == []
    *_, result, reason = verdicts(root, "竞争上岗")["01"]
    return result, reason


def test_the_deadline_to_the_minute(tmp_path: Path) -> None:
    assert handed_in(tmp_path, submitted_at=datetime(2026, 3, 7, 16, 30))[0] == "通过"
    result, reason = handed_in(tmp_path, submitted_at=datetime(2026, 3, 7, 16, 31))
    assert result == "不通过"
    assert "报名时间3月7日16:31，晚于截止时间3月7日16:30" in reason
    _, reason = handed_in(tmp_path, submitted_at=datetime(2027, 3, 6, 10, 30))
    assert "报名时间2027年3月6日10:30，晚于截止时间2026年3月7日16:30" in reason


def test_withdrawn(tmp_path: Path) -> None:
    result, reason = handed_in(tmp_path, withdrawn_on=datetime(2026, 3, 7, 9, 0))
    assert result == "不通过"
    assert "本人于2026年3月7日撤回报名" in reason


# -- what only people can judge -------------------------------------------------------------------


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A campaign with a condition that only people can judge, checked once."""
    made = town()
    made.posts[0]["其他条件"] = CONDITION
    root = made.write(tmp_path)
    ran = run("check_registrations", root)
    assert ran.outcome
    assert len(ran.outcome.waits_for) == 1
    assert "资格人工审核表" in ran.outcome.waits_for[0]
    return root


def test_the_review_table_lists_what_is_to_be_judged(reviewed: Path) -> None:
    (row,) = table(reviewed / REVIEW, "人工审核")
    assert (row["编号"], row["志愿职位"], row["需人工审核的条件"]) == ("01", HEAD, CONDITION)
    sheet: Any = load_workbook(reviewed / REVIEW)["人工审核"]
    below = {cell.value: cell.offset(row=1) for cell in sheet[2]}
    for name in ("审核结论", "理由", "审核人"):
        assert not below[name].protection.locked
    assert below["编号"].protection.locked
    assert any("负责人" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "待人工审核" in verdicts(reviewed, "竞争上岗")["01"][3]


def judge(root: Path, **values: str) -> Any:
    for column, value in values.items():
        fill(root / REVIEW, "人工审核", column, {"01": value})
    before = (root / REVIEW).read_bytes()
    ran = run("check_registrations", root)
    assert (root / REVIEW).read_bytes() == before
    return ran


def test_a_conclusion_is_honoured_by_the_next_run(reviewed: Path) -> None:
    ran = judge(reviewed, 审核结论="不符合", 理由="基层经历只有两年", 审核人="秦山")
    assert ran.outcome
    assert ran.outcome.waits_for == []
    reason = verdicts(reviewed, "竞争上岗")["01"][3]
    assert f"{HEAD}不通过" in reason
    assert "基层经历只有两年" in reason
    assert f"{GUARD}通过" in reason
    judge(reviewed, 审核结论="符合", 理由="")
    assert f"人工审核认为符合“{CONDITION}”" in verdicts(reviewed, "竞争上岗")["01"][3]


def test_a_conclusion_on_another_condition_is_not(reviewed: Path) -> None:
    judge(reviewed, 审核结论="不符合", 理由="没有", 审核人="秦山")
    made = town()
    made.posts[0]["其他条件"] = "熟悉公文写作"
    ran = run("check_registrations", made.write(reviewed))
    assert "R19" in {code for _, code in codes(ran.issues)}
    assert "“熟悉公文写作”待人工审核" in verdicts(reviewed, "竞争上岗")["01"][3]


# -- the published sheets -------------------------------------------------------------------------


def test_by_post_and_department(tmp_path: Path) -> None:
    made = Town(
        people=[person("01", "安宁"), person("02", "王芳"), person("03", "王芳", 政治面貌="群众")],
        post_choices={"01": (HEAD, GUARD), "02": (HEAD,), "03": (HEAD, GUARD)},
        department_choices={"01": ("党政办",), "02": ("党政办",), "03": ("党政办",)},
    )
    root = made.write(tmp_path)
    assert run("check_registrations", root).errors == []
    path = root / "结果" / "报名审核结果.xlsx"
    rows = {row["职位或部门"]: row for row in table(path, "报名情况", "职位或部门")}
    head = rows[HEAD]
    assert (head["职数"], head["第一志愿人数"], head["报名人数"], head["审核通过人数"]) == (
        1,
        3,
        3,
        2,
    )
    assert head["审核通过人员"] == "第一志愿：安宁、王芳（02）"
    assert head["通过人数∶职数"] == "2∶1"
    assert rows[GUARD]["审核通过人员"] == "第二志愿：安宁、王芳（03）"
    assert rows[DEPUTY]["说明"] == "无人报名"
    assert rows["综治办"]["说明"] == "无人报名"
    assert not rows["党政办"]["说明"]
    book = load_workbook(path)
    for sheet in book.worksheets:
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        for signed in ("审核人：", "负责人："):  # on a line each where the table is narrow
            assert any(signed in text for text in texts), sheet.title
        assert sheet.page_setup.paperSize == 9


def test_a_person_with_a_faulty_form_is_listed_with_what_is_wrong(tmp_path: Path) -> None:
    made = Town(department_choices={"01": ("党政办",), "02": ("水利站",)})
    root = made.write(tmp_path)
    ran = run("check_registrations", root)
    assert ran.outcome
    assert "另有1份报名有错误" in "".join(ran.outcome.lines)
    first, _, result, reason = verdicts(root, "选部门")["02"]
    assert (first, result) == ("水利站", "不通过")
    assert "改正后重新审核" in reason
    assert "水利站" in reason
