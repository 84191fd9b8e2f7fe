"""The narrative texts of one page as HTML."""

from __future__ import annotations

from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from generator.model.attachments import attachments_of
from generator.model.wording import Untranslated
from generator.page_kinds import GLOSSARY
from generator.pages.item_ways import way_to
from generator.pages.page import EditionContext
from generator.prose import to_html, with_attachments
from generator.render.lookups import has_page
from generator.render.terms import TermLinks
from generator.units import EditionUnit

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Attachment
    from generator.pages import Page
    from generator.units import Unit


class PageTexts:
    """Renders the texts of a page, which are one reading: make one for each page.

    Glossary terms are linked where the page first uses them, items where this version shows them;
    the notes of each text have ids of their own, and attachments stand where a text places them.
    """

    def __init__(self, unit: Unit, page: Page, href: Callable[[str], str]) -> None:
        self._unit = unit
        self._page = page
        self._href = href
        self._terms = TermLinks(self._addresses_of_terms(), href)
        self._numbers = count(1)

    def html(self, text: str, show: Callable[[Attachment], str]) -> str:
        """A text as HTML that is safe to show, with its attachments as `show` has them."""
        number = next(self._numbers) if "[^" in text else 1
        html = self._terms.link(to_html(text, self._way, number))

        def placed(name: str) -> str:
            attachment = self._attachments.get(name)
            return show(attachment) if attachment else ""

        html = with_attachments(html, placed)
        if not isinstance(text, Untranslated):
            return html
        return f'<div class="gs-untranslated" lang="{text.language}">{html}</div>'

    @cached_property
    def _attachments(self) -> dict[str, Attachment]:
        """The attachments of the year by their ids, as far as its readers may see them."""
        unit = self._unit
        found = attachments_of(unit.edition) if isinstance(unit, EditionUnit) else ()
        return {each.id: each for each in found}

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
