"""The commands of the program: what each is called and does."""

from typing import NamedTuple


class Command(NamedTuple):
    """An entry script: what its window is called, and one sentence of help."""

    title: str
    help: str
    flags: tuple[str, ...] = ()


COMMANDS = {
    "new_campaign": Command("新建活动", "新建一个活动文件夹，放好方案、花名册和空白表。"),
    "check_registrations": Command("报名审核", "读取方案、花名册和全部报名表，审核报名资格。"),
    "prepare_scoring": Command("评分准备", "抽签排定演说顺序，制作评分表和计票表。"),
    "consolidate_scores": Command("成绩汇总", "汇总评分和计票，排出名次，提出任用建议。"),
    "allocate_departments": Command("双向选择", "制作部门初选表；初选表填好后进行双向分配。"),
    "generate_notices": Command("生成公文", "按已经作出的决定生成各类公文。"),
    "review_standby": Command("待岗管理", "登记待岗人员，办理期满考评。"),
    "run_all": Command(
        "一键办理", "依次办理所有已具备条件的步骤，列出进度。", ("--sample", "--verify")
    ),
}
