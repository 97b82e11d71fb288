"""Every workbook as it is opened and printed: paper, headers, what may be typed in, what fits."""

import math
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from campaign.commands import FLAGS
from campaign.run import Run
from campaign.steps.conduct import conduct
from campaign.storage.folder import Folder
from campaign.workbook.write.styles import INPUT
from maintenance.guide import shots
from maintenance.sample_filling import TODAY, Silence

TEMPLATES = shots.ROOT / "templates"
A4 = 9
YELLOW = str(INPUT["bg_color"]).replace("#", "FF")
FORMS = re.compile("报名表$")
"""Sheets that hold one thing, without a header row."""
LINE = 13.5
"""Points that a line of the body font takes."""


def kind_of(path: Path) -> str:
    """One workbook of each kind is enough: 评分表 of one judge, 报名表 of one person."""
    return re.sub(r"[-（].*", "", path.stem)


@pytest.fixture(scope="module")
def sheets(campaigns: dict[str, Path]) -> list[tuple[str, Worksheet]]:
    root = campaigns[shots.DONE]
    for task in (FLAGS["run_all"]["--selfcheck"], FLAGS["run_all"]["--verify"]):
        conduct(task, Run(Folder(root), Silence(), TODAY))
    paths = {
        (TEMPLATES in path.parents, kind_of(path)): path
        for path in [*sorted(root.rglob("*.xlsx")), *sorted(TEMPLATES.rglob("*.xlsx"))]
        if "自检题" not in path.parts
    }
    assert len(paths) > 20
    return [
        (f"{path.name} {sheet.title}", sheet)
        for path in paths.values()
        for sheet in load_workbook(path)
        if sheet.sheet_state == "visible"
    ]


def wrong(sheets: list[tuple[str, Worksheet]], is_right: Any) -> list[str]:
    return [name for name, sheet in sheets if not is_right(sheet)]


def test_a4_one_page_wide_with_page_numbers(sheets: list[tuple[str, Worksheet]]) -> None:
    assert wrong(sheets, lambda sheet: int(sheet.page_setup.paperSize) == A4) == []
    assert wrong(sheets, fits_the_width) == []
    assert wrong(sheets, has_page_numbers) == []


def has_page_numbers(sheet: Worksheet) -> bool:
    footer = sheet.HeaderFooter.oddFooter
    text = str(footer.center.text) if footer and footer.center else ""
    return "&P" in text and "&N" in text


def fits_the_width(sheet: Worksheet) -> bool:
    properties, setup = sheet.sheet_properties.pageSetUpPr, sheet.page_setup
    fitted = properties is not None and properties.fitToPage and setup.fitToWidth in (1, None)
    return bool(fitted) or (setup.scale or 100) < 100


def test_each_sheet_has_its_title_at_the_top(sheets: list[tuple[str, Worksheet]]) -> None:
    assert wrong(sheets, lambda sheet: bool(sheet["A1"].value)) == []
    assert wrong(sheets, lambda sheet: sheet["A1"].font.size >= 16) == []


def header_row(sheet: Worksheet) -> int:
    """The row above the frozen edge; 0 if nothing is frozen."""
    return int(re.sub(r"\D", "", sheet.freeze_panes)) - 1 if sheet.freeze_panes else 0


def test_headers_stay_in_view_and_are_printed_on_each_page(
    sheets: list[tuple[str, Worksheet]],
) -> None:
    for name, sheet in sheets:
        if sheet._charts or FORMS.search(sheet.title):  # type: ignore[attr-defined]
            continue
        header = header_row(sheet)
        assert 2 <= header <= 6, name
        titles = str(sheet.print_title_rows or "")
        one_below_another = sheet.page_setup.scale not in (None, 100) or not titles
        assert titles.endswith(f"${header}") or one_below_another, name


def cells(sheet: Worksheet) -> Iterator[Any]:
    """All cells but those that a merged one covers."""
    for row in sheet.iter_rows():
        yield from (cell for cell in row if not isinstance(cell, MergedCell))


def test_what_may_be_typed_in_is_yellow_and_nothing_else(
    sheets: list[tuple[str, Worksheet]],
) -> None:
    locked_sheets = [(name, sheet) for name, sheet in sheets if sheet.protection.sheet]
    assert len(locked_sheets) > 20
    odd = [
        f"{name} {cell.coordinate}"
        for name, sheet in locked_sheets
        for cell in cells(sheet)
        if (cell.fill.fgColor.rgb == YELLOW) == cell.protection.locked
    ]
    assert odd == []


def test_formulas_are_locked(sheets: list[tuple[str, Worksheet]]) -> None:
    formulas = [
        (name, sheet, cell)
        for name, sheet in sheets
        for cell in cells(sheet)
        if cell.data_type == "f"
    ]
    assert len(formulas) > 100
    assert [
        f"{name} {cell.coordinate}"
        for name, sheet, cell in formulas
        if not (sheet.protection.sheet and cell.protection.locked)
    ] == []


def test_whoever_types_is_told_what(sheets: list[tuple[str, Worksheet]]) -> None:
    silent = []
    for name, sheet in sheets:
        told = {
            coordinate
            for rule in sheet.data_validations.dataValidation
            if rule.prompt and rule.error
            for area in rule.sqref.ranges
            for row in area.rows
            for coordinate in row
        }
        told = {f"{get_column_letter(column)}{row}" for row, column in told}
        silent += [
            f"{name} {cell.coordinate}"
            for cell in cells(sheet)
            if not cell.protection.locked
            and cell.coordinate not in told
            and cell.coordinate not in not_read(sheet)
        ]
    assert silent == []


def not_read(sheet: Worksheet) -> set[str]:
    """Boxes of a form that the program does not read: photo, family, who took it in."""
    family = {row.row + n for row in cells(sheet) if row.value == "称谓" for n in range(1, 5)}
    return {
        cell.coordinate
        for cell in cells(sheet)
        if cell.value == "照　片"
        or cell.row in family
        or (cell.column > 1 and sheet.cell(cell.row, cell.column - 1).value == "收表人")
    }


def test_a_word_in_colour_differs_in_weight_too(sheets: list[tuple[str, Worksheet]]) -> None:
    """Black-and-white paper: what is bad or open is bold; what is good is as everything else."""
    seen = 0
    for name, sheet in sheets:
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                seen += 1
                green = rule.dxf.font.color.rgb == "FF1E6B2E"
                assert bool(rule.dxf.font.b) is not green, name
    assert seen > 10


def width(text: str) -> int:
    return sum(2 if ord(each) >= 0x2E80 else 1 for each in text)


def test_nothing_is_cut_off(sheets: list[tuple[str, Worksheet]]) -> None:
    cut = []
    for name, sheet in sheets:
        merged = {
            cell for area in sheet.merged_cells.ranges for row in area.cells for cell in [row]
        }
        for cell in cells(sheet):
            if cell.value in (None, "") or (cell.row, cell.column) in merged:
                continue
            room = sheet.column_dimensions[column_of(sheet, cell.column)].width or 8.4
            height = sheet.row_dimensions[cell.row].height or 15
            if isinstance(cell.value, datetime):
                if len(cell.number_format) > room:
                    cut.append(f"{name} {cell.coordinate} #")
            elif cell.data_type == "s":
                lines = sum(
                    max(1, math.ceil(width(line) / room)) for line in cell.value.split("\n")
                )
                if lines * LINE > height + 2:
                    cut.append(f"{name} {cell.coordinate} {cell.value[:20]}")
    assert cut == []


def column_of(sheet: Worksheet, number: int) -> str:
    """The letters under which a column's width is kept: those of the first of its group."""
    for letters, dimension in sheet.column_dimensions.items():
        if dimension.min and dimension.min <= number <= (dimension.max or dimension.min):
            return letters
    return get_column_letter(number)
