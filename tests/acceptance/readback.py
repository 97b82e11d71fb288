"""Reads the Word documents back: who is named in which, and nobody else."""

from collections.abc import Mapping
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from acceptance.office import Office


def text_of(path: Path) -> str:
    """Give all text of the document's body, boxes and tables included."""
    body = Document(str(path)).element.body
    return "\n".join(
        "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )


def check_documents(
    office: Office,
    appointed: Mapping[str, str],
    placed: Mapping[str, str],
    standby: Mapping[str, str],
    passed: Mapping[str, bool] | None = None,
) -> None:
    """Every letter is there for those it is for, names them and nobody else; none for others."""
    passed = passed or {}
    folder = office.folder / "08公文"
    letters = {
        "任职通知书": {n: [label] for n, label in appointed.items()},
        "岗位安排通知书": {n: [place] for n, place in placed.items()},
        "待岗通知书": {
            n: [learn, "2026年3月20日", "2026年9月20日"] for n, learn in standby.items()
        },
        "恢复工作通知书": {n: [standby[n], "2026年9月21日"] for n, good in passed.items() if good},
        "处理意见呈报表": {n: ["不合格"] for n, good in passed.items() if not good},
    }
    for kind, wanted in letters.items():
        made = {path.stem.removeprefix(f"{kind}-"): path for path in folder.glob(f"{kind}/*.docx")}
        people = {office.town.person(n).name + n: n for n in wanted}
        assert set(made) == set(people), (kind, set(made) ^ set(people))
        for stem, path in made.items():
            number = people[stem]
            text = text_of(path)
            own = office.town.person(number).name
            assert own in text
            assert all(piece in text for piece in wanted[number]), (path.name, wanted[number], text)
            others = {p.name for p in office.town.people} - {own}
            assert not [name for name in others if name in text], path.name
    _check_lists(office, appointed, placed)


def _check_lists(office: Office, appointed: Mapping[str, str], placed: Mapping[str, str]) -> None:
    town = office.town
    folder = office.folder / "08公文"
    for kind, people in (
        ("任前公示", appointed),
        ("任职通知", appointed),
        ("双向选择结果公布", placed),
        ("岗位安排通知", placed),
    ):
        path = folder / f"{kind}.docx"
        assert path.exists() == bool(people), (kind, people)
        if people:
            text, _, removals = text_of(path).partition("免去")
            named = {town.person(number).name for number in people}
            assert {person.name for person in town.people if person.name in text} == named, kind
            assert kind == "任职通知" or not removals
            _check_removals(office, appointed, removals)


def _check_removals(office: Office, appointed: Mapping[str, str], text: str) -> None:
    """Who leaves a post is removed from it in the same paper; who keeps it never is."""
    for person in office.town.people:
        held = f"{person.office}{person.title}"
        if person.name in text:
            assert f"的{held}职务" in text
            assert appointed.get(person.number) != held
        elif held in {post.label for post in office.town.posts} and text:
            assert appointed.get(person.number) in (None, held), person.number
