"""Stage of the roster: the people of the campaign, read once."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from campaign import places
from campaign.roster.numbered import lost_zeros
from campaign.roster.strays import strays
from campaign.run import Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Knows

if TYPE_CHECKING:
    from campaign.roster.roster import Roster
    from campaign.scheme.scheme import Scheme


# -- the roster -----------------------------------------------------------------------------------


def the_roster(run: Run) -> "Roster":
    """Read the roster: everybody."""
    from campaign.roster.reading import read_roster

    scheme = run.get(the_scheme)
    roster = run.read_book(places.ROSTER, lambda grids, file: read_roster(grids, file, scheme))
    if not roster.members:
        raise Waiting(f"“{places.ROSTER}”里还没有人员")
    run.require(roster, lost_zeros(roster, run.made.labels(places.DOCUMENTS)))
    run.note(strays(run.folder))
    run.keep_typed(_typed_in_roster(roster))
    run.learn(Knows(roster.knows, _names(roster, scheme)))
    return roster


def _typed_in_roster(roster: "Roster") -> Iterator[str]:
    for member in roster.members:
        person = member.person
        yield from (person.name, person.department, person.excluded_because)


def _names(roster: "Roster", scheme: "Scheme") -> Callable[[str], bool]:
    """Return what tells whether a text names a person, a post or a department."""
    places = [each.name for each in scheme.posts] + [each.name for each in scheme.departments]
    known = {fold(each) for each in (*places, *(each.name for each in roster.members))}

    def names_one(text: str) -> bool:
        folded = fold(text)
        return any(each in folded for each in known)

    return names_one
