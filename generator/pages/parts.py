"""The parts of a year, such as its statement and its tracker, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.units import PartOfYear
from generator.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pages.page import Page


def parts_of(pages: Sequence[Page]) -> tuple[PartOfYear, ...]:
    """The parts as their tabs show them: that of the plan begins with its tracker, if any."""
    tracked = any(page.kind is page_kinds.ACTIONS for page in pages)
    return tuple(
        PartOfYear(tab, _("Actions"), page_kinds.ACTIONS.path())
        if tracked and tab == page_kinds.ACTIONS.tab
        else PartOfYear(tab, title_of(first), first.path)
        for tab, first in first_pages(pages).items()
    )


def first_pages(pages: Sequence[Page]) -> dict[str, Page]:
    """The parts in reading order, each with its first page."""
    first: dict[str, Page] = {}
    for page in pages:
        if page.kind.tab:
            first.setdefault(page.kind.tab, page)
    return first


def title_of(first: Page) -> str:
    """A document's own short name where the tab is a document's; `first` is its first page."""
    return first.context.tab_name or sentence_case(_(first.kind.tab))
