"""Stages of scoring: the draw, marks and ballots, points and ranks."""

from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import Kind, Where
from campaign.run import Waiting, stage
from campaign.stages.registration import RegistrationStages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from campaign.intake.candidates import Candidate
    from campaign.intake.marks import Marks
    from campaign.intake.tallies import Tallies
    from campaign.intake.verdicts import Verdict
    from campaign.outcome.scoreboard import Scoreboard


class ScoreStages(RegistrationStages):
    """Everything up to totals and ranks."""

    @stage
    def seed(self) -> str:
        """The seed of the draw: from the scheme, else the one recorded before."""
        from campaign.seeds import recorded_seed
        from campaign.sheets.basics import BASICS

        given, recorded = self.scheme.basics.lot_seed, recorded_seed(self.folder)
        if given and recorded and recorded.digits != given:
            where = Where(places.SCHEME, BASICS.name)
            before, time = recorded.digits, recorded.time
            changed = Kind.LOTS_SEED_CHANGED.at(where, given, before=before, time=time, now=given)
            self.note([changed])
        if not given and not recorded:
            raise Waiting("还没有抽签，请先运行“评分准备”")
        return given or (recorded.digits if recorded else "")

    @stage
    def competitors(self) -> "list[Verdict]":
        """Eligible applicants for posts."""
        verdicts = self.verdicts
        from campaign.intake.registrations import Part

        return [verdict for verdict in verdicts[Part.POSTS] if verdict.passed]

    @property
    def no_contest(self) -> str:
        """Why there is nothing to score and to decide; empty if somebody competes for a post."""
        if not self.scheme.posts:
            return "本次活动没有竞争职位"
        return "" if self.competitors else "没有审核通过的竞职人员"

    @stage
    def candidates(self) -> "list[Candidate]":
        """The eligible applicants for posts in speaking order."""
        competitors = self.competitors
        self.settle((), self.scheme.before_scoring)
        seed = self.seed
        from campaign.intake.candidates import draw_candidates

        return draw_candidates(competitors, seed)

    @stage
    def handed_in_scores(self) -> "tuple[Marks, Tallies]":
        """Every judge's marks and every counted ballot: one list of all that is wrong with them."""
        candidates = self.candidates
        paths = self.filled(places.SCORES)
        if not paths:
            raise Waiting("还没有评分表，请先运行“评分准备”")
        from campaign.intake.marks import read_marks
        from campaign.intake.score_files import sort_files
        from campaign.intake.tallies import read_tallies

        tray, issues = sort_files(self.books(paths, "读取评分表"), self.scheme)
        marks, in_marks = read_marks(tray.scores, self.scheme, candidates)
        tallies, in_tallies = read_tallies(tray, self.scheme, candidates)
        return self.settle((marks, tallies), [*issues, *in_marks, *in_tallies])

    @stage
    def scoreboard(self) -> "Scoreboard":
        """Points, totals and ranks, once every judge has handed in."""
        marks, tallies = self.handed_in_scores
        missing = [*_still_out(marks.missing), *tallies.missing]
        if missing:
            raise Waiting(*(f"{each}还没有交" for each in missing))
        from campaign.outcome.scoreboard import score

        return self.settle(*score(self.scheme, self.candidates, marks, tallies))


def _still_out(missing: "Sequence[tuple[str, str]]") -> "Iterator[str]":
    """The sheets that are not in yet, judge by judge."""
    of_judge: dict[str, list[str]] = {}
    for component, judge in missing:
        of_judge.setdefault(judge, []).append(f"{component}评分表")
    for judge, sheets in of_judge.items():
        yield f"{judge}的{'、'.join(sheets)}"
