"""Who is meant: numbers, names, near misses, namesakes, people the campaign is not for."""

from collections.abc import Iterator

from maintenance.faulty.papers import Case, case, department_form, entry, post_form, register

_SHEET, _FORM, _DEPARTMENT_FORM = "竞争上岗报名", "竞争上岗报名表", "选部门报名表"
_POST = "综治办专职副主任"


def cases() -> Iterator[Case]:
    """Yield every case of this kind."""
    yield from _numbers()
    yield from _names()
    yield from _forms()


def _numbers() -> Iterator[Case]:
    yield _line("人员-编号不在册", "编号写错", entry("112", "马骏", _POST), "A2 P02")
    yield _line("人员-编号和姓名不是一人", "抄错一行", entry("013", "马骏", _POST), "A2 P05")
    yield _line("人员-编号少零", "012 写成 12", entry(12, "马骏", _POST), "A2 P07")
    yield _line("人员-什么都没填", "只写了志愿", entry("", "", _POST), "B2 P06")
    yield _line(
        "人员-身份证号当编号", "位数太长，已成近似数", entry(5.10123e17, "马骏", _POST), "A2 V11"
    )
    yield _line("人员-编号是日期", "单元格格式弄错", entry(_day(), "马骏", _POST), "A2 V05")
    yield _line("人员-编号太长", "写了一句话", entry("就是" * 20, "马骏", _POST), "A2 V14")


def _day() -> object:
    from datetime import date

    return date(2026, 1, 2)


def _names() -> Iterator[Case]:
    yield _line("人员-近似姓名", "少一个字，不替人改", entry("", "马俊", _POST), "B2 P03")
    yield _line("人员-查无此人", "不在花名册上", entry("", "司马相如", _POST), "B2 P03")
    shared = entry("", "王芳", "党政办主任")
    yield _line("人员-同名不写编号", "有两位王芳", shared, "B2 P04")
    variant = entry("046", "範春生", _POST)
    yield _line("人员-异体姓氏", "范和範是两个姓", variant, "A2 P08")
    yield _line("人员-姓名太长", "把单位也写了进去", entry("012", "青禾镇" * 14, _POST), "B2 V14")


def _forms() -> Iterator[Case]:
    form = post_form(
        staff_id="012",
        name="马骏",
        choices=(_POST, ""),
        sex="女",
        born="1991.08",
        party="群众",
        working_since="2013.07",
        department="新村办",
    )
    yield case(
        "人员-个人表与花名册不一致",
        "性别、出生年月等五处不同",
        form,
        "D3 P09",
        "F3 P09",
        "F4 P09",
        "F5 P09",
        "B6 P09",
        sheet=_FORM,
    )
    form = department_form(name="王芳", choices=("社会事务办", ""), born="1990.08")
    yield case(
        "人员-同名靠出生年月分清",
        "写了出生年月，按039理解",
        form,
        "B3 P08",
        sheet=_DEPARTMENT_FORM,
    )


def _line(name: str, about: str, row: tuple[object, ...], *issues: str) -> Case:
    return case(name, about, register(row), *issues, sheet=_SHEET)
