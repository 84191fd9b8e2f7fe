"""The pages of a body's histories: one for each item, and what returns year after year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.histories import KINDS, Histories, items_of
from generator.pages.comparison import ItemLinks
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.sides import Side
    from generator.units import Unit

TITLES = {
    "area": "Areas",
    "control": "Controls",
    "improvement": "Improvement areas",
    "action": "Actions",
}


class HistoryLinks(ItemLinks):
    """Where items and what became of them are read, below the site."""

    def compared(self, older: Side, newer: Side, anchor: str = "") -> str:
        """Two years side by side, or one difference between them."""
        page = f"{self.body}/compare/{older.name}/{newer.name}/"
        return f"{page}#{anchor}" if anchor else page

    def history(self, kind: str, name: str) -> str:
        """The history of an item."""
        return f"{self.body}/history/{kind}/{name}/"


def pages(unit: Unit) -> list[Page]:
    """An index, what returns, and every item of any year."""
    name = unit.organisations[0].name
    show: dict[str, object] = {
        "histories": Histories(unit.sides),
        "links": HistoryLinks(unit),
        "kinds": {TITLES[kind]: (kind, dict(items_of(unit.sides, kind))) for kind in KINDS},
    }
    return [
        Page("", "histories", f"Histories: {name}", "Every item through all the years.", show),
        Page(
            "recurring/",
            "recurring",
            "What returns year after year",
            "Improvement areas and actions that are still there after a year, each counted once.",
            show,
            search={"kind": "History"},
        ),
        *_items(unit, show),
    ]


def _items(unit: Unit, show: dict[str, object]) -> Iterator[Page]:
    for kind in KINDS:
        for name, title in items_of(unit.sides, kind):
            yield Page(
                f"{kind}/{name}/",
                "history",
                f"{title}: through the years",
                f"What became of this {_ONE[kind]} in each year.",
                show | {"kind": kind, "name": name},
                crumbs=((TITLES[kind], f"#{kind}"),),
                search={"kind": "History"},
            )


_ONE = {
    "area": "governance area",
    "control": "control",
    "improvement": "improvement area",
    "action": "action",
}
