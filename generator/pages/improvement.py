"""The pages of the improvement plan: all areas, and each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.prose import to_text
from generator.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views import EditionView


def pages(view: EditionView, show: dict[str, object]) -> Iterator[Page]:
    """The plan's pages, if the edition has one."""
    plan = view.edition.improvement
    entry = view.documents.get("improvement")
    if plan is None or entry is None:
        return
    show = show | {"document": entry, "plan": plan}
    yield Page(
        "improvement/",
        "improvement",
        entry.title,
        entry.about,
        show,
        tab="improvement",
        nav="All improvement areas",
        search={"kind": "Document", "document": entry.name},
        source=entry.source or "",
        place=plan.place(),
    )
    for item in view.improvements:
        area = item.area
        yield Page(
            f"improvement/{area.id}/",
            "improvement_area",
            f"{area.number}. {area.title}",
            sentence(to_text(area.about)) if area.about else f"Improvement area {area.number}.",
            show | {"item": item},
            tab="improvement",
            nav=f"{area.number} {area.title}",
            crumbs=((entry.title, "improvement/"),),
            search={"kind": "Improvement area", "document": entry.name},
            source=entry.source or "",
            place=area.place("id"),
        )
