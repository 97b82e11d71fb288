"""A town that does not exist: its office, its departments, its people."""

from dataclasses import replace
from datetime import date

from campaign.office.office import Letterhead
from campaign.word.official_wording import document_number

PARTY = "中共青溪县柳河镇委员会"
CAMPAIGN = "柳河镇机关干部双向选择竞争上岗活动"
PLAN = "柳河镇机关干部双向选择竞争上岗活动实施方案"
MEETING = "2026年3月18日镇党委会议"
DEPARTMENTS = (
    "党政办公室",
    "综治办公室",
    "新村建设办公室",
    "镇建办公室",
    "经济发展办公室",
    "社会事务办公室",
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾"
GIVEN = ("建国", "丽华", "志强", "晓燕", "文彬", "雪梅", "海涛", "春兰", "永福", "敏")


def people(count: int) -> list[str]:
    """Different names, some of two characters and some of three."""
    return [
        SURNAMES[n % len(SURNAMES)] + GIVEN[(n * 7 + n // 10) % len(GIVEN)] for n in range(count)
    ]


HEAD = Letterhead(
    issuer=PARTY,
    party=PARTY,
    government="青溪县柳河镇人民政府",
    number=document_number("柳委", 2026, 12),
    recipients="镇属各部门，各村（社区）党组织",
    copies_to="县委组织部，县委编办，县人力资源和社会保障局",
    dated=date(2026, 3, 19),
    printed_by="柳河镇党政办公室",
    printed_on=date(2026, 3, 19),
)
LETTER_HEAD = replace(HEAD, recipients="", copies_to="")
BOARD_HEAD = replace(LETTER_HEAD, number="")
