"""Where a year shows the items that its texts link to by kind and id."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from generator.model.index import slug_of
from generator.model.parts import paragraphs_of, parts_of
from generator.page_kinds import page_kind
from generator.prose import item_of
from generator.prose.items import OF_OTHER_YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.links import EditionLinks
    from generator.views import EditionView


def way_to(address: str, view: EditionView, links: EditionLinks) -> str:
    """The address below the site of what "control:risk-strategy" names; "" if it is not shown.

    Only what was selected for a site is in its view: a link to something internal leads nowhere.
    Whether another year has a page of "action:2023-24/one-form" is not known here.
    """
    item = item_of(address)
    if not item:
        return ""
    name = item.name
    if item.kind in {"post", "board"}:
        name = slug_of(name, view.organisation.id)
    if item.kind in OF_OTHER_YEARS and "/" in name:
        above, _, name = name.rpartition("/")
        year = above if "/" in above else f"{view.organisation.id}/{above}"
        return f"{year}/{page_kind(_template(item.kind)).at(name)}"
    return next((way for each, way in _ways(item.kind, view, links) if each == name), "")


def _ways(kind: str, view: EditionView, links: EditionLinks) -> Iterator[tuple[str, str]]:
    """The items of a kind that a year shows, each with its id and its address."""
    match kind:
        case "section" | "code-section":
            yield from _sections("code" if kind == "code-section" else "statement", view, links)
        case "paragraph":
            yield from _paragraphs(view, links)
        case "theme":
            yield from _themes(view, links)
        case "post" | "board":
            shown = view.posts if kind == "post" else view.boards
            yield from ((each.slug, links.page(kind, each.slug)) for each in shown)
        case "principle" | "opinion" | "recommendation" | "risk" | "term":
            items = getattr(view, f"{kind}s")
            items = [*view.own_risks, *items] if kind == "risk" else items
            for each in items:
                yield each.record.id, links.page(_PLACES[kind], anchor=each.record.id)
        case "control":
            for area in view.areas:
                yield from ((each.record.id, links.control(each)) for each in area.all_controls)
        case _:
            for each in getattr(view, f"{kind}s"):
                yield each.record.id, links.page(_template(kind), each.record.id)


def _template(kind: str) -> str:
    return "improvement_area" if kind == "improvement" else kind


# The pages on which items stand that have none of their own.
_PLACES = {
    "principle": "principles",
    "opinion": "assurance",
    "recommendation": "assurance",
    "risk": "risks",
    "term": "glossary",
}


def _sections(document: str, view: EditionView, links: EditionLinks) -> Iterator[tuple[str, str]]:
    held = view.edition.code if document == "code" else view.edition.statement
    for section in held.sections if held else ():
        page = links.section(document, section)
        for name, own in parts_of(section):
            yield name, f"{page}#{own}" if own else page


def _paragraphs(view: EditionView, links: EditionLinks) -> Iterator[tuple[str, str]]:
    """Numbered paragraphs of the statement, under their numbers as texts write them."""
    statement = view.edition.statement
    for section in statement.sections if statement else ():
        page = links.section("statement", section)
        for each in filter(attrgetter("number"), paragraphs_of(section)):
            yield each.name, f"{page}#{each.anchor}"


def _themes(view: EditionView, links: EditionLinks) -> Iterator[tuple[str, str]]:
    """Themes, in the Code where that prints them, else in the statement."""
    for area in view.areas:
        for theme in area.themes:
            name = theme.record.id
            in_code = "code" in theme.record.printed_in
            if in_code or theme.review:
                page = links.area(area) if in_code else links.area_review(area)
                yield f"{area.record.id}/{name}", f"{page}#{name}"
