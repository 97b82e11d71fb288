"""Carrying out one step on one folder: its outcome, the list of issues, everything put in place."""

from collections.abc import Mapping
from dataclasses import dataclass

from campaign import places
from campaign.commands import CAMPAIGN_STEPS, DONE, FAULTS
from campaign.issues import errors_in
from campaign.roster.numbered import told_once
from campaign.run import Faulty, Outcome, Run, Waiting
from campaign.steps import carry_out_step
from campaign.steps.issue_list import issue_page, set_aside_checked
from campaign.storage.obstacles import Obstacle


@dataclass
class Conducted:
    """What a step came to."""

    outcome: Outcome
    waits_for: tuple[str, ...] = ()
    """Why the step cannot run yet."""
    code: int = DONE
    issue_list: str = ""
    """Label of the list of issues."""


def conduct(step: str, run: Run) -> Conducted:
    """Carry out a step. Raises `Obstacle`; whatever stops it otherwise leaves no output behind."""
    try:
        conducted = _carry_out(step, run)
        if step in CAMPAIGN_STEPS:
            run.issues = told_once(run.issues)
            set_aside_checked(run)
            copies = _copies_there(run)
            conducted.issue_list = _list_issues(run, copies)
        run.folder.commit()
        if step in CAMPAIGN_STEPS:
            _mark_copies(run, copies)
            _remove_mended(run)
            run.kept.save()
    except (Obstacle, OSError):
        raise
    except Exception:
        run.folder.drop()
        if step in CAMPAIGN_STEPS:  # an old list would speak of what is not so any more
            _list_issues(run, finished=False)
            run.folder.commit()
        raise
    finally:
        run.folder.drop()
    return conducted


def _carry_out(step: str, run: Run) -> Conducted:
    try:
        outcome = carry_out_step(step, run)
    except Waiting as waiting:
        return Conducted(Outcome(), tuple(str(each) for each in waiting.args), FAULTS)
    except Faulty:
        return Conducted(Outcome(), code=FAULTS)
    failed = outcome.failed or errors_in(run.issues)
    return Conducted(outcome, code=FAULTS if failed else DONE)


def _remove_mended(run: Run) -> None:
    """Take away the marked copies of what is in order by now."""
    if run.folder.path(places.RESULTS, places.MARKED).is_dir():
        from campaign.steps.marked_copies import remove_mended

        remove_mended(run.folder)


def _list_issues(
    run: Run, copies: Mapping[str, str] | None = None, *, finished: bool = True
) -> str:
    """Write what was found, or that nothing was found."""
    from campaign.registration.result_sheets import ISSUES_FILE

    path = run.folder.path(places.RESULTS, ISSUES_FILE)
    page = issue_page(run.issues, run.words, copies or {}, run.checked, finished=finished)
    return run.folder.label(run.write_book(path, [page]))


def _copies_there(run: Run) -> dict[str, str]:
    """Return the marked copies that earlier runs made of what is faulty still."""
    if not errors_in(run.issues):
        return {}
    from campaign.steps.marked_copies import copies_there

    return copies_there(run)


def _mark_copies(run: Run, there: Mapping[str, str]) -> None:
    """Make marked copies of what is faulty, and the list again where it has other links to them.

    The list is in its place by then: whatever is wrong with somebody's file cannot keep it away.
    """
    if not errors_in(run.issues):
        return
    from campaign.steps.marked_copies import write_marked

    copies = write_marked(run)
    if copies != there:
        _list_issues(run, copies)
    run.folder.commit()
