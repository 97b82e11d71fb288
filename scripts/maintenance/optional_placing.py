"""The part of `templates/可选表.xlsx` about who gets which place: ranges, rounds, totals, pools."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from campaign.roster.sheets import BOTH_PARTS, DIRECT, ROSTER, StaffMember
from campaign.scheme import sheets as sheets
from campaign.scheme.choosing import (
    BOTH_FIRST,
    OTHER_PLACES,
    PLACED_FIRST,
    RANGES,
    ROUNDS,
    STAYS,
    OtherPlace,
    RangeRow,
    RoundRow,
)
from campaign.scheme.sheets import BY_TOTAL, Department, Post
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import Sheet

_RANGES = (
    RangeRow(only_for="学科=语文", allowed="语文岗"),
    RangeRow(only_for="岗位类别=采掘", closed="辅助队、地面队"),
    RangeRow(only_for="现部门=城管中队", allowed="本部门"),
    RangeRow(only_for="任现职年限≥5", closed="本部门"),
    RangeRow(only_for="学校等级=一级", closed="一级校", rounds="末轮"),
    RangeRow(only_for="孕期=是", closed="待岗", arranged=PLACED_FIRST),
    RangeRow(only_for="医疗期=是", arranged=STAYS),
    RangeRow(only_for="距退休年限<3", closed="待岗"),
)
_ROUNDS = (
    RoundRow(number=1, way=BOTH_FIRST, names="1至3", choices="1至2"),
    RoundRow(number=2, closes=datetime(2026, 3, 13, 17, 0), note="只报还有空缺的部门"),
    RoundRow(number=3, closes=datetime(2026, 3, 17, 17, 0), note="以后由党委研究"),
)
_OTHERS = (
    OtherPlace(name="留原岗位", note="所在部门确需留用的", hands_over=False),
    OtherPlace(name="人才交流中心", note="由人才交流中心管理，推荐就业", document="去向通知书"),
    OtherPlace(
        name="离岗待退",
        note="本人申请，工作满30年，或者接近退休年龄、工作满20年",
        document="离岗待退通知书",
    ),
)
PLACING: tuple[tuple[Sheet[Any], tuple[Any, ...], str], ...] = (
    (
        RANGES,
        _RANGES,
        "报名表的下拉列表、报名审核、调剂建议和定岗决定都照这张表；不符合的，写明是哪一条。"
        "轮岗写不可选“本部门”；受保护的人写不可选“待岗”，要优先、要留任的加“安排”一列；"
        "“孕期”“医疗期”这样的列加在花名册里，符合的人填“是”，别人留空。",
    ),
    (
        ROUNDS,
        _ROUNDS,
        "每轮一行；第二轮起的报名表、初选表放在“第二轮”“第三轮”……的文件夹里，文件夹由程序建立。",
    ),
    (
        OTHER_PLACES,
        _OTHERS,
        "党委在定岗决定表里可以选这些去向；职数为0的部门也可以写在这里。“公文”写去向通知书、离岗待退通知书，"
        "或者“公文模板/其他公文”里自己的模板（第一行写“每位其他去向人员”）；有条件的写在“资格条件”，"
        "“适用”写这里的名称。",
    ),
)


def placing_examples() -> list[Page[Any]]:
    """Return the usual sheets with the columns about placing filled in."""
    posts = (
        Post(
            department="本镇",
            title="办公室主任",
            quota=3,
            pool=True,
            seats="党政办主任、综治办主任、财政所所长",
        ),
    )
    departments = (
        Department(name="窗口服务岗", quota=4, ranked_by=BY_TOTAL),
        Department(name="党政办", quota=3),
    )
    people = (
        _person("001", "安宁", BOTH_PARTS),
        _person("002", "白帆", DIRECT, direct_to="党政办", excluded_because="财政所人员"),
    )
    pages: list[tuple[str, Sheet[Any], tuple[Any, ...], str]] = [
        (
            "岗位待定示例",
            sheets.POSTS,
            posts,
            "岗位待定：先按总分定3人；决定任用以后，党委在任用决定表的“任职部门”“任职职务”里逐人定岗。",
        ),
        (
            "按总分定岗示例",
            sheets.DEPARTMENTS,
            departments,
            "排序依据填“总分”的部门不做初选：报这个部门的人参加评分，按总分从高到低、按各人志愿先后取；"
            "评分项目、赋分标准只用于他们的，“适用”写“双向选择”。",
        ),
        (
            "直接定岗示例",
            ROSTER,
            people,
            "直接定岗：不竞争、不选部门，占定岗部门一个职数，另发直接定岗通知书。",
        ),
    ]
    return [
        Page(replace(sheet, name=name, title=f"{sheet.name}（{name}）"), rows, notes=[note])
        for name, sheet, rows, note in pages
    ]


def _person(staff_id: str, name: str, scope: str, **more: Any) -> StaffMember:
    return StaffMember(
        staff_id=staff_id,
        name=name,
        establishment="行政编制",
        duty="在岗",
        department="财政所",
        scope=scope,
        **more,
    )
