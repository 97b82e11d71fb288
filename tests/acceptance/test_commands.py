"""The commands from a stranger's shell: wrong use, a new campaign, steps that have to wait."""

import datetime as dt
from pathlib import Path

import pytest

from acceptance.inputs import ROSTER, ROSTER_COLUMNS, SCHEME
from acceptance.inspector import check_no_errors
from acceptance.office import run
from acceptance.workbooks import Row, fill, read_table

STEPS = [
    "check_registrations",
    "prepare_scoring",
    "consolidate_scores",
    "allocate_departments",
    "generate_notices",
    "review_standby",
]


@pytest.mark.parametrize("script", ["new_campaign", *STEPS, "run_all"])
def test_wrong_use_is_told_in_one_sentence(script: str, tmp_path: Path) -> None:
    file, empty = tmp_path / "file", tmp_path / "empty"
    file.write_text("")
    empty.mkdir()
    wrong: list[tuple[str | Path, ...]]
    wrong = [(file,), (tmp_path, tmp_path), ("--unknown",), ("--unknown", tmp_path)]
    if script != "new_campaign":
        wrong += [(tmp_path / "nowhere",), (empty,)]
    if script != "run_all":
        wrong += [("--sample", tmp_path)]
    for arguments in wrong:
        done = run(script, *arguments)
        assert done.returncode == 2, arguments
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.strip()[-1] in "。”"
    assert sorted(tmp_path.rglob("*")) == [empty, file]


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "2026年竞争上岗"
    done = run("new_campaign", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_new_campaign_is_the_seeds_town(new: Path) -> None:
    posts = read_table(
        new / SCHEME, "竞争职位", ["部门", "职务", "职数", "政治面貌要求", "最低工作年限"]
    )
    assert [(row["部门"], row["职务"], row["职数"]) for row in posts] == [
        ("党政办", "主任", 1),
        ("党政办", "副主任", 1),
        ("综治办", "专职副主任", 1),
        ("新村办", "专职副主任", 1),
        ("镇建办", "主任", 1),
        ("镇建办", "副主任", 1),
        ("经济发展办", "主任", 1),
        ("经济发展办", "副主任", 1),
        ("社会事务办", "主任", 1),
        ("社会事务办", "副主任", 2),
    ]
    assert {row["最低工作年限"] for row in posts} == {2}
    for row in posts:
        assert row["政治面貌要求"] == ("中共党员" if row["部门"] == "党政办" else None)
    departments = read_table(new / SCHEME, "双选部门", ["部门", "职数", "包含岗位"])
    assert [(row["部门"], row["职数"], row["包含岗位"]) for row in departments] == [
        ("党政办", 8, "督查室"),
        ("综治办", 3, "武装干事、人大秘书"),
        ("新村办", 5, None),
        ("镇建办", 2, None),
        ("经济发展办", 5, None),
        ("社会事务办", 3, "计生服务所、民政所"),
    ]
    weights = read_table(new / SCHEME, "评分项目", ["项目", "方式", "分值", "单张满分"])
    assert [(row["项目"], row["方式"], row["分值"]) for row in weights] == [
        ("竞职演说", "评委打分", 30),
        ("民主测评", "民主测评", 30),
        ("联席会评分", "评委打分", 40),
    ]
    basics = {row["项目"]: row["内容"] for row in read_table(new / SCHEME, "基本信息", _ITEMS)}
    closes = basics["报名截止"]  # the plan's Saturday, in weeks that are still to come
    assert (closes.weekday(), closes.hour, closes.minute) == (5, 16, 30)
    assert closes > dt.datetime.now()
    assert closes.date() - basics["活动开始"].date() == dt.timedelta(days=4)
    assert basics["活动开始"] == dt.datetime(2026, 3, 3)
    assert basics["活动结束"] == dt.datetime(2026, 3, 20)
    assert (basics["最多志愿数"], basics["演说时限(分钟)"], basics["待岗期限(月)"]) == (2, 10, 6)
    assert "基本工资" in basics["待岗待遇"]
    years = {value.year for value in basics.values() if isinstance(value, dt.datetime)}
    assert years == {2026}
    assert read_table(new / ROSTER, "花名册", ROSTER_COLUMNS) == []


_ITEMS = ["项目", "内容", "说明"]


def test_in_a_new_campaign_every_step_waits(new: Path) -> None:
    for script in STEPS:
        done = run(script, new)
        assert done.returncode == 1
        assert "还没有" in done.stdout
    done = run("run_all", new)
    assert done.returncode == 0, done.stdout
    check_no_errors(new)


def test_new_campaign_again_leaves_what_people_typed(new: Path) -> None:
    fill(new / SCHEME, "基本信息", _ITEMS[:2], _typed)
    before = (new / SCHEME).read_bytes()
    (new / "空白表" / "选部门报名表.xlsx").unlink()
    assert run("new_campaign", new).returncode == 0
    assert (new / SCHEME).read_bytes() == before
    assert (new / "空白表" / "选部门报名表.xlsx").exists()


def _typed(row: Row) -> Row:
    return {"内容": "中共柳河镇委员会"} if row["项目"] == "党委全称" else {}


@pytest.mark.parametrize("missing", [SCHEME, ROSTER])
def test_without_scheme_or_roster_a_step_waits(missing: str, tmp_path: Path) -> None:
    run("new_campaign", tmp_path)
    (tmp_path / missing).unlink()
    done = run("check_registrations", tmp_path)
    assert (done.returncode, missing in done.stdout) == (1, True)
    assert run("run_all", tmp_path).returncode == 0
