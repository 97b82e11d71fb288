"""The base of all kinds of cells, and their three duties.

`rule` is what Excel enforces while somebody types, `parse` reads whatever was typed all the same
(pasting goes past every rule), `to_cell` writes a value back. `expected` is the one description
that the input hint, the legend sheet and the fault message share.
"""

from typing import Any

from campaign.workbook.cells import CellValue, Parsed, Raw

Rule = dict[str, Any]
"""A data validation, in xlsxwriter's words; `{cell}` in a formula stands for the cell's address."""


class CellKind:
    """Base of all kinds: any text, unrestricted."""

    blank: object = ""
    """What an empty optional cell means."""
    number_format = "@"
    centred = False
    width = 12.0
    """Columns of 宋体 11 that a usual value takes."""
    none_words = False
    """Whether 无, / or — says that there is no value, where it could be taken for one."""

    def expected(self) -> str:
        """What to enter, in a few words."""
        return "文字"

    def rule(self) -> Rule | None:
        """What Excel enforces while typing, if anything."""
        return None

    def parse(self, raw: Raw) -> Parsed:
        """The value that a non-blank cell means, a `Noted` value, or a `Fault`."""
        raise NotImplementedError

    def to_cell(self, value: Any) -> CellValue:
        """The cell for a value."""
        cell: CellValue = value
        return cell
