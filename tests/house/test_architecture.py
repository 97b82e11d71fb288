"""The shape of the house: chapters in order, one name one thing, small rooms.

The figures are decision 8 of the architecture: whoever breaks one either finds the better place for
the line or argues for another figure in the commit that changes it here.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PACKAGE = SCRIPTS / "campaign"

ENGINES = ("storage", "workbook", "word", "matching")
CHAPTERS = (
    "scheme", "roster", "office", "registration", "scoring", "posts", "departments", "standby",
    "tenure", "documents",
)  # fmt: skip
ORDER = (
    "issues", "calendar", "chinese", "places", "version", "signed_code", "commands", *ENGINES,
    "kept_tables", "kept_books", "kept_forms", "kept_outputs", "misplaced", "worked_out", "run",
    "again", "offered",
    *CHAPTERS, "steps", "overview", "checking", "app",
)  # fmt: skip
"""From the ground up: a module imports from its own place or from one before it."""

UPWARD = ("scheme/stages.py", "campaign.scoring.methods")
"""The one arrow up: a way of marking says itself what is wrong with a component that uses it, so
that a new way is one class; the scheme's reader is handed the list of them."""

ROOMS = {"sheets", "reading", "report", "documents", "stages"}
"""What a chapter has as far as it has a use for it; rules stand beside them under their names."""

IMPORTERS = {
    "xlsxwriter": {"workbook/write/book.py"},
    "python_calamine": {"workbook/read/files.py"},
    "openpyxl": {"workbook/write/marking.py"},
    "jinja2": {"overview/page.py"},
    "opencc": {"workbook/declare/script.py"},
    "docx": {"word/review.py", "word/reading.py"},
    "defusedxml": {"workbook/read/second_look.py"},
}
MOST_LINES, MOST_FUNCTION_LINES, MOST_FILES, MOST_INNER_IMPORTS = 320, 60, 30, 60


class Import(NamedTuple):
    """One imported module."""

    module: str
    at_run_time: bool
    inside_function: bool


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the program by its place below scripts/campaign/."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imports_of(tree: ast.Module) -> Iterator[Import]:
    only_for_types: set[ast.AST] = set()
    inside: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            only_for_types |= set(ast.walk(node))
        if isinstance(node, ast.FunctionDef):
            inside |= set(ast.walk(node))
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [
                full if is_module(full := f"{node.module}.{alias.name}") else node.module
                for alias in node.names
            ]
        for name in dict.fromkeys(names):
            yield Import(name, node not in only_for_types, node in inside)


def is_module(name: str) -> bool:
    place = SCRIPTS.joinpath(*name.split("."))
    return name.startswith("campaign.") and (place.is_dir() or place.with_suffix(".py").is_file())


def room_of(place: str) -> str:
    """The chapter, engine or single module in which a file stands."""
    return place.split("/")[0].removesuffix(".py")


def file_of(module: str) -> str:
    inside = "/".join(module.split(".")[1:])
    return f"{inside}.py" if f"{inside}.py" in trees() else f"{inside}/__init__.py".lstrip("/")


def test_imports_run_one_way() -> None:
    wrong = [
        f"{place} imports {each.module}"
        for place, tree in trees().items()
        for each in imports_of(tree)
        if place != "__init__.py"
        and (place, each.module) != UPWARD
        and each.module.startswith("campaign.")
        and ORDER.index(each.module.split(".")[1]) > ORDER.index(room_of(place))
    ]
    assert wrong == []


def test_engines_read_and_write_apart() -> None:
    """read/ and write/ share nothing but what is declared."""
    wrong = [
        f"{place} imports {each.module}"
        for place, tree in trees().items()
        for each in imports_of(tree)
        for one, other in (("read", "write"), ("write", "read"), ("declare", "read"))
        if place.startswith(f"workbook/{one}/")
        and each.module.startswith(f"campaign.workbook.{other}")
    ]
    assert wrong == []


def test_matching_is_pure() -> None:
    wrong = [
        f"{place} imports {each.module}"
        for place, tree in trees().items()
        for each in imports_of(tree)
        if room_of(place) == "matching"
        and not each.module.startswith(("campaign.matching", "campaign.chinese"))
        and each.module.split(".")[0] not in sys.stdlib_module_names
    ]
    assert wrong == []


def test_there_is_no_import_circle() -> None:
    arrows = {
        place: {
            file_of(each.module)
            for each in imports_of(tree)
            if each.at_run_time and each.module.startswith("campaign.")
        }
        for place, tree in trees().items()
    }
    ends = {place for place, out in arrows.items() if not out}
    while True:
        more = {place for place, out in arrows.items() if place not in ends and out <= ends}
        if not more:
            break
        ends |= more
    assert sorted(set(arrows) - ends) == []


def test_each_library_has_one_importer() -> None:
    found: dict[str, set[str]] = {name: set() for name in IMPORTERS}
    for place, tree in trees().items():
        for each in imports_of(tree):
            name = each.module.split(".")[0]
            if each.at_run_time and name in found:
                found[name].add(place)
    assert found == IMPORTERS


def test_every_public_class_name_means_one_thing() -> None:
    places = defaultdict(list)
    for place, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(place)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_inheritance_is_at_most_two_deep() -> None:
    bases = {
        node.name: [ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases]
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }

    def depth(name: str) -> int:
        return max((1 + depth(base) for base in bases[name] if base in bases), default=0)

    assert {name: depth(name) for name in bases if depth(name) > 2} == {}


def test_few_imports_stand_inside_functions() -> None:
    inner = [
        place
        for place, tree in trees().items()
        for each in imports_of(tree)
        if each.inside_function
    ]
    assert len(inner) <= MOST_INNER_IMPORTS
    elsewhere = {
        place for place in inner if not place.endswith("stages.py") and room_of(place) != "steps"
    }
    assert elsewhere <= LOADED_WHEN_USED.keys()


LOADED_WHEN_USED = {
    "app/command_line.py": "--help and wrong use answer without the program",
    "kept_books.py": "a run with nothing to read needs no reader",
    "kept_outputs.py": "as above",
    "app/run_step.py": "the sample's place, and tracebacks, are seldom needed",
    "app/window.py": "a file is opened with another program only where there is a desktop",
    "documents/own_templates.py": "python-docx, once an office has a template of its own",
    "checking/verification.py": "papers are opened only where they differ",
    "folder_start.py": "runs alone, copied into campaign folders, on a Python of any age",
    "overview/gather.py": "results are drawn only once there are some",
    "overview/owing.py": "the same",
    "overview/showing.py": "the board and the template library, once there is something new",
    "registration/reading.py": "what online forms need is loaded with the first export",
    "misplaced.py": "copies are compared only where there are some",
    "run.py": "spreadsheets are read or written only where there are some",
    "scoring/lots.py": "chance is asked for once in a campaign",
    "storage/atomic.py": "what only one system or many files need",
    "storage/launchers.py": "only Windows hides files so",
    "workbook/declare/script.py": "OpenCC, for Traditional script only",
    "workbook/declare/text.py": "guesses are made only where something is wrong",
    "workbook/read/files.py": "calamine, once there is a workbook; old workbooks are rare",
    "workbook/read/second_look.py": "XML is parsed only of doubtful workbooks",
    "workbook/read/sheet_xml.py": "the same",
    "workbook/read/xml_sheets.py": "tables in XML of 2003 are rare",
    "workbook/read/old_excel.py": "old workbooks are rare",
}
"""Further places where an import stands inside a function, with the reason."""


def test_functions_are_short() -> None:
    long = [
        f"{place}:{node.name}"
        for place, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno >= MOST_FUNCTION_LINES
    ]
    assert long == []


def test_files_are_small() -> None:
    long = {
        path.relative_to(SCRIPTS).as_posix(): lines
        for path in SCRIPTS.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert set(long) <= {"campaign/issues.py"}, long  # the catalogue is one list


APART = {"workbook", "scoring", "scheme"}
"""Rooms with parts counted for themselves: read and write, ways of marking, further rules."""


def test_no_chapter_is_a_warehouse() -> None:
    files: dict[str, int] = defaultdict(int)
    for place in trees():
        parts = place.split("/")
        files["/".join(parts[:2]) if parts[0] in APART and len(parts) > 2 else parts[0]] += 1
    assert {name: count for name, count in files.items() if count > MOST_FILES} == {}


def test_every_chapter_has_the_same_rooms() -> None:
    """What a chapter says stands in rooms of the same names in all of them."""
    missing = []
    for chapter in CHAPTERS:
        rooms = {Path(place).stem for place in trees() if room_of(place) == chapter}
        missing += [f"{chapter}/{room}" for room in ROOMS_OF.get(chapter, ROOMS) - rooms]
    assert missing == []


ROOMS_OF = {
    "scheme": ROOMS - {"documents"},
    "roster": ROOMS - {"documents", "report"},
    "registration": ROOMS - {"documents"},
    "office": {"sheets"},
    "documents": {"sheets"},
}
"""Chapters that have no use for some of them: no letter is about the scheme, and so on."""


def test_steps_do_not_import_each_other() -> None:
    wrong = [
        f"{place} imports {each.module}"
        for place, tree in trees().items()
        for each in imports_of(tree)
        if room_of(place) == "steps"
        and each.module.startswith("campaign.steps.")
        and each.module.split(".")[2] in {path.stem for path in SCRIPTS.glob("*.py")}
    ]
    assert wrong == []
