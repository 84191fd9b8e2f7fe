"""The pages of an edition: its documents, registers and facts, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import (
    actions,
    assurance,
    code,
    improvement,
    papers,
    registers,
    risks,
    statement,
)
from generator.pages.links import EditionLinks
from generator.pages.page import Page
from generator.pages.release_state import summary_of
from generator.pages.since_last_year import Since
from generator.prose import to_text
from generator.views import EditionView, edition_view, editorial_notes
from generator.views.completeness import coverage, six_things
from generator.words import say_year, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.units import Unit


def pages(unit: Unit) -> list[Page]:
    """All pages of the unit's edition."""
    view = edition_view(unit.library, unit.edition, unit.siblings, unit.path)
    show: dict[str, object] = {"view": view, "links": EditionLinks(unit.path)}
    since = Since(unit) if unit.sides else None
    return [
        _home(view, show | {"since": since}),
        *statement.pages(view, show),
        *code.pages(view, show),
        *improvement.pages(view, show),
        *actions.pages(view, show),
        *assurance.pages(view, show),
        *risks.pages(view, show, unit.library.risks),
        *papers.pages(view, show),
        *registers.pages(view, show),
        *_about(view, show | {"releases": summary_of(unit).releases}),
    ]


def _home(view: EditionView, show: dict[str, object]) -> Page:
    year = say_year(view.edition.year)
    about = sentence(to_text(view.edition.about)) if view.edition.about else ""
    return Page(
        "",
        "home",
        f"{view.organisation.name} {year}",
        about or f"The governance of {view.organisation.name} in {year}.",
        show,
        search={"kind": "Year"},
        place=view.edition.place(),
    )


def _about(view: EditionView, show: dict[str, object]) -> Iterator[Page]:
    yield Page(
        "about/",
        "about",
        "About this edition",
        "The documents behind these pages, who made them and when, and the data to download.",
        show,
        tab="about",
        nav="About this edition",
        search={"kind": "About"},
    )
    yield Page(
        "about/completeness/",
        "completeness",
        "Is everything there?",
        "The six things a statement holds, and what each principle of the framework has.",
        show | {"checks": six_things(view), "coverage": coverage(view)},
        tab="about",
        nav="Completeness",
        crumbs=(("About this edition", "about/"),),
        search={"kind": "About"},
        source="Computed from the documents of this edition.",
    )
    notes = [*editorial_notes(view.edition), *editorial_notes(view.organisation)]
    if notes:
        yield Page(
            "about/notes/",
            "notes",
            "Editorial notes",
            "What the editors noted where the papers contradict themselves or leave gaps.",
            show | {"notes": notes},
            tab="about",
            nav="Editorial notes",
            crumbs=(("About this edition", "about/"),),
            search={"kind": "Editorial notes"},
        )
