"""The pages of the improvement plan: all areas, and each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.page import DocumentContext, EditionContext, Page
from generator.prose import to_text
from generator.words import say_numbered, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Improvement
    from generator.pages.links import EditionLinks
    from generator.views import EditionView, ImprovementView


@dataclass(frozen=True)
class ImprovementPage(DocumentContext):
    """All improvement areas of a plan."""

    page_kind = page_kinds.IMPROVEMENT
    plan: Improvement


@dataclass(frozen=True)
class ImprovementAreaPage(EditionContext):
    """One improvement area with its actions."""

    page_kind = page_kinds.IMPROVEMENT_AREA
    item: ImprovementView
    same_lead: list[ImprovementView]


def pages(view: EditionView, links: EditionLinks) -> Iterator[Page]:
    """The plan's pages, if the edition has one."""
    plan = view.edition.improvement
    document = view.documents.get("improvement")
    if plan is None or document is None:
        return
    yield Page(
        ImprovementPage(view, links, document, plan),
        document.title,
        document.about,
        nav=_("All improvement areas"),
        filters={"kind": page_kinds.IMPROVEMENT.found_as, "document": document.name},
        source=document.source or "",
        place=plan.place(),
    )
    for shown in view.improvements:
        area = shown.record
        same_lead = [other for lead in shown.leads for other in lead.leads if other is not shown]
        yield Page(
            ImprovementAreaPage(view, links, shown, same_lead),
            say_numbered(area),
            sentence(to_text(area.about)) if area.about else _("An improvement area."),
            (area.id,),
            nav=area.title if area.number is None else f"{area.number} {area.title}",
            crumbs=((document.title, page_kinds.IMPROVEMENT.address),),
            filters={"kind": page_kinds.IMPROVEMENT_AREA.found_as, "document": document.name},
            source=document.source or "",
            place=area.place("id"),
        )
