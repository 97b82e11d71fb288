"""用印登记表."""

from collections.abc import Sequence

from campaign.documents.wording import people_phrase
from campaign.notices.papers import Paper
from campaign.sheets.documents import SEALS, SealRow
from campaign.workbook.page import Page

_COPIES_OF_LETTER = 2
"""One for the person, one for the file."""


def seal_page(papers: Sequence[tuple[Paper, str]]) -> Page[SealRow]:
    """One row per document that was made."""
    rows = [
        SealRow(
            number=number,
            kind=paper.kind.name,
            document_number=paper.data.head.number,
            title=_title(paper),
            addressee=paper.addressee,
            file=label,
            copies=_COPIES_OF_LETTER if paper.staff_id else None,
        )
        for number, (paper, label) in enumerate(papers, 1)
    ]
    notes = [f"共{len(rows)}份公文。份数由经办人填写；用印后逐份登记。"]
    return Page(SEALS, rows, notes=notes)


def _title(paper: Paper) -> str:
    if paper.staff_id:
        return f"{paper.kind.name}（{people_phrase([paper.name])}）"
    return paper.kind.name
