"""Exports of online forms: what is understood with a word, and what people must settle."""

from collections.abc import Iterator, Sequence
from typing import Any

from campaign.scheme.answers import LAST_COUNTS
from maintenance.faulty.papers import (
    REGISTRATIONS,
    SAMPLE_PLACES,
    SCHEME,
    Case,
    Typed,
    case,
    expected,
    register,
    typed_book,
)
from maintenance.faulty.town import scheme_book

_OWN = ("序号", "提交答卷时间", "所用时间", "来源", "来自IP")
_ASKED = ("1、您的姓名：", "2、您的编号：", "3、第一志愿部门", "4、第二志愿部门", "5、是否服从调剂")
_WHO = _ASKED[:2]
_SENT, _LATE = "2026/3/6 9:12:33", "2026/3/8 9:00:00"
_LUO, _ZHENG = ("罗成刚", "013"), ("郑小龙", "014")
_SHEET = "Sheet1"


def cases() -> Iterator[Case]:
    """Yield every case of this kind."""
    yield from _headings()
    yield from _answers()
    yield from _repeated()
    yield from _unread()


def _headings() -> Iterator[Case]:
    yield _case(
        "不写姓名编号",
        "匿名问卷",
        [("1、手机号后四位", *_ASKED[2:]), ("7013", "综治办", "新村办", "是")],
        "A1 R71",
    )
    yield _case(
        "只有编号和填表人",
        "填表人不一定是本人",
        [("1、您的编号", "2、填表人", *_ASKED[2:]), ("013", "罗成刚", "综治办", "", "是")],
        "G1 R73",
    )
    yield _case(
        "按序号下载", "志愿是选项的序号", [_ASKED, (*_LUO, 2, 3, 1), (*_ZHENG, 1, -3, 1)], "H2 R72"
    )
    yield _case(
        "先月还是先日",
        "时间写法两可",
        [_ASKED, (*_LUO, "综治办", "新村办", "是")],
        "B1 R74",
        sent="3/6/2026 9:12",
    )


def _answers() -> Iterator[Case]:
    asked = (*_WHO, "3、志愿部门（限选2项）")
    yield _case("多选没有先后", "不知道先后", [asked, (*_LUO, "综治办┋新村办")], "A1 R70", "H2 R75")
    ranked = (*_WHO, "3、请按志愿先后排列想去的部门")
    all_of_them = "综治办→新村办→党政办"
    yield _case("全部排了", "超过最多志愿数", [ranked, (*_LUO, all_of_them)], "A1 R70", "H2 R76")
    options = (*_WHO, "3、(党政办)", "3、(综治办)", "3、(新村办)")
    yield _case("名次写重", "两个都写1", [options, (*_LUO, 2, 2, "")], "A1 R70", "H2 R80")
    filled = (*_LUO, "综治办〖法庭〗", "(空)", "是")
    yield _case("选项带填空", "注明了想去的岗位", [_ASKED, filled], "A1 R70", "H2 R78")
    ticked = [(*_LUO, "综治办", "", "true"), (*_ZHENG, "综治办", "", "")]
    yield _case("复选框没勾", "不知道是不是不服从", [_ASKED, *ticked], "A1 R70", "J3 R79")
    changed = (*_ASKED, "修改时间")
    row = (*_LUO, "综治办", "", "是", _LATE)
    yield _case("截止后改过", "交得早，改得晚", [changed, row], "A1 R70", "K2 R77")


def _repeated() -> Iterator[Case]:
    late = [_row(_SENT, *_LUO, "综治办", "新村办", "是"), _row(_LATE, *_LUO, "新村办", "", "是")]
    book = register(*late, sheet=_SHEET, headings=(*_OWN, *_ASKED))
    yield case("网报-截止后又交", "先交的有效", book, "A1 R70", "B3 R82", sheet=_SHEET)
    name, again = "网报-以最后一次为准", "2026/3/7 9:00:00"
    rows = [_row(_SENT, *_LUO, "综治办", "", "是"), _row(again, *_LUO, "新村办", "", "是")]
    place = f"{REGISTRATIONS}/{name}.xlsx"
    files = {
        SCHEME: scheme_book({"repeated": LAST_COUNTS}),
        place: register(*rows, sheet=_SHEET, headings=(*_OWN, *_ASKED)),
    }
    found = [expected(each, place, _SHEET) for each in ("A1 R70", "H2 R83")]
    yield Case(name, "方案规定了", files, (*found, SAMPLE_PLACES))


def _unread() -> Iterator[Case]:
    lines = [["选部门意向统计"], ["罗成刚", "综治办"], ["郑小龙", "党政办"]]
    yield case("网报-没有表头", "有人有部门，没有表头", typed_book(Typed(_SHEET, lines)), "R81")


def _row(sent: str, *answers: Any) -> tuple[Any, ...]:
    return (1, sent, "77秒", "微信", "10.23.4.21(四川-绵阳)", *answers)


def _case(
    name: str, about: str, rows: Sequence[Sequence[Any]], *issues: str, sent: str = _SENT
) -> Case:
    """Return a case of an export whose service writes its own columns before the questions'."""
    asked, *answers = rows
    book = register(
        *(_row(sent, *each) for each in answers), sheet=_SHEET, headings=(*_OWN, *asked)
    )
    return case(f"网报-{name}", about, book, *issues, sheet=_SHEET)
