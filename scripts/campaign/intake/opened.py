"""A workbook of the campaign folder after it was opened."""

from collections.abc import Sequence

from campaign.issues import Issue
from campaign.workbook.grid import Grid

Book = tuple[str, Sequence[Grid], Sequence[Issue]]
"""A file's label, its sheets, and what was wrong with opening it."""
