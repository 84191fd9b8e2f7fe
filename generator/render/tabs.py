"""The row of tabs of a year: what most readers come for, and the rest under one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.links import EditionLinks, relative
from generator.units import EditionUnit
from generator.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pages import Page
    from generator.units import Unit

_IN_THE_ROW = ("statement", "code", "improvement", "assurance")


def tabs_of(unit: Unit, pages: Sequence[Page]) -> dict[str, list[dict[str, str]]]:
    """The tabs of a unit's pages, and those under "More"; a website of no year has none."""
    if not isinstance(unit, EditionUnit):
        return {"tabs": [], "more": []}
    found = {
        tab: {"key": tab, "title": title_of(first), "url": first.path}
        for tab, first in first_pages(pages).items()
    }
    if any(page.kind is page_kinds.ACTIONS for page in pages):
        found["improvement"] |= {"title": _("Actions"), "url": page_kinds.ACTIONS.path()}
    row = [found[tab] for tab in _IN_THE_ROW if tab in found]
    overview = {"key": "", "title": _("Overview"), "url": ""}
    more = [entry for tab, entry in found.items() if tab not in _IN_THE_ROW]
    return {"tabs": [overview, *row, *_compare(unit)], "more": more}


def first_pages(pages: Sequence[Page]) -> dict[str, Page]:
    """The parts of a year in reading order, each with its first page."""
    first: dict[str, Page] = {}
    for page in pages:
        if page.kind.tab:
            first.setdefault(page.kind.tab, page)
    return first


def title_of(first: Page) -> str:
    """A document's own short name where the tab is a document's; `first` is its first page."""
    return first.context.tab_name or sentence_case(_(first.kind.tab))


def _compare(unit: EditionUnit) -> list[dict[str, str]]:
    """The way from an edition to what changed since the year before, or to all comparisons."""
    if page_kinds.COMPARE.address not in unit.body.ways:
        return []
    links = EditionLinks(unit.path, unit.comparisons)
    before = unit.year_before.name if unit.year_before else ""
    compared = links.compared(before, unit.edition.year) or links.of_body("compare")
    place = relative(f"{unit.path}/", compared)
    return [{"key": "compare", "title": _("Compare"), "url": place}]
