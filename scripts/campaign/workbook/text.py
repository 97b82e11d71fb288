"""Comparing what people type: blanks, invisible characters, full-width forms, both scripts.

`clean` is for text that will be shown again, and changes nothing visible. `fold` is for keys only:
NFKC would turn ① into 1 and ： into : on a printed page, so it never touches printed text.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[\s\u3000\u00a0\u2000-\u200a\u3164]+")
_HAN = "\u3400-\u9fff\U00020000-\U000323af"
_BLANK_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}·])[ ]+(?=[{_HAN}·])")


def clean(text: str) -> str:
    """Drop invisible and control characters and outer blanks; inner blanks become one each."""
    if text.isascii() and text.isalnum():
        return text
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return _BLANKS.sub(" ", text).strip()


def clean_lines(text: str) -> str:
    """Like `clean`, keeping line breaks: for résumés and reasons."""
    lines = (clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def person_name(text: str) -> str:
    """A name as it is printed: `张　三` is 张三; blanks between Latin words stay."""
    return _BLANK_BESIDE_HAN.sub("", clean(text))


def squeeze(text: str) -> str:
    """All blanks and invisible characters removed, full-width forms made half-width."""
    if text.isascii():
        return "".join(text.split())
    return _BLANKS.sub(
        "", unicodedata.normalize("NFKC", _CONTROL.sub("", _INVISIBLE.sub("", text)))
    )


@cache
def fold(text: str) -> str:
    """The key under which two ways of typing the same words meet: blanks, width, case, script."""
    key = squeeze(text).casefold()
    return key if _is_simplified(key) else _to_simplified(key)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same words."""
    return one == other or fold(one) == fold(other)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing: for suggestions, never for deciding."""
    from difflib import get_close_matches

    folded = {fold(each): each for each in known}
    found = get_close_matches(fold(word), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


_NOT_HAN = re.compile(f"[^{_HAN}]+")


def _is_simplified(key: str) -> bool:
    """Every Han character in GB2312, which holds Simplified forms only: nothing to fold."""
    try:
        _NOT_HAN.sub("", key).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _to_simplified(key: str) -> str:
    from campaign.workbook.script import simplified

    return simplified(key)
