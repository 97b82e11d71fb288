"""The catalogue of issues is honest: each kind is told somewhere, with all it needs, and tested."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from campaign.issues import Kind, Where

TESTS = Path(__file__).resolve().parents[1]
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


def _told() -> Iterator[tuple[str, Kind, set[str]]]:
    """Each `Kind.NAME.at(…)`, `Fault(Kind.NAME, …)` and `Noted(…)` whose data are written out."""
    for name, tree in _trees():
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Attribute() as of, attr="at"), keywords=keywords
                ) if (kind := _kind_of(of)) and all(each.arg for each in keywords):
                    words = {str(each.arg) for each in keywords}
                    yield f"{name}:{node.lineno}", kind, words
                case ast.Call(
                    func=ast.Name(id="Fault" | "Noted"),
                    args=[*_, ast.Attribute() as of, ast.Dict(keys=keys)],
                ) if kind := _kind_of(of):
                    words = {str(each.value) for each in keys if isinstance(each, ast.Constant)}
                    yield f"{name}:{node.lineno}", kind, words | _OF_EVERY_CELL


def test_what_each_place_gives_is_enough() -> None:
    told = list(_told())
    assert len(told) > 180
    lacking = {place: gap for place, kind, given in told if (gap := fields(kind) - given)}
    assert lacking == {}


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
            named = re.findall(r"\bKind\.([A-Z_]+)\b", text)
            tested |= {Kind[name].code for name in named if name in Kind.__members__}
    assert [f"{kind.code} {kind.name}" for kind in Kind if kind.code not in tested] == []
