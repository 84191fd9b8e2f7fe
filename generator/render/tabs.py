"""The row of tabs of a year: what most readers come for, and the rest under one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import _
from generator.page_kinds import COMPARE, COMPARISON
from generator.pages.links import EditionLinks, relative
from generator.pages.parts import parts_of
from generator.units import ComparisonUnit, EditionUnit
from generator.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pages import Page
    from generator.units import PartOfYear, Unit

_IN_THE_ROW = ("statement", "code", "improvement", "assurance")


def tabs_of(unit: Unit, pages: Sequence[Page]) -> dict[str, list[dict[str, str]]]:
    """The tabs of a unit's pages, and those under "More": a comparison has those of its newer side.

    A website of no year has none.
    """
    match unit:
        case EditionUnit():
            return _row(parts_of(pages), "", _compared(unit))
        case ComparisonUnit():
            newer = unit.sides[-1].path
            parts = next(each.parts for each in unit.versions if each.path == newer)
            return _row(parts, relative(f"{unit.path}/", f"{newer}/"), [_comparing("")])
    return {"tabs": [], "more": []}


def _row(
    parts: Sequence[PartOfYear], year: str, compared: list[dict[str, str]]
) -> dict[str, list[dict[str, str]]]:
    """The tabs of the parts of a year, whose first page is at `year` from the unit's."""
    found = {
        part.tab: {"key": part.tab, "title": part.title, "url": f"{year}{part.path}"}
        for part in parts
    }
    row = [found[tab] for tab in _IN_THE_ROW if tab in found]
    overview = {"key": "", "title": _("Overview"), "url": year}
    more = [entry for tab, entry in found.items() if tab not in _IN_THE_ROW]
    return {"tabs": [overview, *row, *compared], "more": more}


def _compared(unit: EditionUnit) -> list[dict[str, str]]:
    """The way from an edition to what changed since the year before, or to all comparisons."""
    if COMPARE.address not in unit.body.ways:
        return []
    links = EditionLinks(unit.path, unit.comparisons)
    before = unit.year_before.name if unit.year_before else ""
    there = links.compared(before, unit.edition.year) or links.of_body("compare")
    return [_comparing(relative(f"{unit.path}/", there))]


def _comparing(url: str) -> dict[str, str]:
    return {"key": COMPARISON.tab, "title": sentence_case(_(COMPARISON.tab)), "url": url}
