"""用印登记表, and what goes to the seal."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from campaign import places
from campaign.documents.sheets import SEALS, SEALS_FILE, SealRow
from campaign.issues import Issue, Kind, Where
from campaign.office.kinds import Paper
from campaign.office.office import Office
from campaign.word.official_wording import number_parts
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.text import fold


class PrintedPaper(NamedTuple):
    """A document that was made."""

    paper: Paper
    label: str
    title: str
    """As it stands in the document."""
    blanks: Sequence[str] = ()
    """What is left to be written in by hand, though the scheme could tell it."""
    numbers: Sequence[str] = ()
    """Document numbers whose serial is left to be written in."""

    @property
    def stem(self) -> str:
        """The file's name, without its ending."""
        return PurePosixPath(self.label).stem

    def may_be_sealed(self, on: date) -> bool:
        """Tell whether nothing is wanting before the seal: no day to come, no decision, no pen."""
        first = self.paper.not_before
        return first is not None and first <= on and not any(_to_fill(self))


def seal_page(
    papers: Sequence[PrintedPaper], void: Iterable[SealRow] = (), before: int = 0
) -> Page[SealRow]:
    """Return one row per document that was made, in the order of the campaign.

    Then what is void. `before` counts the rows of the sheets that this one continues.
    """
    rows = [_row(number, each) for number, each in enumerate(papers, before + 1)]
    notes = [
        f"共{len(rows)}份公文，文件在“{places.DOCUMENTS}”里。份数空着的由经办人填写；"
        "用印后逐份登记，领取人当面签名。填了用印日期的，程序不再改动；内容有变的另做一份，另编文号。"
    ]
    rows += [
        replace(row, number=number, to_fill=f"已{places.WITHDRAWN}，收回原件")
        for number, row in enumerate(void, before + len(rows) + 1)
    ]
    title = f"{SEALS.title}（续）" if before else ""
    return Page(SEALS, rows, notes=notes, title=title)


def never_sealed(
    papers: Iterable[PrintedPaper], sealed: Collection[str], office: Office, today: date
) -> list[Issue]:
    """Remind of notices of what is past that have no 用印日期, where other papers have one.

    `sealed` are the names of the files that have. An office that enters none is not asked for it.
    """
    past = [
        each.stem
        for each in papers
        if each.may_be_sealed(today)
        and f"{each.stem}.docx" not in sealed
        and (day := each.paper.over_on(office))
        and day < today
    ]
    if not (past and sealed):
        return []
    where = Where(f"{places.DOCUMENTS}/{SEALS_FILE}")
    return [Kind.NOTICE_NEVER_SEALED.at(where, documents="、".join(past))]


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
        not_before=paper.not_before,
        to_fill="；".join(_to_fill(printed)),
    )


def _to_fill(printed: PrintedPaper) -> Iterator[str]:
    """Yield what is still to be done by hand before the paper may be sealed."""
    number = printed.paper.data.head.number
    own = ["文号"] if number and not number_parts(number) else []
    if blanks := dict.fromkeys([*own, *printed.numbers, *printed.blanks]):
        yield "、".join(blanks)
    if printed.paper.pending:
        yield f"{printed.paper.pending}{_PUT_OFF}"


_PUT_OFF = "以后再用印"


def is_put_off(row: SealRow) -> bool:
    """Tell whether a paper had to wait for a decision before its seal, when the row was made."""
    return fold(row.to_fill).endswith(fold(_PUT_OFF)) and not row.sealed_on
