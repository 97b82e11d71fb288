"""The wording of 网上报名题目: what to put into an online form, word for word."""

from maintenance.document_templates.frame import plain_head
from maintenance.document_templates.paper import Paper

_WIDTHS = (700, 1700, 2000, 1300, 3145)
_HEADS = ("题号", "题目（照抄）", "题型", "要不要填", "选项（照抄，次序不变）")
_STYLES = ["Cell", "Cell", "Cell", "Cell", "CellText"]
_QUESTION = tuple(f"{{{{ 题.{name} }}}}" for name in ("序号", "题目", "题型", "必填", "选项"))


def online_questions(paper: Paper) -> None:
    """Lay out 网上报名题目."""
    plain_head(paper, "{{ 活动名称 }}网上报名题目")
    paper.body(
        "用问卷星、腾讯文档收集表、金山表单、企业微信等在网上收报名的，照下面的表出题。"
        "题目和选项照抄，一道题问一件事；不用多选题、排序题、矩阵题，不设匿名。"
        "每人最多报{{ 最多志愿数 }}个志愿；表单的结束时间设为{{ 报名截止 }}，每人限填一次。",
        "收完以后导出表格（问卷星选“按选项文本”下载，腾讯文档选“导出为 Excel”），"
        "不用改动，整个放进活动文件夹里03开头的文件夹，双击“第1步报名审核”。",
    )
    _form(paper, "一、表单名称：竞争上岗报名", "竞争上岗题目")
    _form(paper, "二、表单名称：选部门报名", "选部门题目")


def _form(paper: Paper, title: str, questions: str) -> None:
    with paper.repeated(f"if {questions}"):
        paper.heading(title)
        paper.list(_WIDTHS, _HEADS, f"for 题 in {questions}", _QUESTION, style=_STYLES, height=480)
        paper.note()
