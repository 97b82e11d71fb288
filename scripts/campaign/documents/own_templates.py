"""公文模板/ of a campaign: an office's own templates, guarded, looked over, then compiled."""

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import Any

from campaign import places
from campaign.departments.other_documents import PRINTED
from campaign.documents.catalogue import KINDS
from campaign.documents.own_kinds import without_first_line
from campaign.documents.stages import the_own_kinds
from campaign.issues import Issue, Kind, Where, did_you_mean, errors_in
from campaign.office.kinds import Audience, DocumentKind
from campaign.office.office import Office
from campaign.roster.facts import fact
from campaign.run import Run
from campaign.scheme.choosing import OTHER_PLACES
from campaign.scheme.stages import the_scheme
from campaign.version import ROOT
from campaign.word.intake import take_in
from campaign.word.parts import text_of
from campaign.word.placeholders import schema
from campaign.word.relations import UnfitError
from campaign.word.script import Writing
from campaign.word.styles import Styles
from campaign.word.template import Template
from campaign.word.titles import ROLES
from campaign.workbook.declare.text import nearest

PROGRAM_TEMPLATES = ROOT / "templates" / places.OFFICE_TEMPLATES
_STYLES = "word/styles.xml"


def open_own(
    path: Path,
    kind: DocumentKind[Any],
    shown_as: str,
    writing: Writing,
    office: Office,
) -> tuple[Template[Any] | None, list[Issue]]:
    """Open an office's own template of a kind. No template comes back if it cannot be used.

    A paper about one person may say whatever the roster of the `office` knows of people, and one
    of the office's own kinds of everybody whom it lists.
    """
    from campaign.word.review import Usual, review

    where = Where(shown_as)
    knows = partial(_is_known, office) if kind.is_of_one or kind.folder else _nothing
    try:
        file = take_in(path)
        if kind.folder:
            file = without_first_line(file)
        head = office.head(office.plan_issued_on)
        bodies = {head.party, head.issuer}
        usual = Usual(_laid_out(kind), bodies, kind.audience is Audience.PERSON)
        found = review(file.parts, shown_as, schema(kind.data), usual)
        if errors_in(found):
            return None, found
        template, issues = Template.made_of(file, kind.data, where, writing, knows)
    except UnfitError as fault:
        return None, [fault.issue(where)]
    return template, [*found, *issues]


def _is_known(office: Office, name: str) -> bool:
    """Tell whether the roster has a column of a name, or one from which it follows."""
    found = (fact(each, name, office.scheme.basics.starts) for each in office.roster.members)
    return any(each.column or each.known for each in found)


def _nothing(name: str) -> bool:
    return False


def _laid_out(kind: DocumentKind[Any]) -> list[str]:
    """Return the styles whose layout the program works out in its own template of a kind."""
    if kind.folder:
        return []
    parts = take_in(PROGRAM_TEMPLATES / kind.file_name).parts
    names = Styles.read(text_of(parts[_STYLES])).names
    body = text_of(parts["word/document.xml"])
    return [name for style, name in names.items() if name in ROLES and f'"{style}"' in body]


def unknown_templates(run: Run) -> list[Issue]:
    """Tell of files among the office's own templates that make no kind of paper."""
    known = {kind.file_name for kind in KINDS}
    own = run.get(the_own_kinds)
    top = run.folder.path(places.OFFICE_TEMPLATES)
    looked_for = {top / name for name in known}
    looked_for |= {top / places.OWN_KINDS / f"{name}.docx" for name in own.names}
    found, issues = run.folder.collect(places.OFFICE_TEMPLATES)
    return [*issues, *own.issues, *_missing_templates(run, own.names)] + [
        Kind.TEMPLATE_NAME_UNKNOWN.at(
            Where(run.folder.label(path)),
            suggestion=did_you_mean(nearest(path.name, known)),
            known="、".join(kind.file_name for kind in KINDS),
        )
        for path in found
        if path not in looked_for
    ]


def _missing_templates(run: Run, own: Collection[str]) -> list[Issue]:
    """Tell of 其他去向 whose 公文 is neither the program's nor among the office's own kinds."""
    known = {*own, *(kind.name for kind in PRINTED)}
    return [
        Kind.OTHER_TEMPLATE_MISSING.at(
            Where(places.SCHEME, OTHER_PLACES.name),
            each.document,
            place=each.name,
            document=each.document,
        )
        for each in run.get(the_scheme).other_places
        if each.document and each.document not in known
    ]
