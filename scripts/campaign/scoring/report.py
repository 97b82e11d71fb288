"""成绩汇总.xlsx: summary, charts, components, ballots, every mark, the draw, the analysis."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from campaign.scheme.answers import ROUNDING_STAGES
from campaign.scheme.rules.opening import opening_rules
from campaign.scheme.rules.tie_rules import MORE_DECIMALS, is_general
from campaign.scheme.scheme import Scheme
from campaign.scoring.candidates import Candidate
from campaign.scoring.formulas import RankLink, ScoreFormulas, live
from campaign.scoring.methods import (
    METHODS,
    HandedIn,
    approving,
    in_use,
    point_rules,
    shared_rules,
)
from campaign.scoring.pass_marks import pass_rule
from campaign.scoring.report_analysis import analysis_page
from campaign.scoring.report_ties import (
    COMPARED,
    compared_header,
    compared_headers,
    exact_total,
    tie_lots_page,
)
from campaign.scoring.result_sheets import (
    MARKS,
    POST_ANALYSIS,
    SCORE_CHARTS,
    SCORE_RESULTS,
    TIE_LOTS,
    ScoreResultRow,
)
from campaign.scoring.rules_in_words import (
    absence_rule,
    absences,
    below_floor,
    cut_rules,
    floor_rule,
    scoring_rule,
    second_choice_rule,
)
from campaign.scoring.score_code import score_code
from campaign.scoring.scoreboard import Entry, Scoreboard, void_posts, void_sentences
from campaign.scoring.ties import links_of
from campaign.workbook.declare.page import BarChart, Page
from campaign.workbook.write.book import OPTIONS_SHEET

_OWN_TABS = (SCORE_RESULTS, SCORE_CHARTS, TIE_LOTS, POST_ANALYSIS)
_BAD_IN_TABS = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TAB = 31


def score_pages(
    scheme: Scheme,
    candidates: Sequence[Candidate],
    board: Scoreboard,
    handed_in: HandedIn,
) -> list[Page[Any]]:
    """Return all sheets.

    Every figure of the first goes back by formulas to the marks and counts.
    """
    tabs = _component_tabs(scheme)
    details = {
        method.word: method.details(scheme, candidates, board.parts, handed_in[method.word])
        for method in in_use(scheme)
    }
    tables = {
        each.name: details[each.method].table(each, tabs[each.name]) for each in scheme.components
    }
    summary = _summary(scheme, board, tables)
    return [
        summary,
        _charts(scheme, board, summary),
        *tables.values(),
        # The other way round: 评分明细 is the longest by far, and stands behind 票数核对.
        *(page for each in reversed(details.values()) for page in each.further(tables)),
        *tie_lots_page(scheme, board),
        analysis_page(scheme, candidates, board),
    ]


def _component_tabs(scheme: Scheme) -> dict[str, str]:
    """Return the sheet of each component: its name, as far as Excel takes it, and no name twice."""
    taken = {OPTIONS_SHEET, *(sheet.name for sheet in _OWN_TABS)}
    taken |= {sheet.name for method in METHODS.values() for sheet in method.tabs}
    tabs: dict[str, str] = {}
    for component in scheme.components:
        name = _BAD_IN_TABS.sub("_", component.name).strip("'")[: _LONGEST_TAB - 3] or "_"
        number = 1
        tab = name
        while tab.casefold() in taken:
            number += 1
            tab = f"{name}{number}"
        taken.add(tab.casefold())
        tabs[component.name] = tab
    return tabs


# -- the summary ----------------------------------------------------------------------------------


def _summary(
    scheme: Scheme,
    board: Scoreboard,
    tables: Mapping[str, Page[Any]],
) -> Page[ScoreResultRow]:
    formulas = ScoreFormulas(scheme)
    kinds = {"points": formulas.points, "total": formulas.total}
    code = f"成绩编码：{score_code(board)}。与张贴的成绩公布上的相同，分数就没有改动过。"
    notes = [*_rule_notes(scheme), _reading_note(scheme, board), code]
    page: Page[ScoreResultRow] = Page(
        SCORE_RESULTS.varied(kinds),
        notes=notes,
        names={
            "points": [component.name for component in scheme.components],
            "compared": compared_headers(scheme),
        },
        member_kinds=dict.fromkeys(compared_headers(scheme), COMPARED),
    )
    cells = _SummaryCells(scheme, page, tables)
    rows: list[ScoreResultRow] = []
    for post in scheme.posts:
        runners = len(board.runners(post.name))
        area = (len(rows), len(rows) + runners - 1)
        rows += [
            cells.row(len(rows) + n, each, area) for n, each in enumerate(board.entries[post.name])
        ]
    return dataclasses.replace(page, rows=rows)


def _rule_notes(scheme: Scheme) -> list[str]:
    """Return all rules of the scoring."""
    notes = [
        "".join(point_rules(scheme)) + "".join(shared_rules(scheme)),
        scoring_rule(scheme) + second_choice_rule(scheme),
        floor_rule(scheme, approving(scheme)),
        absence_rule(scheme),
        "".join(opening_rules(scheme)),
        "".join(cut_rules(scheme)) + pass_rule(scheme),
    ]
    return [note for note in notes if note]


def _reading_note(scheme: Scheme, board: Scoreboard) -> str:
    """Return what the figures are, and what they are not."""
    sentences = ["总分和名次供党委研究时参考，不是任用决定。"]
    if not ROUNDING_STAGES[scheme.basics.rounding_stage].points:
        sentences.append("各项得分是没有舍入的折算分，只在总分舍入一次。")
    marked = any(MARKS in method.tabs for method in in_use(scheme))
    back_to = f"“{MARKS.name}”里的每个分数" if marked else "各项得分表"
    sentences.append(f"得分、总分、名次都是公式，可以逐级追到{back_to}。")
    sentences.append(void_sentences(void_posts(scheme.posts, board)))
    return "".join(sentences)


class _SummaryCells:
    """The formulas of the summary's rows."""

    def __init__(
        self,
        scheme: Scheme,
        page: Page[ScoreResultRow],
        tables: Mapping[str, Page[Any]],
    ) -> None:
        self.scheme = scheme
        self.page = page
        self.tables = tables
        self.row_of = {name: _rows_of(table) for name, table in tables.items()}
        self.formulas = ScoreFormulas(scheme)

    def row(self, number: int, entry: Entry, runners: tuple[int, int]) -> ScoreResultRow:
        """Return the row `number` of the table.

        `runners` are the first and last row of the post's.
        """
        total = self.formulas.rounded(f"SUM({self.page.span(number, 'points')})")
        return ScoreResultRow(
            post=entry.post,
            rank=self._rank(number, entry, runners) if entry.is_ranked else None,
            staff_id=entry.staff_id,
            name=entry.candidate.name,
            choice=entry.choice,
            points={each.name: self._points(entry, each.name) for each in self.scheme.components},
            total=live(total, entry.total),
            compared=self._compared(entry),
            remark="；".join(remarks(self.scheme, entry)),
        )

    def _points(self, entry: Entry, component: str) -> Any:
        if component in entry.uncounted:
            return 0
        if component not in entry.points:
            return None  # did not come so far: 未进入
        table = self.tables[component]
        cell = table.abroad(table.cell(self._row_in(entry, component), "points"))
        return live(cell, entry.points[component])

    def _compared(self, entry: Entry) -> dict[str, Any]:
        """Return what is compared besides components; blank where it is not asked for."""
        cells: dict[str, Any] = {
            compared_header(name): value for name, value in entry.compared.items()
        }
        if MORE_DECIMALS in entry.compared:
            rows = [
                (each, self.tables[each.name], self._row_in(entry, each.name))
                for each in self.scheme.components
                if each.name in entry.points and each.name not in entry.uncounted
            ]
            formula = self.formulas.with_more_decimals(exact_total(rows))
            cells[compared_header(MORE_DECIMALS)] = live(formula, entry.compared[MORE_DECIMALS])
        return cells

    def _row_in(self, entry: Entry, component: str) -> int:
        """Return the row of a candidate in a component's sheet: of the post, if it has one."""
        rows = self.row_of[component][entry.staff_id]
        return rows.get(entry.post, min(rows.values()))

    def _rank(self, number: int, entry: Entry, runners: tuple[int, int]) -> Any:
        def pair(field: str, member: Any = None) -> tuple[str, str]:
            own = self.page.cell(number, field, member)
            return own, self.page.column_area(*runners, field, member)

        links = [
            RankLink(*pair("compared", compared_header(each.name)), each.lower_first, exact=True)
            if is_general(each)
            else RankLink(*pair("points", each.name))
            for each in links_of(self.scheme, entry.points)
        ]
        return live(self.formulas.rank(pair("total"), links), entry.rank.rank)


def _rows_of(table: Page[Any]) -> dict[str, dict[str, int]]:
    """Return the row of each candidate of a component's sheet, by 编号 and post."""
    found: dict[str, dict[str, int]] = {}
    for number, row in enumerate(table.rows):
        found.setdefault(row.staff_id, {})[getattr(row, "post", "")] = number
    return found


def remarks(scheme: Scheme, entry: Entry) -> list[str]:
    """Return what has to be said about a candidate's result at a post."""
    found = []
    if entry.below_floor:
        votes = [each for each in approving(scheme) if each.name in entry.points]
        found.append(f"{below_floor(scheme, votes, entry.approval)}，不参加排名")
    found += entry.on_by_tie.values()
    found += [f"{each}，不参加排名" for each in entry.out]
    found += [f"{each}，不列入任用人选" for each in entry.below]
    found += [entry.awaits_lot or entry.tie] if entry.awaits_lot or entry.tie else []
    found += [f"不计{name}" for name in sorted(entry.uncounted)]
    return [*found, *absences(entry)]


# -- charts ---------------------------------------------------------------------------------------


def _charts(
    scheme: Scheme, board: Scoreboard, summary: Page[ScoreResultRow]
) -> Page[ScoreResultRow]:
    """Return one stacked bar chart for each post that somebody competes for."""
    charts = []
    first = 0
    for post in scheme.posts:
        entries = board.entries[post.name]
        if entries:
            rows = (first, first + len(entries) - 1)
            charts.append(_chart(scheme, post.name, entries, rows))
        first += len(entries)
    notes = [
        "一条横条是一位竞职人员的各项得分（单位：分），按名次从上到下排列。",
        scoring_rule(scheme),
    ]
    return Page(SCORE_CHARTS, notes=notes, charts=charts, charted=summary)


def _chart(scheme: Scheme, post: str, entries: Sequence[Entry], rows: tuple[int, int]) -> BarChart:
    names = [entry.candidate.name for entry in entries]
    shared = len(set(names)) < len(names)
    components = scheme.components_of(post)
    return BarChart(
        title=post,
        own_title=True,
        category_fields=("staff_id", "name") if shared else ("name",),
        series=tuple(component.name for component in components),
        stacked=True,
        horizontal=True,
        rows=rows,
        highest=float(sum(component.points for component in components)),
        labels="0." + "0" * scheme.basics.places if scheme.basics.places else "0",
    )
