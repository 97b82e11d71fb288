"""The catalogue of everything the program may have to say about somebody's workbook.

A fault is a value, never an exception: code that finds one builds an `Issue` from a `Kind` with
`Kind.X.at(where, read=..., name=...)`, and the sentences stand here, in one place, each with what
is wrong and how to mend it. Tests and outside programs rely on the code (`V03`), never on the
wording.

Code letters: F files, T tables (layout), V single values, S scheme, P people, R registrations,
M marks, B ballots, C choosing of staff by departments, D decisions, L standby ledger, W documents.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """How grave an issue is; the values are what the staff read in the 级别 column."""

    ERROR = "错误"
    """The stage stops: nothing is computed from it until it is mended."""
    NOTICE = "提醒"
    """The work goes on; the sentence says what was understood."""


class Message(NamedTuple):
    """What one kind of issue says. `{name}` fields are filled from the issue's data."""

    code: str
    severity: Severity
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the campaign folder: file relative to it, sheet, and cell such as `E7`."""

    file: str
    sheet: str = ""
    cell: str = ""


def _error(code: str, problem: str, remedy: str) -> Message:
    return Message(code, Severity.ERROR, problem, remedy)


def _notice(code: str, problem: str, remedy: str) -> Message:
    return Message(code, Severity.NOTICE, problem, remedy)


class Kind(Enum):
    """Every kind of issue. Names are for developers, the message is for the staff."""

    # -- F: files -------------------------------------------------------------------------------
    FILE_EMPTY = _error(
        "F01", "文件是空的（0字节），可能还没有同步完。", "等同步完成或向交表人重新要一份，再运行。"
    )
    FILE_ENCRYPTED = _error(
        "F02", "文件加了打开密码，无法读取。", "用 Excel 或 WPS 打开，取消密码后另存，再运行。"
    )
    FILE_NOT_WORKBOOK = _error(
        "F03",
        "不是真正的 Excel 工作簿：{finding}。",
        "用 Excel 或 WPS 打开后另存为“Excel 工作簿(*.xlsx)”，再运行。",
    )
    FILE_DAMAGED = _error(
        "F04",
        "文件损坏或写法不规范，读不出来（{finding}）。",
        "用 Excel 或 WPS 打开后另存一次；打不开的，请交表人重交。",
    )
    FILE_TOO_LARGE = _error(
        "F05",
        "文件里的内容大得不合常理（{finding}），为安全起见没有读取。",
        "确认来源；把需要的内容复制到新的空白表中，再运行。",
    )
    FILE_MISSING = _error("F06", "缺少文件“{name}”。", "{advice}")
    FILE_BEING_EDITED = _notice(
        "F07",
        "这个文件可能正被人打开编辑（旁边有临时文件{lock}）。",
        "请先保存并关闭，再运行一次。",
    )
    FILE_UNKNOWN = _notice("F08", "文件里没有找到可用的表，已略过。", "{advice}")

    # -- T: tables ------------------------------------------------------------------------------
    SHEET_MISSING = _error(
        "T01", "缺少工作表“{sheet}”{suggestion}。", "加上这张工作表，或从空白表复制过来。"
    )
    SHEET_AMBIGUOUS = _error(
        "T02", "找到两张都像“{sheet}”的工作表：{found}。", "只留一张，另一张删除或移到别的文件。"
    )
    HEADER_MISSING = _error(
        "T03", "没有找到表头。应有这些列：{columns}。", "在数据上方补上表头，列名照空白表写。"
    )
    COLUMN_MISSING = _error(
        "T04", "缺少“{column}”一列{suggestion}。", "在表头加上“{column}”并填好这一列。"
    )
    COLUMN_DUPLICATE = _error(
        "T05", "“{column}”一列出现了{count}次（{cells}），不知道以哪列为准。", "只留一列。"
    )
    COLUMNS_IGNORED = _notice(
        "T06",
        "这些列不在规定之内，没有使用：{columns}。",
        "如果其中有该用的内容，请按规定的列名填写。",
    )
    ITEM_MISSING = _error(
        "T07", "缺少“{item}”一项。", "加上一行，项目写“{item}”，内容写{expected}。"
    )
    ITEM_DUPLICATE = _error("T08", "“{item}”写了{count}次（{cells}）。", "只留一行。")
    ITEM_UNKNOWN = _notice(
        "T09", "“{item}”不是规定的项目，没有使用{suggestion}。", "核对项目名称。"
    )
    ROWS_HIDDEN = _notice(
        "T10",
        "第{rows}行被隐藏或筛选掉了，仍然按有效内容读取。",
        "确认这些行应当计入；不应计入的请删除。",
    )
    ROW_DROPPED = _notice(
        "T11", "第{row}行看来是{what}，没有当作数据。", "如果它是数据，请补上编号。"
    )
    LABEL_DUPLICATE = _error(
        "T12", "表里有{count}个“{label}”（{cells}）。", "恢复空白表的样子再填。"
    )

    # -- V: single values -------------------------------------------------------------------------
    VALUE_MISSING = _error("V01", "“{column}”没有填。", "填写{expected}。")
    VALUE_NOT_NUMBER = _error("V02", "“{column}”应是数字。", "改为{expected}。")
    VALUE_OUT_OF_RANGE = _error("V03", "“{column}”超出范围。", "改为{expected}。")
    VALUE_TOO_PRECISE = _error("V04", "“{column}”的小数位数太多。", "改为{expected}。")
    VALUE_NOT_CHOICE = _error("V05", "“{column}”不是规定的写法{suggestion}。", "改为{expected}。")
    VALUE_NOT_DATE = _error("V06", "“{column}”看不出是哪一天。", "改为{expected}。")
    VALUE_IMPOSSIBLE_DATE = _error("V07", "“{column}”的日期不存在。", "改为{expected}。")
    VALUE_AMBIGUOUS_DATE = _notice(
        "V08", "“{column}”按{understood}理解。", "请核对；不对的请改为{expected}。"
    )
    VALUE_ERROR_CELL = _error(
        "V09", "“{column}”的公式出错（{error}）。", "改正公式，或直接填写{expected}。"
    )
    VALUE_UNCALCULATED = _error(
        "V10", "“{column}”是公式，但文件里没有算出的结果。", "用 Excel 或 WPS 打开，保存后再运行。"
    )
    VALUE_DESTROYED = _error(
        "V11",
        "“{column}”位数太长，已被 Excel 改成近似数，原数无法恢复。",
        "把单元格设为文本，重新填写。",
    )
    VALUE_MERGED = _error(
        "V12", "“{column}”落在合并单元格{merged}里，看不出属于哪一行。", "取消合并，每行各填各的。"
    )
    VALUE_READ_AS = _notice("V13", "“{column}”按“{understood}”理解。", "请核对；不对的请改正原表。")
    VALUE_TOO_LONG = _error("V14", "“{column}”太长（{length}字，最多{limit}字）。", "缩短后重填。")

    @property
    def code(self) -> str:
        """The stable code that the 代码 column shows."""
        return self.value.code

    @property
    def severity(self) -> Severity:
        """Whether the stage must stop."""
        return self.value.severity

    def at(self, where: Where, read: object = "", **data: object) -> "Issue":
        """Build an issue of this kind at a place; `read` is what stood there."""
        return Issue(self, where, "" if read is None else str(read), data)


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing found: where, what was read there, and the data its sentences need."""

    kind: Kind
    where: Where
    read: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def problem(self) -> str:
        """What is wrong, in the staff's words."""
        return self.kind.value.problem.format_map(self.data)

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return self.kind.value.remedy.format_map(self.data)

    @property
    def is_error(self) -> bool:
        """Whether the stage that found it must stop."""
        return self.kind.value.severity is Severity.ERROR


def errors_in(issues: Iterable[Issue]) -> bool:
    """Whether any of the issues forbids going on."""
    return any(issue.is_error for issue in issues)
