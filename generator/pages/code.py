"""The pages of the Code of Governance: each section, each area, the principles, the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.page import DocumentContext, EditionContext, Page
from generator.pages.statement import SectionPage, area_filters
from generator.vocabulary import SectionKind
from generator.words import say_numbered, say_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Code, DocumentEntry
    from generator.pages.links import EditionLinks
    from generator.pages.page import Filters
    from generator.views import AreaView, EditionView


@dataclass(frozen=True)
class CodePage(DocumentContext):
    """The contents of the Code."""

    page_kind = page_kinds.CODE
    code: Code


@dataclass(frozen=True)
class CodeSectionPage(SectionPage):
    """A section of the Code."""

    page_kind = page_kinds.CODE_SECTION


@dataclass(frozen=True)
class AreaPage(EditionContext):
    """One governance area of the Code with its controls."""

    page_kind = page_kinds.AREA
    area: AreaView
    same_principle: list[AreaView]


@dataclass(frozen=True)
class PrinciplesPage(EditionContext):
    """The framework's principles with the areas and controls under each."""

    page_kind = page_kinds.PRINCIPLES


@dataclass(frozen=True)
class ControlsPage(EditionContext):
    """The register of controls."""

    page_kind = page_kinds.CONTROLS


def pages(view: EditionView, links: EditionLinks) -> Iterator[Page]:
    """The Code's pages, if the edition has one."""
    code = view.edition.code
    document = view.documents.get("code")
    if code is None or document is None:
        return
    yield Page(
        CodePage(view, links, document, code),
        document.title,
        document.about,
        nav=_("Contents"),
        filters={"document": document.name, "kind": page_kinds.CODE.found_as},
        source=document.source or "",
        place=code.place(),
    )
    yield from _sections(code, document, view, links)
    if view.principles:
        yield Page(
            PrinciplesPage(view, links),
            _("The Code by principle"),
            _("The principles of the framework, with the areas and controls under each."),
            nav=_("By principle"),
            crumbs=((document.title, page_kinds.CODE.address),),
        )
    if not view.controls:
        return
    yield Page(
        ControlsPage(view, links),
        _("Controls register"),
        _(
            "Every control for the year in one table, which you can filter by principle, "
            "area, owner and board."
        ),
        nav=_("Controls register"),
    )


def _sections(
    code: Code, document: DocumentEntry, view: EditionView, links: EditionLinks
) -> Iterator[Page]:
    """The sections as printed, with the areas below the one that holds them."""
    above = ""
    for section in code.sections:
        page = Page(
            CodeSectionPage(view, links, section, "code"),
            say_numbered(section),
            _("%(section)s of the Code.", section=say_section(section)),
            (section.id,),
            nav=say_numbered(section),
            crumbs=((document.title, page_kinds.CODE.address),),
            filters={"document": document.name, "kind": page_kinds.CODE_SECTION.found_as},
            source=document.source or "",
            place=section.place("id"),
        )
        yield page
        if section.kind == SectionKind.AREAS:
            above = page.path
            yield from _areas(document, view, links, above)
    if not above:
        yield from _areas(document, view, links, "")


def _areas(
    document: DocumentEntry, view: EditionView, links: EditionLinks, under: str
) -> Iterator[Page]:
    for shown in view.areas:
        area = shown.record
        filters: Filters = {"document": document.name, "kind": page_kinds.AREA.found_as}
        yield Page(
            AreaPage(view, links, shown, _same_principle(view, shown)),
            f"{area.number}. {area.name}",
            _("The controls in place for %(name)s.", name=area.name.lower()),
            (area.id,),
            nav=f"{area.number} {area.name}",
            under=under,
            crumbs=((document.title, page_kinds.CODE.address),),
            filters=filters | area_filters(shown),
            source=document.source or "",
            place=area.place("id"),
        )


def _same_principle(view: EditionView, area: AreaView) -> list[AreaView]:
    """The other areas under an area's principle."""
    same = [each for each in view.principles if each.record is area.principle]
    return [other for each in same for other in each.areas if other is not area]
