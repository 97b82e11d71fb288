"""Documents hard to lay out: a hundred people, names and units as long as they get, one person."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from campaign.departments import documents as placements
from campaign.departments import other_documents as elsewhere
from campaign.documents import handover, meeting, plan
from campaign.office.kinds import DocumentKind
from campaign.posts import documents as appointments
from campaign.posts import notice_documents
from campaign.scoring import documents as scores
from campaign.standby import course_documents as course
from campaign.standby import documents as standby
from campaign.tenure import documents as tenure
from campaign.word.official_wording import people_phrase
from word.sample_letters import SAMPLES
from word.sample_office import HEAD, people

Data = TypeVar("Data")

ISSUER = "中共景宁畲族自治县大均民族乡委员会"
CROWD = 100
_UNIT = "农业农村和生态环境保护综合服务办公室"
_UNITS = (_UNIT, "党建工作办公室", "经济发展和财政统计办公室")
_NAMES = ("买买提·吐尔逊·阿卜杜热合曼", "李喆", "阿依古丽·买买提江", "王芳（1983年11月生）")
_CAMPAIGN = "大均民族乡机关事业单位干部职工双向选择、竞争上岗活动"
_LONG = {
    "campaign": _CAMPAIGN,
    "plan": f"{_CAMPAIGN}实施方案",
    "person": _NAMES[0],
    "department": _UNIT,
    "report_to": _UNIT,
    "training_in": _UNIT,
    "managed_by": _UNIT,
    "office": _UNIT,
    "former_post": f"{_UNIT}专职副主任",
    "new_post": f"{_UNITS[2]}主任",
    "receiver": _NAMES[2],
}


def lengthened(kind: DocumentKind[Data]) -> Data:
    """A sample with long names everywhere."""
    data: Any = SAMPLES[kind]
    head = replace(data.head, issuer=ISSUER)
    if head.recipients:
        head = replace(
            head,
            recipients="各村（社区）党组织，乡属各办公室、站所，驻乡各单位，全体机关干部",
            copies_to="县委组织部，县委机构编制委员会办公室，县人力资源和社会保障局，县委宣传部",
            printed_by=f"{ISSUER}党政综合办公室",
        )
    known = {each.name for each in fields(data)}
    made: Data = replace(data, head=head, **{key: _LONG[key] for key in known & set(_LONG)})
    return made


def _name(number: int) -> str:
    return _NAMES[number // 4 % 4] if number % 4 == 0 else people(CROWD)[number]


def _appointment_notice(count: int) -> appointments.AppointmentNotice:
    names = [_name(n) for n in range(count)]
    return replace(
        lengthened(appointments.APPOINTMENT_NOTICE),
        people=people_phrase(names),
        appointees=tuple(
            appointments.Appointee(person=name, post=f"{_UNITS[n % 3]}专职副主任")
            for n, name in enumerate(names)
        ),
    )


def _public_notice(count: int) -> notice_documents.PublicNotice:
    sample = SAMPLES[notice_documents.PUBLIC_NOTICE].nominees[0]
    return replace(
        lengthened(notice_documents.PUBLIC_NOTICE),
        count=count,
        nominees=tuple(
            replace(
                sample,
                person=_name(n),
                nation="俄罗斯族",
                party="中共预备党员",
                present_post=f"{_UNITS[n % 3]}专职副主任",
                proposed_post=f"{_UNITS[n % 3]}主任",
            )
            for n in range(count)
        ),
    )


def _staff(count: int) -> tuple[placements.DepartmentStaff, ...]:
    shares = [range(start, count, 3) for start in range(min(3, count))]
    return tuple(
        placements.DepartmentStaff(
            department=unit,
            places=40,
            count=len(share),
            people="、".join(map(_name, share)),
            names=tuple(map(_name, share)),
        )
        for unit, share in zip(_UNITS, shares, strict=False)
    )


def _placement_notice(count: int) -> placements.PlacementNotice:
    return replace(lengthened(placements.PLACEMENT_NOTICE), count=count, departments=_staff(count))


def _handover_notice(count: int) -> handover.HandoverNotice:
    return replace(
        lengthened(handover.HANDOVER_NOTICE),
        lines=tuple(
            handover.HandoverLine(
                person=_name(n),
                former_post=f"{_UNITS[n % 3]}干事",
                new_post=f"{_UNITS[(n + 1) % 3]}副主任",
                receiver=_name(n + 1) if n % 2 else "",
                supervisor=_name((n + 5) % CROWD),
            )
            for n in range(count)
        ),
    )


def _meeting_notice(count: int) -> meeting.MobilizationNotice:
    return replace(
        lengthened(meeting.MOBILIZATION_NOTICE),
        attendants=tuple(
            meeting.Attendant(person=_name(n), department=_UNITS[n % 3], position="专职副主任")
            for n in range(count)
        ),
    )


def _score_publication(count: int) -> scores.ScorePublication:
    columns = ("竞职演说", "民主测评", "联席会评分", "年度考核", "笔试", "业务知识测试")
    return replace(
        lengthened(scores.SCORE_PUBLICATION),
        columns=tuple(scores.ScoreColumn(component=name, points="20") for name in columns),
        lines=tuple(
            scores.ScoreLine(
                post=f"{_UNITS[n % 3]}专职副主任",
                rank=str(n % 5 + 1),
                person=_name(n),
                marks=("18.25",) * len(columns),
                total="100.00",
                remark="" if n % 9 else "民主测评缺考",
            )
            for n in range(count)
        ),
    )


def _result(count: int) -> placements.SelectionResult:
    return replace(lengthened(placements.SELECTION_RESULT), departments=_staff(count))


_OF_MANY: dict[DocumentKind[Any], Callable[[int], Any]] = {
    appointments.APPOINTMENT_NOTICE: _appointment_notice,
    notice_documents.PUBLIC_NOTICE: _public_notice,
    placements.PLACEMENT_NOTICE: _placement_notice,
    placements.SELECTION_RESULT: _result,
    handover.HANDOVER_NOTICE: _handover_notice,
    meeting.MOBILIZATION_NOTICE: _meeting_notice,
    scores.SCORE_PUBLICATION: _score_publication,
}


def of_many(kind: DocumentKind[Any], count: int) -> Any:
    """A document about some number of people."""
    return _OF_MANY[kind](count)


OF_MANY: dict[DocumentKind[Any], Any] = {kind: of_many(kind, CROWD) for kind in _OF_MANY}
OF_ONE: dict[DocumentKind[Any], Any] = {kind: of_many(kind, 1) for kind in _OF_MANY}
PAIRS = {
    "并排": ("中共青禾镇委员会", "青禾镇人民政府"),
    "相接": ("中共青溪县柳河镇委员会", "青溪县柳河镇人民政府"),
    "上下": (ISSUER, "景宁畲族自治县大均民族乡人民政府"),
}
"""Two issuers whose names fit beside each other, just fit, or do not."""
JOINT: dict[str, placements.PlacementNotice] = {
    name: replace(
        SAMPLES[placements.PLACEMENT_NOTICE],
        head=replace(HEAD, issuer=issuer, co_issuer=co_issuer),
    )
    for name, (issuer, co_issuer) in PAIRS.items()
}

_LETTERS_AND_FORMS: tuple[DocumentKind[Any], ...] = (
    plan.PLAN_NOTICE,
    appointments.APPOINTMENT_LETTER,
    placements.PLACEMENT_LETTER,
    standby.STANDBY_LETTER,
    standby.RETURN_LETTER,
    standby.STANDBY_REVIEW,
    standby.HANDLING_PROPOSAL,
    elsewhere.OTHER_LETTER,
    elsewhere.RETIREMENT_LETTER,
    *course.COURSE_LETTERS,
    tenure.CONFIRMATION_LETTER,
    tenure.EXTENSION_LETTER,
    tenure.REMOVAL_LETTER,
    tenure.LOWERING_LETTER,
    handover.HANDOVER_LIST,
)
WITH_LONG_NAMES: dict[DocumentKind[Any], Any] = {
    kind: lengthened(kind) for kind in _LETTERS_AND_FORMS
}
