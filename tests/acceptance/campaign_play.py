"""Plays a whole campaign from the registrations to the end of standby, inspecting every step."""

import random
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from acceptance import expected, inspector
from acceptance.inputs import write_inputs
from acceptance.office import Office, fingerprints
from acceptance.readback import check_documents, text_of
from acceptance.town import Town

Decisions = dict[tuple[str, str], tuple[str, str]]


def decide_posts(
    town: Town, words: Mapping[tuple[str, str], str]
) -> tuple[Decisions, dict[str, str]]:
    """Follow the proposal mostly; nobody twice, no post over its quota."""
    lot = random.Random(town.seed)
    meant = {key for key, word in words.items() if word == "任用" and lot.random() < 0.9}
    appointed = {number: label for label, number in meant}
    free = {p.label: p.quota - [*appointed.values()].count(p.label) for p in town.posts}
    for label, number in words:
        wanted = words[label, number] == "提请党委研究" or lot.random() < 0.1
        barred = expected.barred(town, number, label)
        if wanted and free[label] and number not in appointed and not barred:
            appointed[number] = label
            free[label] -= 1
    found = {}
    for (label, number), word in words.items():
        decision = "任用" if appointed.get(number) == label else "不任用"
        found[label, number] = (decision, "" if decision == word else "党委综合工作需要研究决定")
    return found, appointed


def decide_places(town: Town, proposed: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
    """Follow the proposal mostly; some are sent where there is room, or stand by."""
    lot = random.Random(town.seed)
    free = {
        name: quota - [*proposed.values()].count(name) for name, quota in town.departments.items()
    }
    found = {}
    for number, place in proposed.items():
        learning = lot.choice(list(town.departments) or [town.people[0].office])
        room = next((name for name, places in free.items() if places > 0), None)
        if place == "待岗" and room and lot.random() < 0.3:
            free[room] -= 1
            found[number] = (room, "本人服从安排，工作需要", "")
        elif place == "待岗":
            found[number] = ("待岗", "", learning)
        elif lot.random() < 0.07:
            free[place] += 1
            found[number] = ("待岗", "本人书面表示不服从安排", learning)
        else:
            found[number] = (place, "", "")
    return found


def play(town: Town, folder: Path, *, in_place: bool) -> None:
    """Run every step, fill every sheet, and inspect all there is."""
    write_inputs(town, folder)
    office = Office(town, folder, in_place=in_place)
    office.step("check_registrations")
    inspector.check_no_errors(folder)
    inspector.check_review(town, folder)
    appointed = _posts_part(office) if town.posts else {}
    places = _departments_part(office, appointed)
    _standby_part(office, places, appointed)
    _again(office)


def _posts_part(office: Office) -> dict[str, str]:
    town, folder = office.town, office.folder
    if not expected.candidates(town):
        assert "没有审核通过的竞职人员" in office.step("prepare_scoring", code=1)
        return {}
    office.step("prepare_scoring")
    inspector.check_score_sheets(town, folder)
    office.mark()
    before = fingerprints(folder)
    office.step("consolidate_scores")
    inspector.check_no_errors(folder)
    inspector.check_scores(town, folder)
    words = inspector.check_post_proposals(town, folder)
    office.step("consolidate_scores")
    after = fingerprints(folder)
    assert {name: after[name] for name in before} == before
    check_documents(office, {}, {}, {})
    decisions, appointed = decide_posts(town, words)
    office.decide_posts(decisions)
    return appointed


def _departments_part(office: Office, appointed: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    town, folder = office.town, office.folder
    office.step("allocate_departments")
    if not town.departments:
        return _without_departments(office, appointed)
    wishes = expected.pool(town, appointed)
    inspector.check_pick_sheets(town, folder, wishes)
    office.pick(expected.picks(town, wishes))
    office.step("allocate_departments")
    inspector.check_no_errors(folder)
    placed = expected.placements(town, wishes)
    inspector.check_placements(town, folder, wishes, placed)
    proposed = {
        person.number: placed.get(person.number, "待岗")
        for person in town.people
        if person.scope != "不参加" and person.number not in appointed
    }
    inspector.check_flows(town, folder, flows(town, appointed, proposed))
    inspector.check_place_proposals(folder, proposed)
    office.step("generate_notices")
    check_documents(office, appointed, {}, {})
    decisions = decide_places(town, proposed)
    office.decide_places(decisions)
    office.step("allocate_departments")
    decided = {number: place for number, (place, _, _) in decisions.items()}
    inspector.check_flows(town, folder, flows(town, appointed, decided))
    return decisions


def _without_departments(
    office: Office, appointed: Mapping[str, str]
) -> dict[str, tuple[str, str, str]]:
    """Who is not appointed stays where he is; nothing else is to be decided."""
    town, folder = office.town, office.folder
    stay = {
        person.number: person.office
        for person in town.people
        if person.scope != "不参加" and person.number not in appointed
    }
    inspector.check_flows(town, folder, flows(town, appointed, stay))
    assert not list((folder / "06部门初选").glob("*"))
    assert not list((folder / "07定岗决定").glob("*"))
    office.step("generate_notices")
    check_documents(office, appointed, {}, {})
    return {}


def flows(
    town: Town, appointed: Mapping[str, str], places: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Where everybody is to end."""
    found = {}
    for person in town.people:
        number = person.number
        if number in appointed:
            found[number] = ("中层任职", appointed[number])
        elif number not in places:
            found[number] = ("不参加", "")
        else:
            elsewhere = "部门岗位" if town.departments else "留现部门"
            kind = "待岗" if places[number] == "待岗" else elsewhere
            found[number] = (kind, places[number])
    return found


def _standby_part(
    office: Office, decisions: Mapping[str, tuple[str, str, str]], appointed: Mapping[str, str]
) -> None:
    folder = office.folder
    if not office.town.departments:
        assert "没有双选部门" in office.step("review_standby", code=1)
        return
    office.step("generate_notices")
    placed = {number: place for number, (place, _, _) in decisions.items() if place != "待岗"}
    standby = {number: learn for number, (place, _, learn) in decisions.items() if place == "待岗"}
    check_documents(office, appointed, placed, standby)
    office.step("review_standby")
    if standby:
        inspector.check_ledger(folder, standby)
        passed = {number: index % 3 != 2 for index, number in enumerate(sorted(standby))}
        office.review(passed)
        office.step("review_standby")
        inspector.check_no_errors(folder)
        check_documents(office, appointed, placed, standby, passed)


STEPS = (
    "check_registrations",
    "prepare_scoring",
    "consolidate_scores",
    "allocate_departments",
    "generate_notices",
    "review_standby",
)


def _again(office: Office) -> None:
    """Some steps again in any order, then all: nothing is touched, nothing differs."""
    before, made = fingerprints(office.folder), _made(office.folder)
    needless = set()
    if not expected.candidates(office.town):
        needless |= {"prepare_scoring", "consolidate_scores"}
    if not office.town.departments:
        needless |= {"review_standby"}
    for script in office.lot.sample(STEPS, 3):
        office.step(script, code=int(script in needless))
    office.step("run_all")
    assert fingerprints(office.folder) == before
    assert _made(office.folder) == made
    inspector.check_no_errors(office.folder)


def _made(folder: Path) -> dict[str, object]:
    """What the results and the documents say; the list of issues is each run's own."""
    results = {path.name: _values(path) for path in (folder / "结果").glob("*.xlsx")}
    for each_run in ("问题清单.xlsx", "办理进度.xlsx"):
        results.pop(each_run, None)
    documents = {str(p.relative_to(folder)): text_of(p) for p in folder.glob("08公文/**/*.docx")}
    return {**results, **documents}


def _values(path: Path) -> list[tuple[object, ...]]:
    book = load_workbook(path, data_only=True)
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]
