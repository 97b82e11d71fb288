"""Make the blank workbooks of `templates/`: `python scripts/maintenance/build_templates.py`.

They regenerate byte for byte; a test says so. The Word templates have a script of their own.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap

PROGRAM = Path(__file__).resolve().parents[2]


def main() -> int:
    """Write every blank workbook."""
    bootstrap.ready()
    from campaign.reports.templates import blank_workbooks
    from maintenance import seed_town

    for name, data in blank_workbooks(seed_town).items():
        path = PROGRAM / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(path.relative_to(PROGRAM))
    return 0


if __name__ == "__main__":
    sys.exit(main())
