"""Which rows below a header are data: not remarks, sums, samples, or the header printed again."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from campaign.issues import Issue, Kind
from campaign.workbook.declare.cells import Raw, address, as_text
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.header import Table, header_texts, matches
from campaign.workbook.read.vocabulary import Vocabulary

_STOP_WORDS = (
    "合计", "小计", "总计", "总和", "平均", "最高", "最低", "示例", "样例", "举例", "必填", "选填",
)  # fmt: skip
_IN_STOP_WORDS = frozenset("".join(_STOP_WORDS))
_SUM = re.compile(r"(?:汇总|总人数|总数|人数)[:：]?")
"""What heads a row of sums where nothing but figures follows."""
_NOTHING = frozenset(("无", "没有", "暂无", "/", "\\", "-", "--", "—", "——"))
"""What fills a row that holds nothing."""
_SAMPLE_WORDS = ("示例", "样例", "举例")
"""Rows that may name anybody, and mean nobody."""
_STOP_WITHIN = 12
"""Characters from the start of a cell."""
_NOTES = (
    "评委", "评审", "考官", "专家",
    "注", "说明", "备注", "填表", "制表", "审核", "签名", "签字", "评委签", "日期", "年月日",
    "单位", "计分", "复核", "监督", "计票", "监票", "第", "共", "*", "※", "负责人", "分管领导",
)  # fmt: skip
_CAPTION = re.compile(
    r"(?:注|说明|备注|填表|制表|审核|签名|签字|评委签|日期|单位|计分|复核|监督|计票|监票|负责人|分管领导|经办"
    r"|项目|部门|主持|记录|考察人|收表|(?:评分|打分)?(?:评委|评审|考官|专家)|评分人|打分人|录入人|监考|统计人|纪检|本人签"
    r"|.{2,8}(?:负责人|签[名字章]|盖章)).{0,8}[:：]|[*※]|共\d+[人名条行]|第\d+页"
    r"|[(/—–-]*(?:(?:此[页处行表]|本[页表])?以下(?:均|全)?为?(?:空白?|无(?:正文|内容|记录)?)|(?:[本此]?表)?(?:完毕?|结束)|空白)"
    r"[)/—–。.-]*$"
)
"""How remarks, signature lines and page feet begin: a word of theirs and a colon close behind it,
so that a post called 审核专员 or 单位联络员 remains one. 以下空白 closes a table."""
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)).*|.{2,16}\(共?\d+[人名]\)"
)
"""What heads the rows of a department, alone in a row: 一、党政办; 党政办(8人)."""
_CONTINUED = re.compile(r".*\(?(?:续表?|接上[页表])\d*\)?|第.{1,3}页.{0,8}")
"""The title of a table's next page, or the foot of the one before."""
_NOTE = re.compile(r"(?:注|说明|备注)[:：]|[*※]")
_DAY = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?")
TAKEN_BACK = "撤回|撤销|撤消|退出(?!现役)|放弃"
"""Words that take back what was handed in; who left the army takes nothing back."""
_COUNTS_NO_MORE = re.compile(f"{TAKEN_BACK}|作废|取消")
_NUMBERED_AHEAD = 2
"""Rows with nothing but a number from which on they are taken for numbers written in advance."""
_MARKED_ROW = 3
"""Filled cells of the table with which a row that begins with * is data with a mark."""
_LONGEST_KEY = 40
"""Characters; a lone text that is longer is a remark, no number or name."""
_SHOWN = 40
"""Characters of a dropped row that its notice repeats."""


def takes_back(text: str) -> bool:
    """Tell whether words say that something does not count any more."""
    return _COUNTS_NO_MORE.search(fold(text)) is not None


class DataRows:
    """Goes through the rows below a table's header."""

    def __init__(
        self, grid: Grid, table: Table, vocabulary: Vocabulary, issues: list[Issue]
    ) -> None:
        self.grid = grid
        self.table = table
        self.vocabulary = vocabulary
        self.issues = issues
        self.columns = [place.at for place in table.places]
        keys = [place.at for place in table.places if place.column.key]
        self.keys = keys or self.columns[:1]
        self.numbered_ahead = bool(keys) and vocabulary.sheet.numbered_ahead

    def __iter__(self) -> Iterator[tuple[int, list[Raw]]]:
        """Yield the number and cells of each row with data."""
        rows = self.grid.rows
        last = self._last_beside_numbers() if self.numbered_ahead else len(rows)
        for number in range(self.table.first_row, last):
            cells = rows[number]
            if self._is_empty(cells, range(len(cells))):
                continue
            if self._is_header(cells):
                if self._is_other_table(number, cells):
                    return
            elif self._is_data(number, cells):
                yield number, cells

    def _last_beside_numbers(self) -> int:
        """Return the row behind the last that holds more than a number written in advance."""
        rows, at = self.grid.rows, self.keys[0]
        end, numbered = len(rows), list[int]()
        while end > self.table.first_row and self._is_empty_but_for(rows[end - 1], at):
            end -= 1
            if not self._is_empty(rows[end], [at]):
                numbered.append(end)
        if len(numbered) < _NUMBERED_AHEAD:
            return len(rows)
        first, last = numbered[-1] + 1, numbered[0] + 1
        where = self.grid.where(first - 1, at)
        self.issues.append(Kind.ROWS_NUMBER_ONLY.at(where, rows=f"{first}至{last}"))
        return end

    def _is_empty_but_for(self, cells: Sequence[Raw], at: int) -> bool:
        return all(is_blank(raw) for column, raw in enumerate(cells) if column != at)

    def _is_empty(self, cells: Sequence[Raw], columns: Sequence[int]) -> bool:
        return all(at >= len(cells) or is_blank(cells[at]) for at in columns)

    # -- headers further down ---------------------------------------------------------------------

    def _is_header(self, cells: Sequence[Raw]) -> bool:
        """Tell whether a row holds names of columns: at least two of them, and little else."""
        find, at = self.vocabulary.find_raw, self.columns[0]
        if at >= len(cells) or not find(cells[at]):
            texts = (cell for cell in cells if isinstance(cell, str) and cell)
            if not find(next(texts, "")) or not next(texts, ""):  # the first, and a second one
                return False
        filled = sum(not is_blank(cell) for cell in cells)
        return matches(self.vocabulary, header_texts(cells)) >= max(2, filled // 2)

    def _is_other_table(self, number: int, cells: Sequence[Raw]) -> bool:
        """Tell whether a header begins a second table, not just this one's next page."""
        folded = [fold(text) for text in header_texts(cells)]
        header = self.table.header
        longest = max(len(folded), len(header))
        same = _padded(folded, longest) == _padded(header, longest)
        if same and not self._is_title(number - 1):
            return False
        if same and _CONTINUED.fullmatch(fold(_first_text(self.grid.rows[number - 1]))):
            return False
        where = self.grid.where(number, 0)
        read = next((text for text in header_texts(cells) if text), "")
        cell = address(number, 0)
        unread = "第二份没有读取"
        self.issues.append(
            Kind.TABLES_TWO.at(where, read=read, cell=cell, people="", unread=unread)
        )
        return True

    def _is_title(self, number: int) -> bool:
        """Tell whether a row holds nothing but one text that is a title."""
        lone = _lone(self.grid.rows[number])
        return lone != "" and isinstance(lone, str) and number >= self.table.first_row

    # -- remarks, sums, samples -------------------------------------------------------------------

    def _is_data(self, number: int, cells: list[Raw]) -> bool:
        if self._is_empty(cells, self.columns):
            return False  # remarks beside the table
        if all(is_blank(raw) or fold(as_text(raw)) in _NOTHING for raw in cells):
            return False  # 无, written where a list has nobody
        if self._is_stop_row(number, cells):
            return False
        if not self._is_empty(cells, self.keys):
            return not self._is_caption(number, cells)
        if not (self.keys and (_is_note(cells) or self._is_across(number, cells))):
            return True
        if self._is_filled_in(cells) or self._is_somebodys_note(cells):
            return True
        signed = _is_signed(cells)
        if (
            (_lone(cells) == "" and not signed)
            or any(isinstance(cell, str) and takes_back(cell) for cell in cells)
            or self._speaks_of(cells)
        ):
            self._drop(number, _first_text(cells), "说明行")
        return False

    def _filled(self, cells: Sequence[Raw]) -> int:
        """Return how many columns of the table hold something."""
        return sum(at < len(cells) and not is_blank(cells[at]) for at in self.columns)

    def _is_filled_in(self, cells: Sequence[Raw]) -> bool:
        """Tell whether a row that begins like a remark holds data, but for whose it is."""
        return self._filled(cells) >= _MARKED_ROW and not _is_signed(cells)

    def _is_stop_row(self, number: int, cells: list[Raw]) -> bool:
        """Tell whether a row says it is one of sums, a sample or a rule, and has no number."""
        word, text = self._stop_word(cells)
        if not word:
            return False
        key = fold(as_text(self.grid.at(number, self.keys[0]))) if self.keys else ""
        if key and word not in key:
            return False
        if word not in _SAMPLE_WORDS and self._names_somebody(cells):
            return False
        self._drop(number, text, f"“{word}”行")
        return True

    def _stop_word(self, cells: Sequence[Raw]) -> tuple[str, str]:
        for cell in (_first_text(cells), *(cells[at] for at in self.keys if at < len(cells))):
            text = fold(cell) if isinstance(cell, str) else ""
            head = text[:_STOP_WITHIN]
            if _SUM.fullmatch(head) and _is_figures_but_for(cells, cell):
                return head.rstrip(":"), text
            if _IN_STOP_WORDS.isdisjoint(head):
                continue
            if word := next((word for word in _STOP_WORDS if word in head), ""):
                return word, text
        return "", ""

    def _is_caption(self, number: int, cells: Sequence[Raw]) -> bool:
        """Tell whether a row is a remark or a signature that begins in a column of the table."""
        texts = ((at, cell) for at, cell in enumerate(cells) if isinstance(cell, str))
        at, text = next((each for each in texts if each[1].strip()), (0, ""))
        if self._is_title(number) and self._heads_a_table(number):
            return True
        is_lone = self._is_lone_remark(cells, text) or self._is_across(number, cells)
        if not (_CAPTION.match(fold(text)) or is_lone):
            return False
        if not _is_signed(cells) and self._is_somebodys(cells, at, text):
            return False
        if self._is_somebodys_note(cells):
            return False
        self._drop(number, text, "说明或签名行")
        return True

    def _is_somebodys(self, cells: Sequence[Raw], at: int, text: str) -> bool:
        """Tell whether a row is somebody's although a text in it begins like a remark."""
        if at not in self.keys or self._names_somebody(cells):
            return True
        return fold(text).startswith(("*", "※")) and self._filled(cells) >= _MARKED_ROW

    def _is_somebodys_note(self, cells: Sequence[Raw]) -> bool:
        """Tell whether a row begins with 注：安宁 and holds more than that."""
        first = _first_text(cells)
        is_note = _NOTE.match(fold(first)) is not None and self.grid.knows.person(first)
        return is_note and any(
            at < len(cells) and not is_blank(cells[at]) and cells[at] != first
            for at in self.columns
        )

    def _names_somebody(self, cells: Sequence[Raw]) -> bool:
        knows = self.grid.knows.person
        return any(knows(cells[at]) for at in self.keys if at < len(cells))

    def _speaks_of(self, cells: Sequence[Raw]) -> bool:
        """Tell whether a remark, and no line to sign, names somebody or something known."""
        if _is_signed(cells) and _NOTE.match(fold(_first_text(cells))) is None:
            return False
        return any(isinstance(cell, str) and self.grid.knows.named_in(cell) for cell in cells)

    def _heads_a_table(self, number: int) -> bool:
        rows = self.grid.rows
        return number + 1 < len(rows) and self._is_header(rows[number + 1])

    def _is_across(self, number: int, cells: Sequence[Raw]) -> bool:
        """Tell whether one text takes up several columns: a heading between rows, a signature."""
        if _lone(cells) == "":
            return False
        at = next(column for column, raw in enumerate(cells) if not is_blank(raw))
        area = self.grid.merged_area(number, at)
        return area is not None and sum(area[1] <= each <= area[3] for each in self.columns) > 1

    def _is_lone_remark(self, cells: Sequence[Raw], text: str) -> bool:
        names_nobody = len(text) > _LONGEST_KEY or _SECTION.fullmatch(fold(text)) is not None
        return names_nobody and _lone(cells) != ""

    def _drop(self, number: int, text: str, what: str) -> None:
        where = self.grid.where(number, 0)
        self.issues.append(
            Kind.ROW_DROPPED.at(where, text[:_SHOWN], row=number + 1, text=text[:_SHOWN], what=what)
        )


def _is_figures_but_for(cells: Sequence[Raw], text: Raw) -> bool:
    others = (each for each in cells if not is_blank(each) and each != text)
    return all(isinstance(each, float | int) or as_text(each).strip().isdigit() for each in others)


def _is_signed(cells: Sequence[Raw]) -> bool:
    """Recognise a signature line: labels only, and what stands behind their colons."""
    labelled = False
    for cell in cells:
        if is_blank(cell):
            continue
        text = fold(as_text(cell))
        if _DAY.fullmatch(text):
            continue
        is_label = _CAPTION.match(text) is not None
        if not (is_label or labelled):
            return False
        labelled = is_label and text.endswith(":")
    return True


def _is_note(cells: Sequence[Raw]) -> bool:
    """Tell whether a row is a remark, a signature line or a date below the table."""
    texts = [fold(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
    if _DAY.fullmatch(fold(as_text(_lone(cells)))):
        return True
    if not texts or _CAPTION.match(texts[0]) or "__" in texts[0]:
        return bool(texts)
    return texts[0].startswith(_NOTES) and _lone(cells) != ""


def _first_text(cells: Sequence[Raw]) -> str:
    return next((cell for cell in cells if isinstance(cell, str) and cell.strip()), "")


def _lone(cells: Sequence[Raw]) -> Raw:
    """Return the only cell that holds anything; blank where none or several do."""
    filled = (cell for cell in cells if not is_blank(cell))
    lone = next(filled, "")
    return lone if next(filled, "") == "" else ""


def _padded(texts: Sequence[Any], length: int) -> list[Any]:
    return [*texts, *[""] * (length - len(texts))]
