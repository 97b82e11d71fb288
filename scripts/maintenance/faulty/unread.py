"""People and choices that stand where nobody reads: none of them is passed over without a word."""

from collections.abc import Iterator

from maintenance.faulty.papers import (
    HEADINGS,
    REGISTRATIONS,
    SAMPLE_PLACES,
    Case,
    Crossed,
    Typed,
    case,
    entry,
    expected,
    register,
    typed_book,
)
from maintenance.faulty.town import roster_book

_REGISTER, _FORM = "竞争上岗报名", "竞争上岗报名表"
_MA = entry("012", "马骏", "综治办专职副主任")
_LINES = [
    ["竞争上岗报名表"],
    ["姓名", "马骏", "性别", "男"],
    ["编号", "012", "", ""],
    ["第一志愿", "综治办专职副主任", "第二志愿", ""],
    ["服从调剂", "是", "报名时间", "2026-3-6 10:30"],
]


def cases() -> Iterator[Case]:
    """Yield every case of this kind."""
    yield from _names()
    yield from _forms()
    yield from _files()


def _names() -> Iterator[Case]:
    titled = register(entry("012", "马骏同志", _MA[2]), entry("", "*蒋文静", "经济发展办副主任"))
    yield case(
        "人员-称呼和记号", "姓名前后写了称呼、星号", titled, "B2 P40", "B3 P40", sheet=_REGISTER
    )
    picture = register(entry('=DISPIMG("ID_0F3A",1)', "马骏", _MA[2]))
    yield case("人员-编号是图片", "WPS 嵌入单元格的图片", picture, "A2 V40", sheet=_REGISTER)
    struck = [Crossed(str(each)) for each in ("012", "马骏", _MA[2])]
    yield case("版式-整行划掉", "一行都划了删除线", register(struck), "A2 T40", sheet=_REGISTER)

    aside = Typed("Sheet2", [["补报名的"], ["蒋文静"]])
    book = typed_book(Typed(_REGISTER, [HEADINGS, _MA]), aside)
    yield case("漏读-另一张工作表", "旁边一张工作表里还有人", book, "Sheet2!A2 T18")


def _forms() -> Iterator[Case]:
    across = [["姓名", "性别", "编号"], [], ["马骏", "男", "012"]]
    across += [["第一志愿", "报名时间"], [], ["综治办专职副主任", "2026-3-6 10:30"]]
    yield case(
        "漏读-填在别处的表",
        "有人填过，读不出是谁",
        typed_book(Typed(_FORM, across)),
        "R40",
        sheet=_FORM,
    )
    more = [*_LINES[:4], ["", "经济发展办副主任"], *_LINES[4:]]
    yield case(
        "漏读-插了一行的志愿",
        "第二志愿写在插进来的一行",
        typed_book(Typed(_FORM, more)),
        "B5 R42",
        sheet=_FORM,
    )
    yield case(
        "漏读-本人撤回",
        "表下面写着本人撤回",
        typed_book(Typed(_FORM, [*_LINES, ["", "", "本人撤回"]])),
        "C6 R43",
        sheet=_FORM,
    )


def _files() -> Iterator[Case]:
    place = f"{REGISTRATIONS}/汇总.xlsx"
    listed = [["干部", "想去"], ["马骏", "综治办专职副主任"], ["蒋文静", "经济发展办副主任"]]
    book = typed_book(Typed("Sheet1", listed))
    yield case("漏读-没有列名的名单", "有人名也有职位", book, "R81", file=place)
    place = f"{REGISTRATIONS}/马骏报名表.xlsx.downloading"
    yield case("文件-没有下载完", "还在从网盘下载", b"PK", "F41", file=place)
    sister = "02干部花名册-最终版.xlsx"
    files = {
        f"{REGISTRATIONS}/登记表.xlsx": typed_book(Typed(_REGISTER, [HEADINGS, _MA])),
        sister: roster_book({"013": {"department": "党政办"}}),
    }
    told = (expected("F40", sister, ""), SAMPLE_PLACES)
    yield Case("文件-旁边的花名册", "改了另存的没有读", files, told)
