"""Headers, merges, hidden rows, remarks and sums, two tables on a sheet, doubled labels."""

from collections.abc import Iterator

from maintenance.faulty.papers import (
    HEADINGS,
    REGISTRATIONS,
    Calc,
    Case,
    Crossed,
    Typed,
    case,
    entry,
    register,
    typed_book,
)

_POSTS, _DEPARTMENTS = "竞争上岗报名", "选部门报名"
_MA = entry("012", "马骏", "综治办专职副主任")
_JIANG = entry("023", "蒋文静", "经济发展办副主任")
_GAO = entry("031", "高志强", "经济发展办主任")


def cases() -> Iterator[Case]:
    """Yield every case of this kind."""
    yield from _columns()
    yield from _rows()
    yield from _cells()
    yield from _sheets()
    yield from _forms()


def _columns() -> Iterator[Case]:
    yield case(
        "版式-没有表头",
        "表头行被删掉了",
        typed_book(Typed(_POSTS, [_MA, _JIANG], header=-1)),
        "T03",
        sheet=_POSTS,
    )
    headings = HEADINGS[:5]
    yield case(
        "版式-缺报名时间",
        "少了一列",
        register(_MA[:5], headings=headings),
        "A1 T04",
        sheet=_POSTS,
    )
    numberless = ("编号", "姓名", "志愿", "志愿", "报名时间")
    yield case(
        "版式-志愿没有序号",
        "两列都叫“志愿”",
        register(("012", "马骏", "综治办专职副主任", "", _MA[5]), headings=numberless),
        "C1 T04",
        "C1 T06",
        sheet=_POSTS,
    )
    nameless = ("序号", *HEADINGS[2:])
    yield case(
        "版式-没有编号和姓名",
        "只有序号，不知道是谁",
        register((1, *_MA[2:]), headings=nameless),
        "A2 R24",
        sheet=_POSTS,
    )
    yield case(
        "版式-姓名两列",
        "姓名、姓名2",
        register((*_MA, "马骏"), headings=(*HEADINGS, "姓名2")),
        "G1 T05",
        sheet=_POSTS,
    )
    yield case(
        "版式-多出的列",
        "自己加的列没有使用",
        register((*_MA, "骨干"), headings=(*HEADINGS, "领导评价")),
        "G1 T06",
        sheet=_POSTS,
    )
    yield case(
        "版式-隐藏列",
        "编号列被隐藏",
        register(_MA, hidden_columns=["A"]),
        "A1 T15",
        sheet=_POSTS,
    )


def _rows() -> Iterator[Case]:
    yield case(
        "版式-隐藏行",
        "筛选以后有两行看不见",
        register(_MA, _JIANG, _GAO, hidden_rows=[3, 4]),
        "A3 T10",
        sheet=_POSTS,
    )
    sample = entry("（示例）", "张三", "党政办主任")
    total = ("合计", "", "1人", "", "", "")
    signed = ("填表人：周雅琴", "", "", "", "", "")
    yield case(
        "版式-示例合计和填表人",
        "这些行不是数据",
        register(sample, _MA, total, signed),
        "A2 T11",
        "A4 T11",
        "A5 T11",
        sheet=_POSTS,
    )
    again = (["选部门报名"], HEADINGS, entry("023", "蒋文静", "经济发展办"))
    yield case(
        "版式-上下两份表",
        "第二份没有读取",
        register(_MA, [], *again),
        "A5 T16",
        sheet=_POSTS,
    )


def _cells() -> Iterator[Case]:
    yield case(
        "版式-志愿合并单元格",
        "两人的志愿合在一格",
        register(_MA, entry("011", "徐海燕", ""), merged=["C2:C3"]),
        "C3 V12",
        sheet=_POSTS,
    )
    yield case(
        "版式-志愿写同上",
        "看不出报的是什么",
        register(_MA, entry("011", "徐海燕", "同上")),
        "C3 V15",
        sheet=_POSTS,
    )
    yield case(
        "版式-划掉的志愿",
        "删除线表示不报了吗",
        register(entry("012", "马骏", "综治办专职副主任", Crossed("镇建办副主任"))),
        "D2 V16",
        sheet=_POSTS,
    )
    yield case(
        "版式-公式出错",
        "查编号的公式找不到",
        register(entry(Calc("=VLOOKUP(B2,花名册!A:B,1,0)", "#N/A"), *_MA[1:])),
        "A2 V09",
        sheet=_POSTS,
    )
    yield case(
        "版式-公式没有算过",
        "软件生成后没有打开保存",
        register(entry("012", "马骏", Calc('="综治办"&"专职副主任"'))),
        "C2 V10",
        sheet=_POSTS,
    )


def _sheets() -> Iterator[Case]:
    hidden = Typed("上次的名单", [HEADINGS, _JIANG], hidden=True)
    yield case(
        "版式-隐藏的工作表",
        "里面是上一次的名单",
        typed_book(Typed(_POSTS, [HEADINGS, _MA]), hidden),
        "上次的名单! T14",
    )
    place = f"{REGISTRATIONS}/名单.xlsx"
    unclear = register(entry("012", "马骏", "副主任"), sheet="Sheet1")
    yield case("版式-看不出哪一项", "竞争还是选部门没有写", unclear, "Sheet1! R14", file=place)
    headings = ("编号", "姓名", "职位第一志愿", "部门第一志愿", "报名时间")
    mixed = ("012", "马骏", "综治办专职副主任", "综治办", "2026-3-6 10:30")
    book = register(mixed, headings=headings, sheet="汇总")
    yield case("版式-两项写在一张表里", "竞争和选部门登记在一起", book, "汇总! R14")
    both = typed_book(
        Typed(_POSTS, [HEADINGS, _MA]),
        Typed(_DEPARTMENTS, [HEADINGS, entry("012", "马骏", "综治科")]),
    )
    yield case("版式-一份对一份错", "竞争报名正确，选部门写错", both, f"{_DEPARTMENTS}!C2 R01")


def _forms() -> Iterator[Case]:
    sheet = "竞争上岗报名表"
    lines = [
        ["竞争上岗报名表"],
        ["姓名", "马骏", "性别", "男"],
        ["编号", "012", "", ""],
        ["第一志愿", "综治办专职副主任", "第二志愿", ""],
        ["服从调剂", "是", "报名时间", "2026-3-6 10:30"],
    ]
    yield case(
        "版式-栏目写了两次",
        "两处报名时间不同",
        typed_book(Typed(sheet, [*lines, ["报名时间", "2026-3-7 9:00"]])),
        "B6 T12",
        sheet=sheet,
    )
    yield case(
        "版式-栏目被删",
        "没有报名时间一栏",
        typed_book(Typed(sheet, [*lines[:-1], ["服从调剂", "是"]])),
        "T17",
        sheet=sheet,
    )
    second = [["姓名", "蒋文静"], ["编号", "023"], ["第一志愿", "经济发展办副主任"]]
    yield case(
        "版式-一页两张个人表",
        "两个人写在一张工作表里",
        typed_book(Typed(sheet, [*lines, [], *second])),
        "A7 T16",
        sheet=sheet,
    )
    yield case(
        "版式-个人表有隐藏行",
        "第二志愿一行被隐藏",
        typed_book(Typed(sheet, lines, hidden_rows=[4])),
        "A4 T10",
        sheet=sheet,
    )
