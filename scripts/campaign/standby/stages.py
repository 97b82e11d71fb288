"""Stages of standby: periods and the ledger."""

from collections import Counter

from campaign import places
from campaign.departments.stages import the_placements
from campaign.issues import errors_in
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.standby.periods import Standby, periods
from campaign.standby.phases import amounts_unknown
from campaign.standby.reading import read_ledger
from campaign.standby.reviews import Ledger, check_reviews, with_extensions
from campaign.standby.sheets import FILE


def the_standby(run: Run) -> list[Standby]:
    """List everybody whom the committee put on standby, with the period."""
    placements = run.get(the_placements)

    standby = periods(run.get(the_scheme), placements)
    run.note(amounts_unknown(run.get(the_scheme), standby))
    return standby


def the_ledger(run: Run) -> Ledger:
    """Read the ledger's rows by 编号, as far as they are filled in."""
    path = run.folder.path(places.STANDBY, FILE)
    if not run.folder.has(path):
        raise Waiting("还没有待岗台账，请先运行“待岗管理”")

    rows, issues = read_ledger(
        run.open_only(path, but=lambda other: other.name == places.TENURE_LEDGER)
    )
    if errors_in(issues):
        return run.require(None, issues)
    placed = Counter(each.place for each in run.get(the_placements).of.values())
    checked, found = check_reviews(
        run.get(the_scheme), run.get(the_roster), run.get(the_standby), placed, rows, run.today
    )
    ledger = run.require(checked, [*issues, *found])
    run.keep_typed(row.value.decision for row in ledger.values())
    return ledger


def the_terms(run: Run) -> list[Standby]:
    """List the same with the ends to which the committee extended a period on the ledger."""
    standby, ledger = run.get(the_standby), run.get(the_ledger)

    return with_extensions(standby, ledger)


def the_unreviewed(run: Run) -> list[Standby]:
    """List everybody on standby whose review is still to come."""
    reviewed = {staff_id for staff_id, row in run.get(the_ledger).items() if row.value.result}
    return [each for each in run.get(the_terms) if each.staff_id not in reviewed]
