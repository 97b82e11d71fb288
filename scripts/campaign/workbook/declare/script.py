"""Simplified and Traditional script, through OpenCC. The one importer of that library.

Reading understands both; writing converts the program's own words only, never what people typed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple, Protocol

_MERGED = frozenset(
    "万与丑个丰么于云仆仑价优伙体余佛佣修僵儿克党冢冬冲净凄准凌几凶出划别刮制勋千升卜占卤卷厂历厘参发只"
    "台叹吁吃合吊同后向吨听呆周咨咸咽哄哗唇啮喂噪回团困圣坏坛埙埼复夸夹奸姜娘宁家尝尸尽局岩岭岳巨布帘席干"
    "并幸庄庵异弥弦当录彩征径御忏志念怀怜恤恶惊愈愿戚扇才扎扑托扣扰折抵拐拼挂挨挽捆捍捣据搜摆斗旋旗昆晒暗"
    "曲札术朱朴机杆杠杯杰松板极构柜栖栗核梁棱欲毁气汇污沄沈沾泄泛泞注洁洒洼涂涌淀游湿溪溯漓炖炼烟熏牦狸玩"
    "璇瓮症痒痴皂确离私秋种秘筑签篱糊糖系累纤绕网羡肮肴胄胜胡脏腊腌膻致舍艳芸苏苔苧苹范茧荐荡荫药获蒏蒙蓑"
    "蔂蔑虫虮虱蚕蚝蜡蝎表袅触证谥谷赞赶跖踊辟迹适逾郁酸采里鉴针钟钥钻铲铺锤镋镰闲雇雕霉面须饥鹇"
)
"""Simplified characters in which several Traditional ones meet (钟: 鍾, 鐘; 余: 餘, 余)."""

_TO_TRADITIONAL = "s2tw"
"""Forms that people write today (群眾, 為, 裡, 複核), not those of dictionaries."""
_PREFERRED = {
    "公佈": "公布",
    "瞭解": "了解",
    "舍入": "捨入",
    "一格里": "一格裡",
    "舊錶": "舊表",
    "隻讀": "只讀",
}
"""Where the converter takes a word apart wrongly, or knows a form that offices do not use."""


@cache
def _converter(configuration: str) -> Callable[[str], str]:
    # 20 ms to load: only a campaign or a name that needs it pays.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(configuration).convert
    return convert


@cache
def simplified(text: str) -> str:
    """The text in Simplified characters, for comparing only."""
    return _converter("t2s")(text).replace("暱", "昵")  # which the converter does not know


@cache
def traditional(text: str) -> str:
    """The program's own words in Traditional characters."""
    written = _converter(_TO_TRADITIONAL)(text)
    for usual, better in _PREFERRED.items():
        written = written.replace(usual, better)
    return written


def merges_characters(one: str, other: str) -> bool:
    """Whether two characters fall together in Simplified script, though they may be two words."""
    return simplified(one) in _MERGED and simplified(one) == simplified(other)


_HAN = "\u3400-\u9fff\U00020000-\U000323af"
# Both are compiled when first needed, by a campaign in Traditional script.
_ANY_HAN = f"[{_HAN}]"
_FILE = (
    r"[^\s“”‘’（）()《》〈〉，。；：、|<>*?]+\.(?:xlsx?|xlsm|xlsb|et|ods|csv|docx?|zip|json|log|txt|bat|sh|py)"
    r"(?![A-Za-z])"
)
"""Names of files are the same in both scripts: other programs rely on them."""


class Wording(Protocol):
    """Puts the program's own words into the script that the scheme asks for."""

    def __call__(self, text: str) -> str:
        """The text as it is to be written."""

    def keeping(self, terms: Iterable[str]) -> "Wording":
        """The same, with further terms that somebody typed."""


class Simplified:
    """The program's words as they stand in the code."""

    def __call__(self, text: str) -> str:
        return text

    def keeping(self, terms: Iterable[str]) -> "Simplified":
        return self


as_written = Simplified()


class _Piece(NamedTuple):
    text: str
    typed: bool


class Traditional:
    """Traditional script; `terms` are names and other texts that somebody typed."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self._terms = frozenset(terms)
        self._written: dict[str, str] = {}

    def keeping(self, terms: Iterable[str]) -> "Traditional":
        return Traditional(self._terms.union(terms))

    def __call__(self, text: str) -> str:
        if text.isascii():
            return text
        if text not in self._written:
            self._written[text] = "".join(
                piece.text if piece.typed else _converted(piece.text) for piece in self._cut(text)
            )
        return self._written[text]

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        """Terms that a conversion would change, longest first, by their first two characters."""
        found: dict[str, list[str]] = {}
        for term in sorted(self._terms, key=lambda term: (-len(term), term)):
            if len(term) > 1 and _converted(term) != term:
                found.setdefault(term[:2], []).append(term)
        return found

    @cached_property
    def _single(self) -> frozenset[str]:
        """Terms of one character (the grade 优): they are terms only where they stand alone."""
        return frozenset(term for term in self._terms if len(term) == 1)

    def _cut(self, text: str) -> Iterator[_Piece]:
        files = {match.start(): match.end() for match in re.finditer(_FILE, text)}
        start = position = 0
        while position < len(text):
            end = files.get(position) or self._term_end(text, position)
            if end:
                yield _Piece(text[start:position], typed=False)
                yield _Piece(text[position:end], typed=True)
                start = position = end
            else:
                position += 1
        yield _Piece(text[start:], typed=False)

    def _term_end(self, text: str, start: int) -> int:
        for term in self._by_beginning.get(text[start : start + 2], ()):
            if text.startswith(term, start):
                return start + len(term)
        return start + 1 if self._stands_alone(text, start) else 0

    def _stands_alone(self, text: str, at: int) -> bool:
        around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        return text[at] in self._single and not re.search(_ANY_HAN, around)


def _converted(text: str) -> str:
    # Loaded only where it is needed: most campaigns are in Simplified script.

    return traditional(text)
