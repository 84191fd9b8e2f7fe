"""The pages of the portal: the way in, accessibility, and for staff the components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.bodies import bodies_by_letter
from generator.pages.page import Page, PageContext
from generator.pages.ways import ways_in
from generator.prose import to_text
from generator.releases.summaries import changes_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.model import Site
    from generator.pages.bodies import Letter
    from generator.pages.ways import Way
    from generator.releases.summaries import EditionSummary, ReleaseSummary
    from generator.units import Portal


@dataclass(frozen=True)
class PortalPage(PageContext):
    """The way in: every body with what it concluded, what changed lately, what readers ask."""

    page_kind = page_kinds.PORTAL
    site: Site
    letters: list[Letter]
    changes: list[tuple[EditionSummary, str, ReleaseSummary]]
    ways: list[Way]


@dataclass(frozen=True)
class AccessibilityPage(PageContext):
    """The accessibility statement."""

    page_kind = page_kinds.ACCESSIBILITY
    site: Site


@dataclass(frozen=True)
class ComponentsPage(PageContext):
    """Everything that pages are made of, with samples."""

    page_kind = page_kinds.COMPONENTS


LATELY = 10  # how many changes the first page lists; the feed has them all


def pages(unit: Portal) -> list[Page]:
    """The first page of the site and its accessibility statement."""
    site = unit.library.site
    lately = changes_of(unit.organisations)[:LATELY]
    components = Page(
        ComponentsPage(),
        _("Components"),
        _("Every component that pages are made of, shown once to review and test."),
        source=_("No content: samples written for this page."),
    )
    return [
        Page(
            PortalPage(site, bodies_by_letter(unit), lately, ways_in(unit)),
            site.title,
            to_text(site.about),
            place=site.place(),
        ),
        Page(
            AccessibilityPage(site),
            _("Accessibility statement"),
            _("How accessible this website is, what is not accessible, and who to contact."),
            place=site.place("accessibility"),
        ),
        *([components] if unit.audience is Audience.INTERNAL else []),
    ]
