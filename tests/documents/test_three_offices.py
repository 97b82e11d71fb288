"""Every kind of paper of a town, a school and a company, in both scripts, as it is printed.

Measured on the pages with 1, 9 and 40 people appointed, placed and on standby.
"""

from collections.abc import Mapping
from itertools import groupby, product

import pytest

from campaign.documents.catalogue import KINDS
from campaign.office.kinds import Paper
from campaign.word.template import Rendered, merge
from documents.three_offices import SCHEMES, SCRIPTS, Played
from word.pages import BELOW_TEXT, Box, laid_out, words
from word.sample_office import people
from word.seal_room import sign_offs

COUNTS = (1, 9, 40)
OFFICES = list(product(SCHEMES, SCRIPTS))
OF_A_TOWNSHIP = "党黨镇鎮"
TITLE_HEIGHT = 7.5
"""Millimetres of a word in the size of titles; body text has less than six."""


def rendered(played: Played, paper: Paper) -> Rendered:
    found, issues = played.template(paper.kind).render(paper.data, paper.staff_id)
    assert found, issues
    return found


@pytest.fixture(scope="module")
def printed() -> Mapping[tuple[str, str, str], list[Rendered]]:
    """By office, script and kind; of letters to a person the first, and of the smallest three."""
    found: dict[tuple[str, str, str], list[Rendered]] = {}
    for (office, script), count in product(OFFICES, COUNTS):
        played = Played(office, script, count)
        alone: set[str] = set()
        for paper in played.papers():
            kind = paper.kind.name
            if not paper.member or (count == 9 and kind not in alone):
                alone.add(kind)
                found.setdefault((office, script, kind), []).append(rendered(played, paper))
    return found


@pytest.fixture(scope="module")
def pages(
    printed: Mapping[tuple[str, str, str], list[Rendered]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[tuple[str, str, str], list[Box]]:
    """What stands where, all laid out in one go."""
    files = {"-".join(key): merge(papers) for key, papers in printed.items()}
    pdfs = laid_out(files, tmp_path_factory.mktemp("offices"))
    return {key: words(pdfs["-".join(key)]) for key in printed}


def issuer(office: str) -> str:
    return SCHEMES[office].basics.party_body


def test_every_such_kind_is_made_in_all_of_them(
    printed: Mapping[tuple[str, str, str], list[Rendered]],
) -> None:
    kinds = {kind for *_, kind in printed}
    assert len(kinds) >= 15
    assert printed.keys() == {(*each, kind) for each in OFFICES for kind in kinds}
    alone = {kind.name for kind in KINDS if kind.is_of_one}
    for (*_, kind), papers in printed.items():
        assert len(papers) == (1 if kind in alone else len(COUNTS)), kind


@pytest.mark.parametrize(("office", "script"), OFFICES)
def test_every_seal_is_clear_of_text_and_imprint(
    pages: Mapping[tuple[str, str, str], list[Box]],
    printed: Mapping[tuple[str, str, str], list[Rendered]],
    office: str,
    script: str,
) -> None:
    for (*where, kind), found in pages.items():
        if where == [office, script] and not kind.endswith(("表", "清单")):
            signed = list(sign_offs(found, issuer(office)))
            assert len(signed) == len(printed[office, script, kind]), kind
            for sign_off in signed:
                sign_off.check_below_text()
                sign_off.check_seal_room()


def test_no_page_has_nothing_but_a_signature(
    pages: Mapping[tuple[str, str, str], list[Box]],
) -> None:
    for (office, *_, kind), found in pages.items():
        for page, each in groupby(found, key=lambda word: word.page):
            body = [word for word in each if 36 < word.top < BELOW_TEXT]
            signed = {sign.date for sign in sign_offs(body, issuer(office))}
            lines = {round(word.top) for word in body}
            assert not signed or len(lines) > 2, (office, kind, page)


def test_titles_break_in_no_name(pages: Mapping[tuple[str, str, str], list[Box]]) -> None:
    names = people(3 * COUNTS[-1])
    for (office, *_, kind), found in pages.items():
        lines = titles(found)
        assert lines, kind
        for page in {page for page, _ in lines}:
            title = [text for (on, _), text in lines.items() if on == page]
            for name in (issuer(office), *names):
                if name in "".join(title):
                    assert any(name in line for line in title), (kind, title)


def titles(found: list[Box]) -> Mapping[tuple[int, int], str]:
    """The lines in the size of titles, by page and place."""
    lines: dict[tuple[int, int], str] = {}
    for word in found:
        if word.bottom - word.top > TITLE_HEIGHT:
            place = word.page, round(word.top)
            lines[place] = lines.get(place, "") + word.text
    return lines


@pytest.mark.parametrize(("office", "script"), [each for each in OFFICES if each[0] != "镇"])
def test_no_word_of_a_township_is_printed(
    pages: Mapping[tuple[str, str, str], list[Box]], office: str, script: str
) -> None:
    for (*where, kind), found in pages.items():
        if where == [office, script]:
            text = "".join(word.text for word in found)
            assert not set(OF_A_TOWNSHIP) & set(text), kind
            assert not any(each in text for each in ("中层", "中層", "干部", "幹部")), kind
