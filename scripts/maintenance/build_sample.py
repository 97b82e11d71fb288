"""Make the sample campaign: `python scripts/maintenance/build_sample.py`.

A whole campaign is played in a temporary folder through the very steps that staff run; where people
would fill in a sheet, this fills it. Only what people hand in is kept, in
`sample_workbooks/样例活动/`; everything else the steps make again. Same bytes on every run.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap
from maintenance import sample_filling as filling
from maintenance import sample_papers as papers

PROGRAM = Path(__file__).resolve().parents[2]
TARGET = PROGRAM / "sample_workbooks" / "样例活动"


def main() -> int:
    """Play the campaign and keep what people handed in."""
    bootstrap.ready()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        play(root)
        shutil.rmtree(TARGET, ignore_errors=True)
        for path in handed_in(root):
            target = TARGET / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    print(f"{TARGET.relative_to(PROGRAM)}: {sum(1 for _ in TARGET.rglob('*.xlsx'))} workbooks")
    return 0


def handed_in(root: Path) -> Iterable[Path]:
    """Files that people wrote or filled in."""
    return sorted(
        path
        for path in root.rglob("*.xlsx")
        if path.relative_to(root).parts[0][:2].isdigit()
        and not path.name.startswith(("民主测评选票", "用印登记表"))
    )


def play(root: Path) -> None:
    """The whole campaign, step by step."""
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
    from importlib import import_module

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


if __name__ == "__main__":
    sys.exit(main())
