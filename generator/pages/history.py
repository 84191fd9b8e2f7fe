"""The pages of a body's histories: one for each item, and what returns year after year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.compare.histories import KINDS, Histories, items_of
from generator.pages.comparison import ItemLinks
from generator.pages.page import Page, PageContext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.units import HistoryUnit


@dataclass(frozen=True)
class HistoriesPage(PageContext):
    """All items of all years: under each title their kind, and their titles by id."""

    page_kind = page_kinds.HISTORIES
    kinds: dict[str, tuple[str, dict[str, str]]]
    links: ItemLinks
    recurring: bool  # whether there is a page of what returns


@dataclass(frozen=True)
class RecurringPage(PageContext):
    """What is still there after a year."""

    page_kind = page_kinds.RECURRING
    histories: Histories
    links: ItemLinks


@dataclass(frozen=True)
class HistoryPage(PageContext):
    """One item through all the years, by its kind and id."""

    page_kind = page_kinds.HISTORY
    histories: Histories
    links: ItemLinks
    kind: str
    name: str


# What several items of a kind are called, and one.
_CALLED = {
    "area": ("Areas", "governance area"),
    "control": ("Controls", "control"),
    "improvement": ("Improvement areas", "improvement area"),
    "action": ("Actions", "action"),
}


def pages(unit: HistoryUnit) -> list[Page]:
    """An index, what returns, and every item of any year."""
    histories, links = Histories(unit.years), ItemLinks(unit)
    kinds = {_CALLED[kind][0]: (kind, dict(items_of(unit.years, kind))) for kind in KINDS}
    recurring = page_kinds.RECURRING.address in unit.body.ways
    index = Page(
        HistoriesPage(kinds, links, recurring),
        f"Histories: {unit.body.name}",
        "Every item through all the years.",
    )
    returning = Page(
        RecurringPage(histories, links),
        "What returns year after year",
        "Improvement areas and actions that are still there after a year, each counted once.",
    )
    return [index, *([returning] if recurring else []), *_items(unit, histories, links)]


def _items(unit: HistoryUnit, histories: Histories, links: ItemLinks) -> Iterator[Page]:
    for kind in KINDS:
        many, one = _CALLED[kind]
        for name, title in items_of(unit.years, kind):
            yield Page(
                HistoryPage(histories, links, kind, name),
                f"{title}: through the years",
                f"What became of this {one} in each year.",
                (kind, name),
                crumbs=((many, f"#{kind}"),),
            )
