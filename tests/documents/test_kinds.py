"""Each kind of document is asked for each answer, and held against what the sample made of it."""

import re
from pathlib import Path
from typing import Any

import pytest

from campaign.documents.catalogue import KINDS
from campaign.documents.changes import spoiled
from campaign.office.history import Difference
from campaign.office.kinds import Audience, DocumentKind, Phase, Series
from campaigns import table
from documents.finished import LATER_SEALS, SEALS, Facts
from word import official_format
from word.word_files import TEMPLATES, WordFile

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def sealed(root: Path, kind: DocumentKind[Any]) -> list[dict[str, Any]]:
    """The rows of the kind's register for the seal that are its own."""
    register = LATER_SEALS if kind.phase is Phase.REVIEWS else SEALS
    rows = table(root / register, "用印登记", key="文种")
    return [row for row in rows if row["文种"] == kind.name]


def file_of(root: Path, kind: DocumentKind[Any]) -> WordFile:
    """One of the kind's documents."""
    about_one = kind.audience in (Audience.PERSON, Audience.FILE)
    pattern = f"{kind.name}/{kind.name}-*.docx" if about_one else f"{kind.name}*.docx"
    made = sorted((root / "08公文").glob(pattern))
    return WordFile(made[0].read_bytes())


def test_names_are_given_once_and_none_hides_another() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert not any("-" in name for name in names)  # what follows tells documents of a kind apart


@every_kind
def test_its_template_and_what_fills_it(kind: DocumentKind[Any]) -> None:
    assert (TEMPLATES / kind.file_name).is_file()
    assert "head" in {each.name for each in kind.data.__dataclass_fields__.values()}


@every_kind
def test_who_gets_it(finished: Path, facts: Facts, kind: DocumentKind[Any]) -> None:
    addressees = {row["受文者"] for row in sealed(finished, kind)}
    people = {facts.name(staff_id) for staff_id in facts.people}
    if kind.audience is Audience.BOARD:
        assert addressees == {"公示栏"}
    elif kind.audience is Audience.OFFICES:
        assert addressees == {facts.basics["主送"] or "各办公室、全体机关干部"}
    else:
        assert addressees
        assert addressees <= people


@every_kind
def test_its_head_and_its_seal(finished: Path, kind: DocumentKind[Any]) -> None:
    made = file_of(finished, kind)
    if kind.audience is Audience.OFFICES:
        official_format.check_red_head(made)
    else:
        official_format.check_plain(made)
    assert bool(made.texts("署名")) is (kind.audience is not Audience.FILE)


@every_kind
def test_its_numbers(finished: Path, kind: DocumentKind[Any]) -> None:
    numbers = [row["文号"] or "" for row in sealed(finished, kind)]
    numbered = kind.series is not Series.NONE
    assert [bool(re.fullmatch(r".+〔\d{4}〕\d+号", each)) for each in numbers] == [
        numbered for _ in numbers
    ]
    assert (kind.series is Series.NOTICES) is (kind.audience is Audience.OFFICES)
    assert (kind.series is Series.LETTERS) is (kind.audience is Audience.PERSON)


@every_kind
def test_how_many_copies(finished: Path, kind: DocumentKind[Any]) -> None:
    assert {row["份数"] for row in sealed(finished, kind)} == {kind.copies}
    assert (kind.copies is None) is (kind.audience in (Audience.BOARD, Audience.OFFICES))


def test_the_party_alone_appoints() -> None:
    alone = {kind.name for kind in KINDS if not kind.jointly}
    assert alone == {"任职通知"}


def test_which_notices_the_office_may_number_itself() -> None:
    assert {kind.name for kind in KINDS if kind.meeting} == {"任职通知", "岗位安排通知"}


@pytest.mark.parametrize("register", [SEALS, LATER_SEALS])
def test_the_register_is_in_the_order_of_the_campaign(finished: Path, register: str) -> None:
    phases = {kind.name: kind.phase for kind in KINDS}
    listed = [phases[row["文种"]] for row in table(finished / register, "用印登记", key="文种")]
    assert listed == sorted(listed)


@pytest.mark.parametrize("phase", Phase)
def test_each_phase_has_its_documents_and_their_makers(phase: Phase) -> None:
    own = {kind.made_by for kind in KINDS if kind.phase is phase}
    others = {kind.made_by for kind in KINDS if kind.phase is not phase}
    assert own
    assert own.isdisjoint(others)


# -- what spoils it -------------------------------------------------------------------------------

OF_SCORES = {"成绩公布"}
OF_POSTS = {"任前公示", "任职通知", "任职通知书"}
OF_TENURE = {"试用期满任职通知书", "延长试用期通知书", "免职通知书", "降职通知书", "主持工作通知书"}
OF_HANDOVER = {"工作移交通知", "移交清单"}
OF_RESULT = {"双向选择结果公布"} | OF_HANDOVER
OF_PLACES = {"岗位安排通知", "岗位安排通知书", "直接定岗通知书", "去向通知书", "离岗待退通知书"}
OF_STANDBY = {"待岗通知书", "待岗考评表"}
OF_COURSES = {
    "延长待岗通知书", "待岗人员上岗通知书", "试岗结果通知书", "待岗处理通知书", "解除合同通知书",
}  # fmt: skip
OF_REVIEWS = {"恢复工作通知书", "处理意见呈报表"} | OF_COURSES


@pytest.mark.parametrize(
    ("item", "before", "after", "expected"),
    [
        ("党政办主任总分", "88", "89", OF_SCORES),
        ("党政办主任名次", "1", "2", OF_SCORES),
        ("党政办主任任用决定", "任用", "不任用", OF_POSTS | OF_TENURE | OF_HANDOVER),
        ("双向选择结果", "党政办", "综治办", set()),
        ("第二轮双向选择结果", "党政办", "综治办", set()),
        ("党委定岗", "党政办", "综治办", OF_RESULT | OF_PLACES),
        ("党委定岗", "党政办", "", OF_RESULT | OF_PLACES),
        ("党委定岗", "党政办", "待岗", OF_RESULT | OF_PLACES | OF_STANDBY),
        ("党委定岗", "待岗", "党政办", OF_RESULT | OF_PLACES | OF_STANDBY | OF_REVIEWS),
        ("党委定岗", "待岗", "", OF_RESULT | OF_STANDBY | OF_REVIEWS),
        ("待岗原因", "未被选中", "不服从安排", OF_STANDBY),
        ("跟班学习部门", "党政办", "综治办", OF_STANDBY),
    ],
)
def test_what_a_change_spoils(item: str, before: str, after: str, expected: set[str]) -> None:
    assert spoiled(Difference("02", item, before, after)) == expected


def test_a_decision_spoils_all_but_what_comes_before_any() -> None:
    """A new kind says what spoils it, or stands here: it states nothing that is decided later."""
    assert {kind.name for kind in KINDS if not kind.spoiled_by} == {
        "实施方案通知", "动员会通知", "报名人选公示", "复核结果通知书",
    }  # fmt: skip
