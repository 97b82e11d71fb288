"""The catalogue of issues is honest: each kind is told somewhere, with all it needs, and tested."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from campaign.issues import Kind, Where

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "scripts" / "campaign"
EXPECTED = TESTS.parent / "sample_workbooks" / "有错表格" / "应报问题.json"
_OF_EVERY_CELL = {"column", "expected"}
"""What the reader adds to every fault of a cell."""
_LETTERS = "FTVSPRMBCDLW"


def fields(kind: Kind) -> set[str]:
    """What the sentences of a kind have to be given."""
    sentences = (kind.value.problem, kind.value.remedy)
    return {name for each in sentences for _, name, _, _ in Formatter().parse(each) if name}


def test_codes_are_unique_and_well_formed() -> None:
    codes = [kind.code for kind in Kind]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(rf"[{_LETTERS}]\d\d", code) for code in codes)


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.code)
def test_both_sentences_can_be_said(kind: Kind) -> None:
    issue = kind.at(Where("表.xlsx"), **dict.fromkeys(fields(kind), "某"))
    for sentence in (issue.problem, issue.remedy):
        assert sentence.endswith(("。", "？")) or sentence == "某"
        assert "{" not in sentence.replace("{{", "")
        assert "  " not in sentence


# -- told somewhere, with all that its sentences need ---------------------------------------------


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "issues.py":
            name = path.relative_to(PACKAGE).as_posix()
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def _kind_of(node: ast.expr) -> Kind | None:
    """`Kind.NAME` as a kind."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return Kind.__members__.get(node.attr) if node.value.id == "Kind" else None
    return None


def _told() -> Iterator[tuple[str, Kind, set[str] | None]]:
    """(file, kind, what it is given) of each place; None where that is known only when it runs."""
    for name, tree in _trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            of = node.func.value if isinstance(node.func, ast.Attribute) else None
            if of is not None and isinstance(node.func, ast.Attribute) and node.func.attr == "at":
                if kind := _kind_of(of):
                    yield name, kind, _keywords(node)
            elif isinstance(node.func, ast.Name) and node.func.id in ("Fault", "Noted"):
                at = 0 if node.func.id == "Fault" else 1
                if len(node.args) > at + 1 and (kind := _kind_of(node.args[at])):
                    yield name, kind, _keys(node.args[at + 1])


def _keywords(node: ast.Call) -> set[str] | None:
    names = [keyword.arg for keyword in node.keywords]
    return None if None in names else {name for name in names if name}


def _keys(node: ast.expr) -> set[str] | None:
    if not isinstance(node, ast.Dict) or not all(isinstance(k, ast.Constant) for k in node.keys):
        return None
    return {str(key.value) for key in node.keys if isinstance(key, ast.Constant)} | _OF_EVERY_CELL


def test_what_each_place_gives_is_enough() -> None:
    wrong = {
        f"{name}: {kind.name} wants {', '.join(sorted(fields(kind) - given))}"
        for name, kind, given in _told()
        if given is not None and not fields(kind) <= given
    }
    assert wrong == set()


def test_every_kind_is_used() -> None:
    used = {
        kind
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.expr) and (kind := _kind_of(node))
    }
    assert [kind.name for kind in Kind if kind not in used] == []


def test_every_kind_is_asserted_by_some_test() -> None:
    listed = json.loads(EXPECTED.read_text(encoding="utf-8"))
    tested = {issue["代码"] for case in listed for issue in case["应报问题"]}
    for path in TESTS.rglob("test_*.py"):
        if path.name != Path(__file__).name:
            text = path.read_text(encoding="utf-8")
            tested |= set(re.findall(r"\b[A-Z]\d\d\b", text))
            tested |= {Kind[name].code for name in re.findall(r"\bKind\.([A-Z_]+)\b", text)}
    assert [f"{kind.code} {kind.name}" for kind in Kind if kind.code not in tested] == []
