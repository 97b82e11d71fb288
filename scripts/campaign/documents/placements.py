"""What the documents of placement in departments say."""

from datetime import date

from campaign.documents.letterhead import Letterhead
from campaign.documents.placeholders import filling, flag, name, rows, text, words
from campaign.documents.template import DocumentKind


@filling
class DepartmentStaff:
    """A department and those placed there."""

    department: str = name("部门")
    places: int = text("职数")
    count: int = text("人数")
    people: str = text("名单", default="")
    """Names separated by 、; blank if nobody was placed there."""


@filling
class PlacementNotice:
    """岗位安排通知: the collective decision by department, red head."""

    head: Letterhead
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    count: int = text("人数")
    departments: tuple[DepartmentStaff, ...] = rows("部门安排")
    report_by: date = text("到岗期限")
    handover_days: int = text("移交期限")


@filling
class PlacementLetter:
    """岗位安排通知书: the decision as the person receives it, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    department: str = name("部门")
    post: str = text("岗位说明", default="")
    """What the place is, if the plan says so, such as 人大秘书."""
    report_by: date = text("到岗期限")
    moves: bool = flag("岗位有变动", default=True)
    """Whether there is a former post to hand over."""
    handover_days: int = text("移交期限")


@filling
class SelectionResult:
    """双向选择结果公布, for the notice board."""

    head: Letterhead
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    departments: tuple[DepartmentStaff, ...] = rows("部门安排")
    remark: str = words("结果说明", default="")
    """Sentences on places left empty and what comes next."""
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


PLACEMENT_NOTICE = DocumentKind("岗位安排通知", PlacementNotice)
PLACEMENT_LETTER = DocumentKind("岗位安排通知书", PlacementLetter)
SELECTION_RESULT = DocumentKind("双向选择结果公布", SelectionResult)
