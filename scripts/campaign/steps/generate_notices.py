"""Step 5: every Word document that the decisions so far allow, and the register for the seal."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from campaign import places
from campaign.chinese import chinese_date
from campaign.departments.stages import the_structure
from campaign.documents.catalogue import KINDS, kind_of
from campaign.documents.due import gather, office_of
from campaign.documents.own_templates import unknown_templates
from campaign.documents.printing import BATCH, Printed, print_papers
from campaign.documents.register import offer_register
from campaign.documents.sheets import RECHECKS, RECHECKS_FILE, SEALS_FILE
from campaign.documents.stages import the_issued, the_own_kinds
from campaign.documents.tray import TRAY, made_papers
from campaign.issues import Issue, Kind, Where
from campaign.offered import offer
from campaign.office.kinds import Desk, Paper, Phase
from campaign.office.numbers import Numbers
from campaign.run import FAULTS_LEFT, Faulty, Outcome, Run, Waiting
from campaign.scheme.basics import BASICS
from campaign.scheme.stages import the_scheme
from campaign.workbook.declare.page import Page

_MOST_NAMED = 8


def carry_out(run: Run) -> Outcome:
    """Print what is due."""
    scheme, office = run.get(the_scheme), office_of(run)
    desk = gather(run, office)
    run.note(_numbers_begun(office.numbers))
    if scheme.structure:
        with suppress(Waiting, Faulty):  # the documents say what they wait for
            run.get(the_structure)
    run.note(unknown_templates(run))
    printed = print_papers(run, desk)
    if printed.papers and not _leaves_some(run, desk, printed):
        offer_register(run, SEALS_FILE, printed.papers, run.get(the_issued).void_in(SEALS_FILE))
    if scheme.basics.candidates_from:
        rechecks = run.folder.path(places.DOCUMENTS, RECHECKS_FILE)
        offer(run, rechecks, Page(RECHECKS, spare=20), lambda row: row.staff_id)
    outcome = Outcome(lines=[*_lines(printed), *_too_early(run, printed)], waits_for=desk.waits_for)
    if desk.faulty:
        outcome.waits_for.append(FAULTS_LEFT)
    later = (
        "没有办完的办好以后，再运行“生成公文”" if outcome.waits_for else "待岗期满时运行“待岗管理”"
    )
    outcome.next_step = (
        f"逐份核对“{places.DOCUMENTS}”里的公文，打印后按“{SEALS_FILE}”用印；{later}。"
    )
    return outcome


def _numbers_begun(numbers: Numbers) -> Iterator[Issue]:
    """Tell of a first number that was put in, or changed, after documents had been numbered."""
    if begun := numbers.begun:
        where = Where(places.SCHEME, BASICS.name)
        yield Kind.NUMBERS_BEGUN.at(where, first=numbers.first, begun=begun, next=numbers.next)


def _leaves_some(run: Run, desk: Desk, printed: Printed) -> bool:
    """Tell whether earlier documents lie untouched: a register of the rest would miss them."""
    kinds = (*KINDS, *run.get(the_own_kinds).kinds)
    left_alone = {kind.name for kind in kinds if kind.phase is not Phase.REVIEWS} - desk.taken
    listed = {each.label for each in printed.papers}
    lying = (
        label
        for label in made_papers(run)
        if kind_of(label) in left_alone and f"/{BATCH}/" not in label and label not in listed
    )
    return len(listed) < len(desk.papers) or any(
        run.folder.has(run.folder.root / label) for label in lying
    )


def _lines(printed: Printed) -> list[str]:
    counts = Counter(each.paper.kind.name for each in printed.papers)
    lines = [f"公文在“{places.DOCUMENTS}”里：{_counted(counts)}。"] if counts else []
    if changed := printed.changed:
        named = "、".join(map(_named, changed[:_MOST_NAMED]))
        more = f"等{len(changed)}份" if len(changed) > _MOST_NAMED else ""
        lines.append(f"内容与上次不同、已重新生成，印过的请换新：{named}{more}。")
    if printed.withdrawn:
        listed = _counted(Counter(printed.withdrawn))
        lines.append(f"已不适用、移到“{places.WITHDRAWN}”，发出的请收回：{listed}。")
    if printed.to_seal:
        lines.append(
            f"可以用印、还没有用印的{printed.to_seal}份在“{TRAY[:-1]}”里，按用印次序排好。"
        )
    return lines


def _too_early(run: Run, printed: Printed) -> list[str]:
    """Return what lies ready and may not be sealed yet, a line for each day.

    Pending decisions first.
    """
    kinds: dict[str, dict[str, None]] = {}
    for each in printed.papers:
        paper, day = each.paper, each.paper.not_before
        if paper.pending:
            kinds.setdefault(f"{paper.pending}以后", {})[paper.kind.name] = None
        elif day and day > run.today:
            kinds.setdefault(f"{chinese_date(day)}起", {})[paper.kind.name] = None
    return [f"{when}才能用印：{'、'.join(found)}。" for when, found in sorted(kinds.items())]


def _counted(counts: Counter[str]) -> str:
    return "、".join(f"{kind}{number}份" for kind, number in counts.items())


def _named(paper: Paper) -> str:
    """Return a document by its kind and the staff number: names stay off the screen."""
    return f"{paper.kind.name}（{paper.staff_id}）" if paper.staff_id else paper.kind.name
