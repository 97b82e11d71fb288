"""Make the Word templates: `python scripts/maintenance/build_document_templates.py`.

They regenerate byte for byte; a test says so. An office edits its own copy, in Word or WPS.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "公文模板"


def main() -> int:
    """Write every template."""
    bootstrap.ready()
    from maintenance.document_templates import make_document_templates

    make_document_templates(FOLDER)
    print(FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
