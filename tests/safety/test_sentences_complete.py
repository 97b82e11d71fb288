"""No sentence lacks a word: whoever raises an issue gives everything that its sentences name."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from campaign.issues import Kind
from campaign.program import ROOT


def fields(kind: Kind) -> set[str]:
    """The words that a kind's sentences need."""
    texts = (kind.value.problem, kind.value.remedy)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def raised() -> Iterator[tuple[str, Kind, set[str]]]:
    """Each `Kind.X.at(…)` whose words are all written out: where, which, and the words."""
    for path in sorted(Path(ROOT, "scripts", "campaign").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Attribute(value=ast.Name(id="Kind"), attr=name), attr="at"
                    ),
                    keywords=keywords,
                ) if all(each.arg for each in keywords):
                    words = {str(each.arg) for each in keywords}
                    yield f"{path.name}:{node.lineno}", Kind[name], words


def test_every_word_is_given() -> None:
    found = list(raised())
    assert len(found) > 150
    lacking = {place: gap for place, kind, words in found if (gap := fields(kind) - words)}
    assert lacking == {}
