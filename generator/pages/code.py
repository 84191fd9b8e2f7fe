"""The pages of the Code of Governance: each section, each area, the principles, the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.pages.statement import area_filters, numbered
from generator.vocabulary import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Code
    from generator.views import EditionView

Show = dict[str, object]


def pages(view: EditionView, show: Show) -> Iterator[Page]:
    """The Code's pages, if the edition has one."""
    code = view.edition.code
    entry = view.documents.get("code")
    if code is None or entry is None:
        return
    source = entry.source or ""
    filters = {"document": entry.name}
    show = show | {"document": entry, "code": code}
    yield Page(
        "code/",
        "code",
        entry.title,
        entry.about,
        show,
        tab="code",
        nav="Contents",
        search=filters | {"kind": "Document"},
        source=source,
        place=code.place(),
    )
    yield from _sections(code, view, show, filters, source)
    yield from _overviews(view, show)


def _sections(
    code: Code, view: EditionView, show: Show, filters: dict[str, str], source: str
) -> Iterator[Page]:
    """The sections as printed, with the areas below the one that holds them."""
    above = ""
    for section in code.sections:
        path = f"code/{section.id}/"
        above = path if section.kind is SectionKind.AREAS else above
        yield Page(
            path,
            "section",
            numbered(section.letter, section.title),
            f"Section {section.letter or section.title} of the Code.",
            show | {"section": section, "document_kind": "code"},
            tab="code",
            nav=numbered(section.letter, section.title),
            crumbs=((view.documents["code"].title, "code/"),),
            search=filters | {"kind": "Section"},
            source=source,
            place=section.place("id"),
        )
        if section.kind is SectionKind.AREAS:
            yield from _areas(view, show, filters, path, source)
    if not above:
        yield from _areas(view, show, filters, "", source)


def _areas(
    view: EditionView, show: Show, filters: dict[str, str], under: str, source: str
) -> Iterator[Page]:
    for area in view.areas:
        yield Page(
            f"code/{area.area.id}/",
            "area",
            f"{area.area.number}. {area.area.name}",
            f"The controls in place for {area.area.name.lower()}.",
            show | {"area": area},
            tab="code",
            nav=f"{area.area.number} {area.area.name}",
            under=under,
            crumbs=((view.documents["code"].title, "code/"),),
            search=filters | {"kind": "Controls"} | area_filters(area),
            source=source,
            place=area.area.place("id"),
        )


def _overviews(view: EditionView, show: Show) -> Iterator[Page]:
    if view.principles:
        yield Page(
            "code/principles/",
            "principles",
            "The Code by principle",
            "The principles of the framework, with the areas and controls under each.",
            show,
            tab="code",
            nav="By principle",
            crumbs=((view.documents["code"].title, "code/"),),
            search={"kind": "Principles"},
        )
    yield Page(
        "controls/",
        "controls",
        "Catalogue of controls",
        "Every control of the year in one table, to filter by principle, area, owner and board.",
        show,
        tab="controls",
        nav="Catalogue of controls",
        search={"kind": "Register"},
        layout="wide",
    )
