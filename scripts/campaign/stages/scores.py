"""Stages of scoring: the draw, marks and ballots, points and ranks."""

from typing import TYPE_CHECKING

from campaign import folder as places
from campaign.issues import Kind, Where
from campaign.run import Waiting, stage
from campaign.stages.registration import RegistrationStages

if TYPE_CHECKING:
    from campaign.intake.candidates import Candidate
    from campaign.intake.verdicts import Verdict
    from campaign.methods import HandedIn
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
    def handed_in_scores(self) -> "HandedIn":
        """All marks and counts, by way of marking: one list of all that is wrong with them."""
        candidates = self.candidates
        paths = self.filled(places.SCORES)
        if not paths:
            raise Waiting("还没有评分表，请先运行“评分准备”")
        from campaign.methods import read_handed_in

        books = self.books(paths, "读取评分表")
        return self.settle(*read_handed_in(books, self.scheme, candidates))

    @stage
    def scoreboard(self) -> "Scoreboard":
        """Points, totals and ranks, once everything is handed in."""
        handed_in = self.handed_in_scores
        from campaign.methods import awaited, work_out
        from campaign.outcome.scoreboard import score

        if missing := list(awaited(handed_in)):
            raise Waiting(*(f"{each}还没有交" for each in missing))
        parts = self.settle(*work_out(self.scheme, self.candidates, handed_in))
        return score(self.scheme, self.candidates, parts)
