"""Breaking a long title into lines at words, in the shape of a trapezium or a diamond.

GB/T 9704-2012, 7.3.1: lines keep words whole, are centred and symmetrical, form a trapezium or a
diamond; so never an hourglass and never a block of equal lines. All breakings at words are
compared; a title has few words, so that is soon done.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from campaign.documents.wording import text_width

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
_MAY_NOT_BEGIN = re.compile("[的和与及等》〉”’）〕、，。：；·\u3000]")
_MAY_NOT_END = re.compile("[《〈“‘（〔、]$")
_LINE = 8.0  # a line more must make the shape better by so many characters
_NATURAL = -8.0
_AWKWARD = 3.0
_UNKNOWN = 3  # a character outside all known words costs as much as three words


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a line may end."""

    position: int
    in_a_word: bool
    cost: float
    """Behind 关于 the reader expects more; before it, the issuer's name has a line to itself."""


def broken(title: str, capacity: float, words: Iterable[str] = ()) -> list[str]:
    """The lines of a title.

    capacity: characters on a line at the title's size; words: names to be kept whole beside the
    usual words of official titles. One line if it fits, or if nobody would break it well.
    """
    width = text_width(title)
    if width <= capacity or width > MOST_LINES * capacity:
        return [title]
    breaks = list(_breaks(title, _WORDS.union(words)))
    whole_words = [each for each in breaks if not each.in_a_word]
    for allowed in (whole_words, breaks):
        fewest = int(-(-width // capacity))
        for most in range(fewest + 1, MOST_LINES + 1):
            if best := _best(title, capacity, allowed, range(fewest, most + 1)):
                return best
    return [title]


def _best(
    title: str, capacity: float, breaks: Sequence[_Break], counts: Iterable[int]
) -> list[str] | None:
    """The most pleasing of all breakings into one of some numbers of lines, if there is any."""
    widths_before = [0.0, *accumulate(map(text_width, title))]
    best: tuple[_Break, ...] | None = None
    least = float("inf")
    for count in counts:
        for chosen in combinations(breaks, count - 1):
            edges = (0, *(each.position for each in chosen), len(title))
            widths = [widths_before[end] - widths_before[start] for start, end in pairwise(edges)]
            if max(widths) <= capacity and _is_pleasing(widths):
                cost = _unevenness(widths) + sum(each.cost for each in chosen) + _LINE * count
                if cost < least:
                    best, least = chosen, cost
    return _cut(title, best) if best is not None else None


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
    tokens = _segmented(title, frozenset(words))
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


def _segmented(title: str, words: frozenset[str]) -> list[tuple[str, bool]]:
    """The title as words, and whether each is known; the fewest pieces win."""
    edges = [0, *(match.end() for match in _ATOM.finditer(title))]
    longest = max((len(word) for word in words), default=1)
    costs = [0]
    origins = [0]  # where the last piece of the best segmentation up to an edge begins
    for end in range(1, len(edges)):
        options = [(costs[end - 1] + _UNKNOWN, end - 1)]
        options += [
            (costs[start] + 1, start)
            for start in range(max(0, end - longest), end)
            if title[edges[start] : edges[end]] in words
        ]
        cost, origin = min(options)
        costs.append(cost)
        origins.append(origin)
    pieces = []
    end = len(edges) - 1
    while end:
        piece = title[edges[origins[end]] : edges[end]]
        pieces.append((piece, piece in words))
        end = origins[end]
    return pieces[::-1]
