"""What is kept for the next run changes nothing: any change gives what a run from nothing gives."""

import io
import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.again import Again
from campaign.app import settled
from campaign.commands import ORDER
from campaign.departments.rounds import the_picks
from campaign.issues import Issue
from campaign.kept_books import KeptBooks
from campaign.registration.reading import _Desk
from campaign.registration.registrations import Part
from campaign.registration.stages import the_registrations
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.storage.folder import Folder
from campaign.version import ROOT
from campaign.workbook.grid import Grid
from campaign.workbook.read.reader import _TableReader
from campaign.workbook.read.rows import Reading
from campaigns import Quiet, earlier
from checking.offices import command, digests

KEPT = Path("运行记录") / ".kept"
BLANK = min((ROOT / "templates" / "空白表").glob("*.xlsx"))
REGISTERS = ("已制文件", "结果变更", "总览")
HANDED_IN = ("03报名表", "03报名表", "04评分表", "06部门初选")
PLACES = (*HANDED_IN, "05任用决定", "07定岗决定", "09待岗管理")
RECORDED = ("命令", "结束代码", "计数", "抽签种子", "方案", "输入", "另见", "输出")


def edited(path: Path, dice: Random) -> bytes:
    """The workbook with one cell exchanged for a neighbour's value, a near number, or nothing."""
    book = load_workbook(path)
    sheet: Any = book.worksheets[0]
    filled = [cell for row in sheet.iter_rows(min_row=3) for cell in row if cell.value is not None]
    cell = dice.choice(filled)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        cell.value += dice.choice((-1, 1))
    else:
        column = [each.value for each in filled if each.column == cell.column]
        cell.value = dice.choice([*column, None])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changes(root: Path, dice: Random) -> Iterator[tuple[str, bytes | None]]:
    """Labels and new contents, one change after the other; None takes a file away."""

    def any_of(top: str) -> str:
        return dice.choice(sorted((root / top).glob("*.xlsx"))).relative_to(root).as_posix()

    form = any_of("03报名表")
    content = (root / form).read_bytes()
    yield form, None
    yield form, content
    yield form, earlier(root / form)
    letters = sorted((root / "08公文").rglob("*.docx"))
    gone, exchanged = (dice.choice(letters).relative_to(root).as_posix() for _ in range(2))
    yield gone, None
    yield exchanged, dice.choice(letters).read_bytes()
    for top in PLACES:
        label = any_of(top)
        yield label, edited(root / label, dice)
    for label in ("01活动方案.xlsx", "02干部花名册.xlsx"):
        before = (root / label).read_bytes()
        yield label, edited(root / label, dice)
        yield label, before
    template = dice.choice(sorted((ROOT / "templates" / "公文模板").glob("*.docx")))
    other = dice.choice(sorted((ROOT / "templates" / "公文模板").glob("*.docx")))
    yield f"公文模板/{template.name}", other.read_bytes()


def made(root: Path) -> dict[str, str]:
    """Everything that a run leaves behind, but what tells of runs that are over."""
    found = digests(root)
    for name in REGISTERS:
        path = root / "运行记录" / f"{name}.json"
        found[name] = path.read_text(encoding="utf-8") if path.exists() else ""
    return found


def recorded(root: Path) -> dict[str, Any]:
    """What the last record tells of the run."""
    record = json.loads(max((root / "运行记录").glob("0*.json")).read_text(encoding="utf-8"))
    return {name: record[name] for name in RECORDED}


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pieces of work that are left as they stand, from now on."""
    found: list[str] = []
    ask = Again.what_stands

    def noted(again: Again, name: str, given: object = None) -> Any:
        came_to = ask(again, name, given)
        found.extend([name] if came_to else [])
        return came_to

    monkeypatch.setattr(Again, "what_stands", noted)
    return found


def test_what_a_change_does_not_reach_is_left_as_it_stands(
    finished: Path, standing: list[str]
) -> None:
    command(finished)  # at its new place everything is worked out once
    assert standing == []
    pieces = [*ORDER, "办理进度", "总览"]
    form = min((finished / "03报名表").glob("*.xlsx"))
    form.write_bytes(earlier(form))
    command(finished)
    assert standing == pieces[1:]
    standing.clear()
    ledger = finished / "09待岗管理" / "待岗台账.xlsx"
    load_workbook(ledger).save(ledger)
    command(finished)
    assert {*pieces} - {*standing} <= {"review_standby", "generate_notices", *pieces[-2:]}


def damage(piece: Path, line: bytes) -> None:
    """Put a line in place of all that a piece keeps."""
    follows, *lines = piece.read_bytes().splitlines()
    damaged = [b"%s\t%s" % (each.partition(b"\t")[0], line) for each in lines]
    piece.write_bytes(b"\n".join((follows, *damaged, b"")))


def _nothing_private(label: str, grids: Sequence[Grid]) -> bool:
    return False


@pytest.mark.parametrize("seed", [1])  # any other passes as well
def test_every_change_gives_what_a_run_from_nothing_gives(
    finished: Path, tmp_path: Path, seed: int
) -> None:
    twin, done_again = shutil.copytree(finished, tmp_path / "从头"), 0
    for label, content in changes(finished, Random(seed)):
        for root in (finished, twin):
            place = root / label
            place.parent.mkdir(exist_ok=True)
            place.unlink(missing_ok=True)
            if content is not None:
                place.write_bytes(content)
        shutil.rmtree(twin / KEPT, ignore_errors=True)
        assert command(finished) == command(twin), label
        assert made(finished) == made(twin), label
        assert recorded(finished) == recorded(twin), label
        if ending := _ending(twin):
            before = made(twin)
            (twin / KEPT / "run_all.json").unlink()
            command(twin)
            assert (made(twin), _ending(twin)) == (before, ending), label
            done_again += 1
    assert done_again


def _ending(root: Path) -> settled.Ending | None:
    """How the next run would end without doing anything, if it would."""
    return settled.same_again(Folder(root), "run_all", datetime.now())


def test_damaged_pieces_are_as_good_as_none(finished: Path, tmp_path: Path) -> None:
    form = min((finished / "03报名表").glob("*.xlsx"))
    form.write_bytes(edited(form, Random(3)))
    twin = shutil.copytree(finished, tmp_path / "从头")
    shutil.rmtree(twin / KEPT)
    for damage in ("[]", "{", '{"books": 1}', '{"03报名表/a": 2}'):
        for piece in (finished / KEPT).glob("*.json"):
            piece.write_text(damage, encoding="utf-8")
        assert command(finished) == command(twin)
        assert made(finished) == made(twin)


@pytest.mark.parametrize(
    "line", [b"", b"2", b"[2]", b"[{}]", b"[[]]", b'[{"sheet": 1}]', b"[" * 100_000, b"null"]
)
def test_damaged_records_of_forms_are_as_good_as_none(tmp_path: Path, line: bytes) -> None:
    folder, data = Folder(tmp_path), BLANK.read_bytes()
    first = KeptBooks(folder, "表", _nothing_private)
    grids, issues = first.open(data, "表.xlsx", "digest")
    assert (bool(grids), issues) == (True, [])
    first.save()
    again, _ = KeptBooks(folder, "表", _nothing_private).open(b"", "表.xlsx", "digest")
    assert [(each.sheet, each.rows, list(each.merged)) for each in again] == [
        (each.sheet, each.rows, list(each.merged)) for each in grids
    ]
    damage(tmp_path / KEPT / "表.json", line)
    assert KeptBooks(folder, "表", _nothing_private).open(b"", "表.xlsx", "digest")[0] == []


# -- what forms were understood as ----------------------------------------------------------------


def understood(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, list[str]]:
    """What the forms of a campaign come to, and the labels of those that were read for it."""
    read: list[str] = []
    take = _Desk.take

    def noted(desk: _Desk, label: str, grids: Sequence[Grid], issues: Sequence[Issue]) -> None:
        read.append(label)
        take(desk, label, grids, issues)

    with monkeypatch.context() as patched:
        patched.setattr(_Desk, "take", noted)
        own = Run(Folder(root), Quiet(), date(2026, 3, 9))
        come_to = own.get(the_registrations).registrations
    accepted = [
        (*each[:1], each.member.staff_id, *each[2:]) for part in Part for each in come_to.of(part)
    ]
    refused = [(each.typed, each.issues) for each in come_to.refused]
    counts = (come_to.files, come_to.entries)
    return (accepted, refused, counts, own.issues, own.folder.inputs), read


def test_forms_are_understood_once(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(finished / KEPT)
    first, read = understood(finished, monkeypatch)
    again, once_more = understood(finished, monkeypatch)
    assert again == first
    assert len(once_more) < len(read) / 4  # the others are registers, or have something to say


@pytest.mark.parametrize("label", ["01活动方案.xlsx", "02干部花名册.xlsx"])
def test_other_rules_or_people_have_every_form_understood_anew(
    finished: Path, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, read = understood(finished, monkeypatch)
    load_workbook(finished / label).save(finished / label)
    assert len(understood(finished, monkeypatch)[1]) > len(read)


def test_a_form_under_another_name_is_understood_anew(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood(finished, monkeypatch)
    _, read = understood(finished, monkeypatch)
    form = next(
        path
        for path in sorted((finished / "03报名表").rglob("*.xlsx"))
        if path.relative_to(finished).as_posix() not in read
    )
    renamed = form.rename(form.with_name("另一个名称.xlsx"))
    assert renamed.relative_to(finished).as_posix() in understood(finished, monkeypatch)[1]


@pytest.mark.parametrize(
    "line", [b"", b"2", b"[]", b"[1, 2, 3, 4, 5]", b'["l", 0, "s", "p", []]', b"[" * 100_000]
)
def test_damaged_records_of_what_was_understood_are_as_good_as_none(
    finished: Path, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = understood(finished, monkeypatch)
    damage(finished / KEPT / "03报名表-读懂.json", line)
    assert understood(finished, monkeypatch)[0] == first


# -- what tables were read as ---------------------------------------------------------------------


def read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, list[str]]:
    """What roster and picks come to, and the labels of the tables that were read for it."""
    read: list[str] = []
    take = _TableReader.read

    def noted(reader: _TableReader[Any]) -> Reading[Any]:
        read.append(reader.grid.file)
        return take(reader)

    with monkeypatch.context() as patched:
        patched.setattr(_TableReader, "read", noted)
        own = Run(Folder(root), Quiet(), date(2026, 3, 9))
        roster, picks = own.get(the_roster), own.get(the_picks)
        own.kept.books.save()
    people = [(each.row.value, each.row.where("name")) for each in roster.members]
    return (people, picks.rankings, picks.ranks, own.issues, own.folder.inputs), read


def test_tables_are_read_once(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(finished / KEPT)
    first, read = read_once(finished, monkeypatch)
    again, once_more = read_once(finished, monkeypatch)
    assert again == first
    of_plain_tables = {"02干部花名册.xlsx", min(each for each in read if each.startswith("06"))}
    assert not of_plain_tables & {*once_more}
    assert of_plain_tables < {*read}


@pytest.mark.parametrize("label", ["01活动方案.xlsx", "02干部花名册.xlsx"])
def test_other_rules_or_people_have_every_table_read_anew(
    finished: Path, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    picks = min((finished / "06部门初选").glob("*.xlsx")).relative_to(finished).as_posix()
    read_once(finished, monkeypatch)
    load_workbook(finished / label).save(finished / label)
    assert picks in read_once(finished, monkeypatch)[1]


@pytest.mark.parametrize(
    "line", [b"", b"2", b"[2]", b"[[1, [2]]]", b'[["a", []]]', b"[" * 100_000, b"null"]
)
def test_damaged_records_of_tables_are_as_good_as_none(
    finished: Path, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = read_once(finished, monkeypatch)
    damage(finished / KEPT / "其他表-读懂.json", line)
    assert read_once(finished, monkeypatch)[0] == first
