"""One to forty people in the notices that list them above the seal: it never meets the imprint."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from campaign.departments.documents import PLACEMENT_NOTICE
from campaign.office.kinds import DocumentKind
from campaign.posts.documents import APPOINTMENT_NOTICE
from campaign.word.template import Rendered, Template, merge
from word.pages import laid_out, words
from word.sample_crowd import ISSUER, of_many
from word.sample_office import HEAD
from word.seal_room import sign_offs
from word.word_files import TEMPLATES

MOST = 40
KINDS: dict[str, DocumentKind[Any]] = {
    kind.name: kind for kind in (APPOINTMENT_NOTICE, PLACEMENT_NOTICE)
}
HEADS = {
    "长": None,
    "短": replace(HEAD, issuer=ISSUER),
    "无抄送": replace(HEAD, issuer=ISSUER, copies_to=""),
}
"""Heads that make the imprint four lines high, two, and one."""


def notice(template: Template[Any], kind: DocumentKind[Any], count: int, head: Any) -> Rendered:
    data = of_many(kind, count)
    rendered, issues = template.render(replace(data, head=head) if head else data)
    assert rendered is not None, issues
    return rendered


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    files = {}
    for kind in KINDS.values():
        template, _ = Template.open(TEMPLATES / kind.file_name, kind.data)
        assert template is not None
        for name, head in HEADS.items():
            notices = [notice(template, kind, count, head) for count in range(1, MOST + 1)]
            files[f"{kind.name}-{name}"] = merge(notices)
    return laid_out(files, tmp_path_factory.mktemp("sweep"))


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("head", HEADS)
def test_the_seal_is_clear_of_text_and_imprint(
    pdfs: Mapping[str, Path], name: str, head: str
) -> None:
    found = list(sign_offs(words(pdfs[f"{name}-{head}"]), ISSUER))
    assert len(found) == MOST
    for sign_off in found:
        sign_off.check_below_text()
        sign_off.check_seal_room()
