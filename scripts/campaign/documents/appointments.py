"""What the documents of appointment say: public notice, collective notice, letter to the person."""

from datetime import date

from campaign.documents.letterhead import Letterhead
from campaign.documents.placeholders import filling, flag, name, rows, text, words
from campaign.documents.template import DocumentKind


@filling
class Nominee:
    """A person proposed for a post, as the public notice describes them."""

    person: str = name("姓名")
    sex: str = text("性别")
    nation: str = text("民族")
    born: str = text("出生年月")
    party: str = text("政治面貌")
    education: str = text("学历")
    present_post: str = text("现任职务")
    proposed_post: str = text("拟任职务")


@filling
class PublicNotice:
    """任前公示: at least five working days before the appointment is made formal."""

    head: Letterhead
    plan: str = words("方案名称")
    meeting: str = words("决定会议")
    count: int = text("人数")
    nominees: tuple[Nominee, ...] = rows("拟任人员")
    begins: date = text("公示开始")
    ends: date = text("公示结束")
    days: int = text("公示工作日数")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)
    address: str = text("受理地址", default="", room=12)


@filling
class Appointee:
    """A line of the notice of appointment."""

    person: str = name("姓名")
    post: str = name("职务")
    remark: str = words("任职说明", default="")
    """Such as （试用期1年）."""


@filling
class AppointmentNotice:
    """任职通知: the collective decision, red head."""

    head: Letterhead
    people: str = words("人员概称")
    """From `wording.people_phrase`."""
    meeting: str = words("决定会议")
    appointees: tuple[Appointee, ...] = rows("任职人员")
    appointed_from: date = text("任职日期")


@filling
class AppointmentLetter:
    """任职通知书: the decision as the person receives it, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    post: str = name("职务")
    remark: str = words("任职说明", default="")
    meeting: str = words("决定会议")
    appointed_from: date = text("任职日期")
    report_by: date = text("报到期限")
    report_to: str = name("报到部门")
    moves: bool = flag("岗位有变动", default=True)
    """Whether there is a former post to hand over."""
    handover_days: int = text("移交期限")


PUBLIC_NOTICE = DocumentKind("任前公示", PublicNotice)
APPOINTMENT_NOTICE = DocumentKind("任职通知", AppointmentNotice)
APPOINTMENT_LETTER = DocumentKind("任职通知书", AppointmentLetter)
