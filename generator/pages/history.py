"""The pages of a body's histories: one for each item, and what returns year after year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.compare.followed import KINDS, items_of
from generator.compare.histories import Histories
from generator.language import _, known
from generator.pages.comparison import ItemLinks
from generator.pages.page import Page, PageContext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.units import HistoryUnit


@dataclass(frozen=True)
class Followed:
    """An item by its id, with its newest title and the years that it is in, as they are said."""

    name: str
    title: str
    years: str


@dataclass(frozen=True)
class HistoriesPage(PageContext):
    """All items of all years: under each title their kind, and the items."""

    page_kind = page_kinds.HISTORIES
    kinds: dict[str, tuple[str, list[Followed]]]
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
    "area": (known("Areas"), known("governance area")),
    "control": (known("Controls"), known("control")),
    "improvement": (known("Improvement areas"), known("improvement area")),
    "action": (known("Actions"), known("action")),
}


def pages(unit: HistoryUnit) -> list[Page]:
    """An index, what returns, and every item of any year."""
    histories, links = Histories(unit.years), ItemLinks(unit)
    kinds = {
        _(_CALLED[kind][0]): (
            kind,
            [
                Followed(name, title, histories.span_of(kind, name))
                for name, title in items_of(unit.years, kind)
            ],
        )
        for kind in KINDS
    }
    recurring = page_kinds.RECURRING.address in unit.body.ways
    index = Page(
        HistoriesPage(kinds, links, recurring),
        _("Item history: %(name)s", name=unit.body.name),
        _("Every area, control, improvement area and action, and the years each one appears in."),
    )
    returning = Page(
        RecurringPage(histories, links),
        _("Recurring issues"),
        _("Improvement areas and actions that continue beyond one year, each counted once."),
    )
    return [index, *([returning] if recurring else []), *_items(unit, histories, links)]


def _items(unit: HistoryUnit, histories: Histories, links: ItemLinks) -> Iterator[Page]:
    for kind in KINDS:
        many, one = (_(each) for each in _CALLED[kind])
        for name, title in items_of(unit.years, kind):
            yield Page(
                HistoryPage(histories, links, kind, name),
                _("%(title)s: year by year", title=title),
                _("What happened to this %(one)s in each year.", one=one),
                (kind, name),
                crumbs=((many, f"#{kind}"),),
            )
