"""What the documents of standby say, from its start to the decision at its end."""

from datetime import date

from campaign.documents.letterhead import Letterhead
from campaign.documents.placeholders import filling, flag, name, text, words
from campaign.documents.template import DocumentKind


@filling
class StandbyLetter:
    """待岗通知书: cause, term, pay, duties, review, objection; with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    plan: str = words("方案名称")
    meeting: str = words("决定会议")
    cause: str = words("待岗原因")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    term: str = words("待岗期限")
    pay: str = text("待岗待遇")
    training_in: str = name("跟班学习部门")
    managed_by: str = name("管理部门")
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


@filling
class StandbyReview:
    """待岗考评表: a form to be filled by those who saw the work and by the committee."""

    head: Letterhead
    staff_number: str = text("编号")
    person: str = name("姓名")
    sex: str = text("性别", default="")
    born: str = text("出生年月", default="")
    party: str = text("政治面貌", default="")
    former_post: str = text("原岗位", default="")
    cause: str = words("待岗原因")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    training_in: str = name("跟班学习部门", default="", room=6)


@filling
class ReturnLetter:
    """恢复工作通知书, for those who passed the review; with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    standby_letter: str = words("待岗通知书文号")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    ended_early: bool = flag("提前结束", default=False)
    reviewed_on: date = text("考评日期")
    department: str = name("部门")
    report_by: date = text("到岗期限")


@filling
class HandlingProposal:
    """处理意见呈报表, for those who failed: states the plan's range, leaves the sanction open."""

    head: Letterhead
    staff_number: str = text("编号")
    person: str = name("姓名")
    sex: str = text("性别", default="")
    born: str = text("出生年月", default="")
    party: str = text("政治面貌", default="")
    former_post: str = text("原岗位", default="")
    plan: str = words("方案名称")
    standby_letter: str = words("待岗通知书文号")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    reviewed_on: date = text("考评日期")
    failing_consequence: str = words("不合格处理")
    """The plan's words."""


STANDBY_LETTER = DocumentKind("待岗通知书", StandbyLetter)
STANDBY_REVIEW = DocumentKind("待岗考评表", StandbyReview)
RETURN_LETTER = DocumentKind("恢复工作通知书", ReturnLetter)
HANDLING_PROPOSAL = DocumentKind("处理意见呈报表", HandlingProposal)
