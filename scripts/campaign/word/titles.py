"""Breaking a long title into lines at words, in the shape of a trapezium or a diamond.

GB/T 9704-2012, 7.3.1: lines keep words whole, are centred and symmetrical, form a trapezium or a
diamond; so never an hourglass and never a block of equal lines. All breakings at words
into lines that fit are compared; of those a title has few.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from campaign.word.official_wording import text_width
from campaign.word.styles import Styles
from campaign.word.tags import Element, Tag

MOST_LINES = 5
GAP = "\u3000"
"""Between two issuers in a title."""

_VOCABULARY = """
中国共产党 中共 委员会 人民政府 办公室 党政办公室 关于 印发 转发 开展 召开 举行
做好 进行 实行 机关干部 机关 中层干部 一般干部 中层 干部 人员 同志 双向选择
竞争上岗 竞争 上岗 选岗 定岗 活动 工作 方案 实施方案 实施意见 通知 通知书 通告
公告 公示 公布 任前公示 结果 成绩 情况 动员会 动员大会 会议 任职 免职 任免
职务 岗位 安排 调整 待岗 培训 学习 跟班学习 移交 交接 恢复工作 恢复 处理 意见
呈报表 考评 考评表 期满 规定 办法 制度 名单 清单 年度 部分 有关 等 名
领导小组 成立 同意 决定 批准 聘任 聘用 拟任 人选 综合 评分 民主测评 竞职演说
联席会 制定 推荐 选拔 配备 选派 考核 聘期 通报 批复 请示 报告 函
"""
_WORDS = frozenset(_VOCABULARY.split())
_ATOM = re.compile(r"[0-9０-９]+(?:年|月|日|号|名|人)?|[A-Za-z]+|.", re.DOTALL)
_UNIT_PART = re.compile(
    r".{2,}?(?:自治[州县旗]|[县市区旗镇乡]|街道|党委|委员会)(?![县市区旗镇乡族])|.+"
)
_MAY_NOT_BEGIN = re.compile("[的和与及等》〉”’）〕、，。：；·\u3000]")
_MAY_NOT_END = re.compile("[《〈“‘（〔、]$")
_LINE = 8.0  # a line more must make the shape better by so many characters
_NATURAL = -8.0
_AWKWARD = 3.0
_UNKNOWN = 3  # a character outside all known words costs as much as three words


class _Break(NamedTuple):
    """A place where a line may end."""

    position: int
    in_a_word: bool
    cost: float
    """Behind 关于 the reader expects more; before it, the issuer's name has a line to itself."""


def broken(title: str, capacity: float, words: Iterable[str] = ()) -> list[str]:
    """Return the lines of a title.

    capacity: characters on a line at the title's size; words: names to be kept whole beside the
    usual words of official titles. One line if it fits, or if nobody would break it well.
    """
    width = text_width(title)
    if width <= capacity or width > MOST_LINES * capacity:
        return [title]
    names = [each for each in words if each in title]
    usual = [each for each in _WORDS if each in title]
    longest = max(map(text_width, names), default=0)
    for parted in (False, True) if longest <= capacity else (True,):
        pieces = chain.from_iterable(map(_parts, names)) if parted else names
        lines = _broken(title, capacity, frozenset(chain(usual, pieces)))
        if len(lines) > 1:
            return list(lines)
    return [title]


def _parts(name: str) -> list[str]:
    """Cut a unit's name behind county, town and the like; other names stay whole."""
    return _UNIT_PART.findall(name)


def _broken(title: str, capacity: float, words: frozenset[str]) -> Sequence[str]:
    breaks = list(_breaks(title, words))
    whole_words = [each for each in breaks if not each.in_a_word]
    for allowed in (whole_words, breaks):
        fewest = int(-(-text_width(title) // capacity))
        for most in range(fewest + 1, MOST_LINES + 1):
            if best := _best(title, capacity, allowed, range(fewest, most + 1)):
                return best
            fewest = most + 1
    return [title]


def _best(
    title: str, capacity: float, breaks: Sequence[_Break], counts: Iterable[int]
) -> list[str] | None:
    """Find the most pleasing of all breakings into one of some numbers of lines."""
    ends = [*(text_width(title[: each.position]) for each in breaks), text_width(title)]
    best: list[_Break] | None = None
    least = float("inf")
    for count in counts:
        for widths, places in _filled(ends, 0.0, 0, count, capacity):
            if _is_pleasing(widths):
                chosen = [breaks[at] for at in places]
                cost = _unevenness(widths) + sum(each.cost for each in chosen) + _LINE * count
                if cost < least:
                    best, least = chosen, cost
    return _cut(title, best) if best is not None else None


def _filled(
    ends: Sequence[float], start: float, first: int, lines: int, capacity: float
) -> Iterator[tuple[tuple[float, ...], tuple[int, ...]]]:
    """Yield all ways to end so many lines that none is too wide: their widths, and where they end.

    ends: how far the text reaches to each place, the last of them being its own end; start and
    first: how far it is broken already, and the first place behind that.
    """
    if lines == 1:
        if ends[-1] - start <= capacity:
            yield (ends[-1] - start,), ()
        return
    for at in range(first, len(ends) - 1):
        if ends[at] - start > capacity:
            return
        if ends[-1] - ends[at] <= (lines - 1) * capacity:
            for widths, places in _filled(ends, ends[at], at + 1, lines - 1, capacity):
                yield (ends[at] - start, *widths), (at, *places)


def _cut(title: str, chosen: Sequence[_Break]) -> list[str]:
    edges = [0, *(each.position for each in chosen), len(title)]
    return [title[start:end] for start, end in pairwise(edges)]


def _is_pleasing(widths: Sequence[float]) -> bool:
    """Trapezium (ever longer or ever shorter) or diamond (longer, then shorter)."""
    shrinking = False
    for earlier, later in pairwise(widths):
        if later == earlier or (shrinking and later > earlier):
            return False
        shrinking = later < earlier
    return True


def _unevenness(widths: Sequence[float]) -> float:
    """Nearly even lines please most; of diamonds the symmetrical ones."""
    is_diamond = max(widths) not in (widths[0], widths[-1])
    return max(widths) - min(widths) + (abs(widths[0] - widths[-1]) if is_diamond else 0)


def _breaks(title: str, words: Iterable[str]) -> Iterator[_Break]:
    position = 0
    tokens = _segmented(title, words)
    for (token, known), (following, following_known) in pairwise(tokens):
        position += len(token)
        if _MAY_NOT_BEGIN.match(following) or _MAY_NOT_END.search(token):
            continue
        in_a_word = not (known or following_known)
        yield _Break(position, in_a_word, _cost(token, following))


def _cost(token: str, following: str) -> float:
    if following == "关于" or token == GAP:
        return _NATURAL
    return _AWKWARD if token in ("关于", "印发", "召开", "做好", "开展") else 0.0


def _segmented(title: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """Return the title as words, and whether each is known; the fewest pieces win."""
    known = _occurrences(title, words)
    costs = {0: 0}  # of the best segmentation up to a place
    origins: dict[int, int] = {}  # where its last piece begins
    for atom in _ATOM.finditer(title):
        options = [(costs[atom.start()] + _UNKNOWN, atom.start())]
        options += [(costs[at] + 1, at) for at in known.get(atom.end(), ()) if at in costs]
        costs[atom.end()], origins[atom.end()] = min(options)
    pieces = []
    end = len(title)
    while end:
        start = origins[end]
        pieces.append((title[start:end], start in known.get(end, ())))
        end = start
    return pieces[::-1]


def _occurrences(title: str, words: Iterable[str]) -> dict[int, list[int]]:
    """Return where in a title words begin, by where they end."""
    found: dict[int, list[int]] = {}
    for word in words:
        start = title.find(word)
        while start >= 0:
            found.setdefault(start + len(word), []).append(start)
            start = title.find(word, start + 1)
    return found


ROLES = {
    "公文标题": "T",
    "附件标题": "T",
    "印发件标题": "T",
    "发文机关标志": "M",
    "署名": "S",
    "成文日期": "D",
}
"""Paragraph styles whose layout depends on their text; the letter follows the opening mark."""

OPEN, END = "\x01", "\x02"

COLUMNS, END_OF_COLUMNS = "\x03", "\x04"
"""Round a table whose rows or columns are repeated."""

REPEATED_CELL = "\x05"
"""Stands before each cell of a repeated column."""


class Insertion(NamedTuple):
    """Characters to be inserted into the XML."""

    position: int
    closes: bool
    text: str


def marks_in(elements: list[Element], tags: list[Tag], styles: Styles) -> list[Insertion]:
    """Return the marks of a part, in order."""
    marks: list[Insertion] = []
    for element in elements:
        if element.name == "w:tbl":
            if _grows(element, tags):
                marks += _pair(element, COLUMNS, END_OF_COLUMNS)
        elif role := ROLES.get(styles.name(element.style)):
            marks += _pair(element, OPEN + role, END)
    return sorted(marks, key=lambda mark: (mark.position, not mark.closes))


def _grows(table: Element, tags: list[Tag]) -> bool:
    """Tell whether a table has as many rows or columns as there is something to print."""
    return any(
        (tag.scope == "tc" or (tag.scope == "tr" and tag.words.startswith("for")))
        and table.start <= tag.start < table.end
        for tag in tags
    )


def _pair(element: Element, opening: str, closing: str) -> list[Insertion]:
    return [Insertion(element.start, False, opening), Insertion(element.end, True, closing)]


def literal(xml: str, start: int, end: int, marks: list[Insertion]) -> list[str]:
    """Return a stretch of XML with its marks.

    Those of an element that a tag stands for fall out.
    """
    pieces = []
    for mark in marks:
        inside = start < mark.position <= end if mark.closes else start <= mark.position < end
        if inside:
            pieces += [xml[start : mark.position], mark.text]
            start = mark.position
    return [*pieces, xml[start:end]]
