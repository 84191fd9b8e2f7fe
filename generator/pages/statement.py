"""The pages of the Annual Governance Statement: each section, each area reviewed, the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.judgements import Judged, judged_parts
from generator.pages.page import DocumentContext, EditionContext, Page
from generator.views.length import length_of
from generator.vocabulary import SectionKind
from generator.words import say_numbered, say_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import DocumentEntry, Principle, Section, Statement, Subsection
    from generator.pages.links import EditionLinks
    from generator.pages.page import Filters
    from generator.pages.since_last_year import Since
    from generator.views import AreaView, EditionView
    from generator.views.length import Length


@dataclass(frozen=True)
class StatementPage(DocumentContext):
    """The contents of the statement."""

    page_kind = page_kinds.STATEMENT
    statement: Statement
    reviewed: list[AreaView]
    judged: list[Judged]


@dataclass(frozen=True)
class SectionPage(EditionContext):
    """A section of the statement or the Code; `since` is none for the first year of a body."""

    section: Section
    document_kind: str
    since: Since | None = None


@dataclass(frozen=True)
class StatementSectionPage(SectionPage):
    """A section of the statement."""

    page_kind = page_kinds.STATEMENT_SECTION


@dataclass(frozen=True)
class AreaReviewPage(EditionContext):
    """What the statement says of one area."""

    page_kind = page_kinds.AREA_REVIEW
    area: AreaView


@dataclass(frozen=True)
class FullPage(DocumentContext):
    """The whole statement on one page, to read through and to print."""

    page_kind = page_kinds.FULL
    statement: Statement
    length: Length


Crumbs = tuple[tuple[str, str], ...]


def pages(view: EditionView, links: EditionLinks, since: Since | None) -> Iterator[Page]:
    """The statement's pages, if the edition has one."""
    statement = view.edition.statement
    document = view.documents.get("statement")
    if statement is None or document is None:
        return
    crumbs = ((document.title, page_kinds.STATEMENT.address),)
    reviewed = [area for area in view.areas if area.review]
    yield Page(
        StatementPage(view, links, document, statement, reviewed, judged_parts(view, links)),
        document.title,
        document.about,
        nav=_("Contents"),
        filters={"document": document.name, "kind": page_kinds.STATEMENT.found_as},
        source=document.source or "",
        place=statement.place(),
    )
    held = False
    for section in statement.sections:
        shown = StatementSectionPage(view, links, section, "statement", since)
        page = _section(shown, document, crumbs)
        yield page
        if section.kind == SectionKind.REVIEW:
            held = True
            below = (*crumbs, (section.title, page.path))
            yield from _areas(view, links, document, below, page.path)
    if not held:
        yield from _areas(view, links, document, crumbs, "")
    if is_readable(view):
        yield Page(
            FullPage(view, links, document, statement, length_of(statement)),
            _("%(title)s: full text on one page", title=document.title),
            _("Everything in this statement on one page, to read through, print or keep."),
            nav=_("The whole statement on one page"),
            crumbs=crumbs,
            source=document.source or "",
        )


def is_readable(view: EditionView) -> bool:
    """Whether there is a text of the statement to read as a whole, and a page for it."""
    statement = view.edition.statement
    reviewed = any(area.review for area in view.areas)
    return bool(statement and "statement" in view.documents and (statement.sections or reviewed))


def _section(shown: StatementSectionPage, document: DocumentEntry, crumbs: Crumbs) -> Page:
    section, statement = shown.section, shown.view.edition.statement
    kinds = [each.kind for each in statement.sections if each.kind] if statement else []
    filters: Filters = {
        "document": document.name,
        "kind": page_kinds.STATEMENT_SECTION.found_as,
    }
    parts: list[Section | Subsection] = [section, *section.sections]
    reviewed = {each.id: each for part in parts for each in shown.view.principles_of(part)}
    return Page(
        shown,
        say_numbered(section),
        _("%(section)s of the statement.", section=say_section(section)),
        (section.id,),
        nav=say_numbered(section),
        crumbs=crumbs,
        filters=filters | _principle_filter(list(reviewed.values())),
        source=document.source or "",
        place=section.place("id"),
        # Other years may have it under another number and id: sections match by kind.
        matched_as=f"statement section {section.kind}"
        if kinds.count(section.kind or "") == 1
        else "",
    )


def _areas(
    view: EditionView, links: EditionLinks, document: DocumentEntry, crumbs: Crumbs, under: str
) -> Iterator[Page]:
    for shown in view.areas:
        if shown.review is None:
            continue
        area = shown.record
        filters: Filters = {"document": document.name, "kind": page_kinds.AREA_REVIEW.found_as}
        yield Page(
            AreaReviewPage(view, links, shown),
            _("%(number)s. %(name)s: review", number=area.number, name=area.name),
            _(
                "What was done on %(name)s in the year, and what was intended next.",
                name=area.name.lower(),
            ),
            (area.id,),
            nav=f"{area.number} {area.name}",
            under=under,
            crumbs=crumbs,
            filters=filters | area_filters(shown),
            source=document.source or "",
            place=shown.review.place("area"),
        )


def area_filters(area: AreaView) -> Filters:
    """The search filters of anything about one area."""
    area_name = f"{area.record.number} {area.record.name}"
    return {"area": area_name, **_principle_filter(area.principles)}


def _principle_filter(principles: Sequence[Principle]) -> Filters:
    return {"principle": [each.label for each in principles]} if principles else {}
