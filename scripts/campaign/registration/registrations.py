"""Who applied for what: the registrations of 03报名表/, as far as they were understood."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple

from campaign.issues import Issue, Where
from campaign.kept_forms import KeptForm
from campaign.registration.forms import DEPARTMENT_FORM, POST_FORM
from campaign.registration.sheets import Application
from campaign.roster.roster import Member, Roster
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.read.reader import Broken, Row


class Part(Enum):
    """The two parts of a campaign that people register for."""

    POSTS = "竞争上岗"
    DEPARTMENTS = "选部门"


def most_choices(scheme: Scheme, part: Part) -> int:
    """Return how many choices somebody may make in a part, in this round."""
    return scheme.most_departments if part is Part.DEPARTMENTS else scheme.basics.max_choices


def closes_on(scheme: Scheme, part: Part) -> datetime:
    """Return the deadline of a part; that of departments may have its own in 轮次."""
    if part is Part.DEPARTMENTS:
        return scheme.departments_close
    return scheme.basics.registration_closes


class Registration(NamedTuple):
    """One person's application for one part, understood."""

    part: Part
    member: Member
    row: Row[Application]
    choices: tuple[str, ...]
    """Posts or departments by name, in order of preference."""
    columns: tuple[int, ...] = ()
    """The number of the form's 志愿 that each choice came from."""
    online: bool = False
    """Handed in with an online form, which takes as many as somebody sends."""

    @property
    def form(self) -> Application:
        """What was handed in."""
        return self.row.value

    def where_choice(self, order: int) -> Where:
        """Return the cell of a choice, by its place in `choices`."""
        return self.row.where("choices", self.columns[order])


class Refused(NamedTuple):
    """A registration with faults: whose it is, as far as can be known, and why."""

    part: Part
    member: Member | None
    typed: tuple[str, ...]
    issues: tuple[Issue, ...]
    row: Row[Application] | Broken


@dataclass
class Registrations:
    """Everything handed in, by part, in the order of the roster."""

    accepted: dict[Part, list[Registration]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    files: int = 0
    """Files that were opened."""
    entries: int = 0
    """Forms and rows that were read in them, whatever came of them."""

    @property
    def people(self) -> int:
        """How many different people handed something in, as far as they are known."""
        accepted = (each.member for several in self.accepted.values() for each in several)
        refused = (each.member for each in self.refused if each.member)
        return len({member.staff_id for member in (*accepted, *refused)})

    def of(self, part: Part) -> list[Registration]:
        """Return the understood registrations of a part."""
        return self.accepted.get(part, [])


# -- kept for the next run ------------------------------------------------------------------------

FORMS: dict[Part, Sheet[Any]] = {Part.POSTS: POST_FORM, Part.DEPARTMENTS: DEPARTMENT_FORM}


def about(form: Registration) -> list[Any]:
    """Return as JSON what a form was understood as, besides its row."""
    return [form.part.value, form.member.staff_id, form.choices, form.columns]


def registration_again(form: KeptForm, roster: Roster) -> Registration | None:
    """Return what a kept form was understood as; None if the record is damaged."""
    try:
        title, staff_id, choices, columns = form.about
        part = Part(title)
        row, member = form.row(FORMS[part]), roster[staff_id]
        return Registration(part, member, row, tuple(choices), tuple(columns))
    except (ValueError, TypeError, KeyError):
        return None
