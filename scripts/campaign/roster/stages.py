"""Stage of the roster: the people of the campaign, read once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from campaign import places
from campaign.run import Run, Waiting
from campaign.scheme.stages import the_scheme

if TYPE_CHECKING:
    from campaign.roster.roster import Roster


# -- the roster -----------------------------------------------------------------------------------


def the_roster(run: Run) -> "Roster":
    """Read the roster: everybody."""
    from campaign.roster.reading import read_roster

    scheme = run.get(the_scheme)
    roster = run.read_book(places.ROSTER, lambda grids, file: read_roster(grids, file, scheme))
    if not roster.members:
        raise Waiting(f"“{places.ROSTER}”里还没有人员")
    run.keep_typed(_typed_in_roster(roster))
    run.knows_person = roster.knows
    return roster


def _typed_in_roster(roster: "Roster") -> Iterator[str]:
    for member in roster.members:
        person = member.person
        yield from (person.name, person.department, person.excluded_because)
