"""并列处理: equals parted by components, facts, more decimals and lots, with the figures said."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from campaigns import codes, person, run, table
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import ScoreFolder, results, town

POST = "党政办主任"
SPEECH, TEST = "竞职演说", "笔试"
Facts = dict[str, Any]


def folder(chain: str, *facts: Facts, marks: Any = 80, **basics: Any) -> ScoreFolder:
    """Everybody has the same marks; `facts` are what the roster says of each."""
    made = town(并列处理=chain, **basics)
    made.people = [
        person(f"{n:02d}", f"人{'甲乙丙丁戊己'[n]}", **own) for n, own in enumerate(facts)
    ]
    made.post_choices = {f"{n:02d}": (POST,) for n in range(len(facts))}
    parts = {"分值": 50, "单张满分": 100}
    made.components = [
        {"项目": TEST, "方式": "直接录入"} | parts,
        {"项目": SPEECH, "方式": "评委打分"} | parts,
    ]
    entries = dict(marks) if isinstance(marks, dict) else {}
    return ScoreFolder(made, usual=80, entries={TEST: entries})


def ranks(root: Path) -> dict[str, int]:
    return {row["编号"]: row["名次"] for row in results(root)}


def worked_out(made: ScoreFolder, root: Path) -> dict[str, int]:
    ran = made.consolidate(root)
    assert ran.errors == []
    assert ran.outcome
    return ranks(root)


def several(header: str, *values: str) -> list[Facts]:
    return [{header: value} for value in values]


def both(*values: tuple[str, str]) -> list[Facts]:
    return [{"学历": word, "近三年考核": grades} for word, grades in values]


ALL, ONCE, NEVER = (
    "2023优秀、2024优秀、2025优秀",
    "2023称职、2024称职、2025优秀",
    "2023称职、2024称职、2025称职",
)
SCHOOLING = several("学历", "大专", "研究生", "本科")
WORKING = several("参加工作时间", "2008.07", "2006.07")
FACTS: list[tuple[str, list[Facts], list[int]]] = [
    # [16]: 优秀 in a row first
    ("近三年连续优秀年数", several("近三年考核", NEVER, ALL, ONCE), [3, 1, 2]),
    ("近三年优秀次数", several("近三年考核", ONCE, ALL, ONCE), [2, 1, 2]),
    # [30]: nearer to retirement first, by date
    ("退休时间", several("退休时间", "2031-5-2", "2029-1-31", "2029-1-30"), [3, 2, 1]),
    ("距退休年限", several("退休时间", "2031-5-2", "2029-1-31"), [2, 1]),
    # 学历 by its order, the usual one or the scheme's
    ("学历", SCHOOLING, [3, 1, 2]),
    ("学历（低者优先）", SCHOOLING, [1, 3, 2]),
    ("职称（高者优先）", several("职称", "中级", "副高", "中级"), [2, 1, 2]),
    # the earlier date, unless the link says otherwise; by months where one has only a month
    ("参加工作时间", WORKING, [2, 1]),
    ("参加工作时间（晚者优先）", WORKING, [1, 2]),
    ("参加工作时间", several("参加工作时间", "2008.07", "2008-7-15"), [1, 1]),
    ("年龄", several("出生年月", "1985.06", "1980.06"), [2, 1]),
    # the first link that parts them
    ("学历、近三年优秀次数", both(("本科", ONCE), ("本科", ALL), ("研究生", NEVER)), [3, 2, 1]),
    # what is not known of one parts nobody, nor does anything after it
    ("近三年优秀次数、学历", both(("本科", ALL), ("研究生", ""), ("大专", NEVER)), [1, 1, 1]),
]


@pytest.mark.parametrize(("chain", "facts", "expected"), FACTS)
def test_facts(chain: str, facts: list[Facts], expected: list[int], tmp_path: Path) -> None:
    made = folder(chain, *facts)
    made.town.more["等级次序"] = [{"依据": "职称", "由低到高": "初级、中级、副高、正高"}]
    found = worked_out(made, tmp_path)
    assert [found[f"{n:02d}"] for n in range(len(facts))] == expected


def test_it_is_said_in_words(tmp_path: Path) -> None:
    worked_out(folder("学历", {"学历": "研究生"}, {"学历": "大专"}), tmp_path)
    assert results(tmp_path)[0]["备注"] == "总分相同，按学历（研究生）排定先后"
    decisions = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
    assert [row["建议"] for row in decisions] == ["任用", "不任用"]
    assert decisions[1]["建议依据"].startswith("总分相同，按学历（大专）排定先后。")


def test_what_is_not_known_is_said(tmp_path: Path) -> None:
    worked_out(folder("学历", {"学历": "研究生"}, {"学历": ""}), tmp_path)
    told = "名次并列：有人的学历花名册上没有或看不出先后，不能往下比较"
    assert {row["备注"] for row in results(tmp_path)} == {told}


# -- more decimals --------------------------------------------------------------------------------


def with_thirds(stage: str, places: int = 2) -> ScoreFolder:
    """Judges' marks whose means differ from the third decimal on."""
    made = folder("顺延小数位", {}, {}, 舍入环节=stage, 保留小数=places)
    made.marks[SPEECH, "秦山"] = {"00": "80.005", "01": "80.01"}
    made.usual = "80.00"
    return made


@pytest.mark.parametrize("stage", ["逐步舍入", "各项舍入", "总分舍入"])
def test_more_decimals(stage: str, tmp_path: Path) -> None:
    # Means 80.001666… and 80.00333…: points 40.00083… and 40.001666…, both 40.00.
    assert worked_out(with_thirds(stage), tmp_path) == {"00": 2, "01": 1}
    assert results(tmp_path)[0]["备注"] == "总分相同，按顺延小数位（80.00166667）排定先后"


# -- which choice it is ---------------------------------------------------------------------------


def test_who_chose_the_post_first(tmp_path: Path) -> None:
    made = folder("志愿先后", {}, {}, {})
    made.town.post_choices |= {"00": ("综治办专职副主任", POST), "02": ("综治办专职副主任",)}
    worked_out(made, tmp_path)
    of_post = [row for row in results(tmp_path) if row["竞争职位"] == POST]
    assert {row["编号"]: row["名次"] for row in of_post} == {"01": 1, "00": 2}
    assert {row["编号"]: row["备注"] for row in of_post} == {
        "01": "总分相同，按志愿先后（1）排定先后",
        "00": "总分相同，按志愿先后（2）排定先后",
    }
    second_and_only = [row for row in results(tmp_path) if row["竞争职位"] != POST]
    assert [row["名次"] for row in second_and_only] == [1, 1]


# -- lots -----------------------------------------------------------------------------------------


def test_lots_wait_for_the_seed(tmp_path: Path) -> None:
    assert worked_out(folder("学历、抽签", {}, {}), tmp_path) == {"00": 1, "01": 1}
    assert {row["备注"] for row in results(tmp_path)} == {"名次并列，等当众抽签"}


def test_lots_part_only_those_whom_nothing_else_parts(tmp_path: Path) -> None:
    """Anybody can draw again: the lower SHA-256 of seed, post and 编号 comes first."""
    made = folder("学历、抽签", {}, {}, {}, {"学历": "研究生"}, {}, 并列抽签种子="271828")
    made.entries[TEST]["04"] = 70
    found = worked_out(made, tmp_path)

    def ticket(staff_id: str) -> str:
        return hashlib.sha256(f"271828,{POST},{staff_id}".encode()).hexdigest()

    drawn = sorted(["00", "01", "02"], key=ticket)
    assert sorted(found, key=lambda each: found[each]) == ["03", *drawn, "04"]
    lots = table(tmp_path / "结果" / "成绩汇总.xlsx", "并列抽签")
    assert [row["编号"] for row in lots] == drawn
    assert [row["抽签号（SHA-256）"] for row in lots] == [ticket(each) for each in drawn]
    assert lots[0]["计算用的文字"] == f"271828,{POST},{drawn[0]}"


# -- formulas, cuts, faults -----------------------------------------------------------------------


@needs_soffice
@pytest.mark.parametrize("stage", ["逐步舍入", "各项舍入", "总分舍入"])
def test_the_formulas_give_the_same_elsewhere(stage: str, tmp_path: Path) -> None:
    words = ("研究生", "本科", "本科", "本科", "", "大专")
    facts = [{"学历": word, "退休时间": f"20{31 - n // 3}-5-2"} for n, word in enumerate(words)]
    made = folder(
        f"{SPEECH}、退休时间、学历、顺延小数位、抽签", *facts, 舍入环节=stage, 并列抽签种子="5"
    )
    made.marks[SPEECH, "秦山"] = {"02": "80.01"}
    made.entries[TEST]["05"] = "缺考"
    worked_out(made, tmp_path / "one")
    file = tmp_path / "one" / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


def with_cut(
    chain: str, *facts: Facts, stage: str = TEST, best: int = 2, **basics: Any
) -> ScoreFolder:
    """A written test first, the speech for the best two alone; or the best two inspected."""
    made = folder(chain, *facts, **basics)
    made.town.components[0]["环节"], made.town.components[1]["环节"] = TEST, SPEECH
    rule = {"环节": stage, "适用": "", "规则": "前几名", "值": best, "并列": "按并列处理"}
    made.town.more["晋级规则"] = [rule]
    return made


def end_of_test(made: ScoreFolder, root: Path) -> Any:
    made.town.write(root)
    made.write_entries(root, TEST)
    ran = run("prepare_scoring", root)
    assert ran.errors == []
    assert ran.outcome
    return ran


def listed(root: Path) -> list[str]:
    rows = table(root / "04评分表" / f"{SPEECH}评分表-秦山.xlsx", "评分表")
    return sorted(row["编号"] for row in rows)


def told(made: ScoreFolder, root: Path) -> dict[str, str]:
    """The remarks of 成绩汇总, once the speeches of those who went on are marked."""
    made.town.post_choices = dict.fromkeys(listed(root), (POST,))
    for judge in made.town.judges:
        made.write_scores(root, SPEECH, judge)
    assert run("consolidate_scores", root).errors == []
    return {row["编号"]: row["备注"] for row in results(root)}


def test_equals_at_a_cut_are_parted_by_facts(tmp_path: Path) -> None:
    made = with_cut("学历", {"学历": "大专"}, {"学历": "研究生"}, {"学历": "本科"})
    end_of_test(made, tmp_path)
    assert listed(tmp_path) == ["01", "02"]
    said = told(made, tmp_path)
    out = "笔试得分40，第3名（取前2名），并列，按学历（大专）未进入竞职演说，不参加排名"
    assert said["00"] == out
    assert said["01"].startswith("笔试得分40并列，按学历（研究生）进入竞职演说；")


def test_more_decimals_part_equals_at_a_cut(tmp_path: Path) -> None:
    made = with_cut("顺延小数位", {}, {}, {})
    made.entries[TEST] = {"00": "80.002", "01": "80.004", "02": "80.003"}
    end_of_test(made, tmp_path)
    assert listed(tmp_path) == ["01", "02"]
    assert told(made, tmp_path)["00"].startswith(
        "笔试得分40，第3名（取前2名），并列，按顺延小数位（40.001）未进入"
    )


def test_which_choice_it_is_parts_equals_at_a_cut(tmp_path: Path) -> None:
    made = with_cut("志愿先后", {}, {}, {})
    made.town.post_choices["01"] = ("综治办专职副主任", POST)
    end_of_test(made, tmp_path)
    rows = table(tmp_path / "04评分表" / f"{SPEECH}评分表-秦山.xlsx", "评分表")
    assert {row["编号"] for row in rows if row["竞争职位"] == POST} == {"00", "02"}


def test_points_of_an_earlier_stage_part_equals_at_a_cut(tmp_path: Path) -> None:
    made = with_cut(TEST, {}, {}, {}, stage=SPEECH, best=1)
    made.entries[TEST] = {"00": 80, "01": 90, "02": 85}
    worked_out(made, tmp_path)
    assert ranks(tmp_path) == {"00": None, "01": 1, "02": None}


def test_nobody_goes_on_before_lots_are_drawn(tmp_path: Path) -> None:
    """Of four, one is ahead and one behind: lots decide between the two others alone."""
    made = with_cut("学历、抽签", {}, {}, {}, {})
    made.entries[TEST] = {"00": 90, "03": 70}
    ran = end_of_test(made, tmp_path)
    assert "党政办主任：编号01、02笔试并列，等当众抽签。" in ran.outcome.lines
    assert "并列抽签种子" in ran.outcome.next_step
    assert [path.name for path in (tmp_path / "04评分表").iterdir()] == ["笔试成绩表.xlsx"]
    waiting = run("consolidate_scores", tmp_path)
    assert waiting.waits_for[0] == "党政办主任：编号01、02笔试并列，等当众抽签"
    run("generate_notices", tmp_path)
    assert not list((tmp_path / "08公文").rglob("入围人员名单*"))
    assert not (tmp_path / "结果" / "成绩汇总.xlsx").exists()


def first_drawn(seed: str, *staff_ids: str) -> str:
    return min(
        staff_ids, key=lambda each: hashlib.sha256(f"{seed},{POST},{each}".encode()).hexdigest()
    )


@pytest.mark.parametrize("seed", ["271828", "5", "31415"])
def test_lots_decide_who_goes_on(seed: str, tmp_path: Path) -> None:
    made = with_cut("学历、抽签", {}, {}, {}, {}, 并列抽签种子=seed)
    made.entries[TEST] = {"00": 90, "03": 70}
    end_of_test(made, tmp_path)
    first = first_drawn(seed, "01", "02")
    assert listed(tmp_path) == ["00", first]
    proof = table(tmp_path / "结果" / "演说顺序.xlsx", "并列抽签")
    assert [(row["环节"], row["先后"]) for row in proof] == [(TEST, 1), (TEST, 2)]
    assert proof[0]["编号"] == first
    run("generate_notices", tmp_path)
    paper = next((tmp_path / "08公文").rglob("入围人员名单*"))
    public = "".join(each.text for each in Document(str(paper)).paragraphs)
    assert "笔试得分40并列，按学历（本科）、抽签（第1）进入竞职演说。" in public
    said = told(made, tmp_path)
    assert said[first] == "笔试得分40并列，按学历（本科）、抽签（第1）进入竞职演说"
    assert table(tmp_path / "结果" / "成绩汇总.xlsx", "并列抽签") == proof


@pytest.mark.parametrize("stage", ["总分", SPEECH])
def test_nobody_is_inspected_before_lots_are_drawn(stage: str, tmp_path: Path) -> None:
    made = with_cut("抽签", {}, {}, {}, stage=stage)
    made.entries[TEST] = {"00": 90} if stage == "总分" else {}
    made.marks[SPEECH, "秦山"] = {"00": 90}
    ran = made.consolidate(tmp_path)
    assert ran.errors == []
    assert ran.outcome
    said = {row["编号"]: row["备注"] for row in results(tmp_path)}
    assert [each for each, words in said.items() if words and "等当众抽签" in words] == ["01", "02"]
    assert not (tmp_path / "05任用决定" / "任用决定表.xlsx").exists()
    made.town.basics["并列抽签种子"] = "5"
    worked_out(made, tmp_path)
    decisions = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
    inspected = {row["编号"] for row in decisions if row["考察对象"] == "是"}
    assert inspected == {"00", first_drawn("5", "01", "02")}


@needs_soffice
def test_formulas_of_those_parted_at_a_cut_give_the_same_elsewhere(tmp_path: Path) -> None:
    root = tmp_path / "one"
    made = with_cut("学历、顺延小数位、抽签", {}, {}, {}, {}, 并列抽签种子="5")
    made.entries[TEST] = {"00": "80.001", "03": "79.999"}
    end_of_test(made, root)
    told(made, root)
    file = root / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


@pytest.mark.parametrize(
    ("chain", "step", "code"),
    [
        ("职称", "check_registrations", "S08"),  # a column, but who comes first is not said
        ("职称（谁优先）", "check_registrations", "S08"),
        ("抽签、学历", "check_registrations", "S79"),
        ("党委决定、学历", "check_registrations", "S79"),
        ("任现职年限", "prepare_scoring", "S78"),  # no 任现职时间 on the roster
        ("职称（高者优先）", "prepare_scoring", "S78"),
    ],
)
def test_links_that_mean_nothing(chain: str, step: str, code: str, tmp_path: Path) -> None:
    root = folder(chain, {}, {}).town.write(tmp_path)
    assert {code for _, code in codes(run(step, root).errors)} == {code}
