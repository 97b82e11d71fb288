"""方式: each way of marking answers everything; a new one is one class and one line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from campaign.issues import Issue, Where
from campaign.run import Book, Run
from campaign.scheme.rules.draw_rules import DRAWS, POOL
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import AWARDS, JUDGE_CLASSES
from campaign.scheme.sheets import Component
from campaign.scheme.stages import the_scheme
from campaign.scheme.tables import Tables
from campaign.scoring.candidates import Candidate
from campaign.scoring.formulas import ScoreFormulas, live
from campaign.scoring.marking.method import BlankFile, Method
from campaign.scoring.methods import METHODS, in_use
from campaign.scoring.parts import ComponentScore, Parts
from campaign.scoring.result_sheets import Cell
from campaign.scoring.stages import the_candidates, the_scoreboard, the_scores
from campaign.storage.folder import Folder
from campaign.workbook.declare.cells import Formula
from campaign.workbook.declare.kinds import Name, Number, StaffNumber
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only
from campaigns import Quiet, Ran, codes, fill, run, table
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, results, town

# -- every way of marking gives every answer ------------------------------------------------------


class Asked(NamedTuple):
    """A way of marking in a campaign in which everything is handed in."""

    method: Method[Any]
    run: Run

    @property
    def scheme(self) -> Scheme:
        return self.run.get(the_scheme)

    @property
    def component(self) -> Component:
        return self.method.components(self.scheme)[0]

    @property
    def handed_in(self) -> Any:
        return self.run.get(the_scores)[self.method.word]

    @property
    def blanks(self) -> list[BlankFile]:
        return list(
            self.method.blanks(self.scheme, self.component, self.run.get(the_candidates), voters=9)
        )

    @property
    def files(self) -> list[str]:
        """What is to be handed in."""
        return [f"04评分表/{each.name}" for each in self.blanks if not each.printed]

    def part(self) -> ComponentScore:
        person = self.run.get(the_candidates)[0]
        part, issues = self.method.part(self.scheme, self.component, person, self.handed_in)
        assert issues == []
        return part


def _word(asked: Asked) -> None:
    assert METHODS[asked.method.word] is asked.method
    assert {each.method for each in asked.method.components(asked.scheme)} == {asked.method.word}


def _needs(asked: Asked) -> None:
    assert all(isinstance(each, Sheet) for each in asked.method.needs)


class Somewhere:
    """The place of a row that nobody looks at."""

    def where(self, number: int, field: str, member: Any = None) -> Where:
        return Where("", "", f"{field}{number}")


def _rows(values: Iterable[Any]) -> list[Row[Any]]:
    return [Row(value, Somewhere(), number) for number, value in enumerate(values)]  # type: ignore[arg-type]


def _checks(asked: Asked) -> None:
    """Nothing is wrong with its components in a scheme that has all it needs, and nothing lacks."""
    scheme = asked.scheme
    components, judges, grades = map(_rows, (scheme.components, scheme.judges, scheme.grades))
    basics = _rows([scheme.basics])[0]
    rest = {AWARDS.name: _rows(scheme.awards), DRAWS.name: _rows(scheme.judge_draws)}
    rest |= {JUDGE_CLASSES.name: _rows(scheme.judge_classes), POOL.name: _rows(scheme.judge_pool)}
    tables = Tables(basics, [], [], components, judges, grades, rest, METHODS)
    for row in components:
        if row.value.method == asked.method.word:
            assert list(asked.method.check(row, tables)) == []
            assert list(asked.method.lacks(row, tables)) == []


def _blanks(asked: Asked) -> None:
    """None at all, or files to be handed in: 赋分 follows from the roster."""
    assert len({each.name for each in asked.blanks}) == len(asked.blanks)
    assert bool(asked.files) == bool(asked.blanks) == (asked.method.word != "赋分")
    assert all(each.pages for each in asked.blanks)


def _specimen(asked: Asked) -> None:
    specimen = asked.method.specimen(asked.scheme, asked.component)
    assert asked.component.name in specimen.name
    assert specimen.pages


def _owner(asked: Asked) -> None:
    """Its own files are its own and nobody else's, copies of them, too."""
    for label in asked.files:
        for spelling in (label, label.replace(".xlsx", "(1).xlsx")):
            owners = {
                word
                for word, method in METHODS.items()
                if (owner := method.owner(spelling, asked.scheme)) is not None
                and not isinstance(owner, Issue)
            }
            assert owners == {asked.method.word}
    assert asked.method.owner("04评分表/照片.xlsx", asked.scheme) is None


def _read(asked: Asked) -> None:
    """Without any file everything is still awaited."""
    nothing, issues = asked.method.read([], asked.scheme, asked.run.get(the_candidates))
    assert issues == []
    assert bool(list(asked.method.awaited(nothing))) == bool(asked.blanks)
    assert not list(asked.method.awaited(asked.handed_in))
    assert asked.method.joined(nothing, asked.handed_in) is not None


def _part(asked: Asked) -> None:
    part = asked.part()
    assert part.component == asked.component
    assert 0 < part.points <= asked.component.points


def _approves(asked: Asked) -> None:
    assert asked.method.approves == (asked.part().approval is not None)


def _staff(asked: Asked) -> None:
    """Whoever hands in a sheet is called something; points from facts are nobody's work."""
    assert bool(asked.method.staff) == (asked.method.word != "赋分")


def _details(asked: Asked) -> None:
    """Live points for everybody in a table a component, and the further sheets it announces."""
    candidates, method = asked.run.get(the_candidates), asked.method
    parts = asked.run.get(the_scoreboard).parts
    details = method.details(asked.scheme, candidates, parts, asked.handed_in)
    tables = {each.name: details.table(each, each.name) for each in method.components(asked.scheme)}
    for name, page in tables.items():
        assert page.sheet.name == name
        for person, row in zip(candidates, page.rows, strict=True):
            assert isinstance(row.points, Formula)
            assert row.points.value == parts[name, person.staff_id].points
    further = [page.sheet.name for page in details.further(tables)]
    assert further == [sheet.name for sheet in method.tabs]


def _words(asked: Asked) -> None:
    scheme, component, method = asked.scheme, asked.component, asked.method
    sentences = [
        method.rule(component),
        method.description(scheme, component),
        *method.panels(scheme),
        *filter(None, [method.shared_rule(scheme)]),
    ]
    assert all(each.endswith("。") for each in sentences)
    assert component.name in method.rule(component)


ANSWERS: Mapping[str, Callable[[Asked], None]] = {
    "word": _word,
    "needs": _needs,
    "check": _checks,
    "lacks": _checks,
    "blanks": _blanks,
    "specimen": _specimen,
    "owner": _owner,
    "read": _read,
    "awaited": _read,
    "joined": _read,
    "part": _part,
    "approves": _approves,
    "staff": _staff,
    "details": _details,
    "tabs": _details,
    "rule": _words,
    "shared_rule": _words,
    "description": _words,
    "panels": _words,
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Run:
    made = town()
    made.components += [
        {"项目": "笔试", "方式": "直接录入", "分值": 20, "单张满分": 100},
        {"项目": "学历", "方式": "赋分", "分值": 5, "单张满分": 10},
    ]
    made.more["赋分标准"] = [{"项目": "学历", "依据": "学历", "等于": "本科", "得分": 8}]
    root = ScoreFolder(made).write(tmp_path_factory.mktemp("methods"))
    return Run(Folder(root), Quiet(), date(2026, 3, 10))


def test_every_question_is_put() -> None:
    assert set(ANSWERS) == Method.__abstractmethods__


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("word", METHODS)
def test_each_way_of_marking_gives_each_answer(word: str, answer: str, finished: Run) -> None:
    assert METHODS[word] in in_use(finished.get(the_scheme)), "none in the campaign of this test"
    ANSWERS[answer](Asked(METHODS[word], finished))


# -- a new one ------------------------------------------------------------------------------------


@row_class
class ListRow:
    """One person's figure."""

    staff_id: str = column("编号", StaffNumber(), key=True, locked=True)
    name: str = column("姓名", Name(), default="", locked=True)
    figure: Decimal | None = column("笔试成绩", Number("0", "100"), default=None)


@row_class
class ListedRow:
    """One person's figure, and what it comes to."""

    staff_id: str = column("编号", StaffNumber(), key=True)
    figure: Cell = column("笔试成绩", Number())
    points: Cell = column("折算分", Number())


LIST = Sheet("登记表", ListRow, "一人一行。", protected=True)
LISTED = Sheet("登记", ListedRow, "照抄自登记表。", protected=True, result=True)


@dataclass
class Lists:
    """Each component's figures by 编号, as far as they are handed in."""

    of: dict[str, dict[str, Decimal]]
    missing: list[str]


class OneList(Method[Lists]):
    """One list with a figure a person, that comes from outside."""

    word = "登记"
    approves = False
    staff = ""
    needs = ()
    tabs = ()

    def check(self, row: Any, tables: Any) -> Iterable[Issue]:
        return ()

    def lacks(self, row: Any, tables: Any) -> Iterable[Issue]:
        return ()

    def blanks(
        self, scheme: Scheme, component: Component, candidates: Sequence[Candidate], voters: int
    ) -> Iterable[BlankFile]:
        rows = [ListRow(staff_id=each.staff_id, name=each.name) for each in candidates]
        yield BlankFile(f"{component.name}登记表.xlsx", [Page(LIST, rows)])

    def specimen(self, scheme: Scheme, component: Component) -> BlankFile:
        return BlankFile(f"{component.name}登记表.xlsx", [Page(LIST)])

    def owner(self, label: str, scheme: Scheme) -> Component | None:
        stems = {f"{each.name}登记表": each for each in self.components(scheme)}
        return stems.get(Path(label).stem)

    def read(
        self,
        files: Sequence[tuple[Component, Book]],
        scheme: Scheme,
        candidates: Sequence[Candidate],
    ) -> tuple[Lists, list[Issue]]:
        lists, issues = Lists({}, []), []
        for component, (label, grids, opening) in files:
            grid, found = pick_only(grids, LIST, label)
            issues += [*opening, *found]
            rows = [row.value for row in read(grid, LIST).rows] if grid else []
            known = {row.staff_id: row.figure for row in rows if row.figure is not None}
            lists.of[component.name] = known
        names = [each.name for each in self.components(scheme)]
        lists.missing = [f"{name}登记表" for name in names if not lists.of.get(name)]
        return lists, issues

    def joined(self, one: Lists, other: Lists) -> Lists:
        return Lists({**one.of, **other.of}, [*one.missing, *other.missing])

    def awaited(self, handed_in: Lists) -> list[str]:
        return handed_in.missing

    def part(
        self, scheme: Scheme, component: Component, candidate: Candidate, handed_in: Lists
    ) -> tuple[ComponentScore, list[Issue]]:
        figure = Fraction(handed_in.of[component.name][candidate.staff_id])
        points = figure * Fraction(component.points) / Fraction(component.full)
        return ComponentScore(component, exact_mean=figure, mean=figure, points=points), []

    def details(
        self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts, handed_in: Lists
    ) -> "ListSheets":
        return ListSheets(scheme, candidates, parts)

    def rule(self, component: Component) -> str:
        return f"{component.name}{component.points}分：按登记的成绩折算。"

    def shared_rule(self, scheme: Scheme) -> str:
        return ""

    def description(self, scheme: Scheme, component: Component) -> str:
        return "按登记的成绩折算。"

    def panels(self, scheme: Scheme) -> Iterable[str]:
        return ()


class ListSheets:
    """The figures, and what they come to."""

    def __init__(self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts) -> None:
        self.formulas = ScoreFormulas(scheme)
        self.candidates = candidates
        self.parts = parts

    def table(self, component: Component, tab: str) -> Page[ListedRow]:
        page: Page[ListedRow] = Page(replace(LISTED, name=tab))
        rows = []
        for number, person in enumerate(self.candidates):
            part = self.parts[component.name, person.staff_id]
            formula = self.formulas.converted(page.cell(number, "figure"), component)
            figure = Decimal(str(float(part.exact_mean)))
            points = live(formula, part.points)
            rows.append(ListedRow(staff_id=person.staff_id, figure=figure, points=points))
        return replace(page, rows=rows)

    def further(self, tables: Mapping[str, Page[Any]]) -> list[Page[Any]]:
        return []


EXAM = "笔试"
FIGURES = {"01": 90, "02": 80.5, "03": 70}


def with_exam() -> ScoreFolder:
    """A town whose third component is the new one."""
    own = town()
    own.components[1] |= {"项目": EXAM, "方式": OneList.word}
    return ScoreFolder(own)


def write_and_prepare(root: Path) -> Ran:
    """The scheme and the judges' sheets; the list is made by the step."""
    folder = with_exam()
    folder.town.write(root)
    for judge in folder.town.judges:
        for component in (SPEECH, MEETING):
            folder.write_scores(root, component, judge)
    return run("prepare_scoring", root)


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line."""
    monkeypatch.setitem(METHODS, OneList.word, OneList())


@pytest.mark.usefixtures("one_more")
def test_a_new_way_of_marking_is_one_class_and_one_line(tmp_path: Path) -> None:
    assert write_and_prepare(tmp_path).errors == []
    made = tmp_path / "04评分表" / f"{EXAM}登记表.xlsx"
    waiting = run("consolidate_scores", tmp_path)
    assert waiting.waits_for == (f"{EXAM}登记表还没有交",)
    fill(made, LIST.name, "笔试成绩", FIGURES)
    assert run("consolidate_scores", tmp_path).errors == []
    rows = {row["编号"]: row for row in results(tmp_path) if row["志愿序"] == 1}
    assert {key: row[EXAM] for key, row in rows.items()} == {"01": 27, "02": 24.15, "03": 21}
    assert {key: row["总分"] for key, row in rows.items()} == {"01": 83, "02": 80.15, "03": 77}
    assert {key: row["名次"] for key, row in rows.items()} == {"01": 1, "02": 2, "03": 1}
    book = tmp_path / "结果" / "成绩汇总.xlsx"
    assert {row["编号"]: row["笔试成绩"] for row in table(book, EXAM)} == FIGURES
    summary = load_workbook(book)["成绩汇总"]
    texts = [str(cell.value) for cells in summary.iter_rows() for cell in cells]
    assert any("笔试30分：按登记的成绩折算。" in text for text in texts)
    assert sum(EXAM in text and text.startswith("=") for text in texts) == len(results(tmp_path))


def test_without_the_line_the_scheme_is_refused(tmp_path: Path) -> None:
    assert codes(write_and_prepare(tmp_path).errors) == {("B3", "V05")}
