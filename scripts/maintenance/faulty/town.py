"""Scheme and roster of the sample town, with some raw values in them."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from maintenance.faulty.papers import as_typed, book_of


def scheme_book(basics: Mapping[str, Any] | None = None, **tables: Any) -> bytes:
    """Return the sample town's scheme with some of its basics and tables replaced by raw values.

    `tables` go by the field of `Scheme` that they fill; `calendar` is the days of 工作日历. The
    legend sheet is left out, as many offices do.
    """
    from campaign.scheme.report import scheme_pages
    from campaign.scoring.methods import METHODS
    from maintenance import seed_town
    from maintenance.sample_papers import sample_scheme

    scheme = sample_scheme()
    scheme = dataclasses.replace(
        scheme, basics=dataclasses.replace(scheme.basics, **(basics or {}))
    )
    days = tables.pop("calendar", seed_town.CALENDAR)
    pages = scheme_pages(dataclasses.replace(scheme, **tables), days, METHODS)
    return book_of(*(as_typed(page, page.rows) for page in pages[:-1]))


def roster_book(change: Mapping[str, Mapping[str, Any]], *more: Mapping[str, Any]) -> bytes:
    """Change raw values of the sample town's roster, by 编号, and add more people."""
    from campaign.roster.report import roster_pages
    from maintenance.sample_papers import staff

    people = [dataclasses.replace(each, **change.get(each.staff_id, {})) for each in staff()]
    people += [dataclasses.replace(people[0], **values) for values in more]
    page, _ = roster_pages(people, spare=10)
    return book_of(as_typed(page, page.rows))
