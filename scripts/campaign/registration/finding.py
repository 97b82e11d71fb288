"""Which sheets of a file are registrations: for which part, and in which shape."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.misplaced import misplaced
from campaign.registration.online_headers import unnumbered_choice
from campaign.registration.registrations import FORMS, Part
from campaign.registration.sheets import DEPARTMENT_REGISTER, MANUAL_REVIEW, POST_REGISTER
from campaign.registration.unread import Unread
from campaign.scheme.targets import Targets
from campaign.workbook.declare.cells import Raw, as_text
from campaign.workbook.declare.text import fold, garbled
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.header import HEADER_WITHIN, find_table, hidden_tab
from campaign.workbook.read.labels import Key, in_one_cell
from campaign.workbook.read.tabs import unread_tabs
from campaign.workbook.read.vocabulary import Named, Vocabulary, header_key, vocabulary_of


class Shape(Enum):
    """How a registration is written."""

    FORM = "form"
    """One person on one page."""
    REGISTER = "register"
    """One row per person."""


Found = tuple[Grid, Part, Shape]
_IGNORED = frozenset(fold(name) for name in ("填写说明", "说明", "选项", MANUAL_REVIEW.name))
_DEPARTMENT_WORDS = ("选部门", "部门意向")
_POST_WORDS = ("竞争上岗", "竞聘", "竞职", "竞岗")
_BY_NAME = {
    fold(name): part for part, sheet in FORMS.items() for name in (sheet.name, *sheet.other_names)
}
_REGISTER_NAMES = frozenset(fold(sheet.name) for sheet in (POST_REGISTER, DEPARTMENT_REGISTER))
_OTHER_SHEETS = frozenset(
    (
        "基本信息", "花名册", "评分表", "计票表", "选票", "考察意见", "任用决定", "初选",
        "定岗决定", "待岗台账",
    )
)  # fmt: skip
"""Sheets of the campaign's other workbooks, which name people and posts as well."""
_PERSON = frozenset(("staff_id", "name"))
_TOP_ROWS, _TOP_TEXTS = 4, 6
_SHOWN = 3
_VALUES_WITHIN = 3
"""Rows below a header in which the first person stands."""
_FIRST_CHOICE = "第一志愿"
_ADVICE = "不是报名表的，请移出报名表文件夹；是报名表的，请用空白表填写。"


class SheetFinder:
    """Finds the registrations among a file's sheets."""

    def __init__(self, targets: Mapping[Part, Targets], unread: Unread) -> None:
        self.targets = targets
        self.unread = unread

    def find(
        self,
        label: str,
        grids: Sequence[Grid],
        opening: Sequence[Issue],
        issues: list[Issue],
        *,
        found: bool = False,
    ) -> Iterator[Found]:
        """Yield the sheets to read; what is to be said of the others goes to the issues.

        `found`: another sheet of the file was a registration.
        """
        left: list[Grid] = []
        looked_at = (grid for grid in grids if fold(grid.sheet) not in _IGNORED)
        for grid in (_with_first_choice(grid) for grid in looked_at if not _is_empty(grid)):
            shape = shape_of(grid)
            part = self._part(grid, issues) if shape else None
            if shape and grid.hidden:
                issues.append(hidden_registration(grid))
            elif shape and part:
                yield grid, part, shape
            elif not shape:
                left.append(grid)
            found = found or bool(shape and not grid.hidden)
        if grids and not found and not errors_in(opening):
            issues.append(self._nothing(label, grids))
        elif found:
            issues += unread_tabs(left, "报名的工作表")

    def _part(self, grid: Grid, issues: list[Issue]) -> Part | None:
        """Tell which part a sheet is for: by its name, title, choices, or the file's name."""
        if is_called_form(grid):
            return _BY_NAME[fold(grid.sheet)]
        sheet, titles, file = map(part_named, told_by(grid))
        part = sheet or titles or self._part_chosen(grid) or file
        if file is Part.POSTS and part is not file and not sheet and not titles:
            part = None if grid.sheet else file  # a text has no tab but its file's name
        if part is None:
            issues.append(Kind.KIND_UNCLEAR.at(grid.where()))
        return part

    def _nothing(self, label: str, grids: Sequence[Grid]) -> Issue:
        """Tell of a file without any registration: garbled, of another kind, or unread."""
        texts = {as_text(raw) for grid in grids for row in grid.rows for raw in row if raw != ""}
        whole = "\n".join(map(fold, texts))
        head = (as_text(raw) for grid in grids for row in grid.rows[:HEADER_WITHIN] for raw in row)
        if any(garbled(text) for text in head):
            return Kind.FILE_GARBLED.at(Where(label))
        if any(fold(grid.sheet) in _OTHER_SHEETS for grid in grids):
            return misplaced(label) or Kind.FILE_UNKNOWN.at(Where(label), advice=_ADVICE)
        people = self.unread.people_in(texts)
        for part, targets in self.targets.items():
            chosen = [name for name in targets.names if fold(name) in whole]
            if people and chosen:
                what = "职位" if part is Part.POSTS else "部门"
                people, chosen = people[:_SHOWN], chosen[:_SHOWN]
                return Kind.FILE_UNREAD.at(
                    Where(label), people="、".join(people), what=what, choices="、".join(chosen)
                )
        return misplaced(label) or Kind.FILE_UNKNOWN.at(Where(label), advice=_ADVICE)

    def _part_chosen(self, grid: Grid) -> Part | None:
        """Return the one part whose posts or departments the sheet names."""
        texts = {raw for row in grid.rows for raw in row if isinstance(raw, str) and raw}
        vocabulary = _vocabulary_for(grid)
        _, spoken = grid.scanned_by(vocabulary)
        texts |= {as_text(each.raw) for cell in spoken for each in in_one_cell(vocabulary, *cell)}
        parts = [
            part for part in Part if any(self.targets[part].find(text).exact for text in texts)
        ]
        return parts[0] if len(parts) == 1 else None


def hidden_registration(grid: Grid) -> Issue:
    """Tell of a hidden tab that looks like a registration; none is taken from there."""
    return hidden_tab(grid, "其中像是有报名内容，没有使用")


def is_ordinary(grid: Grid) -> bool:
    """Tell whether a sheet is a form, or a register with every column that must be there."""
    if is_called_form(grid):
        return True
    shape = shape_of(grid)
    if shape is not Shape.REGISTER:
        return shape is Shape.FORM
    _, issues = find_table(grid, POST_REGISTER)
    missing = (Kind.HEADER_MISSING, Kind.COLUMN_MISSING)
    return not any(issue.kind in missing for issue in issues)


def is_called_form(grid: Grid) -> bool:
    """Tell whether a sheet has the name of a form: hardly any form has another."""
    return fold(grid.sheet) in _BY_NAME


def told_by(grid: Grid) -> Iterator[str]:
    """Yield folded texts round a table that may name its part: sheet, titles, file."""
    yield fold(grid.sheet)
    yield " ".join(_top_texts(grid))
    yield fold(grid.file.rpartition("/")[2])


def part_named(text: str) -> Part | None:
    """Return the part that a folded text names."""
    if any(word in text for word in _DEPARTMENT_WORDS):
        return Part.DEPARTMENTS
    return Part.POSTS if any(word in text for word in _POST_WORDS) else None


def _top_texts(grid: Grid) -> list[str]:
    rows = grid.rows[:_TOP_ROWS]
    return [header_key(raw) for row in rows for raw in row if isinstance(raw, str) and raw][
        :_TOP_TEXTS
    ]


def _is_empty(grid: Grid) -> bool:
    return all(is_blank(raw) for row in grid.rows for raw in row)


def shape_of(grid: Grid) -> Shape | None:
    """Tell a form from a register.

    None if the sheet asks for no person and no choice, nor is called one.

    A register has one row that holds the headings of a person and of the first choice, or two
    rows of which the lower has the choices below one heading. On a form, too, they may share a row,
    but then each has its value between itself and the next.
    """
    named, _ = grid.scanned_by(_vocabulary_for(grid))
    if _heads_register(grid, named):
        return Shape.REGISTER
    fields: set[str] = set()
    for field, _ in _asked(grid):
        fields.add(field)
        if "choices" in fields and fields & _PERSON:
            return Shape.FORM
    if fold(grid.sheet) in _BY_NAME:
        return Shape.FORM
    is_one = fold(grid.sheet) in _REGISTER_NAMES or (fields & _PERSON and _asks_wishes(grid))
    return Shape.REGISTER if is_one else None


def _vocabulary_for(grid: Grid) -> Vocabulary:
    form = FORMS[_BY_NAME.get(fold(grid.sheet), Part.POSTS)]
    return vocabulary_of(form, (), grid.spoken)


def _asked(grid: Grid) -> Iterator[Key]:
    """Yield what a sheet has labels for, in cells of their own or before their values."""
    vocabulary = _vocabulary_for(grid)
    named, spoken = grid.scanned_by(vocabulary)
    yield from ((column.field, member) for _, _, column, member in named)
    inside = (label for cell in spoken for label in in_one_cell(vocabulary, *cell))
    yield from ((label.column.field, label.member) for label in inside)


def _with_first_choice(grid: Grid) -> Grid:
    """Return a sheet whose one choice has a label without a number, 竞聘岗位, with 第一志愿 there.

    Itself where the first choice has its number, where different labels or columns ask for one, and
    where nothing tells that people register with it: score sheets have 竞争职位, too.
    """
    if any(asked == ("choices", 1) for asked in _asked(grid)):
        return grid
    named, is_known = {}, _vocabulary_for(grid).find_raw
    for row, cells in enumerate(grid.rows[:HEADER_WITHIN]):
        for at, raw in enumerate(cells):
            if not isinstance(raw, str) or not raw or is_known(raw):
                continue
            below = as_text(grid.at(row + 1, at))
            heads = is_known(raw + below) or is_known(below + raw) or below == raw
            if (label := unnumbered_choice(raw)) and not heads:
                named[row, at] = label
    is_one = len(set(map(header_key, named.values()))) == 1
    if not is_one or len({row for row, _ in named}) < len(named) or not _registers(grid):
        return grid
    rows = [list(cells) for cells in grid.rows]
    for (row, at), label in named.items():
        rows[row][at] = str(rows[row][at]).replace(label, _FIRST_CHOICE, 1)
    return replace(grid, rows=rows, reading=None, _scanned=None)


def _registers(grid: Grid) -> bool:
    """Tell whether a sheet is for registering: it asks when it was handed in, or says so."""
    is_timed = any(field == "submitted_at" for field, _ in _asked(grid))
    return is_timed or any("报名" in text for text in told_by(grid))


def _asks_wishes(grid: Grid) -> bool:
    """Tell whether there is a heading for wishes, be it one that nobody knows."""
    texts = (raw for row in grid.rows[:HEADER_WITHIN] for raw in row if isinstance(raw, str))
    return any(header_key(text).endswith("志愿") for text in texts)


def _heads_register(grid: Grid, named: Sequence[Named]) -> bool:
    """Tell whether a row or two are the header of a table of people and their choices."""
    rows: dict[int, dict[int, str]] = {}
    for row, at, column, _ in named:
        rows.setdefault(row, {})[at] = column.field
    for number, here in rows.items():
        if _PERSON.isdisjoint(here.values()):
            continue
        lower = rows.get(number + 1, {}) if "choices" not in here.values() else {}
        if "choices" not in here.values() and "choices" not in lower.values():
            continue
        if lower and not lower.keys().isdisjoint(here):
            continue
        if _goes_on(grid, named, number + bool(lower)):
            continue
        if any(_side_by_side(each) for each in (here, lower)):
            return True
        if _stands_over_values(grid, number + bool(lower), here, lower):
            return True
    return False


def _goes_on(grid: Grid, named: Sequence[Named], last: int) -> bool:
    """Tell whether a row further down holds nothing but labels of something else.

    Then those above have their values below them, as these have: no header of a table.
    """
    above = {(column.field, member) for row, _, column, member in named if row <= last}
    below: dict[int, list[Key]] = {}
    for row, _, column, member in named:
        if row > last:
            below.setdefault(row, []).append((column.field, member))
    return any(
        len(keys) > 1
        and above.isdisjoint(keys)
        and len(keys) == sum(not is_blank(raw) for raw in grid.rows[row])
        for row, keys in below.items()
    )


def _side_by_side(columns: Mapping[int, str]) -> bool:
    return any(at + 1 in columns for at in columns)


def _stands_over_values(
    grid: Grid, last: int, here: Mapping[int, str], lower: Mapping[int, str]
) -> bool:
    """Headings two columns apart or wider: nothing stands beside them, and values below."""
    wanted = {at for at, field in here.items() if field in _PERSON | {"choices"}}
    first = last - bool(lower)
    beside = (grid.at(first, at + 1) for at in wanted)
    below = range(last + 1, last + 1 + _VALUES_WITHIN)
    people = [at for at, field in here.items() if field in _PERSON]
    return all(map(is_blank, beside)) and any(
        not is_blank(grid.at(row, at)) and not _is_label(grid.at(row, at))
        for row in below
        for at in people
    )


def _is_label(raw: Raw) -> bool:
    return any(vocabulary_of(sheet).find_raw(raw) for sheet in FORMS.values())
