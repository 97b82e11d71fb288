"""一键办理 leaves the draw to people, and nothing is drawn before the registrations are settled."""

from datetime import date
from pathlib import Path

from campaigns import Town, fill, run, table

REVIEW = Path("03报名表") / "资格人工审核表.xlsx"
REGISTER = Path("运行记录") / "抽签种子.json"
CONDITION = "熟悉业务"


def town(seed: str, *, reviewed: bool = False) -> Town:
    """Two compete; for one post there is a condition that only people can judge."""
    made = Town(post_choices={"01": ("党政办主任",), "02": ("综治办专职副主任",)})
    made.departments = []
    made.basics["抽签种子"] = seed
    if reviewed:
        made.posts[0]["其他条件"] = CONDITION
    return made


def drawn(root: Path) -> bool:
    """Whether anything was drawn, or made that follows from a draw."""
    orders = (root / "结果" / "演说顺序.xlsx").exists()
    return (
        orders
        or REGISTER.name in {path.name for path in (root / "运行记录").glob("*")}
        or any((root / "04评分表").glob("*"))
    )


def waits_for(root: Path, step: int = 2) -> str:
    rows = table(root / "结果" / "办理进度.xlsx", "办理进度", "步骤")
    return str(rows[step - 1]["还在等什么"])


def test_it_never_draws_by_itself(tmp_path: Path) -> None:
    root = town("").write(tmp_path)
    for _ in range(2):
        assert run("run_all", root).errors == []
        assert not drawn(root)
    assert "抽签种子" in waits_for(root)  # how: a number drawn in public, or the button
    assert "评分准备" in waits_for(root)


def test_who_draws_on_purpose_finds_it_kept(tmp_path: Path) -> None:
    root = town("").write(tmp_path)
    assert run("prepare_scoring", root).errors == []
    order = table(root / "结果" / "演说顺序.xlsx", "演说顺序")
    assert run("run_all", root).errors == []
    assert table(root / "结果" / "演说顺序.xlsx", "演说顺序") == order


def test_not_before_nobody_can_register_any_more(tmp_path: Path) -> None:
    root = town("2718").write(tmp_path)
    assert run("run_all", root, today=date(2026, 3, 7)).errors == []
    assert not drawn(root)
    assert "截止" in waits_for(root)
    assert run("run_all", root, today=date(2026, 3, 8)).errors == []
    assert drawn(root)


def test_an_outstanding_review_holds_it_back(tmp_path: Path) -> None:
    """By the button, too: a draw among people who may not compete would have to be repeated."""
    root = town("2718", reviewed=True).write(tmp_path)
    assert run("run_all", root).errors == []
    assert not drawn(root)
    assert "人工审核" in waits_for(root)
    assert REVIEW.name in waits_for(root)
    held = run("prepare_scoring", root)
    assert REVIEW.name in "".join(held.waits_for)
    assert not drawn(root)


def test_a_finished_review_lets_it_go_on(tmp_path: Path) -> None:
    root = town("2718", reviewed=True).write(tmp_path)
    run("run_all", root)
    for column, value in {"审核结论": "符合", "审核人": "秦山"}.items():
        fill(root / REVIEW, "人工审核", column, {"01": value})
    assert run("run_all", root).errors == []
    assert drawn(root)
    assert len(table(root / "结果" / "演说顺序.xlsx", "演说顺序")) == 2
