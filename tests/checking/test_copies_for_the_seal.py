"""待印 under verification: nobody misses a copy, and no copy says something else."""

from pathlib import Path

from campaigns import fill
from checking.offices import command
from word.word_files import changed


def copies(root: Path) -> list[Path]:
    return sorted((root / "08公文/待印").glob("*.docx"))


def test_printed_copies_are_thrown_away_and_papers_sealed(finished: Path) -> None:
    for path in copies(finished)[2:]:
        path.unlink()
    letter = next((finished / "08公文/任职通知书").glob("*.docx"))
    fill(finished / "08公文/用印登记表.xlsx", "用印登记", "用印日期", {letter.name: "9.22"}, "文件")
    assert command(finished, "--verify") == 0


def test_a_copy_that_says_something_else_is_seen(finished: Path) -> None:
    path = copies(finished)[0]
    path.write_bytes(changed(path.read_bytes(), "word/document.xml", "青禾", "某某"))
    assert command(finished, "--verify") == 1


def test_a_paper_that_somebody_lays_among_them_is_seen(finished: Path) -> None:
    path = copies(finished)[0]
    path.with_name("00补充通知.docx").write_bytes(path.read_bytes())
    assert command(finished, "--verify") == 1
