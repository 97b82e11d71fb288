"""What the page has already is not printed twice, however it was typed."""

from pathlib import Path

import pytest

from campaign.scheme.basics import BASICS
from campaign.scheme.stages import the_scheme
from campaign.workbook.declare.phrases import Phrase
from campaigns import Town, run

EXAMPLES = [
    ("主送", "主送：各办公室、全体干部：", "各办公室、全体干部"),
    ("主送", "各办公室，", "各办公室"),
    ("抄送", "抄送：县委组织部。", "县委组织部"),
    ("抄送", "抄送: 县委组织部；", "县委组织部"),
    ("动员会地点", "地点：三楼会议室。", "三楼会议室"),
    ("活动名称", "《禾川镇竞争上岗活动》", "禾川镇竞争上岗活动"),
    ("活动名称", "禾川镇竞争上岗活动实施方案", "禾川镇竞争上岗活动"),
    ("活动名称", "《禾川镇竞争上岗活动实施方案》。", "禾川镇竞争上岗活动"),
    ("活动名称", "“禾川镇竞争上岗”活动", "“禾川镇竞争上岗”活动"),
    ("会议名称", "党委会研究", "党委会"),
    ("会议名称", "经2026年3月11日党委会议研究决定", "党委会议"),
    ("发文机关代字", "青委〔", "青委"),
    ("发文机关代字", "青委〔2026〕7号", "青委"),
    ("发文机关代字", "青委[2026]", "青委"),
    ("印发机关", "禾川镇党政办公室印发", "禾川镇党政办公室"),
    ("印发机关", "禾川镇党政办公室2026年3月2日印发。", "禾川镇党政办公室"),
    ("党委全称", "中共禾川镇委员会。", "中共禾川镇委员会"),
    ("受理电话", "电话：0571-1234567", "0571-1234567"),
    ("受理地址", "（镇政府二楼）", "镇政府二楼"),
    ("受理地址", "镇政府（老院）", "镇政府（老院）"),
    ("待岗待遇", "待岗期间只发给基本工资。", "只发给基本工资"),
    ("参加对象", "参加范围：全体干部。", "全体干部"),
    ("联署机关", "禾川镇人民政府、", "禾川镇人民政府"),
    ("主送", "主送機關：各辦公室。", "各辦公室"),
    ("主送", "【主送】各办公室", "各办公室"),
    ("主送", "主送为各办公室", "各办公室"),
    ("抄送", "抄送　县委组织部", "县委组织部"),
    ("活动名称", "禾川鎮競爭上崗活動實施方案", "禾川鎮競爭上崗活動"),
    ("活动名称", "关于印发《禾川镇竞争上岗活动实施方案（草案）》的通知", "禾川镇竞争上岗活动"),
    ("活动名称", "禾川镇竞争上岗活动（第二批）", "禾川镇竞争上岗活动（第二批）"),
    ("会议名称", "黨委會議研究決定", "黨委會議"),
    ("会议名称", "2026年3月11日召开的党委会议", "党委会议"),
    ("发文机关代字", "青委2026", "青委"),
    ("印发机关", "禾川镇党政办公室　2026 年 3 月 2 日印发", "禾川镇党政办公室"),
    ("党委全称", "中共禾川镇委员会（盖章）", "中共禾川镇委员会"),
    ("待岗待遇", "待岗期间，只发给基本工资", "只发给基本工资"),
    ("考评不合格处理", "待岗期满考评不合格的，予以辞退", "予以辞退"),
    ("动员会地点", "三楼会议室（二号楼）", "三楼会议室（二号楼）"),
]


@pytest.mark.parametrize(("item", "typed", "understood"), EXAMPLES)
def test_what_the_page_has_is_taken_off_with_a_word(
    tmp_path: Path, item: str, typed: str, understood: str
) -> None:
    town = Town()
    town.basics |= {item: typed}
    root = town.write(tmp_path)
    ran = run("check_registrations", root)
    field = next(each.field for each in BASICS.columns if each.header == item)
    assert getattr(ran.run.get(the_scheme).basics, field) == understood
    row = 2 + list(town.basics).index(item)
    told = {each.kind.code for each in ran.issues if each.where.cell == f"B{row}"}
    assert told == (set() if typed == understood else {"V13"})


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("待定", "V41"), ("（待填）", "V41"), ("××××", "V41"), ("xxxx", "V41"), ("＿＿＿＿", "V41"),
        ("？", "V41"), ("暂未确定", "V41"), ("……", "V41"), ("/", ""), ("无", ""), ("——", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("item", ["受理电话", "受理地址", "动员会地点", "抄送"])
def test_what_is_still_to_be_filled_in_is_blank(
    tmp_path: Path, item: str, typed: str, code: str
) -> None:
    town = Town()
    town.basics |= {item: typed}
    ran = run("check_registrations", town.write(tmp_path))
    column = next(each for each in BASICS.columns if each.header == item)
    assert getattr(ran.run.get(the_scheme).basics, column.field) == column.default
    row = 2 + list(town.basics).index(item)
    assert {each.kind.code for each in ran.issues if each.where.cell == f"B{row}"} == {code} - {""}


def test_what_letters_need_is_not_still_to_be_filled_in(tmp_path: Path) -> None:
    town = Town()
    town.basics |= {"党委全称": "××××"}
    ran = run("check_registrations", town.write(tmp_path))
    row = 2 + list(town.basics).index("党委全称")
    assert {each.kind.code for each in ran.errors if each.where.cell == f"B{row}"} == {"V01"}


@pytest.mark.parametrize("words", ["另行通知", "未定岗人员", "X光室", "某某路12号", "三楼会议室"])
def test_words_that_only_look_unfilled_are_words(tmp_path: Path, words: str) -> None:
    town = Town()
    town.basics |= {"动员会地点": words}
    ran = run("check_registrations", town.write(tmp_path))
    assert ran.run.get(the_scheme).basics.meeting_place == words


def test_a_phrase_is_never_taken_off_whole() -> None:
    assert Phrase(behind="实施方案").parse("实施方案") == "实施方案"
    assert Phrase().parse("。") == "。"


def test_every_text_of_the_scheme_that_letters_print_is_a_phrase() -> None:
    others = {"并列处理", "在编性质", "最高任职年龄"}
    others |= {"抽签种子", "并列抽签种子", "评委抽签种子"}
    plain = {each.header for each in BASICS.columns if type(each.kind).__name__ == "Text"}
    assert plain == others
