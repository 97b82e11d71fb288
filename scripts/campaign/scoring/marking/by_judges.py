"""评委打分: each judge of a panel gives each candidate a mark on a sheet of their own."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.run import Book
from campaign.scheme import sheets as sheets
from campaign.scheme.rules.draw_rules import DRAWS, drawn_components
from campaign.scheme.rules.panel_rules import (
    class_rule,
    classes_without_judges,
    mark_groups,
    panel_sizes,
)
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, Judge
from campaign.scheme.tables import Tables
from campaign.scoring.blank_sheets import judge_page
from campaign.scoring.candidates import Candidate
from campaign.scoring.marking.marks import Marks, read_marks
from campaign.scoring.marking.method import BlankFile, Method, check_apart, key_on
from campaign.scoring.marking.score_rows import criteria_of
from campaign.scoring.parts import ComponentScore, Parts, judged_part, rounding_of
from campaign.scoring.reading import doubled_title, score_file, score_title, spellings
from campaign.scoring.report_details import MarkSheets
from campaign.scoring.result_sheets import MARKS
from campaign.scoring.rules_in_words import apart_rule, listed, mark_rule, trimming_rule
from campaign.storage.names import safe_name
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.names import meant, nearest_name
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

_NAME = re.compile(r"^(?P<title>.+?[评評得]分表)[-－—_ ]+(?P<judge>.+)$")
"""竞职演说评分表-张三, with the dash that people type."""
_NOBODY = Judge(name="＿＿＿＿＿＿", duties={})


class ByJudges(Method[Marks]):
    """评委打分."""

    word = "评委打分"
    approves = False
    needs = (sheets.JUDGES,)
    staff = "评委"
    tabs = (MARKS,)

    # -- the scheme -------------------------------------------------------------------------------

    def check(self, row: Row[Component], tables: Tables) -> Iterator[Issue]:
        """Tell of a panel so small that nothing is ever dropped, or that nothing may be left of."""
        yield from check_apart(row)
        component = row.value
        dropped = component.drop_high + component.drop_low
        if not dropped:
            return
        if dropped > component.trims_above:
            yield Kind.SCHEME_TOO_MANY_DROPPED.at(
                row.where("drop_above"),
                component.drop_above,
                component=component.name,
                dropped=dropped,
                above=component.drop_above,
            )
        for group, judges in panel_sizes(tables, component).items():
            if not 0 < judges <= component.trims_above:
                continue
            yield Kind.SCHEME_NEVER_TRIMMED.at(
                row.where("drop_above"),
                component.drop_above,
                component=component.name,
                group=f"“{group}”" if group else "",
                judges=judges,
                above=component.trims_above,
                advice=(
                    f"评委都打分时就要去高低分的，改为{judges - 1}"
                    if judges > dropped
                    else "评委人数要多于去掉的个数，才能去高低分"
                ),
            )

    def lacks(self, row: Row[Component], tables: Tables) -> Iterator[Issue]:
        name = row.value.name
        drawn = fold(name) in drawn_components(tables.of(DRAWS))
        if drawn or any(judge.value.duties.get(name) for judge in tables.judges):
            yield from classes_without_judges(tables, row.value)
        else:
            yield Kind.SCHEME_NO_JUDGES.at(row.where("name"), component=name)

    # -- files ------------------------------------------------------------------------------------

    def blanks(
        self, scheme: Scheme, component: Component, candidates: Sequence[Candidate], voters: int
    ) -> Iterator[BlankFile]:
        for judge in scheme.panel(component):
            page = judge_page(scheme, component, judge, candidates)
            title = score_title(component.name, scheme.component_names)
            yield BlankFile(
                score_file(title, judge.name),
                [page],
                key=key_on(component),
                former=score_file(doubled_title(component.name), judge.name),
            )

    def specimen(self, scheme: Scheme, component: Component) -> BlankFile:
        return BlankFile(
            f"{score_title(component.name)}.xlsx", [judge_page(scheme, component, _NOBODY, [])]
        )

    def owner(self, label: str, scheme: Scheme) -> tuple[Component, Judge] | Issue | None:
        stem = PurePosixPath(label).stem
        match = _NAME.match(stem)
        component = self._by_title(scheme).get(fold(match["title"])) if match else None
        if match is None or component is None:
            return unknown_sheet(label, scheme) if "评分表" in fold(stem) else None
        panel = {safe_name(judge.name): judge for judge in scheme.panel(component)}
        for spelling in spellings(match["judge"]):
            if known := meant(spelling, panel):
                return component, panel[known]
        guess = nearest_name(match["judge"], [each.name for each in panel.values()])
        return Kind.MARKS_UNKNOWN_JUDGE.at(
            Where(label),
            match["judge"],
            judge=match["judge"],
            component=component.name,
            suggestion=did_you_mean(guess),
        )

    def _by_title(self, scheme: Scheme) -> dict[str, Component]:
        """Find components by the names of their sheets; those that are made before earlier ones."""
        own = list(self.components(scheme))
        titles = [(score_title(each.name, scheme.component_names), each) for each in own]
        earlier = [(doubled_title(each.name), each) for each in own]
        return {fold(safe_name(title)): each for title, each in reversed([*titles, *earlier])}

    def read(
        self,
        files: Sequence[tuple[tuple[Component, Judge], Book]],
        scheme: Scheme,
        candidates: Sequence[Candidate],
    ) -> tuple[Marks, list[Issue]]:
        return read_marks(files, self.components(scheme), scheme, candidates)

    def joined(self, one: Marks, other: Marks) -> Marks:
        return Marks({**one.of, **other.of}, [*one.missing, *other.missing])

    def awaited(self, handed_in: Marks) -> Iterator[str]:
        """Judge by judge."""
        of_judge: dict[str, list[str]] = {}
        for component, judge in handed_in.missing:
            of_judge.setdefault(judge, []).append(score_title(component))
        for judge, missing in of_judge.items():
            yield f"{judge}的{'、'.join(missing)}"

    # -- results ----------------------------------------------------------------------------------

    def part(
        self, scheme: Scheme, component: Component, candidate: Candidate, handed_in: Marks
    ) -> tuple[ComponentScore, list[Issue]]:
        marks = handed_in.of.get((component.name, candidate.key), [])
        groups = mark_groups(scheme, component)
        return judged_part(rounding_of(scheme), component, marks, groups), []

    def details(
        self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts, handed_in: Marks
    ) -> MarkSheets:
        return MarkSheets(scheme, self.components(scheme), candidates, parts)

    # -- words ------------------------------------------------------------------------------------

    def rule(self, component: Component) -> str:
        return mark_rule(component)

    def shared_rule(self, scheme: Scheme) -> str:
        """Return what is dropped in which component; said once where it is the same for all."""
        rules = {each.name: trimming_rule(each) for each in self.components(scheme)}
        weighed = "".join(class_rule(scheme, each) for each in self.components(scheme))
        if len(set(rules.values())) == 1:
            return f"{self.word}{next(iter(rules.values()))}{weighed}"
        return "".join(f"{name}{rule}" for name, rule in rules.items()) + weighed

    def description(self, scheme: Scheme, component: Component) -> str:
        criteria = [f"{each.name}{plain(each.full)}分" for each in criteria_of(scheme, component)]
        parts = f"评分细则：{'、'.join(criteria)}。" if criteria else ""
        weighed = class_rule(scheme, component)
        rules = f"{trimming_rule(component)}{weighed}{parts}{apart_rule(component)}"
        return f"评委按{plain(component.full)}分制打分。{rules}"

    def panels(self, scheme: Scheme) -> Iterator[str]:
        """Yield one for each panel and all that it marks; panels not yet named are left."""
        marked: dict[tuple[str, ...], list[str]] = {}
        for component in self.components(scheme):
            panel = tuple(judge.name for judge in scheme.panel(component))
            marked.setdefault(panel, []).append(component.name)
        for panel, names in marked.items():
            if panel:
                yield f"{listed(names)}的评委为{'、'.join(panel)}，共{len(panel)}名。"
        for rule in scheme.judge_draws:
            whom = f"从{rule.group}" if rule.group else "从评委库"
            apart = "，本部门有竞职人员的不参加抽取" if rule.apart else ""
            yield f"{listed(rule.names())}的评委{whom}中当众抽签产生{rule.number}名{apart}。"


def unknown_sheet(label: str, scheme: Scheme) -> Issue:
    """Return that a score sheet's file does not say whose it is, and the names it may have."""
    stem = PurePosixPath(label).stem
    titles = {
        score_title(each.name, scheme.component_names): each
        for each in scheme.components
        if each.method == ByJudges.word
    }
    files = [
        PurePosixPath(score_file(title, judge.name)).stem
        for title, component in titles.items()
        for judge in scheme.panel(component)
        if judge.name in stem
    ]
    files = files or [f"{title}-评委姓名" for title in titles]
    names = "或".join(f"“{each}”" for each in files)
    return Kind.MARKS_UNKNOWN_COMPONENT.at(Where(label), names=names)
