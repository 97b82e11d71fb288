"""A small campaign played to a moment, each time through the whole step with its pages."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from campaign.overview.showing import show
from campaign.run import Run
from campaign.steps.conduct import Conducted, conduct
from campaign.storage.folder import Folder
from campaigns import Quiet, Town, fill, fill_items, table

OVERVIEW, BOARD = "总览.html", "结果/张榜.html"
MARKS = {"01": 90, "02": 85, "03": 80}
COUNTS = {"优秀": 6, "称职": 3, "基本称职": 1, "不称职": 0}
TURNOUT = {"应到": 12, "实到": 11, "发出": 11, "收回": 10, "有效": 10, "无效": 0}
MEETING = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}


def town() -> Town:
    """Three compete for posts, three choose departments; 06 hands in nothing."""
    return Town(
        post_choices={
            "01": ("党政办主任", "党政办副主任"),
            "02": ("党政办主任", "党政办副主任"),
            "03": ("综治办专职副主任",),
        },
        department_choices={
            "03": ("综治办",),
            "04": ("党政办", "综治办"),
            "05": ("党政办",),
        },
    )


def do(root: Path, today: date = date(2026, 3, 10), step: str = "run_all") -> Conducted:
    """Carry out a step as the shell does, pages included."""
    run = Run(Folder(root), Quiet(), today)
    conducted = conduct(step, run)
    show(step, run, conducted)
    return conducted


def fill_scores(root: Path, *, but: str = "") -> None:
    """All judges hand in, except one; the ballots are counted."""
    for path in (root / "04评分表").glob("*评分*-*.xlsx"):
        if not but or but not in path.name:
            fill(path, "评分表", "得分", MARKS)
    counts = root / "04评分表" / "民主测评计票表.xlsx"
    for grade, number in COUNTS.items():
        fill(counts, "计票表", grade, dict.fromkeys(MARKS, number))
    fill_items(counts, "票数", TURNOUT)


def decide_posts(root: Path, *, only: str = "") -> None:
    """The committee follows every proposal, row by row; or writes one of the words alone."""
    path = root / "05任用决定" / "任用决定表.xlsx"
    book = load_workbook(path)
    sheet = book["任用决定"]
    rows = list(sheet.iter_rows(values_only=True))
    header = next(n for n, row in enumerate(rows) if "党委决定" in row)
    proposal, decision = rows[header].index("建议"), rows[header].index("党委决定")
    for number in range(header + 1, len(rows)):
        if rows[number][proposal] and only in ("", rows[number][proposal]):
            sheet.cell(number + 1, decision + 1).value = rows[number][proposal]
    book.save(path)
    fill_items(path, "会议信息", MEETING)


def pick(root: Path) -> None:
    """Every department takes everybody, in the order of its sheet."""
    for path in (root / "06部门初选").glob("*.xlsx"):
        rows = [row["编号"] for row in table(path, "初选")]
        fill(path, "初选", "初选意见", dict.fromkeys(rows, "同意"))
        fill(path, "初选", "排序", {row: number for number, row in enumerate(rows, 1)})


def decide_places(root: Path, *, but: str = "") -> None:
    """The committee follows every proposal, leaving one person open."""
    path = root / "07定岗决定" / "定岗决定表.xlsx"
    rows = {row["编号"]: row["建议去向"] for row in table(path, "定岗决定")}
    rows.pop(but, None)
    fill(path, "定岗决定", "决定去向", rows)
    fill_items(path, "会议信息", MEETING)


def to_scores(root: Path) -> Path:
    """Everybody has registered; one judge's sheets and the leaders' opinions are out."""
    town().write(root)
    do(root, date(2026, 3, 9))
    fill_scores(root, but="雷声")
    do(root)
    return root


def to_picks(plain: Town, root: Path) -> Path:
    """Posts are decided and the departments have picked; nothing has been run since."""
    plain.write(root)
    do(root, date(2026, 3, 9))
    fill_scores(root)
    do(root)
    decide_posts(root)
    do(root, date(2026, 3, 11))
    pick(root)
    return root


def to_decisions(plain: Town, root: Path) -> Path:
    """Everything decided."""
    to_picks(plain, root)
    do(root, date(2026, 3, 12))
    decide_places(root)
    do(root, date(2026, 3, 19))
    return root


def to_end(root: Path) -> Path:
    """The same of the town."""
    return to_decisions(town(), root)
