"""The office: who writes the documents of a campaign, and what they all say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from campaign.chinese import chinese_date
from campaign.office.names import distinct_names
from campaign.office.numbers import OF_LETTERS, Numbers
from campaign.roster.roster import Member, Roster
from campaign.scheme.answers import APART, WITHOUT_NUMBER
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets, department_targets
from campaign.scheme.unit import meeting_of
from campaign.word.official_wording import document_number, number_parts
from campaign.word.placeholders import filling, flag, name, text, words

NOT_RECORDED = "—"
"""Printed where the roster says nothing."""
_EVERYBODY = "各办公室、全体机关干部"


@filling
class Letterhead:
    """Who issues a document, its number and date, to whom it goes. One for each document.

    What stays the same over a campaign is filled once; `dataclasses.replace` gives each document
    its number, date and addressees.
    """

    issuer: str = name("发文机关")
    """Full or standard short name, exactly as on the seal; it signs the document."""
    co_issuer: str = name("联署机关", default="")
    """Who issues it jointly; signs beside the issuer."""
    party: str = name("党委全称")
    government: str = name("政府全称")
    number: str = words("文号", default="", needed_if_printed=True)
    """From `wording.document_number`; a notice for the board needs none."""
    recipients: str = words("主送", default="", needed_if_printed=True)
    copies_to: str = text("抄送", default="")
    dated: date = text("成文日期")
    """The day of the deciding meeting, or of the signature."""
    printed_by: str = name("印发机关", default="", needed_if_printed=True)
    printed_on: date | str = text("印发日期", default="", needed_if_printed=True)
    rehearsal: bool = flag("演练", default=False)


@dataclass(frozen=True)
class Office:
    """Who writes the documents, and what they always say."""

    scheme: Scheme
    roster: Roster
    numbers: Numbers
    sealed_as: Mapping[str, str] = field(default_factory=dict)
    """The numbers that sealed papers bear, by their keys, whatever the scheme says by now."""

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
    def staff_in_scope(self) -> str:
        """For whom the campaign is: everybody on the establishment and on duty (seed, item 5)."""
        basics = self.scheme.basics
        if basics.participants:
            return basics.participants
        if named := basics.establishments:
            return f"全体在编（{named}）在岗机关干部"
        return "全体在编在岗（含集体编制）机关干部"

    @property
    def plan_issued_on(self) -> date:
        """The day of the plan's decision; else the last working day before the campaign."""
        basics = self.scheme.basics
        return basics.plan_decided_on or self.scheme.calendar.before(basics.starts)

    @cached_property
    def _names(self) -> dict[str, str]:
        return distinct_names(self.roster.members)

    def name(self, member: Member) -> str:
        """Return a person's name as documents write it, told apart from others of the same name.

        Everybody on the roster counts, those outside the campaign too: readers know them all.
        """
        return self._names[member.staff_id]

    @cached_property
    def departments(self) -> Targets:
        """The departments by every name that the roster may give them."""
        return department_targets(self.scheme)

    @cached_property
    def post_names(self) -> frozenset[str]:
        """The posts that are competed for."""
        return frozenset(post.name for post in self.scheme.posts)

    # -- letterheads ------------------------------------------------------------------------------

    @property
    def series_year(self) -> int:
        """The year whose document numbers the program runs on."""
        return self.scheme.basics.number_year or self.scheme.basics.starts.year

    @property
    def letter_code(self) -> str | None:
        """What stands before the year in numbers of letters; None where these bear no number."""
        basics = self.scheme.basics
        if basics.letter_numbers == WITHOUT_NUMBER:
            return None
        return basics.letter_prefix if basics.letter_numbers == APART else basics.number_prefix

    @cached_property
    def _series(self) -> dict[str, Numbers]:
        """The numbers that the program runs on, by what stands before their year."""
        basics = self.scheme.basics
        series = {basics.number_prefix: self.numbers}
        if basics.letter_numbers == APART:
            series[basics.letter_prefix] = Numbers(self.numbers.folder, 1, OF_LETTERS)
        return series

    def letter_number(self, key: str, year: int) -> str:
        """Return the number of a letter made earlier, even where the program gave it none."""
        if key in self.sealed_as:
            return self.sealed_as[key]
        code = self.letter_code
        if code is None:
            return ""
        serial = self._series[code].known(key)
        return document_number(code, self.series_year if serial else year, serial)

    def number(self, code: str, dated: date, key: str) -> str:
        """Return a document's own number in the series of a code.

        Those of another year begin anew, so their room is blank.
        """
        serial = self._series[code](key) if dated.year == self.series_year else None
        return document_number(code, dated.year, serial)

    def series_of(self, number: str) -> tuple[Numbers, int] | None:
        """Find the series that a document number is of, and its serial in it."""
        parts = number_parts(number)
        if parts is None or parts.year != self.series_year:
            return None
        numbers = self._series.get(parts.agency_code)
        return (numbers, parts.serial) if numbers else None

    def head(self, dated: date, number: str = "") -> Letterhead:
        """Return the letterhead of a document."""
        basics = self.scheme.basics
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

    def red_head(self, dated: date, number: str, *, jointly: bool) -> Letterhead:
        """Return the letterhead of a notice with addressees and copies, of one issuer or two."""
        return replace(
            self.head(dated, number),
            co_issuer=self.scheme.basics.co_issuer if jointly else "",
            recipients=self.recipients,
            copies_to=self.scheme.basics.copies_to,
        )

    # -- meetings and days ------------------------------------------------------------------------

    def meeting(self, decided_on: date | None) -> str:
        """Name the deciding meeting: 2026年3月11日党委会议; without a day if nobody said it."""
        return (chinese_date(decided_on) if decided_on else "") + meeting_of(self.scheme.basics)

    def report_by(self, dated: date) -> date:
        """Return by when somebody takes up a place of which a paper of that day tells them."""
        return self.scheme.calendar.after(dated, self.scheme.basics.report_days)
