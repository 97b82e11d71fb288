"""What a template may say, how mistakes are reported, and that nothing else ever runs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from campaign.issues import Issue, Kind
from campaign.word.placeholders import filling, flag, name, rows, text
from campaign.word.template import Template
from maintenance.document_templates.paper import Paper, repeated_cells
from word.word_files import WordFile, Wording, body, changed, repeated, small_template, split_runs


@filling
class Line:
    person: str = name("姓名")
    post: str = text("职务", default="")
    marks: tuple[str, ...] = rows("得分", default=())


@filling
class Letter:
    person: str = name("姓名")
    remark: str = text("说明", default="", room=3)
    lines: tuple[Line, ...] = rows("名单", default=())
    words: tuple[str, ...] = rows("规则", default=())
    urgent: bool = flag("加急", default=False)
    number: str = text("文号", default="", needed_if_printed=True)
    rehearsal: bool = flag("演练", default=False)  # asked for by every header


DOCUMENT = "word/document.xml"
Opened = Callable[..., tuple[Template[Letter] | None, list[Issue]]]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens a template with a body."""
    return lambda *body: Template.open(small_template(tmp_path, *body), Letter)


def printed(opened: Opened, letter: Letter, *body: Wording) -> list[str]:
    template, issues = opened(*body)
    assert template is not None, issues
    rendered, issues = template.render(letter)
    assert rendered is not None, issues
    return WordFile(rendered.file()).texts()


def codes(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind.code, issue.read) for issue in issues if issue.is_error]


PEOPLE = (Line(person="张敏", post="主任"), Line(person="李强"), Line(person="王芳", post="干事"))


def test_placeholders_are_filled(opened: Opened) -> None:
    letter = Letter(person="张敏", remark="试用")
    assert printed(opened, letter, body("{{ 姓名 }}同志：{{说明}}。")) == ["张敏同志：试用。"]


def test_a_blank_leaves_room_for_the_pen(opened: Opened) -> None:
    assert printed(opened, Letter(person="张敏"), body("（{{ 说明 }}）")) == ["（　　　）"]


def test_paragraphs_repeat_and_know_their_place(opened: Opened) -> None:
    template = repeated(
        "for 人 in 名单", body("{{ 人.序号 }}.（{{ 人.序数 }}）{{ 人.姓名 }}{{ 人.句末 }}")
    )
    assert printed(opened, Letter(person="某", lines=PEOPLE), template) == [
        "1.（一）张敏；",
        "2.（二）李强；",
        "3.（三）王芳。",
    ]


def test_texts_repeat(opened: Opened) -> None:
    template = repeated("for 条 in 规则", body("{{ 条 }}"))
    assert printed(opened, Letter(person="某", words=("甲", "乙")), template) == ["甲", "乙"]


def test_rows_repeat(opened: Opened) -> None:
    def table(paper: Paper) -> None:
        person = ("{{ 人.姓名 }}", "{{ 人.职务 }}")
        paper.list((3000, 5845), ("姓名", "职务"), "for 人 in 名单", person)

    letter = Letter(person="某", lines=PEOPLE)
    cells = ["姓名", "职务", "张敏", "主任", "李强", "王芳", "干事", "完"]
    assert printed(opened, letter, table, body("完")) == cells


def test_columns_repeat_and_share_the_width(opened: Opened) -> None:
    def table(paper: Paper) -> None:
        cells = ("{{ 人.姓名 }}", *repeated_cells("for 分 in 人.得分", "{{ 分 }}"))
        paper.list((2000, 2281, 2282, 2282), (), "for 人 in 名单", cells)

    template, issues = opened(table, body("完"))
    assert template is not None, issues
    for count in (1, 2, 5):
        lines = tuple(Line(person=who, marks=("9",) * count) for who in ("甲", "乙"))
        rendered, _ = template.render(Letter(person="某", lines=lines))
        assert rendered is not None
        xml = rendered.texts[DOCUMENT]
        share = 6845 // count
        assert xml.count(f'<w:tcW w:w="{share}"') == 2 * count
        assert xml.count("<w:gridCol ") == 1 + count


def test_conditions(opened: Opened) -> None:
    urgent = body("{% if 加急 %}加急{% else %}平件{% endif %}")
    without = repeated("if not 说明", body("无"))
    assert printed(opened, Letter(person="某"), urgent, without) == ["平件", "无"]
    letter = Letter(person="某", urgent=True, remark="有")
    assert printed(opened, letter, urgent, without) == ["加急"]
    template = repeated("if 名单", body("有名单"))
    assert printed(opened, Letter(person="某", lines=PEOPLE), template) == ["有名单"]
    assert printed(opened, Letter(person="某"), template, body("完")) == ["完"]


def test_remarks_are_not_printed(opened: Opened) -> None:
    template = body("{#p 给下一任的说明 #}", "甲{# 无 #}乙")
    assert printed(opened, Letter(person="某"), template) == ["甲乙"]


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_tags_that_word_has_split_over_runs(tmp_path: Path, length: int) -> None:
    line = body("{{ 姓名 }}同志{% if 加急 %}（加急）{% endif %}：")
    lines = repeated("for 人 in 名单", body("{{ 人.姓名 }}任{{ 人.职务 }}{{ 人.句末 }}"))
    path = small_template(tmp_path, line, lines)
    xml = WordFile(path.read_bytes()).parts[DOCUMENT]
    path.write_bytes(changed(path.read_bytes(), DOCUMENT, xml, split_runs(xml, length)))
    template, issues = Template.open(path, Letter)
    assert template is not None, issues
    rendered, _ = template.render(Letter(person="某", urgent=True, lines=PEOPLE[:1]))
    assert rendered is not None
    assert WordFile(rendered.file()).texts() == ["某同志（加急）：", "张敏任主任。"]


@pytest.mark.parametrize(
    ("line", "code", "read"),
    [
        ("{{ 姓名字 }}", "W01", "{{ 姓名字 }}"),
        ("{{ 人.姓名 }}", "W01", "{{ 人.姓名 }}"),
        ("{{ 姓名.职务 }}", "W01", "{{ 姓名.职务 }}"),
        ("{% for 人 in 名册 %}{% endfor %}", "W01", "{% for 人 in 名册 %}"),
        ("{{ 姓名", "W03", "{{ 姓名"),
        ("姓名 }}", "W03", "姓名 }}"),
        ("{ { 姓名 } }{{ 姓名 }", "W03", "{ { 姓名 } }{{ 姓名 }"),
        ("｛｛ 姓名 ｝｝", "W03", "｛｛ 姓名 ｝｝"),
        ("{{ 名单 }}", "W06", "{{ 名单 }}"),
        ("{{ 加急 }}", "W06", "{{ 加急 }}"),
        ("{% for 人 in 姓名 %}{% endfor %}", "W06", "{% for 人 in 姓名 %}"),
        ("{% for 规则 in 规则 %}{% endfor %}", "W06", "{% for 规则 in 规则 %}"),  # one name twice
        ("{% if 加急 %}", "W06", "{% if 加急 %}"),
        ("{% endif %}", "W06", "{% endif %}"),
        ("{% else %}", "W06", "{% else %}"),
        ("{% if 加急 %}{% endfor %}", "W06", "{% endfor %}"),
        ("{%tr if 加急 %}", "W06", "{%tr if 加急 %}"),
        ("{% p if 加急 %}", "W06", "{% p if 加急 %}"),
    ],
)
def test_mistakes_name_what_is_wrong(opened: Opened, line: str, code: str, read: str) -> None:
    template, issues = opened(body(line))
    assert template is None
    assert (code, read) in codes(issues)


def test_a_mistyped_name_gets_a_suggestion(opened: Opened) -> None:
    _, issues = opened(body("{{ 姓 名 }}{{ 姓名们 }}"))
    assert codes(issues) == [("W06", "{{ 姓 名 }}"), ("W01", "{{ 姓名们 }}")]
    assert issues[1].data["suggestion"] == "，是不是“姓名”"


def test_a_tag_across_cells_is_refused(opened: Opened) -> None:
    def table(*cells: str) -> Wording:
        return lambda paper: paper.table((4000, 4845)).add(*cells)

    whole = (table("{% if 加急 %}甲", "乙{% endif %}"), body("{% if 加急 %}", "{% endif %}"))
    assert codes(opened(*whole)[1]) == []  # closes and opens the same elements: well-formed
    half = (table("{% if 加急 %}甲", "乙"), body("{% endif %}"))
    assert codes(opened(*half)[1]) == [("W06", "{% endif %}")]


def test_a_loop_that_begins_in_a_title_leaves_no_mark(opened: Opened) -> None:
    def title(text: str) -> Wording:
        return lambda paper: paper.paragraph("Title", text)

    letter, opening = Letter(person="某", lines=PEOPLE), title("甲{% for 人 in 名单 %}乙")
    for closing in (title("丙{% endfor %}丁"), body("丙{% endfor %}丁")):
        assert printed(opened, letter, opening, closing) == ["甲乙", "丙乙", "丙乙", "丙丁"]


def test_two_statements_for_one_paragraph_are_refused(opened: Opened) -> None:
    assert ("W06", "{%p endif %}") in codes(opened(body("{%p if 加急 %}{%p endif %}"))[1])


ATTACKS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 姓名.__class__ }}",
    "{{ 姓名.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ 姓名 | attr('__class__') }}",
    "{{ 姓名 | upper }}",
    "{{ 姓名() }}",
    "{{ 1 + 1 }}",
    "{{ [1, 2] }}",
    "{{ '甲' }}",
    "{{ self }}",
    "{{ loop.index }}",
    "{{p 姓名 }}",
    "{{r 姓名 }}",
    "{% for 数 in range(1000000000) %}甲{% endfor %}",
    "{% set 甲 = 1 %}",
    "{% include '任职通知.docx' %}",
    "{% import 'os' as os %}",
    "{% macro 甲() %}{% endmacro %}",
    "{%- if 加急 -%}{% endif %}",
    "{% cellbg 姓名 %}",
    "{% raw %}{% endraw %}",
    "{% do 姓名 %}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_reaches_for_more_is_refused(opened: Opened, attack: str) -> None:
    template, issues = opened(body(attack))
    assert template is None
    assert {code for code, _ in codes(issues)} <= {"W01", "W06"}


@pytest.mark.parametrize("attack", [*ATTACKS, "{{ 姓名 }}", "}}{% if %}", "{#", "%}"])
def test_what_people_typed_is_never_read_as_a_template(opened: Opened, attack: str) -> None:
    letter = Letter(person=attack, lines=(Line(person=attack),))
    lines = repeated("for 人 in 名单", body("{{ 人.姓名 }}"))
    assert printed(opened, letter, body("{{ 姓名 }}"), lines) == [attack, attack]


def test_tags_outside_the_text_are_refused(tmp_path: Path) -> None:
    path = small_template(tmp_path, body("甲"))
    path.write_bytes(changed(path.read_bytes(), DOCUMENT, '"Body"', '"{{ 姓名 }}"'))
    template, issues = Template.open(path, Letter)
    assert template is None
    assert codes(issues) == [("W37", "")]


def test_an_unused_placeholder_that_callers_must_give_is_noticed(opened: Opened) -> None:
    template, issues = opened(body("同志："))
    assert template is not None
    assert [(issue.kind, issue.data["names"]) for issue in issues] == [
        (Kind.TEMPLATE_PLACEHOLDER_UNUSED, "姓名")
    ]


def test_an_empty_value_names_its_placeholder_and_whom_it_is_about(opened: Opened) -> None:
    lines = repeated("for 人 in 名单", body("{{ 人.姓名 }}"))
    template, _ = opened(body("{{ 姓名 }}"), lines, body("{{ 文号 }}"))
    assert template is not None
    letter = Letter(person=" 　", lines=(Line(person="甲"), Line(person="")))
    rendered, issues = template.render(letter, subject="LH007")
    assert rendered is None
    assert [(issue.kind.code, issue.data["name"]) for issue in issues] == [
        ("W02", "姓名"),
        ("W02", "名单.姓名"),
        ("W02", "文号"),
    ]
    assert "LH007" in issues[0].problem


def test_a_placeholder_that_is_not_printed_may_be_empty(opened: Opened) -> None:
    assert printed(opened, Letter(person="张敏", number=""), body("{{ 姓名 }}")) == ["张敏"]


# -- conditions and forms -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("姓名 == '张敏'", True),
        ('姓名 == "李强"', False),
        ("姓名 != “李强”", True),
        ("'张敏' == 姓名", True),
        ("姓名 == 文号", False),
        ("说明 == '试用 & 期'", True),
        ("加急 and 说明", False),
        ("加急 or 说明", True),
        ("not 加急 and 说明", True),
        ("加急 or not 加急 and 说明 == '别的'", False),
        ("not 名单", True),
    ],
)
def test_what_a_condition_may_ask(opened: Opened, words: str, expected: bool) -> None:
    letter = Letter(person="张敏", remark="试用 & 期", number="1号")
    line = body("{% if " + words + " %}是{% else %}否{% endif %}")
    assert printed(opened, letter, line) == ["是" if expected else "否"]


@pytest.mark.parametrize(
    ("person", "expected"), [("甲", "一"), ("乙", "二"), ("丙", "三"), ("丁", "四")]
)
def test_one_of_several(opened: Opened, person: str, expected: str) -> None:
    choices = "{% if 姓名 == '甲' %}一{% elif 姓名 == '乙' %}二{% elif 姓名 == '丙' %}三"
    line = body(choices + "{% else %}四{% endif %}。")
    assert printed(opened, Letter(person=person), line) == [f"{expected}。"]


def test_whole_paragraphs_of_several(opened: Opened) -> None:
    lines = (
        "{%p if 加急 %}",
        "甲",
        "{%p elif 姓名 == '某' %}",
        "乙",
        "{%p else %}",
        "丙",
        "{%p endif %}",
    )
    assert printed(opened, Letter(person="某"), body(*lines)) == ["乙"]
    assert printed(opened, Letter(person="某", urgent=True), body(*lines)) == ["甲"]
    assert printed(opened, Letter(person="他"), body(*lines)) == ["丙"]


REASONS = [
    ("{% if 加急 %}甲", "后面没有 endif"),
    ("{% for 人 in 名单 %}甲", "后面没有 endfor"),
    ("甲{% endif %}", "前面没有配对的 if"),
    ("甲{% else %}", "前面没有配对的 if"),
    ("{% if 加急 %}甲{% else %}乙{% else %}丙{% endif %}", "已经有了 else"),
    ("{% if 加急 %}甲{% else %}乙{% elif 说明 %}丙{% endif %}", "已经有了 else"),
    ("{% if 姓名 = '甲' %}{% endif %}", "不能写“= "),
    ("{% if 姓名 > 3 %}{% endif %}", "不能写“> 3"),
    ("{% if %}{% endif %}", "没有写条件"),
    ("{% if 姓名 == %}{% endif %}", "没有写完"),
    ("{% if 姓名 and %}{% endif %}", "没有写完"),
    ("{% if 姓名 说明 %}{% endif %}", "缺少 and"),
    ("{% if '甲' %}{% endif %}", "用 == 与一个名称比较"),
    ("{% if '甲' == '乙' %}{% endif %}", "一边要写名称"),
    ("{% if 加急 == '是' %}{% endif %}", "只能用在 if 里"),
    ("{{ 名单 }}", "要用 for"),
    ("{% for 人 in 姓名 %}{% endfor %}", "不能用来重复"),
    ("{% set 甲 = 1 %}", "不认识这个语句"),
    ("{{ 姓名|upper }}", "只有日期和数字"),
    ("{{ 姓 名 }}", "只能写名称"),
]


@pytest.mark.parametrize(("line", "reason"), REASONS)
def test_each_mistake_has_its_own_reason_and_place(opened: Opened, line: str, reason: str) -> None:
    template, issues = opened(body("第一段", line))
    assert template is None
    assert any(reason in each.problem for each in issues), [each.problem for each in issues]
    assert {(each.where.sheet, each.where.cell) for each in issues} == {("正文", "第2段")}


def test_a_tag_over_two_paragraphs_says_so(opened: Opened) -> None:
    _, issues = opened(body("{{ 姓", "名 }}同志"))
    broken = [each for each in issues if each.kind.code == "W03"]
    assert [each.where.cell for each in broken] == ["第1段", "第2段"]
    assert all("两段" in each.problem for each in broken)


@filling
class Dated:
    day: date = text("决定日期")
    printed_on: date | str = text("印发日期")
    count: int = text("人数")
    rehearsal: bool = flag("演练", default=False)
    days: tuple["Day", ...] = rows("日程", default=())


@filling
class Day:
    day: date = text("日期")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ 决定日期 }}", "2026年3月9日"),
        ("{{ 决定日期|中文 }}", "二〇二六年三月九日"),
        ("{{ 决定日期 | 短日期 }}", "3月9日"),
        ("{{ 印发日期|中文 }}", "二〇二六年十二月三十一日"),
        ("{{ 人数 }}和{{ 人数|中文 }}", "112和一百一十二"),
        ("{{ 人数|大写数字 }}", "壹佰壹拾贰"),
        ("{% for 天 in 日程 %}{{ 天.日期|短日期 }}{{ 天.句末 }}{% endfor %}", "3月1日；3月20日。"),
    ],
)
def test_forms_of_dates_and_numbers(tmp_path: Path, tag: str, expected: str) -> None:
    template, issues = Template.open(small_template(tmp_path, body(tag)), Dated)
    assert template is not None, [each.problem for each in issues]
    data = Dated(
        day=date(2026, 3, 9),
        printed_on=date(2026, 12, 31),
        count=112,
        days=(Day(day=date(2026, 3, 1)), Day(day=date(2026, 3, 20))),
    )
    rendered, issues = template.render(data)
    assert rendered is not None, issues
    assert WordFile(rendered.file()).texts() == [expected]


@pytest.mark.parametrize(
    "tag", ["{{ 人数|短日期 }}", "{{ 决定日期|大写数字 }}", "{{ 决定日期|农历 }}"]
)
def test_a_form_that_does_not_fit_is_refused(tmp_path: Path, tag: str) -> None:
    template, issues = Template.open(small_template(tmp_path, body(tag)), Dated)
    assert template is None
    assert "“|”后面可以写：中文" in issues[0].problem
