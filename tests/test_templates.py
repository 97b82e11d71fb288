"""The blank workbooks that are shipped are those that the declarations make, byte for byte."""

from pathlib import Path

import pytest

from campaign.reports.templates import blank_workbooks
from maintenance import seed_town

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
BLANK = blank_workbooks(seed_town)


@pytest.mark.parametrize("name", sorted(BLANK))
def test_blank_workbooks_regenerate(name: str) -> None:
    assert (TEMPLATES / name).read_bytes() == BLANK[name]


def test_no_other_workbook_is_shipped() -> None:
    shipped = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.xlsx")}
    deck = {name for name in shipped if name.startswith("自检题/")}
    assert shipped - deck == set(BLANK)
