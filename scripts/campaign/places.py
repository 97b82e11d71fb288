"""Where things are in a campaign folder: the names of its files and folders."""

from pathlib import PurePath

SCHEME = "01活动方案.xlsx"
ROSTER = "02干部花名册.xlsx"
CHECKED, SELF_CHECK = "提醒核对表.xlsx", "自检结果.xlsx"
OVERVIEW, BOARD = "总览.html", "张榜.html"
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
RECORD = "运行记录"
BLANKS = "空白表"
MARKED = "标注副本"
OFFICE_TEMPLATES = "公文模板"
OWN_KINDS = "其他公文"
"""Below the office's templates: kinds of paper that the program does not know."""
WITHDRAWN = "作废"
TO_SEAL = "待印"
"""Below the documents: what may be sealed today, made anew by each run."""
NUMBERED = (REGISTRATIONS, SCORES, APPOINTMENTS, PICKS, PLACEMENTS, DOCUMENTS, STANDBY)
"""The folders of a campaign's parts, in its order."""
READY_MADE = "方案样例"
"""Among the templates: schemes of other kinds of units."""


def is_ledger(path: PurePath) -> bool:
    """Tell whether a file is one of the ledgers in their folder; copies below it are none."""
    return path.name in LEDGERS and path.parent.name == STANDBY
