"""Ready examples of an office's own kinds of paper: the first line says to whom each goes."""

from maintenance.document_templates.frame import letter_head, plain_head, sign_off
from maintenance.document_templates.paper import Paper

_BY_HAND = "　　　　年　　月　　日"


def talk(paper: Paper) -> None:
    """Lay out 任前谈话通知, before anybody is appointed; time and place are left to the hand."""
    paper.body("每位拟任人员")
    plain_head(paper, "任前谈话通知")
    paper.paragraph("Recipients", "{{ 姓名 }}同志：")
    paper.body(
        "经{{ 决定会议 }}研究，拟任命你为{{ 拟任职务 }}。按照干部任前谈话的规定，现通知你参加"
        "任前谈话，并请准备履职打算和廉洁自律情况的简要说明。",
        f"谈话时间：{_BY_HAND}　　时",
        "谈话地点：",
    )
    paper.last("特此通知。")
    sign_off(paper)


def removal(paper: Paper) -> None:
    """Lay out 免职通知, for who holds a post no longer."""
    paper.body("每位免职人员，一式两份")
    letter_head(paper, "免职通知")
    paper.body(
        "经{{ 决定会议 }}研究决定，免去你的{{ 原职务 }}职务。",
        "你的工作去向为：{{ 新岗位 }}。请按规定办清工作移交手续，移交以前继续履行原岗位职责。",
    )
    paper.last("特此通知。")
    sign_off(paper)


def promise(paper: Paper) -> None:
    """Lay out 承诺书, signed by the person, without a seal."""
    paper.body("每位任职人员，不用印")
    plain_head(paper, "廉洁履职承诺书")
    paper.paragraph("Recipients", "{{ 发文机关 }}：")
    paper.body(
        "经{{ 决定会议 }}研究决定，由我担任{{ 职务 }}。任职期间，我郑重承诺：",
        "1.遵守党的纪律和国家法律，执行党委、政府的决定。",
        "2.履行岗位职责，按时完成工作任务，遇事不推诿。",
        "3.不以权谋私，不接受可能影响公正执行公务的礼品、宴请和安排。",
        "4.如实报告个人有关事项，自觉接受组织和群众监督。",
        "以上承诺如有违反，愿意接受组织处理。",
    )
    paper.note()
    paper.body("承诺人（签名）：", f"日期：{_BY_HAND}")


def certificate(paper: Paper) -> None:
    """Lay out 聘书."""
    paper.body("每位任职人员")
    plain_head(paper, "聘　书")
    paper.paragraph("Recipients", "{{ 姓名 }}同志：")
    paper.body("兹聘任你为{{ 职务 }}。", f"聘期：{{{{ 任职日期 }}}}至{_BY_HAND}。")
    paper.last("特发此证。")
    sign_off(paper)


OWN_KINDS = {
    "任前谈话通知": talk,
    "免职通知": removal,
    "承诺书": promise,
    "聘书": certificate,
}
"""By the names of the files."""
