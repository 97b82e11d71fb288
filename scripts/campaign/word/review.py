"""An office's own template looked over with python-docx, as a person would look for slips in Word.

Loaded only where a campaign has templates of its own, and only after the guards have let the file
in. What it finds is told with its part, paragraph and words, so that people find it in Word.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.word.parts import Kept
from campaign.word.placeholders import Schema
from campaign.word.relations import UnfitError
from campaign.workbook.declare.text import fold, in_simplified, nearest
from campaign.workbook.read.container import Packed

_PARTS = {
    RT.HEADER: "页眉",
    RT.FOOTER: "页脚",
    RT.FOOTNOTES: "脚注",
    RT.ENDNOTES: "尾注",
}
_BODY = "正文"
_SHOWN = 30
"""Characters of a paragraph by which people find it."""
_TAG = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}")
_TOO_MANY = re.compile(r"\{{3,}([^{}\n]*)\}{2,}|(?<!\{)\{\{([^{}\n]*)\}{3,}")
_MARKS = (
    "{}", "｛｝", "«»", "‹›", "《》", "〈〉", "<>", "＜＞", "【】", "〖〗", "〔〕", "[]", "［］",
    "##", "＃＃", "$$", "%%", "@@",
)  # fmt: skip
_MARKED = re.compile(
    "|".join(
        rf"\$?{re.escape(opening)}\s*([^\s{re.escape(opening + closing)}]{{1,20}})\s*"
        rf"{re.escape(closing)}"
        for opening, closing in map(tuple, _MARKS)
    )
)
"""Something short between marks by which other programs know what is to be filled in."""
_BRACES = "{｛$"
"""Marks between which an official letter has nothing else."""
_MERGE_FIELD = re.compile(r'\s*MERGEFIELD\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_REVISIONS = {
    "ins": "插入", "del": "删除", "moveFrom": "移动", "moveTo": "移动", "rPrChange": "改格式",
    "pPrChange": "改段落格式", "tblPrChange": "改表格", "trPrChange": "改表格",
    "tcPrChange": "改表格", "tblGridChange": "改表格", "tblPrExChange": "改表格",
    "sectPrChange": "改页面", "numberingChange": "改编号", "cellIns": "插入单元格",
    "cellDel": "删除单元格", "cellMerge": "合并单元格",
}  # fmt: skip


class _Place(NamedTuple):
    """A paragraph, as people find it."""

    part: str
    number: int
    text: str

    def where(self, file: str) -> Where:
        """Return the paragraph in a list of issues."""
        return Where(file, self.part, f"第{self.number}段")


class Usual(NamedTuple):
    """What a template of a kind is like."""

    styles: Collection[str] = ()
    """Those that the program's own template of this kind has laid out by name."""
    bodies: Collection[str] = ()
    """The names of the unit, and of whoever signs with it."""
    is_of_one: bool = False
    """Whether each of its papers is about one person."""


def review(
    parts: Mapping[str, Packed], file: str, placeholders: Schema, usual: Usual
) -> list[Issue]:
    """Look a template over; every issue says where.

    parts: the file's, as the guards let them in. file: its place as the staff know it.
    """
    try:
        document = Document(BytesIO(Kept(parts).with_parts({})))
        present = {each.name for each in document.styles}
    except Exception as reason:  # python-docx lets through whatever its parser meets
        raise UnfitError("python-docx 打不开这个文件，请在 Word 里另存一次") from reason
    if not any(_text(each).strip() for each in document.element.body.iter(qn("w:p"))):
        raise UnfitError("正文里一个字也没有")
    names = list(_names(placeholders))
    issues: list[Issue] = []
    for part, root in _roots(document):
        issues += _in_part(part, root, file, names)
        issues += _of_others(part, root, file, usual)
        issues += _unfilled(part, root, file)
    if missing := [each for each in usual.styles if each not in present]:
        issues.append(Kind.TEMPLATE_STYLE_MISSING.at(Where(file), names="、".join(missing)))
    return issues


def _names(placeholders: Schema) -> Iterator[str]:
    for each in placeholders.values():
        yield each.name
        if each.row is not None:
            yield from each.row


def _roots(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield every part with words on paper, by the name that people know."""
    yield _BODY, document.element
    for relation in document.part.rels.values():
        shown = _PARTS.get(relation.reltype)
        if shown and not relation.is_external:
            yield shown, parse_xml(relation.target_part.blob)


_ADDRESSEE = re.compile(r"\s*([\u3400-\u9fff·]{2,6})同志\s*[:：]?\s*")
_NO_NAMES = "各全诸有相参所上本"
"""How words before 同志 begin that name nobody: 各位, 全体, 有关."""
_BODY_NAME = re.compile(r"中共[\u3400-\u9fff]{2,20}?委员会")
_SORT = 4
"""Characters at the end by which bodies are of the same kind: 镇委员会."""


def _of_others(part: str, root: Any, file: str, usual: Usual) -> Iterator[Issue]:
    """Yield what was left of the paper that a template was made from: a person, another unit."""
    told: set[str] = set()
    for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
        place = _Place(part, number, _text(paragraph))
        name = _ADDRESSEE.fullmatch(place.text)
        if usual.is_of_one and name and name[1][0] not in _NO_NAMES:
            yield _report(place, file, Kind.TEMPLATE_FIXED_ADDRESSEE, name=name[0].strip())
        for own in usual.bodies:
            for body in _BODY_NAME.findall(in_simplified(place.text)):
                core = in_simplified(own).removeprefix("中共")
                if body.endswith(core[-_SORT:]) and core not in body and body not in told:
                    told.add(body)
                    yield _report(place, file, Kind.TEMPLATE_OTHER_OFFICE, body=body, own=own)


_CROSSES = re.compile(r"[×✕╳]{2,}|[XxＸｘ＊*]{2,}(?=[\u3400-\u9fff])")
"""How a specimen leaves out a name, a place or a figure: ×××同志, 20XX年."""


def _unfilled(part: str, root: Any, file: str) -> Iterator[Issue]:
    """Yield what a specimen leaves for people to fill in, and nobody has."""
    for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
        place = _Place(part, number, _text(paragraph))
        for crosses in dict.fromkeys(_CROSSES.findall(place.text)):
            yield _report(place, file, Kind.TEMPLATE_CROSSES, text=crosses)
        controls = [*paragraph.iter(qn("w:sdt")), *paragraph.iterancestors(qn("w:sdt"))]
        for control in controls:
            prompt = _text(control).strip()
            first = next(control.iter(qn("w:p")), paragraph)  # one in a line has none of its own
            if first is paragraph and prompt and _shows_prompt(control):
                yield _report(place, file, Kind.TEMPLATE_CONTROL_UNFILLED, text=prompt)


def _shows_prompt(control: Any) -> bool:
    """Tell whether a content control shows what is to be put in, and has no placeholder."""
    shown = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    on = shown is not None and shown.get(qn("w:val"), "1") not in ("0", "false", "off")
    return on and not _TAG.search(_text(control))


def _in_part(part: str, root: Any, file: str, names: Sequence[str]) -> Iterator[Issue]:
    place = _Place(part, 1, "")
    numbers: dict[Any, int] = {}
    for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
        numbers[paragraph] = number
        place = _Place(part, number, _text(paragraph))
        report = partial(_report, place, file)
        fields = list(_merge_fields(paragraph, names, report))
        shown = {fold(each.data["name"]) for each in fields}
        yield from _lookalikes(place, [each for each in names if fold(each) not in shown], report)
        yield from fields
    told: set[tuple[int, str]] = set()
    for element in root.iter():
        what = _REVISIONS.get(_local(element))
        if what:
            number = numbers.get(_paragraph_of(element), 0) or 1
            if (number, what) not in told:
                told.add((number, what))
                text = next((_text(p) for p, n in numbers.items() if n == number), "")
                yield _report(_Place(part, number, text), file, Kind.TEMPLATE_REVISION, what=what)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) and tag.startswith(_WORD) else ""


_WORD = qn("w:p").removesuffix("p")


def _paragraph_of(element: Any) -> Any:
    """Return the paragraph in which something stands, or the first that stands in it."""
    for each in element.iterancestors(qn("w:p")):
        return each
    row = next(element.iterancestors(qn("w:tr"), qn("w:tbl"), qn("w:body")), element)
    return next(row.iter(qn("w:p")), None)


_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"


def _text(paragraph: Any) -> str:
    """Return all words on paper, those of formulas and of word art too."""
    return "".join(
        each.get("string", "") if each.tag == _WORD_ART else each.text or ""
        for each in paragraph.iter(qn("w:t"), qn("m:t"), _WORD_ART)
    )


Report = Callable[..., Issue]


def _report(place: _Place, file: str, kind: Kind, **data: object) -> Issue:
    text = place.text.strip()
    shown = text[:_SHOWN] + ("……" if len(text) > _SHOWN else "")
    return kind.at(place.where(file), read=shown, **data)


def _lookalikes(place: _Place, names: Sequence[str], report: Report) -> Iterator[Issue]:
    """Yield what somebody wrote for a placeholder in the manner of another program."""
    known = {fold(name): name for name in names}
    for match in _TOO_MANY.finditer(place.text):
        yield report(Kind.TEMPLATE_LOOKALIKE, text=match[0], name=(match[1] or match[2]).strip())
    for match in _MARKED.finditer(_TAG.sub("　", place.text)):
        inside = next(filter(None, match.groups()))
        name = known.get(fold(inside.rpartition(".")[2]))
        in_braces = match[0][0] in _BRACES and re.search(r"[\u3400-\u9fff]", inside)
        if name or in_braces:
            suggested = name or nearest(inside, names) or inside
            yield report(Kind.TEMPLATE_LOOKALIKE, text=match[0], name=suggested)


def _merge_fields(paragraph: Any, names: Sequence[str], report: Report) -> Iterator[Issue]:
    simple = [each.get(qn("w:instr"), "") for each in paragraph.iter(qn("w:fldSimple"))]
    for instruction in [*simple, *_instructions(paragraph)]:
        if match := _MERGE_FIELD.match(instruction):
            typed = match[1] or match[2]
            name = next((each for each in names if fold(each) == fold(typed)), "")
            yield report(
                Kind.TEMPLATE_MERGE_FIELD,
                name=typed,
                right=name or nearest(typed, names) or typed,
                suggestion="" if name else did_you_mean(nearest(typed, names)),
            )


def _instructions(paragraph: Any) -> Iterable[str]:
    """Yield the instruction of each field, put together from its runs."""
    gathered = ""
    for each in paragraph.iter(qn("w:instrText"), qn("w:fldChar")):
        if each.tag == qn("w:instrText"):
            gathered += each.text or ""
        elif gathered:
            yield gathered
            gathered = ""
    if gathered:
        yield gathered
