"""01活动方案 with faults."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from maintenance.faulty.papers import (
    SAMPLE_PLACES,
    SCHEME,
    Case,
    Typed,
    case,
    typed_book,
)
from maintenance.faulty.town import scheme_book

_BASICS, _POSTS, _DEPARTMENTS, _COMPONENTS = "基本信息", "竞争职位", "双选部门", "评分项目"


def cases() -> Iterator[Case]:
    """Yield every case of this kind."""
    yield from _basics()
    yield from _items()
    yield from _posts_and_departments()
    yield from _scores()
    yield from _names()
    yield from _conditions()


def _basics() -> Iterator[Case]:
    def one(name: str, about: str, change: Mapping[str, Any], *issues: str) -> Case:
        return _case(name, about, scheme_book(change), _BASICS, *issues)

    yield one("活动名称没填", "必填", {"name": ""}, "B3 V01")
    closes = {"registration_closes": date(2026, 3, 7)}
    yield one("截止没有钟点", "截止要到分钟", closes, "B10 V17")
    yield one("志愿数不是数", "写成若干", {"max_choices": "若干"}, "B15 V02")
    yield one("志愿数是零", "超出范围", {"max_choices": 0}, "B15 V03")
    yield one("保留小数太多", "最多六位", {"places": 12}, "B18 V03")
    yield one("舍入写法", "不是规定的写法", {"rounding": "五舍六入"}, "B19 V05")
    yield one("公示期太短", "少于五个工作日", {"notice_days": 3}, "B23 S14", "S18")
    yield one("活动日期颠倒", "结束早于开始", {"ends": date(2026, 2, 20)}, "B13 S12")
    late = {"registration_closes": datetime(2026, 3, 2, 16, 30)}
    yield one("报名日期颠倒", "截止早于开始", late, "B10 S12")
    yield one("年限计算日没填", "职位要求年限", {"service_counted_on": None}, "B14 S13")
    yield one("并列处理", "没有笔试这一项", {"tie_break": "笔试、民主测评"}, "B22 S08")
    yield one("百分数", "0.5 是 0.5% 还是 50%", {"least_approval": 0.5}, "B32 V13", "S18")
    yield one("多处一起错", "一次说全", {
        "name": "", "number_year": "二十六", "starts": "三月初", "speech_minutes": 10.5,
        "rehearsal": "随便",
    }, "B3 V01", "B7 V02", "B12 V06", "B16 V04", "B31 V05")  # fmt: skip


def _items() -> Iterator[Case]:
    """Type 基本信息 as an office does: an item left out, one twice, one under another name."""
    lines = list(_typed_basics())
    at = {line[0]: number for number, line in enumerate(lines, 2)}
    without = [line for line in lines if line[0] != "报名截止"]
    yield _plain("少了一项", "报名截止没有写", without, "基本信息! T07")
    twice = [*lines, ("活动名称", "青禾镇机关改革活动")]
    yield _plain("一项写了两次", "不知道以哪个为准", twice, f"基本信息!B{len(twice) + 1} T08")
    odd = [("报名截止日" if line[0] == "报名开始" else line[0], line[1]) for line in lines]
    yield _plain("项目名称写错", "看不出是哪一项", odd, f"基本信息!A{at['报名开始']} T09", "S18")
    rules = Typed("资格条件表", [("适用", "依据", "要求", "值"), ("全部", "学历", "属于", "本科")])
    yield _plain("工作表名称写错", "应是“资格条件”", lines, "资格条件表! T19", beside=(rules,))
    yield _plain("没有基本信息", "工作表改了名", lines, "T01", sheet="一些情况")


def _typed_basics() -> Iterator[tuple[str, object]]:
    """Yield what must stand there, and 报名开始."""
    from campaign.scheme.basics import BASICS
    from maintenance.sample_papers import sample_scheme

    basics = sample_scheme().basics
    for column in BASICS.columns:
        value = column.kind.to_cell(getattr(basics, column.field))
        if column.required or column.field == "registration_opens":
            yield column.header, value


def _typed_departments() -> Typed:
    from maintenance.sample_papers import sample_scheme

    rows = [(each.name, each.quota, each.includes) for each in sample_scheme().departments]
    return Typed("双选部门", [("部门", "职数", "包含岗位"), *rows])


def _plain(
    name: str,
    about: str,
    lines: Sequence[Sequence[object]],
    *issues: str,
    sheet: str = "基本信息",
    beside: Sequence[Typed] = (),
) -> Case:
    """Return a scheme with departments only, in plain sheets."""
    items = Typed(sheet, [("项目", "内容"), *lines])
    posts = Typed(
        "竞争职位", [("部门", "职务", "职数", "政治面貌要求", "最低工作年限", "其他条件")]
    )
    book = typed_book(items, posts, _typed_departments(), *beside)
    return _case(name, about, book, "", *issues)


def _posts_and_departments() -> Iterator[Case]:
    from maintenance.sample_papers import sample_scheme

    scheme = sample_scheme()
    posts, departments = list(scheme.posts), list(scheme.departments)

    def post(name: str, about: str, change: Mapping[str, Any], *issues: str) -> Case:
        changed = [dataclasses.replace(posts[0], **change), *posts[1:]]
        return _case(name, about, scheme_book(posts=changed), _POSTS, *issues)

    def department(name: str, about: str, change: Mapping[str, Any], *issues: str) -> Case:
        changed = [dataclasses.replace(departments[0], **change), *departments[1:]]
        return _case(name, about, scheme_book(departments=changed), _DEPARTMENTS, *issues)

    yield post("职位职数若干", "要写数字", {"quota": "若干"}, "C3 V02")
    yield post("职位职数为零", "没有职数不能竞争", {"quota": 0}, "C3 V03")
    yield post("职位职数没填", "必填", {"quota": None}, "C3 V01")
    yield post("年限太细", "最多一位小数", {"min_years": 2.25}, "E3 V04")
    yield post("政治面貌要求", "看不出要求什么", {"party": "非党员优先"}, "D3 S19")
    yield post("职位重复", "两行都是党政办副主任", {"title": "副主任"}, "B4 S02")
    yield department("部门职数若干", "要写数字", {"quota": "若干"}, "B3 V02")
    yield department("部门重复", "名称相同", {"name": "综治办"}, "A4 S02")
    nothing = scheme_book(posts=(), departments=(), aliases=())
    yield _case("什么也没有", "职位和部门都没填", nothing, "", "S01")


def _scores() -> Iterator[Case]:
    from maintenance.sample_papers import sample_scheme

    speech, vote, meeting = sample_scheme().components

    def components(name: str, about: str, rows: list[Any], *issues: str, **more: Any) -> Case:
        return _case(name, about, scheme_book(components=rows, **more), _COMPONENTS, *issues)

    change = dataclasses.replace
    yield components("没有评分项目", "有竞争职位", [], "S03")
    rows = [change(speech, points=40), vote, meeting]
    yield components("分值不是一百", "确认是否有意", rows, "C3 S06", "S18")
    rows = [change(speech, drop_high=3, drop_low=3), vote, meeting]
    yield components("去掉的分太多", "可能一个分数不剩", rows, "G3 S07")
    yield components(
        "测评满分", "测评满分是100", [speech, change(vote, full=30), meeting], "D4 S20"
    )
    rows = [speech, change(vote, drop_high=1, drop_above=5), meeting]
    yield components("测评去高低分", "用不上", rows, "E4 S21", "S18")
    yield components(
        "方式写法", "不是两种方式之一", [change(speech, method="面试"), vote, meeting], "B3 V05"
    )
    grades = [change(each, points=each.points / 100) for each in sample_scheme().grades]
    yield _case("折算分按一分制", "应按0到100", scheme_book(grades=grades), "测评等次", "B3 S22")
    grades = [change(each, points=each.points * 30 / 100) for each in sample_scheme().grades]
    book = scheme_book(grades=grades)
    yield _case("折算分按分值填", "30、24、18、0", book, "测评等次", "B3 S31")
    grades = [change(each, points=each.points * 95 / 100) for each in sample_scheme().grades]
    book = scheme_book(grades=grades)
    yield _case("最好的等次不满百分", "95、76、57、0", book, "测评等次", "B3 S32", "S18")
    rows = [change(speech, drop_above=9), vote, meeting]
    yield components("从来不去高低分", "评委正好九名", rows, "G3 S34", "S18")
    rows = [speech, change(vote, points=0), meeting]
    book = scheme_book({"tie_break": "民主测评"}, components=rows)
    yield _case("并列看零分的项目", "分不出先后", book, "", "基本信息!B22 S30", "评分项目!C3 S06")
    silent = [change(speech, name="面试"), vote, meeting]
    duties = {"面试": "是", "联席会评分": "是"}
    judges = [change(each, duties=duties) for each in sample_scheme().judges]
    book = scheme_book({"second_choice_speech": "不计"}, components=silent, judges=judges)
    yield _case("看不出哪项是演说", "第二志愿演说不计", book, _BASICS, "B21 S15")


def _names() -> Iterator[Case]:
    from campaign.scheme.sheets import Alias, Criterion, Recusal, SpecialDay, VoterClass
    from maintenance.sample_papers import sample_scheme

    aliases = list(sample_scheme().aliases)
    twice = [*aliases, Alias(alias="经发办", department="镇建办")]
    row = len(twice) + 2
    book = scheme_book(aliases=twice)
    yield _case("别名指两个部门", "一个叫法一个部门", book, "部门别名", f"A{row} S16")
    stranger = [*aliases, Alias(alias="水管所", department="水利站")]
    book = scheme_book(aliases=stranger)
    yield _case("别名指没有的部门", "照双选部门写", book, "部门别名", f"B{row} S33", "S18")
    criteria = [
        Criterion(component="竞职演说", name="内容", full=60),  # type: ignore[arg-type]
        Criterion(component="竞职演说", name="表达", full=30),  # type: ignore[arg-type]
    ]
    book = scheme_book(criteria=criteria)
    yield _case("细则加不成满分", "60+30不是100", book, "评分细则", "C3 S09")
    strange = [Criterion(component="笔试", name="公文", full=100)]  # type: ignore[arg-type]
    book = scheme_book(criteria=strange)
    yield _case("细则指没有的项目", "没有笔试这一项", book, "评分细则", "A3 S11")
    groups = [VoterClass(name="领导", weight=40), VoterClass(name="干部", weight=50)]  # type: ignore[arg-type]
    book = scheme_book(voter_classes=groups)
    yield _case("权重加不成一百", "40+50", book, "测评分组", "B3 S10")
    recusal = Recusal(judge="秦为国", staff_id="011", name="徐海燕", reason="夫妻")
    book = scheme_book(recusals=[recusal])
    yield _case("回避关系的评委", "名字写错", book, "回避关系", "A3 S17", "S18")
    recusal = Recusal(judge="秦卫国", staff_id="111", name="徐海燕", reason="夫妻")
    book = scheme_book(recusals=[recusal])
    yield _case("回避关系的编号", "编号写错", book, "回避关系", "B3 P02", "S18")
    yield from _calendars()
    book = scheme_book(calendar=[SpecialDay(day="清明节", kind="")])  # type: ignore[arg-type]
    yield _case("日历不是日期", "写了节日名", book, "工作日历", "A3 V06", "B3 V01")


def _calendars() -> Iterator[Case]:
    """Yield what people paste into 工作日历."""
    from campaign.scheme.sheets import SpecialDay

    def pasted(name: str, about: str, text: str, *issues: str) -> Case:
        book = scheme_book(calendar=[SpecialDay(day=text, kind="")])  # type: ignore[arg-type]
        return _case(name, about, book, "工作日历", *issues)

    title, day = "关于2027年部分节假日安排的通知：", "一、元旦：1月1日（周五）放假1天。"
    yield pasted("日历贴通知", "看懂了也说一声", title + day, "A3 S38", "S18")
    wrong = title + day.replace("周五", "周四")
    yield pasted("日历通知星期不对", "那天是周五", wrong, "A3 S37")
    yield pasted("日历通知没有年份", "没有标题，也没有星期", "元旦：1月1日放假。", "A3 S36")
    book = scheme_book({"ends": date(2027, 1, 8)})
    yield _case("日历没有下一年", "活动到明年一月", book, "", "工作日历! S35", "S18")


def _conditions() -> Iterator[Case]:
    from campaign.scheme.condition_sheets import ConditionRow

    def one(name: str, about: str, change: Mapping[str, Any], *issues: str) -> Case:
        asked = {"applies_to": "全部", "fact": "年龄", "demand": "不高于", "value": "45", **change}
        book = scheme_book(conditions=[ConditionRow(**asked)])
        return _case(name, about, book, "资格条件", *issues)

    yield one("条件适用错", "没有这个职位", {"applies_to": "党政办主人"}, "A3 S40")
    yield one("条件限于错", "看不出是谁", {"only_for": "女同志"}, "E3 S41")
    yield one("条件的值", "学历没有专科生一级", {"fact": "学历", "value": "专科生"}, "D3 S42")
    book = scheme_book({"top_age": "五十多"})
    yield _case("最高任职年龄", "看不出多大", book, _BASICS, "B54 S43")


def _case(name: str, about: str, data: bytes, sheet: str, *issues: str) -> Case:
    """Return a case of the scheme.

    `S18` says that the notice of the sample's places is given, too.
    """
    own = [each for each in issues if each != SAMPLE_PLACES.code]
    made = case(f"方案-{name}", about, data, *own, file=SCHEME, sheet=sheet)
    told = (SAMPLE_PLACES,) if len(own) < len(issues) else ()
    return dataclasses.replace(made, issues=made.issues + told)
