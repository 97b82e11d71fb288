"""Simplified and Traditional script, through OpenCC. The one importer of that library.

Reading understands both; writing converts the program's own words only, never what people typed.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from campaign.workbook.declare.wording import (
    InTurn,
    Reworded,
    SaidFor,
    Wording,
    as_written,
    speaker,
)

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
    """Return the text in Simplified characters, for comparing only."""
    return _converter("t2s")(text).replace("暱", "昵")  # which the converter does not know


@cache
def traditional(text: str) -> str:
    """Return the program's own words in Traditional characters."""
    written = _converter(_TO_TRADITIONAL)(text)
    for usual, better in _PREFERRED.items():
        written = written.replace(usual, better)
    return written


def merges_characters(one: str, other: str) -> bool:
    """Tell whether two characters fall together in Simplified script, though two words."""
    return simplified(one) in _MERGED and simplified(one) == simplified(other)


class Traditional(Reworded):
    """Traditional script."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        super().__init__(_converted, terms)


def _converted(text: str) -> str:
    # Loaded only where it is needed: most campaigns are in Simplified script.

    return traditional(text)


class Wordings(NamedTuple):
    """How a campaign puts the program's words: one after the other, and each by itself."""

    both: Wording
    unit: Wording
    script: Wording


AS_WRITTEN = Wordings(as_written, as_written, as_written)


def wordings(spoken: SaidFor, typed: frozenset[str] | set[str], *, traditional: bool) -> Wordings:
    """Put words in the unit's own first, then in Traditional script; `typed` texts stay."""
    unit = Reworded(speaker(spoken), typed) if spoken else as_written
    if not traditional:
        return Wordings(unit, unit, as_written)
    script = Traditional(typed.union(said for _, said in spoken if said))
    return Wordings(InTurn(unit, script) if spoken else script, unit, script)
