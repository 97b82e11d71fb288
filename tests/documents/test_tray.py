"""待印: what may be sealed today and is not yet, in the order of the register."""

import re
from datetime import date
from pathlib import Path

import pytest

from campaigns import fill, fill_items, run, table
from documents.finished import (
    LATER_SEALS,
    SCHEME,
    SEALS,
    TODAY,
    TRAY,
    Facts,
    Word,
    copied,
    generated,
    reviewed,
)
from word.word_files import changed

LETTER = "任职通知书"
BODY = "word/document.xml"


@pytest.fixture
def root(printed: Path) -> Path:
    return printed


def copies(root: Path) -> list[Path]:
    """The files as the folder shows them."""
    return sorted((root / "08公文" / TRAY).glob("*.docx"))


def addressees(path: Path) -> list[str]:
    """Whom the letters of a file address, and the notices by their own name."""
    found = Word(path).lines("主送机关")
    people = [each.removesuffix("同志：") for each in found if each.endswith("同志：")]
    return people or [re.sub(r"^(?:期满)?\d+", "", path.stem)]


def due(root: Path, register: str = SEALS, on: date = TODAY) -> list[str]:
    """What a register says may be sealed: notices by kind, letters by whom they address."""
    rows = table(root / register, "用印登记", key="文件")
    return [
        row["受文者"] if "-" in row["文件"] else row["文种"]
        for row in rows
        if row["文种"] != "文种"
        and row["最早用印日期"]
        and row["最早用印日期"].date() <= on
        and not (row["待填"] or row["用印日期"])
    ]


def test_all_that_may_be_sealed_in_the_order_of_the_register(root: Path) -> None:
    assert [name for path in copies(root) for name in addressees(path)] == due(root)
    assert len(copies(root)) < 15 < len(due(root))
    reviewed(root)
    both = due(root) + due(root, LATER_SEALS)
    assert [name for path in copies(root) for name in addressees(path)] == both


def test_what_is_sealed_leaves_it(root: Path) -> None:
    letters = sorted((root / "08公文" / LETTER).glob("*.docx"))
    fill(root / SEALS, "用印登记", "用印日期", {letters[1].name: "9.22"}, key="文件")
    generated(root)
    assert [name for path in copies(root) for name in addressees(path)] == due(root)
    every = {row["文件"]: "9.22" for row in table(root / SEALS, "用印登记", key="文件")}
    fill(root / SEALS, "用印登记", "用印日期", every, key="文件")
    generated(root)
    assert not (root / "08公文" / TRAY).exists()


def test_what_has_to_wait_is_not_in_it(tmp_path: Path) -> None:
    root, day = copied(tmp_path), date(2026, 3, 12)
    run("generate_notices", root, day)
    assert [name for path in copies(root) for name in addressees(path)] == due(root, on=day)
    assert LETTER not in "".join(path.name for path in copies(root))
    fill_items(root / SCHEME, "基本信息", {"起始文号": ""})
    generated(root)
    assert copies(root)
    assert not any("〔" in Word(path).everything for path in copies(root))


def test_an_edited_paper_is_copied_as_it_lies(root: Path) -> None:
    letter = Facts(root).file(LETTER, "002")
    letter.write_bytes(changed(letter.read_bytes(), BODY, "特此通知", "特此告知"))
    generated(root)
    (copy,) = [path for path in copies(root) if letter.stem in path.name]
    assert copy.read_bytes() == letter.read_bytes()
    assert [name for path in copies(root) for name in addressees(path)] == due(root)


def test_nothing_that_somebody_put_there_is_lost(root: Path) -> None:
    written_into, *_ = copies(root)
    content = changed(written_into.read_bytes(), BODY, "青禾", "某某")
    written_into.write_bytes(content)
    own = written_into.with_name("用印说明.docx")
    own.write_bytes(b"")
    generated(root)
    assert written_into.read_bytes() != content
    assert (root / "08公文/作废" / written_into.name).read_bytes() == content
    assert own.exists()
