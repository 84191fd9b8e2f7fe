"""The page of what auditors and inspectors concluded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.page import DocumentContext, Page
from generator.views.answered import asked_for
from generator.views.opinions import opinions_by_giver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Assurance
    from generator.pages.links import EditionLinks
    from generator.views import EditionView, OpinionView
    from generator.views.answered import Asked


@dataclass(frozen=True)
class AssurancePage(DocumentContext):
    """Opinions, recommendations, lines of defence and statements of internal control."""

    page_kind = page_kinds.ASSURANCE
    assurance: Assurance
    given: list[tuple[str, list[OpinionView]]]  # the opinions under the title of who gave them
    asked: list[Asked]


def pages(view: EditionView, links: EditionLinks) -> Iterator[Page]:
    """The assurance page, if the edition has one."""
    assurance = view.edition.assurance
    document = view.documents.get("assurance")
    if assurance is None or document is None:
        return
    yield Page(
        AssurancePage(view, links, document, assurance, opinions_by_giver(view), asked_for(view)),
        document.title,
        document.about,
        nav=_("Opinions"),
        filters={"kind": page_kinds.ASSURANCE.found_as, "document": document.name},
        source=document.source or "",
        place=assurance.place(),
        answers=bool(assurance.opinions or assurance.recommendations),
    )
