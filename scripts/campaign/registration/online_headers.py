"""The headings of online forms: 「3、请选择您最想竞争的职位，作为第一志愿（单选，必答）[单选题]」.

A heading is a question, not a name. Marks, the question's number, its type, remarks and polite
words are taken off; what is left, a part of it behind a colon, or what a bracket holds may be a
column's name. That is equality. A sentence that holds exactly one key, and no word that turns it
into something else, is understood, too; that is containment, and equality goes before it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from campaign.chinese import counted
from campaign.workbook.declare.text import fold

_MARKS = re.compile(r"^[*★☆●○•·※#]+")
_QUESTION = re.compile(
    r"^(?:第(\d{1,3})题|q(\d{1,3})(?!\d)|(\d{1,3})(?=[、.:),，])|\((\d{1,3})\)|([一二三四五六七八九十]{1,3})(?=、))"
    r"[、.:),，\-]*"
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|〔([^〔〕]*)〕")
_ENDS = "*:：。.?？!！,，、;；-—_"
_POLITE = re.compile(
    r"^(?:请问|请您|请|您的|你的|您|你|本人的|本人|我的|填写|填报|选择|输入|勾选|如实|准确|在此|一下)+"
)
_SEGMENTS = re.compile(r"[:|—]")

_NUMERAL = r"(?:[一二三四五六七八九十]{1,2}|\d{1,2})"
_NUMBERED = re.compile(
    rf"第({_NUMERAL})个?(?:志愿|意向|选择)|(?:志愿|意向)({_NUMERAL})|({_NUMERAL})(?:志愿|意向)"
)
_UNNUMBERED = re.compile(
    r"志愿|(?:想|拟|意向|竞争|竞聘|竞岗|应聘|报考|申报|选报|报名).{0,6}(?:职位|岗位|部门|科室|职务)"
    r"|申请(?:职位|岗位|职务)|(?:职位|岗位|部门|科室).{0,2}(?:意向|选择)|^选(?:择)?(?:部门|职位|岗位)$"
)
_KEYS = (
    ("name", re.compile(r"姓名|名字")),
    ("staff_id", re.compile(r"编号|工号|职工号|员工号")),
    ("adjustable", re.compile(r"调剂|服从")),
)
_YES_OR_NO = re.compile(r"是否|是不是|有没有|有无|要不要|愿不愿")
_EXCLUDING = re.compile(
    r"理由|原因|推荐人|介绍人|家属|配偶|父母|父亲|母亲|子女|家庭|紧急|联系人|签名|签字|昵称|[账帐]号"
    r"|附件|上传|身份证|住址|地址|证明|电话|手机|邮箱|微信|qq|曾用名|代填|代报|提交人|填写人|审核|设想|优势|领导"
)
_EXCLUDING_REMARK = re.compile(r"(?:上传)?(?:理由|原因|附件|签名|签字|推荐人|家属|是否)")
"""What a remark in brackets begins with that makes a name another matter: 第一志愿（理由）."""
_ORDERED = re.compile(r"排序|先后|依次|顺序|次序")

_LONGEST_LABEL = 20
_IN_A_CELL = re.compile(r"[^\s,，;；。、:：]+(?=\s*[:：])|^[^\s:：]+(?=\s)")
"""A label in one cell with its value: 竞聘岗位：党政办主任."""
_CHOSEN = ("志愿", "意向", "岗位", "职位", "职务", "部门", "科室")
"""How the label of a choice ends."""
_TO_CHOOSE = re.compile("选择?(?:岗位|职位|部门|科室)")
"""In a question the first word is a polite one; before a box it is the whole of it."""


class ColumnHeading(NamedTuple):
    """What a heading says, whoever asked it."""

    question: str
    """The question's number, if it has one: it is never a wish's."""
    stem: str
    """The question without number, brackets and polite words."""
    names: tuple[str, ...]
    """Texts that may be a column's name: the stem, its parts, what brackets hold."""
    asks: str
    """The one field that the sentence asks for by its keys; empty if none or several."""
    number: int
    """The wish that the sentence asks for; 0 for all of them, or none."""
    excluded: bool
    """It asks for something beside the matter: a reason, a relative, an attachment."""
    ordered: bool
    """It asks for the options in order of preference."""


@lru_cache(maxsize=2_000)
def heading(text: str) -> ColumnHeading:
    """Take a heading apart."""
    key = _MARKS.sub("", fold(text))
    found = _QUESTION.match(key)
    question = next(filter(None, found.groups()), "") if found else ""
    key = _MARKS.sub("", key[found.end() :]) if found else key
    inner = [next(filter(None, each.groups()), "") for each in _BRACKETS.finditer(key)]
    bare = _BRACKETS.sub("", key)
    segments = [_polished(each) for each in _SEGMENTS.split(bare)]
    stem = _polished(bare)
    names = [stem, *reversed(segments), *map(_polished, inner)]
    asks, number = _asked(stem)
    if not asks:
        asks, number = next(filter(lambda each: each[0], map(_asked, reversed(segments))), ("", 0))
    return ColumnHeading(
        question,
        stem,
        tuple(dict.fromkeys(filter(None, names))),
        asks,
        number,
        bool(_EXCLUDING.search(bare)) or any(map(_EXCLUDING_REMARK.match, inner)),
        bool(_ORDERED.search(key)),
    )


def _polished(text: str) -> str:
    return _POLITE.sub("", text.strip(_ENDS)).strip(_ENDS)


def _asked(stem: str) -> tuple[str, int]:
    """Return the one field that a sentence asks for, and the number of the wish."""
    found = {field for field, key in _KEYS if key.search(stem)}
    numbers = set()
    if not _YES_OR_NO.search(stem):
        numbers = {counted(next(filter(None, each.groups()))) for each in _NUMBERED.finditer(stem)}
    if numbers:
        found.add("choices")
    elif not found and _UNNUMBERED.search(stem) and not _YES_OR_NO.search(stem):
        return "choices", 0
    if len(found) != 1 or len(numbers) > 1:
        return "", 0
    return found.pop(), next(iter(numbers), 0)


def unnumbered_choice(text: str) -> str:
    """Return the label in a cell that asks for a choice without its number, if there is one."""
    labels: list[str] = [
        *([text] if len(text) <= _LONGEST_LABEL else []),
        *_IN_A_CELL.findall(text),
    ]
    for label in labels:
        said = heading(label)
        is_plain = said.asks == "choices" and not said.number and not said.excluded
        if _TO_CHOOSE.fullmatch(fold(label).rstrip(_ENDS)) or (
            is_plain and said.stem.endswith(_CHOSEN)
        ):
            return label
    return ""
