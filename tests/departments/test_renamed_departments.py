"""A department gets another name after sheets were begun: 部门别名 says so, and they stay."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from campaigns import fill, table
from overview.playing import decide_places, decide_posts, do, fill_scores, pick, town

OLD, NEW = "党政办", "党政综合服务中心"


def renamed(root: Path) -> int:
    """Give 党政办 another name everywhere, registrations apart; what the next run ends with."""
    own = town()
    for rows, column in ((own.departments, "部门"), (own.posts, "部门"), (own.people, "现部门")):
        for row in rows:
            row[column] = row[column].replace(OLD, NEW)
    own.more["部门别名"] = [{"别名": OLD, "部门": NEW}]
    own.post_choices, own.department_choices = {}, {}  # the forms stay as they are
    own.write(root)
    return do(root, date(2026, 3, 19)).code


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The campaign at three moments, each with sheets that people have begun."""
    root = tmp_path_factory.mktemp("renamed") / "活动"
    kept: dict[str, Path] = {}

    def keep(moment: str) -> None:
        kept[moment] = shutil.copytree(root, root.parent / moment)

    town().write(root)
    do(root, date(2026, 3, 9))
    fill_scores(root)
    do(root)
    opinions = sorted((root / "05任用决定").glob("考察意见表-*.xlsx"))
    for path in opinions:
        people = {row["编号"]: "同意" for row in table(path, "考察意见")}
        fill(path, "考察意见", "考察意见", people)
    decide_posts(root)
    do(root, date(2026, 3, 11))
    pick(root)
    keep("picked")
    do(root, date(2026, 3, 12))
    decide_places(root)
    keep("placed")
    do(root, date(2026, 3, 19))
    fill(root / "09待岗管理/待岗台账.xlsx", "待岗台账", "跟班学习部门", {"06": OLD})
    keep("on standby")
    return kept


@pytest.mark.parametrize("moment", ["picked", "placed", "on standby"])
def test_no_sheet_is_begun_anew(played: dict[str, Path], moment: str) -> None:
    root = played[moment]
    sheets = sorted(path.name for path in (root / "06部门初选").iterdir())
    assert renamed(root) == 0
    assert list(root.rglob("*（新）*")) == []
    assert sorted(path.name for path in (root / "06部门初选").iterdir()) == sheets


def test_everybody_ends_in_the_department_of_today(played: dict[str, Path]) -> None:
    ends = table(played["on standby"] / "结果/双向选择结果.xlsx", "人员去向")
    assert any(NEW in str(row["去向"]) for row in ends)
    assert not any(OLD in str(row["去向"]) for row in ends)
