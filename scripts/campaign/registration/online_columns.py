"""Which columns an export of an online form has: the service's own, and what the questions ask.

Two columns of a service's own make a table its export. There 序号, ID and 编号 number answers, not
people, and accounts and nicknames are nobody's names.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from campaign.places import REGISTRATIONS
from campaign.registration import submitted_times
from campaign.registration.finding import is_called_form
from campaign.registration.online_headers import ColumnHeading, heading
from campaign.registration.registrations import Part
from campaign.registration.sheets import DEPARTMENT_REGISTER, POST_REGISTER
from campaign.scheme.targets import Targets
from campaign.workbook.declare.sheet import Column, Sheet
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import HEADER_WITHIN
from campaign.workbook.read.vocabulary import header_key, vocabulary_of

REGISTERS: Mapping[Part, Sheet[Any]] = {
    Part.POSTS: POST_REGISTER,
    Part.DEPARTMENTS: DEPARTMENT_REGISTER,
}
_TELLING = frozenset(
    (
        *submitted_times.HANDED_IN, *submitted_times.BEGUN, *submitted_times.CHANGED,
        "所用时间", "来源", "来源详情", "来自ip", "答题时长", "清洗数据结果",
        "智能清洗数据无效概率",
        "用户类型", "用户标识", "自定义字段", "ip", "ip地址", "ua", "referrer", "提交者", "提交人",
        "填写人", "填写者", "创建人", "修改人", "微信昵称", "微信openid", "填写设备", "操作系统",
        "浏览器", "填写地区", "提交设备", "id", "答卷编号", "答题序号", "提交编号", "填写id",
        "提交ip", "respondentid", "responseid",
    )
)  # fmt: skip
"""Columns that hardly any office would make; two of them make a table an export."""
_BESIDES = frozenset(
    (
        "序号", "编号", "语言", "language", "地理位置国家和地区", "地理位置省", "地理位置市",
        "昵称",
        "名称", "name", "电子邮件", "邮箱", "email", "所在部门", "总分", "地区", "省份", "城市",
        "用户",
        "答卷状态", "审核状态", "数据来源",
    )
)  # fmt: skip
"""What stands in exports besides; elsewhere these are ordinary headings."""
ANSWER_NUMBERS = frozenset(("序号", "id", "答卷编号", "答题序号", "提交编号", "编号"))
_ENOUGH = 2
_LONGEST = 300
"""Characters of a question; longer texts are no heading."""


class ColumnMeaning(NamedTuple):
    """What a column is for."""

    at: int
    text: str
    """The heading as it stands."""
    field: str = ""
    """Field of the register; `option` for a column of one option, `own` for the service's, or none.
    """
    number: int = 0
    """The number of a wish; 0 where a column holds all of them."""
    sure: bool = True
    """The heading names the field; otherwise its sentence was understood."""
    option: str = ""
    ordered: bool = False
    part: Part | None = None
    """The part whose option it is."""
    key: str = ""
    """The folded heading without remarks."""
    plain: bool = False
    """The ordinary reading knows this heading, too."""


class Header(NamedTuple):
    """The row of headings of a table, and what they mean."""

    row: int
    columns: tuple[ColumnMeaning, ...]
    exported: bool
    """By a service's own columns it is an export."""

    def of(self, field: str) -> list[ColumnMeaning]:
        """Return the columns of a field."""
        return [each for each in self.columns if each.field == field]


def header_of(grid: Grid, targets: Mapping[Part, Targets]) -> Header | None:
    """Return the headings of a table that may have come from an online form.

    None if there are none.

    Of several rows the one with the most headings that mean something, the first of equals.
    """
    best: Header | None = None
    most = 1
    for row, cells in enumerate(grid.rows[:HEADER_WITHIN]):
        texts = [raw if isinstance(raw, str) and len(raw) <= _LONGEST else "" for raw in cells]
        exported = _own_columns(texts) >= _ENOUGH
        columns = tuple(
            _meaning(at, text, targets, exported=exported)
            for at, text in enumerate(texts)
            if text.strip()
        )
        count = sum(bool(each.field) for each in columns)
        if count > most:
            best, most = Header(row, columns, exported), count
    return best


def is_exported(grid: Grid) -> bool:
    """Tell whether a row of headings holds two columns of a service's own."""
    for cells in grid.rows[:HEADER_WITHIN]:
        texts = [raw for raw in cells if isinstance(raw, str) and raw]
        if len(texts) > _ENOUGH and _own_columns(texts) >= _ENOUGH:
            return True
    return False


def _own_columns(texts: Sequence[str]) -> int:
    return sum(submitted_times.time_key(text) in _TELLING for text in texts if text)


class Private(NamedTuple):
    """Cells of an export that say of a person or a device what nobody needs to know."""

    first_row: int
    columns: frozenset[int]


def private_in(label: str, grids: Sequence[Grid]) -> dict[str, Private | None]:
    """Return, by sheet, what nobody needs to know of a file among the registrations."""
    if not label.startswith(f"{REGISTRATIONS}/"):
        return {}
    return {grid.sheet: private_cells(grid) for grid in grids}


def has_private(label: str, grids: Sequence[Grid]) -> bool:
    """Tell whether a file holds anything that nobody needs to know."""
    return any(found and found.columns for found in private_in(label, grids).values())


def private_cells(grid: Grid) -> Private | None:
    """Find addresses, browsers, places, nicknames, telephones; None if it is no export.

    They are read with everything else, and kept nowhere.
    """
    header = None if is_called_form(grid) or not is_exported(grid) else header_of(grid, {})
    if header is None or not header.exported:
        return None
    private = frozenset(each.at for each in header.columns if _is_private(each))
    return Private(header.row + 1, private)


def _is_private(column: ColumnMeaning) -> bool:
    if column.field == "own":
        times = (*submitted_times.HANDED_IN, *submitted_times.BEGUN, *submitted_times.CHANGED)
        return column.key not in times and column.key not in ANSWER_NUMBERS
    return column.field == "phone" or (not column.field and heading(column.text).excluded)


def _meaning(
    at: int, text: str, targets: Mapping[Part, Targets], *, exported: bool
) -> ColumnMeaning:
    key = submitted_times.time_key(text)
    asked = heading(text)
    plain = _known(header_key(text)) is not None
    if exported and not asked.question and key != "编号" and (key in _TELLING or key in _BESIDES):
        return ColumnMeaning(at, text, "own", key=key)
    if not exported and submitted_times.rank(key) >= 0:
        return ColumnMeaning(at, text, "own", key=key)
    if exported and (found := _option(asked, targets)):
        part, option = found
        return ColumnMeaning(at, text, "option", option=option, ordered=asked.ordered, part=part)
    if asked.excluded:
        return ColumnMeaning(at, text, key=key)
    for name in asked.names:
        if known := _known(name):
            column, member = known
            return ColumnMeaning(at, text, column.field, member or 0, key=key, plain=plain)
    if exported and asked.asks:
        return ColumnMeaning(
            at, text, asked.asks, asked.number, sure=False, ordered=asked.ordered, key=key
        )
    return ColumnMeaning(at, text, key=key)


def _known(name: str) -> tuple[Column, Any] | None:
    for sheet in REGISTERS.values():
        if known := vocabulary_of(sheet).find_raw(name):
            return known
    return None


def _option(asked: ColumnHeading, targets: Mapping[Part, Targets]) -> tuple[Part, str] | None:
    """Return the option whose column it is: 「3、(党政办)」, 「3.志愿部门（限选2项）:党政办」."""
    for part, each in targets.items():
        for name in asked.names:
            found = each.find(name)
            if found.exact and (asked.asks == "choices" or asked.question or name == asked.stem):
                return part, found.target
    return None
