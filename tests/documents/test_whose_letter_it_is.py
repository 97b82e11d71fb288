"""Whoever is decided about how, a person's data never stand in another's letter."""

import re
from functools import cache
from typing import Any

from hypothesis import given, settings

from campaign.documents.handover import HANDOVER_LIST
from campaign.office.kinds import DocumentKind, Paper
from campaign.roster.roster import Member
from campaign.word.template import Template
from documents.random_campaigns import NAMES, MadeUp, campaigns, papers_of
from word.word_files import TEMPLATES, WordFile

_NAME = re.compile("|".join(NAMES))
_MARK = re.compile(r"（(?:[男女]|\d{4}年\d+月生|[^（）]+办|编号\d+)）")


@cache
def template(kind: DocumentKind[Any]) -> Template[Any]:
    opened, issues = Template.open(TEMPLATES / kind.file_name, kind.data)
    assert opened is not None
    assert issues == []
    return opened


def text_of(paper: Paper) -> str:
    rendered, issues = template(paper.kind).render(paper.data)
    assert rendered is not None, issues
    return WordFile(rendered.file()).everything()


@given(campaigns())
@settings(max_examples=60, deadline=None)
def test_a_letter_names_its_person_and_nobody_else(made_up: MadeUp) -> None:
    for paper in papers_of(made_up):
        if paper.member is None:
            continue
        named = set(_NAME.findall(text_of(paper)))
        allowed = {paper.member.name}
        if paper.kind == HANDOVER_LIST:
            allowed |= superiors(made_up, paper.member)
        assert paper.member.name in named
        assert named <= allowed


def superiors(made_up: MadeUp, member: Member) -> set[str]:
    """Who now leads where somebody worked: they take over and look on."""
    return {
        made_up.roster[key].name
        for key, post in made_up.appointments.holder_of.items()
        if post.startswith(member.person.department)
    }


@given(campaigns())
@settings(max_examples=60, deadline=None)
def test_everybody_decided_about_has_one_letter_and_nobody_else_has(made_up: MadeUp) -> None:
    letters = {"任职通知书": set(made_up.appointments.holder_of)}
    letters["岗位安排通知书"] = {
        key for key, each in made_up.placements.of.items() if each.place != "待岗"
    }
    letters["待岗通知书"] = set(made_up.placements.of) - letters["岗位安排通知书"]
    papers = papers_of(made_up)
    for kind, people in letters.items():
        found = [paper.staff_id for paper in papers if paper.kind.name == kind]
        assert sorted(found) == sorted(people)


@given(campaigns())
@settings(max_examples=60, deadline=None)
def test_every_number_is_given_once(made_up: MadeUp) -> None:
    numbers = [paper.data.head.number for paper in papers_of(made_up) if paper.data.head.number]
    assert len(set(numbers)) == len(numbers)


@given(campaigns())
@settings(max_examples=60, deadline=None)
def test_namesakes_can_be_told_apart_in_every_letter(made_up: MadeUp) -> None:
    addressed = [(paper.addressee, paper.staff_id) for paper in papers_of(made_up) if paper.member]
    owner = dict(addressed)
    assert all(owner[name] == staff_id for name, staff_id in addressed)
    for paper in papers_of(made_up):
        if paper.member:
            assert _MARK.sub("", paper.addressee) == paper.member.name
