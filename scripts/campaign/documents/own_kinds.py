"""公文模板/其他公文/: an office's own kinds of paper, each a template that says to whom it goes.

The first line with words of such a template names a group, 每位任职人员 for a letter to each or
全体待岗人员 for one paper that lists them, and perhaps 不用印 or 一式三份. It is not printed. Such
a kind is a kind like any other: printed, numbered where its template prints 文号, registered.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, make_dataclass
from html import escape, unescape
from typing import Any, NamedTuple

from campaign.documents.catalogue import KINDS, kind_of
from campaign.documents.groups import GROUPS, facts_of
from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Series
from campaign.office.office import Letterhead
from campaign.places import OWN_KINDS
from campaign.word.intake import TakenIn
from campaign.word.parts import DOCUMENT, text_of
from campaign.word.placeholders import PEOPLE, rows, text, words
from campaign.word.tags import names_in
from campaign.word.values import Facts
from campaign.workbook.declare.text import in_simplified, nearest
from campaign.workbook.read.container import Packed

_EACH, _ALL = "每位", "全体"
_SAYS_EACH = (_EACH, "每一位", "每名", "每个", "各位")
_SAYS_ALL = (_ALL, "全部", "所有")
_UNSEALED = ("不用印", "不盖章", "不加盖公章")
_PEOPLE = "人员"
_SAYS_PEOPLE = re.compile("的?(?:人员|干部|同志|职工|员工|教师)$")
_BETWEEN = re.compile(r"[\s，,、；;。（）()【】〔〕\[\]]+")
_LINE = re.compile(
    r"(?:\{#p?)?[\s【〔（(\[]*(?:(?:发给|送达|发放对象)\s*[:：]?)?\s*"
    rf"({'|'.join((*_SAYS_EACH, *_SAYS_ALL))})(\w+)([^#}}]*)(?:#\}})?"
)
_COPIES = re.compile(r"一式([一二两三四五六七八九1-9])份")
_NUMBERS = {each: n for n, each in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_NUMBERS |= {str(n): n for n in range(1, 10)}
_NUMBER, _RECIPIENTS = "文号", "主送"

_PARAGRAPH = re.compile(r"<w:p(?:>| [^>]*(?<!/)>).*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(?=</w:t>)")
_HOLDS_MORE = re.compile(r"<w:(?:drawing|pict|object|sectPr)[ />]")


@dataclass(frozen=True)
class OwnKinds:
    """The kinds found, and what is wrong with files that are none."""

    kinds: Sequence[DocumentKind[Any]] = ()
    names: frozenset[str] = frozenset()
    """Of all files, those too that cannot be used: what they made stays as it lies."""
    issues: Sequence[Issue] = ()


class _Addressed(NamedTuple):
    """What a first line says."""

    group: str
    to_each: bool
    sealed: bool = True
    copies: int | None = None


def own_kind(name: str, file: TakenIn, where: Where) -> DocumentKind[Any] | Issue:
    """Make a kind of a template file, or say why it cannot be one.

    name: the file's, without its ending; its papers are called by it.
    """
    if kind_of(f"{name}.docx") != name or name in {kind.name for kind in KINDS}:
        return Kind.OWN_KIND_NAME_TAKEN.at(where, name)
    xml = text_of(file.parts[DOCUMENT])
    line = _first_line(xml)
    read = "" if line is None else _words(line[0])
    found = _addressed(read)
    if found is None:
        known = [f"{each}{group}" for group in GROUPS for each in (_EACH, _ALL)]
        meant = did_you_mean(nearest(read, known))
        return Kind.OWN_KIND_TO_NOBODY.at(where, read, suggestion=meant, groups="、".join(GROUPS))
    return _kind(name, found, frozenset(names_in(xml)))


def _addressed(line: str) -> _Addressed | None:
    """Understand a first line; None if it does not say to whom."""
    match = _LINE.fullmatch(in_simplified(line))
    group = _SAYS_PEOPLE.sub(_PEOPLE, match[2]) if match else ""
    if match is None or group not in GROUPS:
        return None
    found = _Addressed(group, match[1] in _SAYS_EACH)
    for option in filter(None, _BETWEEN.split(match[3])):
        if option in _UNSEALED:
            found = found._replace(sealed=False)
        elif number := _COPIES.fullmatch(option):
            found = found._replace(copies=_NUMBERS[number[1]])
        else:
            return None
    return found


def _first_line(xml: str) -> re.Match[str] | None:
    """Find the first paragraph with words."""
    body = xml.find("<w:body>")
    return next((each for each in _PARAGRAPH.finditer(xml, body) if _words(each[0])), None)


def _words(paragraph: str) -> str:
    return unescape("".join(words for _, words in _TEXT.findall(paragraph))).strip()


def without_first_line(file: TakenIn) -> TakenIn:
    """Make the first line of a template a remark, which is not printed."""
    xml = text_of(file.parts[DOCUMENT])
    line = _first_line(xml)
    if line is None:
        return file
    scope = "" if _HOLDS_MORE.search(line[0]) else "p"  # what hangs on the line stays
    said = _words(line[0]).strip("{}#")
    remark = iter([f"{{#{scope} {escape(said)} #}}"])
    paragraph = _TEXT.sub(lambda match: match[1] + next(remark, ""), line[0])
    xml = xml[: line.start()] + paragraph + xml[line.end() :]
    return file._replace(parts={**file.parts, DOCUMENT: Packed.packing([xml])})


# -- the kind -------------------------------------------------------------------------------------


def _class(name: str, *fields: Sequence[Any]) -> type[Any]:
    """Make a class of placeholders, as `placeholders.filling` does."""
    return make_dataclass(name, [tuple(each) for each in fields], frozen=True, kw_only=True)


_ON_EACH: Sequence[Sequence[Any]] = (
    ("head", Letterhead),
    ("campaign", str, text("活动名称", default="")),
    ("plan", str, words("方案名称", default="")),
)
"""What every such paper may print, besides what is known of the group."""


def _kind(name: str, found: _Addressed, prints: frozenset[str]) -> DocumentKind[Any]:
    group = GROUPS[found.group]
    known = ("data", group.kind.data)
    person = _class("OneOfMany", known, ("facts", Facts), ("subject", str))
    many = (
        ("count", int, text("人数", default=0)),
        ("people", tuple[person, ...], rows(PEOPLE, default=())),  # type: ignore[valid-type]
    )

    def make(desk: Desk) -> None:
        sources = group.papers(desk)
        if sources is not None:
            sources = [each for each in sources if group.wants(each, name)]
            made = _letters(kind, desk, sources) if found.to_each else listed(desk, sources)
            desk.take(kind, papers=made)

    def listed(desk: Desk, sources: Sequence[Paper]) -> Iterator[Paper]:
        if sources:
            people = [
                person(data=each.data, facts=facts_of(each), subject=each.staff_id)
                for each in sources
            ]
            yield _list(kind, desk, sources, people, f"{_ALL}{found.group}")

    audience, series = Audience.PERSON, Series.LETTERS
    if not found.to_each:
        to_offices = _RECIPIENTS in prints
        audience = Audience.OFFICES if to_offices else Audience.BOARD
        series = Series.NOTICES
    kind: DocumentKind[Any] = DocumentKind(
        name,
        _class("OwnLetter", known, *_ON_EACH)
        if found.to_each
        else _class("OwnList", *_ON_EACH, *many),
        audience if found.sealed else Audience.FILE,
        series if _NUMBER in prints else Series.NONE,
        group.kind.phase,
        made_by=make,
        spoiled_by=group.kind.spoiled_by,
        copies=found.copies,
        folder=OWN_KINDS,
    )
    return kind


def _letters(kind: DocumentKind[Any], desk: Desk, sources: Iterable[Paper]) -> Iterator[Paper]:
    """Make a paper for each of those whom the sources are about."""
    office = desk.office
    for each in sources:
        data = kind.data(
            data=each.data,
            head=kind.head(office, each.data.head.dated, each.staff_id),
            campaign=office.scheme.basics.name,
            plan=office.plan,
        )
        yield each._replace(kind=kind, data=data)


def _list(
    kind: DocumentKind[Any],
    desk: Desk,
    sources: Sequence[Paper],
    people: Sequence[Any],
    everybody: str,
) -> Paper:
    """Make one paper about all of them, as of the last day of theirs."""
    office = desk.office
    data = kind.data(
        head=kind.head(office, max(each.data.head.dated for each in sources)),
        campaign=office.scheme.basics.name,
        plan=office.plan,
        count=len(people),
        people=tuple(people),
    )
    addressee = office.recipients if kind.audience is Audience.OFFICES else everybody
    pending = next((each.pending for each in sources if each.pending), "")
    return Paper(kind, data, addressee, pending=pending)
