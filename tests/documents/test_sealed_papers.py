"""Sealed papers are frozen: what changes is issued anew under a number of its own, and told."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.storage.obstacles import Obstacle
from campaigns import Ran, codes, fill, fill_items, run, table
from documents.finished import LEDGER, PLACES, POSTS, SCHEME, SEALS, Facts, Word, copied, generated

HOLDER, OTHER = "001", "002"
"""Two who are appointed."""
LETTER = "任职通知书"


@pytest.fixture
def root(printed: Path) -> Path:
    return printed


def seal(root: Path, *files: Path, register: str = SEALS) -> None:
    """Enter the day of the seal, as the keeper does."""
    days = {path.name: date(2026, 3, 23) for path in files}
    fill(root / register, "用印登记", "用印日期", days, key="文件")


def rows(root: Path, register: str = SEALS) -> dict[str, dict[str, Any]]:
    found = table(root / register, "用印登记", key="文件")
    return {row["文件"]: row for row in found if row["文种"] != "文种"}


def other_day(root: Path, day: date = date(2026, 3, 20)) -> None:
    fill_items(root / POSTS, "会议信息", {"任职日期": day})


def codes_of(ran: Ran, path: Path) -> set[str]:
    return {each.kind.code for each in ran.issues if each.where.file.endswith(path.name)}


def number(path: Path) -> str:
    """The number in the head of a letter."""
    return next(line for line in Word(path).lines() if "〔" in line)


def letter_of(root: Path) -> Path:
    return Facts(root).file(LETTER, HOLDER)


def anew(path: Path, mark: str = "（重发）") -> Path:
    return path.with_name(f"{path.stem}{mark}.docx")


def test_a_sealed_paper_stays_while_nothing_changes(root: Path) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    seal(root, letter)
    ran = generated(root)
    assert letter.read_bytes() == content
    assert codes_of(ran, letter) == set()
    assert not (root / "08公文/作废").exists()


def numbered_papers(root: Path) -> dict[Path, bytes]:
    """All papers and the register of their numbers, as they lie there."""
    found = (root.glob(each) for each in ("08公文/**/*.docx", "运行记录/文号.json"))
    return {path: path.read_bytes() for paths in found for path in paths}


def test_a_roster_that_lost_its_zeros_calls_no_paper_back(root: Path) -> None:
    roster = root / "02干部花名册.xlsx"
    before, typed = numbered_papers(root), roster.read_bytes()
    numbers = {row["编号"]: int(row["编号"]) for row in table(roster, "花名册")}
    fill(roster, "花名册", "编号", numbers)
    assert codes(generated(root).errors) == {("A3", "R48")}
    assert numbered_papers(root) == before
    roster.write_bytes(typed)
    assert generated(root).errors == []
    assert numbered_papers(root) == before


@pytest.mark.parametrize("mark", ["2026-03-23", "3.23", "√", 46104])
def test_whatever_stands_for_the_day_seals(root: Path, mark: Any) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    fill(root / SEALS, "用印登记", "用印日期", {letter.name: mark}, key="文件")
    other_day(root)
    generated(root)
    assert (root / "08公文/作废" / letter.name).read_bytes() == content


@pytest.mark.parametrize("blank", ["", "无", "/"])
def test_no_day_seals_nothing(root: Path, blank: str) -> None:
    letter = letter_of(root)
    fill(root / SEALS, "用印登记", "用印日期", {letter.name: blank}, key="文件")
    other_day(root)
    generated(root)
    assert Word(letter).line("成文日期") == "2026年3月20日"


@pytest.mark.parametrize("word", ["未用印", "没有用印", "待盖章", "否"])
def test_a_word_that_says_so_seals_nothing(root: Path, word: str) -> None:
    letter = letter_of(root)
    seal(root, letter)
    generated(root)
    fill(root / SEALS, "用印登记", "用印日期", {letter.name: word}, key="文件")
    other_day(root)
    assert codes_of(generated(root), letter) == set()
    assert Word(letter).line("成文日期") == "2026年3月20日"


@pytest.mark.parametrize("gone", ["day", "row"])
def test_a_seal_that_is_gone_from_the_register_still_freezes(root: Path, gone: str) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    seal(root, letter)
    generated(root)
    if gone == "day":
        fill(root / SEALS, "用印登记", "用印日期", {letter.name: None}, key="文件")
    else:
        change_row(root, letter.name)
    other_day(root)
    ran = generated(root)
    assert codes_of(ran, root / SEALS) >= {"T22"}
    assert (root / "08公文/作废" / letter.name).read_bytes() == content
    assert Word(anew(letter)).line("成文日期") == "2026年3月20日"


@pytest.mark.parametrize("written", ["{stem}", "任职通知书/{name}", " {name} "])
def test_a_file_is_known_however_it_is_written_down(root: Path, written: str) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    seal(root, letter)
    change_row(root, letter.name, 文件=written.format(stem=letter.stem, name=letter.name))
    other_day(root)
    generated(root)
    assert (root / "08公文/作废" / letter.name).read_bytes() == content


def test_a_sealed_paper_that_nobody_knows_stops_everything(root: Path) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    seal(root, letter)
    change_row(root, letter.name, 文件="陈立新.docx")
    other_day(root)
    ran = generated(root)
    assert {each.kind.code for each in ran.errors} == {"T24"}
    assert letter.read_bytes() == content


def test_a_number_changed_in_the_register_is_not_used_again(root: Path) -> None:
    letter = letter_of(root)
    before = number(letter)
    seal(root, letter)
    change_row(root, letter.name, 文号="青委〔2026〕99号")
    other_day(root)
    generated(root)
    assert number(anew(letter)) != before


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 3, 23), False),
        (date(2026, 9, 23), True),
        (date(2026, 3, 1), True),
        ("2026-2-30", True),
        ("昨天", True),
        ("3月23日", True),
        ("√", False),
        ("已用印", False),
    ],
)
def test_a_day_on_which_nothing_was_sealed(root: Path, day: Any, told: bool) -> None:
    letter = letter_of(root)
    fill(root / SEALS, "用印登记", "用印日期", {letter.name: day}, key="文件")
    assert ("D63" in codes_of(generated(root), root / SEALS)) is told


def test_a_sealed_file_that_is_not_there_is_missed(root: Path) -> None:
    letter, other = letter_of(root), Facts(root).file(LETTER, OTHER)
    seal(root, letter, other)
    change_row(root, other.name, 文号=rows(root)[letter.name]["文号"])
    letter.rename(letter.with_name("陈立新.docx"))
    told = [each for each in generated(root).issues if each.where.file == SEALS]
    assert [each.data["file"] for each in told if each.kind.code == "D64"] == [letter.name]
    assert [each.kind.code for each in told].count("T23") == 2


def change_row(root: Path, file: str, **cells: str) -> None:
    """Write something else into the row of a file; nothing at all takes the row away."""
    book = load_workbook(root / SEALS)
    sheet = book["用印登记"]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "序号")
    columns = {head.value: at for at, head in enumerate(heads, 1)}
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, columns["文件"]).value == file:
            for column, value in cells.items():
                sheet.cell(row, columns[column]).value = value
            if not cells:
                sheet.delete_rows(row)
            break
    book.save(root / SEALS)


def test_a_change_gives_a_new_one_with_a_new_number_and_keeps_the_old(root: Path) -> None:
    letter, other = letter_of(root), Facts(root).file(LETTER, OTHER)
    content, numbers = letter.read_bytes(), {number(letter), number(other)}
    seal(root, letter)
    other_day(root)
    ran = generated(root)
    assert ran.errors == []
    assert not letter.exists()
    assert (root / "08公文/作废" / letter.name).read_bytes() == content
    assert Word(anew(letter)).line("成文日期") == "2026年3月20日"
    assert number(anew(letter)) not in numbers
    assert codes_of(ran, letter) == {"W40"}
    (told,) = [each for each in ran.issues if each.kind.code == "W40"]
    assert anew(letter).name in told.problem
    assert number(anew(letter)) in told.problem
    # Who was not sealed is made again in place, under the old number.
    assert number(other) in numbers
    assert Word(other).line("成文日期") == "2026年3月20日"


def test_the_old_row_stays_and_the_new_one_waits_for_its_seal(root: Path) -> None:
    letter = letter_of(root)
    seal(root, letter)
    old = rows(root)[letter.name]
    other_day(root)
    generated(root)
    listed = rows(root, "08公文/用印登记表（新）.xlsx")
    assert listed[letter.name]["文号"] == old["文号"]
    assert listed[letter.name]["用印日期"] == "2026-03-23"
    assert "作废" in listed[letter.name]["待填"]
    assert listed[anew(letter).name]["用印日期"] is None
    assert listed[anew(letter).name]["文号"] == number(anew(letter)).strip("（）")


def test_run_after_run_nothing_more_happens(root: Path) -> None:
    letter = letter_of(root)
    seal(root, letter)
    other_day(root)
    generated(root)
    issued, content = number(anew(letter)), anew(letter).read_bytes()
    for _ in range(2):
        ran = generated(root)
        assert {"W40", "W41"}.isdisjoint(each.kind.code for each in ran.issues)
        assert anew(letter).read_bytes() == content
        assert number(anew(letter)) == issued
        assert not letter.exists()


def test_issued_anew_and_sealed_again_a_third_one_follows(root: Path) -> None:
    letter = letter_of(root)
    seal(root, letter)
    other_day(root)
    generated(root)
    register = root / "08公文/用印登记表（新）.xlsx"
    register.replace(root / SEALS)
    seal(root, anew(letter))
    second = number(anew(letter))
    other_day(root, date(2026, 3, 23))
    generated(root)
    third = anew(letter, "（重发2）")
    assert Word(third).line("成文日期") == "2026年3月23日"
    assert number(third) != second
    aside = {path.name for path in (root / "08公文/作废").iterdir()}
    assert {letter.name, anew(letter).name} <= aside


def test_sealed_and_no_longer_called_for_its_number_is_never_used_again(root: Path) -> None:
    letter = letter_of(root)
    content, old = letter.read_bytes(), number(letter)
    decided = (root / POSTS).read_bytes()
    seal(root, letter)
    fill(root / POSTS, "任用决定", "党委决定", {HOLDER: "不任用"})
    fill(root / POSTS, "任用决定", "决定理由", {HOLDER: "本人申请"})
    ran = generated(root)
    assert codes_of(ran, letter) == {"W41"}
    assert (root / "08公文/作废" / letter.name).read_bytes() == content
    (root / POSTS).write_bytes(decided)
    generated(root)
    assert number(anew(letter)) != old
    assert not letter.exists()


def test_edited_before_the_seal_it_is_kept_as_it_was_sealed(root: Path) -> None:
    letter = letter_of(root)
    document = Word(letter).document
    document.paragraphs[-1].add_run("经办人已核。")
    document.save(str(letter))
    edited = letter.read_bytes()
    seal(root, letter)
    generated(root)
    assert letter.read_bytes() == edited
    assert not letter.with_name(f"{letter.stem}（新）.docx").exists()
    other_day(root)
    generated(root)
    assert (root / "08公文/作废" / letter.name).read_bytes() == edited


def test_another_template_is_no_reason_to_call_back(root: Path) -> None:
    from campaign.version import ROOT

    letter = letter_of(root)
    content = letter.read_bytes()
    seal(root, letter)
    own = root / "公文模板" / f"{LETTER}.docx"
    own.parent.mkdir(exist_ok=True)
    document = Word(ROOT / "templates/公文模板" / f"{LETTER}.docx").document
    document.paragraphs[-1].add_run("（盖章有效）")
    document.save(str(own))
    generated(root)
    assert letter.read_bytes() == content
    assert "盖章有效" in Word(Facts(root).file(LETTER, OTHER)).everything


def test_a_collective_notice_is_frozen_as_well(root: Path) -> None:
    notice = root / "08公文/岗位安排通知.docx"
    content = notice.read_bytes()
    seal(root, notice)
    fill_items(root / PLACES, "会议信息", {"任职日期": date(2026, 3, 30)})
    generated(root)
    assert (root / "08公文/作废/岗位安排通知.docx").read_bytes() == content
    assert (root / "08公文/岗位安排通知（重发）.docx").exists()


def test_a_number_that_the_office_gave_is_asked_for_again(root: Path) -> None:
    fill_items(root / POSTS, "会议信息", {"文号": "柳委〔2026〕66号"})
    generated(root)
    notice = root / "08公文/任职通知.docx"
    content = notice.read_bytes()
    seal(root, notice)
    other_day(root)
    ran = generated(root)
    assert codes_of(ran, notice) == {"W42"}
    assert notice.read_bytes() == content
    fill_items(root / POSTS, "会议信息", {"文号": "柳委〔2026〕67号"})
    ran = generated(root)
    assert ran.errors == []
    assert "〔2026〕67号" in number(anew(notice))
    fill_items(root / POSTS, "会议信息", {"文号": "柳委〔2026〕66号"})
    assert "W17" in {each.kind.code for each in generated(root).errors}


def test_a_register_that_cannot_be_read_stops_everything(root: Path) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    (root / SEALS).write_bytes(b"damaged")
    other_day(root)
    ran = generated(root)
    assert ran.outcome is None
    assert {each.where.file for each in ran.errors} == {SEALS}
    assert letter.read_bytes() == content


def test_the_second_register_freezes_too(tmp_path: Path) -> None:
    root = copied(tmp_path)
    today = date(2026, 9, 22)
    run("generate_notices", root, today)
    run("review_standby", root, today)
    register = "08公文/用印登记表（待岗期满）.xlsx"
    letter = sorted((root / "08公文/恢复工作通知书").glob("*.docx"))[0]
    content = letter.read_bytes()
    seal(root, letter, register=register)
    staff_id = letter.stem[-3:]
    fill(root / LEDGER, "待岗台账", "考评日期", {staff_id: date(2026, 9, 20)})
    ran = run("review_standby", root, today)
    assert codes_of(ran, letter) == {"W40"}
    assert (root / "08公文/作废" / letter.name).read_bytes() == content
    assert anew(letter).exists()


# -- what is past ---------------------------------------------------------------------------------


def scheme(root: Path, values: Mapping[str, Any]) -> None:
    fill_items(root / SCHEME, "基本信息", values)


def test_a_meeting_that_was_held_is_not_announced_anew(root: Path) -> None:
    notice = root / "08公文/动员会通知.docx"
    content = notice.read_bytes()
    scheme(root, {"动员会地点": "镇政府大礼堂"})
    ran = generated(root)
    assert notice.read_bytes() == content
    assert codes_of(ran, notice) == {"W43"}


def test_a_meeting_put_off_is_announced_anew(root: Path) -> None:
    notice = root / "08公文/动员会通知.docx"
    content = notice.read_bytes()
    scheme(root, {"动员会时间": datetime(2026, 3, 4, 15, 0)})
    ran = run("generate_notices", root, today=date(2026, 3, 2))
    assert notice.read_bytes() != content
    assert codes_of(ran, notice) == set()


def test_a_public_notice_that_has_ended_is_not_put_up_anew(root: Path) -> None:
    notice = root / "08公文/任前公示.docx"
    content = notice.read_bytes()
    fill(root / POSTS, "任用决定", "党委决定", {HOLDER: "不任用"})
    fill(root / POSTS, "任用决定", "决定理由", {HOLDER: "本人申请"})
    ran = generated(root)
    assert notice.read_bytes() == content
    assert codes_of(ran, notice) == {"W43"}
    assert rows(root)[notice.name]["待填"]
    assert not list((root / "08公文/待印").glob("*任前公示.docx"))


def test_a_notice_never_sealed_is_told_once_others_are(root: Path) -> None:
    assert "W54" not in codes_of(generated(root), root / SEALS)
    seal(root, letter_of(root))
    (told,) = [each for each in generated(root).issues if each.kind.code == "W54"]
    assert told.data["documents"] == "动员会通知、任前公示"
    assert told.where.file == SEALS


# -- when, and what is left to fill in ------------------------------------------------------------


def test_the_register_says_from_when_a_paper_may_be_sealed(root: Path) -> None:
    effective_on = Facts(root).post_meeting["任职日期"]
    for row in rows(root).values():
        if row["文种"] in ("任职通知", LETTER):
            assert row["最早用印日期"] == datetime.combine(effective_on, time())
        assert (row["最早用印日期"] is None) is (row["文种"] == "移交清单")


def test_the_screen_says_what_may_not_be_sealed_yet(tmp_path: Path) -> None:
    root = copied(tmp_path)
    early = run("generate_notices", root, date(2026, 3, 12))
    assert early.outcome
    assert any("才能用印" in line and "任职通知、" in line for line in early.outcome.lines)
    late = run("generate_notices", root, date(2026, 9, 22))
    assert late.outcome
    assert not any("才能用印" in line for line in late.outcome.lines)


def test_a_handover_waits_for_the_decision_on_departments(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / PLACES).unlink()
    ran = generated(root)
    (row,) = [row for row in rows(root).values() if row["文种"] == "工作移交通知"]
    assert "定岗决定以后" in row["待填"]
    assert ran.outcome
    assert any("定岗决定以后" in line and "工作移交通知" in line for line in ran.outcome.lines)


def test_blanks_are_listed_and_reminded_of(tmp_path: Path) -> None:
    root = copied(tmp_path)
    scheme(root, {"受理电话": None, "受理地址": None, "动员会时间": None, "动员会地点": None})
    ran = generated(root)
    told = [each for each in ran.issues if each.kind.code == "W44"]
    blank = {"受理电话", "受理地址", "会议时间", "会议地点"}
    assert {each.data["item"] for each in told} == blank
    listed = rows(root)
    assert listed["任前公示.docx"]["待填"] == "受理电话、受理地址"
    assert listed["动员会通知.docx"]["待填"] == "会议时间、会议地点"
    assert listed["实施方案通知.docx"]["待填"] is None


def test_a_number_to_be_written_in_is_listed(tmp_path: Path) -> None:
    root = copied(tmp_path)
    scheme(root, {"起始文号": None})
    generated(root)
    assert rows(root)["任职通知.docx"]["待填"] == "文号"


@pytest.mark.parametrize("content", ['{"a":' * 200_000, "[" + "1," * 2_000_000 + "1]"])
def test_a_register_of_no_honest_size_is_refused_before_it_is_read(
    root: Path, content: str
) -> None:
    (root / "运行记录" / "公文要点.json").write_text(content, encoding="utf-8")
    with pytest.raises(Obstacle, match="被改动过"):
        generated(root)


# -- names, numbers and registers under other names ------------------------------------------------


def rename(root: Path, was: str, now: str) -> None:
    """Correct a person's name wherever people wrote it."""
    for path in root.rglob("*.xlsx"):
        if path.relative_to(root).parts[0] in ("08公文", "结果", "空白表"):
            continue
        book = load_workbook(path)
        cells: list[Any] = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        named = [cell for cell in cells if isinstance(cell.value, str) and was in cell.value]
        for cell in named:
            cell.value = cell.value.replace(was, now)
        if named:
            book.save(path)


def test_a_corrected_name_gives_the_letter_a_new_number(root: Path) -> None:
    letter = letter_of(root)
    content, old = letter.read_bytes(), number(letter)
    seal(root, letter)
    name = Facts(root).people[HOLDER]["姓名"]
    rename(root, name, f"{name[0]}一{name[-1]}")
    ran = generated(root)
    assert ran.errors == []
    assert codes_of(ran, letter) == {"W40"}
    assert (root / "08公文/作废" / letter.name).read_bytes() == content
    now = letter_of(root)
    assert now != letter
    assert number(now) != old
    assert number(now) in next(i.problem for i in ran.issues if i.kind.code == "W40")
    assert generated(root).errors == []
    assert number(now) != old


@pytest.mark.parametrize(
    "elsewhere",
    [
        "08公文/用印登记.xlsx",
        "08公文/用印登记表(1).xlsx",
        "08公文/用印登记表 - 副本.xlsx",
        "用印登记表.xlsx",
    ],
)
def test_a_register_under_another_name_freezes_all_until_it_is_put_right(
    root: Path, elsewhere: str
) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    seal(root, letter)
    (root / SEALS).rename(root / elsewhere)
    other_day(root)
    for _ in range(2):
        ran = generated(root)
        assert [each.kind.code for each in ran.errors] == ["W58"]
        assert ran.errors[0].where.file == elsewhere
        assert letter.read_bytes() == content
    (root / elsewhere).rename(root / SEALS)
    assert codes_of(generated(root), letter) == {"W40"}


def test_a_copy_of_the_register_that_says_the_same_is_nobodys_business(root: Path) -> None:
    seal(root, letter_of(root))
    (root / "08公文/用印登记表 - 副本.xlsx").write_bytes((root / SEALS).read_bytes())
    assert generated(root).errors == []


@pytest.mark.parametrize(("header", "code"), [("盖章日期", "W40"), ("何时办的", "T04")])
def test_the_column_of_the_day_under_another_header(root: Path, header: str, code: str) -> None:
    letter = letter_of(root)
    content = letter.read_bytes()
    seal(root, letter)
    book = load_workbook(root / SEALS)
    cells = (cell for row in book["用印登记"].iter_rows() for cell in row)
    next(cell for cell in cells if cell.value == "用印日期").value = header
    book.save(root / SEALS)
    other_day(root)
    ran = generated(root)
    assert code in {each.kind.code for each in ran.issues}
    kept = root / "08公文/作废" / letter.name if code == "W40" else letter
    assert kept.read_bytes() == content


@pytest.mark.parametrize("first", [3, 100])
def test_a_first_number_changed_too_late_is_told(root: Path, first: int) -> None:
    before = number(letter_of(root))
    scheme(root, {"起始文号": first})
    told = [each for each in generated(root).issues if each.kind.code == "W59"]
    assert [each.where.file for each in told] == [SCHEME]
    assert number(letter_of(root)) == before
