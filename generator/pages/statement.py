"""The pages of the Annual Governance Statement: each section, each area reviewed, the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.vocabulary import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import DocumentEntry, Section
    from generator.views import AreaView, EditionView

Show = dict[str, object]


def pages(view: EditionView, show: Show) -> Iterator[Page]:
    """The statement's pages, if the edition has one."""
    statement = view.edition.statement
    entry = view.documents.get("statement")
    if statement is None or entry is None:
        return
    crumbs = ((entry.title, "statement/"),)
    filters = {"document": entry.name}
    reviewed = [area for area in view.areas if area.review]
    show = show | {"document": entry, "statement": statement, "reviewed": reviewed}
    yield Page(
        "statement/",
        "statement",
        entry.title,
        entry.about,
        show,
        tab="statement",
        nav="Contents",
        search=filters | {"kind": "Document"},
        source=entry.source or "",
        place=statement.place(),
    )
    held = False
    for section in statement.sections:
        path = f"statement/{section.id}/"
        yield _section(view, section, show, filters, crumbs)
        if section.kind is SectionKind.REVIEW:
            held = True
            yield from _areas(view, show, filters, (*crumbs, (section.title, path)), path)
    if not held:
        yield from _areas(view, show, filters, crumbs, "")
    yield _whole(entry, show, crumbs)


def _section(
    view: EditionView,
    section: Section,
    show: Show,
    filters: dict[str, str],
    crumbs: tuple[tuple[str, str], ...],
) -> Page:
    statement = view.edition.statement
    kinds = [each.kind for each in statement.sections] if statement else []
    return Page(
        f"statement/{section.id}/",
        "section",
        numbered(section.letter, section.title),
        f"Section {section.letter or section.title} of the statement.",
        show | {"section": section, "document_kind": "statement"},
        tab="statement",
        nav=numbered(section.letter, section.title),
        crumbs=crumbs,
        search=filters | {"kind": "Section"},
        source=view.documents["statement"].source or "",
        place=section.place("id"),
        # Other years may have it under another letter and id: sections match by kind.
        kind=f"statement section {section.kind}" if kinds.count(section.kind) == 1 else "",
    )


def _whole(entry: DocumentEntry, show: Show, crumbs: tuple[tuple[str, str], ...]) -> Page:
    return Page(
        "statement/full/",
        "full",
        f"{entry.title}: the whole on one page",
        "Everything in this statement on one page, to read through, print or keep.",
        show,
        tab="statement",
        nav="The whole on one page",
        crumbs=crumbs,
        source=entry.source or "",
        layout="print",
    )


def _areas(
    view: EditionView,
    show: Show,
    filters: dict[str, str],
    crumbs: tuple[tuple[str, str], ...],
    under: str,
) -> Iterator[Page]:
    for area in view.areas:
        if area.review is None:
            continue
        yield Page(
            f"statement/{area.area.id}/",
            "area_review",
            f"{area.area.number}. {area.area.name}: review",
            f"What was done on {area.area.name.lower()} in the year, and what was intended next.",
            show | {"area": area},
            tab="statement",
            nav=f"{area.area.number} {area.area.name}",
            under=under,
            crumbs=crumbs,
            search=filters | {"kind": "Review"} | area_filters(area),
            source=(view.documents["statement"].source or ""),
            place=area.review.place("area"),
        )


def area_filters(area: AreaView) -> dict[str, str]:
    """The search filters of anything about one area."""
    found = {"area": f"{area.area.number} {area.area.name}"}
    if area.principle:
        found["principle"] = f"{area.principle.letter} {area.principle.name}"
    return found


def numbered(letter: str | None, title: str) -> str:
    """A section's title with its letter, as printed."""
    return f"{letter}. {title}" if letter else title
