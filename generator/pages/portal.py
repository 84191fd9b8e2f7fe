"""The pages of the portal: the way in, accessibility, and for staff the components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.pages.ways import ways_in
from generator.prose import to_text
from generator.releases.summaries import changes_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.units import Unit


LATELY = 10  # how many changes the first page lists; the feed has them all


def pages(unit: Unit) -> list[Page]:
    """The first page of the site and its accessibility statement."""
    site = unit.library.site
    lately = changes_of(unit.organisations)[:LATELY]
    show: dict[str, object] = {
        "site": site,
        "organisations": unit.organisations,
        "changes": lately,
        "ways": ways_in(unit),
    }
    components = Page(
        "components/",
        "components",
        "Components",
        "Everything that pages are made of, once: to look at and to test.",
        source="No content: samples written for this page.",
    )
    return [
        Page("", "portal", site.title, to_text(site.about), show, place=site.place()),
        Page(
            "accessibility/",
            "accessibility",
            "Accessibility statement",
            "How usable this website is for everyone, what is not yet, and who to ask.",
            show,
            search={"kind": "About this website"},
            place=site.place("accessibility"),
        ),
        *([components] if unit.audience is Audience.INTERNAL else []),
    ]
