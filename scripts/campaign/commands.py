"""The commands of the program: what each is called and does."""

from typing import NamedTuple

DONE, FAULTS, STOPPED = 0, 1, 2
"""Exit codes: done; faults in the workbooks, or it has to wait; something outside stopped it."""


class Command(NamedTuple):
    """A piece of work: what its window is called, and one sentence of help."""

    title: str
    help: str


SAMPLE = "--sample"

COMMANDS = {
    "new_campaign": Command("新建活动", "新建一个活动文件夹，放好方案、花名册和空白表。"),
    "check_registrations": Command("报名审核", "读取方案、花名册和全部报名表，审核报名资格。"),
    "prepare_scoring": Command("评分准备", "抽签排定演说顺序，制作评分表和计票表。"),
    "consolidate_scores": Command("成绩汇总", "汇总评分和计票，排出名次，提出任用建议。"),
    "allocate_departments": Command("双向选择", "制作部门初选表；初选表填好后进行双向分配。"),
    "generate_notices": Command("生成公文", "按已经作出的决定生成各类公文。"),
    "review_standby": Command("待岗管理", "登记待岗人员，办理期满考评。"),
    "run_all": Command("一键办理", "依次办理所有已具备条件的步骤，列出进度。"),
    "adopt_sheets": Command("采用新表", "把带“（新）”的表换上，旧表移到“运行记录/作废”。"),
    "verify_results": Command(
        "核验结果", "用存档的输入重算一遍，说明公布的结果和公文是否由这些输入得出。"
    ),
    "archive_campaign": Command("归档", "把输入、结果、公文和运行记录打成一个压缩包，附校验清单。"),
    "self_check": Command("计票自检", "用一套已知答案的题目检验这台电脑算得对不对，出具自检结果。"),
}

ORDER = (
    "check_registrations",
    "prepare_scoring",
    "consolidate_scores",
    "allocate_departments",
    "generate_notices",
    "review_standby",
)
"""The order in which `run_all` takes the steps of a campaign."""

CAMPAIGN_STEPS = (*ORDER, "run_all")
"""The steps that work from the workbooks; what they found goes into the list of issues."""

FLAGS = {
    "run_all": {
        "--adopt": "adopt_sheets",
        "--verify": "verify_results",
        "--archive": "archive_campaign",
        "--selfcheck": "self_check",
        SAMPLE: "run_all",
    }
}
"""What an entry script does instead when it is given an option."""

LIKE = "--like"
"""The one option with a value: which ready-made scheme a new campaign starts with."""


SAMPLE_RUN = "sample_run"
NEW = "新活动"
