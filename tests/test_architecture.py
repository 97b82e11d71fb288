"""The shape of the program: imports point one way, one importer a library, small files."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
PACKAGE = SCRIPTS / "campaign"

PURE = {
    "eligibility", "lots", "scoring", "ballots", "ranking", "matching", "stability", "proposals",
    "explanation", "sentences", "proceedings", "reallocation", "months", "workdays",
}  # fmt: skip
LAYERS = (
    {"app", "shell", "console", "desktop", "sample"},
    {"steps", "conduct", "recompute", "verification", "self_check"},
    {
        "notices",
        "stages",
        "offer",
        "marked",
        "record",
        "seeds",
        "reports",
        "methods",
        "method",
        "by_judges",
        "by_ballot",
    },
    {"outcome"},
    {"intake"},
    {"sheets"},
    {"run", "made"},
    PURE,
    {"documents"},
    {"workbook"},
    {"register", "archive"},
    {"folder", "launchers", "folder_start"},
    {"lock", "staging", "filenames", "obstacles", "program", "commands", "places"},
    {"issues"},
)
"""From the top down: a module imports from its own layer or from below."""

IMPORTERS = {
    "xlsxwriter": {"workbook/book.py"},
    "python_calamine": {"workbook/fast.py"},
    "openpyxl": {"workbook/marking.py"},
    "opencc": {"workbook/script.py"},
    "defusedxml": {"workbook/careful.py"},
}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module, *, run_time_only: bool = False) -> Iterator[str]:
    """Names of imported modules; `run_time_only` leaves out those under TYPE_CHECKING."""
    skipped: set[ast.AST] = set()
    if run_time_only:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                skipped |= set(ast.walk(node))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "campaign":
                yield from (f"campaign.{alias.name}" for alias in node.names)


def layer_of(name: str) -> int:
    return next(n for n, layer in enumerate(LAYERS) if name in layer)


def top_name(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_imports_point_down() -> None:
    wrong = []
    for path, tree in modules():
        if path.name == "__init__.py" and path.parent == PACKAGE:
            continue
        own = layer_of(top_name(path))
        for module in imported(tree, run_time_only=True):
            parts = module.split(".")
            if parts[0] == "campaign" and len(parts) > 1 and layer_of(parts[1]) < own:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert wrong == []


def test_rules_import_the_standard_library_and_issues_only() -> None:
    wrong = []
    for path, tree in modules():
        if path.parent == PACKAGE and path.stem in PURE:
            for module in imported(tree):
                first, _, rest = module.partition(".")
                inside = first == "campaign" and (
                    not rest or rest.split(".")[0] in PURE | {"issues"}
                )
                if not inside and first not in sys.stdlib_module_names:
                    wrong.append(f"{path.name} imports {module}")
    assert wrong == []


def test_each_library_has_one_importer() -> None:
    found: dict[str, set[str]] = {name: set() for name in IMPORTERS}
    for path, tree in modules():
        for module in imported(tree, run_time_only=True):
            name = module.split(".")[0]
            if name in found:
                found[name].add(path.relative_to(PACKAGE).as_posix())
    assert found == IMPORTERS


def test_only_their_list_tells_ways_of_marking_apart() -> None:
    """Who wants to know something of 方式 asks the object of the component."""
    importers = {
        path.name
        for path, tree in modules()
        for module in imported(tree)
        if module.startswith("campaign.by_")
    }
    assert importers == {"methods.py"}


def test_steps_do_not_import_each_other() -> None:
    wrong = [
        f"{path.name} imports {module}"
        for path, tree in modules()
        if path.parent.name == "steps"
        for module in imported(tree)
        if module.startswith("campaign.steps.")
    ]
    assert wrong == []


def test_files_are_small() -> None:
    long = {
        path.relative_to(SCRIPTS).as_posix(): lines
        for path in SCRIPTS.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert set(long) <= {"campaign/issues.py"}, long  # the catalogue is one list
