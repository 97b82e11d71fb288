"""公文模板/其他公文/: an office's own kinds of paper go to whom their first line says."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import copyfile, copytree

import pytest

from campaigns import Ran, fill, fill_items, table
from documents.finished import ROSTER, SCHEME, Facts, copied, generated, made, reviewed
from maintenance.document_templates.paper import Paper
from word.word_files import TEMPLATES, changed

OWN = "公文模板/其他公文"
EXAMPLES = sorted(path.stem for path in (TEMPLATES / "其他公文").iterdir())
DOCUMENT = "word/document.xml"


@pytest.fixture
def root(small: Path) -> Path:
    (small / OWN).mkdir()
    return small


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The sample, where posts are lost and standby was reviewed."""
    root = copied(tmp_path)
    (root / OWN).mkdir(parents=True)
    return root


def template(*lines: str) -> bytes:
    paper = Paper()
    paper.body(*lines)
    return paper.file()


def use(root: Path, content: bytes, name: str = "说明") -> Ran:
    (root / OWN / f"{name}.docx").write_bytes(content)
    return generated(root)


def told(ran: Ran, name: str = "说明") -> list[str]:
    return [each.kind.code for each in ran.issues if each.where.file == f"{OWN}/{name}.docx"]


def numbers_in(letters: Iterable[str]) -> set[str]:
    """The 编号 at the end of each letter's name."""
    return {re.sub(r"\D", "", name) for name in letters}


def of_kind(root: Path, kind: str = "说明") -> dict[str, str]:
    return {name: text for name, text in made(root).items() if name.startswith(f"{kind}/")}


def registered(root: Path, kind: str = "说明") -> list[dict[str, object]]:
    rows = table(root / "08公文/用印登记表.xlsx", "用印登记", key="文种")
    return [row for row in rows if row["文种"] == kind]


# -- the ready examples ---------------------------------------------------------------------------


def test_the_examples_are_printed_registered_and_merged(whole: Path) -> None:
    copytree(TEMPLATES / "其他公文", whole / OWN, dirs_exist_ok=True)
    assert generated(whole).errors == []
    facts = Facts(whole)
    for kind in EXAMPLES:
        letters = of_kind(whole, kind)
        if kind != "免职通知":
            assert {name[-3:] for name in letters} == facts.appointed.keys()
        assert len(registered(whole, kind)) == len(letters) > 0
        batch = made(whole)[f"批量打印/{kind}（合并）"]
        assert all(text.splitlines()[-1] in batch for text in letters.values())
        assert not any("每位" in text or "{" in text for text in (*letters.values(), batch))
    (promise, *_) = registered(whole, "承诺书")
    assert promise["最早用印日期"] is None
    numbers = [row["文号"] for row in registered(whole, "免职通知")]
    assert len(set(numbers)) == len(numbers)
    assert {row["份数"] for row in registered(whole, "免职通知")} == {2}
    assert not any(row["文号"] for row in registered(whole, "聘书"))


def test_whom_the_notice_removes_gets_the_removal_and_nobody_else(whole: Path) -> None:
    copyfile(TEMPLATES / "其他公文/免职通知.docx", whole / OWN / "免职通知.docx")
    (unstated,) = (each for each in generated(whole).issues if each.kind.code == "W19")
    letters = of_kind(whole, "免职通知")
    assert letters
    for name, text in letters.items():
        person = name.partition("-")[2][:-3]
        assert person not in unstated.data["names"]
        (line,) = (each for each in made(whole)["任职通知"].splitlines() if person in each)
        post = text.partition("免去你的")[2].partition("职务")[0]
        assert post in line


def test_numbers_of_the_known_kinds_stay(root: Path) -> None:
    generated(root)
    before = {row["文件"]: row["文号"] for row in _all(root)}
    copyfile(TEMPLATES / "其他公文/免职通知.docx", root / OWN / "免职通知.docx")
    generated(root)
    after = {row["文件"]: row["文号"] for row in _all(root)}
    assert before.items() <= after.items()
    given = [number for number in after.values() if number]
    assert len(given) == len(set(given))


def _all(root: Path) -> list[dict[str, object]]:
    return table(root / "08公文/用印登记表.xlsx", "用印登记", key="文种")


# -- to whom --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("每位任职人员", lambda facts: facts.appointed),
        ("发给：每位定岗人员", lambda facts: facts.placed),
        ("【每位待岗人员，不用印，一式三份】", lambda facts: facts.standby),
        ("每位待崗人員", lambda facts: facts.standby),
        ("每一位任职干部（一式2份，不盖章）", lambda facts: facts.appointed),
        ("各位定岗同志。", lambda facts: facts.placed),
        ("每名任职的人员 一式两份", lambda facts: facts.appointed),
        ("{# 每位任职人员 #}", lambda facts: facts.appointed),
        ("每位新任人员", None),
        ("每位任职人员一式两份", None),
        ("每 位待岗人员", None),
        ("每位待岗人员，加急", None),
        ("任职人员", None),
        ("每位领导", None),
    ],
)
def test_to_whom_it_goes(root: Path, line: str, people: Callable[[Facts], object] | None) -> None:
    ran = use(root, template(line, "{{ 姓名 }}同志："))
    if people is None:
        assert (told(ran), of_kind(root)) == (["W50"], {})
        return
    assert told(ran) == []
    assert numbers_in(of_kind(root)) == set(people(Facts(root)))  # type: ignore[call-overload]


def test_one_paper_lists_all_with_what_the_roster_knows(root: Path) -> None:
    content = template(
        "全体待岗人员",
        "{{ 活动名称 }}待岗人员共{{ 人数 }}人：",
        "{%p for 人 in 人员 %}",
        "{{ 人.序号 }}.{{ 人.姓名 }}，{{ 人.学历 }}，待岗到{{ 人.待岗期满 }}{{ 人.句末 }}",
        "{%p endfor %}",
    )
    assert told(use(root, content)) == []
    text, standby = made(root)["说明"], Facts(root).standby
    assert f"待岗人员共{len(standby)}人" in text
    assert all(f".{Facts(root).people[each]['姓名']}" in text for each in standby)
    (row,) = registered(root)
    assert (row["受文者"], row["文号"]) == ("全体待岗人员", None)


def test_rows_write_columns_in_other_forms_and_tell_of_whom_they_cannot(root: Path) -> None:
    content = template(
        "全体待岗人员",
        "{%p for 人 in 人员 %}",
        "{{ 人.姓名 }}，{{ 人.出生年月|中文 }}，{{ 人.年龄|大写数字 }}岁{{ 人.句末 }}",
        "{%p endfor %}",
    )
    assert told(use(root, content)) == []
    text, facts = made(root)["说明"], Facts(root)
    for each in facts.standby:
        name = facts.people[each]["姓名"]
        assert re.search(rf"{name}，[〇一二三四五六七八九]{{4}}年\S+月，[贰叁肆伍]拾\S?岁", text)
    who = next(iter(facts.standby))
    fill(root / ROSTER, "花名册", "学历", {who: "大学"})
    content = changed(content, DOCUMENT, "{{ 人.年龄|大写数字 }}", "{{ 人.学历|大写数字 }}")
    found = [each for each in use(root, content).errors if each.kind.code == "W53"]
    assert any(who in each.problem and each.data["name"] == "人员.学历" for each in found)


def test_letters_of_own_kinds_write_columns_in_other_forms(root: Path) -> None:
    words = template("每位待岗人员", "{{ 姓名 }}：{{ 参加工作时间|短日期 }}，{{ 出生年月|中文 }}。")
    assert told(use(root, words)) == []
    letters = of_kind(root).values()
    assert letters
    assert all(re.search(r"：\d+月(\d+日)?，[〇一二三四五六七八九]{4}年", text) for text in letters)


def test_with_addressees_it_goes_to_the_offices(root: Path) -> None:
    use(root, template("全体任职人员", "{{ 文号 }}", "{{ 主送 }}：", "{{ 人数 }}人"))
    (row,) = registered(root)
    assert row["受文者"] != "全体任职人员"
    assert row["文号"]


def test_a_picture_on_the_first_line_stays(root: Path) -> None:
    content = template("每位任职人员", "{{ 姓名 }}")
    drawn = changed(content, DOCUMENT, "人员</w:t>", "人员</w:t><w:drawing/>")
    use(root, drawn)
    path = next((root / "08公文/说明").iterdir())
    assert "<w:drawing/>" in _xml(path)


def _xml(path: Path) -> str:
    from word.word_files import WordFile

    return WordFile(path.read_bytes()).parts[DOCUMENT]


@pytest.mark.parametrize("line", ["全体待岗人员", "所有待岗干部", "全部待崗人員，不用印"])
def test_all_of_a_group_in_other_words(root: Path, line: str) -> None:
    assert told(use(root, template(line, "共{{ 人数 }}人"))) == []
    assert made(root)["说明"].endswith(f"共{len(Facts(root).standby)}人")


def test_a_line_that_names_no_group_gets_the_nearest(root: Path) -> None:
    (fault,) = use(root, template("每位待冈人员", "{{ 姓名 }}")).errors
    assert "是不是“每位待岗人员”" in fault.problem


def test_an_example_edited_with_columns_and_choices_of_its_own(whole: Path) -> None:
    content = (TEMPLATES / "其他公文/聘书.docx").read_bytes()
    words = (
        "{{ 姓名 }}{% if 性别 == “女” %}女士{% else %}先生{% endif %}"
        "（{{ 民族 }}，{{ 出生年月 }}，{{ 年龄 }}岁，{{ 学历 }}）："
    )
    content = changed(content, DOCUMENT, "{{ 姓名 }}同志：", words)
    content = changed(content, DOCUMENT, "{{ 任职日期 }}至", "{{ 任职日期|中文 }}至")
    assert told(use(whole, content, "聘书"), "聘书") == []
    facts, letters = Facts(whole), of_kind(whole, "聘书")
    assert len(letters) == len(facts.appointed)
    for name, text in letters.items():
        person = facts.people[name[-3:]]
        title = "女士" if person["性别"] == "女" else "先生"
        assert re.search(rf"{person['姓名']}\S*{title}（{person['民族']}，", text)
        assert "聘期：二〇二六年三月十九日至" in text


def test_a_word_to_compare_with_wants_quotation_marks(root: Path) -> None:
    words = template("每位任职人员", "{{ 姓名 }}{% if 性别 == 女 %}女士{% endif %}")
    (fault,) = use(root, words).errors
    assert (fault.kind.code, fault.where.cell) == ("W06", "第2段")
    assert "加引号" in fault.problem


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_in_a_traditional_campaign(whole: Path, kind: str) -> None:
    fill_items(whole / SCHEME, "基本信息", {"文字": "繁體"})
    copyfile(TEMPLATES / f"其他公文/{kind}.docx", whole / OWN / f"{kind}.docx")
    ran = generated(whole)
    assert told(ran, kind) == []
    assert of_kind(whole, kind)
    assert all("{" not in text for text in of_kind(whole, kind).values())


# -- what is no kind ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["任职通知书", "聘书-样稿"])
def test_names_that_cannot_be(root: Path, name: str) -> None:
    assert told(use(root, template("每位任职人员", "{{ 姓名 }}"), name), name) == ["W51"]


def test_faults_are_told_at_the_paragraph_people_see(root: Path) -> None:
    ran = use(root, template("每位任职人员", "{{ 姓名 }}", "{{ 职位名 }}", "【职务】"))
    (found,) = (each for each in ran.issues if each.where.file == f"{OWN}/说明.docx")
    assert (found.kind.code, found.where.cell) == ("W46", "第4段")


def test_a_broken_template_withdraws_nothing_and_a_missing_one_all(root: Path) -> None:
    use(root, template("每位任职人员", "{{ 姓名 }}"))
    before = of_kind(root)
    use(root, template("每位", "{{ 姓名 }}"))
    assert of_kind(root) == before
    (root / OWN / "说明.docx").unlink()
    assert generated(root).errors == []
    assert of_kind(root) == {}
    assert len(list((root / "08公文/作废").iterdir())) == len(before) + 1


def test_what_follows_a_review_waits_for_it(whole: Path) -> None:
    use(whole, template("每位恢复工作人员", "{{ 姓名 }}，{{ 部门 }}"))
    assert of_kind(whole) == {}
    reviewed(whole)
    letters = of_kind(whole)
    assert len(letters) == len(of_kind(whole, "恢复工作通知书")) > 0
    generated(whole)
    assert of_kind(whole) == letters
