"""Answers that items of a scheme choose from, and words known in them: each in one place."""

from typing import NamedTuple


class RoundingStage(NamedTuple):
    """What a 舍入环节 rounds on the way to the total, which is rounded always."""

    means: bool
    points: bool
    """A component's converted points."""
    words: str


ROUNDINGS = HALF_UP, TRUNCATE = "四舍五入", "截尾"
EVERY_STEP, EVERY_COMPONENT, TOTAL_ONLY = "逐步舍入", "各项舍入", "总分舍入"
ROUNDING_STAGES = {
    EVERY_STEP: RoundingStage(True, True, "平均分、折算分、总分各舍入一次"),
    EVERY_COMPONENT: RoundingStage(False, True, "各项折算分舍入后相加"),
    TOTAL_ONLY: RoundingStage(False, False, "只在总分舍入一次"),
}
REUSE_SPEECH, NO_SPEECH = "沿用", "不计"
COMMITTEE_DECIDES = "党委决定"
ASK_THEM, LAST_COUNTS = "由本人确认", "以最后一次为准"
ABSENT_IS_ZERO, ABSENT_IS_OUT = "该项计0分", "不参加排名"
NEXT_IN_ORDER, NO_SUCCESSION = "按名次递补", "不递补"
WITH_NOTICES, WITHOUT_NUMBER, APART = "统一编号", "不编号", "另编"
FEWER_PLACES, ONE_MORE, CANCEL, GO_ON = "减少职数", "减少职数进一", "取消", "照常"
STAFF_FIRST, DEPARTMENT_FIRST = "干部", "部门"
STAFF_WORDS = {"人员": STAFF_FIRST, "个人": STAFF_FIRST, "员工": STAFF_FIRST, "教师": STAFF_FIRST}
HOLIDAY, WORKDAY = "放假", "上班"
WORDS_OF_DAYS = {
    **dict.fromkeys(("休", "休息", "休假", "假日", "节假日", "法定节假日"), HOLIDAY),
    **dict.fromkeys(("班", "补班", "调休上班", "正常上班", "照常上班", "工作日"), WORKDAY),
}
"""调休 and 补休 are none of them: either may be meant."""
SIMPLIFIED, TRADITIONAL = "简体", "繁體"
BEFORE_MEETING = r"经|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:召开的?)?"
BEHIND_MEETING = "(?:集体)?(?:研究|讨论|审议|决定|通过|同意)+"
"""What letters write round the meeting's name: 经2026年3月11日党委会议研究决定."""
BEFORE_PLAN = "关于(?:印发)?"
BEHIND_PLAN = "的?(?:实施|工作|总体)?方案|(?<=方案|案》)[（(][^（()）]{2,6}[）)]|(?<=》)的?通知"
"""What stands round the activity's name in a plan's: 关于印发《…实施方案（试行）》的通知."""
BEHIND_CODE = r"\s*(?:[〔\[【（(［]|\d{4}).*"
"""What follows in a document's number: 〔2026〕7号."""
BEHIND_PRINTER = r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*)?印发"
SEAL_HERE = "[（(](?:盖|公|印)?章[）)]"
BEFORE_PAY = "在?(?:待岗|试岗|延长)期间的?"
BEFORE_PLACE, BEHIND_PLACE = "(?:安排|分配|回|调)?到|在|安排", "跟班学习|上岗"
"""What letters write round a place where somebody goes: 安排到党政办, 在党政办跟班学习."""
BEFORE_POST, BEHIND_POST = "(?:拟|改|调|转|降|安排|继续)*(?:担?任(?!务)|为)", "的?(?:职务|一职)"
"""What letters write round a post: 改任党政办干事, 任党政办干事职务."""
BEFORE_CONSEQUENCE = "(?:对|经)*(?:待岗期满)?(?:经)?考评不合格[的者]?"
"""What letters write before the pay, and the plan before what follows on a failed review."""
