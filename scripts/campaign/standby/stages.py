"""Stages of standby: periods and the ledger."""

from collections import Counter

from campaign import places
from campaign.departments.stages import the_placements
from campaign.issues import errors_in
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.standby.courses import Course, courses
from campaign.standby.handling import Trails
from campaign.standby.periods import Due, Standby, periods
from campaign.standby.phases import amounts_unknown
from campaign.standby.reading import read_ledger, read_trail
from campaign.standby.reviews import Ledger, check_reviews
from campaign.standby.sheets import FILE, ON_TRIAL, WAITING
from campaign.standby.trail_checks import check_courses, check_trails, over_quotas
from campaign.standby.trail_sheets import TRAIL_FILE


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

    rows, issues = read_ledger(run.open_only(path, but=places.is_ledger))
    if errors_in(issues):
        return run.require(None, issues)
    scheme, roster, standby = run.get(the_scheme), run.get(the_roster), run.get(the_standby)
    trails = run.get(the_trails)
    checked, found = check_reviews(scheme, roster, standby, trails, rows, run.today)
    placed = Counter(each.place for each in run.get(the_placements).of.values())
    too_many = over_quotas(scheme, roster, courses(scheme, standby, checked, trails), placed)
    ledger = run.require(checked, [*issues, *found, *too_many])
    run.keep_typed(row.value.decision for row in ledger.values())
    return ledger


def the_trails(run: Run) -> Trails:
    """Read what happened on standby besides, by 编号; nothing where no such sheet lies there."""
    path = run.folder.path(places.STANDBY, TRAIL_FILE)
    standby = run.get(the_standby)
    if not run.folder.has(path):
        return {}
    rows, issues = read_trail(run.open_only(path, but=places.is_ledger))
    if errors_in(issues):
        return run.require(None, issues)
    checked, found = check_trails(
        run.get(the_scheme), run.get(the_roster), standby, rows, run.today
    )
    trails = run.require(checked, [*issues, *found])
    run.keep_typed(row.value.note for own in trails.values() for row in own)
    return trails


def the_courses(run: Run) -> list[Course]:
    """Follow each standby through both sheets, to where it stands now."""
    scheme = run.get(the_scheme)
    ledger, trails = run.get(the_ledger), run.get(the_trails)
    found = courses(scheme, run.get(the_standby), ledger, trails)
    return run.require(found, list(check_courses(scheme, found, ledger, trails, run.today)))


def the_unreviewed(run: Run) -> list[Standby]:
    """List everybody on standby whose review is still to come."""
    return [each.standby for each in run.get(the_courses) if each.state == WAITING]


def the_tried(run: Run) -> list[Course]:
    """List everybody on trial in a post after standby."""
    return [each for each in run.get(the_courses) if each.state == ON_TRIAL]


def the_trial_days(run: Run) -> list[Due]:
    """List the days on which trials after standby end, how many people each."""
    counts = Counter(each.trial.ends for each in run.get(the_tried) if each.trial)
    return [Due(day, f"{number}人试岗期满") for day, number in counts.items()]
