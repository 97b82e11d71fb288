"""用印登记表."""

from collections.abc import Sequence

from campaign import places
from campaign.documents.printing import PrintedPaper
from campaign.documents.sheets import SEALS, SealRow
from campaign.workbook.declare.page import Page


def seal_page(papers: Sequence[PrintedPaper]) -> Page[SealRow]:
    """One row per document that was made, in the order of the campaign."""
    rows = [_row(number, each) for number, each in enumerate(papers, 1)]
    notes = [
        f"共{len(rows)}份公文，文件在“{places.DOCUMENTS}”里。份数空着的由经办人填写；"
        "用印后逐份登记，领取人当面签名。"
    ]
    return Page(SEALS, rows, notes=notes)


def _row(number: int, printed: PrintedPaper) -> SealRow:
    paper = printed.paper
    return SealRow(
        number=number,
        kind=paper.kind.name,
        document_number=paper.data.head.number,
        title=printed.title or paper.kind.name,
        addressee=paper.addressee,
        file=printed.label.rpartition("/")[2],
        copies=paper.kind.copies,
    )
