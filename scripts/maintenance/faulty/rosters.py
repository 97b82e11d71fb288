"""02干部花名册 with faults."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from maintenance.faulty.papers import (
    ROSTER,
    SAMPLE_PLACES,
    Case,
    Expected,
    Typed,
    case,
    entry,
    expected,
    register,
    typed_book,
)
from maintenance.faulty.town import roster_book

_SHEET = "花名册"
_HEADINGS = ("编号", "姓名", "性别", "出生年月", "政治面貌", "参加工作时间", "编制性质", "在岗状态",
             "现部门", "参加范围")  # fmt: skip
_XU = ("011", "徐海燕", "女", "1986.09", "中共党员", "2009.08", "行政编制", "在岗", "综治办",
       "竞争和双选")  # fmt: skip
_LUO = (
    "013",
    "罗成刚",
    "男",
    "1976.02",
    "中共党员",
    "1996.11",
    "事业编制",
    "在岗",
    "综治办",
    "竞争和双选",
)


def cases() -> Iterator[Case]:
    """Yield every case of this kind; 编号 001 is in row 3, 048 in row 50."""
    yield from _numbers_and_names()
    yield from _dates()
    yield from _statuses()
    yield from _sheets()
    yield from _for_verdicts()


def _numbers_and_names() -> Iterator[Case]:
    yield _changed("编号重复", "两人一个编号", {"014": {"staff_id": "013"}}, "A16 P01")
    yield _changed("编号没填", "漏了一格", {"014": {"staff_id": ""}}, "A16 V01")
    yield _changed("姓名没填", "漏了一格", {"014": {"name": "　"}}, "B16 V01")
    again = {"staff_id": "049", "name": "陈立新"}
    yield _changed("同一个人两行", "姓名和出生年月都一样", {}, "B51 P17", more=again, places=True)


def _dates() -> Iterator[Case]:
    def one(name: str, about: str, field: str, value: object, *issues: str, places: bool) -> Case:
        return _changed(name, about, {"014": {field: value}}, *issues, places=places)

    yield one("出生年月不存在", "十三月", "born", "1998.13", "D16 V07", places=False)
    yield one("出生年月看不懂", "写了属相", "born", "属虎", "D16 V06", places=False)
    yield one("出生年月两位", "98.3 按1998年3月理解", "born", "98.3", "D16 V08", places=True)
    yield one("出生年月是十月还是一月", "1998.10 少了零", "born", 1998.1, "D16 V08", places=True)
    yield one("出生在未来", "年份写错", "born", "2089.03", "D16 P16", places=False)
    yield one("年龄太大", "1948年生的应当已退休", "born", "1948.03", "D16 P13", places=True)
    yield one("十岁参加工作", "年份写错", "working_since", "2008.09", "H16 P13", places=True)
    yield one("先工作后出生", "两个日期颠倒", "working_since", "1990.09", "H16 P16", places=False)
    yield one("将来才参加工作", "年份写错", "working_since", "2027.09", "H16 P13", places=True)


def _statuses() -> Iterator[Case]:
    def one(name: str, about: str, field: str, value: str, *issues: str) -> Case:
        return _changed(name, about, {"014": {field: value}}, *issues)

    yield one("参加范围写法", "不是规定的三种", "scope", "都可以", "M16 V05")
    yield one("在岗状态看不懂", "轮岗算不算在岗", "duty", "轮岗", "J16 P12")
    yield one("编制性质看不懂", "员额制没有说明算不算", "establishment", "员额制", "I16 P12")
    yield one("性别写法", "写了民族", "sex", "汉", "C16 V05")
    yield _changed(
        "借调却要参加",
        "不在岗的按不参加处理",
        {"014": {"duty": "借调县委办"}, "018": {"establishment": "编外"}},
        "J16 P10",
        "I20 P10",
        places=True,
    )
    yield _changed(
        "不参加没有原因",
        "原因一栏空着",
        {"014": {"scope": "不参加"}},
        "M16 P11",
        places=True,
    )


def _sheets() -> Iterator[Case]:
    def book(name: str, about: str, data: bytes, *issues: str) -> Case:
        return case(f"花名册-{name}", about, data, *issues, file=ROSTER, sheet=_SHEET)

    sheet = Typed(_SHEET, [_HEADINGS, _XU, _LUO])
    yield _at_file(
        "没有这张表", "工作表改名，表头也不对", [Typed("Sheet1", [["名单"], ["马骏"]])], "T01"
    )
    two = [Typed("一季度", sheet.rows), Typed("二季度", sheet.rows)]
    yield _at_file("两张都像", "不知道用哪张", two, "二季度! T02")
    headless = typed_book(Typed(_SHEET, [_XU, _LUO], header=-1))
    yield book("没有表头", "表头行被删", headless, "T03")
    cut = typed_book(Typed(_SHEET, [(*each[:6], *each[7:]) for each in sheet.rows]))
    yield book("缺编制性质", "少了一列", cut, "A1 T04")
    yield from _of_personnel_offices()
    outside = [(*each[:6], "合同制", *each[7:]) for each in (_XU, _LUO)]
    yield book("都不在编", "没有人参加", typed_book(Typed(_SHEET, [_HEADINGS, *outside])), "G2 P33")
    twice = typed_book(Typed(_SHEET, [(*_HEADINGS, "编号"), (*_XU, "12"), (*_LUO, "13")]))
    yield book("编号两列", "不知道以哪列为准", twice, "K1 T05")
    merged = typed_book(Typed(_SHEET, [_HEADINGS, _XU, ("", *_LUO[1:])], merged=["A2:A3"]))
    yield book("编号合并", "两人合用一格", merged, "A3 V12")
    ahead = [(f"{number:03}", *[""] * (len(_HEADINGS) - 1)) for number in range(14, 20)]
    numbered = book(
        "预先排的编号",
        "后面的行只有编号",
        typed_book(Typed(_SHEET, [_HEADINGS, _XU, _LUO, *ahead])),
        "A4 T70",
    )
    yield dataclasses.replace(numbered, issues=(*numbered.issues, SAMPLE_PLACES))
    ditto = typed_book(Typed(_SHEET, [_HEADINGS, _XU, (*_LUO[:7], "同上", *_LUO[8:])]))
    yield book("状态写同上", "照实写全", ditto, "H3 V15")
    above = typed_book(Typed(_SHEET, [_HEADINGS, _XU, (*_LUO[:8], "〃", _LUO[9])]))
    ditto_above = book("部门写同上", "按上一行理解", above, "I3 V13")
    yield dataclasses.replace(ditto_above, issues=(*ditto_above.issues, SAMPLE_PLACES))


def _of_personnel_offices() -> Iterator[Case]:
    """Rosters as they are kept for other purposes."""

    def book(name: str, about: str, rows: Sequence[Sequence[str]], *issues: str) -> Case:
        data = typed_book(Typed(_SHEET, rows))
        made = case(f"花名册-{name}", about, data, *issues, file=ROSTER, sheet=_SHEET)
        return dataclasses.replace(made, issues=(*made.issues, SAMPLE_PLACES))

    rows = [each[:-1] for each in (_HEADINGS, _XU, _LUO)]
    yield book("缺参加范围", "按人人参加办理", rows, "P32")
    two = [(*_HEADINGS, "职务", "岗位"), (*_XU, "干事", "内勤"), (*_LUO, "干事", "外勤")]
    yield book("职务和岗位两列", "按职务读取", two, "K1 P30")
    odd = [(*_HEADINGS, "现职务名"), (*_XU, "干事"), (*_LUO, "干事")]
    yield book("像现职务的一列", "问一问是不是", odd, "K1 P31")


def _for_verdicts() -> Iterator[Case]:
    """Yield what is missing on the roster, but only shows once somebody applies."""
    place = "03报名表/马骏.xlsx"
    for name, about, field, value, issue in (
        ("没有参加工作时间", "职位要求年限", "working_since", None, "H14 P14"),
        ("没有政治面貌", "职位要求党员", "party", "", "F14 P15"),
        ("政治面貌看不懂", "写了职务", "party", "支部书记", "F14 P12"),
        ("预备党员", "方案没有写算不算", "party", "中共预备党员", "F14 R20"),
    ):
        files = {
            ROSTER: roster_book({"012": {field: value}}),
            place: register(entry("012", "马骏", "党政办副主任")),
        }
        issues = (expected(issue, ROSTER, _SHEET), SAMPLE_PLACES)
        yield Case(f"花名册-{name}", about, files, issues)


def _changed(
    name: str,
    about: str,
    change: Mapping[str, Mapping[str, Any]],
    *issues: str,
    more: Mapping[str, Any] | None = None,
    places: bool = False,
) -> Case:
    """Return a case of the sample's roster.

    `places`: that places and people do not match is told, too.
    """
    data = roster_book(change, *([more] if more else ()))
    found: list[Expected] = [expected(each, ROSTER, _SHEET) for each in issues]
    return Case(
        f"花名册-{name}", about, {ROSTER: data}, (*found, *([SAMPLE_PLACES] if places else ()))
    )


def _at_file(name: str, about: str, sheets: list[Typed], issue: str) -> Case:
    return case(f"花名册-{name}", about, typed_book(*sheets), issue, file=ROSTER)
