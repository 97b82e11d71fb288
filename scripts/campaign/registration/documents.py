"""What 网上报名题目 says: the questions that an office puts into an online form."""

from campaign.word.placeholders import filling, flag, rows, text, words


@filling
class Question:
    """One question, to be copied word for word."""

    title: str = words("题目")
    kind: str = words("题型")
    needed: str = words("必填")
    options: str = text("选项", default="")
    """One a line, in this order."""


@filling
class OnlineQuestions:
    """网上报名题目: the questions of each part that the campaign has."""

    campaign: str = text("活动名称")
    closes: str = words("报名截止")
    most: int = text("最多志愿数")
    rehearsal: bool = flag("演练", default=False)
    posts: tuple[Question, ...] = rows("竞争上岗题目", default=())
    departments: tuple[Question, ...] = rows("选部门题目", default=())
