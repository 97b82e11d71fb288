"""Who has not registered, from the first registration on; and nobody at all who may."""

from datetime import date
from pathlib import Path

from campaigns import Town, codes, person, run, table
from registration.forms import verdicts

RESULT = Path("结果") / "报名审核结果.xlsx"


def test_by_department_with_the_days_left(tmp_path: Path) -> None:
    town = Town(post_choices={"01": ("党政办主任",)}, department_choices={"02": ("党政办",)})
    town.people[2] |= {"现部门": "综治办"}
    town.people[3] |= {"参加范围": "不参加", "不参加原因": "内退"}
    town.people[4] |= {"参加范围": "仅双选"}
    root = town.write(tmp_path)
    ran = run("check_registrations", root, today=date(2026, 3, 5))
    rows = table(root / RESULT, "未报名名单")
    assert [(row["编号"], row["竞争上岗"], row["选部门"]) for row in rows] == [
        ("01", "已报", "未报"), ("05", "不参加", "未报"), ("06", "未报", "未报"),
        ("03", "未报", "未报"),
    ]  # fmt: skip
    assert ran.outcome
    (line,) = (each for each in ran.outcome.lines if "还没有报名" in each)
    assert line == (
        "还没有报名的4人：党政办3人（安宁、方舟、葛洪）；综治办1人（池清）。报名3月7日截止，还有2天。"
    )
    later = run("check_registrations", root, today=date(2026, 3, 9))
    assert later.outcome
    assert not any("还没有报名" in each for each in later.outcome.lines)


def test_a_faulty_form_is_a_registration_all_the_same(tmp_path: Path) -> None:
    town = Town(department_choices={"01": ("党政办",), "02": ("没有的部门",)})
    root = town.write(tmp_path)
    run("check_registrations", root)
    assert "02" not in {row["编号"] for row in table(root / RESULT, "未报名名单")}


def test_one_error_where_the_establishment_excludes_everybody(tmp_path: Path) -> None:
    people = [person(f"0{n}", name) | {"编制性质": "合同制"} for n, name in enumerate("甲乙丙", 1)]
    root = Town(people=people, department_choices={"01": ("党政办",)}).write(tmp_path)
    assert codes(run("check_registrations", root).issues) == {("I2", "P33")}


def test_under_review_is_never_passed(tmp_path: Path) -> None:
    town = Town(post_choices={"01": ("党政办主任", "综治办专职副主任")})
    town.posts[0]["其他条件"] = "有三年基层工作经历"
    root = town.write(tmp_path)
    ran = run("check_registrations", root)
    assert verdicts(root, "竞争上岗")["01"][-2] == "待审核"
    assert ran.outcome
    assert "竞争上岗：1人报名，通过0人，不通过0人，待审核1人。" in ran.outcome.lines
