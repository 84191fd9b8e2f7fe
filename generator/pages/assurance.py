"""The page of what auditors and inspectors concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views import EditionView


def pages(view: EditionView, show: dict[str, object]) -> Iterator[Page]:
    """The assurance page, if the edition has one."""
    assurance = view.edition.assurance
    entry = view.documents.get("assurance")
    if assurance is None or entry is None:
        return
    yield Page(
        "assurance/",
        "assurance",
        entry.title,
        entry.about,
        show | {"document": entry, "assurance": assurance},
        tab="assurance",
        nav="Opinions",
        search={"kind": "Opinions", "document": entry.name},
        source=entry.source or "",
        place=assurance.place(),
    )
