"""What somebody chose in an online form: options as the services write them, in which order.

`→` gives an order, and so does a question that asks for one; other marks between options give none.
"""

import re
from typing import NamedTuple

from campaign.scheme.targets import Targets
from campaign.workbook.declare.cells import Raw, as_text
from campaign.workbook.declare.text import clean, fold, squeeze

_BLANK_WORDS = frozenset(("(空)", "(跳过)", "空", "—", "——", "-", "-2", "-3"))
"""What stands where nobody answered; -2 and -3 are 问卷星's."""
_TICKS = frozenset(("√", "✓", "✔", "true", "是", "选中", "已选"))
_LETTERED = re.compile(
    r"^\s*(?:[A-Za-zＡ-Ｚ]\s*[.、．:：)）]|\d{1,2}\s*[.、．)）]|[(（]\d{1,2}[)）]|[①-⑳])\s*"
)
_FILLED_IN = re.compile(r"[〖{]([^〖〗{}]*)[〗}]\s*$")
_HEADCOUNT = re.compile(r"[(（\[【](?:限|共|招|职数)?\d+[人名个個][)）\]】]\s*$")
_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|->|＞＞|>>)\s*")
_LISTED = re.compile(r"[┋;；,，|｜\n]|(?<=\S)、(?=\S)")
_JOINTS = re.compile(r"\s*[-/>＞—／→]+\s*")
_LONGEST_RANK = 2


class ChoiceAnswer(NamedTuple):
    """The options that somebody chose."""

    options: tuple[str, ...]
    """As the scheme may know them: without letters, head counts and what was filled in behind."""
    ordered: bool
    """Whether they stand in order of preference; one alone does."""
    remarks: tuple[str, ...] = ()
    """What was filled in behind an option: 党政办〖督查室〗."""


NOTHING = ChoiceAnswer((), ordered=True)


def is_blank_answer(raw: Raw) -> bool:
    """Tell whether a cell says that nothing was answered."""
    return not as_text(raw).strip() or fold(as_text(raw)) in _BLANK_WORDS


def is_number(raw: Raw) -> bool:
    """Tell whether a cell holds a short number in place of an option's text."""
    text = squeeze(as_text(raw))
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_RANK


def answer_in(raw: Raw, targets: Targets, *, ordered: bool) -> ChoiceAnswer:
    """Return what one cell says; `ordered` if the question asks for an order."""
    if is_blank_answer(raw):
        return NOTHING
    text = clean(as_text(raw).replace("\n", "；"))
    alone = _option(text, targets)
    if targets.find(alone[0]).targets:
        return _answer([alone], ordered=True)
    ranked = _ARROW.split(text)
    pieces = ranked if len(ranked) > 1 else _LISTED.split(text)
    options = [_option(piece, targets) for piece in pieces if piece and piece.strip()]
    return _answer(options, ordered=ordered or len(ranked) > 1 or len(options) <= 1)


def _answer(options: list[tuple[str, str]], *, ordered: bool) -> ChoiceAnswer:
    return ChoiceAnswer(
        tuple(text for text, _ in options),
        ordered,
        tuple(remark for _, remark in options if remark),
    )


def _option(text: str, targets: Targets) -> tuple[str, str]:
    """Return an option's own text, and what was filled in behind it."""
    if targets.find(text).exact:
        return text, ""
    filled = _FILLED_IN.search(text)
    remark = filled.group(1).strip() if filled else ""
    bare = _HEADCOUNT.sub("", _LETTERED.sub("", _FILLED_IN.sub("", text))).strip()
    joined = _JOINTS.sub("", bare)
    if joined != bare and targets.find(joined).exact:
        return joined, remark
    if remark and not targets.find(bare).targets:
        return text, ""  # 其他〖应急办〗: what was filled in is the answer
    return bare or text, remark


class Ranks(NamedTuple):
    """The cells of a question whose options have a column each."""

    chosen: tuple[tuple[str, int], ...]
    """Option and column, in order of preference where there is one."""
    ordered: bool


def ranks_in(cells: list[tuple[str, int, Raw]]) -> Ranks | None:
    """Return which options are chosen, from (option, column, cell) of each.

    None if that is unclear.
    """
    filled = [each for each in cells if not (is_blank_answer(each[2]) or as_text(each[2]) == "0")]
    numbers = [int(squeeze(as_text(raw))) for _, _, raw in filled if is_number(raw)]
    if not numbers:
        known = all(_says_chosen(option, raw) for option, _, raw in filled)
        chosen = tuple((option, at) for option, at, _ in filled)
        return Ranks(chosen, len(chosen) <= 1) if known else None
    if len(numbers) < len(filled):
        return None
    pairs = sorted(zip(numbers, filled, strict=True), key=lambda pair: pair[0])
    chosen = tuple((option, at) for _, (option, at, _) in pairs)
    if set(numbers) == {1}:
        return Ranks(chosen, len(chosen) == 1)
    return Ranks(chosen, ordered=True) if sorted(numbers) == [*range(1, len(numbers) + 1)] else None


def _says_chosen(option: str, raw: Raw) -> bool:
    text = fold(as_text(raw))
    return text in _TICKS or text.startswith(fold(option))
