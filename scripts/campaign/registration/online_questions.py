"""空白表/网上报名题目.docx: the questions for an online form whose export is read at once.

They are called what a register's columns are called, so that there is nothing to be understood.
"""

from typing import TYPE_CHECKING

from campaign.chinese import chinese_date
from campaign.registration.documents import OnlineQuestions, Question
from campaign.registration.registrations import Part
from campaign.registration.report import targets_of
from campaign.registration.sheets import POST_REGISTER
from campaign.workbook.declare.sheet import Many, numbered_header

if TYPE_CHECKING:
    from campaign.scheme.scheme import Scheme

FILE = "网上报名题目.docx"
_ASKED = ("name", "staff_id", "choices", "adjustable")
_TYPED, _CHOSEN = "填空题", "单选或下拉题"
_NEEDED, _FREE = "必填", "可以不填"


def questions(scheme: "Scheme", part: Part) -> tuple[Question, ...]:
    """Return the questions of one part, in order; none if the campaign has no such part."""
    targets = targets_of(scheme, part)
    if not targets:
        return ()
    found: list[Question] = []
    for column in map(POST_REGISTER.column, _ASKED):
        if column.many is Many.NUMBERED:
            options = "\n".join(targets)
            found += [
                Question(
                    title=numbered_header(column.header, number),
                    kind=_CHOSEN,
                    needed=_NEEDED if number == 1 else _FREE,
                    options=options,
                )
                for number in range(1, scheme.basics.max_choices + 1)
            ]
        else:
            is_typed = column.key
            found.append(
                Question(
                    title=column.header,
                    kind=_TYPED if is_typed else "单选题",
                    needed=_NEEDED,
                    options="" if is_typed else "是\n否",
                )
            )
    return tuple(found)


def all_questions(scheme: "Scheme") -> OnlineQuestions:
    """Return what the document says."""
    closes = scheme.basics.registration_closes
    return OnlineQuestions(
        campaign=scheme.basics.name,
        closes=f"{chinese_date(closes)}{closes:%H:%M}",
        most=scheme.basics.max_choices,
        rehearsal=scheme.basics.rehearsal,
        posts=questions(scheme, Part.POSTS),
        departments=questions(scheme, Part.DEPARTMENTS),
    )
