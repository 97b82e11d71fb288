"""Comparing what people type: blanks, invisible characters, full-width forms, both scripts.

`clean` is for text that will be shown again, and changes nothing visible. `fold` is for keys only:
NFKC would turn ① into 1 and ： into : on a printed page, so it never touches printed text.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Soft hyphens, zero-width blanks and joiners, marks of direction, a byte order mark: they come
# along when words are copied from web pages and chats, and nobody sees them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
# What XML forbids or no program shows, and halves of characters; tabs and line ends are blanks.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[\s\u3000\u00a0\u2000-\u200a\u3164]+")
_PRINTABLE_BLANK = re.compile("[\u034f\u3164]")
"""Blank, but for `str.isprintable`."""
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks after a character that choose another drawing of it."""
_HAN = "\u3400-\u9fff\U00020000-\U000323af"
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧∙⋅・", "·"))
"""What people type for the dot in 买买提·艾力, and between Han the full stop."""
# Compiled when first needed: a class of so many characters takes Python a millisecond.
_DOT_BETWEEN_HAN = rf"(?<=[{_HAN}])[.](?=[{_HAN}])"
_BLANK_BESIDE_HAN = rf"(?<=[{_HAN}·])[ ]+(?=[{_HAN}·])"
_NOT_HAN = f"[^{_HAN}]+"


def clean(text: str) -> str:
    """Drop invisible and control characters and outer blanks; inner blanks become one each."""
    if text.isprintable() and " " not in text and not _PRINTABLE_BLANK.search(text):
        return text
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return _BLANKS.sub(" ", text).strip()


def without_controls(text: str) -> str:
    """Drop what XML forbids and no program shows: it can be written into no workbook."""
    return _CONTROL.sub("", text)


def clean_lines(text: str) -> str:
    """Like `clean`, keeping line breaks: for résumés and reasons."""
    lines = (clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def person_name(text: str) -> str:
    """Return a name as it is printed: `张　三` is 张三; blanks between Latin words stay."""
    name = clean(text)
    return re.sub(_BLANK_BESIDE_HAN, "", name) if " " in name else name


def squeeze(text: str) -> str:
    """Return all blanks and invisible characters removed, full-width forms made half-width."""
    if text.isascii():
        return "".join(_CONTROL.sub("", text).split())
    text = _VARIATION.sub("", _CONTROL.sub("", _INVISIBLE.sub("", text)))
    text = _BLANKS.sub("", unicodedata.normalize("NFKC", text)).translate(_MIDDLE_DOTS)
    return re.sub(_DOT_BETWEEN_HAN, "·", text) if "." in text else text


# The most used function of all: 90,000 times over 600 people, for 2,000 different texts.
@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Fold blanks, width, case and script, so that two ways of typing a word meet."""
    return in_simplified(squeeze(text).casefold())


def in_simplified(text: str) -> str:
    """Return the text in Simplified characters, as many as it has."""
    return text if _is_simplified(text) else _to_simplified(text)


def same(one: str, other: str) -> bool:
    """Tell whether two texts are the same words."""
    return one == other or fold(one) == fold(other)


def surely_same(one: str, other: str) -> bool:
    """Tell whether two names are the same but for blanks, width and script, beyond doubt.

    范 and 範, 于 and 於, 余 and 餘 are different surnames: writing one for the other is a hint at
    most, although folding makes them equal.
    """
    if one == other:
        return True
    if fold(one) != fold(other):
        return False
    here, there = squeeze(one), squeeze(other)
    if here.casefold() == there.casefold():
        return True
    from campaign.workbook.declare.script import merges_characters

    return len(here) == len(there) and not any(
        mine != theirs and merges_characters(mine, theirs)
        for mine, theirs in zip(here, there, strict=True)
    )


def short_number(number: str) -> str:
    """Return a number without leading zeros: what Excel makes of 001."""
    return fold(number).lstrip("0")


def nearest(word: str, known: Iterable[str]) -> str:
    """Guess the known word that was meant, or nothing: to suggest, never to decide."""
    from difflib import get_close_matches

    folded = {fold(each): each for each in known}
    found = get_close_matches(fold(word), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def is_one_off(one: str, other: str) -> bool:
    """Tell whether two folded words differ by one character at most: another, missing or more."""
    if abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < 2:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    rests = ((1, 1), (1, 0), (0, 1))
    return any(one[start + a :] == other[start + b :] for a, b in rests)


def garbled(text: str) -> str:
    """Restore UTF-8 text that somebody opened as GBK (濮撳悕 was 姓名); empty if it was not."""
    if text.isascii():
        return ""
    try:
        again = text.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return ""
    return again if any("\u3400" <= each <= "\u9fff" for each in again) else ""


_TRADITIONAL_ALL_THE_SAME = frozenset("乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽")
"""Characters of GB2312 that have a Simplified form there, too."""


def _is_simplified(key: str) -> bool:
    """Tell whether every Han character is in GB2312, with few Traditional ones: nothing to fold."""
    if not _TRADITIONAL_ALL_THE_SAME.isdisjoint(key):
        return False
    return _is_gb2312(key) or _is_gb2312(re.sub(_NOT_HAN, "", key))


def _is_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _to_simplified(key: str) -> str:
    from campaign.workbook.declare.script import simplified

    return simplified(key)
