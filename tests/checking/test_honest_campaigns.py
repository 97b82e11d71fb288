"""Whoever does what the guide tells is never told that the published results do not hold."""

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest
from openpyxl import load_workbook

from campaign.commands import ORDER
from campaigns import fill, table, write_plain
from checking.offices import RECORD, command
from maintenance.kill_runs import SAMPLE

BY_STAGES: Sequence[tuple[str, str]] = (
    ("01活动方案.xlsx", "02干部花名册.xlsx"),
    ("03报名表", "check_registrations"),
    ("", "prepare_scoring"),
    ("04评分表", "consolidate_scores"),
    ("05任用决定", "allocate_departments"),
    ("06部门初选", "allocate_departments"),
    ("07定岗决定", "allocate_departments"),
    ("", "generate_notices"),
    ("", "review_standby"),
    ("09待岗管理", "review_standby"),
)
"""What is handed in, and the button then pressed."""
WHOLE_STAGES = ("03报名表", "04评分表", "07定岗决定", "09待岗管理")
"""Behind which one button has something new to show, not only a part of it."""


def hand_in(root: Path, name: str) -> None:
    """Put what people filled in where it belongs, over what the program made for them."""
    source = SAMPLE / name
    if name and source.is_dir():
        shutil.copytree(source, root / name, dirs_exist_ok=True)
    elif name:
        shutil.copy(source, root / name)


def findings(root: Path) -> set[tuple[str, str]]:
    rows = table(root / "结果" / "核验报告.xlsx", "核验报告", key="类别")
    return {(row["类别"], row["文件"]) for row in rows}


def is_confirmed(root: Path) -> None:
    code = command(root, "--verify")
    assert {kind for kind, _ in findings(root)} <= {"输入后来改过"}
    assert code == 0


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    root = tmp_path / "活动"
    root.mkdir()
    for name in BY_STAGES[0]:
        hand_in(root, name)
    return root


@pytest.mark.parametrize("all_at_once", [False, True], ids=["a button a step", "一键办理"])
def test_stage_by_stage(begun: Path, all_at_once: bool) -> None:
    for name, step in BY_STAGES[1:]:
        hand_in(begun, name)
        command(begun, step="run_all" if all_at_once else step)
        if not all_at_once or name in WHOLE_STAGES:
            is_confirmed(begun)
    assert len(list((begun / "08公文").rglob("*.docx"))) > 50


def test_the_ledger_filled_after_everything_else(begun: Path) -> None:
    """Step 6, as the guide tells: the run of the other results had read an empty ledger."""
    for name, _ in BY_STAGES[1:-1]:
        hand_in(begun, name)
    assert command(begun) == 0
    hand_in(begun, "09待岗管理")
    assert command(begun, step="review_standby") == 0
    is_confirmed(begun)
    assert ("输入后来改过", "09待岗管理/待岗台账.xlsx") in findings(begun)


def test_an_input_that_matters_is_not_overlooked(finished: Path) -> None:
    """A mark changed after the count; a later button that does not count covers it up."""
    path = next((finished / "04评分表").glob("竞职演说评分表-*.xlsx"))
    book = load_workbook(path)
    cell = next(each for each in book["评分表"]["E"][4:] if isinstance(each.value, int | float))
    cell.value = 61
    book.save(path)
    assert command(finished, step="check_registrations") == 0
    assert command(finished, "--verify") == 1
    assert ("输入有改动", path.relative_to(finished).as_posix()) in findings(finished)


def test_a_form_handed_in_after_the_count_is_told_of(begun: Path) -> None:
    for name, _ in BY_STAGES[1:]:
        hand_in(begun, name)
    late = next((begun / "03报名表" / "个人报名表").glob("选部门报名表-*.xlsx"))
    late.rename(begun / late.name)
    command(begun)
    (begun / late.name).rename(late)
    assert command(begun, "--verify") == 1
    assert ("新增输入", late.relative_to(begun).as_posix()) in findings(begun)


def test_what_nobody_reads_does_no_harm(finished: Path) -> None:
    (finished / "03报名表" / "扫描件.pdf").write_bytes(b"%PDF")
    is_confirmed(finished)
    assert command(finished) == 0
    is_confirmed(finished)


def test_reminders_checked_and_the_campaign_packed(finished: Path) -> None:
    path = finished / "结果" / "提醒核对表.xlsx"
    book = load_workbook(path)
    book["已核对"].append({"C": "R70"})
    book.save(path)
    assert command(finished, "--archive") == 0
    is_confirmed(finished)


def test_seals_filled_in_and_other_numbers_given_from_then_on(finished: Path) -> None:
    path = finished / "08公文" / "用印登记表.xlsx"
    days = {"实施方案通知": "2026-03-30", "待岗通知书": "2026-03-30"}
    fill(path, "用印登记", "用印日期", days, key="文种")
    is_confirmed(finished)
    fill(finished / "01活动方案.xlsx", "基本信息", "内容", {"发文机关代字": "青党"}, key="项目")
    assert command(finished) == 0
    is_confirmed(finished)


def test_a_paper_sealed_before_the_last_decision(begun: Path) -> None:
    for name in ("03报名表", "04评分表", "05任用决定"):
        hand_in(begun, name)
        command(begun)
    register = begun / "08公文" / "用印登记表.xlsx"
    fill(register, "用印登记", "用印日期", {"动员会通知": "2026-03-03"}, key="文种")
    for name in ("06部门初选", "07定岗决定"):
        hand_in(begun, name)
        command(begun)
        is_confirmed(begun)


def test_a_draw_whose_seed_the_program_chose(begun: Path) -> None:
    path = begun / "01活动方案.xlsx"
    book = load_workbook(path)
    cell = next(r[1] for r in book["基本信息"].iter_rows() if r[0].value == "抽签种子")
    cell.value = None
    book.save(path)
    hand_in(begun, "03报名表")
    for step in ("check_registrations", "prepare_scoring", "run_all"):
        command(begun, step=step)
        is_confirmed(begun)


# -- clocks ----------------------------------------------------------------------------------------


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let it be that time for the program."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(*moment.timetuple()[:6], tzinfo=tz)

    monkeypatch.setattr("campaign.app.run_step.datetime", Clock)


def test_runs_within_one_second_and_with_a_clock_ahead(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2026, 11, 2, 9, 0, 0)
    years_ahead = now + timedelta(days=4000)
    for (name, step), moment in zip(
        BY_STAGES[1:], [now, now, now, years_ahead, now, now, now, now, now], strict=True
    ):
        hand_in(begun, name)
        at(monkeypatch, moment)
        command(begun, step=step)
    is_confirmed(begun)
    names = sorted(path.stem for path in (begun / RECORD).glob("0*.json"))
    assert [int(name.partition("-")[0]) for name in names] == [*range(1, 11)]
    assert set(ORDER) == {step for _, step in BY_STAGES[1:]}


# -- cuts ------------------------------------------------------------------------------------------


def test_a_run_broken_off_by_its_user_does_no_harm(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, _ in BY_STAGES[1:]:
        hand_in(begun, name)
    with monkeypatch.context() as patch:
        patch.setattr("campaign.storage.folder.Folder.put_in_place", _break_off)
        with pytest.raises(KeyboardInterrupt):
            command(begun)
    assert command(begun) == 0
    is_confirmed(begun)


def _break_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_copies_that_explorer_made_are_said_and_fail_nothing(finished: Path) -> None:
    originals = (
        next((finished / RECORD).glob("0001-*.json")),
        finished / RECORD / "文号.json",
        finished / "08公文" / "任前公示.docx",
        finished / "结果" / "成绩汇总.xlsx",
    )
    copies = [
        Path(shutil.copy(path, path.with_name(f"{name.format(path.stem)}{path.suffix}")))
        for path in originals
        for name in ("{} - 副本", "{}(1)", "副本 {}")
    ]
    labels = {copy.relative_to(finished).as_posix() for copy in copies}
    for _ in range(2):
        assert command(finished, "--verify") == 0
        assert findings(finished) == {("多余的副本", label) for label in labels}
    for copy in copies:
        copy.unlink()
    is_confirmed(finished)


def test_a_copy_of_a_record_that_says_something_else_is_no_copy(finished: Path) -> None:
    record = next((finished / RECORD).glob("0001-*.json"))
    copy = record.with_name(f"{record.stem} - 副本.json")
    copy.write_bytes(record.read_bytes() + b" ")
    assert command(finished, "--verify") == 1


def test_a_copied_specimen_filled_in_is_nothing_that_somebody_slipped_in(finished: Path) -> None:
    rows = [{"编号": "013", "事项": "成绩", "提出日期": "2026-03-09", "复核内容": "核对总分"}]
    write_plain(finished / "08公文" / "复核申诉登记表.xlsx", {"复核申诉": rows})
    is_confirmed(finished)
    command(finished)
    is_confirmed(finished)
