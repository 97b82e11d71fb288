"""A school, a hospital and a company: nothing that the program writes speaks of a township."""

from pathlib import Path

import pytest

from campaigns import table
from steps.test_traditional_campaign import words_of
from steps.units import COMPANY, HOSPITAL, SCHOOL, Unit, play

OF_A_TOWNSHIP = ("党", "镇", "中层", "干部")


@pytest.fixture(scope="module", params=[SCHOOL, HOSPITAL, COMPANY], ids=["学校", "医院", "公司"])
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unit: Unit = request.param
    root = play(unit, tmp_path_factory.mktemp("unit"))
    (root / "unit").write_text(unit.body, encoding="utf-8")
    return root


def test_no_word_of_a_township_is_left(played: Path) -> None:
    files = [*played.rglob("*.xlsx"), *played.rglob("*.docx")]
    assert len(files) > 40
    found = {
        (path.relative_to(played).parts[0], text.strip()[:80])
        for path in files
        for text in words_of(path)
        if any(word in text for word in OF_A_TOWNSHIP)
    }
    assert not found, "\n".join(map(str, sorted(found)))


def test_its_own_words_are_used(played: Path) -> None:
    body = (played / "unit").read_text(encoding="utf-8")
    rows = table(played / "05任用决定" / "任用决定表.xlsx", "任用决定")
    assert {row[f"{body}决定"] for row in rows if row["编号"] == "01"} == {"任用", "不任用"}
    notice = "".join(words_of(played / "08公文" / "任前公示.docx"))
    assert body in notice
    everybody = table(played / "结果" / "双向选择结果.xlsx", "人员去向")
    assert len(everybody) == 6
