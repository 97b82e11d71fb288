"""Who owes what from the scoring on, by name: judges, counters, leaders, departments, committee.

What has been decided is not waited for any more.
"""

from collections.abc import Container, Iterator

from campaign import places
from campaign.departments.placements import Placements
from campaign.departments.reading import Picks, pick_file
from campaign.departments.sheets import PLACEMENTS_FILE
from campaign.office.sheets import MEETING, Meeting
from campaign.overview.known import Known
from campaign.overview.model import Debt, OwedPaper
from campaign.posts.proposal import Appointments
from campaign.posts.reading import Inspections, inspection_file, opinions_awaited
from campaign.posts.sheets import APPOINTMENTS_FILE
from campaign.roster.roster import Roster
from campaign.scheme.scheme import Scheme
from campaign.scoring.marking.marks import Marks
from campaign.scoring.methods import METHODS, HandedIn
from campaign.scoring.reading import score_file, score_title
from campaign.scoring.scoreboard import Scoreboard
from campaign.standby.periods import AHEAD, days_left
from campaign.standby.sheets import FILE as LEDGER_FILE
from campaign.standby.trail_sheets import TRAIL_FILE
from campaign.tenure.sheets import FILE as TENURES_FILE
from campaign.workbook.read.rows import Row

_DATES = {"decided_on": "决定日期", "effective_on": "任职日期"}


def score_sheets(scheme: Scheme, handed_in: HandedIn) -> Iterator[Debt]:
    """Yield the judges' sheets that are not in, judge by judge."""
    of_judge: dict[str, list[OwedPaper]] = {}
    for marks in handed_in.values():
        for component, judge in marks.missing if isinstance(marks, Marks) else ():
            title = score_title(component, scheme.component_names)
            file = f"{places.SCORES}/{score_file(title, judge)}"
            paper = OwedPaper(title, file, file)
            of_judge.setdefault(judge, []).append(paper)
    for judge, papers in of_judge.items():
        yield Debt(judge, tuple(papers))


def other_sheets(handed_in: HandedIn) -> Iterator[Debt]:
    """Yield what is not in of the other ways of marking: counts of ballots, entered marks."""
    papers = []
    for word, own in handed_in.items():
        for what in METHODS[word].awaited(own) if not isinstance(own, Marks) else ():
            file = f"{places.SCORES}/{what}.xlsx"
            papers.append(OwedPaper(what, file, file))
    if papers:
        yield Debt("计票人", tuple(papers))


def opinions(
    scheme: Scheme,
    scoreboard: Scoreboard,
    inspections: Inspections,
    decided: Container[tuple[str, str]],
) -> Iterator[Debt]:
    """Yield the leaders' opinions on candidates about whom nothing has been decided yet."""
    for leader, names in opinions_awaited(scheme, scoreboard, inspections, decided).items():
        file = f"{places.APPOINTMENTS}/{inspection_file(leader)}"
        yield Debt(leader, (OwedPaper("考察意见表", file, file),), tuple(dict.fromkeys(names)))


def picks_to_come(picks: Picks, *below: str) -> Iterator[Debt]:
    """Yield the departments' picks that are not in; `below` names the folder of a later round."""
    tied = {tie.unit for tie in picks.ties}
    if picks.unscored:
        folder = "/".join((places.SCORES, *below))
        papers = [OwedPaper(f"{''.join(below)}{what}", folder) for what in picks.unscored]
        yield Debt("评分人员", tuple(papers))
    for department in picks.missing:
        file = "/".join((places.PICKS, *below, pick_file(department)))
        what = f"{below[0] if below else ''}{'同分人员先后' if department in tied else '初选'}表"
        who = "党委" if department in tied else department
        yield Debt(who, (OwedPaper(what, file, file),))


def decisions_on_posts(
    scheme: Scheme, roster: Roster, appointments: Appointments
) -> Iterator[Debt]:
    """Yield what the committee has not decided about posts."""
    file = f"{places.APPOINTMENTS}/{APPOINTMENTS_FILE}"
    names = tuple(roster.told_apart(each) for each in appointments.undecided)
    yield from _of_meeting(scheme, "任用决定", names, file, appointments.meeting)


def decisions_on_places(scheme: Scheme, roster: Roster, placements: Placements) -> Iterator[Debt]:
    """Yield what the committee has not decided about departments."""
    file = f"{places.PLACEMENTS}/{PLACEMENTS_FILE}"
    names = tuple(roster.told_apart(each) for each in placements.undecided)
    yield from _of_meeting(scheme, "定岗决定", names, file, placements.meeting)


def _of_meeting(
    scheme: Scheme, what: str, names: tuple[str, ...], file: str, meeting: Row[Meeting] | None
) -> Iterator[Debt]:
    who = scheme.basics.meeting
    if names:
        yield Debt(who, (OwedPaper(what, file, f"决定 {file}"),), names)
    missing = [
        item for field, item in _DATES.items() if not (meeting and getattr(meeting.value, field))
    ]
    if missing and meeting and not names:
        paper = OwedPaper(f"“{MEETING.name}”里的{'、'.join(missing)}", file, f"日期 {file}")
        yield Debt("会议记录人", (paper,))


def reviews(known: Known) -> Iterator[Debt]:
    """Yield reviews of standby that are due within thirty days, or overdue."""
    file = f"{places.STANDBY}/{LEDGER_FILE}"
    for each in known.unreviewed:
        if each.ends and (left := days_left(each.ends, known.today)) <= AHEAD:
            paper = OwedPaper(f"期满考评（{_when(left)}）", file, f"考评 {each.staff_id}")
            yield Debt(each.member.name, (paper,))


def trials_after_standby(known: Known) -> Iterator[Debt]:
    """Yield results of trials after standby that are due within thirty days, or overdue."""
    file = f"{places.STANDBY}/{TRAIL_FILE}"
    for each in known.tried:
        if each.trial and (left := days_left(each.trial.ends, known.today)) <= AHEAD:
            paper = OwedPaper(f"试岗考核（{_when(left)}）", file, f"试岗 {each.standby.staff_id}")
            yield Debt(each.standby.member.name, (paper,))


def trials(known: Known) -> Iterator[Debt]:
    """Yield decisions at the end of a probation that are due within thirty days, or overdue."""
    file = f"{places.STANDBY}/{TENURES_FILE}"
    for each in known.on_trial:
        if (left := days_left(each.ends, known.today)) <= AHEAD:
            paper = OwedPaper(
                f"试用期满考核（{_when(left)}）", file, f"试用 {each.member.staff_id}"
            )
            yield Debt(each.member.name, (paper,))


def _when(left: int) -> str:
    if left > 0:
        return f"还有{left}天期满"
    return f"期满已过{-left}天" if left else "今天期满"


def decisions(known: Known, scheme: Scheme, roster: Roster) -> Iterator[Debt]:
    """Yield what the committee has not decided."""
    if known.appointments and known.appointments.rows:
        yield from decisions_on_posts(scheme, roster, known.appointments)
    if known.placements:
        yield from decisions_on_places(scheme, roster, known.placements)
