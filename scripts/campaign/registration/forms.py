"""The individual forms as people know them: one printed A4 page each."""

from dataclasses import replace
from typing import Any

from campaign.registration.sheets import DepartmentApplication, PostApplication
from campaign.workbook.declare.sheet import (
    Blank,
    FormLine,
    Inner,
    PrintedBox,
    Sheet,
    SheetLayout,
    line,
)

_SEALED = "（签字盖章）　　　\n年　　月　　日"
_REVIEWED = "经办人：　　　　　　\n负责人：　　　　　　\n年　　月　　日"


def _pledge(text: str) -> PrintedBox:
    signature = "　" * 11 + "本人签名：" + "　" * 8 + "年　　月　　日"
    return PrintedBox("本人承诺", f"{text}\n\n{signature}", 6)


def _opinion(label: str, columns: int, text: str = _SEALED) -> PrintedBox:
    return PrintedBox(label, text, columns, signed=True)


_PERSON = (
    line(28, "name", "sex", "born"),
    line(28, "staff_id", "nation", "party"),
    line(28, "education", "joined_party", "working_since"),
    line(28, "department", "position", "phone"),
    line(28, Blank("school", 5)),
)
"""The lines beside the photo."""
_PERSON_WITHOUT_PARTY = (
    _PERSON[0],
    line(28, "staff_id", Blank("nation", 3)),
    line(28, "education", Blank("working_since", 3)),
    *_PERSON[3:],
)
PARTY_FIELDS = ("party", "joined_party")
_OFFICE = line(26, Blank("submitted_at", 2), PrintedBox("收表人", ""), "withdrawn_on")
"""For whoever takes the form."""

_POST_LINES: tuple[FormLine, ...] = (
    *_PERSON,
    line(36, "choices"),
    line(28, "adjustable", Blank("skills", 4)),
    line(80, Blank("career", 6), share=4),
    line(34, Blank("appraisals", 6)),
    line(34, Blank("honours", 6)),
    line(
        19.5,
        Inner("家庭主要成员", ("称谓", "成员姓名", "年龄", "面貌", "工作单位及职务"), rows=4),
    ),
    line(70, Blank("reasons", 6), share=3),
    line(50, _pledge("以上内容真实；本人遵守活动纪律，服从组织决定。")),
    line(76, _opinion("所在单位意见", 3), _opinion("资格审查意见", 2, _REVIEWED)),
    _OFFICE,
)
_DEPARTMENT_LINES: tuple[FormLine, ...] = (
    *_PERSON,
    line(38, "choices"),
    line(30, "adjustable", Blank("skills", 4)),
    line(100, Blank("career", 6), share=3),
    line(34, Blank("appraisals", 6)),
    line(100, Blank("reasons", 6), share=3),
    line(50, _pledge("以上内容真实；本人服从组织安排。")),
    line(78, _opinion("部门意见", 3), _opinion("分管领导意见", 2)),
    line(78, _opinion("党委意见", 3), _opinion("资格审查意见", 2, _REVIEWED)),
    _OFFICE,
)

POST_FORM = Sheet(
    "竞争上岗报名表",
    PostApplication,
    "中层干部竞争上岗报名用，一人一表，打印在一页A4纸上。",
    layout=SheetLayout.FORM,
    title="竞争上岗报名表",
    protected=True,
    lines=_POST_LINES,
    photo_lines=len(_PERSON),
)
DEPARTMENT_FORM = Sheet(
    "选部门报名表",
    DepartmentApplication,
    "一般干部选择部门用，一人一表，打印在一页A4纸上。",
    layout=SheetLayout.FORM,
    title="一般干部选部门报名表",
    protected=True,
    other_names=("一般干部选部门报名表",),
    lines=_DEPARTMENT_LINES,
    photo_lines=len(_PERSON),
)


def without_party(form: Sheet[Any]) -> Sheet[Any]:
    """Return a form for a campaign that asks nobody for 政治面貌."""
    return replace(form, lines=(*_PERSON_WITHOUT_PARTY, *form.lines[len(_PERSON) :]))
