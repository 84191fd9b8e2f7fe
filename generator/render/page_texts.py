"""The narrative texts of one page as HTML."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from generator.page_kinds import GLOSSARY
from generator.pages.item_ways import way_to
from generator.pages.page import EditionContext
from generator.prose import to_html
from generator.render.lookups import has_page
from generator.render.terms import TermLinks
from generator.units import EditionUnit

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pages import Page
    from generator.units import Unit


class PageTexts:
    """Renders the texts of a page, which are one reading: make one for each page.

    Glossary terms are linked where the page first uses them, items where this version shows them;
    the notes of each text have ids of their own.
    """

    def __init__(self, unit: Unit, page: Page, href: Callable[[str], str]) -> None:
        self._unit = unit
        self._page = page
        self._href = href
        self._terms = TermLinks(self._addresses_of_terms(), href)
        self._numbers = count(1)

    def html(self, text: str) -> str:
        """A text as HTML that is safe to show."""
        number = next(self._numbers) if "[^" in text else 1
        return self._terms.link(to_html(text, self._way, number))

    def _addresses_of_terms(self) -> dict[str, str]:
        shown = self._page.context
        if not isinstance(shown, EditionContext) or self._page.kind is GLOSSARY:
            return {}
        return {each.record.term: shown.links.term(each) for each in shown.view.terms}

    def _way(self, address: str) -> str:
        """Where a link to an item leads; "" on pages of no year, and to what has no page there."""
        unit, shown = self._unit, self._page.context
        if not isinstance(shown, EditionContext) or not isinstance(unit, EditionUnit):
            return ""
        there = way_to(address, shown.view, shown.links)
        return self._href(there) if there and has_page(unit, there.partition("#")[0]) else ""
