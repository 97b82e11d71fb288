"""Posts and departments as people write them, times, versions, withdrawals, reviews."""

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime

from maintenance.faulty.papers import (
    IN_TIME,
    REGISTRATIONS,
    SAMPLE_PLACES,
    SCHEME,
    Case,
    Typed,
    case,
    entry,
    expected,
    post_form,
    register,
    typed_book,
)
from maintenance.faulty.town import scheme_book

_POSTS, _DEPARTMENTS, _FORM = "竞争上岗报名", "选部门报名", "竞争上岗报名表"
_POST = "综治办专职副主任"


def cases() -> Iterator[Case]:
    """Yield every case of this kind."""
    yield from _written()
    yield from _counted()
    yield from _times()
    yield from _versions()
    yield from _reviews()


def _written() -> Iterator[Case]:
    yield _post(
        "志愿-没有的职位", "方案里没有这个职位", entry("012", "马骏", "水利站站长"), "C2 R01"
    )
    yield _post("志愿-只写部门", "党政办有主任和副主任", entry("002", "王芳", "党政办"), "C2 R02")
    yield _post(
        "志愿-错一个字", "只建议，不替人改", entry("023", "蒋文静", "经济发展办副主仼"), "C2 R01"
    )
    alias = entry("023", "蒋文静", "经发办副主任")
    yield _post("志愿-部门别名", "别名表里有", alias, "C2 R03")
    yield _department(
        "志愿-并入的机构", "督查室在党政办", entry("005", "孙国栋", "督查室"), "C2 R03"
    )
    both = entry("014", "郑小龙", "1.综治办 2.党政办")
    yield _department("志愿-一格写两个", "各部分都认得", both, "C2 R08")
    half = entry("014", "郑小龙", "综治办、水利站")
    yield _department("志愿-一格里有一个不认得", "不猜", half, "C2 R01")
    gone = entry("014", "郑小龙", "农技站")
    yield _department("志愿-没有的部门", "不在双选部门里", gone, "C2 R01")
    long = entry("014", "郑小龙", "本人愿意服从组织安排" * 21)
    yield _department("志愿-写成一段话", "太长", long, "C2 V14")
    yes = entry("014", "郑小龙", "综治办", "", "看情况")
    yield _department("志愿-服从调剂写法", "不是是也不是否", yes, "E2 V05")


def _counted() -> Iterator[Case]:
    none = entry("014", "郑小龙", "无", "无")
    yield _department("志愿-一个也没填", "写的是“无”", none, "C2 R07")
    same = entry("014", "郑小龙", "综治办", "综治办")
    yield _department("志愿-报了两次", "只算一次", same, "D2 R05")
    gap = entry("014", "郑小龙", "", "综治办")
    yield _department("志愿-空了第一志愿", "后面的提前", gap, "C2 R06")
    headings = ("编号", "姓名", "第一志愿", "第二志愿", "第三志愿", "服从调剂", "报名时间")
    three = ("014", "郑小龙", "综治办", "党政办", "新村办", "是", IN_TIME)
    book = register(three, sheet=_DEPARTMENTS, headings=headings)
    yield case("志愿-报了三个", "方案规定最多两个", book, "E2 R04", sheet=_DEPARTMENTS)
    scheme = scheme_book(departments=())
    files = {
        SCHEME: scheme,
        f"{REGISTRATIONS}/选部门.xlsx": register(
            entry("014", "郑小龙", "综治办"), sheet=_DEPARTMENTS
        ),
    }
    issue = expected("R15", f"{REGISTRATIONS}/选部门.xlsx", _DEPARTMENTS)
    yield Case("志愿-没有这一项", "本次只竞争上岗", files, (issue,))


def _times() -> Iterator[Case]:
    def at(time: object) -> tuple[object, ...]:
        return entry("012", "马骏", _POST, at=time)

    yield _post("时间-没有填", "收表人忘了写", at(""), "F2 R09")
    yield _post("时间-截止当天只有日期", "16:30截止，看不出早晚", at("2026.3.7"), "F2 R10")
    yield _post("时间-早于报名开始", "三月三日才开始", at(datetime(2026, 2, 27, 9, 0)), "F2 R11")
    yield _post("时间-看不懂", "写的是“上周五”", at("上周五"), "F2 V06")
    yield _post("时间-没有这一天", "二月没有三十日", at("2026年2月30日 9:00"), "F2 V07")
    yield _post("时间-两位年份", "26年按2026年理解", at("26.3.6 9:30"), "F2 V08")
    form = post_form(
        staff_id="012", name="马骏", choices=(_POST, ""), withdrawn_on=date(2026, 3, 4)
    )
    yield case("时间-撤回早于报名", "两个时间颠倒", form, "G21 R23", sheet=_FORM)
    form = post_form(
        staff_id="012", name="马骏", choices=(_POST, ""), born="1985.13", working_since="二十年前"
    )
    yield case("时间-个人表的年月", "十三月；写的不是年月", form, "F3 V07", "F5 V06", sheet=_FORM)
    form = post_form(
        staff_id="012", name="马骏", choices=(_POST, ""), joined_party=2012.1, sex="保密"
    )
    yield case("时间-一月还是十月", "2012.10少了零", form, "D5 V08", "D3 V05", sheet=_FORM)


def _versions() -> Iterator[Case]:
    good = post_form(staff_id="012", name="马骏", choices=(_POST, ""))
    other = post_form(staff_id="012", name="马骏", choices=("镇建办副主任", ""))
    yield _two("版本-同一份交了两次", "副本没有改动", good, good, "副本 B3 R12")
    yield _two("版本-两份不同", "看不出以哪份为准", good, other, "B8 R13", "副本 B8 R13")
    wrong = post_form(staff_id="012", name="马骏", choices=("水利站站长", ""))
    yield _two("版本-一份有错", "两份都要等本人确定", good, wrong, "B8 R13", "副本 B8 R01")
    gone = post_form(
        staff_id="012", name="马骏", choices=("镇建办副主任", ""), withdrawn_on=date(2026, 3, 6)
    )
    later = post_form(
        staff_id="012", name="马骏", choices=(_POST, ""), submitted_at=datetime(2026, 3, 7, 9, 0)
    )
    yield _two("版本-撤回后再报", "以后交的为准", later, gone, "副本 G21 R22")


def _two(name: str, about: str, one: bytes, other: bytes, *issues: str) -> Case:
    """Return one person's two forms: 马骏.xlsx and 马骏（副本）.xlsx."""
    first, second = (f"{REGISTRATIONS}/马骏{end}.xlsx" for end in ("", "（副本）"))
    found = (
        expected(each.removeprefix("副本 "), second if each.startswith("副本") else first, _FORM)
        for each in issues
    )
    return Case(name, about, {first: one, second: other}, (*found, SAMPLE_PLACES))


_REVIEW = f"{REGISTRATIONS}/资格人工审核表.xlsx"
_CONDITION = "具有三年以上基层工作经历"


def _reviews() -> Iterator[Case]:
    yield _review(
        "审核-理由和签名没写",
        ("012", "马骏", _POST, _CONDITION, "不符合", "", ""),
        "F2 R17",
        "G2 R18",
    )
    yield _review(
        "审核-条件改了",
        ("012", "马骏", _POST, "具有五年以上基层工作经历", "符合", "", "顾晓芸"),
        "D2 R19",
        "T13",
    )
    yield _review(
        "审核-没有报的人",
        ("013", "罗成刚", _POST, _CONDITION, "符合", "", "顾晓芸"),
        "C2 R16",
        "T13",
    )
    yield _review(
        "审核-结论写法", ("012", "马骏", _POST, _CONDITION, "再议", "", "顾晓芸"), "E2 V05"
    )


def _review(name: str, row: tuple[str, ...], *issues: str) -> Case:
    from maintenance.sample_papers import sample_scheme

    posts = [
        dataclasses.replace(post, other=_CONDITION) if post.name == _POST else post
        for post in sample_scheme().posts
    ]
    headings = ("编号", "姓名", "志愿职位", "需人工审核的条件", "审核结论", "理由", "审核人")
    files = {
        SCHEME: scheme_book(posts=posts),
        f"{REGISTRATIONS}/马骏.xlsx": post_form(staff_id="012", name="马骏", choices=(_POST, "")),
        _REVIEW: typed_book(Typed("人工审核", [headings, row])),
    }
    found = (expected(each, _REVIEW, "人工审核" if " " in each else "") for each in issues)
    return Case(name, "只有人能判断的条件", files, (*found, SAMPLE_PLACES))


def _post(name: str, about: str, row: tuple[object, ...], *issues: str) -> Case:
    return case(name, about, register(row), *issues, sheet=_POSTS)


def _department(name: str, about: str, row: tuple[object, ...], *issues: str) -> Case:
    book = register(row, sheet=_DEPARTMENTS)
    return case(name, about, book, *issues, sheet=_DEPARTMENTS)
