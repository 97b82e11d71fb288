"""Stages of the two-way choice: pools, picks and the stable result of each round."""

from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import Where
from campaign.run import Waiting, stage
from campaign.stages.posts import PostStages

if TYPE_CHECKING:
    from campaign.intake.picks import Picks
    from campaign.intake.registrations import Registrations
    from campaign.intake.scheme import Scheme
    from campaign.intake.verdicts import Verdict
    from campaign.outcome.allocation import Allocation
    from campaign.outcome.relations import Relations
    from campaign.outcome.selection import Pool, Selection


class ChoosingStages(PostStages):
    """Everything up to the rule's result."""

    @stage
    def relations(self) -> "Relations":
        """Who may not serve where."""
        from campaign.outcome.relations import Relations

        return Relations(self.scheme, self.roster, self.appointments)

    # -- the first round --------------------------------------------------------------------------

    @stage
    def pool(self) -> "Pool":
        """Whom the departments may choose among, once it is known who got a post."""
        appointments = self.appointments
        from campaign.intake.registrations import Part
        from campaign.outcome.selection import gather_pool

        placed = {name: f"已任用为{post}" for name, post in appointments.holder_of.items()}
        if waiting := list(appointments.undecided):
            raise Waiting(f"任用决定表里还没有决定：编号{'、'.join(waiting)}")
        return gather_pool(self.roster, self.verdicts[Part.DEPARTMENTS], placed)

    @stage
    def picks(self) -> "Picks":
        """Each department's ranking."""
        return self._picks(self.scheme, self.pool, "")

    def _picks(self, scheme: "Scheme", pool: "Pool", below: str) -> "Picks":
        """The rankings of one round, from the sheets in its sub-folder."""
        from campaign.intake.picks import read_picks
        from campaign.outcome.relations import warn_of_relations

        without = () if below else (places.SECOND_ROUND,)
        paths = self.filled(places.PICKS, *filter(None, [below]), without=without)
        books = self.books(paths, "读取部门初选表")
        picks, issues = read_picks(books, scheme, self.roster, pool.choices, pool.outside)
        warnings = warn_of_relations(picks, self.roster, self.relations)
        return self.settle(picks, [*issues, *warnings])

    @stage
    def selection(self) -> "Selection":
        """The first round's stable result, proved; never an unproved one."""
        if self.picks.missing:
            raise Waiting(*(f"{department}的初选表还没有交" for department in self.picks.missing))
        from campaign.outcome.selection import select

        return self._proved(select(self.scheme, self.pool, self.picks))

    def _proved(self, selection: "Selection") -> "Selection":
        from campaign.outcome.selection import unproved
        from campaign.sheets.selection_results import FILE

        where = Where(f"{places.RESULTS}/{FILE}")
        return self.settle(selection, unproved(selection.proof, where))

    # -- the second round -------------------------------------------------------------------------

    @stage
    def second_scheme(self) -> "Scheme":
        """The rules of a second round: the first round's vacancies are all there is to choose."""
        from campaign.outcome.selection import second_round_scheme
        from campaign.reallocation import remainder

        left = remainder(self.selection.market, self.selection.matching.unit_of)
        return second_round_scheme(self.scheme, left.vacancies)

    @stage
    def second_handed_in(self) -> "Registrations | None":
        """The registrations for a second round; None if nobody handed in any: there is none."""
        from campaign.intake.registration_files import read_registrations
        from campaign.intake.registrations import Part

        paths = self.files(places.REGISTRATIONS, places.SECOND_ROUND)
        if not paths:
            return None  # the first round may still be going on
        books = self.books(paths, "读取第二轮报名表")
        handed_in = self.settle(*read_registrations(books, self.second_scheme, self.roster))
        return handed_in if handed_in.of(Part.DEPARTMENTS) else None

    @stage
    def second_verdicts(self) -> "list[Verdict]":
        """The verdict on every registration for the second round."""
        from campaign.intake.registrations import Part
        from campaign.intake.verdicts import judge_registrations
        from campaign.outcome.selection import still_to_place

        handed_in = self.second_handed_in
        if handed_in is None:
            return []
        verdicts, _, issues = judge_registrations(self.second_scheme, handed_in, [])
        settled = self.settle(verdicts, issues)
        return [still_to_place(each, self._placed) for each in settled[Part.DEPARTMENTS]]

    @property
    def _placed(self) -> dict[str, str]:
        """Who has a place after the first round, and which."""
        placed = {n: f"已任用为{post}" for n, post in self.appointments.holder_of.items()}
        for staff_id, department in self.selection.matching.unit_of.items():
            if department:
                placed[staff_id] = f"第一轮已入选{department}"
        return placed

    @stage
    def second_pool(self) -> "Pool | None":
        """Whom the departments with vacancies may choose among; None without a second round."""
        from campaign.outcome.selection import gather_pool

        if self.second_handed_in is None:
            return None
        return gather_pool(self.roster, self.second_verdicts, self._placed)

    @stage
    def second_picks(self) -> "Picks":
        """The rankings of the departments with vacancies."""
        from campaign.intake.picks import Picks

        if self.second_pool is None:
            return Picks()
        return self._picks(self.second_scheme, self.second_pool, places.SECOND_ROUND)

    # -- both -------------------------------------------------------------------------------------

    @stage
    def allocation(self) -> "Allocation":
        """What the rounds come to together, as far as they are complete."""
        selection = self.selection
        from campaign.outcome.allocation import Allocation, Choosing
        from campaign.outcome.selection import select
        from campaign.sentences import SECOND_ROUND

        first = Choosing(self.pool, selection)
        pool = self.second_pool
        if pool is None:
            return Allocation([first])
        if self.second_picks.missing:
            return Allocation([first], later=pool)
        second = select(self.second_scheme, pool, self.second_picks, SECOND_ROUND)
        return Allocation([first, Choosing(pool, self._proved(second))])
