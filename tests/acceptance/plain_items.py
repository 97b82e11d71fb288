"""基本信息 of a contest, as far as it is the same in all that are made up."""

import datetime as dt
from typing import Any

PLAIN_ITEMS: dict[str, Any] = {
    "活动名称": "柳河镇竞争上岗活动", "党委全称": "中共柳河镇委员会",
    "政府全称": "柳河镇人民政府", "发文机关代字": "柳委", "发文年度": 2026,
    "报名开始": dt.datetime(2026, 3, 3), "报名截止": dt.datetime(2026, 3, 7, 16, 30),
    "活动开始": dt.datetime(2026, 3, 3), "活动结束": dt.datetime(2026, 3, 20),
    "年限计算日": dt.datetime(2026, 3, 7), "第二志愿演说成绩": "沿用", "公示工作日数": 5,
    "公示开始": dt.datetime(2026, 3, 12), "移交期限(工作日)": 5, "待岗期限(月)": 6,
    "待岗待遇": "只发给基本工资", "待岗开始": dt.datetime(2026, 3, 20), "双选优先方": "干部",
    "文字": "简体", "演练": "否",
}  # fmt: skip
