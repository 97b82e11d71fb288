"""Where things are in a campaign folder: the names of its files and folders."""

from pathlib import PurePath

SCHEME = "01活动方案.xlsx"
ROSTER = "02干部花名册.xlsx"
SELF_CHECK = "自检结果.xlsx"
OVERVIEW = "总览.html"
BUTTONS = "按钮"
"""All buttons but the one that lies beside the workbooks."""
GUIDE = f"{BUTTONS}/使用说明.docx"
REGISTRATIONS = "03报名表"
SCORES = "04评分表"
APPOINTMENTS = "05任用决定"
PICKS = "06部门初选"
PLACEMENTS = "07定岗决定"
DOCUMENTS = "08公文"
STANDBY = "09待岗管理"
STANDBY_LEDGER, STANDBY_TRAIL = "待岗台账.xlsx", "待岗经过.xlsx"
TENURE_LEDGER = "任职台账.xlsx"
LEDGERS = frozenset({STANDBY_LEDGER, STANDBY_TRAIL, TENURE_LEDGER})
"""They lie side by side, and each is read for itself."""
RESULTS = "结果"
BOARD, CHECKED, PACKED = (f"{RESULTS}/{each}" for each in ("张榜.html", "提醒核对表.xlsx", "归档"))
BOARD_FORMER, CHECKED_FORMER, PACKED_FORMER = "张榜.html", "提醒核对表.xlsx", "归档"
"""Where campaigns of earlier versions have them: what people filled in or packed stays there."""
RECORD = "运行记录"
BLANKS = "空白表"
MARKED = "标注副本"
OFFICE_TEMPLATES = "公文模板"
OWN_KINDS = "其他公文"
"""Below the office's templates: kinds of paper that the program does not know."""
WITHDRAWN = "作废"
REPLACED = f"{RECORD}/{WITHDRAWN}"
"""Sheets in whose place renewed ones were put."""
TO_SEAL = "待印"
"""Below the documents: what may be sealed today, made anew by each run."""
NUMBERED = (REGISTRATIONS, SCORES, APPOINTMENTS, PICKS, PLACEMENTS, DOCUMENTS, STANDBY)
"""The folders of a campaign's parts, in its order."""
READY_MADE = "方案样例"
"""Among the templates: schemes of other kinds of units."""


def is_ledger(path: PurePath) -> bool:
    """Tell whether a file is one of the ledgers in their folder; copies below it are none."""
    return path.name in LEDGERS and path.parent.name == STANDBY
