"""Offers 用印登记表: on a sheet that people have begun, or on the next one."""

from collections.abc import Sequence
from pathlib import Path

from campaign.documents.reading import continued, read_register, register_paths
from campaign.documents.seals import PrintedPaper, is_put_off, seal_page
from campaign.documents.sheets import SealRow
from campaign.offered import offer
from campaign.run import Run

_NUMBER = ("document_number",)
"""An unsealed paper may have another one by now; it must not be entered under the old."""


def offer_register(
    run: Run, name: str, papers: Sequence[PrintedPaper], void: Sequence[SealRow]
) -> None:
    """Offer the register of papers for the seal; `void` are the rows of those called back.

    Papers that came after people had begun a sheet stand on a further one, and those again that
    had been put off or are since, so that nobody has to swap a sheet with dates and signatures.
    """
    first, *further = register_paths(run, name)
    begun = [path for path in (first, *further) if run.made.is_begun(path)]
    listed = [_listed(run, path) for path in begun]
    known = {file for rows in listed for file in rows}
    only_more = begun and not void and known <= {_file(each) for each in papers}
    if only_more:
        due = {_file(each) for each in papers if not each.paper.pending}
        good = {file for rows in listed for file, row in rows.items() if not is_put_off(row)}
        known -= due - good
        put_off = {_file(each) for each in papers if each.paper.pending}
        said = {f for rows in listed for f, row in rows.items() if row.sealed_on or is_put_off(row)}
        known -= put_off - said
    rest = [each for each in papers if _file(each) not in known]
    done = 0
    for path, rows in zip(begun, listed, strict=True):
        own = [each for each in papers if _file(each) in rows]
        if path == begun[-1] and not only_more:
            own, rest = [each for each in papers if each in own or each in rest], []
        page = seal_page(own, [row for row in void if row.file in rows], done)
        offer(run, path, page, lambda row: row.file, firm=_NUMBER)
        done += len(page.rows)
    path = continued(first, len(begun)) if begun else first
    if rest or not begun:
        offer(run, path, seal_page(rest, (), done), lambda row: row.file, firm=_NUMBER)
    else:
        run.made.take_away(path)


def _listed(run: Run, path: Path) -> dict[str, SealRow]:
    """Return the rows of a sheet by their files; none if it cannot be read."""
    rows, _ = read_register(run.open_book(path, keep=True))
    return {row.value.file: row.value for row in rows or ()}


def _file(printed: PrintedPaper) -> str:
    return printed.label.rpartition("/")[2]
