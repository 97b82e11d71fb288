"""Every name, post, department, date and number in the documents is that of the workbooks."""

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from campaigns import table
from documents.finished import (
    DIRECT,
    ELSEWHERE,
    LATER_SEALS,
    SEALS,
    TRAY,
    Facts,
    Word,
    day,
    made,
)

ISSUER = "中共青禾镇委员会"
NOTICE_ENDS = date(2026, 3, 18)
"""Five working days from 12 March 2026, by hand: 12, 13, 16, 17, 18."""
STANDBY_ENDS = date(2026, 9, 20)
HANDED_OVER_BY = date(2026, 3, 26)
"""Five working days after 19 March 2026: 20, 23, 24, 25, 26."""
LETTERS = {"任职通知书": "appointed", "岗位安排通知书": "placed", "待岗通知书": "standby"}


def test_the_sample_has_what_the_tests_rely_on(facts: Facts) -> None:
    assert facts.basics["公示开始"] == date(2026, 3, 12)
    assert facts.basics["待岗开始"] == date(2026, 3, 20)
    assert facts.post_meeting["任职日期"] == date(2026, 3, 19) == facts.place_meeting["任职日期"]
    groups = (facts.appointed, facts.placed, facts.standby, moved(facts))
    assert all(len(group) > 3 for group in groups)
    assert {row["考评结果"] for row in facts.ledger.values()} == {"合格", "不合格"}


# -- the plan -------------------------------------------------------------------------------------


def test_plan_posts_and_departments(facts: Facts) -> None:
    plan = facts.paper("实施方案通知")
    posts = plan.table("部门", "职务", "职数")
    assert posts == [[row["部门"], row["职务"], str(row["职数"])] for row in facts.posts]
    conditions = [row[0] for row in plan.table("资格条件")]
    for row, written in zip(facts.posts, conditions, strict=True):
        assert f"参加工作满{row['最低工作年限']}年" in written
        assert (row["政治面貌要求"] or "") in written
    places = table(facts.root / "01活动方案.xlsx", "双选部门", key="部门")
    assert plan.table("部门", "职数", "包含岗位") == [
        [row["部门"], str(row["职数"]), row["包含岗位"] or ""] for row in places
    ]
    assert f"职数共{sum(row['职数'] for row in facts.posts)}名" in plan.everything
    assert f"一般干部职数共{sum(row['职数'] for row in places)}名" in plan.everything


def test_plan_weights_schedule_and_group(facts: Facts) -> None:
    plan, scheme = facts.paper("实施方案通知"), facts.root / "01活动方案.xlsx"
    components = table(scheme, "评分项目", key="项目")
    assert plan.table("项目", "方式", "分值") == [
        [row["项目"], row["方式"], str(row["分值"])] for row in components
    ]
    group = table(scheme, "领导小组", key="姓名")
    assert plan.table("姓名", "党政职务") == [[row["姓名"], row["党政职务"]] for row in group]
    stages = table(scheme, "日程安排", key="阶段")
    assert [row[0] for row in plan.table("阶段", "时间", "内容")] == [row["阶段"] for row in stages]
    assert "2026年3月3日至2026年3月7日16时30分" in plan.everything
    for words in ("待岗期限为6个月", "只发给基本工资", "行政降职、工资降级直至开除"):
        assert words in plan.everything


def test_plan_number_date_and_meeting(facts: Facts) -> None:
    plan, decided = facts.paper("实施方案通知"), day(facts.basics["方案决定日期"])
    assert plan.line("发文字号") == "青委〔2026〕12号"
    assert plan.line("成文日期") == decided
    assert f"已经{decided}党委会议研究同意" in plan.everything
    title = "青禾镇机关干部双向选择、竞争上岗活动实施方案"
    assert plan.lines("公文标题") == [f"{ISSUER}关于印发《{title}》的通知"]
    assert plan.lines("印发件标题") == [title]


def test_meeting_notice_and_attendance_list(facts: Facts) -> None:
    notice = facts.paper("动员会通知")
    taking_part = {
        key: row
        for key, row in facts.people.items()
        if row["参加范围"] != "不参加" and (key in DIRECT or not row["不参加原因"])
    }
    assert notice.table("序号", "姓名", "部门", "职务") == [
        [str(number), facts.name(key), row["现部门"], row["现职务"] or ""]
        for number, (key, row) in enumerate(taking_part.items(), 1)
    ]
    assert "2026年3月3日（星期二）上午9时。" in notice.lines()
    assert f"联系人：{facts.basics['联系人']}，电话：{facts.basics['联系电话']}" in (
        notice.everything
    )


# -- posts ----------------------------------------------------------------------------------------


def test_scores_are_those_of_the_result_sheet(facts: Facts) -> None:
    scores = facts.paper("成绩公布")
    parts = ("竞职演说（30分）", "民主测评（30分）", "联席会评分（40分）")
    rows = table(facts.root / "结果" / "成绩汇总.xlsx", "成绩汇总")
    printed = scores.table("竞争职位", "名次", "姓名", *parts, "总分")
    assert printed == [
        [
            row["竞争职位"],
            str(row["名次"]),
            row["姓名"],
            *(f"{row[name.partition('（')[0]]:.2f}" for name in parts),
            f"{row['总分']:.2f}",
        ]
        for row in rows
    ]
    assert scores.line("成文日期") == day(facts.basics["成绩公布日期"])


def test_public_notice_describes_everybody_appointed(facts: Facts) -> None:
    notice = facts.paper("任前公示")
    columns = ("姓名", "性别", "民族", "出生年月", "政治面貌", "学历")
    assert notice.table(*columns, "现任职务", "拟任职务") == [
        [*(str(facts.people[key][name]) for name in columns), facts.former(key), post]
        for key, post in facts.appointed.items()
    ]
    begins = facts.basics["公示开始"]
    assert notice.line("成文日期") == day(begins)
    assert f"{day(begins)}至{day(NOTICE_ENDS)}，共5个工作日" in notice.everything
    assert f"经{day(facts.post_meeting['决定日期'])}党委会议研究" in notice.everything
    assert f"下列{len(facts.appointed)}名同志" in notice.everything
    for name in ("受理部门", "受理电话", "受理地址"):
        assert facts.basics[name] in notice.everything


def test_appointment_notice_names_each_with_the_post(facts: Facts) -> None:
    notice = facts.paper("任职通知")
    lines = [line for line in notice.lines("公文正文") if "同志任" in line]
    assert lines == [
        f"{facts.name(key)}同志任{post}（试用期6个月）"
        f"{'。' if number == len(facts.appointed) else '；'}"
        for number, (key, post) in enumerate(facts.appointed.items(), 1)
    ]
    leaving = [line for line in notice.lines("公文正文") if line.startswith("免去")]
    everybody = len(facts.appointed) + len(leaving)
    assert notice.line("公文标题") == f"{ISSUER}关于陈立新等{everybody}名同志职务任免的通知"
    assert notice.line("成文日期") == day(facts.post_meeting["任职日期"])
    assert f"任职时间自{day(facts.post_meeting['决定日期'])}起" in notice.everything


def test_nobody_is_appointed_before_the_public_notice_has_ended(facts: Facts) -> None:
    assert facts.post_meeting["任职日期"] > NOTICE_ENDS


def test_appointment_letters(facts: Facts) -> None:
    for key, post in facts.appointed.items():
        letter = facts.letter("任职通知书", key)
        assert letter.line("主送机关") == f"{facts.name(key)}同志："
        said = f"研究决定，任命你为{post}（试用期6个月），任职时间自2026年3月11日起计算。"
        assert said in letter.everything
        assert letter.line("成文日期") == "2026年3月19日"
        department = next(row["部门"] for row in facts.posts if post == row["部门"] + row["职务"])
        moves = facts.former(key) != post
        assert (f"请于2026年3月20日前到{department}报到" in letter.everything) == moves
        assert ("请继续做好本岗位工作" in letter.everything) != moves


# -- departments ----------------------------------------------------------------------------------


def named(facts: Facts, department: str) -> list[str]:
    chosen = [facts.name(key) for key, place in facts.placed.items() if place == department]
    given = [facts.name(key) for key, place in DIRECT.items() if place == department]
    return chosen + [f"{each}（直接定岗）" for each in given]


def listed(facts: Facts, department: str) -> str:
    return "、".join(named(facts, department))


def test_selection_result(facts: Facts) -> None:
    result = facts.paper("双向选择结果公布")
    assert result.table("部门", "人数", "名单") == [
        [name, str(len(named(facts, name))), listed(facts, name)] for name in facts.departments
    ]
    assert result.line("成文日期") == day(facts.place_meeting["决定日期"])


def test_placement_notice(facts: Facts) -> None:
    notice = facts.paper("岗位安排通知")
    numerals = "一二三四五六"
    for numeral, name in zip(numerals, facts.departments, strict=True):
        count = len(named(facts, name))
        assert f"{numeral}、{name}（{count}名）\n{listed(facts, name)}" in notice.everything
    assert f"对{len(facts.placed) + len(DIRECT)}名同志的工作岗位安排如下" in notice.everything
    assert notice.line("成文日期") == day(facts.place_meeting["任职日期"])


def test_placement_letters(facts: Facts) -> None:
    for key, department in facts.placed.items():
        letter = facts.letter("岗位安排通知书", key)
        assert letter.line("主送机关") == f"{facts.name(key)}同志："
        assert f"经2026年3月18日党委会议研究决定，安排你到{department}工作。" in letter.everything
        moves = facts.people[key]["现部门"] != department or facts.former(key) in {
            row["部门"] + row["职务"] for row in facts.posts
        }
        assert ("办清原岗位工作移交手续" in letter.everything) == moves


def test_standby_letters(facts: Facts) -> None:
    for key, row in facts.standby.items():
        letter = facts.letter("待岗通知书", key)
        assert letter.line("主送机关") == f"{facts.name(key)}同志："
        begins, ends = day(facts.basics["待岗开始"]), day(STANDBY_ENDS)
        assert f"待岗期限6个月，自{begins}起至{ends}止，待岗期间只发给基本工资" in letter.everything
        assert f"到{row['跟班学习部门']}跟班学习" in letter.everything
        assert "5个工作日内向镇纪委、党政办书面提出" in letter.everything
        cause = facts.ledger[key]["待岗原因"]
        expected = {"未被选中": "没有被选中", "未报名": "没有报名", "不服从安排": "不服从"}
        assert expected.get(cause, cause) in letter.everything


# -- handing over ---------------------------------------------------------------------------------


def moved(facts: Facts) -> dict[str, str]:
    """New post by 编号 of everybody whose post is another than before."""
    posts = {row["部门"] + row["职务"] for row in facts.posts}
    found = {}
    for key in facts.people:
        old = facts.former(key) if facts.former(key) in posts else facts.people[key]["现部门"]
        new = facts.appointed.get(key) or facts.placed.get(key)
        decided = facts.placements.get(key, {}).get("决定去向")
        if decided in ELSEWHERE:
            new = decided
        if key in facts.standby:
            found[key] = "待岗跟班学习"
        elif new and new != old:
            found[key] = new
    return found


def test_handover_notice_lists_all_who_move(facts: Facts) -> None:
    notice = facts.paper("工作移交通知")
    assert notice.table("姓名", "原岗位", "新岗位") == [
        [facts.name(key), facts.former(key), new] for key, new in moved(facts).items()
    ]
    assert f"最迟不超过{day(HANDED_OVER_BY)}" in notice.everything
    holders = {post: facts.name(key) for key, post in facts.appointed.items()}
    receivers = [row[0] for row in notice.table("接交人")]
    assert receivers == [
        holders.get(facts.former(key), "") if facts.appointed.get(key) != facts.former(key) else ""
        for key in moved(facts)
    ]
    for (receiver, supervisor), key in zip(
        notice.table("接交人", "监交人"), moved(facts), strict=True
    ):
        assert facts.name(key) not in (receiver, supervisor)


def test_handover_lists(facts: Facts) -> None:
    for key, new in moved(facts).items():
        form = facts.letter("移交清单", key)
        assert form.cells["移交人"] == facts.name(key)
        assert (form.cells["编号"], form.cells["新岗位"]) == (key, new)
        assert form.cells["原岗位"] == facts.former(key)
        assert f"请于{day(HANDED_OVER_BY)}前办清" in form.everything


# -- the end of standby ---------------------------------------------------------------------------


def test_review_forms(facts: Facts) -> None:
    for key, row in facts.standby.items():
        form = facts.letter("待岗考评表", key)
        person = facts.people[key]
        assert (form.cells["编号"], form.cells["姓名"]) == (key, facts.name(key))
        assert form.cells["性别"] == person["性别"]
        assert form.cells["原岗位"] == facts.former(key)
        assert f"至{day(STANDBY_ENDS)}止，在{row['跟班学习部门']}跟班学习" in form.cells["待岗情况"]


def test_what_follows_from_the_review(facts: Facts) -> None:
    numbers = number_of_letters(facts, "待岗通知书")
    for key, row in facts.ledger.items():
        reviewed = day(row["考评日期"].date())
        passed = row["考评结果"] == "合格"
        assert facts.file("恢复工作通知书", key).exists() == passed
        assert facts.file("处理意见呈报表", key).exists() != passed
        if passed:
            letter = facts.letter("恢复工作通知书", key)
            assert f"经党委{reviewed}考评，结果为合格" in letter.everything
            assert f"安排到{row['去向']}" in letter.everything
            assert f"待岗通知书文号：{numbers[key]}" in letter.everything
        else:
            form = facts.letter("处理意见呈报表", key)
            assert f"{reviewed}考评，结果为不合格" in form.cells["考评结果"]
            assert "给予行政降职、工资降级直至开除处分" in form.cells["方案规定"]
            assert row["党委决定"] is None or row["党委决定"] not in form.everything


# -- numbers, titles, copies ----------------------------------------------------------------------


def number_of_letters(facts: Facts, kind: str) -> dict[str, str]:
    return {
        key: facts.letter(kind, key).line("标题下编号") for key in getattr(facts, LETTERS[kind])
    }


def test_every_number_runs_once_from_the_first_on(finished: Path) -> None:
    numbers = []
    for name, text in made(finished).items():
        if not name.startswith("批量打印/"):
            numbers += re.findall(r"^青委〔2026〕(\d+)号$", text, re.MULTILINE)
    assert sorted(map(int, numbers)) == list(range(12, 12 + len(numbers)))
    assert len(numbers) == len(set(numbers)) > 40


@pytest.mark.parametrize("register", [SEALS, LATER_SEALS])
def test_the_register_for_the_seal_agrees_with_the_documents(finished: Path, register: str) -> None:
    rows = table(finished / register, "用印登记", key="序号")
    rows = [row for row in rows if isinstance(row["序号"], int)]
    files = {path.name: path for path in (finished / "08公文").glob("*/*.docx")}
    files |= {path.name: path for path in (finished / "08公文").glob("*.docx")}
    assert len({row["文件"] for row in rows}) == len(rows)
    for row in rows:
        word = Word(files[row["文件"]])
        assert row["标题"] == word.lines("公文标题")[0]
        numbers = word.lines("发文字号") or word.lines("标题下编号")
        assert (row["文号"] or "") == "".join(numbers)
        assert row["受文者"] in (*word.everything.replace("：", "").split("\n"), "公示栏") or (
            f"{row['受文者']}同志：" in word.everything
        )


def test_the_registers_hold_every_document(finished: Path) -> None:
    listed_files = set()
    for register in (SEALS, LATER_SEALS):
        rows = table(finished / register, "用印登记", key="序号")
        listed_files |= {row["文件"] for row in rows if isinstance(row["序号"], int)}
    documents = (finished / "08公文").rglob("*.docx")
    copies = {"批量打印", TRAY}
    assert listed_files == {path.name for path in documents if path.parent.name not in copies}
    for register in (SEALS, LATER_SEALS):
        heads = [
            str(cell)
            for row in load_workbook(finished / register)["用印登记"].iter_rows(values_only=True)
            for cell in row
        ]
        assert {"份数", "批准人", "用印日期", "监印人", "领取人签名"} <= set(heads)


def test_batches_hold_all_letters_of_a_kind_in_order(facts: Facts) -> None:
    for kind, group in LETTERS.items():
        batch = Word(facts.root / "08公文" / "批量打印" / f"{kind}（合并）.docx")
        assert batch.lines("主送机关") == [
            f"{facts.name(key)}同志：" for key in getattr(facts, group)
        ]
