"""One document to be made, and what all documents of a campaign share."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from campaign.documents.letterhead import Letterhead
from campaign.documents.template import DocumentKind
from campaign.documents.wording import chinese_date, document_number
from campaign.intake.scheme import Scheme
from campaign.sheets.decisions import Meeting
from campaign.workbook.reader import Row

Numbering = Callable[[str], int | None]
"""The serial number of a document by its key; None where the office assigns numbers at signing."""


class Paper(NamedTuple):
    """A document: its kind, its data, and whom it is for."""

    kind: DocumentKind[Any]
    data: Any
    addressee: str
    staff_id: str = ""
    """Whom it is about; empty for a document about many."""
    name: str = ""

    @property
    def key(self) -> str:
        """What the document is, stable over runs."""
        return f"{self.kind.name}/{self.staff_id}" if self.staff_id else self.kind.name


@dataclass(frozen=True)
class Office:
    """Who writes the documents, and what they always say."""

    scheme: Scheme
    numbering: Numbering

    @property
    def plan(self) -> str:
        """The plan's full name."""
        return f"{self.scheme.basics.name}实施方案"

    @property
    def office(self) -> str:
        """The department in charge of the campaign."""
        return self.scheme.basics.office or "活动领导小组办公室"

    @property
    def receiver(self) -> str:
        """Who receives objections."""
        return self.scheme.basics.objections_to or self.office

    def head(self, dated: date, key: str = "", meeting_number: str = "") -> Letterhead:
        """The letterhead of a document; `key` gives it a number of its own."""
        basics = self.scheme.basics
        number = ""
        if key:
            year = basics.number_year or dated.year
            number = meeting_number or document_number(
                basics.number_prefix, year, self.numbering(key)
            )
        return Letterhead(
            issuer=basics.party_body,
            party=basics.party_body,
            government=basics.government_body or basics.party_body,
            number=number,
            dated=dated,
            printed_by=basics.printed_by or basics.party_body,
            printed_on=dated,
            rehearsal=basics.rehearsal,
        )

    def red_head(self, dated: date, key: str, meeting_number: str = "") -> Letterhead:
        """The letterhead of a notice with addressees and copies."""
        basics = self.scheme.basics
        return replace(
            self.head(dated, key, meeting_number),
            recipients=basics.recipients or "各办公室、全体机关干部",
            copies_to=basics.copies_to,
        )


def meeting_phrase(decided_on: date) -> str:
    """The deciding meeting: 2026年3月11日党委会议."""
    return f"{chinese_date(decided_on)}党委会议"


class Sitting(NamedTuple):
    """A meeting with the dates that documents need."""

    decided_on: date
    effective_on: date
    number: str

    @property
    def phrase(self) -> str:
        """How documents name the meeting."""
        return meeting_phrase(self.decided_on)


def sitting_of(meeting: Row[Meeting] | None) -> Sitting | None:
    """The meeting, once both its dates are filled in."""
    if meeting is None:
        return None
    value = meeting.value
    if value.decided_on is None or value.effective_on is None:
        return None
    return Sitting(value.decided_on, value.effective_on, value.number)
