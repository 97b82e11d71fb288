"""One document to be made, and what all documents of a campaign share."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from campaign.documents.letterhead import Letterhead
from campaign.documents.template import DocumentKind
from campaign.documents.wording import chinese_date, document_number
from campaign.intake.roster import Member, Roster
from campaign.intake.scheme import Scheme
from campaign.notices.naming import distinct_names
from campaign.notices.numbers import Numbers

NOTICE_BOARD = "公示栏"
_EVERYBODY = "各办公室、全体机关干部"
_COPIES_OF_LETTER = 2
"""One for the person, one for the file."""


class Paper(NamedTuple):
    """A document: its kind, its data, and whom it is for."""

    kind: DocumentKind[Any]
    data: Any
    addressee: str
    member: Member | None = None
    """Whom it is about; None for a document about many."""
    part: str = ""
    """Tells apart several documents of a kind that is about many."""
    copies: int | None = None
    """How many are printed, where that is certain."""

    @property
    def staff_id(self) -> str:
        """编号 of whom it is about; empty for a document about many."""
        return self.member.staff_id if self.member else ""


@dataclass(frozen=True)
class Office:
    """Who writes the documents, and what they always say."""

    scheme: Scheme
    roster: Roster
    numbers: Numbers

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

    @property
    def recipients(self) -> str:
        """To whom notices with a red head go."""
        return self.scheme.basics.recipients or _EVERYBODY

    @property
    def plan_issued_on(self) -> date:
        """The day of the plan's decision; else the last working day before the campaign."""
        basics = self.scheme.basics
        return basics.plan_decided_on or self.scheme.calendar.before(basics.starts)

    @cached_property
    def _names(self) -> dict[str, str]:
        return distinct_names(self.roster.members)

    def name(self, member: Member) -> str:
        """A person's name as documents write it, told apart from others of the same name.

        Everybody on the roster counts, those outside the campaign too: readers know them all.
        """
        return self._names[member.staff_id]

    def letter(
        self, kind: DocumentKind[Any], data: Any, member: Member, copies: int = _COPIES_OF_LETTER
    ) -> Paper:
        """A document about one person."""
        return Paper(kind, data, self.name(member), member, copies=copies)

    # -- letterheads ------------------------------------------------------------------------------

    @property
    def series_year(self) -> int:
        """The year whose document numbers the program runs on."""
        return self.scheme.basics.number_year or self.scheme.basics.starts.year

    def known_number(self, key: str, year: int) -> str:
        """The number of a document made earlier, in some year where the program gave it none."""
        serial = self.numbers.known(key)
        prefix = self.scheme.basics.number_prefix
        return document_number(prefix, self.series_year if serial else year, serial)

    def _number(self, dated: date, key: str) -> str:
        """A document's own number; those of another year begin anew, so their room is blank."""
        serial = self.numbers(key) if dated.year == self.series_year else None
        return document_number(self.scheme.basics.number_prefix, dated.year, serial)

    def head(self, dated: date, key: str = "", given: str = "") -> Letterhead:
        """The letterhead of a document; `key` gives it a number of its own, unless one is given."""
        basics = self.scheme.basics
        number = given or (self._number(dated, key) if key else "")
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

    def red_head(
        self, dated: date, key: str, given: str = "", *, jointly: bool = True
    ) -> Letterhead:
        """The letterhead of a notice with addressees and copies; the party alone appoints."""
        return replace(
            self.head(dated, key, given),
            co_issuer=self.scheme.basics.co_issuer if jointly else "",
            recipients=self.recipients,
            copies_to=self.scheme.basics.copies_to,
        )

    # -- meetings and days ------------------------------------------------------------------------

    def meeting(self, decided_on: date | None) -> str:
        """The deciding meeting: 2026年3月11日党委会议; without the day if nobody has said it."""
        return (chinese_date(decided_on) if decided_on else "") + self.scheme.basics.meeting

    def report_by(self, dated: date) -> date:
        """By when somebody takes up a place of which a paper of that day tells them."""
        return self.scheme.calendar.after(dated, self.scheme.basics.report_days)
