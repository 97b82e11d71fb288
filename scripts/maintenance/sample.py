"""The sample campaign: a whole campaign played through the very steps that staff run.

Where people would fill in a sheet, `sample_filling` fills it. Only what people hand in is kept;
everything else the steps make again.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from maintenance import sample_filling as filling
from maintenance import sample_papers as papers


def handed_in(root: Path) -> Iterable[Path]:
    """Return the files that people wrote or filled in."""
    return sorted(
        path
        for path in root.rglob("*.xlsx")
        if path.relative_to(root).parts[0][:2].isdigit()
        and not path.name.startswith(("民主测评选票", "用印登记表"))
    )


def play(root: Path) -> None:
    """Play the whole campaign, step by step."""
    papers.write_scheme(root)
    papers.write_registrations(root)
    run_step(root, "check_registrations")
    run_step(root, "prepare_scoring")
    filling.fill_scores(root)
    run_step(root, "consolidate_scores")
    filling.fill_inspections(root)
    run_step(root, "consolidate_scores")
    filling.fill_appointments(root)
    run_step(root, "allocate_departments")
    filling.fill_picks(root)
    run_step(root, "allocate_departments")
    filling.register_again(root)
    run_step(root, "allocate_departments")
    filling.fill_later_picks(root)
    run_step(root, "allocate_departments")
    filling.fill_placements(root)
    run_step(root, "review_standby")
    filling.fill_ledger(root)


def run_step(root: Path, step: str) -> None:
    """Run one step; stop with what is wrong if anything is."""
    from campaign.run import Faulty

    run = filling.open_run(root)
    try:
        import_module(f"campaign.steps.{step}").carry_out(run)
    except Faulty:
        errors = (issue for issue in run.issues if issue.is_error)
        found = "\n".join(f"{each.kind.code} {each.where} {each.problem}" for each in errors)
        raise SystemExit(f"{step}:\n{found}") from None
    finally:
        run.folder.commit()
