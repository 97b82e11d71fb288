"""The sheets that judges, counters and those who enter marks fill in."""

from collections.abc import Sequence
from pathlib import Path

from campaign import places
from campaign.offered import offer, withdraw
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.candidates import Candidate
from campaign.scoring.methods import METHODS, method_of


def make_score_sheets(
    run: Run,
    scheme: Scheme,
    listed: Sequence[tuple[Component, Sequence[Candidate]]],
    *below: str,
) -> int:
    """Make the files of every component; the number of those that are to be filled in.

    `below` names the folder of a later round of the two-way choice.
    """
    folder, order = run.folder, list(METHODS)
    members = run.get(the_roster).members
    voters = sum(not each.outside or bool(each.direct_to) for each in members)
    to_fill: set[Path] = set()
    some = [each for each in listed if each[1]]
    for component, people in sorted(some, key=lambda each: order.index(each[0].method)):
        for blank in method_of(component).blanks(scheme, component, people, voters):
            if blank.printed:
                run.write_book(folder.path(places.BLANKS, *below, blank.name), blank.pages)
                continue
            path = folder.path(places.SCORES, *below, blank.name)
            former = folder.path(places.SCORES, *below, blank.former)
            if blank.former and folder.has(former):
                path = former
            first, *others = blank.pages
            offer(run, path, first, blank.key, others=others, loose=("order", "post"))
            to_fill.add(path)
    withdraw(run, folder.path(places.SCORES, *below), to_fill)
    return len(to_fill)
