"""What the documents of handing over say."""

from datetime import date

from campaign.documents.letterhead import Letterhead
from campaign.documents.placeholders import filling, name, rows, text, words
from campaign.documents.template import DocumentKind


@filling
class HandoverLine:
    """Who hands over what to whom."""

    person: str = name("姓名")
    former_post: str = text("原岗位")
    new_post: str = words("新岗位")
    receiver: str = name("接交人", default="")
    supervisor: str = name("监交人", default="")


@filling
class HandoverNotice:
    """工作移交通知, red head, with the list of those who change post."""

    head: Letterhead
    campaign: str = text("活动名称")
    days: int = text("移交期限")
    """Working days."""
    deadline: date = text("移交截止")
    office: str = name("主办部门")
    lines: tuple[HandoverLine, ...] = rows("移交人员")


@filling
class HandoverList:
    """移交清单: a form for one person."""

    head: Letterhead
    staff_number: str = text("编号")
    person: str = name("姓名")
    former_post: str = text("原岗位")
    new_post: str = words("新岗位")
    receiver: str = name("接交人", default="")
    supervisor: str = name("监交人", default="")
    deadline: date = text("移交截止")


HANDOVER_NOTICE = DocumentKind("工作移交通知", HandoverNotice)
HANDOVER_LIST = DocumentKind("移交清单", HandoverList)
