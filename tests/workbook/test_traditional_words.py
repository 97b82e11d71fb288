"""The program's words in Traditional script, and what people typed left alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.issues import Kind, Where
from campaign.steps.issue_list import issue_page
from campaign.workbook.declare.script import Traditional, traditional
from campaign.workbook.declare.text import fold
from campaign.workbook.declare.wording import as_written

CAMPAIGN = Path(__file__).resolve().parents[2] / "scripts" / "campaign"
HAN = re.compile("[\u3400-\u9fff]")


@pytest.mark.parametrize(
    ("simplified", "expected"),
    [
        ("干部群众干事，干净利落", "幹部群眾幹事，乾淨利落"),
        ("志愿、愿意、机关标志", "志願、願意、機關標誌"),
        ("人工复核、重复录入、恢复工作", "人工複核、重複錄入、恢復工作"),
        ("表里、一格里写了、里面", "表裡、一格裡寫了、裡面"),
        ("期满后、不少于、以后", "期滿後、不少於、以後"),
        ("四舍五入、舍入环节、宿舍", "四捨五入、捨入環節、宿舍"),
        ("删除旧表、文件夹是只读的", "刪除舊表、文件夾是只讀的"),
        ("公布结果、及时了解、委员本人参加竞职", "公布結果、及時了解、委員本人參加競職"),
        ("编制、制表、制作", "編制、製表、製作"),
        ("发文、理发", "發文、理髮"),
    ],
)
def test_forms_that_offices_use(simplified: str, expected: str) -> None:
    assert traditional(simplified) == expected


def literals() -> Iterator[str]:
    """Every Chinese text in the program."""
    for path in CAMPAIGN.rglob("*.py"):
        if path.name in ("script.py", "text.py"):  # they hold tables of characters
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from (line for line in node.value.split("\n") if HAN.search(line))


ODD = re.compile(
    "[錶隻麵蔘纔羣衆裏爲覈曬鬍鬚榖]|公佈|瞭解|[^公鄰千英海]里(?!程)|乾(?!淨)|[^人皇太]后"
)
"""Characters that mean something else than an office could mean, and forms it does not write."""


def test_no_word_of_the_program_is_taken_for_another() -> None:
    shown = [text for text in literals() if len(text) < 60 or "，" in text]
    wrong = {text: traditional(text) for text in shown if ODD.search(traditional(text))}
    assert wrong == {}


def test_both_scripts_are_read_as_one() -> None:
    short = {text for text in literals() if len(text) < 20}
    assert {text for text in short if fold(traditional(text)) != fold(text)} == set()


def test_every_character_has_one_in_the_other_script() -> None:
    assert [text for text in literals() if len(traditional(text)) != len(text)] == []


def test_typed_terms_stay_in_a_sentence() -> None:
    say = Traditional({"余后兰", "党政办", "综治办主任", "04评分表", "优"})
    assert say("余后兰报党政办，党政办公开后") == "余后兰報党政办，党政办公開後"
    assert say("综治办主任的职数") == "综治办主任的職數"
    assert say("“优”一票，优100分；双选优先方") == "“优”一票，优100分；雙選優先方"


def test_longer_terms_come_first() -> None:
    assert Traditional({"党政办", "党政办主任后备"})("党政办主任后备与") == "党政办主任后备與"


def test_names_of_files_stay() -> None:
    say = Traditional({"04评分表", "结果/"})
    assert say("见“结果/报名审核结果.xlsx”，评分表在“04评分表”里") == (
        "見“结果/报名审核结果.xlsx”，評分表在“04评分表”裡"
    )


def test_what_an_issue_quotes_stays() -> None:
    where = Where("03报名表/a.xlsx", "竞争上岗报名", "C5")
    issue = Kind.PERSON_UNKNOWN_NAME.at(where, "刘后", name="刘后", suggestion="，是不是“刘厚”")
    (row,) = issue_page([issue], Traditional({"刘厚"}), {}).rows
    assert row.problem == "“刘后”不在花名冊上，是不是“刘厚”。"
    assert (row.file, row.sheet) == ("03报名表/a.xlsx", "竞争上岗报名")


def test_simplified_is_written_as_it_stands() -> None:
    assert as_written.keeping({"后"})("以后的干部") == "以后的干部"
