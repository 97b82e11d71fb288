"""Papers whose optional values are blank: nothing is left hanging; forms of values."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from campaign.documents.catalogue import KINDS
from campaign.office.kinds import DocumentKind
from campaign.word.placeholders import Schema, schema, value_of
from campaign.word.template import Template
from word.sample_letters import SAMPLES
from word.word_files import TEMPLATES, WordFile, body, small_template

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
_HANGING = re.compile(r"[，、；。：（(](?=[。，；、）)：])|（）|《》|“”|None")
_AT_AN_HOUR = re.compile(r"\d时")
"""A moment has no form but its own (W53)."""
_LEAST_ROOM = "　" * 6
"""Blanks in which somebody can write by hand."""


def blanked(data: Any, placeholders: Schema) -> Any:
    """The same data without whatever may be missing."""
    changes: dict[str, Any] = {}
    for each in placeholders.values():
        if not each.attribute:
            continue
        first, *rest = each.attribute
        value = changes.get(first, getattr(data, first))
        if each.row is not None and not rest:
            rows = (blanked(row, each.row) if is_dataclass(row) else row for row in value)
            changes[first] = () if each.optional else tuple(rows)
        elif each.optional and not rest and isinstance(value, str):
            changes[first] = ""
        elif each.optional and len(rest) == 1 and isinstance(getattr(value, rest[0]), str):
            changes[first] = replace(value, **{rest[0]: ""})
    return replace(data, **changes)


def printed(path: Path, kind: DocumentKind[Any], data: Any) -> WordFile:
    template, issues = Template.open(path, kind.data)
    assert template is not None, issues
    rendered, issues = template.render(data)
    assert rendered is not None, issues
    return WordFile(rendered.file())


@every_kind
def test_no_mark_is_left_hanging(kind: DocumentKind[Any]) -> None:
    data = blanked(SAMPLES[kind], schema(kind.data))
    file = printed(TEMPLATES / kind.file_name, kind, data)
    lines = file.texts()
    assert [line for line in lines if _HANGING.search(line)] == []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.endswith("："):  # what it announces follows
            assert after
            assert after not in file.texts("署名")
        elif line.rstrip().endswith("："):
            assert line.endswith(_LEAST_ROOM)


def forms(kind: DocumentKind[Any]) -> Iterator[tuple[str, str]]:
    """Every placeholder with a value in the sample that has forms, with each of them."""
    for each in schema(kind.data).values():
        value = value_of(SAMPLES[kind], each)
        if each.row is None and value != "" and not _AT_AN_HOUR.search(str(value)):
            yield from ((each.name, form) for form in each.forms)


@every_kind
def test_every_form_of_every_value(tmp_path: Path, kind: DocumentKind[Any]) -> None:
    pairs = list(forms(kind))
    lines = [f"甲{{{{ {name}|{form} }}}}乙" for name, form in pairs]
    path = small_template(tmp_path, body(*lines))
    full = printed(path, kind, SAMPLES[kind]).texts()
    assert len(full) == len(pairs) > 0
    assert not any(re.search(r"[{}|]|甲乙", line) for line in full)
    for line in printed(path, kind, blanked(SAMPLES[kind], schema(kind.data))).texts():
        assert re.fullmatch(r"甲(　*|[^{}|]+)乙", line)


@every_kind
def test_a_wrong_form_is_told_with_those_there_are(tmp_path: Path, kind: DocumentKind[Any]) -> None:
    name, form = next(forms(kind))
    path = small_template(tmp_path, body(f"{{{{ {name}|{form}式 }}}}"))
    template, (issue, *_) = Template.open(path, kind.data)
    assert template is None
    assert (issue.kind.code, issue.where.cell) == ("W06", "第1段")
    assert f"是不是“{form}”" in issue.problem
